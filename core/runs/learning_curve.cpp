#include "runs/learning_curve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.h"
#include "dataset/split.h"
#include "dataset/units.h"
#include "evaluation/auc_covariance.h"
#include "evaluation/metrics.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

/// What a fit reads of each unit of the answer: the mean of its images' class tokens, and whose it is.
struct Learnable {
    int width = 0, classes = 0;
    std::vector<float> states;         ///< [n, width]
    std::vector<int> labels;           ///< [n]
    std::vector<int> images;           ///< [n] of each unit
    std::vector<std::size_t> patient;  ///< [n] 0 .. patients-1
    std::vector<int> classOf;          ///< [patients] the class of the patient's first unit
    std::size_t size() const { return labels.size(); }
};

/// [width], of one image its very own.
Result<std::vector<float>> meanState(const features::FeatureStore& store, const std::vector<Sample>& unit) {
    std::vector<double> sums(std::size_t(store.settings().config.hiddenSize));
    for (const Sample& image : unit) {
        FOVEA_TRY(const features::StoredTokens tokens, store.tokens(image.pixelHash));
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += double(tokens.classState[k]);
    }
    std::vector<float> mean;
    for (const double sum : sums) mean.push_back(float(sum / double(unit.size())));
    return mean;
}

Result<Learnable> learnableOf(const features::FeatureStore& store, const dataset::Units& units,
                              const std::vector<std::string>& classes) {
    Learnable all;
    all.width = store.settings().config.hiddenSize;
    all.classes = int(classes.size());
    all.labels = labelsOf(units.rows, classes);
    const evaluation::Predictions known = unpredicted(units.rows, classes);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < units.size(); ++i) {
        FOVEA_TRY(const std::vector<float> state, meanState(store, units.images[i]));
        all.states.insert(all.states.end(), state.begin(), state.end());
        all.images.push_back(int(units.images[i].size()));
        const std::string& key = known.patients[i];
        const std::size_t next = all.classOf.size();
        const std::size_t patient = key.empty() ? next : numbers.try_emplace(key, next).first->second;
        if (patient == next) all.classOf.push_back(all.labels[i]);
        all.patient.push_back(patient);
    }
    return all;
}

/// Which patients of all that may be learned from are: of each class the first ones of a random order, so
/// that a smaller share is part of a larger one.
std::set<std::size_t> drawn(const Learnable& all, const std::set<std::size_t>& allowed, double share,
                            std::uint64_t seed) {
    std::set<std::size_t> taken;
    for (int c = 0; c < all.classes; ++c) {
        std::vector<std::size_t> ofClass;
        for (const std::size_t p : allowed)
            if (all.classOf[p] == c) ofClass.push_back(p);
        Random random(mixSeed({seed, std::uint64_t(c)}));
        random.shuffle(ofClass);
        const auto count = std::size_t(std::lround(share * double(ofClass.size())));
        taken.insert(ofClass.begin(), ofClass.begin() + std::ptrdiff_t(count));
    }
    return taken;
}

struct Part {
    std::vector<float> states;
    std::vector<int> labels;
    int images = 0;
};
/// The units `i` with `wanted(i)`.
template <class Wanted>
Part partOf(const Learnable& all, const Wanted& wanted) {
    Part part;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!wanted(i)) continue;
        const auto first = all.states.begin() + std::ptrdiff_t(i) * all.width;
        part.states.insert(part.states.end(), first, first + all.width);
        part.labels.push_back(all.labels[i]);
        part.images += all.images[i];
    }
    return part;
}

bool hasEveryClass(const Part& part, int classes) {
    return std::set<int>(part.labels.begin(), part.labels.end()).size() == std::size_t(classes);
}

/// As many folds as are asked for, or as each class has patients. Of each unit that of its images, which are
/// kept together.
Result<std::vector<int>> foldsOf(const std::vector<Sample>& samples, const dataset::Units& units,
                                 const dataset::Question& question, int folds, std::uint64_t seed) {
    Result<std::vector<int>> assigned = dataset::assignFolds(samples, folds, seed, question);
    while (!assigned && folds > 2) assigned = dataset::assignFolds(samples, --folds, seed, question);
    if (!assigned) return assigned.error();
    std::map<std::int64_t, int> foldOf;
    for (std::size_t i = 0; i < samples.size(); ++i) foldOf[samples[i].id] = (*assigned)[i];
    std::vector<int> ofUnits;
    for (const Sample& row : units.rows) ofUnits.push_back(foldOf[row.id]);
    return ofUnits;
}

/// What one level gathers over folds and repetitions.
struct Gathered {
    double patients = 0, units = 0, images = 0;  ///< sums over the trainings
    int trainings = 0;
    bool complete = true;                                     ///< every class was there in each training
    std::vector<std::vector<evaluation::Predictions>> folds;  ///< [repetitions][folds]
};

Result<void> checkOptions(const LearningCurveOptions& o) {
    const bool shares = !o.shares.empty() && std::is_sorted(o.shares.begin(), o.shares.end()) &&
                        o.shares.front() > 0 && o.shares.back() <= 1;
    if (!shares) return Error{ErrorCode::invalidArgument, "shares are not ascending within 0 to 1", {}};
    if (o.folds < 2) return Error{ErrorCode::invalidArgument, "fewer than two folds", {}};
    if (o.repetitions < 1) return Error{ErrorCode::invalidArgument, "fewer than one repetition", {}};
    return {};
}

