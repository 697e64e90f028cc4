#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dataset/patient_names.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

/// Whose the images of unknown patients are, by their paths: which rule, and what would come of
/// it. Looked at on a worker after each change; changed() follows. Nothing is stored here.
class PatientNamesPresenter : public QObject {
    Q_OBJECT
public:
    enum class Way {
        table,     ///< a table of labels says it: not looked at here
        folder,    ///< the name of a folder above the file
        fileName,  ///< the file's name up to the first "_", "-" or blank
        pattern    ///< what the group of a regular expression finds in the file's name
    };
    /// What a rule makes of the images of unknown patients.
    struct Outcome {
        int images = 0;    ///< of unknown patients
        int named = 0;     ///< those that get one
        int patients = 0;  ///< different ones
        /// Not more patients than diagnoses: what was found is probably the diagnosis.
        bool asFewAsClasses = false;
        /// The rule has learned nothing of patients: dataset::everyImageItsOwn().
        bool eachItsOwn = false;
        /// File and patient of some, spread over all; the patient empty where there is none.
        std::vector<std::pair<QString, QString>> examples;
    };

    /// `samples`: of the project; those that were set aside come along.
    explicit PatientNamesPresenter(const std::vector<dataset::Sample>& samples, QObject* parent = nullptr);

    void setWay(Way way);
    void setLevel(int level);  ///< of Way::folder, from 1
    void setPattern(const QString& pattern);
    /// That each patient has one image, as the user states: else nothing comes of a rule that makes every
    /// image its own patient.
    void setOneImageEach(bool stated);

    Way way() const { return m_way; }
    int level() const { return m_rule.level; }
    /// As chosen; meant for no table.
    const dataset::PatientRule& rule() const { return m_rule; }
    /// The folders above the first image, the nearest first: what the levels are called.
    const QStringList& folders() const { return m_folders; }
    bool busy() const { return m_worker.busy(); }
    /// Whether the pattern can be read and has one group; true of every other way.
    bool patternUsable() const { return m_patternUsable; }
    const Outcome& outcome() const { return m_outcome; }
    /// Whether there is something to store; of a table: whether it can be asked for.
    bool ready() const {
        return m_way == Way::table || (!busy() && m_patternUsable && m_outcome.named > 0 &&
                                       (!m_outcome.eachItsOwn || m_rule.oneImageEach));
    }

Q_SIGNALS:
    void changed();

private:
    void ask();

    std::shared_ptr<const std::vector<dataset::Sample>> m_unknown;
    std::shared_ptr<const std::unordered_set<std::string>> m_known;  ///< patients
    bool m_severalImagesEach = false;                                ///< of a patient who is known
    QStringList m_folders;
    int m_classes = 0;
    Way m_way = Way::fileName;
    dataset::PatientRule m_rule;
    bool m_patternUsable = true;
    Outcome m_outcome;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
