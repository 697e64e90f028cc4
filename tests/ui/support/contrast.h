#pragma once

#include <QColor>
#include <algorithm>
#include <cmath>

namespace fovea::test {

/// W3C, Web Content Accessibility Guidelines 2.2, "relative luminance": 0 (black) to 1 (white).
inline double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(colour.redF())) + 0.7152 * linear(double(colour.greenF())) +
           0.0722 * linear(double(colour.blueF()));
}

/// There, "contrast ratio" of two opaque colours: 1 to 21. Text has 4.5, large text and lines 3.
inline double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// What is seen of a colour, translucent maybe, on an opaque ground.
inline QColor laidOver(const QColor& colour, const QColor& ground) {
    const float share = colour.alphaF();
    return QColor::fromRgbF(colour.redF() * share + ground.redF() * (1 - share),
                            colour.greenF() * share + ground.greenF() * (1 - share),
                            colour.blueF() * share + ground.blueF() * (1 - share));
}

}  // namespace fovea::test
