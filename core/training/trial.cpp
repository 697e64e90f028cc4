#include "training/trial.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

#include "adapter/batch_torch.h"
#include "base/memory.h"
#include "base/random.h"
#include "training/trainer_torch.h"

namespace fovea::training {

namespace {

/// Runs `once` repetitions + 1 times and keeps the fastest but the first.
Result<TrialCost> measure(int repetitions, const JobContext& job, const std::function<Result<void>()>& once) {
    const double before = residentMemoryMb();
    resetPeakMemory();
    TrialCost cost;
    for (int i = 0; i <= repetitions; ++i) {
        FOVEA_CHECK(job.check());
        const auto start = std::chrono::steady_clock::now();
        FOVEA_CHECK(once());
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (i == 1 || (i > 1 && took < cost.seconds)) cost.seconds = took;
    }
    cost.memoryMb = std::max(0.0, peakMemoryMb() - before);
    return cost;
}

std::vector<float> randomFloats(std::size_t n) {
    Random random(1);
    std::vector<float> values(n);
    for (float& v : values) v = static_cast<float>(random.uniform(-1, 1));
    return values;
}

}  // namespace

Result<TrialCost> trialPass(const backbone::Backbone& backbone, const backbone::ExtractionSettings& settings, int batch,
                            int repetitions, const JobContext& job) {
    FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(backbone.config(), settings));
    const std::size_t R = std::size_t(shape.grid) * std::size_t(backbone.config().patchSize);
    const std::vector<float> images = randomFloats(std::size_t(batch) * 3 * R * R);
    FOVEA_TRY(TrialCost cost, measure(repetitions, job, [&]() -> Result<void> {
                  FOVEA_TRY(const backbone::Features f, backbone.extract(images, batch, settings, job));
                  return {};
              }));
    cost.seconds /= batch;
    return cost;
}

Result<TrialCost> trialStep(const adapter::AdapterConfig& config, int batchSize, int kept, const std::string& device,
                            int repetitions, const JobContext& job) {
    return guarded([&]() -> Result<TrialCost> {
        adapter::Batch batch;
        batch.size = batchSize;
        batch.kept = kept;
        const std::size_t r = std::size_t(config.lowResolution);
        batch.low = randomFloats(std::size_t(batchSize) * 3 * r * r);
        const auto features = randomFloats(std::size_t(config.layers) * std::size_t(batchSize) * std::size_t(config.heads) *
                                           std::size_t(kept) * std::size_t(config.headWidth()));
        const auto bytes = std::as_bytes(std::span(features));
        batch.keys.assign(bytes.begin(), bytes.end());
        batch.values = batch.keys;
        for (int i = 0; i < batchSize; ++i) batch.labels.push_back(i % config.classes);
        FOVEA_TRY(adapter::Network network, adapter::Network::create(config, 0, device));
        Trainer trainer(network.torchNetwork(), {});
        return measure(repetitions, job, [&]() -> Result<void> {
            FOVEA_TRY(const adapter::BatchTensors tensors,
                      adapter::toTensors(batch, config, network.torchNetwork().device()));
            trainer.step(tensors, 1e-4, 0);
            return {};
        });
    });
}

}  // namespace fovea::training
