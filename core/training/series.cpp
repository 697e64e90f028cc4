#include "training/series.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "adapter/adapter_file.h"
#include "dataset/class_order.h"
#include "training/project_source.h"
#include "training/resolved_run.h"

namespace fovea::training {

using dataset::Sample;
using dataset::Split;

namespace {

std::string recordPath(const project::Project& project, std::int64_t run) {
    return (std::filesystem::path(project.runFolder(run)) / "series.json").string();
}

Result<void> check(const RunSettings& settings, const SeriesOptions& options) {
    const auto wrong = [](const char* detail) { return Error{ErrorCode::invalidArgument, detail, {}}; };
    if (options.folds == 0 && (options.seeds < 2 || options.seeds > 100))
        return wrong("a series has 2 to 100 seeds");
    if (options.folds != 0 && options.seeds > 1)
        return wrong("a series has several seeds or several groups, not both");
    if (options.folds != 0 && (options.folds < 3 || options.folds > 20))
        return wrong(
            "cross-validation needs 3 to 20 groups: one to judge by, one to choose by, one to learn");
    if (options.folds != 0 && settings.fold)
        return wrong("cross-validation makes the groups itself: leave the group open");
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
            m.heldOut = Fold{i + 1, count};
            m.fold = Fold{(i + 1) % count + 1, count};
        } else {
            m.seed = base.seed + std::uint64_t(i);
        }
        m.series = SeriesNote{id, folds ? SeriesKind::crossValidation : SeriesKind::seeds, i + 1,
                              folds ? count + 1 : count};
        members.push_back(std::move(m));
    }
    return members;
}

/// A run of all images, for the median of the best epochs.
RunSettings lastMember(const RunSettings& base, std::vector<int> bestEpochs, SeriesNote note) {
    std::sort(bestEpochs.begin(), bestEpochs.end());
    const std::size_t n = bestEpochs.size();
    RunSettings m = base;
    m.allForEpochs = (bestEpochs[(n - 1) / 2] + bestEpochs[n / 2] + 1) / 2;
    note.member = note.of;
    m.series = note;
    return m;
}

/// The number of an unfinished series of these settings, which takes over the precision that it
/// was begun with; else one that is new.
Result<int> seriesNumber(const project::Project& project, RunSettings& base, const SeriesOptions& options,
                         bool resume) {
    FOVEA_TRY(const auto runs, project.runs());
    std::set<int> finished, seen;
    int highest = 0;
    for (const project::Run& run : runs) {
        const auto settings = settingsFromJson(run.settingsJson);
        if (!settings || !settings->series) continue;
        highest = std::max(highest, settings->series->id);
        if (std::filesystem::exists(recordPath(project, run.id))) finished.insert(settings->series->id);
    }
    for (auto run = runs.rbegin(); resume && run != runs.rend(); ++run) {
        const auto settings = settingsFromJson(run->settingsJson);
        if (!settings || !settings->series) continue;
        const int id = settings->series->id;
        if (finished.count(id) || !seen.insert(id).second) continue;
        RunSettings asThen = base;
        asThen.precision = base.precision ? base.precision : settings->precision;
        const auto members = judgedMembers(asThen, options, id);
        bool begun = false;
        for (auto member = members.begin(); !begun && member != members.end(); ++member) {
            FOVEA_TRY(const auto like, newestRunLike(project, *member));
            begun = like.has_value();
        }
        if (!begun) continue;
        base = asThen;
        return id;
    }
    return highest + 1;
}

/// Makes the progress of "train" that of the whole series: every member counts alike.
class WholeProgress {
public:
    WholeProgress(const JobContext& job, int members) : m_outer(job), m_members(members) {}

    /// For the member that runs next; valid as long as this object.
    JobContext ofMember(int index) {
        JobContext inner = m_outer;
        inner.progress = [this, index](const Progress& p) {
            if (p.stage != "train" || p.total <= 0) return m_outer.report(p);
            if (m_unit == 0) m_unit = p.total;
            const std::int64_t done = m_unit * index + m_unit * p.done / p.total;
            if (!m_meter) m_meter.emplace(m_outer, "train", m_unit * m_members, m_done = done);
            m_meter->advance(done - m_done);
            m_done = done;
        };
        return inner;
    }

private:
    const JobContext& m_outer;
    int m_members;
    std::int64_t m_unit = 0;  ///< steps that a member counts
    std::int64_t m_done = 0;
    std::optional<ProgressMeter> m_meter;
};

