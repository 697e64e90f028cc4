#include "evaluation/operating_point.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/names.h"
#include "evaluation/estimate_json.h"
#include "evaluation/per_class.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {

using nlohmann::json;

namespace {

constexpr Named<ThresholdRule> kRules[] = {
    {ThresholdRule::standard, "standard"},
    {ThresholdRule::youden, "youden"},
    {ThresholdRule::sensitivity, "sensitivity"},
    {ThresholdRule::specificity, "specificity"},
    {ThresholdRule::harm, "harm"},
};

Error noRule(const std::string& text) {
    return Error{ErrorCode::invalidArgument,
                 "\"" + text +
                     "\" is no rule for an operating point: youden, sensitivity=S, specificity=S (above 0 to "
                     "1), harm=R (above 0), standard, or a threshold from 0 to 1",
                 {}};
}

/// As long as it needs to be, and a point whatever the locale.
std::string numberText(double value) {
    char text[40];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

std::optional<double> numberOf(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

bool isInRange(const OperatingRule& rule) {
    switch (rule.kind) {
        case ThresholdRule::sensitivity:
        case ThresholdRule::specificity:
            return rule.value > 0 && rule.value <= 1;
        case ThresholdRule::harm:
            return rule.value > 0 && std::isfinite(rule.value);
        case ThresholdRule::byHand:
            return rule.value >= 0 && rule.value <= 1;
        case ThresholdRule::standard:
        case ThresholdRule::youden:
            break;
    }
    return true;
}

/// A threshold and what the images come to at it. As it falls, sensitivity rises and specificity falls.
struct Candidate {
    double threshold;
    TwoByTwo counts;
};

/// One between any two neighbouring scores, and one beyond either end; thresholds descending.
std::vector<Candidate> candidatesOf(const ScoredImages& images) {
    std::vector<std::size_t> order(images.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return images.scores[a] > images.scores[b]; });
    TwoByTwo counts;
    for (const int positive : images.positive) ++(positive ? counts.missed : counts.cleared);
    const auto between = [](double above, double below) {
        const double middle = above + (below - above) / 2;
        // Neighbouring numbers have none between them; an image at the threshold counts as positive.
        return middle > below ? middle : above;
    };
    std::vector<Candidate> all;
    // A probability of 1 cannot be kept out by a threshold of at most 1.
    if (images.scores[order.front()] < 1) all.push_back({between(1, images.scores[order.front()]), counts});
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t image = order[i];
        --(images.positive[image] ? counts.missed : counts.cleared);
        ++(images.positive[image] ? counts.found : counts.falseAlarms);
        const double score = images.scores[image];
        const double next = i + 1 < order.size() ? images.scores[order[i + 1]] : 0;
        if (i + 1 < order.size() && next == score) continue;
        all.push_back({i + 1 < order.size() ? between(score, next) : score / 2, counts});
    }
    return all;
}

double sensitivityOf(const TwoByTwo& c) {
    return double(c.found) / c.positives();
}
double specificityOf(const TwoByTwo& c) {
    return double(c.cleared) / c.negatives();
}

/// What a rule makes of a candidate: the higher, the better.
double worth(const TwoByTwo& c, const OperatingRule& rule) {
    if (rule.kind == ThresholdRule::harm) return rule.value * c.found - c.falseAlarms;
    // In whole numbers, or equal ones would differ by rounding.
    return double(c.found) * c.negatives() + double(c.cleared) * c.positives();
}

double best(const std::vector<Candidate>& all, const OperatingRule& rule) {
    const double theory = 1 / (1 + rule.value);
    const Candidate* chosen = &all.front();
    for (const Candidate& c : all) {
        const double here = worth(c.counts, rule), there = worth(chosen->counts, rule);
        const bool nearer = std::abs(c.threshold - theory) < std::abs(chosen->threshold - theory);
        if (here > there || (here == there && (rule.kind != ThresholdRule::harm || nearer))) chosen = &c;
    }
    return chosen->threshold;
}

/// Which classes have a point: of two the positive one, else all.
std::vector<int> classesWithPoints(int classes, int positive) {
    if (classes == 2) return {positive};
    std::vector<int> all(static_cast<std::size_t>(classes));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// A wanted share, allowing for the rounding of numbers such as 0.95.
constexpr double kRounding = 1e-12;

json pointJson(const OperatingPoint& point) {
    return {{"value", point.value},
            {"sensitivity", toJson(point.sensitivity)},
            {"specificity", toJson(point.specificity)}};
}

OperatingPoint pointFrom(const std::string& className, const json& value, const json& measured) {
    OperatingPoint point;
    point.className = className;
    point.value = value.at("value").get<double>();
    if (measured.is_object()) {
        point.sensitivity = estimateOrUnknown(measured.value("sensitivity", json()));
        point.specificity = estimateOrUnknown(measured.value("specificity", json()));
    }
    return point;
}

}  // namespace

std::string ruleText(const OperatingRule& rule) {
    switch (rule.kind) {
        case ThresholdRule::byHand:
            return numberText(rule.value);
        case ThresholdRule::sensitivity:
        case ThresholdRule::specificity:
        case ThresholdRule::harm:
            return std::string(nameIn(kRules, rule.kind)) + "=" + numberText(rule.value);
        case ThresholdRule::standard:
        case ThresholdRule::youden:
            break;
    }
    return nameIn(kRules, rule.kind);
}

Result<OperatingRule> ruleFromText(const std::string& text) {
    const std::size_t sign = text.find('=');
    const std::string name = text.substr(0, sign);
    OperatingRule rule;
    if (const auto kind = valueIn(kRules, name)) {
        rule.kind = *kind;
        const bool wantsNumber = *kind != ThresholdRule::standard && *kind != ThresholdRule::youden;
        if (wantsNumber != (sign != std::string::npos)) return noRule(text);
        if (!wantsNumber) return rule;
    } else if (sign == std::string::npos) {
        rule.kind = ThresholdRule::byHand;
    } else {
        return noRule(text);
    }
    const auto value = numberOf(sign == std::string::npos ? text : text.substr(sign + 1));
    if (!value) return noRule(text);
    rule.value = *value;
    if (!isInRange(rule)) return noRule(text);
    return rule;
}

ScoredImages oneAgainstRest(const Predictions& predictions, int positive) {
    ScoredImages images;
    images.patients = predictions.patients;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        images.scores.push_back(
            predictions.probabilities[i * std::size_t(predictions.classes) + std::size_t(positive)]);
        images.positive.push_back(predictions.truth[i] == positive);
    }
    return images;
}

