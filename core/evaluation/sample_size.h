#pragma once

#include <optional>

#include "base/result.h"

namespace fovea::evaluation {

/// How many patients are needed, so that the 95 % interval of a figure is about `width` to each side. An
/// interval is not symmetric: `width` is half of its length. Of each patient one unit of the answer (image,
/// study) is judged; where there are several, forUnitsAlike() says how many units are as good.

/// So many are asked for at most: beyond, nobody plans with it.
inline constexpr int kMostPatients = 10'000'000;

/// Of those among whom a share is counted (the diseased for a sensitivity, the healthy for a
/// specificity): the fewest n for which Wilson's interval of share * n out of n is no longer than
/// 2 * width. Errors: invalidArgument (share outside 0..1, width outside 0..0.5, confidence outside 0..1,
/// both ends excluded but for the share's; more than kMostPatients).
Result<int> patientsForShare(double share, double width, double confidence = 0.95);
/// Half the length of that interval for n patients, not below 1; they need not be whole
/// (UnitsOfPatients::unitsWorth()). Error: as above.
Result<double> widthOfShare(double share, double patients, double confidence = 0.95);

/// Of all patients, `prevalence` of them diseased, so that an AUC has a standard error of which the
/// normal quantile's multiple is `width`. Standard error by Hanley and McNeil, Radiology 143, 1982. Near 1
/// that promises what no few images keep: the interval is never expected to be shorter than that of an AUC
/// of 1 on as many (lowestOfPerfectAuc()).
/// Errors: as above; invalidArgument (auc outside 0.5..1, ends excluded; prevalence outside 0..1).
Result<int> patientsForAuc(double auc, double width, double prevalence, double confidence = 0.95);
/// That half length for n patients, which need not be whole. Errors: as above.
Result<double> widthOfAuc(double auc, double patients, double prevalence, double confidence = 0.95);

/// All patients that must be seen so that so many diseased ones are expected among them.
/// Error: invalidArgument (prevalence outside 0..1, 0 excluded).
Result<int> patientsForDiseased(int diseased, double prevalence);

/// Several units of a patient are alike, so that they are worth less than as many patients: the design effect
/// is 1 + (m - 1) ICC (Kish, Survey Sampling, 1965, section 5.4).
struct UnitsOfPatients {
    double perPatient = 1;  ///< units of the answer that a patient has, 1 or more; a mean need not be whole
    double icc = 0.5;       ///< how alike those of one patient are, 0 .. 1 (intraclass correlation)
    double designEffect() const { return 1 + (perPatient - 1) * icc; }
    /// How many patients of one unit each so many units are worth.
    double unitsWorth(double units) const { return units / designEffect(); }
    /// How many patients so many units are of, rounded up.
    int patientsOf(int units) const;
};

/// As many units as are worth so many patients of one unit each.
/// Errors: invalidArgument (perPatient below 1, icc outside 0..1; more than kMostPatients).
Result<int> forUnitsAlike(int patients, const UnitsOfPatients& units);

}  // namespace fovea::evaluation
