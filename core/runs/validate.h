#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/job_context.h"
#include "base/message.h"
#include "dataset/import.h"
#include "evaluation/intervals.h"
#include "inference/predictor.h"
#include "project/project.h"
#include "runs/evaluate.h"

namespace fovea::runs {

inline constexpr MessageKind kClassUnknownToAdapter{
    "class_unknown_to_adapter",
    FOVEA_TEXT("Messages", "The adapter does not know the class “{class}” of this image.")};
inline constexpr MessageKind kAmongTrainingImages{
    "among_training_images",
    FOVEA_TEXT("Messages", "The adapter has learned from this very image, or chose its epoch by it.")};
inline constexpr MessageKind kLooksLikeTraining{
    "looks_like_training",
    FOVEA_TEXT(
        "Messages",
        "This image looks like one that the adapter has learned from (a copy, edited or mirrored, or a "
        "neighbouring slice).")};
inline constexpr MessageKind kPatientInTraining{
    "patient_in_training",
    FOVEA_TEXT("Messages", "This patient is among those whose images the adapter has learned from.")};
inline constexpr MessageKind kUnitInTraining{
    "unit_in_training", FOVEA_TEXT("Messages", "The adapter has learned from another image of this study.")};
inline constexpr MessageKind kNoImageLeft{
    "no_image_left",
    FOVEA_TEXT("Messages",
               "No image is left to judge the adapter by: it has learned from all of them, or none could be "
               "read.")};
inline constexpr MessageKind kWithoutClass{
    "without_class", FOVEA_TEXT("Messages", "It is not stated which class this image is of.")};
inline constexpr MessageKind kNoClassKnown{
    "no_class_known",
    FOVEA_TEXT("Messages",
               "The adapter tells {known} apart, and none of these is a class of the images: {found}.")};

/// What somebody says of an image.
struct KnownAnswer {
    std::string file;
    int frame = 0;       ///< from 0
    std::string answer;  ///< as dataset::Sample::label has it; of findings by the adapter's names
};

struct ValidationRequest {
    std::string adapter;  ///< its file, wherever it lies
    /// Not empty: these images judge, wherever they lie, and `source` says of them only whose they are.
    std::vector<KnownAnswer> known;
    /// The labelled images of another source, as an import reads them. The window is the adapter's, and the
    /// plane of volumes, too, unless `planeGiven`. Of an adapter whose studies are files all frames are read,
    /// unless `framesGiven`.
    dataset::ImportOptions source;
    bool planeGiven = false, framesGiven = false;
    /// The source numbers its patients itself: that one has the number of a patient of the training does not
    /// make them the same person.
    bool ownPatientNumbers = false;
    inference::PredictorOptions predictor;
    evaluation::IntervalOptions intervals;
};

/// What a source shares with the images that an adapter learned from or chose its epoch by; all of it is
/// left out of the figures.
struct InCommon {
    int images = 0;    ///< of equal pixels
    int patients = 0;  ///< with such an image or a look-alike, or of a number that the training has, too
    int leftOut = 0;   ///< images: those of equal pixels, look-alikes, and all others of their patients and
                       ///< studies
    /// Further images that look like one of the training (dataset::nearDuplicates()): copies that were
    /// compressed, cropped or mirrored. Nothing where the project of the adapter is not there: marks know
    /// equal pixels only.
    std::optional<int> lookAlikes;
    /// The project of the adapter was there, so that patients were compared by their numbers, too. Else they
    /// are known only by images of equal pixels.
    bool patientsCompared = false;
};

/// An adapter judged by the labelled images of another source. `run` is 0 and nothing is recorded: no test
/// image of a project is seen.
struct ExternalValidation : Evaluation {
    adapter::AdapterInfo adapter;
    /// Nothing where it cannot be known: an adapter of an earlier version, away from its project.
    std::optional<InCommon> inCommon;
};

/// Clinical variables that the adapter reads and of which nothing is known of some images, and of how many:
/// the mean of the training images stood in for them.
std::map<std::string, int> unknownVariables(const ExternalValidation& validation);

/// - Every image is read through the adapter's window and predicted as `predict` does, with its recalibration
///   and at its operating points: nothing is fitted to the source.
/// - Where the adapter's answers are of studies or patients, images are put together by its own rule, a study
///   that a table named by that of the source (LabelColumns::study) or else by folders; what is said of some
///   images of one holds for all, and one that contradicts itself is left out with a problem.
/// - Classes of the source are those of the adapter whose names differ as dataset::nameKey() allows; images
///   of other classes are left out with a problem, and images of no class, too.
/// - The images that were learned from are known by the file beside an adapter in its project's run folder,
///   else by the adapter's own marks (TrainingMarks). Patients of the training, and how its images look, are
///   known by the project alone.
/// - Progress "import", then "predict". Cancellable between images.
/// - Errors: those of Predictor::load(), planImport() and estimate(); invalidArgument (kNoClassKnown; a
/// column
///   of studies for an adapter that puts images together by something else);
///   notFound where no image is left; projectLocked where the adapter's project is open elsewhere.
/// `open`: a project that the caller has open; where it is the adapter's, it is asked, not opened again.
Result<ExternalValidation> validateAdapter(const ValidationRequest& request, const JobContext& job,
                                           const project::Project* open = nullptr);

}  // namespace fovea::runs
