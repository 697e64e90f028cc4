#pragma once

#include "base/message.h"

namespace fovea::training {

// What a training loop has to say of its course.

/// Arguments: batch and micro_batch in images.
inline constexpr MessageKind kStepInMicroBatches{
    "step_in_parts",
    FOVEA_TEXT(
        "Messages",
        "Memory did not suffice for a batch of {batch} images at once: they are now taken {micro_batch} "
        "at a time (micro-batches), for the same result but for rounding.")};
/// Argument: epoch, the one it went back to the end of.
inline constexpr MessageKind kLearningRateHalved{
    "learning_rate_halved",
    FOVEA_TEXT("Messages",
               "The loss was no longer a number: training went back to the end of epoch {epoch}, and on with "
               "half the learning rate.")};
inline constexpr MessageKind kLearningRateHalvedAtStart{
    "learning_rate_halved_at_start",
    FOVEA_TEXT("Messages",
               "The loss was no longer a number: training went back to the beginning, and on with half the "
               "learning rate.")};
inline constexpr MessageKind kStateDamaged{
    "state_damaged",
    FOVEA_TEXT("Messages", "A saved state of this training was damaged: it went on from an earlier one.")};
inline constexpr MessageKind kEveryStateDamaged{
    "every_state_damaged",
    FOVEA_TEXT("Messages",
               "The saved state of this training was damaged: it began anew, to the same result.")};
/// Arguments: epoch, the last one; planned; best.
inline constexpr MessageKind kStoppedEarly{
    "ended_by_itself",
    FOVEA_TEXT("Messages",
               "Early stopping at epoch {epoch} of {planned}: none was better since epoch {best}.")};

}  // namespace fovea::training
