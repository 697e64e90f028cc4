#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "jobs/background.h"
#include "jobs/job_runner.h"
#include "project/import_images.h"
#include "project/project.h"
#include "project/study.h"

namespace fovea::ui {

/// The open project, as the window sees it: an in-memory copy of its samples,
/// classes, problems and runs, and the only way to change it.
///
/// The copy belongs to the GUI thread. The Project itself is used by one worker
/// at a time: a long job has it to itself from start to end (see startOnProject()),
/// short writes and read() queue up behind each other. Nobody else gets it. While it is busy, edits
/// are refused. No call waits for the disk.
class ProjectSession : public QObject {
    Q_OBJECT
public:
    explicit ProjectSession(JobRunner& jobs, QObject* parent = nullptr);
    ~ProjectSession() override;

    JobRunner& jobs() const { return m_jobs; }

    bool isOpen() const { return m_open; }
    QString folder() const { return m_folder; }  ///< absolute; empty when none is open
    QString name() const;                        ///< of the folder, without ".fovea"
    /// Whether it lies where nothing can be written; edits are refused.
    bool readOnly() const { return m_open && m_data.readOnly; }
    /// Whether a long job has the project now; edits are refused meanwhile.
    bool busy() const { return m_busy; }

    /// What is asked about the images, in the order in which it is shown; empty when none is open.
    const std::vector<dataset::Question>& questions() const { return m_data.questions; }
    /// The one in use: what labels, classes, grades, positive, runs and evaluations here are about.
    const dataset::Question& question() const { return m_data.question; }
    /// What an image can be answered with by choosing: of grades those the question has and behind them
    /// others that occur, of findings their names; of a number nothing.
    std::vector<std::string> answers() const;
    const std::vector<dataset::Sample>& samples() const { return m_data.samples; }  ///< in id order
    const std::vector<std::string>& classes() const { return m_data.classes; }      ///< as Project::classes()
    const std::vector<std::string>& grades() const { return m_data.grades; }        ///< as Project::grades()
    /// Of two classes the finding: what was chosen, or else what their names say; empty where neither does.
    std::string positive() const;
    bool positiveChosen() const { return !m_data.positive.empty(); }  ///< somebody said it
    /// As of the last time they were looked for, which goes on in the background after
    /// opening and after every change: problemsChanged() follows.
    const std::vector<dataset::Problem>& problems() const { return m_problems; }
    /// Whether this project was looked through since it was opened.
    bool problemsKnown() const { return m_problemsKnown; }
    /// Of the question in use, oldest first.
    const std::vector<project::Run>& runs() const { return m_data.runs; }
    const std::vector<project::Run>& allRuns() const { return m_data.allRuns; }  ///< of every question
    /// Every look at the figures of a run of the question in use, oldest first.
    const std::vector<project::RecordedEvaluation>& evaluations() const { return m_data.evaluations; }
    const std::vector<project::RecordedEvaluation>& allEvaluations() const { return m_data.allEvaluations; }
    /// How many of samples() have a file that is not where it was. Looked for in the
    /// background whenever samples() may be different; 0 until it is known.
    int missing() const { return m_missing; }
    /// Looks again; missingChanged() follows if it is another number.
    void lookForMissing();
    /// Whether the images are copies in the project's folder, without patient data.
    bool holdsCopies() const { return m_data.copies; }
    /// Which grey values the network sees.
    const imaging::WindowPolicy& networkWindow() const { return m_data.window; }
    /// Index into samples() of an id; -1 when there is none.
    int rowOf(std::int64_t id) const;
    /// How many of samples() have a label (empty: none) and are in a split. None is counted for the asking.
    using Counts = std::map<std::string, std::map<dataset::Split, int>>;
    const Counts& counts() const { return m_data.counts; }
    /// Of those with a label.
    int labelledImages(dataset::Split split) const;
    /// What there is to do on the Data page before the question in use can be learned, in one sentence;
    /// empty: there are answers to tell apart.
    QString missingAnswers() const;
    /// That samples() name.
    int patients() const { return int(m_data.patients.size()); }
    /// Another number whenever what a plan or an evaluation rests on may be different: which project it
    /// is, question(), samples() with their labels, patients, splits and pixels, grades(), positive(). Runs
    /// are none of it.
    quint64 dataRevision() const { return m_dataRevision; }
    /// As Project::runFolder(); empty when none is open, and while an import has it.
    QString runFolder(std::int64_t run) const;

