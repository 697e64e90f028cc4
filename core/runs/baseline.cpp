#include "runs/baseline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>

#include "base/safetensors.h"
#include "dataset/split.h"
#include "runs/project_source.h"
#include "runs/run_messages.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

// Metadata of the file: how the penalty came about, and what is read.
constexpr const char *kPenalty = "penalty", *kChosen = "chosen", *kMethod = "method";

std::string pathIn(const std::string& runFolder) {
    return (std::filesystem::path(runFolder) / "baseline.safetensors").string();
}

/// Of each sample its group; empty where there are not two for every class.
std::vector<int> groupsOf(const std::vector<Sample>& samples) {
    for (int groups = Baseline::kGroups; groups >= 2; --groups)
        if (auto assigned = dataset::assignFolds(samples, groups, 0)) return std::move(*assigned);
    return {};
}

/// What a regression reads.
struct Images {
    int width = 0, classes = 0;
    std::vector<float> values = {};  ///< [n, width]
    std::vector<int> labels = {};

    /// Those whose group is `wanted`.
    Images where(const std::vector<int>& groups, const std::function<bool(int)>& wanted) const {
        Images some{width, classes};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!wanted(groups[i])) continue;
            const auto first = values.begin() + std::ptrdiff_t(i) * width;
            some.values.insert(some.values.end(), first, first + width);
            some.labels.push_back(labels[i]);
        }
        return some;
    }
};

Result<training::LogisticRegression> regression(const Images& learned, double penalty,
                                                const JobContext& job) {
    return training::LogisticRegression::fit(learned.values, learned.width, learned.labels, learned.classes,
                                             penalty, job);
}

/// Log loss of fits with each penalty on images that they have not learned from.
class Penalties {
public:
    Result<void> judge(const Images& learned, const Images& judged, const JobContext& job) {
        if (judged.labels.empty()) return {};
        for (std::size_t i = 0; i < m_losses.size(); ++i) {
            FOVEA_TRY(const auto model, regression(learned, training::kLogisticPenalties[i], job));
            const std::vector<double> p = model.probabilities(judged.values);
            for (std::size_t image = 0; image < judged.labels.size(); ++image) {
                const double said =
                    p[image * std::size_t(judged.classes) + std::size_t(judged.labels[image])];
                m_losses[i] -= std::log(std::max(said, kLeast));
            }
        }
        m_images += judged.labels.size();
        return {};
    }
    /// The highest one of the lowest loss; none where no image was judged.
    std::optional<double> best() const {
        if (m_images == 0) return {};
        return training::kLogisticPenalties[bestIndex()];
    }
    double loss() const {
        return m_images == 0 ? evaluation::kUnknown : m_losses[bestIndex()] / double(m_images);
    }

private:
    static constexpr double kLeast = 1e-15;  // as computeMetrics() has it, so that no image outweighs all
    std::size_t bestIndex() const {
        const auto least = std::min_element(m_losses.rbegin(), m_losses.rend());
        return m_losses.size() - 1 - std::size_t(least - m_losses.rbegin());
    }
    std::array<double, std::size(training::kLogisticPenalties)> m_losses = {};  // sums over the images
    std::size_t m_images = 0;
};

training::GatherTokens gatherFrom(const features::FeatureStore& store, const std::vector<Sample>& samples) {
    return [&](std::span<const int> items) -> Result<adapter::Batch> {
        adapter::Batch batch;
        std::vector<std::string> hashes;
        for (const int item : items) hashes.push_back(samples[std::size_t(item)].pixelHash);
        FOVEA_CHECK(store.gather(hashes, batch));
        return batch;
    };
}

bool choseTheEpoch(JudgedBy images) {
    return images == JudgedBy::validation || images == JudgedBy::validationOverSeeds;
}

