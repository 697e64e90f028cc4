#include "runs/series.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <utility>

#include "adapter/adapter_file.h"
#include "backbone/threads.h"
#include "dataset/class_order.h"
#include "dataset/positive_class.h"
#include "evaluation/auc_covariance.h"
#include "runs/predicted.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run_baseline.h"
#include "runs/run_messages.h"
#include "runs/series_file.h"
#include "runs/tuning.h"
#include "runs/unit_answers.h"
#include "runs/whole_progress.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

namespace {

/// Where earlier versions kept what a series came to: with the run that is shipped.
std::string earlierRecordPath(const project::Project& project, std::int64_t run) {
    return (std::filesystem::path(project.runFolder(run)) / "series.json").string();
}

/// The number of the series that a run is a member of; 0: of none.
int seriesOf(const project::Run& run) {
    const auto settings = settingsFromJson(run.settingsJson);
    return settings && settings->assigned.series ? settings->assigned.series->id : 0;
}

Result<void> check(const RunSettings& settings, const SeriesOptions& options) {
    const auto wrong = [](const char* detail) { return Error{ErrorCode::invalidArgument, detail, {}}; };
    if (options.folds == 0 && (options.seeds < 2 || options.seeds > 100))
        return wrong("a series has 2 to 100 seeds");
    if (options.folds != 0 && options.seeds > 1)
        return wrong("a series has several seeds or several folds, not both");
    if (options.folds != 0 && (options.folds < 3 || options.folds > 20))
        return wrong("cross-validation needs 3 to 20 folds: one to judge by, one to choose by, one to learn");
    if (options.folds != 0 && settings.fold)
        return wrong("cross-validation makes the folds itself, and none can be given");
    return {};
}

/// The members that are judged: without the last run of a cross-validation.
std::vector<RunSettings> judgedMembers(const RunSettings& base, const SeriesOptions& options, int id) {
    std::vector<RunSettings> members;
    const bool folds = options.folds > 0;
    const int count = folds ? options.folds : options.seeds;
    for (int i = 0; i < count; ++i) {
        RunSettings m = base;
        if (folds) {
            m.assigned.heldOut = Fold{i + 1, count};
            m.assigned.fold = Fold{(i + 1) % count + 1, count};
        } else {
            m.seed = base.seed + std::uint64_t(i) * std::uint64_t(base.sideNetworks);
        }
        m.assigned.series = SeriesPosition{id, folds ? SeriesKind::crossValidation : SeriesKind::seeds, i + 1,
                                           folds ? count + 1 : count};
        members.push_back(std::move(m));
    }
    return members;
}

/// A run of all images, for the median of the best epochs.
RunSettings lastMember(const RunSettings& base, std::vector<int> bestEpochs, SeriesPosition position) {
    std::sort(bestEpochs.begin(), bestEpochs.end());
    const std::size_t n = bestEpochs.size();
    RunSettings m = base;
    m.assigned.allForEpochs = (bestEpochs[(n - 1) / 2] + bestEpochs[n / 2] + 1) / 2;
    position.member = position.of;
    m.assigned.series = position;
    return m;
}

/// The newest series of this identity that is not at its end.
std::optional<SeriesFile> unfinishedSeries(const project::Project& project, const RunIdentity& identity,
                                           const SeriesOptions& options) {
    const std::vector<int> ids = seriesWithFile(project);
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        auto file = readSeriesFile(project, *id);  // of a damaged one nothing can go on
        if (!file || !*file || !(*file)->unfinished) continue;
        const SeriesFile::Unfinished& u = *(*file)->unfinished;
        if (u.identity.isThatOf(identity) && u.options.seeds == options.seeds &&
            u.options.folds == options.folds)
            return std::move(**file);
    }
    return {};
}

/// A number that no series has or had.
Result<int> newSeriesNumber(const project::Project& project) {
    const std::vector<int> ids = seriesWithFile(project);
    int highest = ids.empty() ? 0 : ids.back();
    FOVEA_TRY(const auto runs, project.runs());
    for (const project::Run& run : runs) highest = std::max(highest, seriesOf(run));
    return highest + 1;
}

