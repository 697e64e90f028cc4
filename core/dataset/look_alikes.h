#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// nearDuplicates() for work that asks several times about the same pictures, as an import does for the
/// splits and for the audit: what was found once is handed on. Answers are those of nearDuplicates(),
/// whatever the samples' order, labels and splits. For one thread at a time.
class LookAlikes {
public:
    /// nearDuplicates(samples); searched for only where no earlier samples had the same pictures.
    std::vector<std::vector<std::size_t>> of(const std::vector<Sample>& samples);
    /// How often it had to search.
    int searches() const { return int(m_found.size()); }

private:
    /// Pictures by their hashes, so that an answer outlives the samples.
    struct Found {
        std::vector<std::string> pictures;             ///< sorted, each once
        std::vector<std::vector<std::string>> groups;  ///< pixel hashes
    };
    std::vector<Found> m_found;
};

}  // namespace fovea::dataset