const char* termOf(JudgedBy images) {
    switch (images) {
        case JudgedBy::validation:
            return kOnValidationImages;
        case JudgedBy::validationOverSeeds:
            return kOnValidationImagesOverSeeds;
        case JudgedBy::heldOut:
            return kOnHeldOutImages;
        case JudgedBy::these:
            break;
    }
    return kOnTheseImages;
}

}  // namespace

/// The fits of several methods to the same images, which are read and divided once.
class BaselineFit {
public:
    static Result<BaselineFit> over(const features::FeatureStore& store, const std::vector<Sample>& train,
                                    const std::vector<std::string>& classes,
                                    const std::vector<BaselineMethod>& methods, const JobContext& job) {
        FOVEA_TRY(BaselineInputs inputs, BaselineInputs::read(store, train, methods, job));
        return BaselineFit(store, train, classes, std::move(inputs), job);
    }
    Result<Baseline> of(BaselineMethod method) const {
        return method == BaselineMethod::attentiveProbe ? probe() : linear(method);
    }

private:
    BaselineFit(const features::FeatureStore& store, const std::vector<Sample>& train,
                const std::vector<std::string>& classes, BaselineInputs inputs, const JobContext& job)
        : m_store(store),
          m_train(train),
          m_inputs(std::move(inputs)),
          m_labels(labelsOf(train, classes)),
          m_groups(groupsOf(train)),
          m_classes(int(classes.size())),
          m_job(job) {}

    Images imagesOf(BaselineMethod method) const {
        return {baselineWidth(method, m_store.shape()), m_classes, m_inputs.of(method), m_labels};
    }
    Result<Baseline> linear(BaselineMethod method) const {
        const Images all = imagesOf(method);
        Penalties found;
        const int last = m_groups.empty() ? -1 : *std::max_element(m_groups.begin(), m_groups.end());
        for (int group = 0; group <= last; ++group)
            FOVEA_CHECK(found.judge(all.where(m_groups, [&](int g) { return g != group; }),
                                    all.where(m_groups, [&](int g) { return g == group; }), m_job));
        return fitted(all, method, found);
    }
    /// The queries are learned twice: without the first group, which then chooses the penalty, and from all.
    Result<Baseline> probe() const {
        Penalties found;
        if (!m_groups.empty()) {
            std::vector<Sample> learned, judged;
            for (std::size_t i = 0; i < m_train.size(); ++i)
                (m_groups[i] == 0 ? judged : learned).push_back(m_train[i]);
            const Images means = imagesOf(BaselineMethod::meanValues);
            Images from = means.where(m_groups, [](int g) { return g != 0; }),
                   by = means.where(m_groups, [](int g) { return g == 0; });
            FOVEA_TRY(const auto queries, queriesFor(learned, from));
            FOVEA_TRY(from.values, pooled(queries, learned));
            FOVEA_TRY(by.values, pooled(queries, judged));
            FOVEA_CHECK(found.judge(from, by, m_job));
        }
        Images all = imagesOf(BaselineMethod::meanValues);
        FOVEA_TRY(auto queries, queriesFor(m_train, all));
        FOVEA_TRY(all.values, pooled(queries, m_train));
        FOVEA_TRY(Baseline baseline, fitted(all, BaselineMethod::attentiveProbe, found));
        baseline.m_probe = std::move(queries);
        return baseline;
    }
    Result<training::AttentiveProbe> queriesFor(const std::vector<Sample>& samples,
                                                const Images& means) const {
        return training::AttentiveProbe::fit(m_store.shape(), gatherFrom(m_store, samples), means.labels,
                                             m_classes, means.values, {}, m_job);
    }
    Result<std::vector<float>> pooled(const training::AttentiveProbe& queries,
                                      const std::vector<Sample>& samples) const {
        return queries.pooled(int(samples.size()), gatherFrom(m_store, samples), m_job);
    }
    Result<Baseline> fitted(const Images& all, BaselineMethod method, const Penalties& found) const {
        FOVEA_TRY(auto model, regression(all, found.best().value_or(training::kUsualPenalty), m_job));
        Baseline baseline(std::move(model), method);
        baseline.m_penaltyChosen = found.best().has_value();
        baseline.m_outOfFoldLoss = found.loss();
        return baseline;
    }

