#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace fovea::imaging {

/// The stored values of a frame, as narrow as the file has them: a photograph keeps a byte for
/// each, not eight. Read like a std::vector<double>. A value type.
///
/// Code that computes with them asks for doubles(); code that goes through all of a large picture
/// takes them as they are by visit().
class StoredValues {
public:
    StoredValues() = default;
    explicit StoredValues(std::vector<std::uint8_t> values) : m_values(std::move(values)) {}
    explicit StoredValues(std::vector<std::uint16_t> values) : m_values(std::move(values)) {}
    explicit StoredValues(std::vector<double> values) : m_values(std::move(values)) {}
    StoredValues& operator=(std::vector<double> values) {
        m_values = std::move(values);
        return *this;
    }

    /// Calls `body` with a std::span<const T>, T: std::uint8_t, std::uint16_t or double.
    template <class Body>
    decltype(auto) visit(Body&& body) const {
        return std::visit([&](const auto& values) { return body(std::span(values)); }, m_values);
    }
    /// Replaces the values by what `body` makes of their vector (of any of the three types).
    template <class Body>
    void replace(Body&& body) {
        std::visit([&](auto& values) { values = body(values); }, m_values);
    }

    /// Moves the values out where they are bytes. False, and nothing changed, where they are not.
    bool takeBytes(std::vector<std::uint8_t>& out) {
        auto* bytes = std::get_if<std::vector<std::uint8_t>>(&m_values);
        if (!bytes) return false;
        out = std::move(*bytes);
        bytes->clear();
        return true;
    }

    /// In double precision from now on, to be computed with.
    std::vector<double>& doubles() {
        if (!std::holds_alternative<std::vector<double>>(m_values)) m_values = copy();
        return std::get<std::vector<double>>(m_values);
    }
    operator std::vector<double>&() { return doubles(); }
    operator std::vector<double>() const { return copy(); }

    std::size_t size() const {
        return visit([](auto values) { return values.size(); });
    }
    bool empty() const { return size() == 0; }
    /// What the values take.
    std::size_t bytes() const {
        return visit([](auto values) { return values.size_bytes(); });
    }
    double operator[](std::size_t i) const {
        return visit([i](auto values) { return static_cast<double>(values[i]); });
    }

    /// Goes through the values as doubles.
    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = double;
        using difference_type = std::ptrdiff_t;
        using pointer = const double*;
        using reference = double;

        Iterator() = default;
        Iterator(const StoredValues* values, difference_type at) : m_stored(values), m_at(at) {}
        double operator*() const { return (*m_stored)[static_cast<std::size_t>(m_at)]; }
        double operator[](difference_type n) const { return *(*this + n); }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this += -1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        Iterator& operator+=(difference_type n) {
            m_at += n;
            return *this;
        }
        Iterator& operator-=(difference_type n) { return *this += -n; }
        friend Iterator operator+(Iterator i, difference_type n) { return i += n; }
        friend Iterator operator+(difference_type n, Iterator i) { return i += n; }
        friend Iterator operator-(Iterator i, difference_type n) { return i -= n; }
        friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.m_at - b.m_at; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_at == b.m_at; }
        friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.m_at <=> b.m_at; }

    private:
        const StoredValues* m_stored = nullptr;
        difference_type m_at = 0;
    };
    using value_type = double;
    using const_iterator = Iterator;
    using iterator = Iterator;
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, static_cast<std::ptrdiff_t>(size())}; }
    std::reverse_iterator<Iterator> rbegin() const { return std::reverse_iterator(end()); }
    std::reverse_iterator<Iterator> rend() const { return std::reverse_iterator(begin()); }

    /// Of the values, however they are kept.
    friend bool operator==(const StoredValues& a, const StoredValues& b) {
        return a.visit([&](auto x) { return b.visit([&](auto y) { return equal(x, y); }); });
    }
    friend bool operator==(const StoredValues& a, const std::vector<double>& b) {
        return a.visit([&](auto x) { return equal(x, std::span(b)); });
    }

private:
    template <class A, class B>
    static bool equal(std::span<A> a, std::span<B> b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (static_cast<double>(a[i]) != static_cast<double>(b[i])) return false;
        return true;
    }
    std::vector<double> copy() const {
        return visit([](auto values) { return std::vector<double>(values.begin(), values.end()); });
    }

    std::variant<std::vector<double>, std::vector<std::uint8_t>, std::vector<std::uint16_t>> m_values;
};

}  // namespace fovea::imaging
