#pragma once

#include <cstdint>
#include <string>

#include "evaluation/intervals.h"

namespace fovea::report {

/// Numbers as the report prints them, whatever the locale: a point, groups of three
/// parted by commas. NaN reads "not defined".
std::string fixed(double value, int digits = 3);  ///< "0.842"
std::string percent(double share);                ///< "71.7 %", in one piece
std::string grouped(std::int64_t number);         ///< "900,965"
/// "1 image", "12 images"
std::string counted(std::int64_t number, const std::string& one, const std::string& many);

/// Whether an estimate has ends at all, and ends that differ: where no patient makes a
/// difference, the interval would feign certainty.
bool hasInterval(const evaluation::Estimate& estimate);
/// "0.741 to 0.923", "58.2 to 83.1 %", or that there is none.
std::string intervalText(const evaluation::Estimate& estimate, bool asPercent);
std::string valueText(double value, bool asPercent);
/// "0.850 (0.741 to 0.923)"; where there is no interval "0.850 (no interval)".
std::string valueAndInterval(const evaluation::Estimate& estimate, bool asPercent);

}  // namespace fovea::report
