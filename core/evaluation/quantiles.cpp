#include "evaluation/quantiles.h"

#include <cmath>

namespace fovea::evaluation {
namespace {

/// The argument at which a function that falls from 1 to 0 is `wanted`.
template <class Falling>
double argumentOf(const Falling& outside, double wanted, double high) {
    double low = 0;
    for (int i = 0; i < 200 && low < high; ++i) {
        const double middle = (low + high) / 2;
        if (middle == low || middle == high) break;
        (outside(middle) > wanted ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// Incomplete beta function I_x(a, b) by its continued fraction (26.5.8), for x < (a + 1) / (a + b + 2).
double betaFraction(double x, double a, double b) {
    constexpr double kTiny = 1e-300;
    const auto kept = [](double v) { return std::abs(v) < kTiny ? kTiny : v; };
    double c = 1, d = 1 / kept(1 - (a + b) * x / (a + 1)), fraction = d;
    for (int m = 1; m < 10'000; ++m) {
        const auto step = [&](double numerator) {
            d = 1 / kept(1 + numerator * d);
            c = kept(1 + numerator / c);
            fraction *= c * d;
        };
        step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        if (std::abs(c * d - 1) < 1e-15) break;
    }
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return front * fraction / a;
}

double incompleteBeta(double x, double a, double b) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    return x < (a + 1) / (a + b + 2) ? betaFraction(x, a, b) : 1 - betaFraction(1 - x, b, a);
}

/// Regularised incomplete gamma function P(a, x): its series below a + 1, else its continued fraction.
double incompleteGamma(double a, double x) {
    if (x <= 0) return 0;
    const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    constexpr int kMostSteps = 100'000;
    if (x < a + 1) {
        double term = 1 / a, sum = term;
        for (int n = 1; n < kMostSteps && term > sum * 1e-17; ++n) sum += term *= x / (a + n);
        return front * sum;
    }
    constexpr double kTiny = 1e-300;
    double b = x + 1 - a, c = 1 / kTiny, d = 1 / b, fraction = d;
    for (int i = 1; i < kMostSteps; ++i) {
        const double numerator = -i * (i - a);
        b += 2;
        d = numerator * d + b;
        d = 1 / (std::abs(d) < kTiny ? kTiny : d);
        c = b + numerator / c;
        if (std::abs(c) < kTiny) c = kTiny;
        fraction *= c * d;
        if (std::abs(c * d - 1) < 1e-16) break;
    }
    return 1 - front * fraction;
}

}  // namespace

double normalQuantile(double confidence) {
    return argumentOf([](double z) { return std::erfc(z / std::sqrt(2.0)); }, 1 - confidence, 40);
}

double studentQuantile(double confidence, double degrees) {
    if (degrees > 1e7) return normalQuantile(confidence);
    // Of t, t^2 / (degrees + t^2) has a beta distribution; its place of the wanted outside share.
    const auto outside = [&](double share) { return incompleteBeta(1 - share, degrees / 2, 0.5); };
    const double share = argumentOf(outside, 1 - confidence, 1);
    return std::sqrt(degrees * share / (1 - share));
}

double chiSquareQuantile(double share, double degrees) {
    double high = degrees;
    while (incompleteGamma(degrees / 2, high / 2) < share) high *= 2;
    return argumentOf([&](double x) { return 1 - incompleteGamma(degrees / 2, x / 2); }, 1 - share, high);
}

}  // namespace fovea::evaluation
