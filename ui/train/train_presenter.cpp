#include "train/train_presenter.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "backbone/tensor_memory.h"
#include "base/file_layer.h"
#include "base/memory.h"
#include "project/features_folder.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/error_text.h"
#include "text/words.h"
#include "training/checkpoint.h"

namespace fovea::ui {

namespace {
constexpr int kTickMs = 50, kCurvesMs = 200, kPlanDelayMs = 400;
constexpr double kMemorySeconds = 0.5;
constexpr double kThroughputWindowSeconds = 5;
constexpr std::size_t kMostPoints = 800;  // of a curve; then every second one goes

template <class T>
void thin(std::vector<T>& points) {
    if (points.size() <= kMostPoints) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < points.size(); i += 2) points[kept++] = points[i];
    points.resize(kept);
}

bool several(const runs::SeriesOptions& series) {
    return series.seeds > 1 || series.folds > 0;
}

int trainingsOf(const runs::SeriesOptions& series) {
    return series.folds > 0 ? series.folds + 1 : series.seeds;
}

/// What a series was begun with, by the settings of one of its members.
std::pair<runs::RunSettings, runs::SeriesOptions> seriesOf(runs::RunSettings member) {
    runs::SeriesOptions options;
    if (!member.assigned.series) return {std::move(member), options};
    const runs::SeriesPosition position = *member.assigned.series;
    if (position.kind == runs::SeriesKind::seeds) {
        options.seeds = position.of;
        member.seed -= std::uint64_t(position.member - 1);
    } else {
        options.folds = position.of - 1;
    }
    member.assigned = {};
    return {std::move(member), options};
}

/// None for "auto", and for what an older version offered.
std::optional<backbone::Precision> chosenPrecision(const Settings& settings) {
    const auto precision = backbone::precisionFromName(settings.get(setting::precision).toStdString());
    if (!precision) return {};
    return *precision;
}
}  // namespace

TrainPresenter::TrainPresenter(ProjectSession& session, JobRunner& jobs, Settings& settings, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_settings(settings) {
    m_choices.backbone = settings.get(setting::backbone).toStdString();
    m_choices.device = settings.get(setting::device).toStdString();
    m_choices.threads = settings.get(setting::threads);
    m_choices.precision = chosenPrecision(settings);
    const auto all = presets();
    const QString wanted = settings.get(setting::trainPreset);
    const auto it = std::find_if(all.begin(), all.end(), [&](const Preset& p) { return p.key == wanted; });
    const Preset& first = it == all.end() ? all[1] : *it;
    m_preset = first.key;
    applyPreset(first, 0, m_choices);

    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kPlanDelayMs);
    connect(&m_planTimer, &QTimer::timeout, this, &TrainPresenter::makePlan);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &TrainPresenter::tick);
    connect(&jobs, &JobRunner::progress, this, &TrainPresenter::onProgress);
    connect(&jobs, &JobRunner::pauseChanged, this, &TrainPresenter::onPause);
    connect(&jobs, &JobRunner::finished, this, [this] {
        if (m_whenFree && !m_jobs.running()) std::exchange(m_whenFree, nullptr)();
        planSoon();
    });
    connect(&session, &ProjectSession::changed, this, [this] {
        readSeries();
        followProject();
    });
    connect(&session, &ProjectSession::samplesEdited, this, &TrainPresenter::followProject);
    const auto projectChanged = [this] {
        m_plan.reset();
        m_plannedFor.reset();
        m_planError.clear();
        m_seriesUnfinishedBy = 0;
        if (!busy()) startOver();
        followProject();
    };
    connect(&session, &ProjectSession::opened, this, projectChanged);
    connect(&session, &ProjectSession::closed, this, projectChanged);
    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        runs::RunSettings next = m_choices;
        if (key == QLatin1String(setting::device.key))
            next.device = m_settings.get(setting::device).toStdString();
        if (key == QLatin1String(setting::threads.key)) next.threads = m_settings.get(setting::threads);
        if (key == QLatin1String(setting::precision.key)) next.precision = chosenPrecision(m_settings);
        setChoices(next);
    });
    connect(&m_backbones, &BackboneList::added, this, [this](const QString& name) {
        runs::RunSettings next = m_choices;
        next.backbone = name.toStdString();
        setChoices(next);
    });
    readSeries();
}