/// Notes which members' runs were deleted.
Result<void> noteDeleted(const project::Project& project, SeriesOutcome& series) {
    FOVEA_TRY(const auto runs, project.runs());
    for (SeriesMember& m : series.members)
        m.deleted = std::none_of(runs.begin(), runs.end(), [&](const auto& run) { return run.id == m.run; });
    return {};
}

/// A member's outcome: the one that is recorded, or that of its run.
Result<RunOutcome> runMember(project::Project& project, const RunSettings& member,
                             std::shared_ptr<FileLayer> files, const JobContext& job, RunObserver observer) {
    FOVEA_TRY(const auto before, newestRunLike(project, member));
    if (before && before->state == project::RunState::done) return outcomeOf(project, *before);
    const SeriesPosition& position = *member.assigned.series;
    job.say("Run " + std::to_string(position.member) + " of " + std::to_string(position.of) +
            " of the series.");
    if (observer.onMember) observer.onMember(member);
    // A member that ends early would be compared with others that did not: a stop interrupts it.
    const CancelToken stop = std::exchange(observer.stop, {});
    return runTraining(project, member, /*resume=*/true, std::move(files), job.alsoCancelledBy(stop),
                       observer);
}

/// What the adapters and the baselines of the members say of the images they are judged by.
struct Judgements {
    Task task;  ///< of the first member
    evaluation::MetricsOptions metrics;
    std::vector<Predicted> adapters, baselines;
};

/// The images that a member is judged by.
std::vector<Sample> judgedBy(const RunSettings& settings, const ResolvedRun& r) {
    return settings.assigned.heldOut ? r.heldOut : ofSplit(r.samples, Split::validation);
}

/// What was predicted of a member, again.
Result<void> takeUp(const project::Project& project, const RunSettings& settings, const MemberPredictions& p,
                    Judgements& judgements) {
    FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
    const dataset::Units units = dataset::unitsOf(judgedBy(settings, r), r.task.question);
    const std::set<std::string> hashes(p.images.begin(), p.images.end());
    std::vector<Sample> images;  // of each unit one that was there
    for (const auto& unit : units.images) {
        const auto there = std::find_if(unit.begin(), unit.end(),
                                        [&](const Sample& s) { return hashes.count(s.pixelHash) > 0; });
        if (there == unit.end()) continue;
        images.push_back(*there);
        images.back().label = units.rows[std::size_t(&unit - units.images.data())].label;
    }
    const std::size_t expected = images.size() * r.classes.size();
    if (p.images.size() != images.size() || p.adapter.size() != expected || p.baseline.size() != expected)
        return Error{
            ErrorCode::corruptFile, "record of a series: its images are not those of the project", {}};
    judgements.adapters.push_back(predictedOf(images, r.task, p.adapter));
    judgements.baselines.push_back(predictedOf(images, r.task, p.baseline));
    return {};
}

/// Of several side networks the upper median of theirs.
int middleBestEpoch(const RunOutcome& outcome) {
    if (outcome.sideNetworks.empty()) return outcome.bestEpoch;
    std::vector<int> epochs;
    for (const SideNetworkFigures& one : outcome.sideNetworks) epochs.push_back(one.bestEpoch);
    std::sort(epochs.begin(), epochs.end());
    return epochs[epochs.size() / 2];
}

