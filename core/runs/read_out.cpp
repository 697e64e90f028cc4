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

/// What is stored of images, and what logistic regressions make of it.
struct Summaries {
    std::vector<float> typical;  ///< [width], their mean
    LogisticInputs inputs;

    static Result<Summaries> of(const features::FeatureStore& store, const std::vector<Sample>& samples,
                                const JobContext& job) {
        const int width = int(features::SummaryLayout(store.shape()).size());
        FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(samples), job));
        FOVEA_TRY(LogisticInputs inputs, LogisticInputs::prepare(summaries, width, job));
        return Summaries{meanOf(summaries, std::size_t(width)), std::move(inputs)};
    }
};

std::vector<float> floats(const std::vector<double>& numbers, double divisor = 1) {
    std::vector<float> all;
    for (const double x : numbers) all.push_back(float(x / divisor));
    return all;
}

/// Of classes. `read`: of `train`.
Result<FittedReadOut> fitClasses(const features::FeatureStore& store, const Summaries& read,
                                 const std::vector<Sample>& train, const std::vector<Sample>& validation,
                                 const std::vector<std::string>& classes,
                                 const training::ClassTargets& targets, const JobContext& job) {
    const evaluation::Predictions asked = unpredicted(train, classes);
    FittedReadOut fitted;
    FOVEA_TRY(fitted.figures, chosen(read.inputs, train, asked, targets, job));
    std::vector<int> all(train.size());
    std::iota(all.begin(), all.end(), 0);
    FOVEA_TRY(const LogisticFit fit,
              read.inputs.fit(all, asked.truth, asked.classes,
                              {.penalty = fitted.figures.penalty, .targets = targets}, job));
    const training::LogisticRegression::Linear linear = read.inputs.model(fit).linear();
    const double temperature = fitted.figures.temperature;
    fitted.readOut = {floats(linear.weights, temperature), floats(linear.intercepts, temperature),
                      read.typical};
    if (!validation.empty()) {
        evaluation::Predictions predictions = unpredicted(validation, classes);
        FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(validation), job));
        predictions.probabilities =
            probabilitiesOf(fitted.readOut.logits(summaries), std::size_t(predictions.classes));
        const Judged of = judged(predictions);
        fitted.figures.validationAuc = of.auc;
        fitted.figures.validationLogLoss = of.logLoss;
    }
    return fitted;
}

/// Mean of those that are known.
double meanOf(const std::vector<ReadOutFigures>& all, double ReadOutFigures::*member) {
    double sum = 0;
    int known = 0;
    for (const ReadOutFigures& f : all)
        if (!std::isnan(f.*member)) sum += f.*member, ++known;
    return known > 0 ? sum / known : evaluation::kUnknown;
}

/// Each finding by itself, as of its two classes: its logit is the difference of theirs.
Result<FittedReadOut> fitFindings(const features::FeatureStore& store, const std::vector<Sample>& train,
                                  const std::vector<Sample>& validation, const Task& task,
                                  const training::Objective& objective, const JobContext& job) {
    FittedReadOut all;
    FOVEA_TRY(const Summaries ofAll, Summaries::of(store, train, job));
    all.readOut.typical = ofAll.typical;
    std::vector<int> lastPlaces;
    std::optional<Summaries> last;  // findings are mostly stated of the same images
    for (std::size_t f = 0; f < task.names.size(); ++f) {
        const OneFinding one = oneFinding(train, task, f), judgedBy = oneFinding(validation, task, f);
        const bool everywhere = one.samples.size() == train.size();
        if (!everywhere && (!last || one.places != lastPlaces)) {
            FOVEA_TRY(last, Summaries::of(store, one.samples, job));
            lastPlaces = one.places;
        }
        FOVEA_TRY(
            const FittedReadOut fitted,
            fitClasses(store, everywhere ? ofAll : *last, one.samples, judgedBy.samples,
                       adapter::kFindingAnswers,
                       objective.findings.empty() ? training::ClassTargets() : objective.findings[f], job));
        const adapter::ReadOut& two = fitted.readOut;
        for (int i = 0; i < two.width(); ++i)
            all.readOut.weights.push_back(two.weights[std::size_t(two.width() + i)] -
                                          two.weights[std::size_t(i)]);
        all.readOut.intercepts.push_back(two.intercepts[1] - two.intercepts[0]);
        all.figures.findings.push_back(fitted.figures);
    }
    ReadOutFigures& figures = all.figures;
    for (const ReadOutFigures& f : figures.findings) figures.groups = std::max(figures.groups, f.groups);
    for (const auto member : {&ReadOutFigures::outOfFoldAuc, &ReadOutFigures::outOfFoldLogLoss,
                              &ReadOutFigures::validationAuc, &ReadOutFigures::validationLogLoss})
        figures.*member = meanOf(figures.findings, member);
    return all;
}

double meanError(const std::vector<double>& said, const std::vector<double>& truth, double unit) {
    double sum = 0;
    for (std::size_t i = 0; i < said.size(); ++i) sum += std::abs(said[i] - truth[i]);
    return said.empty() ? evaluation::kUnknown : unit * sum / double(said.size());
}

/// Of a number, in deviations.
std::vector<double> deviationsOf(const std::vector<Sample>& samples, const Task& task) {
    const std::vector<float> values = targetsOf(task, samples).values;
    return {values.begin(), values.end()};
}

Result<FittedReadOut> fitNumber(const features::FeatureStore& store, const std::vector<Sample>& train,
                                const std::vector<Sample>& validation, const Task& task,
                                const JobContext& job) {
    FOVEA_TRY(const Summaries read, Summaries::of(store, train, job));
    const std::vector<double> numbers = deviationsOf(train, task);
    const std::vector<int> groups = heldOutGroups(train, task.question);
    FOVEA_TRY(const ChosenRidge ridge, fitRidge(read.inputs, numbers, groups, job));
    const training::RidgeRegression::Linear linear = read.inputs.numberModel(ridge.fit).linear();
    FittedReadOut fitted;
    fitted.readOut = {floats(linear.weights), floats({linear.intercept}), read.typical};
    fitted.figures.penalty = ridge.penalty;
    if (ridge.chosen) fitted.figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
    fitted.figures.outOfFoldError = meanError(ridge.outOfFold, numbers, task.deviation);
    if (!validation.empty()) {
        FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(validation), job));
        fitted.figures.validationError =
            meanError(fitted.readOut.logits(summaries), deviationsOf(validation, task), task.deviation);
    }
    return fitted;
}

}  // namespace

Result<FittedReadOut> fitReadOut(const features::FeatureStore& store, const std::vector<Sample>& train,
                                 const std::vector<Sample>& validation, const Task& task,
                                 const training::Objective& objective, const JobContext& job) {
    return guarded([&]() -> Result<FittedReadOut> {
        const double start = workSeconds(job);
        FittedReadOut fitted;
        if (task.ofFindings()) {
            FOVEA_TRY(fitted, fitFindings(store, train, validation, task, objective, job));
        } else if (task.ofNumber()) {
            FOVEA_TRY(fitted, fitNumber(store, train, validation, task, job));
        } else {
            FOVEA_TRY(const Summaries read, Summaries::of(store, train, job));
            FOVEA_TRY(fitted, fitClasses(store, read, train, validation, task.names, objective.targets, job));
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
