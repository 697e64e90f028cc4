#pragma once

#include <string>
#include <vector>

#include "evaluation/operating_point.h"

namespace fovea::evaluation {

/// From which probability on each of `findings` is called: at its own point; at 0.5 where it has none.
inline std::vector<double> findingThresholds(const Thresholds& thresholds,
                                             const std::vector<std::string>& findings) {
    std::vector<double> all;
    for (const std::string& name : findings) {
        const OperatingPoint* point = thresholds.of(name);
        all.push_back(point ? point->value : 0.5);
    }
    return all;
}

}  // namespace fovea::evaluation
