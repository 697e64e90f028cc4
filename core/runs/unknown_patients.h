#pragma once

#include <optional>
#include <vector>

#include "base/message.h"
#include "evaluation/auc_covariance.h"

namespace fovea::runs {

/// What the interval of an AUC becomes where it is not known which images are of one patient, and somebody
/// says how many images patients have at most.
struct AucIfPatients {
    evaluation::Estimate auc;
    evaluation::UnknownPatients assumed;
};

/// What stands beside figures of images whose patients are unknown, as kImagesCountedAsPatients: nothing
/// where every patient is known.
std::vector<Message> unknownPatientsNotices(bool patientsKnown, const std::optional<AucIfPatients>& told);

}  // namespace fovea::runs