// ---- choices -------------------------------------------------------------------

void TrainPresenter::setChoices(const runs::RunSettings& choices) {
    if (choices == m_choices) return;
    m_choices = choices;
    m_preset.clear();
    for (const Preset& p : presets())
        if (isPreset(p, trainImages(), choices)) m_preset = p.key;
    m_settings.set(setting::backbone, fromUtf8(choices.backbone));
    if (!m_preset.isEmpty()) m_settings.set(setting::trainPreset, m_preset);
    Q_EMIT choicesChanged();
    planSoon();
}

void TrainPresenter::choosePreset(const QString& key) {
    for (const Preset& p : presets()) {
        if (p.key != key) continue;
        runs::RunSettings next = m_choices;
        applyPreset(p, trainImages(), next);
        setChoices(next);
    }
}

void TrainPresenter::setSeries(const runs::SeriesOptions& series) {
    if (series.seeds == m_series.seeds && series.folds == m_series.folds) return;
    m_series = series;
    if (series.folds > 0 && m_choices.fold) {
        runs::RunSettings next = m_choices;
        next.fold.reset();
        setChoices(next);
    }
    Q_EMIT choicesChanged();
    Q_EMIT planChanged();
}

int TrainPresenter::trainings() const {
    return trainingsOf(m_series);
}

int TrainPresenter::trainImages() const {
    return m_session.labelledImages(dataset::Split::train);
}

void TrainPresenter::followProject() {
    // A preset means another number of epochs for another number of images.
    if (!m_preset.isEmpty()) choosePreset(m_preset);
    planSoon();
}

QString TrainPresenter::obstacle() const {
    if (!m_session.isOpen()) return tr("Open or make a project first.");
    const auto& labels = m_session.counts();
    if (m_session.samples().empty()) return tr("Add images on the Data page first.");
    if (labels.size() - labels.count(std::string()) < 2)
        return tr("Bring images of at least two diagnoses on the Data page first.");
    if (trainImages() == 0)
        return tr("There are no training images yet. Add labelled images on the Data page.");
    return {};
}

// ---- plan ----------------------------------------------------------------------

TrainPresenter::PlanKey TrainPresenter::planKey() const {
    return {runs::settingsToJson(m_choices), m_session.dataRevision()};
}

void TrainPresenter::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    if (active) {
        if (!m_backbones.reading() && m_backbones.entries().size() < 2) m_backbones.refresh();
        planSoon();
    } else {
        m_planTimer.stop();
        if (m_planning) m_jobs.cancel();
    }
}

void TrainPresenter::planSoon() {
    if (!m_active || m_phase != Phase::idle || m_whenFree) return;
    if (!obstacle().isEmpty()) {
        m_plan.reset();
        m_planError.clear();
        Q_EMIT planChanged();
        return;
    }
    if (m_plannedFor == planKey()) {
        Q_EMIT planChanged();
        return;
    }
    if (m_planning) m_jobs.cancel();  // comes back here when it has ended
    m_planTimer.start();
    Q_EMIT planChanged();
}

