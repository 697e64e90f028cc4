#pragma once

#include <QString>
#include <cstdint>

#include "evaluation/intervals.h"

namespace fovea::ui {

/// Numbers as the window says them, in the user's language and number format.

QString clockWords(double seconds);              ///< exact, for a stopwatch: "0:42", "1:05:10"
QString countWords(std::int64_t number);         ///< with the locale's group separators
QString decimalWords(double value, int digits);  ///< NaN reads as a dash
/// A prediction's number to three digits, as more than that no network knows, with its unit: "62.4 mm"; NaN
/// reads as a dash.
QString roundedQuantity(double number, const std::string& unit = {});
/// "71 % to 92 %" or "0.741 to 0.923"; empty where there is no interval, or where
/// both ends are equal: that would feign certainty.
QString intervalWords(const evaluation::Estimate& estimate, bool asPercent);
/// The notice that stands on every export.
QString researchUseNotice();
/// UTF-8 both ways.
inline QString fromUtf8(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace fovea::ui
