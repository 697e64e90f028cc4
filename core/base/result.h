#pragma once

#include <new>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/error.h"

namespace fovea {

/// A value, or the Error that prevented it.
///
/// std::expected is C++23 and the engine must build with nothing but libtorch,
/// so this is the small part of it that Fovea uses.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    /// By value: a reference into a temporary would outlive it in `for (auto& x : *f())`.
    T value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

/// Runs `body` (returning a Result) and turns what it throws into an Error:
/// the one guard that stands at each public entry of core.
/// std::bad_alloc and torch's allocation failures become outOfMemory.
Error errorFromCurrentException();
template <class Body>
auto guarded(Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (...) {
        return errorFromCurrentException();
    }
}

}  // namespace fovea

#define FOVEA_CONCAT_(a, b) a##b
#define FOVEA_CONCAT(a, b) FOVEA_CONCAT_(a, b)
/// `FOVEA_TRY(auto x, expression);` takes the value out of a Result or returns
/// its error from the enclosing function.
#define FOVEA_TRY(declaration, expression)                                                            \
    auto FOVEA_CONCAT(fovea_result_, __LINE__) = (expression);                                        \
    if (!FOVEA_CONCAT(fovea_result_, __LINE__)) return FOVEA_CONCAT(fovea_result_, __LINE__).error(); \
    declaration = std::move(FOVEA_CONCAT(fovea_result_, __LINE__)).value()
/// The same for a Result whose value is not needed (Result<void> among them).
#define FOVEA_CHECK(expression)                                                              \
    do {                                                                                     \
        if (auto fovea_checked = (expression); !fovea_checked) return fovea_checked.error(); \
    } while (false)
