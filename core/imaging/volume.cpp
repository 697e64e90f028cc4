#include "imaging/volume.h"

#include <itkMetaImageIO.h>
#include <itkNiftiImageIO.h>
#include <itkNrrdImageIO.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <mutex>
#include <optional>
#include <vector>

#include "base/platform/platform.h"
#include "base/temporary_folder.h"
#include "imaging/readers.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace fs = std::filesystem;

namespace {

constexpr int kAxes = 3;
constexpr std::size_t kMostBytes = std::size_t{1} << 32;
/// So many voxels tell the percentiles well enough.
constexpr std::size_t kSampled = 4'000'000;

using Component = itk::IOComponentEnum;

/// ITK's NIfTI reader insists on the ending of the name, and of "x.nii" and
/// "x.nii.gz" it always reads the same one, whichever was asked for. So it gets a
/// link in a folder of its own, gone with the object; to the open file and not to
/// its path, which may name a patient and would stay behind after a crash.
class NamedLink {
public:
    Result<std::string> to(const std::string& path, const char* ending) {
        auto file = platform::open(path, platform::OpenFor::reading);
        if (!file) return Error{ErrorCode::notReadable, "the file cannot be opened again", {}};
        FOVEA_TRY(TemporaryFolder folder, TemporaryFolder::make());
        const std::string link = folder.path(std::string("volume") + ending);
        fs::create_symlink(platform::pathToOpen(*file), link);
        m_file = std::move(*file);
        m_folder = std::move(folder);
        return link;
    }

private:
    std::optional<platform::File> m_file;
    std::optional<TemporaryFolder> m_folder;
};

itk::ImageIOBase::Pointer readerFor(ContentType type) {
    static std::once_flag once;
    std::call_once(once, [] {
        itk::Object::SetGlobalWarningDisplay(false);
        // The first asks for ITK's factories, which is not for several threads.
        (void)itk::NrrdImageIO::New();
    });
    if (type == ContentType::nifti) return itk::NiftiImageIO::New().GetPointer();
    if (type == ContentType::nrrd) return itk::NrrdImageIO::New().GetPointer();
    return itk::MetaImageIO::New().GetPointer();
}

const char* nameOf(ContentType type) {
    return type == ContentType::nifti ? "NIfTI" : type == ContentType::nrrd ? "NRRD" : "MetaImage";
}

/// An integer or floating-point number of the volume.
template <class T>
double numberAt(const std::byte* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return static_cast<double>(value);
}
using NumberAt = double (*)(const std::byte*);

/// nullptr for types that are no numbers.
NumberAt numberAtFor(Component type) {
    switch (type) {
        case Component::UCHAR:
            return numberAt<unsigned char>;
        case Component::CHAR:
            return numberAt<signed char>;
        case Component::USHORT:
            return numberAt<unsigned short>;
        case Component::SHORT:
            return numberAt<short>;
        case Component::UINT:
            return numberAt<unsigned int>;
        case Component::INT:
            return numberAt<int>;
        case Component::ULONG:
            return numberAt<unsigned long>;
        case Component::LONG:
            return numberAt<long>;
        case Component::ULONGLONG:
            return numberAt<unsigned long long>;
        case Component::LONGLONG:
            return numberAt<long long>;
        case Component::FLOAT:
            return numberAt<float>;
        case Component::DOUBLE:
            return numberAt<double>;
        default:
            return nullptr;
    }
}

/// Which voxel axis runs along which patient axis (left, back, up), and which way.
struct Axes {
    std::array<int, kAxes> voxelAxis = {0, 1, 2};
    std::array<bool, kAxes> reversed = {};
};

/// `direction`: of each voxel axis, in ITK's patient coordinates. The nearest first.
Axes nearestAxes(const std::array<std::array<double, kAxes>, kAxes>& direction) {
    Axes axes;
    std::array<bool, kAxes> voxelDone = {};
    std::array<bool, kAxes> patientDone = {};
    for (int n = 0; n < kAxes; ++n) {
        int voxel = -1;
        int patient = -1;
        double best = -1;
        for (int v = 0; v < kAxes; ++v) {
            for (int p = 0; p < kAxes; ++p) {
                const double along = std::abs(direction[std::size_t(v)][std::size_t(p)]);
                if (voxelDone[std::size_t(v)] || patientDone[std::size_t(p)] || !(along > best)) continue;
                best = along;
                voxel = v;
                patient = p;
            }
        }
        if (voxel < 0) break;  // not numbers: as they come
        voxelDone[std::size_t(voxel)] = patientDone[std::size_t(patient)] = true;
        axes.voxelAxis[std::size_t(patient)] = voxel;
        axes.reversed[std::size_t(patient)] = direction[std::size_t(voxel)][std::size_t(patient)] < 0;
    }
    return axes;
}

/// The patient axes of a slice, and whether they are run through backwards.
struct Hanging {
    int across, down, through;
    bool upwards;  ///< the row at the top is the last along `down`
};

Hanging hangingOf(Plane plane) {
    constexpr int kLeft = 0;
    constexpr int kBack = 1;
    constexpr int kUp = 2;
    switch (plane) {
        case Plane::coronal:
            return {kLeft, kUp, kBack, true};
        case Plane::sagittal:
            return {kBack, kUp, kLeft, true};
        case Plane::axial:
            break;
    }
    return {kLeft, kBack, kUp, false};
}

}  // namespace