/// A member's outcome: the one that is recorded, or that of its run.
Result<RunOutcome> runMember(project::Project& project, const RunSettings& member,
                             std::shared_ptr<FileLayer> files, const JobContext& job,
                             const RunObserver& observer) {
    FOVEA_TRY(const auto before, newestRunLike(project, member));
    if (before && before->state == "done") return outcomeOf(project, *before);
    const SeriesNote& note = *member.series;
    job.say("Run " + std::to_string(note.member) + " of " + std::to_string(note.of) + " of the series.");
    if (observer.onMember) observer.onMember(member);
    // A member that ends early would be compared with others that did not: a stop interrupts it.
    RunObserver inner = observer;
    inner.stop = {};
    inner.onStep = [&](const StepEvent& event) {
        if (observer.stop.cancelled()) job.cancel.cancel();
        if (observer.onStep) observer.onStep(event);
    };
    if (observer.stop.cancelled()) job.cancel.cancel();
    return runTraining(project, member, /*resume=*/true, std::move(files), job, inner);
}

/// What the adapters and the simple readers of the members say of the images they are judged by.
struct Judgements {
    bool ordinal = false;
    std::vector<evaluation::Predictions> adapters, baselines;
};

evaluation::Predictions together(const std::vector<evaluation::Predictions>& parts) {
    evaluation::Predictions all;
    for (const evaluation::Predictions& p : parts) {
        all.classes = p.classes;
        all.truth.insert(all.truth.end(), p.truth.begin(), p.truth.end());
        all.probabilities.insert(all.probabilities.end(), p.probabilities.begin(), p.probabilities.end());
        all.patients.insert(all.patients.end(), p.patients.begin(), p.patients.end());
    }
    return all;
}

Result<SeriesMember> judge(const project::Project& project, const RunSettings& settings,
                           const RunOutcome& outcome, std::shared_ptr<FileLayer> files, const JobContext& job,
                           Judgements& judgements) {
    FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
    FOVEA_TRY(const features::FeatureStore store, openStore(project, r, std::move(files)));
    std::vector<Sample> images = settings.heldOut ? r.heldOut : ofSplit(r.samples, Split::validation);
    std::erase_if(images, [&](const Sample& s) { return !store.contains(s.pixelHash); });
    if (images.empty())
        return Error{
            ErrorCode::tooFewSamples, "there is no image that a run of the series could be judged by", {}};
    FOVEA_TRY(const adapter::LoadedAdapter adapter, adapter::loadAdapter(outcome.adapterPath));
    FOVEA_TRY(const auto baseline, Baseline::left(project.runFolder(outcome.run)));
    if (!baseline)
        return Error{ErrorCode::fileNotFound, "a run of the series has lost its baseline",
                     project.runFolder(outcome.run)};
    evaluation::Predictions predictions = unpredicted(images, r.classes), simple = predictions;
    JobContext quiet = job;
    quiet.progress = {};
    FOVEA_TRY(predictions.probabilities,
              predictStored(store, adapter.network, adapter.info.lowNormalisation, images, quiet));
    FOVEA_TRY(simple.probabilities, baseline->probabilities(store, images));
    const evaluation::MetricsOptions how{judgements.ordinal};
    FOVEA_TRY(const evaluation::Metrics metrics, evaluation::computeMetrics(predictions, how));
    FOVEA_TRY(const evaluation::Metrics simpleMetrics, evaluation::computeMetrics(simple, how));

    SeriesMember member;
    member.run = outcome.run;
    member.seed = settings.seed;
    member.group = settings.heldOut ? settings.heldOut->number : 0;
    member.bestEpoch = outcome.bestEpoch;
    member.validationAuc = outcome.validation[std::size_t(outcome.bestEpoch) - 1].auc;
    member.images = int(images.size());
    for (const auto& figure : evaluation::kFigures)
        if (judgements.ordinal || figure.member != &evaluation::Metrics::gradeError)
            member.figures[figure.name] = metrics.*figure.member;
    member.baselineAuc = simpleMetrics.auc;
    judgements.adapters.push_back(std::move(predictions));
    judgements.baselines.push_back(std::move(simple));
    return member;
}

