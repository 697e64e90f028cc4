#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fovea::dataset {

/// Sorts by keys of so many bits; equal ones keep their order. A few passes over the items, however they
/// stand: for hundreds of thousands a tenth of the time of a sort that compares. `scratch` is only to be kept
/// from one call to the next.
template <class Item, class Key>
void radixSort(std::vector<Item>& items, std::vector<Item>& scratch, int bits, const Key& key) {
    constexpr int kDigit = 11;
    constexpr std::size_t kValues = std::size_t{1} << kDigit;
    scratch.resize(items.size());
    for (int shift = 0; shift < bits; shift += kDigit) {
        const auto digit = [&](const Item& item) {
            return std::size_t(std::uint32_t(key(item)) >> shift & (kValues - 1));
        };
        std::array<std::uint32_t, kValues> places{};
        for (const Item& item : items) ++places[digit(item)];
        std::uint32_t before = 0;
        for (std::uint32_t& place : places) before += std::exchange(place, before);
        for (const Item& item : items) scratch[places[digit(item)]++] = item;
        items.swap(scratch);
    }
}

}  // namespace fovea::dataset