struct Volume::Data {
    std::string format;
    std::array<std::size_t, kAxes> size = {1, 1, 1};  ///< voxels, by voxel axis
    std::array<double, kAxes> spacingMm = {0, 0, 0};  ///< by voxel axis
    std::size_t times = 1;
    std::size_t components = 1;
    std::size_t numberBytes = 1;
    bool isSigned = false;
    NumberAt number = nullptr;
    Axes axes;
    Window window;
    std::vector<std::byte> bytes;

    std::size_t sizeAlong(int patientAxis) const {
        return size[std::size_t(axes.voxelAxis[std::size_t(patientAxis)])];
    }
    double at(std::size_t voxel, std::size_t component) const {
        return number(bytes.data() + (voxel * components + component) * numberBytes);
    }
    Window chooseWindow() const {
        if (components > 1 || (numberBytes == 1 && !isSigned)) return fullRangeWindow(8);
        const std::size_t voxels = size[0] * size[1] * size[2] * times;
        const std::size_t step = voxels / kSampled + 1;
        std::vector<double> sample;
        sample.reserve(voxels / step + 1);
        for (std::size_t i = 0; i < voxels; i += step) sample.push_back(at(i, 0));
        return percentileWindow(sample);
    }
};

namespace {

/// Returns the bytes of all voxels.
Result<std::size_t> checkReadable(const itk::ImageIOBase& reader) {
    const unsigned dimensions = reader.GetNumberOfDimensions();
    const unsigned components = reader.GetNumberOfComponents();
    const auto unsupported = [](const std::string& what) {
        return Error{ErrorCode::unsupportedFormat, what, {}};
    };
    if (dimensions < 2) return Error{ErrorCode::corruptFile, "fewer than two dimensions", {}};
    std::size_t total = reader.GetComponentSize();
    for (unsigned d = 0; d < dimensions; ++d) {
        const std::size_t size = reader.GetDimensions(d);
        if (d > 3 && size > 1) return unsupported("more than four dimensions");
        if (size == 0) return Error{ErrorCode::corruptFile, "a dimension without voxels", {}};
        if (size > std::size_t(std::numeric_limits<int>::max()) || total > kMostBytes / size)
            return unsupported("more voxels than can be read");
        total *= size;
    }
    if (components < 1 || total > kMostBytes / components) return unsupported("more voxels than can be read");
    total *= components;
    if (!numberAtFor(reader.GetComponentType())) return unsupported("voxels that are no numbers");
    const bool colour = (components == 3 || components == 4) && reader.GetComponentType() == Component::UCHAR;
    if (components != 1 && !colour)
        return unsupported(std::to_string(components) +
                           " values in a voxel: only single values and 8-bit colour can be shown");
    return total;
}

}  // namespace

