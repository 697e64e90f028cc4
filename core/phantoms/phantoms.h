#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"
#include "imaging/image.h"

namespace fovea::phantoms {

/// A lesion's place in image pixels (x to the right, y down) and the specks'
/// outer radius.
struct Lesion {
    double x, y, radius;
};

/// What is wrong in a diseased phantom. The starter backbone learned to count specks
/// (docs/starter-backbone.md), so that they say little of a method; it was never asked for the others.
enum class LesionKind {
    specks,   ///< fine specks
    texture,  ///< in two or three round patches, fine streaks run across those of the rest
    vessel,   ///< one of the great vessels around the fovea fades, with its branches
    pair  ///< of two soft spots, far from each other, one is bright and one dark; in health both are alike
};
/// "specks", "texture", "vessel", "pair".
const char* lesionKindName(LesionKind kind);
inline constexpr LesionKind kLesionKinds[] = {LesionKind::specks, LesionKind::texture, LesionKind::vessel,
                                              LesionKind::pair};

struct PhantomOptions {
    LesionKind kind = LesionKind::specks;
    /// Lesions are graded: each image's strength is drawn between this share of the full one and the whole.
    double leastStrength = 1;
    int size = 1024;       ///< pixels, both ways
    int lesionsLow = 120;  ///< fewest specks in a diseased image
    int lesionsHigh = 200;
    double contrast = 0.48;  ///< speck's centre above the ground, of full scale
};

/// One retina-like image. Diseased ones carry fine lesions: a speck of 3 to 8
/// pixels and its rim, which cancel (zero mean), so that shrinking the image
/// removes them: at 512 x 512 a matched filter still finds them, at 128 x 128
/// nothing is left. Everything else (vessels, disc, ground, noise, colour, and
/// decoys that shrink to the same) has the same distribution in both classes.
struct Phantom {
    imaging::Pixels pixels;  ///< [size, size, 3]
    bool diseased = false;
    bool leftEye = false;
    std::vector<Lesion> lesions;  ///< empty when healthy
};
/// Deterministic. The two phantoms of one seed, healthy and diseased, are the same
/// eye with the same noise and differ in the lesions alone.
Phantom makePhantom(std::uint64_t seed, bool diseased, const PhantomOptions& options = {});

struct PhantomSetOptions {
    int images = 240;
    std::uint64_t seed = 0;
    PhantomOptions phantom;
};

/// Writes a labelled data set: OUT/{healthy,lesions}/*.dcm, two to four images
/// per synthetic patient (PatientID PHANTOM-0001 ...; a patient may have images of
/// both eyes but has one label), and OUT/lesions.json:
/// {"schema":1,"size":1024,"images":{"lesions/0001.dcm":[{"x":..,"y":..,"radius":..}, ...]}}.
/// The same options give the same bytes. Cancellable between images.
Result<void> writePhantomSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                             const JobContext& job);

/// The matched filter: the response of the known lesion shape, and nothing
/// learned, as a score (larger: more likely diseased). `pixels` may be any size;
/// `originalSize` is the phantom's. For validation.
double matchedFilterScore(const imaging::Pixels& pixels, int originalSize);

}  // namespace fovea::phantoms