Result<SeriesMember> judge(const project::Project& project, const RunSettings& settings,
                           const RunOutcome& outcome, std::shared_ptr<FileLayer> files, const JobContext& job,
                           Judgements& judgements, MemberPredictions& predicted) {
    FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
    FOVEA_TRY(const features::FeatureStore store, openStore(project, r, std::move(files)));
    std::vector<Sample> there = judgedBy(settings, r);
    std::erase_if(there, [&](const Sample& s) { return !store.contains(s.pixelHash); });
    const dataset::Units units = dataset::unitsOf(there, r.task.question);
    const std::vector<Sample>& images = units.rows;
    if (images.empty())
        return Error{
            ErrorCode::tooFewSamples, "there is no image that a run of the series could be judged by", {}};
    FOVEA_TRY(const adapter::LoadedAdapter adapter, adapter::loadAdapter(outcome.adapterPath));
    FOVEA_TRY(const auto baseline, RunBaseline::left(project.runFolder(outcome.run), r.task));
    if (!baseline)
        return Error{ErrorCode::fileNotFound, "a run of the series has lost its baseline",
                     project.runFolder(outcome.run)};
    if (r.task.names != judgements.task.names && r.task.ofFindings())
        return Error{ErrorCode::tooFewSamples,
                     "some finding is so rare that not every run of the series could learn it",
                     {}};
    JobContext quiet = job;
    quiet.progress = {};
    FOVEA_TRY(UnitAnswers answers,
              predictUnits(store, adapter.network, adapter.info.lowNormalisation, units, quiet));
    predicted.adapter = std::move(answers.answers);
    FOVEA_TRY(const auto baselineOfImages, baseline->answers(store, imagesOf(units)));
    predicted.baseline = meanOverImages(units, baselineOfImages);
    Predicted said = predictedOf(images, r.task, predicted.adapter),
              simple = predictedOf(images, r.task, predicted.baseline);
    FOVEA_TRY(const auto figures, pointFigures(said, judgements.metrics));
    FOVEA_TRY(const auto simpleFigures, pointFigures(simple, judgements.metrics));

    SeriesMember member;
    member.run = outcome.run;
    member.seed = settings.seed;
    member.group = settings.assigned.heldOut ? settings.assigned.heldOut->number : 0;
    member.bestEpoch = middleBestEpoch(outcome);
    member.validationAuc = outcome.validationAuc();
    member.images = int(images.size());
    member.figures = figures;
    member.baselineMethod = baseline->method();
    member.baselineVariables = baseline->readsVariables();
    if (r.task.ofNumber()) {
        member.figures["baseline_mae"] = simpleFigures.at("mae");
        member.baselineAuc = evaluation::kUnknown;
    } else {
        member.baselineAuc = simpleFigures.at("auc");
    }
    for (const Sample& s : images) predicted.images.push_back(s.pixelHash);
    judgements.adapters.push_back(std::move(said));
    judgements.baselines.push_back(std::move(simple));
    return member;
}

/// Of a cross-validation of classes: the mean within the folds.
Result<void> compareWithinFolds(SeriesOutcome& o, const Judgements& j, BaselineFigures& simple) {
    std::vector<std::vector<evaluation::Predictions>> models(2);
    for (const Predicted& p : j.adapters) models[0].push_back(p.predictions);
    for (const Predicted& p : j.baselines) models[1].push_back(p.predictions);
    FOVEA_TRY(const auto aucs, evaluation::AucCovariance::ofFolds(models));
    o.aucWithinFolds = aucs.mean(0, 1);
    simple.auc = aucs.mean(1, 2);
    simple.adapterMinusThis = aucs.difference(1);
    o.notices.push_back(kWithinFolds);
    return {};
}

