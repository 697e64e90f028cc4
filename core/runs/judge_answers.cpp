#include "runs/judge_answers.h"

#include <algorithm>
#include <cmath>

#include "runs/baseline.h"
#include "runs/project_source.h"

namespace fovea::runs {

using evaluation::Estimate;

namespace {

/// One finding as of its two classes.
Result<Evaluation> judgedFinding(const Evaluation& e, std::size_t f, const adapter::AdapterInfo& adapter,
                                 const std::vector<double>& said, const std::vector<double>& stated,
                                 const evaluation::IntervalOptions& options) {
    OneFinding finding = oneFinding(e.samples, e.task, f);
    Evaluation one;
    one.run = e.run;
    one.split = e.split;
    one.readOutAlone = e.readOutAlone;
    one.task = Task(adapter::kFindingAnswers);
    one.classes = adapter::kFindingAnswers;
    one.positive = adapter::kFindingAnswers[1];
    one.patientsKnown = e.patientsKnown;
    one.counted = e.counted;
    one.thresholds = evaluation::standardThresholds(one.classes, 1);
    if (f < adapter.tuning.findings.size()) {
        one.recalibration = adapter.tuning.findings[f].recalibration;
        one.thresholds = adapter.tuning.findings[f].thresholds.value_or(one.thresholds);
    }
    const std::size_t F = e.classes.size();
    one.networkProbabilities = ofFinding(said, F, f, finding.places);
    // Patients as among all images: frames of one file may differ in what is stated of them.
    one.predictions = evaluation::ofFinding(e.predicted.findings, f);
    one.predictions.probabilities = ofFinding(stated, F, f, finding.places);
    one.samples = std::move(finding.samples);
    if (!one.samples.empty()) FOVEA_CHECK(judge(one, options));
    return one;
}

std::vector<double> thresholdsIn(const Evaluation& e) {
    std::vector<double> values;
    for (const Evaluation& finding : e.findings) values.push_back(finding.thresholds.points.front().value);
    return values;
}

Result<void> judgeFindings(Evaluation& e, const adapter::AdapterInfo& adapter,
                           const std::vector<double>& said, const evaluation::IntervalOptions& options) {
    const std::vector<double> stated = inference::statedProbabilities(adapter, said);
    for (std::size_t f = 0; f < e.classes.size(); ++f) {
        FOVEA_TRY(Evaluation one, judgedFinding(e, f, adapter, said, stated, options));
        e.findings.push_back(std::move(one));
    }
    evaluation::FindingPredictions shown = e.predicted.findings;
    shown.probabilities = stated;
    FOVEA_TRY(e.together, evaluation::findingsFigures(shown, {thresholdsIn(e), options.confidence}));
    e.estimates = {{"auc", e.together->macroAuc},
                   {"micro_auc", e.together->microAuc},
                   {"sensitivity", e.together->macroSensitivity},
                   {"specificity", e.together->macroSpecificity},
                   {"micro_sensitivity", e.together->microSensitivity},
                   {"micro_specificity", e.together->microSpecificity},
                   {"exact_match", e.together->exactMatch}};
    return {};
}

Result<void> judgeNumber(Evaluation& e, const adapter::AdapterInfo& adapter,
                         const evaluation::IntervalOptions& options) {
    const evaluation::NumberPredictions& numbers = e.predicted.numbers;
    NumberEvaluation& number = e.number.emplace();
    number.interval = adapter.tuning.interval;
    for (const double said : numbers.predicted)
        number.answers.push_back(inference::numberAnswer(adapter, said));
    evaluation::NumberOptions how{.confidence = options.confidence};
    if (number.interval) how.halfWidth = number.interval->halfWidth;
    FOVEA_TRY(number.figures, evaluation::numberFigures(numbers, how));
    e.estimates = {{"mae", number.figures.mae},
                   {"rmse", number.figures.rmse},
                   {"bias", number.figures.bias},
                   {"r2", number.figures.r2}};
    return {};
}

}  // namespace

Result<void> judgeAnswers(Evaluation& e, const adapter::AdapterInfo& adapter, std::vector<double> said,
                          const evaluation::IntervalOptions& options) {
    return guarded([&]() -> Result<void> {
        e.predicted = predictedOf(e.samples, e.task, said);
        return e.task.ofFindings() ? judgeFindings(e, adapter, said, options)
                                   : judgeNumber(e, adapter, options);
    });
}

Result<void> judgeBaseline(Evaluation& e, std::vector<double> said,
                           const std::vector<BaselineMethod>& methods,
                           const evaluation::IntervalOptions& options) {
    return guarded([&]() -> Result<void> {
        if (said.size() != e.samples.size() * e.classes.size() || methods.size() != e.classes.size())
            return Error{ErrorCode::corruptFile, "the run's baseline is of other answers", {}};
        for (std::size_t f = 0; f < e.findings.size(); ++f) {
            Evaluation& one = e.findings[f];
            if (one.samples.empty()) continue;
            BaselineEvaluation& simple = one.baseline.emplace();
            simple.method = methods[f];
            simple.predictions = one.predictions;
            simple.predictions.probabilities =
                ofFinding(said, e.classes.size(), f, oneFinding(e.samples, e.task, f).places);
            FOVEA_TRY(simple.estimates["auc"],
                      evaluation::meanAuc(std::span(&simple.predictions, 1), options));
            FOVEA_TRY(simple.adapterMinusThis,
                      evaluation::pairedAucDifference(one.predictions, simple.predictions, options));
        }
        const Predicted simple = predictedOf(e.samples, e.task, std::move(said));
        BaselineEvaluation& all = e.baseline.emplace();
        all.method = methods.front();
        FOVEA_TRY(all.estimates[headlineName(e.task)], headlineOf(std::span(&simple, 1), options));
        FOVEA_TRY(const Estimate better,
                  betterBy(std::span(&e.predicted, 1), std::span(&simple, 1), options));
        all.adapterMinusThis =
            e.task.ofNumber() ? Estimate{-better.value, -better.high, -better.low} : better;
        return {};
    });
}

std::vector<Message> noticesBeside(const Evaluation& e) {
    if (!e.baseline) return {};
    const Estimate& difference = e.baseline->adapterMinusThis;
    if (!e.task.ofNumber())
        return baselineNotices({e.baseline->estimates.at("auc"), difference, e.baseline->method},
                               e.estimates.at("auc").value, judgedBy(e.split, e.readOutAlone));
    const Estimate better{-difference.value, -difference.high, -difference.low};
    return {numberNotice({e.number->figures.mae, e.baseline->estimates.at("mae"), better, e.baseline->method},
                         judgedBy(e.split, e.readOutAlone))};
}

}  // namespace fovea::runs