/// The units of one fold, without what is said of them.
evaluation::Predictions judgedIn(const Learnable& all, const std::vector<int>& fold, int f) {
    evaluation::Predictions p;
    p.classes = all.classes;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (fold[i] != f) continue;
        p.truth.push_back(all.labels[i]);
        p.patients.push_back(std::to_string(all.patient[i]));
    }
    return p;
}

/// One cross-validation with one share.
Result<void> judge(const Learnable& all, const std::vector<int>& fold, double share, std::uint64_t seed,
                   Gathered& level, ProgressMeter& meter, const JobContext& job) {
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    std::vector<evaluation::Predictions>& said = level.folds.emplace_back();
    for (int f = 0; f < folds && level.complete; ++f) {
        FOVEA_CHECK(job.check());
        std::set<std::size_t> allowed;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (fold[i] != f) allowed.insert(all.patient[i]);
        const auto taken = drawn(all, allowed, share, mixSeed({seed, std::uint64_t(f)}));
        const Part learned =
            partOf(all, [&](std::size_t i) { return fold[i] != f && taken.count(all.patient[i]); });
        meter.advance();
        level.complete = hasEveryClass(learned, all.classes);
        if (!level.complete) break;
        FOVEA_TRY(const auto model,
                  training::LogisticRegression::fit(learned.states, all.width, learned.labels, all.classes,
                                                    training::kUsualPenalty, job));
        evaluation::Predictions& p = said.emplace_back(judgedIn(all, fold, f));
        p.probabilities =
            model.probabilities(partOf(all, [&](std::size_t i) { return fold[i] == f; }).states);
        level.patients += double(taken.size());
        level.units += double(learned.labels.size());
        level.images += double(learned.images);
        ++level.trainings;
    }
    return {};
}

Result<LearningCurveLevel> levelOf(double share, const Gathered& gathered) {
    LearningCurveLevel level;
    level.share = share;
    level.patients = gathered.patients / gathered.trainings;
    level.units = gathered.units / gathered.trainings;
    level.images = gathered.images / gathered.trainings;
    for (const auto& folds : gathered.folds)
        for (const evaluation::Predictions& p : folds) {
            FOVEA_TRY(const evaluation::Metrics metrics, evaluation::computeMetrics(p));
            level.aucs.push_back(metrics.auc);
        }
    FOVEA_TRY(const auto covariance, evaluation::AucCovariance::ofFolds(gathered.folds));
    level.auc = covariance.mean(0, covariance.models());
    return level;
}

}  // namespace

Result<LearningCurve> learningCurve(const project::Project& project, const LearningCurveOptions& options,
                                    std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<LearningCurve> {
        FOVEA_CHECK(checkOptions(options));
        FOVEA_TRY(const dataset::Question question, project.question());
        FOVEA_CHECK(mustBeOfClasses(question, "there is a learning curve"));
        RunSettings settings = options.settings;
        settings.fold.reset();
        settings.assigned = {};
        FOVEA_TRY(const PreloadedStore preloaded, preloadedStore(project, settings, files, job));
        FOVEA_TRY(const ResolvedRun run, resolve(project, settings));
        LearningCurve curve;
        curve.problems = preloaded.report.problems;
        std::vector<Sample> samples;
        for (const dataset::Split split : {dataset::Split::train, dataset::Split::validation})
            for (Sample& s : ofSplit(run.samples, split))
                if (preloaded.store.contains(s.pixelHash)) samples.push_back(std::move(s));
        const dataset::Units units = dataset::unitsOf(samples, question);
        FOVEA_TRY(const Learnable all, learnableOf(preloaded.store, units, run.classes));
        FOVEA_TRY(const std::vector<int> fold,
                  foldsOf(samples, units, question, options.folds, options.seed));
        curve.folds = *std::max_element(fold.begin(), fold.end()) + 1;
        curve.repetitions = options.repetitions;
        curve.unit = question.answerUnit;
        curve.images = int(samples.size());
        curve.units = int(units.size());
        curve.patients = int(all.classOf.size());
        ProgressMeter meter(
            job, Stage::evaluate,
            std::int64_t(options.repetitions) * curve.folds * std::int64_t(options.shares.size()));
        std::vector<evaluation::CurveLevel> measured;
        for (const double share : options.shares) {
            Gathered gathered;
            // All patients are one subset.
            const int repetitions = share < 1 ? options.repetitions : 1;
            for (int r = 0; r < repetitions; ++r)
                FOVEA_CHECK(
                    judge(all, fold, share, mixSeed({options.seed, std::uint64_t(r)}), gathered, meter, job));
            if (!gathered.complete) continue;
            FOVEA_TRY(const LearningCurveLevel level, levelOf(share, gathered));
            // Of few patients two shares are the same number.
            if (!curve.levels.empty() && level.patients <= curve.levels.back().patients) continue;
            measured.push_back({level.patients, level.aucs});
            curve.levels.push_back(level);
        }
        curve.law = evaluation::fitPowerLaw(measured);
        const double patients = curve.patients;
        const double ahead[] = {patients, 2 * patients, 4 * patients};
        curve.ahead = evaluation::extrapolate(measured, ahead, {.seed = options.seed});
        return curve;
    });
}

}  // namespace fovea::runs
