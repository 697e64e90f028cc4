#include "runs/run_plan.h"

#include <algorithm>

#include "base/memory.h"
#include "dataset/class_order.h"
#include "features/preload.h"
#include "project/features_folder.h"
#include "runs/project_source.h"
#include "runs/read_only.h"
#include "runs/rehearsal.h"
#include "runs/resolved_run.h"
#include "runs/run_messages.h"
#include "training/schedule.h"

namespace fovea::runs {

using dataset::Split;

namespace {

constexpr int kSmallValidation = 20;  // patients; fewer choose an epoch by chance
// What is left free on a disk: for the system, and for the project's own small files.
constexpr double kSpareBytes = 100e6;

void refuse(RunPlan& plan, Shortage shortage, Message refusal, Message remedy) {
    plan.fits = false;
    plan.shortage = shortage;
    plan.refusal = std::move(refusal);
    plan.remedy = std::move(remedy);
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
    if (plan.diskBytes > 0 && needed > double(plan.freeBytes))
        refuse(plan, Shortage::disk,
               {kNoDiskForFeatures,
                {{"images", plan.toPreload},
                 {"needed", Bytes{features}},
                 {"free", Bytes{double(plan.freeBytes)}}}},
               {kFreeDiskOrOtherFolder, {{"missing", Bytes{needed - double(plan.freeBytes)}}}});
    else if (saved + kSpareBytes > double(freeInProject))
        refuse(plan, Shortage::disk,
               {kNoDiskForTraining, {{"needed", Bytes{saved}}, {"free", Bytes{double(freeInProject)}}}},
               {kFreeDiskOrMove, {{"missing", Bytes{saved + kSpareBytes - double(freeInProject)}}}});
    return {};
}

/// Rehearses the run: times, memory, and how many images the network takes at once.
Result<void> rehearsePlan(RunPlan& plan, const ResolvedRun& r, const features::FeatureStore& store,
                          const JobContext& job) {
    // The weights alone, of which the layers have the most: what cannot be loaded is not tried.
    const backbone::ViTConfig& vit = r.backbone.config;
    const double bytes = r.precision.precision == backbone::Precision::fp32 ? 4 : 2;
    const double weightsMb = 12.0 * vit.hiddenSize * vit.hiddenSize * vit.numLayers * bytes * 1e-6;
    const auto tooMuch = [&](double neededMb) {
        refuse(plan, Shortage::memory,
               {kNoMemory, {{"needed", Bytes{neededMb * 1e6}}, {"free", Bytes{plan.freeMemoryMb * 1e6}}}},
               kUseLessMemory);
    };
    if (plan.toPreload > 0 && plan.freeMemoryMb > 0 && weightsMb > plan.freeMemoryMb) {
        tooMuch(weightsMb);
        return {};
    }
    const auto rehearsed = rehearse(r, store, plan.featuresFolder + "/rehearsal", plan.freeMemoryMb, job);
    if (!rehearsed && rehearsed.error().code == ErrorCode::outOfMemory) {
        refuse(plan, Shortage::memory, {kNoMemoryForOne, {{"free", Bytes{plan.freeMemoryMb * 1e6}}}},
               kUseLessMemory);
        return {};
    }
    if (!rehearsed) return rehearsed.error();
    const RehearsedCosts& c = *rehearsed;
    // A run does not rely on the test images.
    const auto relied = std::count_if(r.samples.begin(), r.samples.end(), [&](const dataset::Sample& s) {
        return s.split != Split::test && store.contains(s.pixelHash);
    });
    plan.preloadSeconds = c.loadSeconds + c.preloadSeconds + c.verifySeconds * double(relied);
    // Of a unit an epoch learns from no more images than that.
    int learned = 0;
    for (const auto& images : learnedUnits(r, Split::train).images)
        learned += std::min(int(images.size()), kMostImagesOfUnit);
    const auto steps = double(training::epochBatches(learned, r.settings.batch, 0, 0).size());
    plan.trainSeconds =
        r.config.sideNetworks *
            (epochsOf(r.settings) * (steps * c.stepSeconds + plan.validationImages * c.validationSeconds) +
             plan.validationImages * c.validationSeconds) +
        c.readOutSeconds + c.baselineSeconds;
    plan.memoryMb = c.memoryMb;
    if (c.wholeBatchMb > 0 && c.microBatch > 0) {
        plan.settings.adapted.microBatch = c.microBatch;
        plan.adaptations.push_back({kBatchInMicroBatches,
                                    {{"batch", r.settings.batch},
                                     {"needed", Bytes{c.wholeBatchMb * 1e6}},
                                     {"free", Bytes{plan.freeMemoryMb * 1e6}},
                                     {"micro_batch", c.microBatch}}});
    }
    if (plan.freeMemoryMb > 0 && plan.memoryMb > plan.freeMemoryMb) tooMuch(plan.memoryMb);
    return {};
}

}  // namespace

Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial, const Room& room) {
    return guarded([&]() -> Result<RunPlan> {
        FOVEA_CHECK(checkSettings(settings));
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
        plan.learnableParameters = adapter::learnableParameters(r.config, sideShareOf(settings));
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
            smaller.adapted.store = adapter::StoreType::int8;
            FOVEA_TRY(RunPlan other, planRun(project, smaller, job, trial, room));
            if (other.fits) {
                other.adaptations.insert(other.adaptations.begin(),
                                         Message{kEightBits,
                                                 {{"needed", Bytes{double(plan.diskBytes)}},
                                                  {"free", Bytes{double(plan.freeBytes)}}}});
                return other;
            }
        }
        if (trial && plan.fits)
            if (const auto rehearsed = rehearsePlan(plan, r, store, job); !rehearsed)
                return errorOfWriting(project, rehearsed.error());
        if (plan.validationImages == 0)
            plan.warnings.push_back(epochsOf(settings) > 0 ? kNoValidation : kNoValidationForReadOut);
        else if (plan.fewValidation && epochsOf(settings) > 0)
            plan.warnings.push_back(
                plan.validationPatients < plan.validationImages
                    ? Message{kFewValidationPatients,
                              {{"images", plan.validationImages}, {"patients", plan.validationPatients}}}
                    : Message{kFewValidation, {{"images", plan.validationImages}}});
        if (plan.unassignedImages > 0)
            plan.warnings.push_back({kUnassignedImages, {{"images", plan.unassignedImages}}});
        for (Message& notice : smallClasses(r)) plan.warnings.push_back(std::move(notice));
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        if (!grades.empty() && !dataset::areGrades(r.classes, grades))
            plan.warnings.push_back({kClassWithoutGrade, {{"class", r.classes.back()}}});
        return plan;
    });
}

Result<void> mustFit(const RunPlan& plan) {
    if (plan.fits) return {};
    return Error{plan.shortage == Shortage::disk ? ErrorCode::diskFull : ErrorCode::outOfMemory,
                 {},
                 plan.featuresFolder,
                 {plan.refusal, plan.remedy}};
}

}  // namespace fovea::runs
