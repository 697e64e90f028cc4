#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "apply/adapter_choice.h"
#include "apply/applied_file.h"
#include "apply/predictions_table.h"
#include "dataset/question.h"
#include "jobs/job_runner.h"

namespace fovea::ui {

struct AppliedNumbers;
class PredictionMailbox;
class ProjectSession;

/// New images and what the chosen adapter says of them. Predicting begins by itself when the user brings
/// files or chooses an adapter, as soon as no job runs, and never otherwise; it is no job of the window's
/// JobRunner, so that others may run beside it. No widgets. GUI thread only.
class ApplyPresenter : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ApplyPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);
    ~ApplyPresenter() override;

    AdapterChoice& choice() { return *m_choice; }
    const AdapterChoice& choice() const { return *m_choice; }
    QString adapter() const { return m_choice->path(); }
    const std::optional<adapter::AdapterInfo>& info() const { return m_choice->info(); }
    QString adapterError() const { return m_choice->error(); }
    void chooseAdapter(const QString& path) { m_choice->choose(path); }
    /// Classes or findings, in the order of AppliedFile::probabilities; empty of a number.
    const std::vector<std::string>& classes() const { return m_classes; }
    AppliedKind kind() const { return info() ? appliedKind(info()->question) : AppliedKind::classes; }
    /// What the adapter answers.
    dataset::Question question() const;
    /// What has one answer by the adapter: a row is one of these, once it is predicted.
    dataset::AnswerUnit unit() const;
    int images() const;  ///< that files() stand for

    const std::vector<AppliedFile>& files() const { return m_files; }
    int rowOf(qint64 id) const { return m_rows.value(id, -1); }  ///< in files(); -1: not on the list
    int rowOfImage(qint64 id) const { return m_imageRows.value(id, -1); }  ///< the same of AppliedPart::id
    /// Files, and all images below folders; those on the list already are skipped.
    /// A file that turns out to hold several frames gets a row for each. Where studies or patients have one
    /// answer, predicted images of one are one row (AppliedFile::parts), where its first image was.
    void add(const QStringList& paths);
    int remove(const std::vector<qint64>& ids);  ///< how many images went
    int removed() const;                         ///< rows that bringBack() would bring back
    void bringBack();                            ///< the rows that were removed last, to where they were
    void clear();                                ///< for good
    /// The answer that somebody knows of these images, as dataset::Sample::label has it; empty: not known.
    /// Kept with the list, and written nowhere but into the files that are saved.
    void setReference(const std::vector<qint64>& ids, const std::string& reference);
    /// What is known of one of the findings, an index into classes(): that it is there, that it is not, or
    /// nothing.
    void setFinding(const std::vector<qint64>& ids, int index, std::optional<bool> stated);
    /// The same, in turn yes, no and not stated.
    void pressFinding(const std::vector<qint64>& ids, int index);

    /// What predicts runs here.
    JobRunner& predictions() { return m_predictions; }
    bool searching() const { return m_searching > 0; }
    bool predicting() const { return m_predicting; }
    qint64 reading() const;  ///< id of the image that is being read; 0: none
    int waiting() const;
    int failed() const;
    const Progress& progress() const { return m_progress; }  ///< while predicting
    void stop();
    /// Goes on after stop(), and where another adapter came by itself, with the project say.
    void resume();
    bool stopped() const { return m_stopped; }

    void writeTable(const QString& path);
    /// One line an image, where unit() is none: what each weighs, and says by itself.
    void writeImages(const QString& path);
    /// An Excel workbook; `validation`: lines about the figures on these images, if there are any.
    void writeWorkbook(const QString& path, const QStringList& validation);
    /// A DICOM structured report for each DICOM file, into `folder`; reportsWritten() or writeFailed()
    /// follows.
    void writeReports(const QString& folder);
    /// A page to print; `validation`: lines about the figures on these images, if there are any.
    void writePdf(const QString& path, const QStringList& validation);

Q_SIGNALS:
    void filesReset();  ///< the list is another one
    void filesAdded(int first, int count);
    void filesLeaving(int first, int last);  ///< about to be removed
    void filesLeft();
    void filesChanged(int first, int last);
    void referencesChanged();
    void stateChanged();
    void nothingFound();
    void written(const QString& path);
    /// So many DICOM reports were written; so many files are no DICOM images and have none.
    void reportsWritten(const QString& folder, int reports, int notDicom);
    void writeFailed(const fovea::Error& error);

private:
    void startAnew();  ///< nothing is predicted of any file; each image has its own row
    void erase(int first, int last);
    /// Whether studies are being put together; what there is of them by now is on the list then.
    bool puttingTogether();
    void putTogetherAgain();     ///< that job begins anew, with what is on the list then
    int take(AppliedFile file);  ///< its row; -1: there is none any more
    void putPredictionsAway(bool byHand);
    void takePredictionsBack();
    void predictSoon();
    void collect();
    void addFrames();
    void insert(int row, std::vector<AppliedFile> files);
    void renumber();
    AppliedBy by() const;
    void write(const QString& path, std::function<Result<void>()> work);

    JobRunner& m_jobs;
    AdapterChoice* m_choice;
    QThreadPool m_pool;
    std::vector<AppliedFile> m_files;
    QHash<qint64, int> m_rows, m_imageRows;
    QHash<QString, std::vector<AppliedFile>> m_before;                ///< by AdapterChoice::identity()
    std::vector<std::vector<std::pair<int, AppliedFile>>> m_removed;  ///< with their rows; newest last
    std::vector<std::string> m_classes;
    std::shared_ptr<AppliedNumbers> m_numbers;
    std::shared_ptr<PredictionMailbox> m_mailbox;
    struct Several {
        qint64 row = 0;  ///< behind which
        QString path;
        int frames = 0;
    };
    std::vector<Several> m_several;  ///< files that hold frames that have no row yet
    QTimer m_collect;
    Progress m_progress;
    qint64 m_lastId = 0;
    int m_searching = 0;
    int m_generation = 0;  ///< of the list and its adapter; late results of another are dropped
    bool m_predicting = false, m_stopped = false;
    JobRunner m_predictions;
};

}  // namespace fovea::ui
