#include "train/run_presenter.h"

#include <algorithm>
#include <utility>

#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/error_text.h"
#include "train/outcome_words.h"
#include "training/checkpoint.h"

namespace fovea::ui {

namespace {
constexpr int kTickMs = 50;
}

RunPresenter::RunPresenter(ProjectSession& session, JobRunner& jobs, RunChoices& choices, PlanPresenter& plan,
                           QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_choices(choices), m_plan(plan) {
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &RunPresenter::tick);
    connect(&jobs, &JobRunner::progress, this, &RunPresenter::onProgress);
    connect(&jobs, &JobRunner::pauseChanged, this, &RunPresenter::onPause);
    connect(&session, &ProjectSession::changed, this, &RunPresenter::readSeries);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed})
        connect(&session, signal, this, [this] {
            m_seriesUnfinishedBy = 0;
            startOver();
        });
    readSeries();
}

// ---- in words ------------------------------------------------------------------

QString RunPresenter::title() const {
    const RunProgress::Figures& f = m_progress.figures();
    switch (m_phase) {
        case Phase::idle:
            return {};
        case Phase::running:
            return f.members > 0 ? tr("%1, training %2 of %3").arg(f.stage).arg(f.member).arg(f.members)
                                 : f.stage;
        case Phase::pausing:
            return tr("Pausing… at the end of this step");
        case Phase::paused:
            return tr("Paused");
        case Phase::stopping:
            return tr("Stopping…");
        case Phase::done:
            return tr("Training %1 is done").arg(m_outcome->run);
        case Phase::stopped:
            return tr("Stopped");
        case Phase::failed:
            return tr("The training could not be finished");
    }
    return {};
}

QString RunPresenter::summary() const {
    const int epoch = m_progress.figures().epoch, network = m_progress.figures().sideNetwork;
    switch (m_phase) {
        case Phase::done:
            return outcomeWords(*m_outcome, m_seriesOutcome, besideBaseline(), m_session.question());
        case Phase::stopped:
            return runsSeries()
                       ? tr("Finished trainings and epochs are kept. Continue goes on from there, to "
                            "the same result.")
                   : network > 0
                       ? tr("Everything up to epoch %1 of side network %2 is kept. Continue goes on from "
                            "there, to the same result.")
                             .arg(epoch)
                             .arg(network)
                   : epoch > 0
                       ? tr("Everything up to epoch %1 is kept. Continue goes on from there, to the same "
                            "result.")
                             .arg(epoch)
                       : tr("The images read so far need not be read again.");
        case Phase::failed:
            return m_failure;
        default:
            return {};
    }
}

QString RunPresenter::besideBaseline() const {
    for (const project::Run& run : m_session.runs())
        if (m_outcome && run.id == m_outcome->run) return baselineWords(runs::readRecord(run));
    return {};
}

// ---- what was begun before -----------------------------------------------------

std::optional<RunSummary> RunPresenter::interrupted() const {
    if (busy() || m_session.runs().empty()) return {};
    RunSummary newest = summarise(m_session.runs().back(), m_session.folder());
    if (!newest.interrupted() && m_seriesUnfinishedBy != newest.id) return {};
    return newest;
}

void RunPresenter::readSeries() {
    const std::int64_t newest = m_session.runs().empty() ? 0 : m_session.runs().back().id;
    const auto settings = newest ? runs::settingsFromJson(m_session.runs().back().settingsJson)
                                 : Result<runs::RunSettings>(runs::RunSettings());
    const auto take = [this](std::int64_t by) {
        if (std::exchange(m_seriesUnfinishedBy, by) != by) Q_EMIT interruptedChanged();
    };
    if (!settings || !settings->assigned.series) return take(0);
    using Outcome = std::optional<runs::SeriesOutcome>;
    const QString of = m_session.folder();
    m_session.read<Outcome>(
        this,
        [id = settings->assigned.series->id](const project::Project& project) {
            return runs::seriesOutcome(project, id);
        },
        [this, newest, of, take](const Result<Outcome>& outcome) {
            if (of == m_session.folder()) take(outcome && !*outcome ? newest : 0);
        });
}

// ---- begin ---------------------------------------------------------------------

void RunPresenter::start() {
    m_plan.whenFree([this, request = RunRequest{m_plan.settingsToRun(), m_choices.series()}] {
        begin(request, Way::fresh);
    });
}

void RunPresenter::resume() {
    goOnWith(Way::resumed);
}

void RunPresenter::keepBest() {
    goOnWith(Way::ended);
}

void RunPresenter::goOnWith(Way way) {
    if (!interrupted()) return;
    const auto settings = runs::settingsFromJson(m_session.runs().back().settingsJson);
    if (!settings) return;
    m_plan.whenFree([this, way, request = requestOf(*settings)] { begin(request, way); });
}

bool RunPresenter::takeSettings(const runs::RunRecord& record) {
    if (busy() || !record.settings) return false;
    runs::RunSettings settings = *record.settings;
    settings.assigned = {};  // what only a series assigns shows nowhere among the choices
    m_choices.setSeries({});
    m_choices.setSettings(settings);
    startOver();
    return true;
}

