#pragma once

#include <optional>

#include "base/result.h"

namespace fovea::evaluation {

/// How many patients are needed, one image each, so that the 95 % interval of a figure is about `width`
/// to each side. An interval is not symmetric: `width` is half of its length.

/// So many are asked for at most: beyond, nobody plans with it.
inline constexpr int kMostPatients = 10'000'000;

/// Of those among whom a share is counted (the diseased for a sensitivity, the healthy for a
/// specificity): the fewest n for which Wilson's interval of share * n out of n is no longer than
/// 2 * width. Errors: invalidArgument (share outside 0..1, width outside 0..0.5, confidence outside 0..1,
/// both ends excluded but for the share's; more than kMostPatients).
Result<int> patientsForShare(double share, double width, double confidence = 0.95);
/// Half the length of that interval for n patients. Error: as above.
Result<double> widthOfShare(double share, int patients, double confidence = 0.95);

/// Of all patients, `prevalence` of them diseased, so that an AUC has a standard error of which the
/// normal quantile's multiple is `width`. Standard error by Hanley and McNeil, Radiology 143, 1982. Near 1
/// that promises what no few images keep: the interval is never expected to be shorter than that of an AUC
/// of 1 on as many (lowestOfPerfectAuc()).
/// Errors: as above; invalidArgument (auc outside 0.5..1, ends excluded; prevalence outside 0..1).
Result<int> patientsForAuc(double auc, double width, double prevalence, double confidence = 0.95);
/// That half length for n patients. Errors: as above.
Result<double> widthOfAuc(double auc, int patients, double prevalence, double confidence = 0.95);

/// All patients that must be seen so that so many diseased ones are expected among them.
/// Error: invalidArgument (prevalence outside 0..1, 0 excluded).
Result<int> patientsForDiseased(int diseased, double prevalence);

}  // namespace fovea::evaluation
