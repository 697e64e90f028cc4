#include "imaging/read_image.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "base/file_layer.h"
#include "imaging/content_type.h"
#include "imaging/readers.h"
#include "imaging/volume.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

bool isVolume(ContentType type) {
    return type == ContentType::nifti || type == ContentType::nifti2 || type == ContentType::analyze ||
           type == ContentType::nrrd || type == ContentType::metaImage;
}

}  // namespace

struct ImageFile::Content {
    std::string path;
    Plane plane = Plane::axial;
    MappedFile file;
    ContentType type = ContentType::unknown;
    std::optional<Volume> volume;

    Result<void> open() {
        FOVEA_TRY(file, MappedFile::open(path));
        const auto head = file.bytes().first(std::min(file.bytes().size(), kHeadBytes));
        type = contentTypeOf(head);
        if (type == ContentType::unknown)
            return Error{head.empty() ? ErrorCode::corruptFile : ErrorCode::unsupportedFormat,
                         describeContent(head),
                         {}};
        if (!isVolume(type)) return {};
        FOVEA_TRY(Volume read, Volume::read(path, file.bytes(), type));
        volume = std::move(read);
        return {};
    }

    Result<Image> frame(int frame, int edge) const {
        if (frame < 0) return Error{ErrorCode::invalidArgument, "frame " + std::to_string(frame), {}};
        switch (type) {
            case ContentType::dicom:
                return readDicom(path, file.bytes(), frame);
            case ContentType::png:
                return readPng(file.bytes(), frame);
            case ContentType::jpeg:
                return readJpeg(file.bytes(), frame, edge);
            case ContentType::jpeg2000:
                return readJpeg2000(file.bytes(), frame, edge);
            case ContentType::tiff:
                return readTiff(file.bytes(), frame);
            case ContentType::bmp:
                return readBmp(file.bytes(), frame);
            case ContentType::webp:
                return readWebp(file.bytes(), frame);
            case ContentType::gif:
                return readGif(file.bytes(), frame);
            case ContentType::heif:
                return readHeif(file.bytes(), frame);
            case ContentType::netpbm:
                return readNetpbm(file.bytes(), frame);
            default:
                return volume->frame(frame, plane);
        }
    }

    /// The path belongs into every error.
    template <class Body>
    auto named(Body&& body) const {
        auto result = guarded(body);
        if (result) return result;
        Error error = result.error();
        error.file = path;
        return decltype(result)(std::move(error));
    }
};

ImageFile::ImageFile(std::unique_ptr<Content> content) : m_content(std::move(content)) {}
ImageFile::ImageFile(ImageFile&&) noexcept = default;
ImageFile& ImageFile::operator=(ImageFile&&) noexcept = default;
ImageFile::~ImageFile() = default;

Result<ImageFile> ImageFile::open(const std::string& path, Plane plane) {
    auto content = std::make_unique<Content>();
    content->path = path;
    content->plane = plane;
    FOVEA_CHECK(content->named([&] { return content->open(); }));
    return ImageFile(std::move(content));
}

Result<Image> ImageFile::frame(int frame) const {
    return m_content->named([&] { return m_content->frame(frame, 0); });
}

Result<Image> ImageFile::preview(int frame, int edge) const {
    return m_content->named([&] { return m_content->frame(frame, std::max(edge, 1)); });
}

Plane ImageFile::plane() const {
    return m_content->volume ? m_content->plane : Plane::axial;
}

int ImageFile::times() const {
    return m_content->volume ? m_content->volume->times() : 1;
}

Result<Image> readImage(const std::string& path, const ReadOptions& options) {
    FOVEA_TRY(const ImageFile file, ImageFile::open(path, options.plane));
    return file.frame(options.frame);
}

namespace {

ContentType contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char head[kHeadBytes];
    file.read(head, sizeof head);
    return contentTypeOf(std::as_bytes(
        std::span(head, static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)))));
}

}  // namespace

bool looksLikeVolume(const std::string& path) {
    return isVolume(contentOf(path));
}

bool looksLikeImage(const std::string& path) {
    const std::filesystem::path name = std::filesystem::path(path).filename();
    // A DICOMDIR is an index of images, "._x.dcm" what macOS leaves beside x.dcm.
    if (name == "DICOMDIR" || name.string().starts_with("._")) return false;
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::ranges::find(kImageEndings, extension) != std::end(kImageEndings)) return true;
    if (extension == ".gz" && name.stem().extension() == ".nii") return true;
    return contentOf(path) != ContentType::unknown;
}

Result<void> checkSize(std::size_t width, std::size_t height, std::size_t channels) {
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (width == 0 || height == 0) return Error{ErrorCode::corruptFile, size, {}};
    if (width > kMostValues || height > kMostValues / width || channels > kMostValues / (width * height))
        return Error{ErrorCode::unsupportedFormat, size + " are more than can be read", {}};
    return {};
}

Result<void> checkFrames(const char* format, std::size_t frames) {
    if (frames <= kMostFrames) return {};
    return Error{ErrorCode::unsupportedFormat,
                 std::string(format) + " of more than " + std::to_string(kMostFrames) + " frames",
                 {}};
}

Result<void> checkFrame(int frame, int frames) {
    if (frame < frames) return {};
    return Error{ErrorCode::invalidArgument,
                 "frame " + std::to_string(frame) + " (from 0) of " + std::to_string(frames),
                 {}};
}

namespace {

/// How many bits colour of 16 really uses, as of a camera of 10, 12 or 14: shown over all 16 it would be
/// nearly black.
int usedBits(const StoredValues& colour) {
    const double greatest = statisticsOf(colour).max;
    for (const int bits : {8, 10, 12, 14})
        if (greatest < std::ldexp(1.0, bits)) return bits;
    return 16;
}

}  // namespace

Window realColourWindow(const StoredValues& colour) {
    const bool usual = colour.visit([](auto values) {
        return std::all_of(values.begin(), values.end(), [](double v) { return v >= 0 && v <= 65535; });
    });
    if (usual) {
        if (statisticsOf(colour).max <= 1) return {1, 2, WindowSource::none};
        const bool whole = colour.visit([](auto values) {
            return std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
        });
        if (whole) return fullRangeWindow(usedBits(colour));
    }
    return percentileWindow(colour);
}

Image plainImage(const char* format, int width, int height, int channels, int bits,
                 std::vector<double> stored) {
    return plainImage(format, width, height, channels, bits, StoredValues(std::move(stored)));
}

Image plainImage(const char* format, int width, int height, int channels, int bits, StoredValues stored) {
    Image image;
    image.width = width;
    image.height = height;
    image.channels = channels;
    image.stored = std::move(stored);
    image.format = format;
    image.bitsStored = bits;
    image.photometric = channels == 3 ? Photometric::rgb : Photometric::monochrome2;
    image.photometricName = channels == 3 ? "RGB" : "MONOCHROME2";
    if (channels == 3 && bits == 16)
        image.window = fullRangeWindow(usedBits(image.stored));
    else if (bits == 8 || (channels == 3 && bits < 32))
        image.window = fullRangeWindow(bits);
    else
        image.window = percentileWindow(image.stored);
    return image;
}

}  // namespace fovea::imaging