/// Figures of all members together, and what is to be said of them.
Result<void> summarise(SeriesOutcome& o, const Judgements& j) {
    std::map<std::string, std::vector<double>> values;
    for (const SeriesMember& m : o.members)
        for (const auto& [name, value] : m.figures) values[name].push_back(value);
    for (const auto& [name, list] : values) o.spread[name] = evaluation::spreadOf(list);
    evaluation::IntervalOptions how;
    how.metrics = j.metrics;
    BaselineFigures simple;
    simple.method = o.members.front().baselineMethod;
    simple.variables = o.members.front().baselineVariables;
    for (const SeriesMember& m : o.members)
        if (m.baselineMethod != simple.method) simple.method.reset();
    const bool folds = o.kind == SeriesKind::crossValidation;
    const char* const headline = headlineName(j.task);
    std::vector<Predicted> adapters = j.adapters, baselines = j.baselines;
    if (folds) {
        adapters = {together(j.adapters)};
        baselines = {together(j.baselines)};
        FOVEA_TRY(o.pooled, estimatesOf(adapters.front(), how));
    } else {
        FOVEA_TRY(o.pooled[headline], headlineOf(adapters, how));
    }
    o.images = int(adapters.front().size());
    if (folds && j.task.ofClasses()) {
        FOVEA_CHECK(compareWithinFolds(o, j, simple));
    } else {
        FOVEA_TRY(simple.auc, headlineOf(baselines, how));
        FOVEA_TRY(simple.adapterMinusThis, betterBy(adapters, baselines, how));
    }
    if (!folds) o.notices.push_back(kSeedsInInterval);
    const JudgedBy images = folds                              ? JudgedBy::heldOut
                            : o.members.front().bestEpoch == 0 ? JudgedBy::validationOfReadOut
                                                               : JudgedBy::validationOverSeeds;
    o.adapterMinusBaseline = simple.adapterMinusThis;
    if (j.task.ofNumber()) {
        const evaluation::Estimate& nearer = simple.adapterMinusThis;
        o.adapterMinusBaseline = {-nearer.value, -nearer.high, -nearer.low};
        o.notices.push_back(numberNotice({o.pooled[headline], simple.auc, nearer, simple.method}, images));
        return {};
    }
    for (Message& notice : baselineNotices(simple, o.auc().value, images))
        o.notices.push_back(std::move(notice));
    return {};
}

}  // namespace

evaluation::Estimate SeriesOutcome::auc() const {
    if (aucWithinFolds) return *aucWithinFolds;
    const auto found = pooled.find("auc");
    return found == pooled.end() ? evaluation::Estimate() : found->second;
}

