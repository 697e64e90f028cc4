#include "imaging/deidentify.h"

#include <algorithm>
#include <array>
#include <random>
#include <span>

#include "base/file_layer.h"
#include "base/sha256.h"
#include "imaging/content_type.h"
#include "imaging/deidentifiers.h"
#include "imaging/display.h"
#include "imaging/gif_reader.h"
#include "imaging/netpbm_reader.h"
#include "imaging/readers.h"
#include "imaging/write_image.h"

namespace fovea::imaging {

namespace {

std::string trimmed(const std::string& text) {
    const std::string padding(" \t\0", 3);
    const std::size_t first = text.find_first_not_of(padding);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

Result<Bytes> cleaned(ContentType type, const std::string& path, std::span<const std::byte> bytes,
                      const Pseudonyms& pseudonyms) {
    switch (type) {
        case ContentType::dicom:
            return deidentifiedDicom(path, bytes, pseudonyms);
        case ContentType::png:
            return deidentifiedPng(bytes);
        case ContentType::jpeg:
            return deidentifiedJpeg(bytes);
        case ContentType::jpeg2000:
            return deidentifiedJpeg2000(bytes);
        case ContentType::tiff:
            return deidentifiedTiff(bytes);
        case ContentType::webp:
            return deidentifiedWebp(bytes);
        case ContentType::gif:
            return gifWithoutComments(bytes);
        case ContentType::netpbm:
            return netpbmWithoutComments(bytes);
        case ContentType::heif: {
            FOVEA_TRY(const Image image, readHeif(bytes, 0));
            if (image.frames > 1 || image.bitsStored != 8)
                return Error{
                    ErrorCode::unsupportedFormat,
                    "HEIF of several pictures or of more than 8 bits cannot be cleaned: save it as PNG",
                    {}};
            return encodePng(display(image));
        }
        case ContentType::bmp: {
            // 8 bits a channel, shown as they are: a PNG holds the same.
            FOVEA_TRY(const Image image, readBmp(bytes, 0));
            return encodePng(display(image));
        }
        case ContentType::nifti:
        case ContentType::nifti2:
        case ContentType::nrrd:
        case ContentType::metaImage:
            return deidentifiedVolume(type, bytes);
        default:
            return Error{ErrorCode::unsupportedFormat,
                         describeContent(bytes.first(std::min(bytes.size(), kHeadBytes))),
                         {}};
    }
}

const char* endingOf(ContentType type, bool packed, bool codeStream) {
    switch (type) {
        case ContentType::dicom:
            return ".dcm";
        case ContentType::jpeg:
            return ".jpg";
        case ContentType::jpeg2000:
            return codeStream ? ".j2k" : ".jp2";
        case ContentType::tiff:
            return ".tif";
        case ContentType::webp:
            return ".webp";
        case ContentType::gif:
            return ".gif";
        case ContentType::netpbm:
            return ".pnm";
        case ContentType::nifti:
        case ContentType::nifti2:
            return packed ? ".nii.gz" : ".nii";
        case ContentType::nrrd:
            return ".nrrd";
        case ContentType::metaImage:
            return ".mha";
        default:
            return ".png";
    }
}

/// Runs `body` on the whole file; the path belongs into every error.
template <class Body>
auto withFile(const std::string& path, Body&& body)
    -> decltype(body(ContentType::unknown, std::span<const std::byte>())) {
    auto result = guarded([&]() -> decltype(body(ContentType::unknown, std::span<const std::byte>())) {
        FOVEA_TRY(const MappedFile file, MappedFile::open(path));
        const std::span<const std::byte> bytes = file.bytes();
        return body(contentTypeOf(bytes.first(std::min(bytes.size(), kHeadBytes))), bytes);
    });
    if (result) return result;
    Error error = result.error();
    error.file = path;
    return error;
}

bool isPseudonym(const std::string& text) {
    constexpr std::size_t kLength = 18;
    return text.size() == kLength && text.starts_with("P-") &&
           text.find_first_not_of("0123456789abcdef", 2) == std::string::npos;
}

}  // namespace

std::string Pseudonyms::newKey() {
    std::random_device device;
    std::array<std::random_device::result_type, 8> random{};
    for (auto& part : random) part = device();
    return Sha256().add(std::as_bytes(std::span(random))).hex();
}

std::string Pseudonyms::patient(const std::string& identifier) const {
    const std::string plain = trimmed(identifier);
    return plain.empty() || isPseudonym(plain) ? plain : "P-" + name("patient " + plain).substr(0, 16);
}

std::string Pseudonyms::uid(const std::string& original) const {
    const std::string plain = trimmed(original);
    return plain.empty() ? std::string() : dicomUid(name("uid " + plain));
}

std::string Pseudonyms::name(const std::string& original) const {
    return Sha256().add(m_key).add(original).hex().substr(0, 32);
}

Result<std::vector<std::byte>> deidentified(const std::string& path, const Pseudonyms& pseudonyms) {
    return withFile(path, [&](ContentType type, std::span<const std::byte> bytes) {
        return cleaned(type, path, bytes, pseudonyms);
    });
}

Result<std::string> deidentifiedEnding(const std::string& path) {
    return withFile(path, [](ContentType type, std::span<const std::byte> bytes) -> Result<std::string> {
        const std::byte first = bytes.empty() ? std::byte{0} : bytes[0];
        return std::string(endingOf(type, first == std::byte{0x1F}, first == std::byte{0xFF}));
    });
}

}  // namespace fovea::imaging
