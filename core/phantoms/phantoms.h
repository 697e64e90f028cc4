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

struct PhantomOptions {
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
