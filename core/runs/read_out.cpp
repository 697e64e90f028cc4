#include "runs/read_out.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>

#include "dataset/split.h"
#include "evaluation/calibration.h"
#include "runs/project_source.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;
using training::LogisticFit;
using training::LogisticInputs;

namespace {

constexpr int kGroups = 5;
constexpr int kFalling = 2;               // penalties in a row that were worse: lower ones are not tried
constexpr double kEnoughToChoose = 1e-5;  // LogisticFitOptions::gradient of a fit that is only judged
constexpr int kUsualEvaluations = 40;     // of the objective, in the mean over the fits

std::vector<std::string> hashesOf(const std::vector<Sample>& samples) {
    std::vector<std::string> hashes;
    for (const Sample& s : samples) hashes.push_back(s.pixelHash);
    return hashes;
}

/// Of each sample its group, of as many as there can be; empty where there cannot be two.
std::vector<int> groupsOf(const std::vector<Sample>& samples) {
    for (int groups = kGroups; groups >= 2; --groups)
        if (auto assigned = dataset::assignFolds(samples, groups, 0)) return std::move(*assigned);
    return {};
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

/// The choice of penalty and temperature by groups of patients.
class Chooser {
public:
    Chooser(const LogisticInputs& inputs, const std::vector<int>& labels, const std::vector<int>& groups,
            int classes, const training::ClassTargets& targets)
        : m_inputs(inputs), m_classes(classes), m_targets(targets), m_labels(labels) {
        m_groups.resize(std::size_t(*std::max_element(groups.begin(), groups.end()) + 1));
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            for (std::size_t i = 0; i < groups.size(); ++i) {
                (groups[i] == int(g) ? m_groups[g].out : m_groups[g].learned).push_back(int(i));
                if (groups[i] != int(g)) m_groups[g].labels.push_back(labels[i]);
            }
    }

    /// [n, classes]: each image by the fit without its group; fits begin at those of the penalty before.
    Result<std::vector<double>> outOfFold(double penalty, const JobContext& job) {
        std::vector<double> logits(m_labels.size() * std::size_t(m_classes));
        for (Group& group : m_groups) {
            FOVEA_TRY(group.fit, m_inputs.fit(group.learned, group.labels, m_classes,
                                              {.penalty = penalty,
                                               .targets = m_targets,
                                               .gradient = kEnoughToChoose,
                                               .start = group.fit ? &*group.fit : nullptr},
                                              job));
            const std::vector<double> said = m_inputs.logits(*group.fit, group.out);
            for (std::size_t i = 0; i < group.out.size(); ++i)
                std::copy_n(&said[i * std::size_t(m_classes)], m_classes,
                            &logits[std::size_t(group.out[i]) * std::size_t(m_classes)]);
        }
        return logits;
    }

private:
    struct Group {
        std::vector<int> learned, labels, out;
        std::optional<LogisticFit> fit = {};
    };
    const LogisticInputs& m_inputs;
    int m_classes;
    const training::ClassTargets& m_targets;
    const std::vector<int>& m_labels;
    std::vector<Group> m_groups;
};

/// Penalty, temperature and out-of-fold figures.
Result<ReadOutFigures> chosen(const LogisticInputs& inputs, const std::vector<Sample>& train,
                              evaluation::Predictions predictions, const training::ClassTargets& targets,
                              const JobContext& job) {
    ReadOutFigures figures;
    figures.penalty = kCautiousPenalty;
    const std::vector<int> groups = groupsOf(train);
    if (groups.empty()) return figures;
    figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
    Chooser chooser(inputs, predictions.truth, groups, predictions.classes, targets);
    double least = std::numeric_limits<double>::infinity();
    std::vector<double> best;
    int falling = 0;
    for (auto penalty = std::rbegin(training::kLogisticPenalties);
         penalty != std::rend(training::kLogisticPenalties) && falling < kFalling; ++penalty) {
        FOVEA_TRY(const std::vector<double> logits, chooser.outOfFold(*penalty, job));
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
    const double fits = 1 + (kGroups - 1) * double(std::size(training::kLogisticPenalties));
    return ReadOutCost{directed + fits * kUsualEvaluations * evaluation,
                       1e-6 * sizeof(float) * std::max(train, validation) * double(width) +
                           2 * training::LogisticRegression::memoryMb(train, width, classes)};
}

}  // namespace fovea::runs
