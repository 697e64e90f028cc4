#pragma once

#include <QString>
#include <optional>

namespace fovea::ui {

/// The number that somebody typed: by the user's locale or with a decimal point, with any minus sign; none
/// where it is no number.
std::optional<double> typedNumber(const QString& text);

}  // namespace fovea::ui
