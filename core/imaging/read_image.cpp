#include "imaging/read_image.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "base/file_layer.h"
#include "imaging/content_type.h"
#include "imaging/readers.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

Result<Image> readByContent(const std::string& path, int frame) {
    if (frame < 0) return Error{ErrorCode::invalidArgument, "frame " + std::to_string(frame), {}};
    FOVEA_TRY(const MappedFile file, MappedFile::open(path));
    const auto bytes = file.bytes();
    const auto head = bytes.first(std::min(bytes.size(), kHeadBytes));
    switch (contentTypeOf(head)) {
        case ContentType::dicom:
            return readDicom(path, bytes, frame);
        case ContentType::png:
            return readPng(bytes, frame);
        case ContentType::jpeg:
            return readJpeg(bytes, frame);
        case ContentType::jpeg2000:
            return readJpeg2000(bytes, frame);
        case ContentType::tiff:
            return readTiff(bytes, frame);
        case ContentType::bmp:
            return readBmp(bytes, frame);
        case ContentType::unknown:
            break;
    }
    if (bytes.empty()) return Error{ErrorCode::corruptFile, describeContent(head), {}};
    return Error{ErrorCode::unsupportedFormat, describeContent(head), {}};
}

}  // namespace

Result<Image> readImage(const std::string& path, const ReadOptions& options) {
    Result<Image> image = guarded([&] { return readByContent(path, options.frame); });
    if (image) return image;
    Error error = image.error();
    error.file = path;
    return error;
}

bool looksLikeImage(const std::string& path) {
    const std::filesystem::path name = std::filesystem::path(path).filename();
    // A DICOMDIR is an index of images, "._x.dcm" what macOS leaves beside x.dcm.
    if (name == "DICOMDIR" || name.string().starts_with("._")) return false;
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* known :
         {".dcm", ".dicom", ".ima", ".png", ".jpg", ".jpeg", ".jp2", ".j2k", ".tif", ".tiff", ".bmp"}) {
        if (extension == known) return true;
    }
    std::ifstream file(path, std::ios::binary);
    char head[kHeadBytes];
    file.read(head, sizeof head);
    const auto bytes =
        std::as_bytes(std::span(head, static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0))));
    return contentTypeOf(bytes) != ContentType::unknown;
}

Result<void> checkSize(std::size_t width, std::size_t height, std::size_t channels) {
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (width == 0 || height == 0) return Error{ErrorCode::corruptFile, size, {}};
    if (width > kMostValues || height > kMostValues / width || channels > kMostValues / (width * height))
        return Error{ErrorCode::unsupportedFormat, size + " are more than can be read", {}};
    return {};
}

Result<void> checkFrame(int frame, int frames) {
    if (frame < frames) return {};
    return Error{ErrorCode::invalidArgument,
                 "frame " + std::to_string(frame) + " (from 0) of " + std::to_string(frames),
                 {}};
}

Image plainImage(const char* format, int width, int height, int channels, int bits,
                 std::vector<double> stored) {
    Image image;
    image.width = width;
    image.height = height;
    image.channels = channels;
    image.stored = std::move(stored);
    image.format = format;
    image.bitsStored = bits;
    image.photometric = channels == 3 ? Photometric::rgb : Photometric::monochrome2;
    image.photometricName = channels == 3 ? "RGB" : "MONOCHROME2";
    const bool asItIs = bits == 8 || (channels == 3 && bits < 32);
    image.window = asItIs ? fullRangeWindow(bits) : percentileWindow(image.stored);
    return image;
}

}  // namespace fovea::imaging
