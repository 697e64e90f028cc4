#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// Predictions of a number for a set of images, in the unit of the question.
struct NumberPredictions {
    std::vector<double> truth;          ///< [n]
    std::vector<double> predicted;      ///< [n]
    std::vector<std::string> patients;  ///< [n] keys, or none at all, as Predictions::patients
    std::size_t size() const { return truth.size(); }
};

/// Error invalidArgument unless sizes agree, there is an image and all numbers are finite.
Result<void> checkPredictions(const NumberPredictions& predictions);

/// Between which ends an error lies for 95 of 100 images (Bland and Altman, Lancet 1, 1986), errors being
/// about normal.
struct LimitsOfAgreement {
    /// Standard deviation of the errors: of several images a patient that between patients and that within
    /// them together, by their variance components (Bland and Altman, J. Biopharm. Stat. 17, 2007, section
    /// 3).
    double deviation = kUnknown;
    /// Bias - 1.96 and bias + 1.96 deviations. Intervals: MOVER of bias and deviation (Zou, Confidence
    /// interval estimation for the Bland-Altman limits of agreement with multiple observations per
    /// individual, Stat. Methods Med. Res. 22, 2013); they trust that errors are normal.
    Estimate lower, upper;
};

/// Images with predictions of about the same size.
struct NumberBin {
    double predicted = 0;  ///< mean
    Estimate truth;        ///< mean, as the bias
    int images = 0, patients = 0;
};

/// How well a number is predicted. An error is the prediction less the truth.
///
/// - Point figures agree with scikit-learn's; slope, intercept and bias, with their intervals, with an
///   ordinary regression with clustered errors of statsmodels (CR1, Student's t).
/// - Intervals: influence values summed by patient (an image of an unknown patient is one of its own); of
///   `mae`, `rmse` and 1 - `r2` on a logarithmic scale, as these cannot fall below 0 and are skewed, with the
///   degrees of degreesOf(); else Student's t of one degree less than there are patients.
/// - Ends are NaN with a single patient; `r2` is NaN where all truths are equal, slope and intercept where
///   all predictions are.
struct NumberFigures {
    int images = 0, patients = 0;
    Estimate mae;   ///< mean absolute error
    Estimate rmse;  ///< root of the mean squared error
    Estimate bias;  ///< mean error: above 0 the predictions are too high
    LimitsOfAgreement limits;
    Estimate r2;  ///< 1 - squared errors / squared distances of the truths from their mean; below 0 is worse
                  ///< than stating that mean
    /// Of the straight line of the truth on the prediction: 1 and 0 are right. A slope below 1: predictions
    /// are too extreme; above 1: they stay too near to the mean.
    Estimate slope, intercept;
    std::vector<NumberBin> bins;  ///< by prediction, ascending, for a plot of truth against prediction
    /// With NumberOptions::halfWidth, of the images the share whose truth lies within it, as
    /// ClusteredProportion.
    Estimate covered;
};

struct NumberOptions {
    double confidence = 0.95;  ///< between 0 and 1
    int bins = 10;             ///< at most; at least 10 images each, one bin where there are fewer
    std::optional<double> halfWidth = {};  ///< of prediction intervals, see conformalWidth()
};

/// Errors: invalidArgument (as checkPredictions(), or the options).
Result<NumberFigures> numberFigures(const NumberPredictions& predictions, const NumberOptions& options = {});

/// MAE of `a` less that of `b` on the same images: below 0 `a` is better. A mean of differences with the
/// variance between patients and Student's t. Errors: as checkPredictions(), truth or patients that differ.
Result<Estimate> maeDifference(const NumberPredictions& a, const NumberPredictions& b,
                               double confidence = 0.95);

}  // namespace fovea::evaluation