void TrainPresenter::makePlan() {
    if (!m_active || m_phase != Phase::idle || m_jobs.running() || m_planning || !obstacle().isEmpty())
        return;
    const PlanKey key = planKey();
    if (m_plannedFor == key) return;
    auto feed = std::make_shared<RunFeed>();
    const bool started = m_session.startOnProject<runs::RunPlan>(
        tr("Estimating time and memory"),
        [settings = m_choices, feed](project::Project& project,
                                     const JobContext& job) -> Result<runs::RunPlan> {
            FOVEA_TRY(runs::RunPlan rough, runs::planRun(project, settings, job, false));
            feed->put(rough);
            return runs::planRun(project, settings, job, true);
        },
        [this, key](Result<runs::RunPlan> plan) {
            m_planning = false;
            m_tick.stop();
            if (plan) {
                m_plan = std::move(*plan);
                m_planHasTimes = true;
                m_planError.clear();
                m_plannedFor = key;
            } else if (plan.error().code != ErrorCode::cancelled) {
                m_plan.reset();
                m_planError = errorSentence(plan.error());
                m_plannedFor = key;
            }
            Q_EMIT planChanged();
        },
        WorkStep::train);
    if (!started) return;
    m_jobs.setDisposable();
    m_planning = true;
    m_planHasTimes = false;
    m_feed = feed;
    m_tick.start();
    Q_EMIT planChanged();
}

// ---- run -----------------------------------------------------------------------

std::optional<RunSummary> TrainPresenter::interrupted() const {
    if (busy() || m_session.runs().empty()) return {};
    RunSummary newest = summarise(m_session.runs().back(), m_session.folder());
    if (!newest.interrupted() && m_seriesUnfinishedBy != newest.id) return {};
    return newest;
}

void TrainPresenter::readSeries() {
    const std::int64_t newest = m_session.runs().empty() ? 0 : m_session.runs().back().id;
    const auto settings = newest ? runs::settingsFromJson(m_session.runs().back().settingsJson)
                                 : Result<runs::RunSettings>(runs::RunSettings());
    if (!settings || !settings->assigned.series) {
        m_seriesUnfinishedBy = 0;
        return;
    }
    using Outcome = std::optional<runs::SeriesOutcome>;
    const QString of = m_session.folder();
    m_session.read<Outcome>(
        this,
        [id = settings->assigned.series->id](const project::Project& project) {
            return runs::seriesOutcome(project, id);
        },
        [this, newest, of](const Result<Outcome>& outcome) {
            if (of != m_session.folder()) return;
            const std::int64_t by = outcome && !*outcome ? newest : 0;
            if (std::exchange(m_seriesUnfinishedBy, by) != by) Q_EMIT planChanged();
        });
}

bool TrainPresenter::runsSeries() const {
    return several(m_runningSeries);
}

void TrainPresenter::whenFree(std::function<void()> act) {
    m_planTimer.stop();
    if (!m_jobs.running()) {
        act();
    } else if (m_planning) {
        m_whenFree = std::move(act);
        m_jobs.cancel();
    }
}

void TrainPresenter::start() {
    // What the plan had to change so that it fits.
    const bool planned = m_plan && m_planHasTimes && m_plannedFor == planKey();
    whenFree(
        [this, settings = planned ? m_plan->settings : m_choices] { begin(settings, m_series, Way::fresh); });
}

bool TrainPresenter::takeSettings(const runs::RunRecord& record) {
    if (busy() || !record.settings) return false;
    runs::RunSettings settings = *record.settings;
    settings.assigned = {};  // what only a series assigns shows nowhere among the choices
    setSeries({});
    setChoices(settings);
    startOver();
    return true;
}

bool TrainPresenter::repeat(const runs::RunRecord& record) {
    if (busy() || !record.settings || (m_jobs.running() && !m_planning)) return false;
    runs::RunSettings settings = *record.settings;
    settings.assigned.series.reset();  // repeated alone, it belongs to none
    startOver();
    whenFree([this, settings] { begin(settings, {}, Way::fresh); });
    return true;
}

void TrainPresenter::chooseFeaturesFolder(const QString& folder) {
    whenFree([this, path = folder.toStdString()] {
        m_session.startOnProject<int>(
            tr("Choosing the folder"),
            [path](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_CHECK(project::chooseFeaturesFolder(project, path, *systemFileLayer()));
                return 0;
            },
            [this](Result<int> chosen) {
                if (!chosen) Q_EMIT featuresFolderRefused(errorSentence(chosen.error()));
                m_plannedFor.reset();
            },
            WorkStep::train);
    });
}

