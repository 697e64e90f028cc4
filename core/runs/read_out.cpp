#include "runs/read_out.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>

#include "evaluation/calibration.h"
#include "runs/held_out_fits.h"
#include "runs/project_source.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;
using training::LogisticFit;
using training::LogisticInputs;

namespace {

constexpr int kFalling = 2;  // penalties in a row that were worse: lower ones are not tried

std::vector<std::string> hashesOf(const std::vector<Sample>& samples) {
    std::vector<std::string> hashes;
    for (const Sample& s : samples) hashes.push_back(s.pixelHash);
    return hashes;
}

/// softmax of each row; [n, classes].
std::vector<double> probabilitiesOf(const std::vector<double>& logits, std::size_t classes) {
    std::vector<double> p(logits.size());
    for (std::size_t row = 0; row < logits.size(); row += classes) {
        const double most = *std::max_element(&logits[row], &logits[row] + classes);
        double sum = 0;
        for (std::size_t c = row; c < row + classes; ++c) sum += p[c] = std::exp(logits[c] - most);
        for (std::size_t c = row; c < row + classes; ++c) p[c] /= sum;
    }
    return p;
}

struct Judged {
    double auc = evaluation::kUnknown, logLoss = evaluation::kUnknown;
};
Judged judged(const evaluation::Predictions& p) {
    Judged figures;
    if (p.truth.empty()) return figures;
    double sum = 0;
    for (std::size_t i = 0; i < p.truth.size(); ++i)
        sum -=
            std::log(std::max(p.probabilities[i * std::size_t(p.classes) + std::size_t(p.truth[i])], 1e-300));
    figures.logLoss = sum / double(p.truth.size());
    if (const auto metrics = evaluation::computeMetrics(p)) figures.auc = metrics->auc;
    return figures;
}

/// Of summaries [n, width]; [width].
std::vector<float> meanOf(const std::vector<float>& summaries, std::size_t width) {
    std::vector<double> sums(width);
    for (std::size_t i = 0; i < summaries.size(); ++i) sums[i % width] += double(summaries[i]);
    std::vector<float> mean;
    for (const double sum : sums) mean.push_back(float(sum * double(width) / double(summaries.size())));
    return mean;
}

/// Penalty, temperature and out-of-fold figures.
Result<ReadOutFigures> chosen(const LogisticInputs& inputs, const std::vector<Sample>& train,
                              evaluation::Predictions predictions, const training::ClassTargets& targets,
                              const JobContext& job) {
    ReadOutFigures figures;
    figures.penalty = kCautiousPenalty;
    const std::vector<int> groups = heldOutGroups(train);
    if (groups.empty()) return figures;
    figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
    std::vector<int> turns(std::size_t(figures.groups));
    std::iota(turns.begin(), turns.end(), 0);
    HeldOutFits fits(inputs, predictions.truth, predictions.classes, groups, turns, targets);
    double least = std::numeric_limits<double>::infinity();
    std::vector<double> best;
    int falling = 0;
    for (auto penalty = std::rbegin(training::kLogisticPenalties);
         penalty != std::rend(training::kLogisticPenalties) && falling < kFalling; ++penalty) {
        FOVEA_TRY(const std::vector<double> logits, fits.logits(*penalty, job));
        predictions.probabilities = probabilitiesOf(logits, std::size_t(predictions.classes));
        const double loss = judged(predictions).logLoss;
        ++falling;
        if (!(loss < least)) continue;
        falling = 0;
        least = loss;
        figures.penalty = *penalty;
        best = predictions.probabilities;
    }
    predictions.probabilities = std::move(best);
    evaluation::RecalibrationOptions temperatureAlone;
    temperatureAlone.imagesForBiases = std::numeric_limits<int>::max();
    FOVEA_TRY(const evaluation::Recalibration found,
              evaluation::fitRecalibration(predictions, temperatureAlone));
    figures.temperature = found.temperature;
    const Judged of = judged(evaluation::recalibrated(std::move(predictions), found));
    figures.outOfFoldAuc = of.auc;
    figures.outOfFoldLogLoss = of.logLoss;
    return figures;
}

}  // namespace

Result<FittedReadOut> fitReadOut(const features::FeatureStore& store, const std::vector<Sample>& train,
                                 const std::vector<Sample>& validation,
                                 const std::vector<std::string>& classes,
                                 const training::ClassTargets& targets, const JobContext& job) {
    return guarded([&]() -> Result<FittedReadOut> {
        const double start = workSeconds(job);
        const int width = int(features::SummaryLayout(store.shape()).size());
        std::optional<LogisticInputs> inputs;
        std::vector<float> typical;
        {
            FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(train), job));
            typical = meanOf(summaries, std::size_t(width));
            FOVEA_TRY(inputs, LogisticInputs::prepare(summaries, width, job));
        }
        const evaluation::Predictions asked = unpredicted(train, classes);
        FittedReadOut fitted;
        FOVEA_TRY(fitted.figures, chosen(*inputs, train, asked, targets, job));
        std::vector<int> all(train.size());
        std::iota(all.begin(), all.end(), 0);
        FOVEA_TRY(const LogisticFit fit,
                  inputs->fit(all, asked.truth, asked.classes,
                              {.penalty = fitted.figures.penalty, .targets = targets}, job));
        const training::LogisticRegression::Linear linear = inputs->model(fit).linear();
        const auto cooled = [&](const std::vector<double>& numbers) {
            std::vector<float> floats;
            for (const double x : numbers) floats.push_back(float(x / fitted.figures.temperature));
            return floats;
        };
        fitted.readOut = {cooled(linear.weights), cooled(linear.intercepts), std::move(typical)};
        if (!validation.empty()) {
            evaluation::Predictions predictions = unpredicted(validation, classes);
            FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(validation), job));
            predictions.probabilities =
                probabilitiesOf(fitted.readOut.logits(summaries), std::size_t(predictions.classes));
            const Judged of = judged(predictions);
            fitted.figures.validationAuc = of.auc;
            fitted.figures.validationLogLoss = of.logLoss;
        }
        fitted.figures.seconds = workSeconds(job) - start;
        return fitted;
    });
}

Result<ReadOutCost> readOutCost(int train, int validation, int width, int classes, const JobContext& job) {
    const int directions = std::min(train, width);
    FOVEA_TRY(const double evaluation,
              training::LogisticRegression::evaluationSeconds(train, directions, classes, job));
    FOVEA_TRY(const double directed, LogisticInputs::prepareSeconds(train, width, job));
    return ReadOutCost{directed + HeldOutFits::fitsOfAll() * HeldOutFits::kUsualEvaluations * evaluation,
                       1e-6 * sizeof(float) * std::max(train, validation) * double(width) +
                           2 * training::LogisticRegression::memoryMb(train, width, classes)};
}

}  // namespace fovea::runs