Clusters clustersOf(const ScoredImages& images) {
    return clustersOf(images.size(), images.patients);
}

TwoByTwo countsAt(const ScoredImages& images, double threshold) {
    TwoByTwo counts;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const bool called = images.scores[i] >= threshold;
        if (images.positive[i])
            ++(called ? counts.found : counts.missed);
        else
            ++(called ? counts.falseAlarms : counts.cleared);
    }
    return counts;
}

PointFigures figuresAt(const ScoredImages& images, double threshold, std::optional<double> prevalence,
                       double confidence) {
    PointFigures figures;
    figures.threshold = threshold;
    figures.counts = countsAt(images, threshold);
    const Clusters clusters = clustersOf(images);
    const ClusteredProportion proportion(clusters);
    const auto called = [&](std::size_t i) { return images.scores[i] >= threshold; };
    figures.sensitivity =
        proportion.estimate([&](std::size_t i) { return images.positive[i] != 0; }, called, confidence);
    figures.specificity = proportion.estimate([&](std::size_t i) { return images.positive[i] == 0; },
                                              [&](std::size_t i) { return !called(i); }, confidence);
    if (prevalence) {
        const PredictiveValues values =
            predictiveValuesAt(*prevalence, figures.sensitivity, figures.specificity);
        figures.ppv = values.ppv;
        figures.npv = values.npv;
    }
    return figures;
}

PredictiveValues predictiveValuesHere(const ScoredImages& images, double threshold, double confidence) {
    const Clusters clusters = clustersOf(images);
    const ClusteredProportion proportion(clusters);
    const auto called = [&](std::size_t i) { return images.scores[i] >= threshold; };
    const auto notCalled = [&](std::size_t i) { return !called(i); };
    return {proportion.estimate(
                called, [&](std::size_t i) { return images.positive[i] != 0; }, confidence),
            proportion.estimate(
                notCalled, [&](std::size_t i) { return images.positive[i] == 0; }, confidence)};
}

Result<double> chooseThreshold(const ScoredImages& images, const OperatingRule& rule) {
    if (!isInRange(rule)) return noRule(ruleText(rule));
    if (rule.kind == ThresholdRule::standard) return 0.5;
    if (rule.kind == ThresholdRule::byHand) return rule.value;
    const auto positives = std::count_if(images.positive.begin(), images.positive.end(),
                                         [](int positive) { return positive != 0; });
    if (positives == 0 || std::size_t(positives) == images.size())
        return Error{ErrorCode::tooFewSamples,
                     "an operating point is chosen on images of the class and of the rest",
                     {}};
    const std::vector<Candidate> all = candidatesOf(images);
    if (rule.kind == ThresholdRule::sensitivity) {
        for (const Candidate& c : all)
            if (sensitivityOf(c.counts) >= rule.value - kRounding) return c.threshold;
        return all.back().threshold;
    }
    if (rule.kind == ThresholdRule::specificity) {
        for (auto c = all.rbegin(); c != all.rend(); ++c)
            if (specificityOf(c->counts) >= rule.value - kRounding) return c->threshold;
        return all.front().threshold;
    }
    return best(all, rule);
}

