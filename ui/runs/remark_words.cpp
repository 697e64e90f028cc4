#include "runs/remark_words.h"

#include <QCoreApplication>

#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {

struct RemarkWords {
    Q_DECLARE_TR_FUNCTIONS(RemarkWords)
};

QString baselineText(const Remark& r) {
    const QString where = r.name == "held_out" ? RemarkWords::tr("On the images held out")
                          : r.name == "seeds"
                              ? RemarkWords::tr("On the validation images, as the mean of all trainings,")
                          : r.name == "these" ? RemarkWords::tr("On these images")
                                              : RemarkWords::tr("On the validation images");
    return baselineWords(where, r.numbers[0], r.numbers[1], {r.numbers[2], r.numbers[3], r.numbers[4]});
}

}  // namespace

QString remarkWords(const Remark& r) {
    const auto count = [&r](std::size_t i) { return countWords(std::int64_t(r.numbers.at(i))); };
    const auto whole = [&r](std::size_t i) { return int(r.numbers.at(i)); };
    const auto size = [&r](std::size_t i) { return bytesWords(r.numbers.at(i)); };
    switch (r.code) {
        case RemarkCode::sentence:
            return RemarkWords::tr("Noted by an earlier version: %1").arg(fromUtf8(r.name));
        case RemarkCode::noValidation:
            return RemarkWords::tr(
                "There are no validation images: the last epoch is kept, whether it is the best or not.");
        case RemarkCode::fewValidation:
            return r.numbers[1] < r.numbers[0] ? RemarkWords::tr(
                                                     "The %1 validation images are of %2 patients only: "
                                                     "which epoch is the best is then partly chance.")
                                                     .arg(count(0), count(1))
                                               : RemarkWords::tr(
                                                     "There are only %1 validation images: which epoch is "
                                                     "the best is then partly chance.")
                                                     .arg(count(0));
        case RemarkCode::unassignedImages:
            return RemarkWords::tr(
                "%n image(s) belong to no split (training, validation or test) and are not used.", nullptr,
                whole(0));
        case RemarkCode::smallClass:
            return RemarkWords::tr(
                       "“%1” has %n patient(s) only: what is learned and said of it rests on very little.",
                       nullptr, whole(0))
                .arg(fromUtf8(r.name));
        case RemarkCode::classWithoutGrade:
            return RemarkWords::tr(
                       "“%1” has no place among the grades: until it has one, the diagnoses are taken for "
                       "names, not for grades.")
                .arg(fromUtf8(r.name));
        case RemarkCode::imagesLeftOut:
            return RemarkWords::tr(
                "%n image(s) could not be read any more, or have changed, and were left out.", nullptr,
                whole(0));
        case RemarkCode::featuresDamaged:
            return RemarkWords::tr("What was stored of %n image(s) was damaged and has been read anew.",
                                   nullptr, whole(0));
        case RemarkCode::batchInMicroBatches:
            return RemarkWords::tr(
                       "A batch size of %1 images would need %2 of memory, %3 are free: they are taken %4 at "
                       "a time (micro-batches), for the same result but for rounding.")
                .arg(count(0), size(1), size(2), count(3));
        case RemarkCode::eightBits:
            return RemarkWords::tr(
                       "What is stored of the images would need %1 of disk space, %2 are free: it is stored "
                       "in 8 bits, half as large.")
                .arg(size(0), size(1));
        case RemarkCode::stepInMicroBatches:
            return RemarkWords::tr(
                       "Memory did not suffice for a batch of %1 images at once: they are now taken %2 at a "
                       "time (micro-batches), for the same result but for rounding.")
                .arg(count(0), count(1));
        case RemarkCode::learningRateHalved:
            return r.numbers[0] == 0 ? RemarkWords::tr(
                                           "The loss was no longer a number: training went back to the "
                                           "beginning, and on with half the learning rate.")
                                     : RemarkWords::tr(
                                           "The loss was no longer a number: training went back to the end "
                                           "of epoch %1, and on with half the learning rate.")
                                           .arg(count(0));
        case RemarkCode::gpuMemory:
            return RemarkWords::tr(
                "The GPU (graphics card) has too little memory: the work went on on the CPU, more slowly.");
        case RemarkCode::gpuFailed:
            return RemarkWords::tr(
                "The GPU (graphics card) failed: the work went on on the CPU, more slowly.");
        case RemarkCode::stateDamaged:
            return r.numbers[0] == 1
                       ? RemarkWords::tr(
                             "A saved state of this training was damaged: it went on from an earlier one.")
                       : RemarkWords::tr(
                             "The saved state of this training was damaged: it began anew, to the same "
                             "result.");
        case RemarkCode::stoppedEarlyByPatience:
            return RemarkWords::tr("Early stopping at epoch %1 of %2: none was better since epoch %3.")
                .arg(count(0), count(1), count(2));
        case RemarkCode::noDiskForFeatures:
            return RemarkWords::tr("What is stored of %1 images needs %2 of disk space, %3 are free.")
                .arg(count(0), size(1), size(2));
        case RemarkCode::noDiskForTraining:
            return RemarkWords::tr("The training itself needs %1 on the project's disk, %2 are free.")
                .arg(size(0), size(1));
        case RemarkCode::noMemory:
            return RemarkWords::tr("The training needs %1 of memory, %2 are free.").arg(size(0), size(1));
        case RemarkCode::noMemoryForOne:
            return RemarkWords::tr(
                       "There is not enough memory for this training: %1 are free, and a single image needs "
                       "more.")
                .arg(size(0));
        case RemarkCode::freeDiskOrOtherFolder:
            return RemarkWords::tr(
                       "Free %1 of it, or use another disk; a smaller image size needs less, too.")
                .arg(size(0));
        case RemarkCode::freeDiskOrMove:
            return RemarkWords::tr("Free %1 of it, or move the project to another disk.").arg(size(0));
        case RemarkCode::useLessMemory:
            return RemarkWords::tr(
                "Close other programs, or choose a smaller pre-trained network, a smaller image size or a "
                "smaller batch size.");
        case RemarkCode::cpuAskedFor:
            return RemarkWords::tr("The CPU was asked for.");
        case RemarkCode::noGpu:
            return RemarkWords::tr("No usable GPU (graphics card) was found.");
        case RemarkCode::gpuRight:
            return RemarkWords::tr("The GPU (graphics card) passed a trial computation.");
        case RemarkCode::gpuWrong:
            return RemarkWords::tr("The GPU (graphics card) computed wrongly in a trial.");
        case RemarkCode::gpuTrialFailed:
            return RemarkWords::tr("The GPU (graphics card) failed in a trial.");
        case RemarkCode::precisionAskedFor:
            return RemarkWords::tr("%1 was asked for.").arg(fromUtf8(r.name));
        case RemarkCode::fp32OnGpu:
            return RemarkWords::tr("fp32 is what is known to be right on a GPU.");
        case RemarkCode::noBf16:
            return RemarkWords::tr("This CPU cannot compute in bf16 itself.");
        case RemarkCode::bf16NoFaster:
            return RemarkWords::tr("bf16 was no faster in a trial.");
        case RemarkCode::bf16Faster:
            return RemarkWords::tr("bf16 was faster in a trial, and learns the same.");
        case RemarkCode::betterThanBaseline:
        case RemarkCode::worseThanBaseline:
        case RemarkCode::notShownBetter:
        case RemarkCode::notCompared:
            return baselineText(r);
        case RemarkCode::noBaseline:
            return RemarkWords::tr("A baseline (logistic regression) to compare with could not be made.");
        case RemarkCode::learnedFromAll:
            return RemarkWords::tr(
                "The adapter learned from all images but the test images, for %n epoch(s), the median of the "
                "best ones. Only the test images, never seen, are left to judge it by: the figures of the "
                "cross-validation are the estimate of how good it is.",
                nullptr, whole(0));
        case RemarkCode::membersDeleted:
            return RemarkWords::tr(
                "Some of these trainings were deleted before the last one was done. Their figures count all "
                "the same.");
        case RemarkCode::ofNextSeed:
            return RemarkWords::tr(
                "The adapter is that of the first training that was not deleted, not of the best one: to "
                "take "
                "the best would be to choose by chance.");
        case RemarkCode::ofFirstSeed:
            return RemarkWords::tr(
                "The adapter is that of the first training, not of the best one: to take the best "
                "would be to choose by chance.");
    }
    return {};
}

}  // namespace fovea::ui
