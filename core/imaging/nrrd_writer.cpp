#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include "imaging/gzip.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

namespace {

const char* nameOf(Number number) {
    switch (number) {
        case Number::uint8:
            return "uint8";
        case Number::int8:
            return "int8";
        case Number::uint16:
            return "uint16";
        case Number::int16:
            return "int16";
        case Number::uint32:
            return "uint32";
        case Number::int32:
            return "int32";
        case Number::uint64:
            return "uint64";
        case Number::int64:
            return "int64";
        case Number::float32:
            return "float";
        case Number::float64:
            break;
    }
    return "double";
}

/// The shortest text that is read back as the same number, whatever the locale.
std::string textOf(double number) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::string textOf(const Vector3& vector) {
    return "(" + textOf(vector[0]) + "," + textOf(vector[1]) + "," + textOf(vector[2]) + ")";
}

/// In a line of its own.
std::string escaped(const std::string& text) {
    std::string line;
    for (const char c : text) {
        if (c == '\\') line += "\\\\";
        if (c == '\n') line += "\\n";
        if (c != '\\' && c != '\n' && c != '\r') line += c;
    }
    return line;
}

std::string fact(const std::string& keyword, const std::string& value) {
    return "DICOM." + keyword + ":=" + escaped(value) + "\n";
}

std::string headerOf(const Voxels& voxels) {
    const bool several = voxels.times > 1;
    std::string sizes, directions, kinds;
    for (std::size_t axis = 0; axis < std::size_t(Voxels::kAxes); ++axis) {
        const double mm = voxels.spacingMm[axis];
        // One that is not known is said as one that is: the directions need a length.
        const double step = std::isfinite(mm) && mm > 0 ? mm : 1;
        sizes += " " + std::to_string(voxels.size[axis]);
        directions += " " + textOf(plus({}, unit(voxels.direction[axis]), step));
        kinds += " domain";
    }
    const bool little = std::endian::native == std::endian::little;
    std::string header = "NRRD0005\n";
    header += std::string("type: ") + nameOf(voxels.number) + "\n";
    header += std::string("dimension: ") + (several ? "4" : "3") + "\n";
    header += "space: left-posterior-superior\n";
    header += "sizes:" + sizes + (several ? " " + std::to_string(voxels.times) : "") + "\n";
    header += "space directions:" + directions + (several ? " none" : "") + "\n";
    header += "kinds:" + kinds + (several ? " list" : "") + "\n";
    header += std::string("endian: ") + (little ? "little" : "big") + "\n";
    header += "encoding: gzip\n";
    header += "space origin: " + textOf(voxels.originMm) + "\n";
    for (const auto& [keyword, value] : voxels.facts) header += fact(keyword, value);
    if (voxels.window) {
        header += fact("WindowCenter", textOf(voxels.window->level));
        header += fact("WindowWidth", textOf(voxels.window->width));
    }
    return header + "\n";
}

}  // namespace

Result<std::vector<std::byte>> encodeNrrd(const Voxels& voxels, const JobContext& job) {
    return guarded([&]() -> Result<std::vector<std::byte>> {
        if (voxels.components > 1)
            return Error{ErrorCode::unsupportedFormat, "a volume of colours cannot be written", {}};
        if (voxels.scaled()) {
            Voxels plain = voxels;
            setValues(plain, valuesOf(voxels));
            return encodeNrrd(plain, job);
        }
        const std::string header = headerOf(voxels);
        FOVEA_TRY(const std::vector<std::byte> data, gzipped(voxels.bytes, GzipLevel::fast, job));
        std::vector<std::byte> file(header.size() + data.size());
        std::memcpy(file.data(), header.data(), header.size());
        std::memcpy(file.data() + header.size(), data.data(), data.size());
        return file;
    });
}

}  // namespace fovea::imaging
