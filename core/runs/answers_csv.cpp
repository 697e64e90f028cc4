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
        if (!e.images.empty()) head.emplace_back("images");
        if (e.task.ofNumber()) head.insert(head.end(), {"true", "value", "low", "high"});
        for (const std::string& name : e.task.ofFindings() ? e.classes : std::vector<std::string>())
            head.insert(head.end(), {name + " true", name + " predicted", name});
        std::string text = line(head);
        std::vector<std::string> keys = evaluation::pseudonymousKeys(e.predicted.patients());
        keys.resize(e.samples.size());
        const std::vector<double> shown = shownOf(e);
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            std::vector<std::string> row = {e.samples[i].path, keys[i]};
            if (!e.images.empty()) row.push_back(std::to_string(e.images[i].size()));
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

Result<std::string> unitImagesCsv(const Evaluation& e) {
    return guarded([&]() -> Result<std::string> {
        if (e.images.empty())
            return Error{
                ErrorCode::invalidArgument, "answers are of images: there is no other table of these", {}};
        std::vector<std::string> head = {"file", "frame", "patient_key", "unit", "weight"};
        if (e.task.ofNumber())
            head.emplace_back("value");
        else
            head.insert(head.end(), e.classes.begin(), e.classes.end());
        head.emplace_back("evidence");
        const std::vector<double> evidence = imageEvidence(e);
        std::string text = line(head);
        std::vector<std::string> keys = evaluation::pseudonymousKeys(
            e.task.ofClasses() ? e.predictions.patients : e.predicted.patients());
        keys.resize(e.samples.size());
        const std::size_t C = e.classes.size();
        std::size_t image = 0;
        for (std::size_t u = 0; u < e.images.size(); ++u)
            for (const dataset::Sample& s : e.images[u]) {
                std::vector<std::string> row = {s.path, std::to_string(s.frame), keys[u],
                                                std::to_string(u + 1),
                                                numberOrNothing(e.imageWeights[image])};
                for (std::size_t c = 0; c < C; ++c)
                    row.push_back(numberOrNothing(e.imageAnswers[image * C + c]));
                row.push_back(numberOrNothing(evidence[image]));
                text += line(row);
                ++image;
            }
        return text;
    });
}

}  // namespace fovea::runs
