#include "runs/stored_run.h"

#include <filesystem>

#include "inference/predictor.h"
#include "project/network_window.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/variables.h"

namespace fovea::runs {

Result<inference::AskedImage> StoredRun::ask(const dataset::Sample& sample) const {
    FOVEA_TRY(adapter::Batch batch, plainBatch(store, std::span(&sample, 1), adapter.info.lowNormalisation));
    FOVEA_TRY(std::vector<std::byte> record, store.record(sample.pixelHash));
    return onRecords().ask(std::move(record), std::move(batch.low),
                           variableNumbers(adapter.info.variables, std::span(&sample, 1)));
}

Result<std::optional<project::Run>> runWithAdapter(const project::Project& project, std::int64_t question,
                                                   std::int64_t id) {
    FOVEA_TRY(const std::vector<project::Run> runs, project.runs());
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        if (!run->adapterPath.empty() && run->question == question && (id == 0 || run->id == id))
            return std::optional(*run);
    return std::optional<project::Run>();
}

Result<RunSettings> settingsAlone(const project::Run& run) {
    FOVEA_TRY(RunSettings settings, settingsFromJson(run.settingsJson));
    settings.device = "auto";  // the one it was trained on may be gone
    settings.fold.reset();
    settings.assigned = {};
    return settings;
}

Result<StoredRun> openStoredRun(const project::Project& project, std::int64_t runId,
                                std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<StoredRun> {
        FOVEA_TRY(const project::Run run, project.run(runId));
        if (run.adapterPath.empty())
            return Error{ErrorCode::notFound, "run " + std::to_string(runId) + " has no adapter yet", {}};
        FOVEA_TRY(const RunSettings settings, settingsAlone(run));
        FOVEA_TRY(adapter::LoadedAdapter adapter,
                  adapter::loadAdapter((std::filesystem::path(project.folder()) / run.adapterPath).string()));
        FOVEA_TRY(const inference::InputSettings input, inference::inputSettingsOf(adapter.info));
        FOVEA_TRY(const project::WindowedImages seen,
                  project::imagesThroughWindow(project, input.window, job));
        FOVEA_TRY(const ResolvedRun resolved, resolve(project, seen, settings));
        FOVEA_TRY(features::FeatureStore store, openStore(project, resolved, std::move(files)));
        FOVEA_TRY(std::vector<dataset::Sample> samples, samplesAsSplit(project, runId, seen.samples));
        return StoredRun{std::move(adapter), std::move(store), std::move(samples), settings.threads};
    });
}

}  // namespace fovea::runs