Result<SeriesOutcome> runSeries(project::Project& project, const RunSettings& settings,
                                const SeriesOptions& options, bool resume, std::shared_ptr<FileLayer> files,
                                const JobContext& job, const RunObserver& observer) {
    return guarded([&]() -> Result<SeriesOutcome> {
        FOVEA_CHECK(check(settings, options));
        RunSettings base = settings;
        base.assigned = {};  // perhaps those of a member of another series
        FOVEA_TRY(const RunIdentity identity, identityOf(project, base));
        std::optional<SeriesFile> file;
        if (resume) file = unfinishedSeries(project, identity, options);
        if (file) base = file->unfinished->settings;
        const backbone::Threads threads(base.threads);
        Judgements judgements;
        {
            FOVEA_TRY(const ResolvedRun r, resolve(project, base));
            FOVEA_CHECK(checkClasses(r));
            if (options.folds == 0 && ofSplit(r.samples, Split::validation).empty())
                return Error{
                    ErrorCode::tooFewSamples, "there is no validation image to compare seeds by", {}};
            // One precision and store for all, whatever the trial and the plan find next time.
            base.precision = r.precision.precision;
            base.store = r.store.type;
            base.adapted.store.reset();
            FOVEA_TRY(const std::vector<std::string> grades, project.grades());
            judgements.metrics.ordinal = r.task.ofClasses() && dataset::areGrades(r.classes, grades);
            FOVEA_TRY(const std::string positive, positiveOf(project, r.classes));
            judgements.metrics.positive = dataset::positiveIndex(r.classes, positive);
            judgements.task = r.task;
        }
        if (!file) {
            file.emplace();
            file->unfinished = {identity, options, base, {}};
            FOVEA_TRY(file->outcome.id, newSeriesNumber(project));
            file->outcome.kind = options.folds > 0 ? SeriesKind::crossValidation : SeriesKind::seeds;
            FOVEA_CHECK(writeSeriesFile(project, *file, *files));
        }
        features::PreloadReport read;
        {
            FOVEA_TRY(PreloadedStore preloaded, preloadedStore(project, base, files, job, observer.stop));
            read = std::move(preloaded.report);
        }
        SeriesOutcome& series = file->outcome;
        const std::vector<RunSettings> members = judgedMembers(base, options, series.id);
        const SeriesPosition& position = *members.front().assigned.series;
        RunObserver observed = observer;
        if (observed.planned) observed.planned->preloadSeconds = 0;  // the series has read the images
        WholeProgress progress(job, position.of);
        std::vector<int> bestEpochs;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i < series.members.size()) {
                FOVEA_CHECK(takeUp(project, members[i], file->unfinished->predictions[i], judgements));
            } else {
                FOVEA_TRY(const RunOutcome outcome,
                          runMember(project, members[i], files, progress.of(int(i)), observed));
                MemberPredictions predicted;
                FOVEA_TRY(SeriesMember judged,
                          judge(project, members[i], outcome, files, job, judgements, predicted));
                series.members.push_back(std::move(judged));
                file->unfinished->predictions.push_back(std::move(predicted));
                FOVEA_CHECK(writeSeriesFile(project, *file, *files));
            }
            bestEpochs.push_back(series.members[i].bestEpoch);
        }
        FOVEA_CHECK(summarise(series, judgements));
        FOVEA_CHECK(noteDeleted(project, series));
        if (series.kind == SeriesKind::crossValidation) {
            const RunSettings last = lastMember(base, bestEpochs, position);
            const JobContext inner = progress.of(position.of - 1);
            FOVEA_TRY(series.shipped, runMember(project, last, files, inner, observed));
            // It has learned from all: only the networks that never met an image can say how it is read.
            FOVEA_TRY(series.shipped.tuning, tuneRun(project, series.shipped.run,
                                                     {kOutOfFold, together(judgements.adapters)}, *files));
            series.notices.push_back(epochsOf(last) > 0
                                         ? Message{kLearnedFromAll, {{"epochs", *last.assigned.allForEpochs}}}
                                         : Message{kFittedToAll});
        } else {
            const auto first = std::find_if(series.members.begin(), series.members.end(),
                                            [](const SeriesMember& m) { return !m.deleted; });
            if (first == series.members.end())
                return Error{ErrorCode::notFound, "every run of the series was deleted", {}};
            FOVEA_TRY(const project::Run run, project.run(first->run));
            FOVEA_TRY(series.shipped, outcomeOf(project, run));
            series.notices.push_back(first == series.members.begin() ? kOfFirstSeed : kOfNextSeed);
        }
        const auto deleted = std::count_if(series.members.begin(), series.members.end(),
                                           [](const SeriesMember& m) { return m.deleted; });
        if (deleted > 0) series.notices.push_back({kMembersDeleted, {{"trainings", deleted}}});
        series.shippedRun = series.shipped.run;
        series.shipped.preload = std::move(read);
        file->unfinished.reset();
        FOVEA_CHECK(writeSeriesFile(project, *file, *files));
        return std::move(series);
    });
}

Result<std::optional<SeriesOutcome>> seriesOutcome(const project::Project& project, int id) {
    return guarded([&]() -> Result<std::optional<SeriesOutcome>> {
        std::optional<SeriesOutcome> outcome;
        FOVEA_TRY(auto file, readSeriesFile(project, id));
        if (file) {
            if (!file->unfinished) outcome = std::move(file->outcome);
        } else {
            FOVEA_TRY(const auto runs, project.runs());
            for (const project::Run& run : runs) {
                const std::string path = earlierRecordPath(project, run.id);
                if (seriesOf(run) != id || !std::filesystem::exists(path)) continue;
                FOVEA_TRY(const std::string text, readTextFile(path));
                FOVEA_TRY(outcome, seriesFromJson(text));
            }
        }
        if (outcome) FOVEA_CHECK(noteDeleted(project, *outcome));
        return outcome;
    });
}

Result<std::optional<SeriesOutcome>> seriesShippedBy(const project::Project& project, std::int64_t run) {
    return guarded([&]() -> Result<std::optional<SeriesOutcome>> {
        FOVEA_TRY(const project::Run known, project.run(run));
        const int id = seriesOf(known);
        if (id == 0) return std::optional<SeriesOutcome>();
        FOVEA_TRY(auto outcome, seriesOutcome(project, id));
        if (outcome && outcome->shippedRun != run) outcome.reset();
        return outcome;
    });
}

}  // namespace fovea::runs
