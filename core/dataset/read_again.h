#pragma once

#include "base/error.h"
#include "base/message.h"

namespace fovea::dataset {

// Why an image that was imported is left out where it is read again.
inline constexpr MessageKind kChangedSinceImport{
    "changed_since_import", FOVEA_TEXT("Messages", "This image has changed since it was imported.")};
/// Argument: detail, technical.
inline constexpr MessageKind kNotReadAgain{
    "not_read_again", FOVEA_TEXT("Messages", "This image cannot be read any more ({detail}).")};

/// What reading it again failed by: the error's own reason, where it has one.
inline Message whyNotReadAgain(const Error& error) {
    if (!error.reasons.empty()) return error.reasons.front();
    return {kNotReadAgain,
            {{"detail", error.detail.empty() ? std::string(errorText(error.code).message) : error.detail}}};
}

}  // namespace fovea::dataset
