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

/// What a phantom that is asked several questions shows.
struct Shown {
    bool specks = false;
    int grade = 0;  ///< of the blots: 0 none, 1 one or two, 2 three to five, 3 seven to ten
};
inline constexpr int kHighestGrade = 3;

/// One retina-like image with two kinds of lesion that know nothing of each other: fine specks, of which
/// there are many or few, and soft dark blots, which are graded by how many there are.
struct QuestionsPhantom {
    imaging::Pixels pixels;  ///< [size, size, 3]
    bool leftEye = false;
    std::vector<Lesion> specks, blots;
};
/// Deterministic. Phantoms of one seed are the same eye with the same noise, whatever they show; with the
/// same `specks` they have the same specks, with the same grade the same blots. `options`: all but kind.
QuestionsPhantom makeQuestionsPhantom(std::uint64_t seed, const Shown& shown,
                                      const PhantomOptions& options = {});

struct PhantomSetOptions {
    int images = 240;
    std::uint64_t seed = 0;
    PhantomOptions phantom;
};

/// What the demonstration shows: lesions from hardly visible to plain. Were all plain, none would be missed,
/// and every figure would be perfect.
inline constexpr double kFaintest = 0.1;  ///< share of full strength
PhantomSetOptions demonstration(int images = 240, std::uint64_t seed = 0);

/// Writes a labelled data set: OUT/{healthy,lesions}/*.dcm, two to four images
/// per synthetic patient (PatientID PHANTOM-0001 ...; a patient may have images of
/// both eyes but has one label), and OUT/lesions.json:
/// {"schema":1,"size":1024,"images":{"lesions/0001.dcm":[{"x":..,"y":..,"radius":..}, ...]}}.
/// The same options give the same bytes. Cancellable between images.
Result<void> writePhantomSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                             const JobContext& job);

/// Writes a data set of studies: OUT/{healthy,lesions}/0001/*.dcm, a folder a study, of `imagesOfStudy`
/// images each and of a patient of its own; StudyInstanceUID puts them together. The label is the study's: of
/// each one below lesions/ a single image, drawn at random, has lesions, and all others are as those below
/// healthy/. OUT/lesions.json is as above and names that image. `options.images`: of all studies together;
/// what is left over is not made. The same options give the same bytes. Cancellable between images; progress
/// and errors as above, invalidArgument also where there are not two studies.
Result<void> writeStudiesSet(const std::string& folder, const PhantomSetOptions& options, int imagesOfStudy,
                             FileLayer& files, const JobContext& job);

/// Fewest specks of a phantom of writeQuestionsSet() that has some; the most are those of PhantomOptions.
inline constexpr int kFewestSpecks = 20;

/// Writes a data set that several questions can be asked of: OUT/images/*.dcm, patients as above, and
/// OUT/labels.csv with a row an image and the columns `file` (relative to OUT), `patient`, `diagnosis`
/// (healthy or diseased: one of several), `specks` and `blots` (1 or 0: findings), `grade` (0 to
/// kHighestGrade) and `count` (of specks: a number). All images of a patient show the same kinds and the same
/// grade; of every four patients one has neither kind, one either and one both, so that one says nothing of
/// the other. The same options give the same bytes. Cancellable between images; progress and errors as above.
Result<void> writeQuestionsSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                               const JobContext& job);

/// The matched filter: the response of the known lesion shape, and nothing
/// learned, as a score (larger: more likely diseased). `pixels` may be any size;
/// `originalSize` is the phantom's. For validation.
double matchedFilterScore(const imaging::Pixels& pixels, int originalSize);

}  // namespace fovea::phantoms
