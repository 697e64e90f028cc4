#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>

#include "plots/run_curves.h"
#include "runs/run_summary.h"
#include "runs/series.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "train/backbone_list.h"
#include "train/presets.h"
#include "train/run_feed.h"

namespace fovea::ui {

/// What the Train page knows and does: choices, plan, the run and its progress.
/// No widgets. GUI thread only; planning and training are jobs of the JobRunner.
class TrainPresenter : public QObject {
    Q_OBJECT
public:
    TrainPresenter(ProjectSession& session, JobRunner& jobs, Settings& settings, QObject* parent = nullptr);

    /// pausing: a pause is wanted, the step under way is still being finished.
    enum class Phase { idle, running, pausing, paused, stopping, done, stopped, failed };

    /// How a running run stands.
    struct RunProgress {
        QString stage;  ///< in words
        std::int64_t done = 0, total = 0;
        double secondsLeft = -1;     ///< negative: unknown
        double elapsedSeconds = 0;   ///< pauses left out
        double imagesPerSecond = 0;  ///< 0: unknown
        double memoryMb = 0;
        double peakMemoryMb = 0;
        double tensorsMb = 0;  ///< highest of the last moment
        int epoch = 0;         ///< epochs finished
        int epochs = 0;
        double auc = 0;  ///< best so far; NaN: none
        int bestEpoch = 0;
        int member = 0, members = 0;  ///< of a series, from 1; 0: a single training
    };

    // Choices. They may change at any time but while running.
    BackboneList& backbones() { return m_backbones; }
    const runs::RunSettings& choices() const { return m_choices; }
    void setChoices(const runs::RunSettings& choices);
    void choosePreset(const QString& key);
    /// Several trainings instead of one; a cross-validation chooses the tuning images itself.
    const runs::SeriesOptions& series() const { return m_series; }
    void setSeries(const runs::SeriesOptions& series);
    int trainings() const;                       ///< that are to be made: 1 without a series
    QString preset() const { return m_preset; }  ///< its key; empty when the choices are the user's own

    /// Plans are made only while someone looks at them: active and idle.
    void setActive(bool active);
    const std::optional<runs::RunPlan>& plan() const { return m_plan; }
    bool planning() const { return m_planning; }
    bool planHasTimes() const { return m_planHasTimes; }
    QString planError() const { return m_planError; }
    /// Why nothing can be trained, with what to do next; empty when it can.
    QString obstacle() const;

    Phase phase() const { return m_phase; }
    bool busy() const { return m_phase >= Phase::running && m_phase <= Phase::stopping; }
    void start();
    /// Acknowledged at once; holds still at the end of the step. goOn() takes it back.
    void pause();
    void goOn();
    /// Goes on with the run that interrupted() names.
    void resume();
    /// Makes the adapter of that run from its best epoch so far.
    void keepBest();
    void stop();
    /// Takes the settings of a recorded run as choices, without its place in a series.
    /// False when it cannot be now, or the record cannot be read.
    bool takeSettings(const runs::RunRecord& record);
    /// Trains with just the settings of a recorded run, alone; the choices stay. False as above.
    bool repeat(const runs::RunRecord& record);
    /// From now on what the pre-trained network saw in the images lies in this folder, on a larger
    /// disk say; empty: in the project. featuresFolderRefused() where that cannot be.
    void chooseFeaturesFolder(const QString& folder);
    /// Removes these runs from the project.
    void removeRuns(const std::vector<std::int64_t>& runs);
    /// Leaves the result and shows the plan again.
    void startOver();
    /// The newest run, when it was begun and not finished, or is done but the series that it belongs to
    /// is not.
    std::optional<RunSummary> interrupted() const;
    /// What runs, or ran last, is a series: it cannot be ended early, only interrupted.
    bool runsSeries() const;
    /// The recorded run that is gone on with at the moment; 0: none, or one that is not recorded yet.
    std::int64_t runAtWork() const { return busy() ? m_runAtWork : 0; }

