#include <openssl/evp.h>

#include "base/sha256_digest.h"

namespace fovea {

namespace {
EVP_MD_CTX* contextOf(void* state) {
    return static_cast<EVP_MD_CTX*>(state);
}
}  // namespace

Sha256::Impl::Impl() : m_state(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(contextOf(m_state), EVP_sha256(), nullptr);
}

Sha256::Impl::~Impl() {
    EVP_MD_CTX_free(contextOf(m_state));
}

void Sha256::Impl::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(contextOf(m_state), bytes.data(), bytes.size());
}

std::vector<unsigned char> Sha256::Impl::finish() {
    std::vector<unsigned char> digest(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    EVP_DigestFinal_ex(contextOf(m_state), digest.data(), &size);
    digest.resize(size);
    return digest;
}

}  // namespace fovea
