#include "evaluation/natural_frequencies.h"

#include <cmath>

namespace fovea::evaluation {

NaturalFrequencies naturalFrequencies(double sensitivity, double specificity, double prevalence, int people) {
    const auto share = [](double x) { return x >= 0 && x <= 1; };  // false for NaN
    if (people <= 0 || !share(sensitivity) || !share(specificity) || !share(prevalence)) return {};
    NaturalFrequencies f;
    const int with = int(std::lround(prevalence * people));
    f.found = int(std::lround(sensitivity * with));
    f.missed = with - f.found;
    f.cleared = int(std::lround(specificity * (people - with)));
    f.falseAlarms = people - with - f.cleared;
    return f;
}

}  // namespace fovea::evaluation
