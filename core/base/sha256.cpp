#include "base/sha256.h"

#include <cstdint>

#include "base/file_layer.h"
#include "base/sha256_digest.h"

namespace fovea {

Sha256::Sha256() : m_impl(std::make_unique<Impl>()) {}
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::span<const std::byte> bytes) {
    m_impl->add(bytes);
    return *this;
}

Sha256& Sha256::add(const std::string& text) {
    const std::uint64_t length = text.size();
    add(std::as_bytes(std::span(&length, 1)));
    return add(std::as_bytes(std::span(text.data(), text.size())));
}

std::string Sha256::hex() {
    static const char* digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : m_impl->finish()) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<std::string> sha256OfFile(const std::string& path) {
    FOVEA_TRY(const MappedFile file, MappedFile::open(path));
    return Sha256().add(file.bytes()).hex();
}

}  // namespace fovea