Volume::Volume(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Volume::Volume(Volume&&) noexcept = default;
Volume& Volume::operator=(Volume&&) noexcept = default;
Volume::~Volume() = default;

Result<Volume> Volume::read(const std::string& path, std::span<const std::byte> bytes, ContentType type) {
    if (type == ContentType::analyze)
        return Error{ErrorCode::unsupportedFormat,
                     "Analyze 7.5 does not say which side is left: convert it to NIfTI",
                     {}};
    if (type == ContentType::nifti2)
        return Error{ErrorCode::unsupportedFormat, "NIfTI-2: convert it to NIfTI-1", {}};
    const std::string format = nameOf(type);
    NamedLink link;
    std::string name = path;
    if (type == ContentType::nifti) {
        FOVEA_TRY(name, link.to(path, bytes[0] == std::byte{0x1F} ? ".nii.gz" : ".nii"));
    }
    auto data = std::make_unique<Data>();
    try {
        const itk::ImageIOBase::Pointer reader = readerFor(type);
        reader->SetFileName(name);
        reader->ReadImageInformation();
        FOVEA_TRY(const std::size_t total, checkReadable(*reader));
        FOVEA_CHECK(checkVoxelData(path, bytes, type, total));
        const unsigned dimensions = reader->GetNumberOfDimensions();
        itk::ImageIORegion region(dimensions);
        std::array<std::array<double, kAxes>, kAxes> direction = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
        for (unsigned d = 0; d < dimensions; ++d) {
            region.SetIndex(d, 0);
            region.SetSize(d, reader->GetDimensions(d));
            if (d == kAxes) data->times = reader->GetDimensions(d);
            if (d >= kAxes) continue;
            data->size[d] = reader->GetDimensions(d);
            data->spacingMm[d] = std::abs(reader->GetSpacing(d));
            const std::vector<double> axis = reader->GetDirection(d);
            for (std::size_t p = 0; p < std::min<std::size_t>(axis.size(), kAxes); ++p)
                direction[d][p] = axis[p];
        }
        data->axes = nearestAxes(direction);
        data->components = reader->GetNumberOfComponents();
        data->numberBytes = reader->GetComponentSize();
        data->number = numberAtFor(reader->GetComponentType());
        data->isSigned = reader->GetComponentType() == Component::CHAR;
        data->format = format;
        reader->SetIORegion(region);
        data->bytes.resize(total);
        reader->Read(data->bytes.data());
        data->window = data->chooseWindow();
    } catch (const itk::ExceptionObject& e) {
        // Nothing of what ITK says: it names the path in most of its messages.
        const bool memory = dynamic_cast<const itk::MemoryAllocationError*>(&e) != nullptr;
        return Error{memory ? ErrorCode::outOfMemory : ErrorCode::corruptFile,
                     format + " that is cut off or contradicts itself",
                     {}};
    }
    return Volume(std::move(data));
}

int Volume::frames(Plane plane) const {
    return static_cast<int>(m_data->sizeAlong(hangingOf(plane).through) * m_data->times);
}

Result<Image> Volume::frame(int index, Plane plane) const {
    const Data& d = *m_data;
    const Hanging hanging = hangingOf(plane);
    const int frames = this->frames(plane);
    FOVEA_CHECK(checkFrame(index, frames));
    const std::size_t width = d.sizeAlong(hanging.across);
    const std::size_t height = d.sizeAlong(hanging.down);
    const std::size_t slices = d.sizeAlong(hanging.through);
    const std::size_t channels = d.components == 1 ? 1 : 3;
    FOVEA_CHECK(checkSize(width, height, channels));

    const std::size_t strides[] = {1, d.size[0], d.size[0] * d.size[1]};
    /// Where a place along a patient axis lies in the file.
    const auto offset = [&](int axis, std::size_t place) {
        const std::size_t size = d.sizeAlong(axis);
        const auto voxelAxis = static_cast<std::size_t>(d.axes.voxelAxis[std::size_t(axis)]);
        return (d.axes.reversed[std::size_t(axis)] ? size - 1 - place : place) * strides[voxelAxis];
    };
    const std::size_t time = static_cast<std::size_t>(index) / slices;
    const std::size_t start = time * d.size[0] * d.size[1] * d.size[2] +
                              offset(hanging.through, static_cast<std::size_t>(index) % slices);
    std::vector<double> stored(width * height * channels);
    auto value = stored.begin();
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t row = start + offset(hanging.down, hanging.upwards ? height - 1 - y : y);
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t voxel = row + offset(hanging.across, x);
            for (std::size_t c = 0; c < channels; ++c) *value++ = d.at(voxel, c);
        }
    }
    Image image =
        plainImage(d.format.c_str(), static_cast<int>(width), static_cast<int>(height),
                   static_cast<int>(channels), static_cast<int>(8 * d.numberBytes), std::move(stored));
    image.window = d.window;
    image.frames = frames;
    image.frame = index;
    const auto spacing = [&](int axis) {
        const double mm = d.spacingMm[std::size_t(d.axes.voxelAxis[std::size_t(axis)])];
        return std::isfinite(mm) ? mm : 0;
    };
    image.spacingMm = {spacing(hanging.down), spacing(hanging.across)};
    return image;
}

}  // namespace fovea::imaging
