#include <itkImage.h>
#include <itkLinearInterpolateImageFunction.h>
#include <itkResampleImageFilter.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "imaging/resample.h"

namespace fovea::imaging {

namespace {

constexpr unsigned kAxes = Voxels::kAxes;
using FloatImage = itk::Image<float, kAxes>;
/// A corner that is off by less than this share of a voxel is where it should be: directions are written with
/// a few digits.
constexpr double kRounding = 1e-3;
constexpr double kFlat = 1e-6;                               // what axes that lie in one plane span
constexpr double kMostVoxels = 1e9;                          // along an axis, more than can be read
constexpr std::size_t kVoxelsAtOnce = std::size_t(1) << 21;  // made between two looks at the job

/// Where voxels lie.
struct Grid {
    std::array<std::size_t, kAxes> size = {};
    std::array<Vector3, kAxes> direction = {};  ///< of length one
    std::array<double, kAxes> spacingMm = {};
    Vector3 originMm = {};
};

FloatImage::DirectionType directionOf(const Grid& grid) {
    FloatImage::DirectionType direction;
    for (unsigned axis = 0; axis < kAxes; ++axis)
        for (unsigned p = 0; p < kAxes; ++p) direction[p][axis] = grid.direction[axis][p];
    return direction;
}

FloatImage::SizeType sizeOf(const Grid& grid) {
    FloatImage::SizeType size;
    for (unsigned axis = 0; axis < kAxes; ++axis) size[axis] = grid.size[axis];
    return size;
}

/// The box of cubes that holds the volume.
Grid cubesAround(const Grid& volume, double spacingMm) {
    Grid cubes;
    const Vector3& row = volume.direction[0];
    const Vector3& column = volume.direction[1];
    const Vector3 down = unit(plus(column, row, -dot(row, column)));
    Vector3 through = cross(row, down);
    if (dot(through, volume.direction[2]) < 0) through = plus({}, through, -1);
    cubes.direction = {row, down, through};
    cubes.originMm = volume.originMm;
    for (unsigned axis = 0; axis < kAxes; ++axis) {
        double least = 0, greatest = 0;
        for (unsigned v = 0; v < kAxes; ++v) {
            const double reach = double(volume.size[v] - 1) * volume.spacingMm[v] *
                                 dot(cubes.direction[axis], volume.direction[v]);
            (reach < 0 ? least : greatest) += reach;
        }
        // What directions lack of right angles by rounding alone is no shear.
        if (least > -kRounding * spacingMm) least = 0;
        cubes.originMm = plus(cubes.originMm, cubes.direction[axis], least);
        cubes.spacingMm[axis] = spacingMm;
        const double last = std::floor((greatest - least) / spacingMm + kRounding);
        cubes.size[axis] = std::size_t(std::min(last, kMostVoxels)) + 1;
    }
    return cubes;
}

/// Appends the volume of one time on other places, a few slices after the other.
Result<void> resample(std::span<float> values, const Grid& from, const Grid& to, std::vector<float>& made,
                      const JobContext& job) {
    const auto image = FloatImage::New();
    image->SetRegions(sizeOf(from));
    image->SetSpacing(from.spacingMm.data());
    image->SetOrigin(from.originMm.data());
    image->SetDirection(directionOf(from));
    image->GetPixelContainer()->SetImportPointer(values.data(), values.size(), false);
    const auto filter = itk::ResampleImageFilter<FloatImage, FloatImage>::New();
    filter->SetInput(image);
    filter->SetInterpolator(itk::LinearInterpolateImageFunction<FloatImage>::New());
    filter->SetSize(sizeOf(to));
    filter->SetOutputSpacing(to.spacingMm.data());
    filter->SetOutputOrigin(to.originMm.data());
    filter->SetOutputDirection(directionOf(to));
    filter->SetDefaultPixelValue(*std::min_element(values.begin(), values.end()));
    filter->UpdateOutputInformation();
    FloatImage& out = *filter->GetOutput();
    FloatImage::RegionType block = out.GetLargestPossibleRegion();
    const std::size_t slice = to.size[0] * to.size[1], slices = to.size[2];
    const std::size_t atOnce = std::max<std::size_t>(kVoxelsAtOnce / slice, 1);
    for (std::size_t first = 0; first < slices; first += atOnce) {
        FOVEA_CHECK(job.check());
        const std::size_t count = std::min(atOnce, slices - first);
        block.SetIndex(kAxes - 1, static_cast<itk::IndexValueType>(first));
        block.SetSize(kAxes - 1, static_cast<itk::SizeValueType>(count));
        out.SetRequestedRegion(block);
        out.PropagateRequestedRegion();
        out.UpdateOutputData();
        const float* const voxels = out.GetBufferPointer();
        made.insert(made.end(), voxels, voxels + count * slice);
    }
    return {};
}

/// Where the voxels of a volume lie, and the cubes that it would be made of.
Result<std::pair<Grid, Grid>> gridsOf(const Voxels& volume, double spacingMm) {
    if (!(spacingMm >= 0)) return Error{ErrorCode::invalidArgument, "voxels of a negative size", {}};
    if (volume.components > 1)
        return Error{ErrorCode::unsupportedFormat, "a volume of colours cannot be resampled", {}};
    Grid from;
    from.size = volume.size;
    from.spacingMm = volume.spacingMm;
    from.originMm = volume.originMm;
    for (unsigned axis = 0; axis < kAxes; ++axis) from.direction[axis] = unit(volume.direction[axis]);
    const double span = dot(cross(from.direction[0], from.direction[1]), from.direction[2]);
    const bool known = std::all_of(from.spacingMm.begin(), from.spacingMm.end(),
                                   [](double mm) { return std::isfinite(mm) && mm > 0; });
    if (!known || !(std::abs(span) > kFlat))
        return Error{ErrorCode::unsupportedFormat, "a volume that does not say where its voxels lie", {}};
    if (spacingMm == 0) spacingMm = *std::min_element(from.spacingMm.begin(), from.spacingMm.end());
    const Grid to = cubesAround(from, spacingMm);
    const std::size_t sizes[] = {to.size[0], to.size[1], to.size[2], volume.times};
    FOVEA_CHECK(voxelBytes(sizes, 1, Number::float32));
    return std::pair(from, to);
}

}  // namespace

double isotropicVoxels(const Voxels& volume, double spacingMm) {
    const auto grids = gridsOf(volume, spacingMm);
    if (!grids) return 0;
    const auto& size = grids->second.size;
    return double(size[0]) * double(size[1]) * double(size[2]) * double(volume.times);
}

Result<Voxels> resampledIsotropic(const Voxels& volume, double spacingMm, const JobContext& job) {
    return guarded([&]() -> Result<Voxels> {
        FOVEA_TRY(const auto grids, gridsOf(volume, spacingMm));
        const auto& [from, to] = grids;
        std::vector<float> values = valuesOf(volume);
        const std::size_t each = values.size() / volume.times;
        std::vector<float> all;
        all.reserve(to.size[0] * to.size[1] * to.size[2] * volume.times);
        try {
            for (std::size_t time = 0; time < volume.times; ++time)
                FOVEA_CHECK(resample(std::span(values).subspan(time * each, each), from, to, all, job));
        } catch (const itk::MemoryAllocationError&) {
            return Error{ErrorCode::outOfMemory, "resampling a volume", {}};
        }
        Voxels made = volume;
        made.size = to.size;
        made.direction = to.direction;
        made.spacingMm = to.spacingMm;
        made.originMm = to.originMm;
        setValuesLike(volume, made, std::move(all));
        return made;
    });
}

}  // namespace fovea::imaging
