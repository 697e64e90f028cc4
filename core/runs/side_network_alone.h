#pragma once

#include <cstdint>
#include <vector>

#include "adapter/network.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/units.h"
#include "features/feature_store.h"
#include "runs/run_settings.h"
#include "runs/task.h"

namespace fovea::runs {

/// The control that says what the backbone adds: a side network trained as the method has it, with the
/// backbone's features taken away (WithoutFeatures).
class SideNetworkAlone {
public:
    /// What it learns from; the store has the small pictures. Where the configuration's pooling is of images,
    /// each image of a unit is learned from by itself.
    struct Images {
        const features::FeatureStore& store;
        const dataset::Units &train, &validation;
        const backbone::Normalisation& lowNormalisation;
    };
    /// Trains by `settings`, with `seed` instead of theirs; the epoch is chosen by validation images, as an
    /// adapter's. `ordinal`: as ResolvedRun has it. Nothing is kept on the disk. Cancellable. Errors: those
    /// of the store and of runLoop().
    static Result<SideNetworkAlone> train(const Images& images, const Task& task,
                                          const adapter::AdapterConfig& config, const RunSettings& settings,
                                          bool ordinal, std::uint64_t seed, FileLayer& files,
                                          const JobContext& job);
    /// [n, C] as UnitAnswers::answers. Cancellable. Errors: those of the store.
    Result<std::vector<double>> answers(const features::FeatureStore& store, const dataset::Units& units,
                                        const JobContext& job = {}) const;

private:
    SideNetworkAlone(adapter::Network network, const backbone::Normalisation& lowNormalisation)
        : m_network(std::move(network)), m_lowNormalisation(lowNormalisation) {}
    adapter::Network m_network;
    backbone::Normalisation m_lowNormalisation;
};

}  // namespace fovea::runs
