#include "imaging/volume.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "imaging/nifti.h"
#include "imaging/readers.h"
#include "imaging/voxels.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

constexpr int kAxes = Voxels::kAxes;
constexpr std::size_t kMostBytes = std::size_t{1} << 32;
/// So many voxels tell the percentiles well enough.
constexpr std::size_t kSampled = 4'000'000;

/// An integer or floating-point number of the volume.
template <class T>
double numberAt(const std::byte* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return static_cast<double>(value);
}

struct NumberType {
    std::size_t bytes;
    double (*at)(const std::byte*);
};
NumberType typeOf(Number number) {
    switch (number) {
        case Number::uint8:
            return {1, numberAt<std::uint8_t>};
        case Number::int8:
            return {1, numberAt<std::int8_t>};
        case Number::uint16:
            return {2, numberAt<std::uint16_t>};
        case Number::int16:
            return {2, numberAt<std::int16_t>};
        case Number::uint32:
            return {4, numberAt<std::uint32_t>};
        case Number::int32:
            return {4, numberAt<std::int32_t>};
        case Number::uint64:
            return {8, numberAt<std::uint64_t>};
        case Number::int64:
            return {8, numberAt<std::int64_t>};
        case Number::float32:
            return {4, numberAt<float>};
        case Number::float64:
            break;
    }
    return {8, numberAt<double>};
}

/// Which voxel axis runs along which patient axis (left, back, up), and which way.
struct Axes {
    std::array<int, kAxes> voxelAxis = {0, 1, 2};
    std::array<bool, kAxes> reversed = {};
};

/// `direction`: of each voxel axis, in ITK's patient coordinates. The nearest first; what is no number is
/// near to none, so that each axis is used once.
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
                const double said = std::abs(direction[std::size_t(v)][std::size_t(p)]);
                const double along = std::isnan(said) ? 0 : said;
                if (voxelDone[std::size_t(v)] || patientDone[std::size_t(p)] || !(along > best)) continue;
                best = along;
                voxel = v;
                patient = p;
            }
        }
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
    Voxels voxels;
    NumberType type;
    /// Scaled values were single precision since they were first read: they stay what they were.
    bool single = false;
    Axes axes;
    Window window;

    explicit Data(Voxels read)
        : voxels(std::move(read)),
          type(typeOf(voxels.number)),
          single(voxels.scaled() && voxels.number != Number::float64),
          axes(nearestAxes(voxels.direction)),
          window(chooseWindow()) {}
    std::size_t sizeAlong(int patientAxis) const {
        return voxels.size[std::size_t(axes.voxelAxis[std::size_t(patientAxis)])];
    }
    std::size_t count() const { return voxels.count(); }
    double at(std::size_t voxel, std::size_t component) const {
        const std::size_t number =
            voxels.planar ? component * count() + voxel : voxel * voxels.components + component;
        const double stored = type.at(voxels.bytes.data() + number * type.bytes);
        if (!voxels.scaled()) return stored;
        const double value = stored * voxels.slope + voxels.intercept;
        return single ? double(float(value)) : value;
    }
    Window chooseWindow() const {
        if (voxels.window) return *voxels.window;
        if (voxels.components > 1 || (voxels.number == Number::uint8 && !voxels.scaled()))
            return fullRangeWindow(8);
        const std::size_t step = count() / kSampled + 1;
        std::vector<double> sample;
        sample.reserve(count() / step + 1);
        for (std::size_t i = 0; i < count(); i += step) sample.push_back(at(i, 0));
        return percentileWindow(sample);
    }
};

std::size_t bytesOf(Number number) {
    return typeOf(number).bytes;
}

void swapBytes(std::span<std::byte> numbers, std::size_t numberBytes) {
    for (std::size_t at = 0; numberBytes > 1 && at < numbers.size(); at += numberBytes)
        std::reverse(numbers.begin() + std::ptrdiff_t(at),
                     numbers.begin() + std::ptrdiff_t(at + numberBytes));
}

Result<std::size_t> voxelBytes(std::span<const std::size_t> sizes, std::size_t components, Number number) {
    constexpr auto kMost = std::size_t(std::numeric_limits<int>::max());
    const auto unsupported = [](const std::string& what) {
        return Error{ErrorCode::unsupportedFormat, what, {}};
    };
    if (sizes.size() < 2) return Error{ErrorCode::corruptFile, "fewer than two dimensions", {}};
    std::size_t total = bytesOf(number);
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        if (d > std::size_t(kAxes) && sizes[d] > 1) return unsupported("more than four dimensions");
        if (sizes[d] == 0) return Error{ErrorCode::corruptFile, "a dimension without voxels", {}};
        if (sizes[d] > kMost || total > kMostBytes / sizes[d])
            return unsupported("more voxels than can be read");
        total *= sizes[d];
    }
    // Slices are counted, in each plane.
    if (sizes.size() > kAxes &&
        *std::max_element(sizes.begin(), sizes.begin() + kAxes) > kMost / sizes[kAxes])
        return unsupported("more slices than can be read");
    if (components < 1 || total > kMostBytes / components) return unsupported("more voxels than can be read");
    const bool colour = (components == 3 || components == 4) && number == Number::uint8;
    if (components != 1 && !colour)
        return unsupported(std::to_string(components) +
                           " values in a voxel: only single values and 8-bit colour can be shown");
    return total * components;
}

int axisThrough(const Voxels& voxels, Plane plane) {
    return nearestAxes(voxels.direction).voxelAxis[std::size_t(hangingOf(plane).through)];
}