bool RunPresenter::repeat(const runs::RunRecord& record) {
    if (busy() || !record.settings || (m_jobs.running() && !m_plan.planning())) return false;
    runs::RunSettings settings = *record.settings;
    settings.assigned.series.reset();  // repeated alone, it belongs to none
    startOver();
    m_plan.whenFree([this, settings] { begin({settings, {}}, Way::fresh); });
    return true;
}

void RunPresenter::begin(const RunRequest& request, Way way) {
    if (busy() || !m_plan.obstacle().isEmpty()) return;
    m_running = request;
    m_outcome.reset();
    m_seriesOutcome.reset();
    m_failure.clear();
    const auto planned = m_plan.estimateFor(request.settings);
    // What was seen of a run that was stopped in this session stays in view.
    m_progress.begin(request, planned, way != Way::fresh && m_phase == Phase::stopped);
    m_runAtWork = 0;
    if (way != Way::fresh &&
        summarise(m_session.runs().back(), m_session.folder()).interrupted())  // else the next of its series
        m_runAtWork = m_session.runs().back().id;

    Work work{request, way, {}, std::make_shared<RunFeed>(), 0};
    work.observer = RunFeed::observer(work.feed);
    if (way == Way::fresh) work.observer.planned = planned;
    if (way == Way::ended) work.observer.stop.cancel();
    // What was seen of it in this session is in view already, but for several trainings: each begins anew.
    if (request.several() || request.settings.sideNetworks > 1 || m_progress.curves().epochs.empty())
        work.earlierOf = m_runAtWork;
    m_feed = work.feed;
    m_endEarly = work.observer.stop;
    const bool started = m_session.startOnProject<Trained>(
        request.several() ? tr("Several trainings") : tr("Training"),
        [work](project::Project& project, const JobContext& job) { return train(work, project, job); },
        [this](Result<Trained> result) { finish(result); }, WorkStep::train);
    if (!started) return;
    m_clock.start();
    m_worked = 0;
    m_tick.start();
    m_progress.say(way == Way::fresh     ? tr("Training started.")
                   : way == Way::resumed ? tr("Going on with the training that was interrupted.")
                                         : tr("Keeping the best epoch so far."));
    setPhase(Phase::running);
}

Result<RunPresenter::Trained> RunPresenter::train(const Work& work, project::Project& project,
                                                  const JobContext& job) {
    const bool resume = work.way != Way::fresh;
    const auto tellEarlier = [&](int network) {
        if (work.earlierOf == 0) return;
        training::CheckpointFiles saved(training::checkpointPath(project.runFolder(work.earlierOf), network));
        const auto found = saved.newest({});  // of an error the run itself will tell
        if (!found || !*found) return;
        double seconds = (*found)->seconds;
        for (int k = 0; k < network; ++k) {
            training::CheckpointFiles before(training::checkpointPath(project.runFolder(work.earlierOf), k));
            if (const auto done = before.newest({}); done && *done) seconds += (*done)->seconds;
        }
        work.feed->put(RunFeed::Earlier{(*found)->losses, (*found)->epochs, seconds});
    };
    runs::RunObserver observer = work.observer;
    // The first side network that is worked on is the one that was interrupted.
    observer.onSideNetwork = [&, first = true](int network, int of) mutable {
        work.observer.onSideNetwork(network, of);
        if (std::exchange(first, false)) tellEarlier(network - 1);
    };
    const bool severalNetworks = work.request.settings.sideNetworks > 1;
    if (!work.request.several()) {
        if (!severalNetworks) tellEarlier(0);
        FOVEA_TRY(runs::RunOutcome run, runs::runTraining(project, work.request.settings, resume,
                                                          systemFileLayer(), job, observer));
        return Trained{std::move(run), {}};
    }
    // The first member that is worked on is the one that was interrupted.
    observer.onMember = [&, first = true](const runs::RunSettings& member) mutable {
        work.observer.onMember(member);
        if (std::exchange(first, false) && !severalNetworks) tellEarlier(0);
    };
    FOVEA_TRY(runs::SeriesOutcome all, runs::runSeries(project, work.request.settings, work.request.series,
                                                       resume, systemFileLayer(), job, observer));
    return Trained{all.shipped, std::move(all)};
}

// ---- while it runs -------------------------------------------------------------

void RunPresenter::pause() {
    if (m_phase == Phase::running) m_jobs.pause();
}

void RunPresenter::goOn() {
    if (m_phase == Phase::pausing || m_phase == Phase::paused) m_jobs.resume();
}

void RunPresenter::onPause() {
    if (!busy() || m_phase == Phase::stopping) return;
    const Phase now = !m_jobs.pauseWanted() ? Phase::running
                      : m_jobs.holding()    ? Phase::paused
                                            : Phase::pausing;
    if (now == m_phase) return;
    if (now == Phase::paused) m_progress.say(tr("Paused."));
    if (now == Phase::running && m_phase == Phase::paused) m_progress.say(tr("Going on."));
    setPhase(now);
}

