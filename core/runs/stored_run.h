#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/file_layer.h"
#include "features/feature_store.h"
#include "inference/on_records.h"
#include "project/project.h"
#include "runs/run_settings.h"

namespace fovea::runs {

/// A run's adapter beside what is stored of the project's images as it sees them: to ask it about them
/// without its backbone.
struct StoredRun {
    adapter::LoadedAdapter adapter;
    features::FeatureStore store;
    /// All images of the project through the adapter's window, in the splits that the run had.
    std::vector<dataset::Sample> samples;
    int threads = 0;  ///< as the run's settings have it

    inference::AdapterOnRecords onRecords() const { return {adapter.info, adapter.network, store.codec()}; }
    /// Errors: those of the store (an image that it has not) and of Network::predict().
    Result<inference::AskedImage> ask(const dataset::Sample& sample) const;
};

/// The newest run of a question that has an adapter; with `run`, that one. Nothing: there is none.
Result<std::optional<project::Run>> runWithAdapter(const project::Project& project, std::int64_t question,
                                                   std::int64_t run = 0);
/// What a run was asked for, but on the device that is there now, of all images and without what a series
/// assigned. Errors: those of settingsFromJson().
Result<RunSettings> settingsAlone(const project::Run& run);

/// Reads no image but where the project has another window by now. Errors: notFound (a run without an
/// adapter), those of loadAdapter() and resolve().
Result<StoredRun> openStoredRun(const project::Project& project, std::int64_t run,
                                std::shared_ptr<FileLayer> files, const JobContext& job);

}  // namespace fovea::runs
