#include "training/baseline.h"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>

#include "base/safetensors.h"
#include "training/project_source.h"

namespace fovea::training {

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

}  // namespace

Result<Baseline> Baseline::fit(const features::FeatureStore& store, const std::vector<Sample>& train,
                               const std::vector<Sample>& validation, const std::vector<std::string>& classes,
                               const JobContext& job) {
    FOVEA_TRY(const auto inputs, classStates(store, train));
    FOVEA_TRY(const auto judged, classStates(store, validation));
    const std::vector<int> labels = labelsOf(train, classes), truth = labelsOf(validation, classes);
    const int width = store.settings().config.hiddenSize, C = int(classes.size());
    std::optional<Baseline> best;
    double bestAuc = NAN;
    for (const double penalty : kLogisticPenalties) {
        FOVEA_CHECK(job.check());
        FOVEA_TRY(LogisticRegression model, LogisticRegression::fit(inputs, width, labels, C, penalty));
        const double auc = truth.empty() ? NAN : aucOf(model.probabilities(judged), truth, C);
        if (std::isnan(auc) ? std::isnan(bestAuc) && penalty == kUsualPenalty : !(auc <= bestAuc)) {
            best = Baseline(std::move(model), !std::isnan(auc));
            bestAuc = auc;
        }
    }
    return std::move(*best);
}

Result<std::optional<Baseline>> Baseline::left(const std::string& runFolder) {
    if (!std::filesystem::exists(pathIn(runFolder))) return std::optional<Baseline>();
    FOVEA_TRY(LogisticRegression model, LogisticRegression::load(pathIn(runFolder)));
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(pathIn(runFolder)));
    std::optional<bool> chosen;
    if (const auto penalty = file.metadata().find(kPenalty); penalty != file.metadata().end())
        chosen = penalty->second == kChosen;
    return std::optional(Baseline(std::move(model), chosen));
}

Result<void> Baseline::save(const std::string& runFolder, FileLayer& files) const {
    std::map<std::string, std::string> notes;
    if (m_penaltyChosen) notes[kPenalty] = *m_penaltyChosen ? kChosen : "usual";
    return m_model.save(pathIn(runFolder), files, notes);
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

Remark besideSimpleRemark(const BaselineFigures& figures, double adapterAuc, const std::string& where) {
    const evaluation::Estimate& d = figures.adapterMinusThis;
    const auto code = [&d] {
        switch (evaluation::whatIsShown(d)) {
            case evaluation::Shown::better:
                return RemarkCode::betterThanSimple;
            case evaluation::Shown::worse:
                return RemarkCode::worseThanSimple;
            case evaluation::Shown::neither:
                return RemarkCode::notShownBetter;
            case evaluation::Shown::untold:
                break;
        }
        return RemarkCode::notCompared;
    };
    return {code(), {adapterAuc, figures.auc.value, d.value, d.low, d.high}, where};
}

}  // namespace fovea::training
