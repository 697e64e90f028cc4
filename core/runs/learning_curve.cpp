#include "runs/learning_curve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.h"
#include "dataset/split.h"
#include "evaluation/auc_covariance.h"
#include "evaluation/metrics.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

/// What a fit reads: class tokens, and whose they are.
struct Images {
    int width = 0, classes = 0;
    std::vector<float> states;         ///< [n, width]
    std::vector<int> labels;           ///< [n]
    std::vector<std::size_t> patient;  ///< [n] 0 .. patients-1
    std::vector<int> classOf;          ///< [patients] the class of the patient's first image
    std::size_t size() const { return labels.size(); }
};

Result<Images> imagesOf(const features::FeatureStore& store, const std::vector<Sample>& samples,
                        const std::vector<std::string>& classes) {
    Images images;
    images.width = store.settings().config.hiddenSize;
    images.classes = int(classes.size());
    images.labels = labelsOf(samples, classes);
    const evaluation::Predictions known = unpredicted(samples, classes);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        FOVEA_TRY(const features::StoredTokens tokens, store.tokens(samples[i].pixelHash));
        images.states.insert(images.states.end(), tokens.classState.begin(), tokens.classState.end());
        const std::string& key = known.patients[i];
        const std::size_t next = images.classOf.size();
        const std::size_t patient = key.empty() ? next : numbers.try_emplace(key, next).first->second;
        if (patient == next) images.classOf.push_back(images.labels[i]);
        images.patient.push_back(patient);
    }
    return images;
}

/// Which patients of all that may be learned from are: of each class the first ones of a random order, so
/// that a smaller share is part of a larger one.
std::set<std::size_t> drawn(const Images& images, const std::set<std::size_t>& allowed, double share,
                            std::uint64_t seed) {
    std::set<std::size_t> taken;
    for (int c = 0; c < images.classes; ++c) {
        std::vector<std::size_t> ofClass;
        for (const std::size_t p : allowed)
            if (images.classOf[p] == c) ofClass.push_back(p);
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
};
/// The images `i` with `wanted(i)`.
template <class Wanted>
Part partOf(const Images& images, const Wanted& wanted) {
    Part part;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (!wanted(i)) continue;
        const auto first = images.states.begin() + std::ptrdiff_t(i) * images.width;
        part.states.insert(part.states.end(), first, first + images.width);
        part.labels.push_back(images.labels[i]);
    }
    return part;
}

bool hasEveryClass(const Part& part, int classes) {
    return std::set<int>(part.labels.begin(), part.labels.end()).size() == std::size_t(classes);
}

/// As many folds as are asked for, or as each class has patients.
Result<std::vector<int>> foldsOf(const std::vector<Sample>& samples, const dataset::Question& question,
                                 int folds, std::uint64_t seed) {
    for (; folds > 2; --folds)
        if (auto assigned = dataset::assignFolds(samples, folds, seed, question)) return std::move(*assigned);
    return dataset::assignFolds(samples, 2, seed, question);
}

/// What one level gathers over folds and repetitions.
struct Gathered {
    double patients = 0, images = 0;  ///< sums over the trainings
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

/// The images of one fold, without what is said of them.
evaluation::Predictions judgedIn(const Images& images, const std::vector<int>& fold, int f) {
    evaluation::Predictions p;
    p.classes = images.classes;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (fold[i] != f) continue;
        p.truth.push_back(images.labels[i]);
        p.patients.push_back(std::to_string(images.patient[i]));
    }
    return p;
}

/// One cross-validation with one share.
Result<void> judge(const Images& images, const std::vector<int>& fold, double share, std::uint64_t seed,
                   Gathered& level, ProgressMeter& meter, const JobContext& job) {
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    std::vector<evaluation::Predictions>& said = level.folds.emplace_back();
    for (int f = 0; f < folds && level.complete; ++f) {
        FOVEA_CHECK(job.check());
        std::set<std::size_t> allowed;
        for (std::size_t i = 0; i < images.size(); ++i)
            if (fold[i] != f) allowed.insert(images.patient[i]);
        const auto taken = drawn(images, allowed, share, mixSeed({seed, std::uint64_t(f)}));
        const Part learned =
            partOf(images, [&](std::size_t i) { return fold[i] != f && taken.count(images.patient[i]); });
        meter.advance();
        level.complete = hasEveryClass(learned, images.classes);
        if (!level.complete) break;
        FOVEA_TRY(const auto model,
                  training::LogisticRegression::fit(learned.states, images.width, learned.labels,
                                                    images.classes, training::kUsualPenalty, job));
        evaluation::Predictions& p = said.emplace_back(judgedIn(images, fold, f));
        p.probabilities =
            model.probabilities(partOf(images, [&](std::size_t i) { return fold[i] == f; }).states);
        level.patients += double(taken.size());
        level.images += double(learned.labels.size());
        ++level.trainings;
    }
    return {};
}

Result<LearningCurveLevel> levelOf(double share, const Gathered& gathered) {
    LearningCurveLevel level;
    level.share = share;
    level.patients = gathered.patients / gathered.trainings;
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
        RunSettings settings = options.settings;
        settings.fold.reset();
        settings.assigned = {};
        FOVEA_TRY(const PreloadedStore preloaded, preloadedStore(project, settings, files, job));
        FOVEA_TRY(const ResolvedRun run, resolve(project, settings));
        FOVEA_CHECK(mustBeOfClasses(run.task.question, "there is a learning curve"));
        FOVEA_CHECK(mustBeOfImages(run.task.question, "there is a learning curve"));
        LearningCurve curve;
        curve.problems = preloaded.report.problems;
        std::vector<Sample> samples;
        for (const dataset::Split split : {dataset::Split::train, dataset::Split::validation})
            for (Sample& s : ofSplit(run.samples, split))
                if (preloaded.store.contains(s.pixelHash)) samples.push_back(std::move(s));
        FOVEA_TRY(const Images images, imagesOf(preloaded.store, samples, run.classes));

        FOVEA_TRY(const std::vector<int> fold,
                  foldsOf(samples, run.task.question, options.folds, options.seed));
        curve.folds = *std::max_element(fold.begin(), fold.end()) + 1;
        curve.repetitions = options.repetitions;
        curve.images = int(samples.size());
        curve.patients = int(images.classOf.size());
        ProgressMeter meter(
            job, Stage::evaluate,
            std::int64_t(options.repetitions) * curve.folds * std::int64_t(options.shares.size()));
        std::vector<evaluation::CurveLevel> measured;
        for (const double share : options.shares) {
            Gathered gathered;
            // All patients are one subset.
            const int repetitions = share < 1 ? options.repetitions : 1;
            for (int r = 0; r < repetitions; ++r)
                FOVEA_CHECK(judge(images, fold, share, mixSeed({options.seed, std::uint64_t(r)}), gathered,
                                  meter, job));
            if (!gathered.complete) continue;
            FOVEA_TRY(const LearningCurveLevel level, levelOf(share, gathered));
            // Of few patients two shares are the same number.
            if (!curve.levels.empty() && level.patients <= curve.levels.back().patients) continue;
            measured.push_back({level.patients, level.aucs});
            curve.levels.push_back(level);
        }
        curve.law = evaluation::fitPowerLaw(measured);
        const double all = curve.patients;
        const double ahead[] = {all, 2 * all, 4 * all};
        curve.ahead = evaluation::extrapolate(measured, ahead, {.seed = options.seed});
        return curve;
    });
}

}  // namespace fovea::runs