std::vector<float> valuesOf(const Voxels& voxels) {
    const NumberType type = typeOf(voxels.number);
    std::vector<float> values(voxels.count());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(type.at(voxels.bytes.data() + i * type.bytes) * voxels.slope +
                                       voxels.intercept);
    return values;
}

namespace {
template <class T>
std::vector<std::byte> bytesAs(std::span<const float> values) {
    std::vector<std::byte> bytes(values.size() * sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<T>(values[i]);
        std::memcpy(bytes.data() + i * sizeof value, &value, sizeof value);
    }
    return bytes;
}
}  // namespace

void setValues(Voxels& voxels, std::span<const float> values) {
    bool whole = true;
    float least = 0, greatest = 0;
    for (const float value : values) {
        whole = whole && value == std::floor(value);
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
    const auto within = [&](auto limits) { return least >= limits.min() && greatest <= limits.max(); };
    voxels.slope = 1;
    voxels.intercept = 0;
    if (whole && within(std::numeric_limits<std::int16_t>())) {
        voxels.number = Number::int16;
        voxels.bytes = bytesAs<std::int16_t>(values);
    } else if (whole && within(std::numeric_limits<std::uint16_t>())) {
        voxels.number = Number::uint16;
        voxels.bytes = bytesAs<std::uint16_t>(values);
    } else {
        voxels.number = Number::float32;
        voxels.bytes = bytesAs<float>(values);
    }
}

void setValuesLike(const Voxels& like, Voxels& voxels, std::vector<float> values) {
    const bool whole = like.number != Number::float32 && like.number != Number::float64 && !like.scaled();
    if (whole)
        for (float& value : values) value = std::nearbyint(value);
    setValues(voxels, values);
    // Bytes stay bytes: they are shown as they are, wider numbers by their percentiles.
    const auto isByte = [](float value) { return value >= 0 && value <= 255; };
    if (whole && like.number == Number::uint8 && std::all_of(values.begin(), values.end(), isByte)) {
        voxels.number = Number::uint8;
        voxels.bytes = bytesAs<std::uint8_t>(values);
    }
}

Volume::Volume(Voxels voxels) : m_data(std::make_unique<Data>(std::move(voxels))) {}
Volume::Volume(Volume&&) noexcept = default;
Volume& Volume::operator=(Volume&&) noexcept = default;
Volume::~Volume() = default;

Result<Voxels> readVoxels(const std::string& path, std::span<const std::byte> bytes, ContentType type) {
    if (type == ContentType::analyze)
        return Error{ErrorCode::unsupportedFormat,
                     "Analyze 7.5 does not say which side is left: convert it to NIfTI",
                     {}};
    const bool nifti = type == ContentType::nifti || type == ContentType::nifti2;
    return nifti                       ? readNifti(path, bytes)
           : type == ContentType::nrrd ? readNrrd(path, bytes)
                                       : readByItk(path, bytes);
}

Result<Volume> Volume::read(const std::string& path, std::span<const std::byte> bytes, ContentType type) {
    FOVEA_TRY(Voxels voxels, readVoxels(path, bytes, type));
    return Volume(std::move(voxels));
}

int Volume::frames(Plane plane) const {
    return static_cast<int>(m_data->sizeAlong(hangingOf(plane).through) * m_data->voxels.times);
}

int Volume::times() const {
    return static_cast<int>(m_data->voxels.times);
}

Result<Image> Volume::frame(int index, Plane plane) const {
    const Data& d = *m_data;
    const Hanging hanging = hangingOf(plane);
    const int frames = this->frames(plane);
    FOVEA_CHECK(checkFrame(index, frames));
    const std::size_t width = d.sizeAlong(hanging.across);
    const std::size_t height = d.sizeAlong(hanging.down);
    const std::size_t slices = d.sizeAlong(hanging.through);
    const std::size_t channels = d.voxels.components == 1 ? 1 : 3;
    FOVEA_CHECK(checkSize(width, height, channels));

    const std::size_t strides[] = {1, d.voxels.size[0], d.voxels.size[0] * d.voxels.size[1]};
    /// Where a place along a patient axis lies in the file.
    const auto offset = [&](int axis, std::size_t place) {
        const std::size_t size = d.sizeAlong(axis);
        const auto voxelAxis = static_cast<std::size_t>(d.axes.voxelAxis[std::size_t(axis)]);
        return (d.axes.reversed[std::size_t(axis)] ? size - 1 - place : place) * strides[voxelAxis];
    };
    const std::size_t time = static_cast<std::size_t>(index) / slices;
    const std::size_t start = time * (d.count() / d.voxels.times) +
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
    const int bits = d.single ? 32 : static_cast<int>(8 * d.type.bytes);
    Image image = plainImage(d.voxels.format.c_str(), static_cast<int>(width), static_cast<int>(height),
                             static_cast<int>(channels), bits, std::move(stored));
    image.window = d.window;
    image.remarks = d.voxels.remarks;
    image.facts = d.voxels.facts;
    image.frames = frames;
    image.frame = index;
    const auto spacing = [&](int axis) {
        const double mm = d.voxels.spacingMm[std::size_t(d.axes.voxelAxis[std::size_t(axis)])];
        return std::isfinite(mm) ? mm : 0;
    };
    image.spacingMm = {spacing(hanging.down), spacing(hanging.across)};
    return image;
}

}  // namespace fovea::imaging
