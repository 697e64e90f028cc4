#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace fovea {

/// One row of a table of the words under which values of an enum are stored and written.
template <class T>
struct Named {
    T value;
    const char* name;
};

/// Empty for a value without a row.
template <class T, std::size_t N>
constexpr const char* nameIn(const Named<T> (&table)[N], T value) {
    for (const Named<T>& row : table)
        if (row.value == value) return row.name;
    return "";
}

/// Nothing for a word without a row.
template <class T, std::size_t N>
std::optional<T> valueIn(const Named<T> (&table)[N], const std::string& name) {
    for (const Named<T>& row : table)
        if (name == row.name) return row.value;
    return {};
}

/// "off, weights, auto".
template <class T, std::size_t N>
std::string namesIn(const Named<T> (&table)[N]) {
    std::string names;
    for (const Named<T>& row : table) names += (names.empty() ? "" : ", ") + std::string(row.name);
    return names;
}

}  // namespace fovea
