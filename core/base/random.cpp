#include "base/random.h"

#include <cmath>
#include <numbers>

namespace fovea {

double Random::normal() {
    const double u = 1.0 - uniform();  // in (0, 1], so that the logarithm is finite
    return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * uniform());
}

// SplitMix64's finaliser (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
std::uint64_t mixSeed(std::initializer_list<std::uint64_t> parts) {
    std::uint64_t h = 0x9e3779b97f4a7c15ULL;
    for (const std::uint64_t part : parts) {
        h += part + 0x9e3779b97f4a7c15ULL;
        h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ULL;
        h = (h ^ (h >> 27)) * 0x94d049bb133111ebULL;
        h ^= h >> 31;
    }
    return h;
}

}  // namespace fovea
