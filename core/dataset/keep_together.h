#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dataset/sample.h"
#include "dataset/units.h"

namespace fovea::dataset {

/// Samples that must not be torn apart: linked by what says that they are of one patient
/// (PatientLinks: patient, study, series, name), by a file (several frames of it), by equal
/// pixels or by looking alike (nearDuplicates()), directly or through others.
struct Together {
    std::vector<std::size_t> members;  ///< indices, ascending
    std::string key;                   ///< names the group whatever the samples' order
};

/// The groups of the samples that answer a question and are not excluded, sorted by key. Keys come from the
/// pixels (from the path where no hash is known), so that they outlive a moved folder.
std::vector<Together> keepTogether(const std::vector<Sample>& samples);
/// The same where it is known which look alike: nearDuplicates() of these samples.
std::vector<Together> keepTogether(const std::vector<Sample>& samples,
                                   const std::vector<std::vector<std::size_t>>& alike);
/// The groups of units, by index: two are together where any image of the one and of the other are. Sorted
/// likewise. Of units of one image those of their rows.
std::vector<Together> keepTogether(const Units& units);

}  // namespace fovea::dataset
