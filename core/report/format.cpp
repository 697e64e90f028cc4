#include "report/format.h"

#include <charconv>
#include <cmath>

namespace fovea::report {

std::string fixed(double value, int digits) {
    if (std::isnan(value)) return "not defined";
    if (std::isinf(value)) return value > 0 ? "infinite" : "minus infinite";
    char text[400];  // the largest double has 309 digits before the point
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr;
    const std::string out(text, end);
    const bool isZero = out.find_first_not_of("-0.") == std::string::npos;
    return isZero && out.front() == '-' ? out.substr(1) : out;
}

std::string percent(double share) {
    return std::isnan(share) ? fixed(share) : fixed(share * 100, 1) + "\u00a0%";
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (auto at = std::ptrdiff_t(digits.size()) - 3; at > first; at -= 3)
        digits.insert(std::size_t(at), ",");
    return digits;
}

std::string counted(std::int64_t number, const std::string& one, const std::string& many) {
    return grouped(number) + " " + (number == 1 ? one : many);
}

bool hasInterval(const evaluation::Estimate& estimate) {
    return estimate.low < estimate.high;
}

std::string valueText(double value, bool asPercent) {
    return asPercent ? percent(value) : fixed(value);
}

std::string intervalText(const evaluation::Estimate& estimate, bool asPercent) {
    if (!hasInterval(estimate)) return "cannot be given";
    if (asPercent) return fixed(estimate.low * 100, 1) + " to " + percent(estimate.high);
    return fixed(estimate.low) + " to " + fixed(estimate.high);
}

std::string valueAndInterval(const evaluation::Estimate& estimate, bool asPercent) {
    return valueText(estimate.value, asPercent) + " (" +
           (hasInterval(estimate) ? intervalText(estimate, asPercent) : "no interval") + ")";
}

}  // namespace fovea::report
