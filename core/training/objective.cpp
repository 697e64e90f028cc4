#include "training/objective.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluation/metrics.h"

namespace fovea::training {

using adapter::Outputs;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastProbability = 1e-300;

Result<ValidationFigures> ofClasses(int classes, std::span<const double> answers,
                                    std::span<const int> labels) {
    ValidationFigures figures{0, kNaN};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double* p = &answers[i * std::size_t(classes)];
        figures.loss -= std::log(std::max(p[labels[i]], kLeastProbability));
    }
    figures.loss /= double(labels.size());
    if (!std::isfinite(figures.loss)) return figures;
    const evaluation::Predictions all{classes,
                                      {labels.begin(), labels.end()},
                                      {answers.begin(), answers.end()},
                                      std::vector<std::string>(labels.size())};
    FOVEA_TRY(const evaluation::Metrics metrics, evaluation::computeMetrics(all));
    figures.auc = metrics.auc;
    return figures;
}

ValidationFigures ofFindings(std::size_t findings, std::span<const double> answers,
                             std::span<const float> targets) {
    double loss = 0, aucs = 0;
    std::size_t stated = 0, defined = 0;
    for (std::size_t f = 0; f < findings; ++f) {
        std::vector<double> scores;
        std::vector<int> there;
        for (std::size_t i = f; i < targets.size(); i += findings) {
            if (std::isnan(targets[i])) continue;
            const bool yes = targets[i] > 0.5f;
            loss -= std::log(std::max(yes ? answers[i] : 1 - answers[i], kLeastProbability));
            scores.push_back(answers[i]);
            there.push_back(yes);
        }
        stated += scores.size();
        const double auc = evaluation::rocAuc(scores, there);
        if (std::isnan(auc)) continue;
        aucs += auc;
        ++defined;
    }
    return {stated > 0 ? loss / double(stated) : kNaN, defined > 0 ? aucs / double(defined) : kNaN};
}

ValidationFigures ofNumber(std::span<const double> answers, std::span<const float> targets) {
    double loss = 0;
    std::size_t stated = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (std::isnan(targets[i])) continue;
        const double off = std::abs(answers[i] - double(targets[i]));
        loss += off <= kHuberDelta ? off * off / 2 : kHuberDelta * (off - kHuberDelta / 2);
        ++stated;
    }
    return {stated > 0 ? loss / double(stated) : kNaN, kNaN};
}

bool fits(const ClassTargets& targets, std::size_t classes) {
    return targets.plain() || (targets.rows.size() == classes * classes &&
                               (targets.shift.empty() || targets.shift.size() == classes));
}

}  // namespace

std::vector<double> Objective::shift() const {
    if (findings.empty()) return targets.shift;
    std::vector<double> all;
    for (const ClassTargets& t : findings) all.push_back(t.shift.empty() ? 0 : t.shift[1] - t.shift[0]);
    return all;
}

Result<void> Objective::check(const adapter::AdapterConfig& config) const {
    const auto wrong = [](const char* what) { return Error{ErrorCode::invalidArgument, what, {}}; };
    const std::size_t C = std::size_t(config.classes);
    const bool classes = config.outputs == Outputs::classes;
    if (classes ? !fits(targets, C) : !targets.plain())
        return wrong("the targets are not those of the network's classes");
    if (!findings.empty() &&
        (config.outputs != Outputs::findings || findings.size() != C ||
         !std::all_of(findings.begin(), findings.end(), [](const auto& t) { return fits(t, 2); })))
        return wrong("the targets are not those of the network's findings");
    if (!(earthMover >= 0) || !std::isfinite(earthMover) || (earthMover > 0 && !classes))
        return wrong("the earth mover's distance is weighed by 0 or more, and only of grades");
    return {};
}

Result<ValidationFigures> validationFigures(const adapter::AdapterConfig& config,
                                            std::span<const double> answers, std::span<const int> labels,
                                            std::span<const float> targets) {
    if (answers.empty()) return ValidationFigures{kNaN, kNaN};
    const std::size_t given =
        config.outputs == Outputs::classes ? labels.size() * std::size_t(config.classes) : targets.size();
    if (answers.size() != given)
        return Error{ErrorCode::invalidArgument, "validation: answers and targets differ in number", {}};
    switch (config.outputs) {
        case Outputs::classes:
            return ofClasses(config.classes, answers, labels);
        case Outputs::findings:
            return ofFindings(std::size_t(config.classes), answers, targets);
        case Outputs::number:
            break;
    }
    return ofNumber(answers, targets);
}

}  // namespace fovea::training
