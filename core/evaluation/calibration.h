#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/operating_point.h"

namespace fovea::evaluation {

/// What makes stated probabilities agree better with how often they come true: the logits are divided by
/// one temperature (Guo et al., ICML 2017, arXiv 1706.04599), and each class may have a bias. Fitted on
/// images that the network has not learned from, kept in the adapter, and part of every probability that
/// is shown. Of two classes it leaves the ranking of images, and so the AUC, as it is; of more nearly so.
struct Recalibration {
    double temperature = 1;      ///< above 0; above 1: the network was too sure of itself
    std::vector<double> biases;  ///< [C], sum 0, on the logits after the division; empty: none
    bool none() const { return temperature == 1 && biases.empty(); }
    bool operator==(const Recalibration&) const = default;
};

/// softmax(log p / T + b) of each row; the very same numbers where recalibration.none().
/// `probabilities`: [n, classes].
std::vector<double> recalibrated(std::vector<double> probabilities, int classes,
                                 const Recalibration& recalibration);
/// The same of a set of images.
Predictions recalibrated(Predictions predictions, const Recalibration& recalibration);

struct RecalibrationOptions {
    /// Deviation of the prior on log T, normal around 0 (no correction); 0: no prior. One of 0.3 weighs
    /// about as much as 30 images. Simulated (decision 0031): with 30 images a network that needed no
    /// correction loses less than 0.005 of log loss on average; with 300 one that needs much gets it to
    /// within 15 %.
    double temperatureDeviation = 0.3;
    /// Images that every class must have for the biases to be fitted, too.
    int imagesForBiases = 50;
    double biasDeviation = 0.3;  ///< of the prior on each bias, normal around 0; above 0
};

/// The most probable recalibration: log loss of the images and the priors together are smallest. Images
/// of one patient count together as one, as they repeat each other. Deterministic; exact to about 1e-12.
/// None (temperature 1) where all images are of one class.
/// Error: invalidArgument (as computeMetrics(), or the options).
Result<Recalibration> fitRecalibration(const Predictions& predictions,
                                       const RecalibrationOptions& options = {});

/// How probabilities of one class agree with how often it is there.
struct CalibrationLine {
    /// Of a logistic regression of the class on the logit of its probability (Cox, Biometrika 45, 1958;
    /// Van Calster et al., J. Clin. Epidemiol. 74, 2016): 1 is right, below: too sure. With an interval by
    /// the sandwich variance over patients. NaN where it has no finite value.
    Estimate slope;
    /// Calibration in the large: the intercept with the slope held at 1. 0 is right, above 0: the class is
    /// more frequent than stated.
    Estimate intercept;
};
CalibrationLine calibrationLine(const ScoredImages& images);

/// Whose probabilities are judged: of two classes the positive one; of more the most probable one of each
/// image, against whether it is right.
ScoredImages calibratedImages(const Predictions& predictions, int positive);

/// How good probabilities are.
struct CalibrationFigures {
    /// Of two classes the positive one's line. Of more: the slope of all logits together, and no intercept.
    CalibrationLine line;
    double brier = kUnknown;  ///< as Metrics::brier
    /// 1 - brier / that of stating each class's share of these images for every image: above 0 is better
    /// than that, 1 is perfect.
    double brierSkill = kUnknown;
    double logLoss = kUnknown;
    /// Expected calibration error over reliability() bins, of the positive class, or, of more classes, of
    /// the most probable one, less what chance alone would make of it (Kumar, Liang and Ma, NeurIPS 2019,
    /// arXiv 1909.10155), not below 0. NaN where there is a single bin, as of fewer than 20 images.
    double ece = kUnknown;
};
/// `positive`: of two classes. Error: invalidArgument (as computeMetrics()).
Result<CalibrationFigures> calibrationOf(const Predictions& predictions, int positive);

/// A range of stated probabilities, and how often they came true.
struct ReliabilityBin {
    double low = 0, high = 0;      ///< lowest and highest probability in it
    double stated = 0;             ///< their mean
    Estimate observed;             ///< share of images of the class, as ClusteredProportion
    int images = 0, patients = 0;  ///< an image of an unknown patient counts as one
};
/// For a reliability diagram: about equally many images a bin, at most `bins`, at least 10 a bin (one bin
/// where there are fewer), equal probabilities never divided. Ascending. Empty without images.
std::vector<ReliabilityBin> reliability(const ScoredImages& images, int bins = 10, double confidence = 0.95);
/// Debiased expected calibration error of such bins.
double expectedCalibrationError(std::span<const ReliabilityBin> bins);

/// {"temperature": , "biases": null or [...]}, and back. Throws json::exception.
nlohmann::json toJson(const Recalibration& recalibration);
Recalibration recalibrationFrom(const nlohmann::json& json);

}  // namespace fovea::evaluation
