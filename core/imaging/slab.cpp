#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "imaging/resample.h"

namespace fovea::imaging {

namespace {

constexpr std::pair<SlabKind, const char*> kNames[] = {
    {SlabKind::maximum, "max"}, {SlabKind::mean, "mean"}, {SlabKind::minimum, "min"}};

float together(SlabKind kind, float a, float b) {
    return kind == SlabKind::maximum ? std::max(a, b) : kind == SlabKind::minimum ? std::min(a, b) : a + b;
}

/// Slices that are put together: so many from each `step`-th on.
struct Cut {
    std::size_t thickness = 1, step = 1, slabs = 1;
};

Cut cutOf(std::size_t slices, double spacingMm, const SlabOptions& options) {
    const auto inSlices = [&](double mm) {
        return std::size_t(std::clamp(std::round(mm / spacingMm), 1.0, double(slices)));
    };
    Cut cut;
    cut.thickness = inSlices(options.thicknessMm);
    cut.step = options.stepMm > 0 ? inSlices(options.stepMm) : cut.thickness;
    cut.slabs = (slices - cut.thickness) / cut.step + 1;
    return cut;
}

constexpr std::size_t kManyVoxels = 4096;  // that are put together between two looks at the job

/// Along an axis with so many voxels before the next (`stride`), of all that lie beside it.
Result<std::vector<float>> cutInto(const std::vector<float>& values, std::size_t slices, std::size_t stride,
                                   const Cut& cut, SlabKind kind, const JobContext& job) {
    std::vector<float> out;
    out.reserve(values.size() / slices * cut.slabs);
    for (std::size_t block = 0; block < values.size(); block += slices * stride) {
        for (std::size_t slab = 0; slab < cut.slabs; ++slab) {
            if (stride > kManyVoxels || slab == 0) FOVEA_CHECK(job.check());
            const float* first = values.data() + block + slab * cut.step * stride;
            const std::size_t start = out.size();
            out.insert(out.end(), first, first + stride);
            for (std::size_t slice = 1; slice < cut.thickness; ++slice)
                for (std::size_t i = 0; i < stride; ++i)
                    out[start + i] = together(kind, out[start + i], first[slice * stride + i]);
        }
    }
    if (kind == SlabKind::mean)
        for (float& value : out) value /= static_cast<float>(cut.thickness);
    return out;
}

}  // namespace

const char* slabKindName(SlabKind kind) {
    for (const auto& [known, name] : kNames)
        if (known == kind) return name;
    return "";
}

bool slabKindFromName(const std::string& name, SlabKind& out) {
    const auto* known = std::find_if(std::begin(kNames), std::end(kNames),
                                     [&](const auto& row) { return name == row.second; });
    if (known == std::end(kNames)) return false;
    out = known->first;
    return true;
}

Result<Voxels> slabs(const Voxels& volume, const SlabOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<Voxels> {
        if (!(options.thicknessMm > 0) || !(options.stepMm >= 0))
            return Error{ErrorCode::invalidArgument, "slabs without a thickness", {}};
        if (volume.components > 1)
            return Error{ErrorCode::unsupportedFormat, "slabs of a volume of colours", {}};
        const auto axis = std::size_t(axisThrough(volume, options.plane));
        const double spacing = volume.spacingMm[axis];
        if (!std::isfinite(spacing) || spacing <= 0)
            return Error{
                ErrorCode::unsupportedFormat, "a volume that does not say how far apart its slices are", {}};
        const std::size_t slices = volume.size[axis];
        std::size_t stride = 1;
        for (std::size_t a = 0; a < axis; ++a) stride *= volume.size[a];
        const Cut cut = cutOf(slices, spacing, options);
        Voxels made = volume;
        made.size[axis] = cut.slabs;
        made.spacingMm[axis] = spacing * double(cut.step);
        // The middle of the first slab.
        made.originMm =
            plus(volume.originMm, unit(volume.direction[axis]), spacing * double(cut.thickness - 1) / 2);
        FOVEA_TRY(std::vector<float> values,
                  cutInto(valuesOf(volume), slices, stride, cut, options.kind, job));
        setValuesLike(volume, made, std::move(values));
        return made;
    });
}

}  // namespace fovea::imaging
