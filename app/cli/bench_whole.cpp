#include "bench_whole.h"

#include <filesystem>

#include "backbone/threads.h"
#include "base/temporary_folder.h"
#include "dataset/audit.h"
#include "dataset/import.h"
#include "imaging/write_image.h"
#include "inference/case_map.h"
#include "phantoms/phantom_samples.h"
#include "phantoms/phantom_slices.h"
#include "phantoms/phantoms.h"
#include "project/import_images.h"
#include "project/project.h"
#include "training/trial.h"

namespace fovea::cli {

namespace fs = std::filesystem;

namespace {

constexpr int kImages = 16;

Result<std::string> makePhantoms(const TemporaryFolder& folder, const Session& session) {
    const std::string images = folder.path("phantoms");
    phantoms::PhantomSetOptions set;
    set.images = kImages;
    FOVEA_CHECK(phantoms::writePhantomSet(images, set, *session.files, session.job));
    return images;
}

Result<training::BenchResult> timed(const char* work, const training::BenchOptions& o,
                                    const training::Workload& workload, const Session& session) {
    FOVEA_TRY(const auto costs, training::measure({workload}, o.repetitions, session.job));
    training::BenchResult r;
    r.work = work;
    r.precision = backbone::precisionName(o.precision);
    r.threads = backbone::kernelThreads();
    r.batch = 1;
    r.secondsPerItem = costs[0].seconds;
    r.memoryMb = costs[0].memoryMb;
    return r;
}

}  // namespace

Result<training::BenchResult> benchImport(const training::BenchOptions& o, const Session& session) {
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    FOVEA_TRY(const std::string images, makePhantoms(folder, session));
    int count = 0;
    training::Workload reading;
    reading.items = kImages;
    reading.once = [&]() -> Result<void> {
        FOVEA_TRY(const dataset::ImportPlan plan, dataset::planImport({images}, session.job));
        FOVEA_TRY(project::Project project,
                  project::Project::createOrOpen(folder.path(std::to_string(count++) + ".fovea")));
        FOVEA_TRY(const project::ImportSummary summary, project.import(plan, images));
        if (summary.added != kImages) return Error{ErrorCode::internal, "not all images were imported", {}};
        return {};
    };
    return timed("import", o, reading, session);
}

Result<training::BenchResult> benchSlices(const training::BenchOptions& o, int images,
                                          const Session& session) {
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    const std::string slices = folder.path("slices");
    FOVEA_CHECK(phantoms::writeSlices(slices, images, *session.files, session.job));
    int count = 0;
    training::Workload reading;
    reading.items = images;
    reading.once = [&]() -> Result<void> {
        FOVEA_TRY(const auto summary, project::importImages(folder.path(std::to_string(count++) + ".fovea"),
                                                            {slices}, session.job));
        if (summary.samples != images) return Error{ErrorCode::internal, "not all images were imported", {}};
        return {};
    };
    return timed("slices", o, reading, session);
}

Result<training::BenchResult> benchOpen(const training::BenchOptions& o, int images, const Session& session) {
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    const std::string path = folder.path("many.fovea");
    {
        dataset::ImportPlan plan;
        plan.samples = phantoms::phantomSamples(images);
        FOVEA_TRY(project::Project project, project::Project::createOrOpen(path));
        FOVEA_CHECK(project.import(plan, "/phantoms"));
    }
    training::Workload open;
    open.once = [&]() -> Result<void> {
        FOVEA_TRY(const project::Project project, project::Project::open(path));
        FOVEA_TRY(const auto samples, project.samples());
        if (int(samples.size()) != images) return Error{ErrorCode::internal, "not all images are there", {}};
        return {};
    };
    return timed("open", o, open, session);
}

Result<training::BenchResult> benchAudit(const training::BenchOptions& o, int images, bool crowd,
                                         const Session& session) {
    const auto samples = crowd ? phantoms::crowdedPhantomSamples(images) : phantoms::phantomSamples(images);
    training::Workload audit;
    audit.once = [&]() -> Result<void> {
        if (dataset::audit(samples).empty() && images >= 1000)
            return Error{ErrorCode::internal, "the copies were not found", {}};
        return {};
    };
    return timed(crowd ? "crowd" : "audit", o, audit, session);
}

Result<training::BenchResult> benchPredict(const training::BenchOptions& o, const Session& session) {
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    FOVEA_TRY(const std::string images, makePhantoms(folder, session));
    std::string file;
    for (const auto& entry : fs::recursive_directory_iterator(images))
        if (entry.path().extension() == ".dcm") file = entry.path().string();
    backbone::ExtractionSettings extraction = adapter::defaultExtraction(o.method, o.config);
    extraction.resolution = backbone::nearestResolution(o.resolution, o.config.patchSize);
    adapter::AdapterInfo info;
    info.extraction = extraction;
    info.config =
        adapter::AdapterConfig::defaults(o.method, o.config, int(extraction.layers.size()), o.classes);
    info.classes.assign(std::size_t(o.classes), "class");
    FOVEA_TRY(backbone::Backbone vit,
              backbone::Backbone::untrained(
                  o.config, 0, {.precision = o.precision, .device = o.device, .threads = o.threads}));
    FOVEA_TRY(adapter::Network network, adapter::Network::create(info.config, 0, o.device));
    FOVEA_TRY(const inference::Predictor predictor,
              inference::Predictor::assemble({info, std::move(network)}, std::move(vit)));
    training::Workload predict;
    predict.once = [&]() -> Result<void> {
        FOVEA_TRY(const inference::CaseResult result, predictor.predict(file, {}, false, session.job));
        FOVEA_TRY(const explain::TokenMap map,
                  inference::caseMap(predictor, result, explain::MapKind::kept, -1));
        const imaging::Pixels overlay = explain::overlay(result.display, map);
        return overlay.data.empty() ? Result<void>(Error{ErrorCode::internal, "no overlay", {}})
                                    : Result<void>();
    };
    return timed("predict", o, predict, session);
}

}  // namespace fovea::cli