    const features::FeatureStore& m_store;
    const std::vector<Sample>& m_train;
    BaselineInputs m_inputs;
    std::vector<int> m_labels, m_groups;
    int m_classes;
    const JobContext& m_job;
};

Result<Baseline> Baseline::fit(const features::FeatureStore& store, const std::vector<Sample>& train,
                               const std::vector<std::string>& classes, BaselineMethod method,
                               const JobContext& job) {
    FOVEA_TRY(const BaselineFit fits, BaselineFit::over(store, train, classes, {method}, job));
    return fits.of(method);
}

Result<Baseline> Baseline::strongest(const features::FeatureStore& store, const std::vector<Sample>& train,
                                     const std::vector<std::string>& classes, const JobContext& job) {
    const std::vector<BaselineMethod> methods(std::begin(kCheapMethods), std::end(kCheapMethods));
    FOVEA_TRY(const BaselineFit fits, BaselineFit::over(store, train, classes, methods, job));
    std::optional<Baseline> best;
    for (const BaselineMethod method : methods) {
        FOVEA_TRY(Baseline one, fits.of(method));
        // Not a number without groups: then the first stays.
        if (!best || one.m_outOfFoldLoss < best->m_outOfFoldLoss) best = std::move(one);
        if (std::isnan(best->m_outOfFoldLoss)) break;
    }
    return std::move(*best);
}

Result<Baseline::Cost> Baseline::cost(int train, const backbone::FeatureShape& shape, int classes,
                                      const JobContext& job) {
    const double penalties = double(std::size(training::kLogisticPenalties));
    const int learned = std::max(1, train - train / kGroups);  // while it chooses
    const double fits = 1 + penalties * kGroups * double(learned) / std::max(1, train);
    Cost cost;
    for (const BaselineMethod method : kCheapMethods) {
        const int width = baselineWidth(method, shape);
        FOVEA_TRY(const double evaluation,
                  training::LogisticRegression::evaluationSeconds(train, width, classes, job));
        cost.seconds += fits * training::LogisticRegression::kUsualEvaluations * evaluation;
        const double held = 1e-6 * sizeof(float) * 2.0 * train * width +
                            training::LogisticRegression::memoryMb(train, width, classes);
        cost.memoryMb = std::max(cost.memoryMb, held);
    }
    cost.memoryMb +=
        1e-6 * sizeof(float) * train *
        (baselineWidth(BaselineMethod::allOfZ, shape) + baselineWidth(BaselineMethod::pixels, shape));
    return cost;
}

Result<std::optional<Baseline>> Baseline::left(const std::string& runFolder) {
    if (!std::filesystem::exists(pathIn(runFolder))) return std::optional<Baseline>();
    FOVEA_TRY(training::LogisticRegression model, training::LogisticRegression::load(pathIn(runFolder)));
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(pathIn(runFolder)));
    BaselineMethod method = BaselineMethod::classToken;
    if (const auto said = file.metadata().find(kMethod); said != file.metadata().end()) {
        const auto known = baselineMethodFromName(said->second);
        if (!known) return Error{ErrorCode::corruptFile, known.error().detail, pathIn(runFolder)};
        method = *known;
    }
    Baseline baseline(std::move(model), method);
    if (const auto penalty = file.metadata().find(kPenalty); penalty != file.metadata().end())
        baseline.m_penaltyChosen = penalty->second == kChosen;
    return std::optional(std::move(baseline));
}

