#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace fovea {

/// SHA-256 (FIPS 180-4), by OpenSSL or by Windows. Kept in a target of its own, fovea::hashing,
/// because the engine must build without OpenSSL.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256& add(std::span<const std::byte> bytes);
    /// A length-prefixed string, so that ("ab","c") and ("a","bc") differ.
    Sha256& add(const std::string& text);
    /// 64 lower-case hexadecimal digits. Ends the computation.
    std::string hex();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Of a whole file's bytes.
Result<std::string> sha256OfFile(const std::string& path);

}  // namespace fovea
