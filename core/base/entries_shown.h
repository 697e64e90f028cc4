#pragma once

#include <cstddef>

namespace fovea {

/// How many of `all` entries a list shows that is to show no more than about `most`, and says how many more
/// there are: all where only one would be hidden, which takes no more room than "and 1 more".
constexpr std::size_t entriesShown(std::size_t all, std::size_t most) {
    return all <= most + 1 ? all : most;
}

}  // namespace fovea
