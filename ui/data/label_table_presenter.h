#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "dataset/label_table.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

/// A table of labels on its way into the project: which columns mean what, which
/// images it is about, and what would come of it. Reading, searching and matching
/// happen on a worker after each change; changed() follows. Nothing is imported here.
class LabelTablePresenter : public QObject {
    Q_OBJECT
public:
    enum class Images { inFolder, inProject };
    enum class Role { file, label, patient, split, subgroup, study };
    static constexpr int kNone = -1;
    static constexpr int kOneColumnAClass = -2;  ///< of Role::label only

    /// `projectFiles`: dataset::relativeFiles() of the open project; none: a folder it must be.
    explicit LabelTablePresenter(std::vector<std::string> projectFiles, QObject* parent = nullptr);

    /// The images are looked for beside the table until a folder is chosen.
    void openTable(const QString& path);
    void setImages(Images images);
    void setFolder(const QString& folder);
    void setDelimiter(char delimiter);
    void setHeader(bool header);
    /// One of dataset::kTextEncodings, or empty: as it is found out.
    void setEncoding(const QString& encoding);
    /// Of a workbook.
    void setSheet(const QString& sheet);
    /// Whether words like "NA" say that nothing is known; else they are names like others.
    void setMissingWords(bool unstated);
    /// A column with two roles is told by error(): the keys pass over columns on
    /// their way to the one that is meant.
    void setRole(Role role, int column);

    QString tablePath() const { return QString::fromStdString(m_path); }
    QString folder() const { return QString::fromStdString(m_folder); }
    Images images() const { return m_images; }
    int projectFiles() const { return int(m_projectFiles->size()); }
    /// A column, kNone or kOneColumnAClass.
    int role(Role role) const;
    /// A question that the table could answer beside the diagnosis, and whether it is taken over.
    struct Proposed {
        dataset::QuestionColumns columns;
        bool taken = false;
        int emptyCells = 0;
        bool operator==(const Proposed&) const = default;
    };
    /// What the columns that have no other use could answer. All are taken to begin with where the images
    /// have no diagnosis otherwise, else none.
    const std::vector<Proposed>& proposed() const { return m_proposed; }
    void setTaken(int proposed, bool taken);
    void setQuestionName(int proposed, const QString& name);
    void setQuestionKind(int proposed, dataset::QuestionKind kind);
    /// Of all findings: an empty cell says that there is none.
    void setEmptyIsNone(bool none);
    bool emptyIsNone() const { return m_emptyIsNone; }
    /// The names of its columns: "effusion, nodule".
    QString columnWords(const Proposed& proposed) const;

    /// The columns that hold one class each; empty where there are no such.
    const std::vector<int>& classColumns() const { return m_classColumns; }

    bool busy() const { return m_worker.busy(); }
    /// Whether the rows name images, and only the diagnosis is not known: no column says it, and
    /// the images lie in no folders named after one. There is no match then.
    bool needsDiagnosis() const { return m_needsDiagnosis; }
    /// Why there is no match; the table may be there all the same.
    const std::optional<Error>& error() const { return m_error; }
    /// Whether the encoding was chosen, not found out.
    bool encodingChosen() const { return !m_options.encoding.empty(); }
    bool missingWords() const { return m_missingWords; }
    /// The words like "NA" that stand in the columns of diagnosis, patient and group: "NA, nan".
    QString missingWordsFound() const { return m_missingFound; }
    /// Some words of the table that are read differently in other encodings, read in this one;
    /// empty for bytes that mean nothing in it.
    QString previewIn(const QString& encoding) const;
    std::shared_ptr<const dataset::Table> table() const { return m_table; }  ///< null before it is read
    const std::optional<dataset::LabelMatch>& match() const { return m_match; }
    /// Images by class as they will be; "" for those without. Empty where classes
    /// stay as they are.
    const std::map<std::string, int>& classes() const { return m_classes; }
    /// Images that the import will have.
    int imagesTaken() const { return m_taken; }
    bool ready() const { return !busy() && m_match && !m_match->images.empty(); }
    /// What to import or apply; null unless ready().
    std::shared_ptr<const dataset::LabelTable> labels() const;

Q_SIGNALS:
    void changed();

private:
    struct Listing;
    struct Request;
    struct Look;
    static Result<std::shared_ptr<Look>> look(const Request& request, const JobContext& job);
    void ask();
    void answer(int proposed, const std::function<void(Proposed&)>& change);
    static void addQuestions(const Request& request, Look& look);
    void take(Look& look);

    std::shared_ptr<const std::vector<std::string>> m_projectFiles;
    std::string m_path, m_folder;
    bool m_folderChosen = false;
    Images m_images = Images::inFolder;
    dataset::TableOptions m_options;
    std::optional<dataset::LabelColumns> m_chosen;  ///< once the user said what a column means
    /// What the user said of a proposed question, by its columns.
    using Answered = std::map<std::vector<int>, Proposed>;
    Answered m_answered;
    std::vector<Proposed> m_proposed;
    bool m_emptyIsNone = false;

    std::shared_ptr<const dataset::Table> m_table;
    std::shared_ptr<const Listing> m_listing;
    std::string m_sample;  ///< bytes of the table that are no ASCII
    bool m_missingWords = true;
    QString m_missingFound;
    dataset::LabelColumns m_columns;
    std::vector<int> m_classColumns;
    std::optional<dataset::LabelMatch> m_match;
    std::optional<Error> m_error;
    bool m_needsDiagnosis = false;
    std::map<std::string, int> m_classes;
    int m_taken = 0;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
