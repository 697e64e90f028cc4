#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/operating_point.h"

namespace fovea::evaluation {

/// In place of a truth: nobody says whether the finding is there.
inline constexpr int kNotStated = -1;

/// Predictions of several findings of the same images, each there or not whatever the others are.
struct FindingPredictions {
    std::vector<std::string> findings;  ///< [F] names
    std::vector<int> truth;             ///< [n, F] 1: it is there, 0: it is not, or kNotStated
    std::vector<double> probabilities;  ///< [n, F] that it is there, 0 .. 1; of every image
    std::vector<std::string> patients;  ///< [n] keys, or none at all, as Predictions::patients
    std::size_t size() const { return findings.empty() ? 0 : truth.size() / findings.size(); }
};

/// Error invalidArgument unless there is a finding and an image, sizes agree, truths are 1, 0 or kNotStated
/// and probabilities lie in 0..1.
Result<void> checkPredictions(const FindingPredictions& predictions);

/// Of a finding, 0 .. F-1, the images of which it is stated, ascending.
std::vector<std::size_t> statedImages(const FindingPredictions& predictions, std::size_t finding);

/// One finding as everything that knows two classes takes it: class 0 without it, class 1 with it, the images
/// of statedImages() alone.
Predictions ofFinding(const FindingPredictions& predictions, std::size_t finding);

/// One finding at its own threshold, on the images of which it is stated.
struct FindingFigures {
    std::string finding;
    int images = 0, withFinding = 0;            ///< stated; said to be there
    int patients = 0, patientsWithFinding = 0;  ///< an image of an unknown patient is one of its own
    Estimate auc;                               ///< as AucCovariance has it
    PointFigures at;                            ///< as figuresAt() has them
};

/// All findings together.
///
/// - macro: the mean over findings, each as important as any other.
/// - micro: every stated pair of an image and a finding counts once, so that what is stated often weighs
/// more.
///   The AUC of it depends on how the probabilities of different findings compare, and so on calibration.
/// - Figures of no image are NaN; a finding that all stated images have, or none has, takes no part in the
///   macro AUC, one of which an image is missing none in the macro sensitivity or specificity.
/// - Intervals know that findings of one image, and images of one patient, are alike: influence values or
///   shares are summed by patient over all findings (AucCovariance, ClusteredProportion).
struct FindingsFigures {
    std::vector<FindingFigures> each;  ///< [F]
    Estimate macroAuc, microAuc;
    int findingsInMacroAuc = 0;
    Estimate macroSensitivity, macroSpecificity, microSensitivity, microSpecificity;
    /// Of the images of which all findings are stated, the share with every finding right at its threshold.
    Estimate exactMatch;
    int imagesAllStated = 0;
};

struct FindingsOptions {
    std::vector<double> thresholds = {};  ///< [F] 0 .. 1, from which on a finding is called; none: 0.5 each
    double confidence = 0.95;             ///< between 0 and 1
};

/// Errors: invalidArgument (as checkPredictions(), or the options).
Result<FindingsFigures> findingsFigures(const FindingPredictions& predictions,
                                        const FindingsOptions& options = {});

/// Macro AUC of several trainings on the same images, the variance between them in the interval, as
/// AucCovariance::mean(). Errors: invalidArgument (as checkPredictions(), none given, truth or patients that
/// differ).
Result<Estimate> meanMacroAuc(std::span<const FindingPredictions> trainings, double confidence = 0.95);

/// Mean macro AUC of the trainings `a` less that of `b`, as AucCovariance::difference(). Errors: as above.
Result<Estimate> macroAucDifference(std::span<const FindingPredictions> a,
                                    std::span<const FindingPredictions> b, double confidence = 0.95);

}  // namespace fovea::evaluation
