#include "runs/answers_csv.h"

#include <cmath>

#include "base/csv.h"
#include "dataset/question.h"
#include "evaluation/predictions_csv.h"

namespace fovea::runs {

namespace {

std::string numberOrNothing(double number) {
    return std::isfinite(number) ? dataset::numberText(number) : std::string();
}

std::string line(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ",") + csvField(field);
    return text + "\r\n";
}

/// [n, F]: what is shown of each finding.
std::vector<double> shownOf(const Evaluation& e) {
    const std::size_t F = e.classes.size();
    std::vector<double> shown = e.predicted.findings.probabilities;
    for (std::size_t f = 0; f < F; ++f)
        for (std::size_t i = f; i < shown.size(); i += F)
            shown[i] = evaluation::recalibrated({1 - shown[i], shown[i]}, 2, e.findings[f].recalibration)[1];
    return shown;
}

void addFindings(const Evaluation& e, const std::vector<double>& shown, std::size_t image,
                 std::vector<std::string>& row) {
    const std::size_t F = e.classes.size();
    for (std::size_t f = 0; f < F; ++f) {
        const int truth = e.predicted.findings.truth[image * F + f];
        const double p = shown[image * F + f];
        const bool called = p >= e.findings[f].thresholds.points.front().value;
        row.push_back(truth == evaluation::kNotStated ? "" : adapter::kFindingAnswers[std::size_t(truth)]);
        row.push_back(adapter::kFindingAnswers[called ? 1 : 0]);
        row.push_back(dataset::numberText(p));
    }
}

}  // namespace

Result<std::string> answersCsv(const Evaluation& e) {
    return guarded([&]() -> Result<std::string> {
        if (e.task.ofClasses())
            return Error{ErrorCode::invalidArgument, "predictions of classes have a table of their own", {}};
        std::vector<std::string> head = {"file", "patient_key"};
        if (e.task.ofNumber()) head.insert(head.end(), {"true", "value", "low", "high"});
        for (const std::string& name : e.task.ofFindings() ? e.classes : std::vector<std::string>())
            head.insert(head.end(), {name + " true", name + " predicted", name});
        std::string text = line(head);
        std::vector<std::string> keys = evaluation::pseudonymousKeys(e.predicted.patients());
        keys.resize(e.samples.size());
        const std::vector<double> shown = shownOf(e);
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            std::vector<std::string> row = {e.samples[i].path, keys[i]};
            if (e.task.ofNumber()) {
                const inference::NumberAnswer& said = e.number->answers[i];
                for (const double x : {e.predicted.numbers.truth[i], said.value, said.low, said.high})
                    row.push_back(numberOrNothing(x));
            } else {
                addFindings(e, shown, i, row);
            }
            text += line(row);
        }
        return text;
    });
}

}  // namespace fovea::runs
