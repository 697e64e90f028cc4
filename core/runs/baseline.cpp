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

// Metadata of the file: how the penalty came about.
constexpr const char *kPenalty = "penalty", *kChosen = "chosen";

std::string pathIn(const std::string& runFolder) {
    return (std::filesystem::path(runFolder) / "baseline.safetensors").string();
}

/// [n, D], the class token's last state.
Result<std::vector<float>> classStates(const features::FeatureStore& store,
                                       const std::vector<Sample>& samples) {
    std::vector<float> all;
    for (const Sample& s : samples) {
        FOVEA_TRY(const features::StoredTokens tokens, store.tokens(s.pixelHash));
        all.insert(all.end(), tokens.classState.begin(), tokens.classState.end());
    }
    return all;
}

/// NaN where undefined.
double aucOf(std::vector<double> probabilities, std::vector<int> truth, int classes) {
    evaluation::Predictions p;
    p.classes = classes;
    p.truth = std::move(truth);
    p.probabilities = std::move(probabilities);
    const auto metrics = evaluation::computeMetrics(p);
    return metrics ? metrics->auc : NAN;
}

constexpr int kGroups = 5;  // to choose a penalty by where there are no validation images

/// What a fit reads.
struct Images {
    int width = 0, classes = 0;
    std::vector<float> states = {};  ///< [n, width]
    std::vector<int> labels = {};

    Result<Images> filled(const features::FeatureStore& store, const std::vector<Sample>& samples,
                          const std::vector<std::string>& names) const {
        Images images{width, classes, {}, labelsOf(samples, names)};
        FOVEA_TRY(images.states, classStates(store, samples));
        return images;
    }
    /// Those whose group is `wanted`.
    Images where(const std::vector<int>& groups, const std::function<bool(int)>& wanted) const {
        Images some{width, classes};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!wanted(groups[i])) continue;
            const auto first = states.begin() + std::ptrdiff_t(i) * width;
            some.states.insert(some.states.end(), first, first + width);
            some.labels.push_back(labels[i]);
        }
        return some;
    }
};

/// How well fits with each penalty do on images that they have not learned from.
class Penalties {
public:
    Result<void> judge(const Images& learned, const Images& judged, const JobContext& job) {
        for (std::size_t i = 0; i < m_aucs.size(); ++i) {
            FOVEA_TRY(
                const training::LogisticRegression model,
                training::LogisticRegression::fit(learned.states, learned.width, learned.labels,
                                                  learned.classes, training::kLogisticPenalties[i], job));
            m_aucs[i] += aucOf(model.probabilities(judged.states), judged.labels, judged.classes);
        }
        m_judged = true;
        return {};
    }
    /// The lowest one of the highest AUC; none where that is undefined.
    std::optional<double> best() const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; m_judged && i < m_aucs.size(); ++i)
            if (!std::isnan(m_aucs[i]) && (!best || m_aucs[i] > m_aucs[*best])) best = i;
        return best ? std::optional(training::kLogisticPenalties[*best]) : std::nullopt;
    }

private:
    std::array<double, std::size(training::kLogisticPenalties)> m_aucs = {};  // sums over the groups
    bool m_judged = false;
};

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

/// Of each sample its group; empty where there are not two for every class.
std::vector<int> groupsOf(const std::vector<Sample>& samples) {
    for (int groups = kGroups; groups >= 2; --groups)
        if (auto assigned = dataset::assignFolds(samples, groups, 0)) return std::move(*assigned);
    return {};
}

}  // namespace

Result<Baseline> Baseline::fit(const features::FeatureStore& store, const std::vector<Sample>& train,
                               const std::vector<Sample>& validation, const std::vector<std::string>& classes,
                               const JobContext& job) {
    const Images all{store.settings().config.hiddenSize, int(classes.size())};
    FOVEA_TRY(const Images learned, all.filled(store, train, classes));
    Penalties found;
    if (!validation.empty()) {
        FOVEA_TRY(const Images judged, all.filled(store, validation, classes));
        FOVEA_CHECK(found.judge(learned, judged, job));
    } else if (const std::vector<int> groups = groupsOf(train); !groups.empty()) {
        const int last = *std::max_element(groups.begin(), groups.end());
        for (int group = 0; group <= last; ++group)
            FOVEA_CHECK(found.judge(learned.where(groups, [&](int g) { return g != group; }),
                                    learned.where(groups, [&](int g) { return g == group; }), job));
    }
    const std::optional<double> best = found.best();
    FOVEA_TRY(
        training::LogisticRegression model,
        training::LogisticRegression::fit(learned.states, learned.width, learned.labels, learned.classes,
                                          best.value_or(training::kUsualPenalty), job));
    return Baseline(std::move(model), best.has_value());
}

Result<Baseline::Cost> Baseline::cost(int train, int validation, int width, int classes,
                                      const JobContext& job) {
    const double penalties = double(std::size(training::kLogisticPenalties));
    const int learned = validation > 0 ? train : train - train / kGroups;  // while it chooses
    FOVEA_TRY(const double evaluation,
              training::LogisticRegression::evaluationSeconds(train, width, classes, job));
    const double fits = 1 + penalties * (validation > 0 ? 1.0 : double(kGroups) * learned / train);
    const double copies = validation > 0 ? double(train) + validation : 2.0 * train;
    return Cost{fits * training::LogisticRegression::kUsualEvaluations * evaluation,
                1e-6 * sizeof(float) * copies * width +
                    training::LogisticRegression::memoryMb(train, width, classes)};
}

Result<std::optional<Baseline>> Baseline::left(const std::string& runFolder) {
    if (!std::filesystem::exists(pathIn(runFolder))) return std::optional<Baseline>();
    FOVEA_TRY(training::LogisticRegression model, training::LogisticRegression::load(pathIn(runFolder)));
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(pathIn(runFolder)));
    std::optional<bool> chosen;
    if (const auto penalty = file.metadata().find(kPenalty); penalty != file.metadata().end())
        chosen = penalty->second == kChosen;
    return std::optional(Baseline(std::move(model), chosen));
}

Result<void> Baseline::save(const std::string& runFolder, FileLayer& files) const {
    std::map<std::string, std::string> notices;
    if (m_penaltyChosen) notices[kPenalty] = *m_penaltyChosen ? kChosen : "usual";
    return m_model.save(pathIn(runFolder), files, notices);
}

Result<std::vector<double>> Baseline::probabilities(const features::FeatureStore& store,
                                                    const std::vector<Sample>& samples) const {
    FOVEA_TRY(const auto inputs, classStates(store, samples));
    if (inputs.size() != samples.size() * std::size_t(m_model.width()))
        return Error{ErrorCode::invalidArgument, "the baseline was fitted to another backbone", {}};
    return guarded([&]() -> Result<std::vector<double>> { return m_model.probabilities(inputs); });
}

Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter,
                                       std::vector<double> baselineProbabilities,
                                       const evaluation::IntervalOptions& options) {
    evaluation::Predictions baseline = adapter;
    baseline.probabilities = std::move(baselineProbabilities);
    BaselineFigures figures;
    FOVEA_TRY(figures.auc, evaluation::meanAuc(std::span(&baseline, 1), options));
    FOVEA_TRY(figures.adapterMinusThis, evaluation::pairedAucDifference(adapter, baseline, options));
    return figures;
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
                                   {"images", Terms{{termOf(images)}}}}}};
    if (compared && !choseTheEpoch(images) && verdictOf(d, images) == Verdict::notShown)
        notices.push_back({kSmallestDifference, {{"smallest", evaluation::smallestDifference(d)}}});
    return notices;
}

}  // namespace fovea::runs
