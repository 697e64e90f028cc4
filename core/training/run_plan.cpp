#include "training/run_plan.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/memory.h"
#include "dataset/class_order.h"
#include "features/preload.h"
#include "project/features_folder.h"
#include "training/rehearsal.h"
#include "training/resolved_run.h"
#include "training/schedule.h"

namespace fovea::training {

using dataset::Split;

namespace {

constexpr int kSmallValidation = 20;  // patients; fewer choose an epoch by chance
// What is left free on a disk: for the system, and for the project's own small files.
constexpr double kSpareBytes = 100e6;

/// "5.2 GB", "380 MB".
std::string sizeText(double bytes) {
    char text[32];
    if (bytes >= 1e9)
        std::snprintf(text, sizeof text, "%.1f GB", bytes * 1e-9);
    else
        std::snprintf(text, sizeof text, "%.0f MB", std::ceil(bytes * 1e-6));
    return text;
}

void refuse(RunPlan& plan, Shortage shortage, const std::string& refusal, const std::string& remedy) {
    plan.fits = false;
    plan.shortage = shortage;
    plan.refusal = refusal;
    plan.remedy = remedy;
}

/// Checks that what will be written has room.
Result<void> checkDisk(RunPlan& plan, const project::Project& project, const Room& room) {
    FOVEA_TRY(plan.freeBytes, systemFileLayer()->freeBytes(plan.featuresFolder));
    if (room.diskBytes) plan.freeBytes = *room.diskBytes;
    // Two saved states of seven numbers for each learnable one, while the next is written; and the adapter.
    const double saved = double(plan.learnableParameters) * sizeof(float) * (3 * 7 + 1);
    FOVEA_TRY(const std::uint64_t freeInProject, systemFileLayer()->freeBytes(project.folder()));
    const bool inProject = plan.featuresFolder == project.featuresFolder();
    const double features = double(plan.diskBytes), needed = features + (inProject ? saved : 0) + kSpareBytes;
    const auto missing = [](double needed, double free) {
        return "Free " + sizeText(needed - free) + " of it";
    };
    if (plan.diskBytes > 0 && needed > double(plan.freeBytes))
        refuse(plan, Shortage::disk,
               "The features of " + std::to_string(plan.toPreload) + " images need " + sizeText(features) +
                   " of disk space, " + sizeText(double(plan.freeBytes)) + " are free.",
               missing(needed, double(plan.freeBytes)) +
                   ", or choose a folder on another disk for features; a lower resolution needs less, too.");
    else if (saved + kSpareBytes > double(freeInProject))
        refuse(
            plan, Shortage::disk,
            "The training itself needs " + sizeText(saved) + " on the project's disk, " +
                sizeText(double(freeInProject)) + " are free.",
            missing(saved + kSpareBytes, double(freeInProject)) + ", or move the project to another disk.");
    return {};
}

const char* const kMemoryRemedy =
    "Close other programs, or choose a smaller backbone, a lower resolution or a smaller batch.";

/// Rehearses the run: times, memory, and how many images the network takes at once.
Result<void> rehearsePlan(RunPlan& plan, const ResolvedRun& r, const features::FeatureStore& store,
                          const JobContext& job) {
    // The weights alone, of which the layers have the most: what cannot be loaded is not tried.
    const backbone::ViTConfig& vit = r.backbone.config;
    const double bytes = r.precision.precision == backbone::Precision::fp32 ? 4 : 2;
    const double weightsMb = 12.0 * vit.hiddenSize * vit.hiddenSize * vit.numLayers * bytes * 1e-6;
    const auto tooMuch = [&](double neededMb) {
        refuse(plan, Shortage::memory,
               "The run needs " + sizeText(neededMb * 1e6) + " of memory, " +
                   sizeText(plan.freeMemoryMb * 1e6) + " are free.",
               kMemoryRemedy);
    };
    if (plan.toPreload > 0 && plan.freeMemoryMb > 0 && weightsMb > plan.freeMemoryMb) {
        tooMuch(weightsMb);
        return {};
    }
    const auto rehearsed = rehearse(r, store, plan.featuresFolder + "/rehearsal", plan.freeMemoryMb, job);
    if (!rehearsed && rehearsed.error().code == ErrorCode::outOfMemory) {
        refuse(plan, Shortage::memory,
               "There is not enough memory for this run: " + sizeText(plan.freeMemoryMb * 1e6) +
                   " are free, and a single image needs more.",
               kMemoryRemedy);
        return {};
    }
    if (!rehearsed) return rehearsed.error();
    const RehearsedCosts& c = *rehearsed;
    // A run does not rely on the test images.
    const auto relied = std::count_if(r.samples.begin(), r.samples.end(), [&](const dataset::Sample& s) {
        return s.split != Split::test && store.contains(s.pixelHash);
    });
    plan.preloadSeconds = c.loadSeconds + c.preloadSeconds + c.verifySeconds * double(relied);
    const auto steps = double(epochBatches(plan.trainImages, r.settings.batch, 0, 0).size());
    plan.trainSeconds = r.settings.allForEpochs.value_or(r.settings.epochs) *
                            (steps * c.stepSeconds + plan.validationImages * c.validationSeconds) +
                        c.baselineSeconds + plan.validationImages * c.validationSeconds;
    plan.memoryMb = c.memoryMb;
    if (c.wholeBatchMb > 0 && c.imagesAtOnce > 0) {
        plan.settings.imagesAtOnce = c.imagesAtOnce;
        plan.adaptations.push_back(
            "A batch of " + std::to_string(r.settings.batch) + " images would need " +
            sizeText(c.wholeBatchMb * 1e6) + " of memory, " + sizeText(plan.freeMemoryMb * 1e6) +
            " are free: the network takes it in parts of " + std::to_string(c.imagesAtOnce) +
            " images, for the same result but for rounding.");
    }
    if (plan.freeMemoryMb > 0 && plan.memoryMb > plan.freeMemoryMb) tooMuch(plan.memoryMb);
    return {};
}

}  // namespace

Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial, const Room& room) {
    return guarded([&]() -> Result<RunPlan> {
        FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
        FOVEA_CHECK(checkClasses(r));
        FOVEA_TRY(const features::FeatureStore store, openStore(project, r, systemFileLayer()));
        RunPlan plan;
        plan.settings = settings;
        plan.trainImages = countOf(r.samples, Split::train);
        plan.validationImages = countOf(r.samples, Split::validation);
        plan.validationPatients = patientsIn(ofSplit(r.samples, Split::validation));
        plan.fewValidation = plan.validationPatients < kSmallValidation;
        plan.testImages = countOf(r.samples, Split::test);
        plan.unassignedImages = countOf(r.samples, Split::unassigned);
        plan.toPreload = int(features::missingSamples(store, r.samples).size());
        plan.diskBytes = std::uint64_t(plan.toPreload) * store.bytesPerImage();
        plan.learnableParameters = adapter::learnableParameters(r.config);
        plan.backboneTitle = r.backbone.title;
        plan.device = r.device.name;
        plan.deviceReason = r.device.reason;
        plan.precision = r.precision.precision;
        plan.precisionReason = r.precision.reason;
        plan.store = r.store.type;
        FOVEA_TRY(plan.featuresFolder, project::featuresFolder(project));
        plan.freeMemoryMb = room.memoryMb.value_or(availableMemoryMb());
        FOVEA_CHECK(checkDisk(plan, project, room));
        if (plan.shortage == Shortage::disk && plan.toPreload > 0 && plan.store == adapter::StoreType::fp16) {
            RunSettings smaller = settings;
            smaller.storeThatFits = adapter::StoreType::int8;
            FOVEA_TRY(RunPlan other, planRun(project, smaller, job, trial, room));
            if (other.fits) {
                other.adaptations.insert(other.adaptations.begin(),
                                         "Features in 16 bits would need " +
                                             sizeText(double(plan.diskBytes)) + " of disk space, " +
                                             sizeText(double(plan.freeBytes)) +
                                             " are free: they are stored in 8 bits, half as large.");
                return other;
            }
        }
        if (trial && plan.fits) FOVEA_CHECK(rehearsePlan(plan, r, store, job));
        if (plan.validationImages == 0)
            plan.warnings.push_back(
                "There are no validation images: the last epoch is kept, whether it is the best or not.");
        else if (plan.fewValidation)
            plan.warnings.push_back(
                "There are only " + std::to_string(plan.validationImages) + " validation images" +
                (plan.validationPatients < plan.validationImages
                     ? " of " + std::to_string(plan.validationPatients) + " patients"
                     : std::string()) +
                ": which epoch is best is then partly chance." +
                (settings.fold ? "" : " Cross-validation (--cross-validate 5) shows how much."));
        if (plan.unassignedImages > 0)
            plan.warnings.push_back(std::to_string(plan.unassignedImages) +
                                    " images belong to no split and are not used.");
        for (std::string& sentence : smallClasses(r)) plan.warnings.push_back(std::move(sentence));
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        if (!grades.empty() && !dataset::areGrades(r.classes, grades))
            plan.warnings.push_back("Class \"" + r.classes.back() +
                                    "\" has no place among the grades: until it has one, figures take the "
                                    "classes for names, not for grades.");
        return plan;
    });
}

Result<void> mustFit(const RunPlan& plan) {
    if (plan.fits) return {};
    return Error{plan.shortage == Shortage::disk ? ErrorCode::diskFull : ErrorCode::outOfMemory,
                 plan.refusal + " " + plan.remedy, plan.featuresFolder};
}

}  // namespace fovea::training
