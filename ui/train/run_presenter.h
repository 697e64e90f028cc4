#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "runs/run_summary.h"
#include "runs/series.h"
#include "session/project_session.h"
#include "train/plan_presenter.h"
#include "train/run_choices.h"
#include "train/run_feed.h"
#include "train/run_progress.h"

namespace fovea::ui {

/// The run: begun, held still, stopped, gone on with, begun anew, and what came of it. It is a job that has
/// the project; how it stands is in progress(). No widgets. GUI thread only.
class RunPresenter : public QObject {
    Q_OBJECT
public:
    /// Trains what `choices` say, as `plan` has made it fit; no plans are made while a run is in view.
    RunPresenter(ProjectSession& session, JobRunner& jobs, RunChoices& choices, PlanPresenter& plan,
                 QObject* parent = nullptr);

    /// pausing: a pause is wanted, the step under way is still being finished.
    enum class Phase { idle, running, pausing, paused, stopping, done, stopped, failed };
    Phase phase() const { return m_phase; }
    bool busy() const { return m_phase >= Phase::running && m_phase <= Phase::stopping; }
    /// What happens now, in a few words, and, of a run that has ended, what came of it; empty when idle.
    QString title() const;
    QString summary() const;

    RunProgress& progress() { return m_progress; }
    const RunProgress& progress() const { return m_progress; }

    void start();
    /// Acknowledged at once; holds still at the end of the step. goOn() takes it back.
    void pause();
    void goOn();
    void stop();
    /// The newest run, when it was begun and not finished, or is done but the series that it belongs to
    /// is not.
    std::optional<RunSummary> interrupted() const;
    /// Goes on with the run that interrupted() names.
    void resume();
    /// Makes the adapter of that run from its best epoch so far.
    void keepBest();
    /// Takes the settings of a recorded run as choices, without its place in a series.
    /// False when it cannot be now, or the record cannot be read.
    bool takeSettings(const runs::RunRecord& record);
    /// Trains with just the settings of a recorded run, alone; the choices stay. False as above.
    bool repeat(const runs::RunRecord& record);
    /// Removes these runs from the project.
    void removeRuns(const std::vector<std::int64_t>& runs);
    /// Leaves the result and shows the plan again.
    void startOver();

    /// What runs, or ran last, is a series: it cannot be ended early, only interrupted.
    bool runsSeries() const { return m_running.several(); }
    /// The recorded run that is gone on with at the moment; 0: none, or one that is not recorded yet.
    std::int64_t runAtWork() const { return busy() ? m_runAtWork : 0; }

    const std::optional<runs::RunOutcome>& outcome() const { return m_outcome; }
    /// When a series is done; outcome() is that of the run whose adapter is to be used.
    const std::optional<runs::SeriesOutcome>& seriesOutcome() const { return m_seriesOutcome; }
    QString failure() const { return m_failure; }  ///< when failed

Q_SIGNALS:
    void phaseChanged();
    void interruptedChanged();  ///< interrupted() may be another without a change of phase or runs
    void runFinished(qint64 run);

private:
    /// What becomes of a run: learned anew, gone on with, or ended with its best epoch.
    enum class Way { fresh, resumed, ended };
    struct Trained {
        runs::RunOutcome run;
        std::optional<runs::SeriesOutcome> series;
    };
    /// All that the job needs, by value.
    struct Work {
        RunRequest request;
        Way way = Way::fresh;
        runs::RunObserver observer;
        std::shared_ptr<RunFeed> feed;
        std::int64_t earlierOf = 0;  ///< the run whose saved state is shown; 0: none
    };
    static Result<Trained> train(const Work& work, project::Project& project, const JobContext& job);
    void begin(const RunRequest& request, Way way);
    void goOnWith(Way way);  ///< the run that interrupted() names
    void finish(const Result<Trained>& result);
    void finishDone(const Trained& trained);
    void tick();
    void onProgress(const Progress& progress);
    void onPause();
    void setPhase(Phase phase);
    double workSeconds();  ///< since begin(), pauses left out; never less than before
    void readSeries();
    QString besideBaseline() const;

    ProjectSession& m_session;
    JobRunner& m_jobs;
    RunChoices& m_choices;
    PlanPresenter& m_plan;
    RunProgress m_progress;

    Phase m_phase = Phase::idle;
    RunRequest m_running;
    std::shared_ptr<RunFeed> m_feed;
    CancelToken m_endEarly;
    std::int64_t m_runAtWork = 0;
    /// The newest run when its series is not at its end; 0: it is, or it belongs to none.
    std::int64_t m_seriesUnfinishedBy = 0;
    QString m_failure;
    std::optional<runs::RunOutcome> m_outcome;
    std::optional<runs::SeriesOutcome> m_seriesOutcome;
    QTimer m_tick;
    QElapsedTimer m_clock;
    double m_worked = 0;  ///< workSeconds() when asked last
};

}  // namespace fovea::ui
