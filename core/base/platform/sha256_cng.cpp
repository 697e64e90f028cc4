#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
// After windows.h.
#include <bcrypt.h>

#include <algorithm>

#include "base/sha256_digest.h"

namespace fovea {

namespace {
BCRYPT_HASH_HANDLE handleOf(void* state) {
    return static_cast<BCRYPT_HASH_HANDLE>(state);
}

BCRYPT_ALG_HANDLE algorithm() {
    static const BCRYPT_ALG_HANDLE handle = [] {
        BCRYPT_ALG_HANDLE opened = nullptr;
        ::BCryptOpenAlgorithmProvider(&opened, BCRYPT_SHA256_ALGORITHM, nullptr, 0);
        return opened;
    }();
    return handle;
}
}  // namespace

Sha256::Impl::Impl() {
    BCRYPT_HASH_HANDLE hash = nullptr;
    ::BCryptCreateHash(algorithm(), &hash, nullptr, 0, nullptr, 0, 0);
    m_state = hash;
}

Sha256::Impl::~Impl() {
    if (m_state) ::BCryptDestroyHash(handleOf(m_state));
}

void Sha256::Impl::add(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const std::size_t size = std::min<std::size_t>(bytes.size(), std::size_t(1) << 30);
        // It reads; the interface is older than const.
        auto* const data = reinterpret_cast<UCHAR*>(const_cast<std::byte*>(bytes.data()));
        ::BCryptHashData(handleOf(m_state), data, ULONG(size), 0);
        bytes = bytes.subspan(size);
    }
}

std::vector<unsigned char> Sha256::Impl::finish() {
    std::vector<unsigned char> digest(32);
    ::BCryptFinishHash(handleOf(m_state), digest.data(), ULONG(digest.size()), 0);
    return digest;
}

}  // namespace fovea