const OperatingPoint* Thresholds::of(const std::string& className) const {
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](const OperatingPoint& p) { return p.className == className; });
    return found == points.end() ? nullptr : &*found;
}

Thresholds standardThresholds(const std::vector<std::string>& classes, int positive) {
    Thresholds thresholds;
    for (const int c : classesWithPoints(int(classes.size()), positive))
        thresholds.points.push_back({classes[std::size_t(c)], 0.5, {}, {}});
    return thresholds;
}

Result<Thresholds> chooseThresholds(const Predictions& predictions, const std::vector<std::string>& classes,
                                    int positive, const OperatingRule& rule, const ChosenOn& chosenOn) {
    Thresholds thresholds;
    thresholds.rule = rule;
    thresholds.chosenOn = chosenOn;
    for (const int c : classesWithPoints(predictions.classes, positive)) {
        const ScoredImages images = oneAgainstRest(predictions, c);
        FOVEA_TRY(const double threshold, chooseThreshold(images, rule));
        const PointFigures figures = figuresAt(images, threshold);
        thresholds.points.push_back(
            {classes[std::size_t(c)], threshold, figures.sensitivity, figures.specificity});
    }
    return thresholds;
}

Thresholds onClass(Thresholds thresholds, const std::string& className) {
    if (thresholds.points.size() != 1 || thresholds.of(className)) return thresholds;
    OperatingPoint& point = thresholds.points.front();
    point.className = className;
    // An image at the threshold itself was the other class and stays so.
    const double other = 1 - point.value;
    point.value = point.value == 0.5 ? 0.5 : std::min(1.0, std::nextafter(other, 2.0));
    std::swap(point.sensitivity, point.specificity);
    return thresholds;
}

std::vector<std::string> classesAt(const Thresholds& thresholds, const std::vector<std::string>& classes,
                                   std::span<const double> probabilities) {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const OperatingPoint* point = thresholds.of(classes[c]);
        if (point && probabilities[c] >= point->value) out.push_back(classes[c]);
    }
    if (classes.size() != 2 || !out.empty()) return out;
    for (const std::string& name : classes)
        if (!thresholds.of(name)) out.push_back(name);
    return out;
}

json toJson(const Thresholds& t) {
    const bool one = t.points.size() == 1;
    json out = {{"rule", ruleText(t.rule)}, {"after_test", t.afterTest}, {"chosen_on", nullptr}};
    if (!t.chosenOn.part.empty()) {
        out["chosen_on"] = {{"part", t.chosenOn.part}, {"images", t.chosenOn.images}, {"patients", nullptr}};
        if (t.chosenOn.patients > 0) out["chosen_on"]["patients"] = t.chosenOn.patients;
    }
    out["value"] = one ? json(t.points.front().value) : json(nullptr);
    out["class"] = one ? json(t.points.front().className) : json(nullptr);
    if (one && !t.chosenOn.part.empty()) {
        out["chosen_on"]["sensitivity"] = toJson(t.points.front().sensitivity);
        out["chosen_on"]["specificity"] = toJson(t.points.front().specificity);
    }
    if (!one) {
        out["per_class"] = json::object();
        for (const OperatingPoint& point : t.points) out["per_class"][point.className] = pointJson(point);
    }
    return out;
}

Thresholds thresholdsFrom(const json& j) {
    Thresholds t;
    const auto rule = ruleFromText(j.at("rule").get<std::string>());
    // A rule of a later version: what it found holds all the same.
    t.rule = rule ? *rule : OperatingRule{ThresholdRule::byHand, 0};
    t.afterTest = j.at("after_test").get<bool>();
    const json& on = j.at("chosen_on");
    if (on.is_object()) {
        t.chosenOn.part = on.at("part").get<std::string>();
        t.chosenOn.images = on.at("images").get<int>();
        if (on.contains("patients") && on["patients"].is_number()) t.chosenOn.patients = on["patients"];
    }
    if (j.at("value").is_number())
        t.points.push_back(pointFrom(j.at("class").get<std::string>(), j, on));
    else
        for (const auto& [name, point] : j.at("per_class").items())
            t.points.push_back(pointFrom(name, point, point));
    return t;
}

}  // namespace fovea::evaluation