/// Figures of all members together, and what is to be said of them.
Result<void> summarise(SeriesOutcome& o, const Judgements& j, const JobContext& job) {
    std::map<std::string, std::vector<double>> values;
    for (const SeriesMember& m : o.members)
        for (const auto& [name, value] : m.figures) values[name].push_back(value);
    for (const auto& [name, list] : values) o.spread[name] = evaluation::spreadOf(list);
    evaluation::IntervalOptions how;
    how.metrics.ordinal = j.ordinal;
    BaselineFigures simple;
    if (o.kind == SeriesKind::crossValidation) {
        const evaluation::Predictions adapters = together(j.adapters), baselines = together(j.baselines);
        o.images = int(adapters.size());
        FOVEA_TRY(o.pooled, evaluation::estimate(adapters, how, job));
        FOVEA_TRY(simple, besideBaseline(adapters, baselines.probabilities, how));
        o.notes.push_back(besideSimpleRemark(simple, o.pooled.at("auc").value, "held_out"));
    } else {
        o.images = int(j.adapters.front().size());
        FOVEA_TRY(o.pooled["auc"], evaluation::meanAuc(j.adapters, how));
        FOVEA_TRY(simple.auc, evaluation::meanAuc(j.baselines, how));
        FOVEA_TRY(simple.adapterMinusThis, evaluation::pairedAucDifference(j.adapters, j.baselines, how));
        o.notes.push_back(besideSimpleRemark(simple, o.pooled.at("auc").value, "seeds"));
    }
    o.adapterMinusBaseline = simple.adapterMinusThis;
    return {};
}

}  // namespace

Result<SeriesOutcome> runSeries(project::Project& project, const RunSettings& settings,
                                const SeriesOptions& options, bool resume, std::shared_ptr<FileLayer> files,
                                const JobContext& job, const RunObserver& observer) {
    return guarded([&]() -> Result<SeriesOutcome> {
        FOVEA_CHECK(check(settings, options));
        RunSettings base = settings;  // perhaps those of a member of another series
        base.heldOut.reset();
        base.allForEpochs.reset();
        base.series.reset();
        SeriesOutcome series;
        FOVEA_TRY(series.id, seriesNumber(project, base, options, resume));
        Judgements judgements;
        {
            FOVEA_TRY(const ResolvedRun r, resolve(project, base));
            FOVEA_CHECK(checkClasses(r));
            if (options.folds == 0 && ofSplit(r.samples, Split::validation).empty())
                return Error{
                    ErrorCode::tooFewSamples, "there is no validation image to compare seeds by", {}};
            // One precision for all, whatever the trial finds next time.
            base.precision = r.precision.precision;
            FOVEA_TRY(const std::vector<std::string> grades, project.grades());
            judgements.ordinal = dataset::areGrades(r.classes, grades);
        }
        FOVEA_CHECK(preloadedStore(project, base, files, job));
        const std::vector<RunSettings> members = judgedMembers(base, options, series.id);
        const SeriesNote& note = *members.front().series;
        series.kind = note.kind;
        RunObserver observed = observer;
        if (observed.planned) observed.planned->preloadSeconds = 0;  // the series has read the images
        WholeProgress progress(job, note.of);
        std::vector<int> bestEpochs;
        for (const RunSettings& member : members) {
            const JobContext inner = progress.ofMember(member.series->member - 1);
            FOVEA_TRY(RunOutcome outcome, runMember(project, member, files, inner, observed));
            FOVEA_TRY(SeriesMember judged, judge(project, member, outcome, files, job, judgements));
            series.members.push_back(std::move(judged));
            bestEpochs.push_back(outcome.bestEpoch);
            if (member.series->member == 1) series.shipped = std::move(outcome);
        }
        FOVEA_CHECK(summarise(series, judgements, job));
        if (series.kind == SeriesKind::crossValidation) {
            const RunSettings last = lastMember(base, bestEpochs, note);
            const JobContext inner = progress.ofMember(note.of - 1);
            FOVEA_TRY(series.shipped, runMember(project, last, files, inner, observed));
            series.notes.push_back({RemarkCode::learnedFromAll, {double(*last.allForEpochs)}});
        } else {
            series.notes.push_back({RemarkCode::ofFirstSeed});
        }
        series.shippedRun = series.shipped.run;
        FOVEA_CHECK(files->writeAtomically(recordPath(project, series.shippedRun), seriesToJson(series)));
        return series;
    });
}

Result<std::optional<SeriesOutcome>> seriesShippedBy(const project::Project& project, std::int64_t run) {
    return guarded([&]() -> Result<std::optional<SeriesOutcome>> {
        const std::string path = recordPath(project, run);
        if (!std::filesystem::exists(path)) return std::optional<SeriesOutcome>();
        FOVEA_TRY(const std::string text, readTextFile(path));
        FOVEA_TRY(SeriesOutcome outcome, seriesFromJson(text));
        return std::optional(std::move(outcome));
    });
}

}  // namespace fovea::training
