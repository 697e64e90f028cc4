#include "base/remark.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <nlohmann/json.hpp>

namespace fovea {

using nlohmann::json;

namespace {

struct Row {
    RemarkCode code;
    const char* name;
    std::size_t numbers;
};
/// In the order of the codes.
constexpr Row kRows[] = {{RemarkCode::sentence, "sentence", 0},
                         {RemarkCode::noValidation, "no_validation", 0},
                         {RemarkCode::fewValidation, "few_validation", 3},
                         {RemarkCode::unassignedImages, "unassigned_images", 1},
                         {RemarkCode::smallClass, "small_class", 1},
                         {RemarkCode::classWithoutGrade, "class_without_grade", 0},
                         {RemarkCode::imagesLeftOut, "images_left_out", 1},
                         {RemarkCode::featuresDamaged, "features_damaged", 1},
                         {RemarkCode::batchInMicroBatches, "batch_in_parts", 4},
                         {RemarkCode::eightBits, "eight_bits", 2},
                         {RemarkCode::stepInMicroBatches, "step_in_parts", 2},
                         {RemarkCode::learningRateHalved, "learning_rate_halved", 1},
                         {RemarkCode::gpuMemory, "graphics_memory", 0},
                         {RemarkCode::gpuFailed, "graphics_failed", 0},
                         {RemarkCode::stateDamaged, "state_damaged", 1},
                         {RemarkCode::stoppedEarlyByPatience, "ended_by_itself", 3},
                         {RemarkCode::noDiskForFeatures, "no_disk_for_features", 3},
                         {RemarkCode::noDiskForTraining, "no_disk_for_training", 2},
                         {RemarkCode::noMemory, "no_memory", 2},
                         {RemarkCode::noMemoryForOne, "no_memory_for_one", 1},
                         {RemarkCode::freeDiskOrOtherFolder, "free_disk_or_other_folder", 1},
                         {RemarkCode::freeDiskOrMove, "free_disk_or_move", 1},
                         {RemarkCode::useLessMemory, "use_less_memory", 0},
                         {RemarkCode::cpuAskedFor, "processor_asked_for", 0},
                         {RemarkCode::noGpu, "no_graphics", 0},
                         {RemarkCode::gpuRight, "graphics_right", 0},
                         {RemarkCode::gpuWrong, "graphics_wrong", 0},
                         {RemarkCode::gpuTrialFailed, "graphics_trial_failed", 0},
                         {RemarkCode::precisionAskedFor, "precision_asked_for", 0},
                         {RemarkCode::fp32OnGpu, "fp32_on_graphics", 0},
                         {RemarkCode::noBf16, "no_bf16", 0},
                         {RemarkCode::bf16NoFaster, "bf16_no_faster", 0},
                         {RemarkCode::bf16Faster, "bf16_faster", 0},
                         {RemarkCode::betterThanBaseline, "better_than_simple", 5},
                         {RemarkCode::worseThanBaseline, "worse_than_simple", 5},
                         {RemarkCode::notShownBetter, "not_shown_better", 5},
                         {RemarkCode::notCompared, "not_compared", 5},
                         {RemarkCode::noBaseline, "no_simple_reader", 0},
                         {RemarkCode::learnedFromAll, "learned_from_all", 1},
                         {RemarkCode::membersDeleted, "members_deleted", 1},
                         {RemarkCode::ofNextSeed, "of_next_seed", 0},
                         {RemarkCode::ofFirstSeed, "of_first_seed", 0}};

const Row& rowOf(RemarkCode code) {
    return kRows[std::size_t(code)];
}

constexpr bool inOrder() {
    for (std::size_t i = 0; i < std::size(kRows); ++i)
        if (std::size_t(kRows[i].code) != i) return false;
    return std::size(kRows) == std::size_t(RemarkCode::ofFirstSeed) + 1;
}
static_assert(inOrder());

/// "5.2 GB", "380 MB".
std::string sizeText(double bytes) {
    char text[32];
    if (bytes >= 1e9)
        std::snprintf(text, sizeof text, "%.1f GB", bytes * 1e-9);
    else
        std::snprintf(text, sizeof text, "%.0f MB", std::ceil(bytes * 1e-6));
    return text;
}

std::string baselineText(const char* shown, const Remark& r) {
    const std::string where = r.name == "held_out" ? "on the images held out"
                              : r.name == "seeds"  ? "on the validation images, as the mean over the seeds"
                              : r.name == "these"  ? "on these images"
                                                   : "on the validation images";
    if (r.code == RemarkCode::notCompared)
        return shown + (" " + where) + ": no interval can be given for the difference.";
    char line[400];
    std::snprintf(
        line, sizeof line,
        "%s (logistic regression on what the backbone says of the whole image): AUC %.3f against %.3f %s, "
        "a difference of %.3f (95 %% interval %.3f to %.3f).",
        shown, r.numbers[0], r.numbers[1], where.c_str(), r.numbers[2], r.numbers[3], r.numbers[4]);
    return line;
}

}  // namespace

std::string remarkText(const Remark& r) {
    if (r.numbers.size() < rowOf(r.code).numbers) return rowOf(r.code).name;
    const auto count = [&r](std::size_t i) { return std::to_string(std::int64_t(r.numbers[i])); };
    const auto size = [&r](std::size_t i) { return sizeText(r.numbers[i]); };
    const auto of = [&](std::size_t i, const char* one, const char* several) {
        return count(i) + (r.numbers[i] == 1 ? one : several);
    };
    switch (r.code) {
        case RemarkCode::sentence:
            return r.name;
        case RemarkCode::noValidation:
            return "There are no validation images: the last epoch is kept, whether it is the best or not.";
        case RemarkCode::fewValidation:
            return "There are only " + count(0) + " validation images" +
                   (r.numbers[1] < r.numbers[0] ? " of " + count(1) + " patients" : std::string()) +
                   ": which epoch is best is then partly chance." +
                   (r.numbers[2] == 1 ? "" : " Cross-validation (--cross-validate 5) shows how much.");
        case RemarkCode::unassignedImages:
            return count(0) + " images belong to no split and are not used.";
        case RemarkCode::smallClass:
            return "Class \"" + r.name + "\" has only " + of(0, " patient", " patients") +
                   ": what is learned and said of it rests on very little.";
        case RemarkCode::classWithoutGrade:
            return "Class \"" + r.name +
                   "\" has no place among the grades: until it has one, figures take the classes for "
                   "names, not for grades.";
        case RemarkCode::imagesLeftOut:
            return count(0) + " images could not be read any more, or have changed, and were left out.";
        case RemarkCode::featuresDamaged:
            return count(0) + " stored features were damaged and are computed anew.";
        case RemarkCode::batchInMicroBatches:
            return "A batch of " + count(0) + " images would need " + size(1) + " of memory, " + size(2) +
                   " are free: the network takes it in micro-batches of " + count(3) +
                   " images, for the same result but for rounding.";
        case RemarkCode::eightBits:
            return "Features in 16 bits would need " + size(0) + " of disk space, " + size(1) +
                   " are free: they are stored in 8 bits, half as large.";
        case RemarkCode::stepInMicroBatches:
            return "Memory did not suffice for a step of " + count(0) +
                   " images at once: they are now taken in micro-batches of " + count(1) +
                   ", for the same result but for rounding.";
        case RemarkCode::learningRateHalved:
            return "The loss was not a number " + r.name + ": training went back to " +
                   (r.numbers[0] == 0 ? "the beginning" : "the end of epoch " + count(0)) +
                   ", and on with half the learning rate.";
        case RemarkCode::gpuMemory:
            return "The GPU has too little memory: the work goes on on the CPU, more slowly.";
        case RemarkCode::gpuFailed:
            return "The GPU failed: the work goes on on the CPU, more slowly.";
        case RemarkCode::stateDamaged:
            return "A saved state of this training is damaged (" + r.name + "): " +
                   (r.numbers[0] == 1 ? "it goes on from the other one."
                                      : "it begins anew, to the same result.");
        case RemarkCode::stoppedEarlyByPatience:
            return "Early stopping at epoch " + count(0) + " of " + count(1) + ": no better since epoch " +
                   count(2) + ".";
        case RemarkCode::noDiskForFeatures:
            return "The features of " + count(0) + " images need " + size(1) + " of disk space, " + size(2) +
                   " are free.";
        case RemarkCode::noDiskForTraining:
            return "The training itself needs " + size(0) + " on the project's disk, " + size(1) +
                   " are free.";
        case RemarkCode::noMemory:
            return "The run needs " + size(0) + " of memory, " + size(1) + " are free.";
        case RemarkCode::noMemoryForOne:
            return "There is not enough memory for this run: " + size(0) +
                   " are free, and a single image needs more.";
        case RemarkCode::freeDiskOrOtherFolder:
            return "Free " + size(0) +
                   " of it, or choose a folder on another disk for features; a lower resolution needs less, "
                   "too.";
        case RemarkCode::freeDiskOrMove:
            return "Free " + size(0) + " of it, or move the project to another disk.";
        case RemarkCode::useLessMemory:
            return "Close other programs, or choose a smaller backbone, a lower resolution or a smaller "
                   "batch.";
        case RemarkCode::cpuAskedFor:
            return "The CPU was asked for.";
        case RemarkCode::noGpu:
            return "No usable GPU was found.";
        case RemarkCode::gpuRight:
            return "The GPU computed a trial product correctly.";
        case RemarkCode::gpuWrong:
            return "The GPU computed a trial product wrongly.";
        case RemarkCode::gpuTrialFailed:
            return "The GPU failed a trial product: " + r.name;
        case RemarkCode::precisionAskedFor:
            return r.name + " was asked for.";
        case RemarkCode::fp32OnGpu:
            return "fp32 is what is known to be right on a GPU.";
        case RemarkCode::noBf16:
            return "This CPU has no products in bf16.";
        case RemarkCode::bf16NoFaster:
            return "bf16 was no faster in a trial.";
        case RemarkCode::bf16Faster:
            return "bf16 was faster in a trial, and learns the same.";
        case RemarkCode::betterThanBaseline:
            return baselineText("The adapter is better than the baseline", r);
        case RemarkCode::worseThanBaseline:
            return baselineText("The adapter is worse than the baseline", r);
        case RemarkCode::notShownBetter:
            return baselineText("The adapter is not shown to be better than the baseline", r);
        case RemarkCode::notCompared:
            return baselineText("The adapter could not be compared with the baseline", r);
        case RemarkCode::noBaseline:
            return "A baseline (logistic regression) to compare with could not be made: " + r.name + ".";
        case RemarkCode::learnedFromAll:
            return "The adapter learned from all images of training and validation, for " +
                   of(0, " epoch", " epochs") +
                   ", the median of the best ones. No image but the test images is left to judge it by: "
                   "the figures of the cross-validation are the estimate of how good it is.";
        case RemarkCode::membersDeleted:
            return of(0, " run of the series was", " runs of the series were") +
                   " deleted before it was finished; what they came to counts.";
        case RemarkCode::ofNextSeed:
            return "The adapter is that of the first seed whose run was not deleted, not of the best one: to "
                   "take the best would be to choose by chance.";
        case RemarkCode::ofFirstSeed:
            return "The adapter is that of the first seed, not of the best one: to take the best would be to "
                   "choose by chance.";
    }
    return {};
}

std::vector<std::string> remarkTexts(const std::vector<Remark>& remarks) {
    std::vector<std::string> texts;
    for (const Remark& r : remarks) texts.push_back(remarkText(r));
    return texts;
}

json toJson(const std::vector<Remark>& remarks) {
    json list = json::array();
    for (const Remark& r : remarks) {
        json entry = {{"code", rowOf(r.code).name}};
        if (!r.numbers.empty()) entry["numbers"] = r.numbers;
        if (!r.name.empty()) entry["name"] = r.name;
        list.push_back(std::move(entry));
    }
    return list;
}

std::vector<Remark> remarksFrom(const json& list) {
    std::vector<Remark> remarks;
    for (const json& entry : list) {
        if (entry.is_string()) {
            remarks.push_back({RemarkCode::sentence, {}, entry});
            continue;
        }
        Remark r;
        const std::string name = entry.at("code");
        const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                      [&](const Row& known) { return known.name == name; });
        for (const json& number : entry.value("numbers", json::array()))
            r.numbers.push_back(number.is_number() ? number.get<double>() : NAN);
        if (row == std::end(kRows) || r.numbers.size() != row->numbers) continue;
        r.code = row->code;
        r.name = entry.value("name", std::string());
        remarks.push_back(std::move(r));
    }
    return remarks;
}

}  // namespace fovea
