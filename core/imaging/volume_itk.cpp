#include <itkMetaImageIO.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/platform/platform.h"
#include "imaging/library_versions.h"
#include "imaging/text_header.h"
#include "imaging/voxels.h"

namespace fovea::imaging {

namespace {

using Component = itk::IOComponentEnum;

itk::ImageIOBase::Pointer metaImageReader() {
    static std::once_flag once;
    std::call_once(once, [] {
        itk::Object::SetGlobalWarningDisplay(false);
        // The first asks for ITK's factories, which is not for several threads.
        (void)itk::MetaImageIO::New();
    });
    return itk::MetaImageIO::New().GetPointer();
}

/// MetaIO copies names, some texts and as many numbers as "NDims" says into arrays of fixed size, and ends
/// the program over what does not fit. So that is asked here, up to the field that ends a header.
Result<void> checkMetaImageHeader(std::span<const std::byte> bytes) {
    constexpr std::size_t kLongestText = 250, kLongestLine = 32'000;
    constexpr std::string_view kTexts[] = {"ObjectType",      "ObjectSubType", "Comment", "Name",
                                           "AcquisitionDate", "DistanceUnits", "Modality"};
    const auto damaged = [](const std::string& what) {
        return Error{ErrorCode::corruptFile, "MetaImage: " + what, {}};
    };
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = text.substr(at, text.find('\n', at) - at);
        at += line.size() + 1;
        if (line.find('\0') != std::string_view::npos) return damaged("zeros in its header");
        const std::size_t sign = std::min(line.find_first_of("=:\r"), line.size());
        const auto words = wordsOf(line.substr(0, sign));
        const std::string name = words.size() == 1 ? words.front() : std::string();
        const bool isText = std::find(std::begin(kTexts), std::end(kTexts), name) != std::end(kTexts);
        if (sign > kLongestText || line.size() - sign > (isText ? kLongestText : kLongestLine))
            return damaged("a line of its header is too long");
        const std::string_view value = line.substr(std::min(sign + 1, line.size()));
        if (name == "ElementDataFile") {
            if (sign == line.size() || line[sign] != '=') return damaged("ElementDataFile names no file");
            return {};
        }
        // One digit, or ten: no picture has more, nor has MetaIO room for them.
        const auto said = wordsOf(value);
        constexpr std::string_view kNumbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
        if (name == "NDims" && (said.size() != 1 || std::find(std::begin(kNumbers), std::end(kNumbers),
                                                              said.front()) == std::end(kNumbers)))
            return damaged("a number of dimensions that it cannot have");
    }
    return damaged("no ElementDataFile");
}

/// Nothing for types that are no numbers.
std::optional<Number> numberOf(const itk::ImageIOBase& reader) {
    const std::size_t bytes = reader.GetComponentSize();
    const auto sized = [&](Number one, Number two, Number four, Number eight) -> std::optional<Number> {
        return bytes == 1 ? one : bytes == 2 ? two : bytes == 4 ? four : eight;
    };
    switch (reader.GetComponentType()) {
        case Component::UCHAR:
        case Component::USHORT:
        case Component::UINT:
        case Component::ULONG:
        case Component::ULONGLONG:
            return sized(Number::uint8, Number::uint16, Number::uint32, Number::uint64);
        case Component::CHAR:
        case Component::SHORT:
        case Component::INT:
        case Component::LONG:
        case Component::LONGLONG:
            return sized(Number::int8, Number::int16, Number::int32, Number::int64);
        case Component::FLOAT:
            return Number::float32;
        case Component::DOUBLE:
            return Number::float64;
        default:
            return std::nullopt;
    }
}

}  // namespace

Result<Voxels> readByItk(const std::string& path, std::span<const std::byte> bytes) {
    // Its readers take headers apart with sscanf(), which reads "0.75" as 0 where numbers have a comma.
    const platform::PlainNumbers plain;
    Voxels voxels;
    voxels.format = "MetaImage";
    FOVEA_CHECK(checkMetaImageHeader(bytes));
    try {
        const itk::ImageIOBase::Pointer reader = metaImageReader();
        reader->SetFileName(path);
        reader->ReadImageInformation();
        const std::optional<Number> number = numberOf(*reader);
        if (!number) return Error{ErrorCode::unsupportedFormat, "voxels that are no numbers", {}};
        const unsigned dimensions = reader->GetNumberOfDimensions();
        std::vector<std::size_t> sizes;
        for (unsigned d = 0; d < dimensions; ++d) sizes.push_back(reader->GetDimensions(d));
        voxels.number = *number;
        voxels.components = reader->GetNumberOfComponents();
        FOVEA_TRY(const std::size_t total, voxelBytes(sizes, voxels.components, voxels.number));
        for (unsigned d = 0; d < dimensions; ++d) {
            if (d == Voxels::kAxes) voxels.times = sizes[d];
            if (d >= Voxels::kAxes) continue;
            voxels.size[d] = sizes[d];
            voxels.spacingMm[d] = std::abs(reader->GetSpacing(d));
            voxels.originMm[d] = reader->GetOrigin(d);
            const std::vector<double> axis = reader->GetDirection(d);
            std::copy_n(axis.begin(), std::min<std::size_t>(axis.size(), Voxels::kAxes),
                        voxels.direction[d].begin());
        }
        FOVEA_CHECK(readMetaImageVoxels(path, bytes, sizes, total, voxels));
    } catch (const itk::ExceptionObject& e) {
        // Nothing of what ITK says: it names the path in most of its messages.
        const bool memory = dynamic_cast<const itk::MemoryAllocationError*>(&e) != nullptr;
        return Error{memory ? ErrorCode::outOfMemory : ErrorCode::corruptFile,
                     voxels.format + " that is cut off or contradicts itself",
                     {}};
    }
    return voxels;
}

std::string itkVersion() {
    return std::to_string(ITK_VERSION_MAJOR) + "." + std::to_string(ITK_VERSION_MINOR) + "." +
           std::to_string(ITK_VERSION_PATCH);
}

}  // namespace fovea::imaging
