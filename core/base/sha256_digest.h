#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/sha256.h"

namespace fovea {

/// The computation itself, of OpenSSL or of Windows.
struct Sha256::Impl {
    Impl();
    ~Impl();
    void add(std::span<const std::byte> bytes);
    /// 32 bytes. Ends the computation.
    std::vector<unsigned char> finish();

private:
    void* m_state = nullptr;
};

}  // namespace fovea
