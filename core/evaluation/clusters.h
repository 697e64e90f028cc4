#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// Which patient each image belongs to. An image of unknown patient is a patient of its own.
struct Clusters {
    std::vector<std::size_t> patientOf;  ///< [n], 0 .. patients-1, numbered as they first appear
    std::size_t patients = 0;
    /// Two images are known to be of one patient.
    bool shared() const { return patients < patientOf.size(); }
};

/// `patients`: [images] keys, empty where unknown, or none at all.
Clusters clustersOf(std::size_t images, const std::vector<std::string>& patients);
Clusters clustersOf(const Predictions& predictions);

/// The patient of some image is unknown, so that the images of one patient may count as those of several.
bool somePatientsUnknown(const Predictions& predictions);

}  // namespace fovea::evaluation
