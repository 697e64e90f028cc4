#pragma once

#include <string_view>

namespace fovea::dataset {

/// Whether path `a` comes before `b` as a person would list them: runs of digits
/// count as numbers ("slice 2" before "slice 10"), a folder's own content stays
/// together. A strict total order on bytes, free of locale.
bool naturalLess(std::string_view a, std::string_view b);

}  // namespace fovea::dataset