void TrainPresenter::removeRuns(const std::vector<std::int64_t>& runs) {
    whenFree([this, runs] {
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

void TrainPresenter::resume() {
    goOnWith(Way::resumed);
}

void TrainPresenter::keepBest() {
    goOnWith(Way::ended);
}

void TrainPresenter::goOnWith(Way way) {
    if (!interrupted()) return;
    const auto settings = runs::settingsFromJson(m_session.runs().back().settingsJson);
    if (!settings) return;
    whenFree([this, way, all = seriesOf(*settings)] { begin(all.first, all.second, way); });
}

void TrainPresenter::begin(const runs::RunSettings& settings, const runs::SeriesOptions& series, Way way) {
    if (busy() || !obstacle().isEmpty()) return;
    m_feed = std::make_shared<RunFeed>();
    m_running = settings;
    m_runningSeries = series;
    m_planned.reset();
    if (m_plan && m_planHasTimes && m_plannedFor == planKey() && m_plan->settings == settings)
        m_planned = runs::RunEstimate{m_plan->preloadSeconds, m_plan->trainSeconds};
    m_outcome.reset();
    m_seriesOutcome.reset();
    m_failure.clear();
    m_log.clear();
    const double elapsedBefore = m_progress.elapsedSeconds;
    m_progress = {};
    m_progress.auc = std::numeric_limits<double>::quiet_NaN();
    m_progress.epochs = settings.epochs;
    m_progress.stage = tr("Getting ready");
    // What was seen of a run that was stopped in this session stays in view.
    if (way != Way::fresh && m_phase == Phase::stopped) {
        m_progress.epoch = int(m_curves.epochs.size());
        m_progress.bestEpoch = m_curves.bestEpoch;
        if (m_curves.bestEpoch > 0) m_progress.auc = m_curves.epochs[std::size_t(m_curves.bestEpoch) - 1].auc;
        m_elapsedBefore = elapsedBefore;
    } else {
        m_curves = {};
        m_elapsedBefore = 0;
    }
    m_curves.plannedEpochs = settings.epochs;
    m_throughput.clear();
    m_throughputStage = Stage::none;
    runs::RunObserver observer = RunFeed::observer(m_feed);
    if (way == Way::fresh) observer.planned = m_planned;
    if (way == Way::ended) observer.stop.cancel();
    m_endEarly = observer.stop;
    m_runAtWork = 0;
    if (way != Way::fresh &&
        summarise(m_session.runs().back(), m_session.folder()).interrupted())  // else the next of its series
        m_runAtWork = m_session.runs().back().id;
    // What was seen of it in this session is in view already, but for a series: its members begin anew.
    const bool fromDisk = several(series) || m_curves.epochs.empty();
    const std::int64_t going = fromDisk ? m_runAtWork : 0;
    if (fromDisk) {
        m_curves.steps.clear();
        m_curves.rates.clear();
    }
    m_earlierLosses.clear();
    const bool started = m_session.startOnProject<Trained>(
        several(series) ? tr("Several trainings") : tr("Training"),
        [settings, series, way, observer, going, feed = m_feed](project::Project& project,
                                                                const JobContext& job) -> Result<Trained> {
            const auto tellEarlier = [&project, going, feed] {
                training::CheckpointFiles saved(training::checkpointPath(project.runFolder(going)));
                const auto found = saved.newest({});  // of an error the run itself will tell
                if (found && *found)
                    feed->put(RunFeed::Earlier{(*found)->losses, (*found)->epochs, (*found)->seconds});
            };
            if (!several(series)) {
                if (going > 0) tellEarlier();
                FOVEA_TRY(runs::RunOutcome run, runs::runTraining(project, settings, way != Way::fresh,
                                                                  systemFileLayer(), job, observer));
                return Trained{std::move(run), {}};
            }
            runs::RunObserver members = observer;
            // The first member that is worked on is the one that was interrupted.
            members.onMember = [&, first = true](const runs::RunSettings& member) mutable {
                observer.onMember(member);
                if (std::exchange(first, false) && going > 0) tellEarlier();
            };
            FOVEA_TRY(runs::SeriesOutcome all, runs::runSeries(project, settings, series, way != Way::fresh,
                                                               systemFileLayer(), job, members));
            return Trained{all.shipped, std::move(all)};
        },
        [this](Result<Trained> result) { finish(result); }, WorkStep::train);
    if (!started) return;
    m_clock.start();
    m_worked = 0;
    m_memorySampled = -1;
    m_curvesShown.start();
    m_tick.start();
    say(way == Way::fresh     ? tr("Training started.")
        : way == Way::resumed ? tr("Going on with the training that was interrupted.")
                              : tr("Keeping the best epoch so far."));
    setPhase(Phase::running);
}

void TrainPresenter::pause() {
    if (m_phase == Phase::running) m_jobs.pause();
}

void TrainPresenter::goOn() {
    if (m_phase == Phase::pausing || m_phase == Phase::paused) m_jobs.resume();
}

void TrainPresenter::onPause() {
    if (!busy() || m_phase == Phase::stopping) return;
    const Phase now = !m_jobs.pauseWanted() ? Phase::running
                      : m_jobs.holding()    ? Phase::paused
                                            : Phase::pausing;
    if (now == m_phase) return;
    if (now == Phase::paused) say(tr("Paused."));
    if (now == Phase::running && m_phase == Phase::paused) say(tr("Going on."));
    setPhase(now);
}

double TrainPresenter::workSeconds() {
    m_worked = std::max(m_worked, double(m_clock.elapsed()) / 1000 - m_jobs.pausedSeconds());
    return m_worked;
}

void TrainPresenter::stop() {
    if (!busy() || m_phase == Phase::stopping) return;
    setPhase(Phase::stopping);
    m_jobs.cancel();
}

QString TrainPresenter::besideBaseline() const {
    for (const project::Run& run : m_session.runs())
        if (m_outcome && run.id == m_outcome->run) return baselineWords(runs::readRecord(run));
    return {};
}

void TrainPresenter::startOver() {
    if (busy()) return;
    setPhase(Phase::idle);
    planSoon();
}

void TrainPresenter::finish(const Result<Trained>& result) {
    tick();
    m_tick.stop();
    m_plannedFor.reset();  // what was read need not be read again
    // Until readSeries() has looked: a series that was stopped is not at its end.
    m_seriesUnfinishedBy =
        !result && runsSeries() && !m_session.runs().empty() ? m_session.runs().back().id : 0;
    if (result) {
        m_outcome = result->run;
        m_seriesOutcome = result->series;
        m_curves.epochs.clear();
        for (const training::EpochRecord& e : m_outcome->validation)
            m_curves.epochs.push_back({e.trainLoss, e.loss, e.auc});
        // What is in view is of the last member, which after several random starts is not the one to use.
        if (m_seriesOutcome && m_seriesOutcome->kind == runs::SeriesKind::seeds) m_curves.rates.clear();
        if (m_seriesOutcome) m_curves.steps = stepsOf(m_outcome->losses, m_curves.epochs.size());
        m_curves.bestEpoch = m_progress.bestEpoch = m_outcome->bestEpoch;
        m_progress.epoch = m_outcome->epochs;
        if (m_outcome->bestEpoch > 0)
            m_progress.auc = m_curves.epochs[std::size_t(m_outcome->bestEpoch) - 1].auc;
        say(tr("Done. The best epoch was %1; the adapter is saved.").arg(m_outcome->bestEpoch));
        for (const Message& notice : m_outcome->notices) say(noticeWords(notice));
        if (m_seriesOutcome)
            for (const Message& notice : m_seriesOutcome->notices) say(noticeWords(notice));
        for (const dataset::Problem& p : m_outcome->preload.problems)
            say(tr("Left out, because it could not be read any more: %1")
                    .arg(p.files.empty() ? QString() : fromUtf8(p.files.front())));
        setPhase(Phase::done);
        Q_EMIT curvesChanged();
        Q_EMIT runFinished(m_outcome->run);
        return;
    }
    if (result.error().code == ErrorCode::cancelled) {
        say(runsSeries()           ? tr("Stopped. What is finished is kept; the trainings go on later.")
            : m_progress.epoch > 0 ? tr("Stopped. Everything up to epoch %1 is kept.").arg(m_progress.epoch)
                                   : tr("Stopped. The images read so far need not be read again."));
        setPhase(Phase::stopped);
    } else {
        m_failure = errorSentence(result.error());
        say(m_failure);
        setPhase(Phase::failed);
    }
    Q_EMIT curvesChanged();
}

// ---- progress --------------------------------------------------------------------

void TrainPresenter::onProgress(const Progress& p) {
    if (!busy()) return;
    m_progress.done = p.done;
    m_progress.total = p.total;
    m_progress.secondsLeft = p.secondsLeft;
    m_progress.stage = stageWords(p.stage);
    const double images = p.stage == Stage::train ? double(p.done) * m_running.batch : double(p.done);
    if (p.stage != m_throughputStage) {
        m_throughputStage = p.stage;
        m_throughput.clear();
        if (p.stage == Stage::preload) say(tr("Reading %1 images once.").arg(countWords(p.total - p.done)));
        if (p.stage == Stage::train)
            say(tr("Learning: %1 epochs, each a pass over all training images.").arg(m_running.epochs));
    }
    // Reading is followed by learning, which the plan has an estimate for.
    if (p.stage == Stage::preload && m_progress.secondsLeft >= 0) {
        if (m_planned) m_progress.secondsLeft += m_planned->trainSeconds * trainingsOf(m_runningSeries);
    }
    if (m_jobs.standingStill()) return;  // the clock does, too
    const double now = workSeconds();
    m_throughput.emplace_back(now, images);
    while (m_throughput.size() > 2 && now - m_throughput.front().first > kThroughputWindowSeconds)
        m_throughput.pop_front();
    const double span = now - m_throughput.front().first;
    m_progress.imagesPerSecond = span > 0.2 ? (images - m_throughput.front().second) / span : 0;
}

void TrainPresenter::takeEpoch(int epoch, const training::EpochRecord& record) {
    if (m_curves.epochs.size() <= std::size_t(epoch)) m_curves.epochs.resize(std::size_t(epoch) + 1);
    m_curves.epochs[std::size_t(epoch)] = {record.trainLoss, record.loss, record.auc};
    m_progress.epoch = epoch + 1;
    const bool first = !std::isfinite(m_progress.auc) || m_progress.bestEpoch < 1;
    const auto bestLoss = [&] {
        return m_curves.epochs[std::size_t(m_progress.bestEpoch) - 1].validationLoss;
    };
    if (std::isfinite(record.auc) && (first || record.auc > m_progress.auc ||
                                      (record.auc == m_progress.auc && record.loss < bestLoss()))) {
        m_progress.auc = record.auc;
        m_progress.bestEpoch = epoch + 1;
        m_curves.bestEpoch = epoch + 1;
    }
}

void TrainPresenter::takeSteps(const RunFeed::News& news) {
    if (news.member) {                               // its curves begin anew; memory and speed go on
        if (m_progress.member > 0) m_runAtWork = 0;  // the one that was interrupted is done
        m_progress.member = news.member->member;
        m_progress.members = news.member->of;
        m_progress.epoch = m_progress.bestEpoch = m_curves.bestEpoch = 0;
        m_progress.auc = std::numeric_limits<double>::quiet_NaN();
        m_curves.steps.clear();
        m_curves.rates.clear();
        m_curves.epochs.clear();
        m_curvesDirty = true;
        say(tr("Training %1 of %2 begins.").arg(m_progress.member).arg(m_progress.members));
    }
    if (news.earlier) {
        m_earlierLosses = news.earlier->losses;
        m_elapsedBefore = std::max(m_elapsedBefore, news.earlier->seconds);
        for (std::size_t i = 0; i < news.earlier->epochs.size(); ++i)
            takeEpoch(int(i), news.earlier->epochs[i]);
        m_curvesDirty = true;
    }
    // Earlier it would not be heard, or there would be nothing to end with; in a series a training that
    // ended early could not be compared with the others.
    if (!news.steps.empty() && !runsSeries() && !m_jobs.canEndEarly())
        m_jobs.setEndEarly([stop = m_endEarly] { stop.cancel(); });
    for (const training::StepEvent& s : news.steps) {
        const double perEpoch = s.steps > 0 && m_running.epochs > 0 ? double(s.steps) / m_running.epochs : 1;
        for (std::size_t i = 0; i < m_earlierLosses.size() && std::int64_t(i) < s.step; ++i)
            m_curves.steps.emplace_back(double(i + 1) / perEpoch, m_earlierLosses[i]);
        m_earlierLosses.clear();
        m_curves.steps.emplace_back(double(s.step + 1) / perEpoch, s.loss);
        m_curves.rates.emplace_back(double(s.step + 1) / perEpoch, s.learningRate);
        m_curvesDirty = true;
    }
    thin(m_curves.steps);
    thin(m_curves.rates);
    for (const auto& [epoch, record] : news.epochs) {
        takeEpoch(epoch, record);
        say(std::isfinite(record.loss)
                ? tr("Epoch %1 of %2: training loss %3, validation loss %4, validation AUC %5.")
                      .arg(epoch + 1)
                      .arg(m_running.epochs)
                      .arg(decimalWords(record.trainLoss, 3), decimalWords(record.loss, 3),
                           decimalWords(record.auc, 3))
                : tr("Epoch %1 of %2: training loss %3.")
                      .arg(epoch + 1)
                      .arg(m_running.epochs)
                      .arg(decimalWords(record.trainLoss, 3)));
        m_curvesDirty = true;
    }
}

void TrainPresenter::tick() {
    if (!m_feed) return;
    const RunFeed::News news = m_feed->take();
    if (m_planning) {
        if (news.plan) {
            m_plan = *news.plan;
            m_planHasTimes = false;
            Q_EMIT planChanged();
        }
        return;
    }
    takeSteps(news);
    if (m_jobs.standingStill()) return;  // nothing changes, and the clock stands still
    const double now = workSeconds();
    m_progress.elapsedSeconds = m_elapsedBefore + now;
    if (m_memorySampled < 0 || now - m_memorySampled >= kMemorySeconds) {
        m_memorySampled = now;
        m_progress.memoryMb = residentMemoryMb();
        m_progress.peakMemoryMb = std::max(m_progress.peakMemoryMb, m_progress.memoryMb);
        // The highest since the last look: a step takes and gives back within milliseconds.
        m_progress.tensorsMb = backbone::peakTensorMemoryMb();
        backbone::resetPeakTensorMemory();
        m_curves.memory.push_back({m_progress.elapsedSeconds, m_progress.memoryMb, m_progress.tensorsMb});
        thin(m_curves.memory);
        if (m_progress.imagesPerSecond > 0)
            m_curves.throughput.emplace_back(m_progress.elapsedSeconds, m_progress.imagesPerSecond);
        thin(m_curves.throughput);
        m_curvesDirty = true;
    }
    Q_EMIT courseChanged();
    if (m_curvesDirty && m_curvesShown.elapsed() >= kCurvesMs) {
        m_curvesDirty = false;
        m_curvesShown.start();
        Q_EMIT curvesChanged();
    }
}

void TrainPresenter::say(const QString& line) {
    m_log << line;
    Q_EMIT logged(line);
}

void TrainPresenter::setPhase(Phase phase) {
    m_phase = phase;
    Q_EMIT phaseChanged();
}

}  // namespace fovea::ui
