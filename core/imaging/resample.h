#pragma once

#include "base/job_context.h"
#include "base/result.h"
#include "imaging/plane.h"
#include "imaging/voxels.h"

// Volumes made of a volume: the same shape of voxels in every direction, and slabs of several slices.

namespace fovea::imaging {

/// The volume in cubic voxels, linear between the eight around, by ITK. In coronal and sagittal views of
/// thick slices as many rows as the body is high, and the shear of a tilted gantry undone.
///
/// The axes are those of the first two voxel axes and what is at right angles to both. The first voxel lies
/// on the volume's first one, and the last within a voxel of its last one; where axes are sheared, the box
/// holds all of them, and what is outside of the volume has its least value. Values are single precision,
/// but whole numbers where the volume's are.
/// `spacingMm`: of the cubes; 0: the least spacing of the volume. Cancellable between a few slices.
/// Errors: invalidArgument (below 0), unsupportedFormat (colour; a spacing or direction that is not known;
/// more voxels than can be read), outOfMemory, cancelled.
Result<Voxels> resampledIsotropic(const Voxels& volume, double spacingMm = 0, const JobContext& job = {});
/// How many voxels that would be; 0 where it is refused. Of `volume` the voxels themselves are not looked at.
double isotropicVoxels(const Voxels& volume, double spacingMm = 0);

/// What a slab shows of the values along a line through it.
enum class SlabKind { maximum, mean, minimum };
const char* slabKindName(SlabKind kind);  ///< "max", "mean", "min"
/// The way back. False, and `out` untouched, for a name that is none.
bool slabKindFromName(const std::string& name, SlabKind& out);

struct SlabOptions {
    SlabKind kind = SlabKind::maximum;
    double thicknessMm = 10;     ///< above 0: so many slices as come nearest to it, one at least
    double stepMm = 0;           ///< from slab to slab; 0: as thick as they are
    Plane plane = Plane::axial;  ///< whose slices are put together
};

/// Slabs of slices that follow each other, in place of them. The last ones that fill no slab are left out,
/// unless they are all there is. Cancellable between slabs.
/// Errors: invalidArgument (a thickness that is not above 0, a step below 0), unsupportedFormat (colour; a
/// spacing that is not known), cancelled.
Result<Voxels> slabs(const Voxels& volume, const SlabOptions& options, const JobContext& job = {});

}  // namespace fovea::imaging
