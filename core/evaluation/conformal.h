#pragma once

#include <optional>

#include "base/result.h"
#include "evaluation/numbers.h"

namespace fovea::evaluation {

/// How far to both sides of a predicted number its truth is to be expected.
struct ConformalWidth {
    /// In the unit of the question. Nothing where there are fewer patients than `patientsNeeded`: no width,
    /// however large, could be promised.
    std::optional<double> halfWidth;
    double share = 0.9;      ///< of new images whose truth lies within it, at least
    int images = 0;          ///< that it was measured on
    int patients = 0;        ///< likewise; an image of an unknown patient is one of its own
    int patientsNeeded = 9;  ///< for this share: 1 / (1 - share) - 1
};

/// Split-conformal prediction (Lei et al., JASA 113, 2018, section 2.2) from the absolute errors on images
/// that the network has not learned from: whatever the errors are distributed like, of new patients' images,
/// one drawn of each, at least `share` lie within, and at most 2 / (patients + 1) more than that.
///
/// By patient: errors of one patient are alike, and to count each as new promises too much. All images of a
/// patient weigh together as one (Lee, Barber and Willett, Distribution-free inference with hierarchical
/// data, arXiv 2306.06342, section 3): what one image drawn of each patient gives on average, without a
/// draw. The largest error of each patient would promise that all images of a patient lie within, and be
/// much too wide for one image. Where each patient has one image it is the ceil((n + 1) share)-th smallest
/// error.
///
/// Images that chose an epoch are no longer quite new: the width is a little too small then.
/// Errors: invalidArgument (as checkPredictions(), or a share that is not between 0 and 1).
Result<ConformalWidth> conformalWidth(const NumberPredictions& validation, double share = 0.9);

}  // namespace fovea::evaluation
