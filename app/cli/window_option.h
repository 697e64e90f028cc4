#pragma once

#include <CLI/CLI.hpp>

#include "imaging/window_policy.h"

namespace fovea::cli {

/// Refuses the words of an option that imaging::windowPolicyFromText() does not understand.
inline CLI::Validator isWindow() {
    return CLI::Validator(
        [](const std::string& text) {
            imaging::WindowPolicy window;
            return imaging::windowPolicyFromText(text, window)
                       ? ""
                       : "file, percentile, or LEVEL/WIDTH like 40/400 expected";
        },
        "WINDOW");
}

}  // namespace fovea::cli