Result<void> Baseline::save(const std::string& runFolder, FileLayer& files) const {
    if (m_probe) return Error{ErrorCode::invalidArgument, "an attentive probe is not kept with a run", {}};
    std::map<std::string, std::string> notices{{kMethod, baselineMethodName(m_method)}};
    if (m_penaltyChosen) notices[kPenalty] = *m_penaltyChosen ? kChosen : "usual";
    return m_model.save(pathIn(runFolder), files, notices);
}

Result<std::vector<double>> Baseline::probabilities(const features::FeatureStore& store,
                                                    const std::vector<Sample>& samples,
                                                    const JobContext& job) const {
    std::vector<float> values;
    if (m_probe) {
        FOVEA_TRY(values, m_probe->pooled(int(samples.size()), gatherFrom(store, samples), job));
    } else {
        FOVEA_TRY(const BaselineInputs inputs, BaselineInputs::read(store, samples, {m_method}, job));
        values = inputs.of(m_method);
    }
    if (values.size() != samples.size() * std::size_t(m_model.width()))
        return Error{ErrorCode::invalidArgument, "the baseline was fitted to another backbone", {}};
    return guarded([&]() -> Result<std::vector<double>> { return m_model.probabilities(values); });
}

Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter, BaselineMethod method,
                                       std::vector<double> baselineProbabilities,
                                       const evaluation::IntervalOptions& options) {
    evaluation::Predictions baseline = adapter;
    baseline.probabilities = std::move(baselineProbabilities);
    BaselineFigures figures;
    figures.method = method;
    FOVEA_TRY(figures.auc, evaluation::meanAuc(std::span(&baseline, 1), options));
    FOVEA_TRY(figures.adapterMinusThis, evaluation::pairedAucDifference(adapter, baseline, options));
    return figures;
}

const char* baselineWords(std::optional<BaselineMethod> method) {
    return method ? baselineMethodWords(*method) : kReadsOneEach;
}

JudgedBy judgedBy(dataset::Split split) {
    return split == dataset::Split::test ? JudgedBy::these : JudgedBy::validation;
}

const char* verdictName(Verdict verdict) {
    switch (verdict) {
        case Verdict::better:
            return "better";
        case Verdict::worse:
            return "worse";
        case Verdict::notShown:
            break;
    }
    return "not_shown";
}

Verdict verdictOf(const evaluation::Estimate& adapterMinusBaseline, JudgedBy images) {
    switch (evaluation::whatIsShown(adapterMinusBaseline)) {
        case evaluation::Shown::better:
            return choseTheEpoch(images) ? Verdict::notShown : Verdict::better;
        case evaluation::Shown::worse:
            return Verdict::worse;
        case evaluation::Shown::neither:
        case evaluation::Shown::untold:
            break;
    }
    return Verdict::notShown;
}

std::vector<Message> baselineNotices(const BaselineFigures& figures, double adapterAuc, JudgedBy images) {
    const evaluation::Estimate& d = figures.adapterMinusThis;
    const bool compared = evaluation::whatIsShown(d) != evaluation::Shown::untold;
    const auto kind = [&]() -> const MessageKind& {
        if (!compared) return kNotCompared;
        switch (verdictOf(d, images)) {
            case Verdict::better:
                return kBetterThanBaseline;
            case Verdict::worse:
                return kWorseThanBaseline;
            case Verdict::notShown:
                break;
        }
        return choseTheEpoch(images) ? kEpochChosenByThese : kNotShownBetter;
    };
    std::vector<Message> notices{{kind(),
                                  {{"adapter_auc", adapterAuc},
                                   {"baseline_auc", figures.auc.value},
                                   {"difference", d.value},
                                   {"low", d.low},
                                   {"high", d.high},
                                   {"reads", Terms{{baselineWords(figures.method)}}},
                                   {"images", Terms{{termOf(images)}}}}}};
    if (compared && !choseTheEpoch(images) && verdictOf(d, images) == Verdict::notShown)
        notices.push_back({kSmallestDifference, {{"smallest", evaluation::smallestDifference(d)}}});
    return notices;
}

}  // namespace fovea::runs
