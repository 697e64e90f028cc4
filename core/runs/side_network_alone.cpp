#include "runs/side_network_alone.h"

#include "runs/project_source.h"
#include "runs/run_targets.h"
#include "runs/unit_answers.h"
#include "runs/without_features.h"

namespace fovea::runs {

Result<SideNetworkAlone> SideNetworkAlone::train(const Images& images, const Task& task,
                                                 const adapter::AdapterConfig& config,
                                                 const RunSettings& settings, bool ordinal,
                                                 std::uint64_t seed, FileLayer& files,
                                                 const JobContext& job) {
    AugmentationOptions augmentation;
    augmentation.flip = settings.flip;
    const auto learned = [&config](const dataset::Units& units) {
        return learnedUnits(units, imagesOf(units), config.pooling);
    };
    const dataset::Units train = learned(images.train);
    ProjectSource source(images.store, train, learned(images.validation), task, images.lowNormalisation,
                         augmentation, seed);
    WithoutFeatures blank(source);
    training::LoopOptions loop = loopOf(settings, ordinal, task, train.rows);
    loop.seed = seed;
    FOVEA_TRY(adapter::Network network, adapter::Network::create(config.ofOne(), seed));
    FOVEA_CHECK(training::runLoop(network, blank, loop, files, job));
    return SideNetworkAlone(std::move(network), images.lowNormalisation);
}

Result<std::vector<double>> SideNetworkAlone::answers(const features::FeatureStore& store,
                                                      const dataset::Units& units,
                                                      const JobContext& job) const {
    FOVEA_TRY(UnitAnswers said,
              predictUnits(store, m_network, m_lowNormalisation, units, job, WithoutFeatures::blank));
    return std::move(said.answers);
}

}  // namespace fovea::runs
