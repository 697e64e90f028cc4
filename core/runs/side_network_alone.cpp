#include "runs/side_network_alone.h"

#include <algorithm>
#include <span>

#include "runs/project_source.h"
#include "runs/run_targets.h"
#include "runs/without_features.h"

namespace fovea::runs {

using dataset::Sample;

namespace {
constexpr std::size_t kBatch = 16;
}

Result<SideNetworkAlone> SideNetworkAlone::train(const Images& images, const Task& task,
                                                 const adapter::AdapterConfig& config,
                                                 const RunSettings& settings, bool ordinal,
                                                 std::uint64_t seed, FileLayer& files,
                                                 const JobContext& job) {
    AugmentationOptions augmentation;
    augmentation.flip = settings.flip;
    ProjectSource source(images.store, images.train, images.validation, task, images.lowNormalisation,
                         augmentation, seed);
    WithoutFeatures blank(source);
    training::LoopOptions loop = loopOf(settings, ordinal, task, images.train);
    loop.seed = seed;
    FOVEA_TRY(adapter::Network network, adapter::Network::create(config, seed));
    FOVEA_CHECK(training::runLoop(network, blank, loop, files, job));
    return SideNetworkAlone(std::move(network), images.lowNormalisation);
}

Result<std::vector<double>> SideNetworkAlone::answers(const features::FeatureStore& store,
                                                      const std::vector<Sample>& samples) const {
    std::vector<double> said;
    for (std::size_t first = 0; first < samples.size(); first += kBatch) {
        const auto some = std::span(samples).subspan(first, std::min(kBatch, samples.size() - first));
        FOVEA_TRY(const adapter::Batch batch,
                  WithoutFeatures::blank(plainBatch(store, some, m_lowNormalisation)));
        FOVEA_TRY(const adapter::Prediction p, m_network.predict(batch));
        said.insert(said.end(), p.probabilities.begin(), p.probabilities.end());
    }
    return said;
}

}  // namespace fovea::runs
