#include "base/sha256.h"

#include <openssl/evp.h>

#include <cstdint>

#include "base/file_layer.h"

namespace fovea {

struct Sha256::Impl {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~Impl() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_impl(std::make_unique<Impl>()) {
    EVP_DigestInit_ex(m_impl->context, EVP_sha256(), nullptr);
}
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_impl->context, bytes.data(), bytes.size());
    return *this;
}

Sha256& Sha256::add(const std::string& text) {
    const std::uint64_t length = text.size();
    add(std::as_bytes(std::span(&length, 1)));
    return add(std::as_bytes(std::span(text.data(), text.size())));
}

std::string Sha256::hex() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_impl->context, digest, &size);
    static const char* digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

Result<std::string> sha256OfFile(const std::string& path) {
    FOVEA_TRY(const MappedFile file, MappedFile::open(path));
    return Sha256().add(file.bytes()).hex();
}

}  // namespace fovea