void RunPresenter::stop() {
    if (!busy() || m_phase == Phase::stopping) return;
    setPhase(Phase::stopping);
    m_jobs.cancel();
}

double RunPresenter::workSeconds() {
    // A pause that has not ended is not among pausedSeconds() yet.
    if (!m_jobs.standingStill())
        m_worked = std::max(m_worked, double(m_clock.elapsed()) / 1000 - m_jobs.pausedSeconds());
    return m_worked;
}

void RunPresenter::onProgress(const Progress& progress) {
    if (busy()) m_progress.take(progress, workSeconds());
}

void RunPresenter::tick() {
    const RunFeed::News news = m_feed->take();
    if (news.member && m_progress.figures().member > 0)
        m_runAtWork = 0;  // the one that was interrupted is done
    // Earlier it would not be heard, or there would be nothing to end with; in a series a training that
    // ended early could not be compared with the others.
    if (!news.steps.empty() && !runsSeries() && !m_jobs.canEndEarly())
        m_jobs.setEndEarly([stop = m_endEarly] { stop.cancel(); });
    m_progress.take(news);
    if (m_jobs.standingStill()) return;  // nothing changes, and the clock stands still
    m_progress.look(workSeconds());
}

// ---- end -----------------------------------------------------------------------

void RunPresenter::finish(const Result<Trained>& result) {
    tick();
    m_tick.stop();
    m_plan.forget();  // what was read need not be read again
    // Until readSeries() has looked: a series that was stopped is not at its end.
    m_seriesUnfinishedBy =
        !result && runsSeries() && !m_session.runs().empty() ? m_session.runs().back().id : 0;
    if (result) {
        finishDone(*result);
    } else if (result.error().code == ErrorCode::cancelled) {
        const int epoch = m_progress.figures().epoch, network = m_progress.figures().sideNetwork;
        m_progress.say(
            runsSeries() ? tr("Stopped. What is finished is kept; the trainings go on later.")
            : network > 0
                ? tr("Stopped. Everything up to epoch %1 of side network %2 is kept.").arg(epoch).arg(network)
            : epoch > 0 ? tr("Stopped. Everything up to epoch %1 is kept.").arg(epoch)
                        : tr("Stopped. The images read so far need not be read again."));
        setPhase(Phase::stopped);
    } else {
        m_failure = errorSentence(result.error());
        m_progress.say(m_failure);
        setPhase(Phase::failed);
    }
    m_progress.showCurves();
    if (result) Q_EMIT runFinished(m_outcome->run);
}

void RunPresenter::finishDone(const Trained& trained) {
    m_outcome = trained.run;
    m_seriesOutcome = trained.series;
    m_progress.take(*m_outcome, m_seriesOutcome ? &*m_seriesOutcome : nullptr);
    const auto say = [this](const QString& line) { m_progress.say(line); };
    say(m_outcome->epochs == 0 ? tr("Done. The read-out is fitted; the adapter is saved.")
        : !m_outcome->sideNetworks.empty()
            ? tr("Done. The adapter of %1 side networks is saved.").arg(m_outcome->sideNetworks.size())
        : m_progress.curves().bestEpoch > 0
            ? tr("Done. The best epoch was %1; the adapter is saved.").arg(m_outcome->bestEpoch)
            : tr("Done. The adapter of the last epoch, %1, is saved.").arg(m_outcome->epochs));
    for (const Message& notice : m_outcome->notices) say(noticeWords(notice));
    if (m_seriesOutcome)
        for (const Message& notice : m_seriesOutcome->notices) say(noticeWords(notice));
    for (const dataset::Problem& p : m_outcome->preload.problems)
        say(tr("Left out, because it could not be read any more: %1")
                .arg(p.files.empty() ? QString() : fromUtf8(p.files.front())));
    setPhase(Phase::done);
}

void RunPresenter::startOver() {
    if (busy()) return;
    setPhase(Phase::idle);
    m_plan.release();
}

void RunPresenter::removeRuns(const std::vector<std::int64_t>& runs) {
    m_plan.whenFree([this, runs] {
        m_session.startOnProject<int>(
            tr("Deleting trainings"),
            [runs](project::Project& project, const JobContext&) -> Result<int> {
                for (const std::int64_t run : runs) FOVEA_CHECK(project.removeRun(run));
                return int(runs.size());
            },
            [this](Result<int> removed) {
                if (!removed) Q_EMIT m_session.editRefused(errorSentence(removed.error()));
                // What was shown of a run that is gone goes, too.
                if (!busy() && m_phase != Phase::idle) startOver();
            },
            WorkStep::train);
    });
}

void RunPresenter::setPhase(Phase phase) {
    m_phase = phase;
    if (phase != Phase::idle) m_plan.hold();
    Q_EMIT phaseChanged();
}

}  // namespace fovea::ui
