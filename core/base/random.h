#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <utility>
#include <vector>

namespace fovea {

/// Randomness that depends on nothing but its seed: the standard library's
/// distributions differ between implementations, these do not.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_engine(seed) {}
    std::uint64_t bits() { return m_engine(); }
    /// Uniform in [0, 1).
    double uniform() { return double(bits() >> 11) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in [0, n); n > 0. The modulo's bias is below n / 2^64.
    std::uint64_t below(std::uint64_t n) { return bits() % n; }
    /// Standard normal (Box-Muller).
    double normal();
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::mt19937_64 m_engine;
};

/// One seed from several numbers (a run's seed, an epoch, a sample ...), so that
/// any point of a run can be reached again without replaying what came before.
std::uint64_t mixSeed(std::initializer_list<std::uint64_t> parts);

}  // namespace fovea