    const RunProgress& progress() const { return m_progress; }
    const RunCurves& curves() const { return m_curves; }
    const QStringList& log() const { return m_log; }
    /// When a series is done; outcome() is that of the run whose adapter is to be used.
    const std::optional<runs::SeriesOutcome>& seriesOutcome() const { return m_seriesOutcome; }
    /// What the adapter of a run that is done adds to the simple method; empty where unknown.
    QString besideBaseline() const;
    QString failure() const { return m_failure; }  ///< when failed
    const std::optional<runs::RunOutcome>& outcome() const { return m_outcome; }

Q_SIGNALS:
    void choicesChanged();
    void planChanged();
    void phaseChanged();
    void courseChanged();  ///< up to 20 times a second
    void curvesChanged();  ///< up to 5 times a second
    void logged(const QString& line);
    void runFinished(qint64 run);
    void featuresFolderRefused(const QString& why);

private:
    /// What becomes of a run: learned anew, gone on with, or ended with its best epoch.
    enum class Way { fresh, resumed, ended };
    struct Trained {
        runs::RunOutcome run;
        std::optional<runs::SeriesOutcome> series;
    };
    void begin(const runs::RunSettings& settings, const runs::SeriesOptions& series, Way progress);
    void goOnWith(Way way);  ///< the run that interrupted() names
    void finish(const Result<Trained>& result);
    void planSoon();
    void makePlan();
    /// Now, or as soon as the plan under way has ended; never while anything else runs.
    void whenFree(std::function<void()> act);
    void tick();
    void takeSteps(const RunFeed::News& news);
    void takeEpoch(int epoch, const training::EpochRecord& record);
    void onProgress(const Progress& progress);
    void say(const QString& line);
    void setPhase(Phase phase);
    void onPause();
    double workSeconds();  ///< since begin(), pauses left out; never less than before
    void readSeries();
    /// What a plan is made for.
    struct PlanKey {
        std::string settings;
        quint64 data = 0;  ///< ProjectSession::dataRevision()
        bool operator==(const PlanKey&) const = default;
    };
    PlanKey planKey() const;
    int trainImages() const;
    void followProject();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    BackboneList m_backbones;
    runs::RunSettings m_choices;
    QString m_preset;
    runs::SeriesOptions m_series;
    /// The newest run when its series is not at its end; 0: it is, or it belongs to none.
    std::int64_t m_seriesUnfinishedBy = 0;
    bool m_active = false;

    std::optional<runs::RunPlan> m_plan;
    QString m_planError;
    std::optional<PlanKey> m_plannedFor;
    bool m_planning = false, m_planHasTimes = false;
    QTimer m_planTimer;

    Phase m_phase = Phase::idle;
    std::function<void()> m_whenFree;
    std::shared_ptr<RunFeed> m_feed;
    runs::RunSettings m_running;
    runs::SeriesOptions m_runningSeries;
    std::optional<runs::RunEstimate> m_planned;  ///< for just the settings that run
    CancelToken m_endEarly;
    std::int64_t m_runAtWork = 0;
    RunProgress m_progress;
    RunCurves m_curves;
    QStringList m_log;
    QString m_failure;
    std::optional<runs::RunOutcome> m_outcome;
    std::optional<runs::SeriesOutcome> m_seriesOutcome;
    QTimer m_tick;
    QElapsedTimer m_clock, m_curvesShown;
    double m_worked = 0;                                 ///< workSeconds() when asked last
    double m_memorySampled = -1;                         ///< on the clock of workSeconds()
    std::deque<std::pair<double, double>> m_throughput;  ///< (seconds, images done) of the last moments
    Stage m_throughputStage = Stage::none;
    double m_elapsedBefore = 0;  ///< of the same run, before it was stopped
    bool m_curvesDirty = false;
    std::vector<double> m_earlierLosses;  ///< until the first step says how many an epoch has
};

}  // namespace fovea::ui
