#include "training/run_plan.h"

#include "backbone/catalogue.h"
#include "dataset/class_order.h"
#include "features/preload.h"
#include "training/resolved_run.h"
#include "training/schedule.h"
#include "training/trial.h"

namespace fovea::training {

using dataset::Split;

namespace {

constexpr int kSmallValidation = 20;  // patients; fewer choose an epoch by chance

}  // namespace

Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial) {
    return guarded([&]() -> Result<RunPlan> {
        FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
        FOVEA_CHECK(checkClasses(r));
        FOVEA_TRY(const features::FeatureStore store, openStore(project, r, systemFileLayer()));
        RunPlan plan;
        plan.settings = settings;
        plan.trainImages = int(ofSplit(r.samples, Split::train).size());
        plan.validationImages = int(ofSplit(r.samples, Split::validation).size());
        const int validationPatients = patientsIn(ofSplit(r.samples, Split::validation));
        plan.validationPatients = validationPatients;
        plan.fewValidation = validationPatients < kSmallValidation;
        plan.testImages = int(ofSplit(r.samples, Split::test).size());
        plan.unassignedImages = int(ofSplit(r.samples, Split::unassigned).size());
        plan.toPreload = int(features::missingSamples(store, r.samples).size());
        plan.diskBytes = std::uint64_t(plan.toPreload) * store.bytesPerImage();
        FOVEA_TRY(plan.freeBytes, systemFileLayer()->freeBytes(project.folder()));
        plan.learnableParameters = adapter::learnableParameters(r.config);
        plan.backboneTitle = r.backbone.title;
        plan.device = r.device.name;
        plan.deviceReason = r.device.reason;
        plan.precision = r.precision.precision;
        plan.precisionReason = r.precision.reason;
        plan.store = r.store.type;
        if (trial) {
            const auto steps =
                std::int64_t(epochBatches(plan.trainImages, settings.batch, 0, 0).size()) * settings.epochs;
            constexpr int kRepetitions = 3;
            FOVEA_TRY(const Workload step, stepWorkload(r.config, settings.batch, store.shape().kept,
                                                        r.store.type, r.device.name));
            FOVEA_TRY(const auto stepCost, measure({step}, kRepetitions, job));
            // Validation is a forward pass only: about a third of a step for as many images.
            plan.trainSeconds =
                stepCost[0].seconds *
                (double(steps) + double(settings.epochs) * plan.validationImages / settings.batch / 3);
            plan.memoryMb = stepCost[0].memoryMb;
            if (plan.toPreload > 0) {
                FOVEA_TRY(const backbone::Backbone vit,
                          backbone::loadBackbone(r.backbone, {.precision = r.precision.precision,
                                                              .device = r.device.name,
                                                              .threads = r.settings.threads}));
                FOVEA_TRY(const Workload pass, passWorkload(vit, r.extraction, 1));
                FOVEA_TRY(const auto passCost, measure({pass}, kRepetitions, job));
                plan.preloadSeconds = passCost[0].seconds * plan.toPreload;
                plan.memoryMb = std::max(plan.memoryMb, passCost[0].memoryMb);
            }
        }
        if (plan.diskBytes > plan.freeBytes) {
            plan.fits = false;
            plan.warnings.push_back("The features need more disk space than is free.");
        }
        if (plan.validationImages == 0)
            plan.warnings.push_back(
                "There are no validation images: the last epoch is kept, whether it is the best or not.");
        else if (plan.fewValidation)
            plan.warnings.push_back(
                "There are only " + std::to_string(plan.validationImages) + " validation images" +
                (validationPatients < plan.validationImages
                     ? " of " + std::to_string(validationPatients) + " patients"
                     : std::string()) +
                ": which epoch is best is then partly chance." +
                (settings.fold ? ""
                               : " Training five times, each time with another fifth of the patients as "
                                 "validation (--fold 1/5 to 5/5), shows how much."));
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

}  // namespace fovea::training
