#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace fovea {

/// What a user should know of a piece of work, beside its result: a warning of a plan, what was
/// changed so that it fits, why a device was chosen, a note of a run. Behind each stands what its
/// `numbers` are, in their order, and its `name`, where it has them.
enum class RemarkCode {
    sentence,  ///< name: an English sentence as older versions kept it

    // Of the data that a run has.
    noValidation,
    fewValidation,      ///< images, patients, 1 where the run is of one fold
    unassignedImages,   ///< images
    smallClass,         ///< patients; name: the class
    classWithoutGrade,  ///< name: the class
    imagesLeftOut,      ///< images
    featuresDamaged,    ///< images

    // What was changed so that a run fits, or goes on.
    batchInMicroBatches,  ///< images of a batch, bytes needed, bytes free, images of a part
    eightBits,            ///< bytes needed, bytes free
    stepInMicroBatches,   ///< images at once so far, images at once from now on
    learningRateHalved,   ///< the epoch it went back to the end of, 0: to the beginning; name: detail
    gpuMemory,
    gpuFailed,
    stateDamaged,            ///< 1 where another one is whole; name: detail
    stoppedEarlyByPatience,  ///< epochs made, epochs planned, the best epoch

    // Why a run cannot be, and what can be done.
    noDiskForFeatures,      ///< images, bytes needed, bytes free
    noDiskForTraining,      ///< bytes needed, bytes free
    noMemory,               ///< bytes needed, bytes free
    noMemoryForOne,         ///< bytes free
    freeDiskOrOtherFolder,  ///< bytes to free
    freeDiskOrMove,         ///< bytes to free
    useLessMemory,

    // Why a device or a precision was chosen.
    cpuAskedFor,
    noGpu,
    gpuRight,
    gpuWrong,
    gpuTrialFailed,     ///< name: detail
    precisionAskedFor,  ///< name: the precision
    fp32OnGpu,
    noBf16,
    bf16NoFaster,
    bf16Faster,

    // The adapter beside the baseline: its AUC, the baseline's, the difference and the ends
    // of its interval. name, of the images: "validation",
    // "seeds" (validation, mean over the trainings), "held_out" or "these".
    betterThanBaseline,
    worseThanBaseline,
    notShownBetter,
    notCompared,
    noBaseline,  ///< name: detail

    // Which adapter a series ships.
    learnedFromAll,  ///< epochs
    membersDeleted,  ///< trainings
    ofNextSeed,      ///< the first seed's training was deleted
    ofFirstSeed
};

/// A remark as a value. Core does not translate: remarkText() has the English sentences for the
/// command line and for reports, and the window has its own for every code
/// (ui/runs/remark_words.h). Holds no patient data.
struct Remark {
    RemarkCode code = RemarkCode::sentence;
    std::vector<double> numbers = {};
    std::string name = {};
};

/// One or two plain English sentences.
std::string remarkText(const Remark& remark);
std::vector<std::string> remarkTexts(const std::vector<Remark>& remarks);

/// As records keep them: {"code": "small_class", "numbers": [3], "name": "AMD"}; a missing member is empty.
nlohmann::json toJson(const std::vector<Remark>& remarks);
/// What toJson() wrote, or the sentences of older versions. Throws json::exception for anything
/// else; a code that is unknown here, of a newer version, is left out.
std::vector<Remark> remarksFrom(const nlohmann::json& json);

}  // namespace fovea
