#include "evaluation/sample_size.h"

#include <algorithm>
#include <cmath>

#include "evaluation/auc_covariance.h"
#include "evaluation/intervals.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {
namespace {

/// A quotient of whole numbers that is whole is not rounded up.
constexpr double kRounding = 1e-9;

Error invalid(const char* what) {
    return {ErrorCode::invalidArgument, what, {}};
}

Result<void> checkWidth(double width, double confidence) {
    if (!(width > 0 && width < 0.5)) return invalid("the width is not between 0 and 0.5");
    if (!(confidence > 0 && confidence < 1)) return invalid("confidence is not between 0 and 1");
    return {};
}

Result<void> checkAuc(double auc, double prevalence) {
    if (!(auc > 0.5 && auc < 1)) return invalid("the AUC is not between 0.5 and 1");
    if (!(prevalence > 0 && prevalence < 1)) return invalid("the prevalence is not between 0 and 1");
    return {};
}

/// Hanley and McNeil's variance, for numbers of diseased and healthy that need not be whole.
double aucVariance(double auc, double diseased, double healthy) {
    const double square = auc * auc, q1 = auc / (2 - auc), q2 = 2 * square / (1 + auc);
    return (auc * (1 - auc) + (diseased - 1) * (q1 - square) + (healthy - 1) * (q2 - square)) /
           (diseased * healthy);
}

double aucHalfWidth(double auc, double patients, double prevalence, double confidence) {
    const double diseased = patients * prevalence, healthy = patients * (1 - prevalence);
    const double ofPerfect = (1 - lowestOfPerfectAuc(diseased, healthy, confidence)) / 2;
    return std::max(ofPerfect, normalQuantile(confidence) * std::sqrt(aucVariance(auc, diseased, healthy)));
}

double shareHalfWidth(double share, double patients, double confidence) {
    const Estimate interval = wilson(share * patients, patients, confidence);
    return (interval.high - interval.low) / 2;
}

/// The fewest from `least` on with `width(n)` at most `wanted`; `width` falls as n rises.
template <class Width>
Result<int> fewest(int least, double wanted, const Width& width) {
    if (width(kMostPatients) > wanted) return invalid("more than ten million patients would be needed");
    int low = least, high = kMostPatients;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (width(middle) <= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

}  // namespace

Result<int> patientsForShare(double share, double width, double confidence) {
    FOVEA_CHECK(checkWidth(width, confidence));
    if (!(share >= 0 && share <= 1)) return invalid("the share is not between 0 and 1");
    return fewest(1, width, [&](int n) { return shareHalfWidth(share, n, confidence); });
}

Result<double> widthOfShare(double share, double patients, double confidence) {
    if (!(share >= 0 && share <= 1)) return invalid("the share is not between 0 and 1");
    if (!(confidence > 0 && confidence < 1)) return invalid("confidence is not between 0 and 1");
    if (!(patients >= 1)) return invalid("there is no patient");
    return shareHalfWidth(share, patients, confidence);
}

Result<int> patientsForAuc(double auc, double width, double prevalence, double confidence) {
    FOVEA_CHECK(checkWidth(width, confidence));
    FOVEA_CHECK(checkAuc(auc, prevalence));
    // One of each class at least.
    const int least = int(std::ceil(1 / std::min(prevalence, 1 - prevalence)));
    return fewest(least, width, [&](int n) { return aucHalfWidth(auc, n, prevalence, confidence); });
}

Result<double> widthOfAuc(double auc, double patients, double prevalence, double confidence) {
    FOVEA_CHECK(checkAuc(auc, prevalence));
    if (!(confidence > 0 && confidence < 1)) return invalid("confidence is not between 0 and 1");
    if (!(patients * std::min(prevalence, 1 - prevalence) >= 1))
        return invalid("fewer than one patient of a class");
    return aucHalfWidth(auc, patients, prevalence, confidence);
}

Result<int> patientsForDiseased(int diseased, double prevalence) {
    if (!(prevalence > 0 && prevalence <= 1)) return invalid("the prevalence is not between 0 and 1");
    const double patients = std::ceil(diseased / prevalence - kRounding);
    if (patients > kMostPatients) return invalid("more than ten million patients would be needed");
    return int(patients);
}

int UnitsOfPatients::patientsOf(int units) const {
    return int(std::ceil(units / perPatient - kRounding));
}

Result<int> forUnitsAlike(int patients, const UnitsOfPatients& units) {
    if (!(units.perPatient >= 1)) return invalid("a patient has fewer than one unit");
    if (!(units.icc >= 0 && units.icc <= 1)) return invalid("the ICC is not between 0 and 1");
    const double needed = std::ceil(patients * units.designEffect() - kRounding);
    if (needed > kMostPatients) return invalid("more than ten million would be needed");
    return int(needed);
}

}  // namespace fovea::evaluation