    /// Opens a project (or, with `create`, makes one) as a job. False when another
    /// job runs. opened() or openFailed() follows. An open project is closed first.
    /// `takeOver`: also one that was left open on another computer (DirectoryLock::takeOver).
    bool open(const QString& folder, bool create = false, bool takeOver = false);
    /// Forgets the project; waits for nothing. Not while it is busy.
    void close();
    /// Reads everything anew in the background; changed() follows.
    void refresh();

    /// Reads images below `source` into the project as a job; makes the project
    /// in `folder` first when none is open. changed() and importFinished() follow.
    bool importImages(const QString& folder, const project::ImportRequest& request);

    /// Runs `work` as a job that has the project to itself, once the changes made before are
    /// stored. Afterwards the copy is read anew (on the worker), then `done` is called and changed() emitted.
    /// False when none is open or another job runs.
    template <class T>
    bool startOnProject(const QString& title,
                        std::function<Result<T>(project::Project&, const JobContext&)> work,
                        std::function<void(Result<T>)> done, WorkStep step = WorkStep::data) {
        if (!beginLoan()) return false;
        using Both = std::pair<Result<T>, std::optional<Data>>;
        auto lease = lease_();
        return m_jobs.start<Both>(
            title,
            [work = std::move(work), lease, stored = stored(),
             asked = m_data.question.id](const JobContext& job) -> Result<Both> {
                stored.wait();
                const Lock lock(*lease);
                if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
                Result<T> result = guarded([&] { return work(*lock.project(), job); });
                std::optional<Data> data;
                if (auto read = readData(*lock.project(), asked)) data = std::move(*read);
                return Both{std::move(result), std::move(data)};
            },
            [this, done = std::move(done)](Result<Both> both) {
                endLoan();
                if (!both) {
                    done(both.error());
                    return;
                }
                if (both->second) take(std::move(*both->second));
                done(std::move(both->first));
                Q_EMIT changed();
                readProblems();
            },
            step);
    }

    /// Reads from the project on a worker, once the changes made before are stored and while no
    /// job has it; then `done` on the GUI thread, unless `receiver` is gone by then. What is
    /// changed meanwhile is stored after it: what takes long with what was read belongs elsewhere.
    template <class T>
    void read(QObject* receiver, std::function<Result<T>(const project::Project&)> work,
              std::function<void(Result<T>)> done) {
        inBackground(
            writer(), receiver,
            [lease = lease_(), work = std::move(work)]() -> Result<T> {
                const Lock lock(*lease);
                if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
                return guarded([&] { return work(*lock.project()); });
            },
            std::move(done));
    }

    // All of these: false, after editRefused(), while the project is busy, or where that question is none.

    /// Puts a question in use: questionChanged(), then changed(). No change of the project. A disposable
    /// job is cancelled for it; the question changes when that has ended. What readers say to it is read
    /// then, in the background: samplesEdited() follows where there is any.
    bool useQuestion(std::int64_t id);
    /// Adds a question and puts it in use, or replaces the one of its id. What the project refuses comes as
    /// editRefused().
    bool storeQuestion(const dataset::Question& question);
    /// Takes a question away, with its answers.
    bool removeQuestion(std::int64_t id);

