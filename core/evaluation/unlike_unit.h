#pragma once

#include "evaluation/training_kind.h"

namespace fovea::evaluation {

/// Whether a study or a patient is unlike the training images: `share` of its answer is carried by images
/// that are, 0 to 1. Weights of a unit's images sum to 1, but for rounding, which decides nothing.
inline bool isUnlikeTogether(double share) {
    constexpr double kRounding = 1e-6;
    return share + kRounding >= kUnlikeShare;
}

}  // namespace fovea::evaluation
