#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "base/job_context.h"
#include "base/result.h"

namespace fovea::ui {

/// The step of the user's work that a job belongs to.
enum class WorkStep { data, train, inspect, apply };

/// Runs one long piece of core work at a time on a worker thread and brings its
/// result back to the GUI thread. The only place where the window starts threads.
///
/// Progress arrives as a signal on the GUI thread, coalesced to about 20 Hz; log lines, which are
/// English and for the command line, go nowhere. What the work throws becomes an Error. Destruction cancels
/// and waits.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    bool running() const;
    QString title() const;  ///< of the running job, already translated
    WorkStep step() const;  ///< of the running job
    void cancel();          ///< acknowledged at once; the job ends at its next cancellation point
    /// Acknowledged at once; the job holds still at its next cancellation point, which
    /// holding() tells, and goes on after resume(). A paused job can be cancelled.
    void pause();
    void resume();
    bool pauseWanted() const;
    bool holding() const;  ///< a pause is wanted and the job stands still
    /// As holding(), and until the job really goes on: only then does pausedSeconds() have the pause.
    bool standingStill() const;
    double pausedSeconds() const;  ///< how long it has stood still, the present pause left out
    /// Of the running job: ends it early with what it has so far, as its result.
    void setEndEarly(std::function<void()> end);
    bool canEndEarly() const;
    void endEarly();  ///< also a paused job
    /// Of the running job: nothing is lost when it is cancelled, so nobody need be asked.
    void setDisposable();
    bool disposable() const;
    bool cancelling() const;  ///< cancel() was called and the job has not ended yet

    /// Starts `work`; `done` gets its result on the GUI thread. Returns false, and
    /// does nothing, while another job runs.
    template <class T>
    bool start(const QString& title, std::function<Result<T>(const JobContext&)> work,
               std::function<void(Result<T>)> done, WorkStep step = WorkStep::data) {
        auto result = std::make_shared<std::optional<Result<T>>>();
        return startErased(
            title, step,
            [work = std::move(work), result](const JobContext& job) {
                result->emplace(guarded([&] { return work(job); }));
            },
            [done = std::move(done), result] { done(std::move(**result)); });
    }

Q_SIGNALS:
    void started(const QString& title);
    void progress(const fovea::Progress& progress);
    void cancelRequested();
    void pauseChanged();  ///< pauseWanted() or holding() is different
    void finished();      ///< after `done`; another job may be running already, started by `done`

private:
    bool startErased(const QString& title, WorkStep step, std::function<void(const JobContext&)> work,
                     std::function<void()> done);
    void deliver();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
