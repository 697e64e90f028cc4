#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/clusters.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/per_class.h"

namespace fovea::evaluation {

/// How an operating point is found.
enum class ThresholdRule {
    standard,     ///< nobody asked for another: 0.5, fixed before anything was seen
    youden,       ///< highest sensitivity + specificity (Youden, Cancer 3, 1950)
    sensitivity,  ///< the highest threshold with at least the sensitivity that is wanted
    specificity,  ///< the lowest threshold with at least the specificity that is wanted
    harm,         ///< highest net benefit, where a miss is as bad as so many false alarms
    byHand        ///< what somebody set
};

/// A rule with what it needs to know.
struct OperatingRule {
    ThresholdRule kind = ThresholdRule::standard;
    /// The sensitivity or specificity that is wanted, above 0 to 1; of `harm` how many false alarms a
    /// miss is worth, above 0; of `byHand` the threshold, 0 to 1; else without meaning.
    double value = 0;
    bool operator==(const OperatingRule&) const = default;
};
/// "standard", "youden", "sensitivity=0.95", "specificity=0.9", "harm=9", "0.37".
std::string ruleText(const OperatingRule& rule);
/// The way back. Error: invalidArgument (no such rule, or a number out of its range).
Result<OperatingRule> ruleFromText(const std::string& text);

/// The images as one class against the rest sees them.
struct ScoredImages {
    std::vector<double> scores;         ///< [n] probability of the class
    std::vector<int> positive;          ///< [n] 1: the image is of the class, else 0
    std::vector<std::string> patients;  ///< [n] keys, or none at all, as Predictions::patients
    std::size_t size() const { return scores.size(); }
};
/// `positive`: 0 .. classes-1. `predictions` as computeMetrics() accepts them.
ScoredImages oneAgainstRest(const Predictions& predictions, int positive);
/// Their patients.
Clusters clustersOf(const ScoredImages& images);

/// The two-by-two table. An image counts as positive from the threshold on: score >= threshold.
struct TwoByTwo {
    int found = 0;        ///< true positives
    int missed = 0;       ///< false negatives
    int falseAlarms = 0;  ///< false positives
    int cleared = 0;      ///< true negatives
    int positives() const { return found + missed; }
    int negatives() const { return falseAlarms + cleared; }
};
TwoByTwo countsAt(const ScoredImages& images, double threshold);

/// What follows from an operating point.
struct PointFigures {
    double threshold = 0.5;
    TwoByTwo counts;
    Estimate sensitivity, specificity;  ///< as ClusteredProportion has them
    /// Among people of whom the stated share has it, see predictiveValuesAt(); NaN where none was stated.
    Estimate ppv, npv;
};
PointFigures figuresAt(const ScoredImages& images, double threshold, std::optional<double> prevalence = {},
                       double confidence = 0.95);
/// PPV and NPV where the finding is as common as among these images: of those called and of those not called,
/// the shares that are right, as ClassFigures::ppv and npv have them.
PredictiveValues predictiveValuesHere(const ScoredImages& images, double threshold, double confidence = 0.95);

/// The threshold that a rule finds on these images, 0 to 1.
/// - It lies half way between two neighbouring scores, so that another computer's rounding moves no image
///   across it; above the highest score only where the rule wants no image called positive.
/// - Ties: youden takes the lowest of equal ones, which misses less; harm the one nearest to
///   1 / (1 + R), where it would lie for probabilities without error (Vickers and Elkin, Med. Decis.
///   Making 26, 2006).
/// - A wanted sensitivity is that of these images. Of new ones it is a little less on average: the
///   interval says how far.
/// - Error: tooFewSamples where there is no image of the class or none of the rest (not for standard and
///   byHand, which need no image).
Result<double> chooseThreshold(const ScoredImages& images, const OperatingRule& rule);

/// The operating point of one class.
struct OperatingPoint {
    std::string className;  ///< whose probability the threshold is put on
    double value = 0.5;
    Estimate sensitivity, specificity;  ///< on ChosenOn's images; NaN where nothing was measured
};

/// The images that operating points were chosen on.
struct ChosenOn {
    /// "val": validation images, "out_of_fold": images that took turns in being held out, each judged by
    /// a network that never met it; empty: none, as for `standard`.
    std::string part;
    int images = 0;
    int patients = 0;  ///< 0: unknown
};

/// The operating points of an adapter: what it is used at, wherever it is.
struct Thresholds {
    OperatingRule rule;
    /// Two classes: one, of the positive class. More: one a class, each against the rest, in any order.
    std::vector<OperatingPoint> points;
    ChosenOn chosenOn;       ///< where the points were chosen and their figures are from
    bool afterTest = false;  ///< chosen or moved after the run's figures on test images were seen
    /// Of a class; nothing where it has none.
    const OperatingPoint* of(const std::string& className) const;
};
/// 0.5 everywhere, measured on nothing: what an adapter has that says nothing of it.
/// `positive`: of two classes.
Thresholds standardThresholds(const std::vector<std::string>& classes, int positive);

/// By one rule for every class that has a point, with what comes of it on these images. `predictions`:
/// as they are shown (see Recalibration), columns as `classes`. Errors: as chooseThreshold().
Result<Thresholds> chooseThresholds(const Predictions& predictions, const std::vector<std::string>& classes,
                                    int positive, const OperatingRule& rule, const ChosenOn& chosenOn);

/// Of two classes: the same points as they are put on the other class, whose probability is the rest, with
/// sensitivity and specificity exchanged. As they are where they are put on `className` already.
Thresholds onClass(Thresholds thresholds, const std::string& className);

/// What an image is at the operating points: of two classes the positive one or the other; of more all
/// whose threshold its probability reaches, in the order of `classes`, perhaps none or several.
/// `probabilities`: [C].
std::vector<std::string> classesAt(const Thresholds& thresholds, const std::vector<std::string>& classes,
                                   std::span<const double> probabilities);

/// As docs/cli.md has the field `threshold`, and back. Of two classes `value` and `class`; of more a
/// `per_class`. Throws json::exception where a member is missing or of another type.
nlohmann::json toJson(const Thresholds& thresholds);
Thresholds thresholdsFrom(const nlohmann::json& json);

}  // namespace fovea::evaluation
