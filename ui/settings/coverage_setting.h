#pragma once

#include <algorithm>

#include "settings/settings.h"

namespace fovea::ui {

/// In per cent, the coverage of answer sets that somebody states (evaluation::answerSets()).
inline constexpr int kLeastStatedCoverage = 50, kMostStatedCoverage = 99;
namespace setting {
/// Only how Inspect tells what an adapter says; no adapter and no file depends on it.
inline const Setting<int> coverage{"inspect/coverage", 90};
}  // namespace setting

/// 0.5 .. 0.99, whatever the file of settings holds.
inline double statedCoverage(const Settings& settings) {
    return std::clamp(settings.get(setting::coverage), kLeastStatedCoverage, kMostStatedCoverage) / 100.0;
}

}  // namespace fovea::ui