    /// Answers the question in use. False, too, where dataset::checkAnswer() says that this is no answer.
    bool relabel(const std::vector<std::int64_t>& ids, const std::string& label);
    /// States one finding of images, or (nothing) that it is not stated; what is stated of others stays.
    bool setFinding(const std::vector<std::int64_t>& ids, const std::string& finding,
                    std::optional<bool> stated);
    /// Gives samples the splits that `changed` says, which are copies of samples().
    /// False, after editRefused(), while the project is busy.
    bool setSplits(std::vector<dataset::Sample> changed);
    /// The classes are grades in this order, or (empty) none. False, after
    /// editRefused(), while the project is busy.
    bool setGrades(const std::vector<std::string>& grades);
    /// Of two classes this one is the finding; empty: as their names say. False, after editRefused(), while
    /// the project is busy.
    bool setPositive(const std::string& positive);
    /// What only people know of the study, for its reports, and, with `positive`, which class is the finding,
    /// as one change. False, after editRefused(), while the project is busy.
    bool setStudy(const project::Study& study, const std::optional<std::string>& positive = {});
    /// Notes that somebody found this label of an image right, or (empty) takes that back: as
    /// project::setConfirmedLabel(). False, after editRefused(), while the project is busy.
    bool confirmLabel(std::int64_t id, const std::string& label);
    /// Notes what a reader answers to the question in use on an image, or (empty) takes that back; the label
    /// stays. False, too, where dataset::checkAnswer() says that this is no answer.
    bool setReading(std::int64_t id, const std::string& reader, const std::string& answer);
    /// Replaces the note of a run in runs(). False, after editRefused(), while the project is busy.
    bool setUserNote(std::int64_t run, const std::string& userNote);
    /// Takes back, or makes again, the last change: labels, splits, an import, also
    /// one made before the project was opened. undone() follows, or editRefused().
    void undo();
    void redo();
    /// What undo() and redo() would do.
    const project::History& history() const { return m_data.history; }

Q_SIGNALS:
    void opened();
    void openFailed(const fovea::Error& error);
    void closed();
    /// Another question is in use; changed() follows.
    void questionChanged();
    /// Everything may be different: samples, classes and runs, after an import problems, too.
    void changed();
    /// Only labels and splits of these rows of samples() (and perhaps classes(), grades(), positive()) are
    /// different.
    void samplesEdited(const QList<int>& rows);
    void networkWindowChanged();
    /// history() is different.
    void historyChanged();
    /// A change was taken back or (again) made again.
    void undone(const fovea::project::Change& change, bool again);
    /// problems() may be different.
    void problemsChanged();
    void busyChanged(bool busy);
    void missingChanged();
    void importFinished(const fovea::project::ProjectSummary& summary);
    void importFailed(const fovea::Error& error);  ///< cancelled included
    /// An edit was not made, or could not be stored and was taken back.
    void editRefused(const QString& reason);

private:
    struct Data {
        std::vector<dataset::Question> questions;
        dataset::Question question;
        std::vector<dataset::Sample> samples;
        std::vector<std::string> classes, grades;
        std::string positive;  ///< as Project::positive()
        std::vector<project::Run> allRuns, runs;
        std::vector<project::RecordedEvaluation> allEvaluations, evaluations;
        project::History history;
        bool copies = false;
        bool readOnly = false;
        imaging::WindowPolicy window;
        std::unordered_map<std::int64_t, int> rows;  ///< id to index into samples
        Counts counts;
        std::unordered_map<std::string, int> patients;  ///< images of each
        /// Sum over the samples of a hash of what dataRevision() is about: equal for equal samples.
        std::uint64_t mark = 0;

        void count(const dataset::Sample& sample, int by);  ///< 1: it is there; -1: no more
        void use(const dataset::Question& other);           ///< puts it in use
        void keepQuestion();                                ///< among questions, as it is now
        void choosePositive(const std::string& name);       ///< of the question
        void chooseRuns();                                  ///< those of the question
        void findClasses();                                 ///< by counts
    };
    struct Lease;  ///< the project and the mutex that hands it from worker to worker
    class Lock {
    public:
        explicit Lock(Lease& lease);
        ~Lock();
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;
        project::Project* project() const;

    private:
        Lease& m_lease;
    };

    /// With this question in use, where the project has it.
    static Result<Data> readData(project::Project& project, std::int64_t question = 0);
    std::shared_ptr<Lease> lease_() const { return m_lease; }
    QThreadPool& writer();
    /// Ready when the changes made before are on the disk.
    std::shared_future<void> stored();
    bool beginLoan();
    void endLoan();
    void take(Data data);
    void setBusy(bool busy);
    /// Whether another question may come into use: nothing is written by it. If not, it is said why.
    bool mayChoose();
    bool mayEdit();  ///< likewise
    bool refuse(const Error& error);
    void takeQuestions(std::vector<dataset::Question> questions, const dataset::Question& inUse);
    void edit(std::vector<dataset::Sample> edited, std::function<Result<void>(project::Project&)> change);
    void show(const std::vector<dataset::Sample>& edited);
    void swap(bool again);
    /// Shows what a write has left of samples; where something was shown since that is stored after it
    /// (`shownFirst`: as it was when the write was asked for), what comes of both.
    void showStored(const project::Restored& stored, quint64 shownFirst);
    /// Makes a change on the disk, after those before it; then `done` with what it did. Without `done` the
    /// window shows the change before it is stored.
    void store(std::function<Result<project::Restored>(project::Project&)> edit,
               std::function<void(const project::Restored&)> done);
    void readProblems();

    JobRunner& m_jobs;
    std::shared_ptr<Lease> m_lease;
    std::shared_ptr<Lease> m_closing;  ///< of the project closed last
    Data m_data;
    std::vector<dataset::Problem> m_problems;
    bool m_problemsKnown = false;
    QString m_folder;
    bool m_open = false;
    bool m_busy = false;
    int m_missing = 0;
    quint64 m_dataRevision = 0;
    quint64 m_shownFirst = 0;           ///< writes that the window has shown before they were stored
    std::int64_t m_wantedQuestion = 0;  ///< once the job has ended; 0: none
    CancelToken m_looking;              ///< for missing files
    struct Writer;
    std::unique_ptr<Writer> m_writer;
};

}  // namespace fovea::ui
