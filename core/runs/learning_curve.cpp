#include "runs/learning_curve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.h"
#include "dataset/split.h"
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
Result<std::vector<int>> foldsOf(const std::vector<Sample>& samples, int folds, std::uint64_t seed) {
    for (; folds > 2; --folds)
        if (auto assigned = dataset::assignFolds(samples, folds, seed)) return std::move(*assigned);
    return dataset::assignFolds(samples, 2, seed);
}

/// What one level gathers over folds and repetitions.
struct Gathered {
    double patients = 0, images = 0;
    int fits = 0;
    bool complete = true;                            ///< every class was there in each fit
    std::vector<evaluation::Predictions> outOfFold;  ///< one a repetition
    std::vector<std::vector<int>> fold;              ///< [repetitions][n]
};

/// Mean of the AUCs within each fold.
double meanWithinFolds(const evaluation::Predictions& all, const std::vector<int>& fold) {
    double sum = 0;
    int defined = 0;
    for (int f = 0; f <= *std::max_element(fold.begin(), fold.end()); ++f) {
        evaluation::Predictions one;
        one.classes = all.classes;
        for (std::size_t i = 0; i < fold.size(); ++i) {
            if (fold[i] != f) continue;
            one.truth.push_back(all.truth[i]);
            const auto row = all.probabilities.begin() + std::ptrdiff_t(i) * all.classes;
            one.probabilities.insert(one.probabilities.end(), row, row + all.classes);
        }
        const auto metrics = evaluation::computeMetrics(one);
        if (!metrics || std::isnan(metrics->auc)) continue;
        sum += metrics->auc;
        ++defined;
    }
    return defined > 0 ? sum / defined : evaluation::kUnknown;
}

Result<void> checkOptions(const LearningCurveOptions& o) {
    const bool shares = !o.shares.empty() && std::is_sorted(o.shares.begin(), o.shares.end()) &&
                        o.shares.front() > 0 && o.shares.back() <= 1;
    if (!shares) return Error{ErrorCode::invalidArgument, "shares are not ascending within 0 to 1", {}};
    if (o.folds < 2) return Error{ErrorCode::invalidArgument, "fewer than two folds", {}};
    if (o.repetitions < 1) return Error{ErrorCode::invalidArgument, "fewer than one repetition", {}};
    return {};
}

/// One cross-validation with every share.
Result<void> repeat(const Images& images, const std::vector<int>& fold, const std::vector<double>& shares,
                    std::uint64_t seed, std::vector<Gathered>& levels, ProgressMeter& meter,
                    const JobContext& job) {
    const int folds = *std::max_element(fold.begin(), fold.end()) + 1;
    for (Gathered& level : levels) {
        evaluation::Predictions& p = level.outOfFold.emplace_back();
        p.classes = images.classes;
        p.truth = images.labels;
        for (const std::size_t patient : images.patient) p.patients.push_back(std::to_string(patient));
        p.probabilities.resize(images.size() * std::size_t(images.classes));
        level.fold.push_back(fold);
    }
    for (int f = 0; f < folds; ++f) {
        std::set<std::size_t> allowed;
        for (std::size_t i = 0; i < images.size(); ++i)
            if (fold[i] != f) allowed.insert(images.patient[i]);
        const Part judged = partOf(images, [&](std::size_t i) { return fold[i] == f; });
        for (std::size_t s = 0; s < shares.size(); ++s) {
            FOVEA_CHECK(job.check());
            Gathered& level = levels[s];
            const auto taken = drawn(images, allowed, shares[s], mixSeed({seed, std::uint64_t(f)}));
            const Part learned =
                partOf(images, [&](std::size_t i) { return fold[i] != f && taken.count(images.patient[i]); });
            meter.advance();
            level.complete = level.complete && hasEveryClass(learned, images.classes);
            if (!level.complete) continue;
            FOVEA_TRY(const auto model,
                      training::LogisticRegression::fit(learned.states, images.width, learned.labels,
                                                        images.classes, training::kUsualPenalty, job));
            const std::vector<double> said = model.probabilities(judged.states);
            auto next = said.begin();
            for (std::size_t i = 0; i < images.size(); ++i) {
                if (fold[i] != f) continue;
                std::copy_n(
                    next, images.classes,
                    level.outOfFold.back().probabilities.begin() + std::ptrdiff_t(i) * images.classes);
                next += images.classes;
            }
            level.patients += double(taken.size());
            level.images += double(learned.labels.size());
            ++level.fits;
        }
    }
    return {};
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
        LearningCurve curve;
        curve.problems = preloaded.report.problems;
        std::vector<Sample> samples;
        for (const dataset::Split split : {dataset::Split::train, dataset::Split::validation})
            for (Sample& s : ofSplit(run.samples, split))
                if (preloaded.store.contains(s.pixelHash)) samples.push_back(std::move(s));
        FOVEA_TRY(const Images images, imagesOf(preloaded.store, samples, run.classes));

        std::vector<Gathered> levels(options.shares.size());
        FOVEA_TRY(const std::vector<int> first, foldsOf(samples, options.folds, options.seed));
        curve.folds = *std::max_element(first.begin(), first.end()) + 1;
        curve.repetitions = options.repetitions;
        curve.images = int(samples.size());
        curve.patients = int(images.classOf.size());
        ProgressMeter meter(job, Stage::evaluate,
                            std::int64_t(options.repetitions) * curve.folds * std::int64_t(levels.size()));
        for (int r = 0; r < options.repetitions; ++r) {
            const std::uint64_t seed = mixSeed({options.seed, std::uint64_t(r)});
            FOVEA_TRY(const std::vector<int> fold, foldsOf(samples, curve.folds, seed));
            FOVEA_CHECK(repeat(images, fold, options.shares, seed, levels, meter, job));
        }

        std::vector<evaluation::CurveLevel> measured;
        for (std::size_t s = 0; s < levels.size(); ++s) {
            const Gathered& level = levels[s];
            if (!level.complete || level.fits == 0) continue;
            LearningCurveLevel& out = curve.levels.emplace_back();
            out.share = options.shares[s];
            out.patients = level.patients / level.fits;
            out.images = level.images / level.fits;
            for (std::size_t r = 0; r < level.outOfFold.size(); ++r)
                out.aucs.push_back(meanWithinFolds(level.outOfFold[r], level.fold[r]));
            FOVEA_TRY(out.auc, evaluation::meanAuc(level.outOfFold, {}));
            measured.push_back({out.patients, out.aucs});
        }
        curve.law = evaluation::fitPowerLaw(measured);
        const double all = curve.patients;
        const double ahead[] = {all, 2 * all, 4 * all};
        curve.ahead = evaluation::extrapolate(measured, ahead, {.seed = options.seed});
        return curve;
    });
}

}  // namespace fovea::runs
