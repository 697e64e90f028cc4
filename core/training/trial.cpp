#include "training/trial.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>

#include "adapter/batch_torch.h"
#include "base/memory.h"
#include "base/random.h"
#include "training/plain_torch.h"
#include "training/trainer_torch.h"

namespace fovea::training {

namespace {

std::vector<float> randomFloats(std::size_t n) {
    Random random(1);
    std::vector<float> values(n);
    for (float& v : values) v = static_cast<float>(random.uniform(-1, 1));
    return values;
}

adapter::Batch randomBatch(const adapter::AdapterConfig& c, int size, int kept) {
    adapter::Batch batch;
    batch.size = size;
    batch.kept = kept;
    batch.low =
        randomFloats(std::size_t(size) * 3 * std::size_t(c.lowResolution) * std::size_t(c.lowResolution));
    const at::Tensor features =
        at::empty({c.layers, size, c.heads, kept, c.headWidth()}, at::kHalf).uniform_(-1, 1);
    const auto* bytes = static_cast<const std::byte*>(features.data_ptr());
    batch.featureType = DType::f16;  // as they come from the store
    batch.keys.assign(bytes, bytes + features.nbytes());
    batch.values = batch.keys;
    for (int i = 0; i < size; ++i) batch.labels.push_back(i % c.classes);
    return batch;
}

}  // namespace

Result<Workload> passWorkload(const backbone::Backbone& backbone,
                              const backbone::ExtractionSettings& settings, int batch) {
    FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(backbone.config(), settings));
    const std::size_t R = std::size_t(shape.grid) * std::size_t(backbone.config().patchSize);
    auto images = std::make_shared<std::vector<float>>(randomFloats(std::size_t(batch) * 3 * R * R));
    return Workload{[&backbone, images, settings, batch]() -> Result<void> {
                        FOVEA_TRY(const backbone::Features f, backbone.extract(*images, batch, settings));
                        return {};
                    },
                    batch};
}

Result<Workload> stepWorkload(const adapter::AdapterConfig& config, int batchSize, int kept,
                              const std::string& device, bool plain) {
    return guarded([&]() -> Result<Workload> {
        constexpr double kRate = 1e-4;
        FOVEA_TRY(adapter::Network created, adapter::Network::create(config, 0, device));
        auto network = std::make_shared<adapter::Network>(std::move(created));
        auto batch = std::make_shared<adapter::Batch>(randomBatch(config, batchSize, kept));
        adapter::NetworkTorch& torchNetwork = network->torchNetwork();
        if (plain) {
            auto yardstick = std::make_shared<PlainNetwork>(config, torchNetwork.namedParameters());
            return Workload{[=]() -> Result<void> {
                FOVEA_TRY(const adapter::BatchTensors t,
                          adapter::toTensors(*batch, config, network->torchNetwork().device()));
                yardstick->step(t, kRate, {});
                return {};
            }};
        }
        auto trainer = std::make_shared<Trainer>(torchNetwork, AdamWOptions{});
        return Workload{[=]() -> Result<void> {
            FOVEA_TRY(const adapter::BatchTensors t,
                      adapter::toTensors(*batch, config, network->torchNetwork().device()));
            trainer->step(t, kRate, 0);
            return {};
        }};
    });
}

Result<std::vector<Cost>> measure(const std::vector<Workload>& workloads, int repetitions,
                                  const JobContext& job) {
    return guarded([&]() -> Result<std::vector<Cost>> {
        std::vector<Cost> costs;
        std::vector<std::vector<double>> times(workloads.size());
        for (const Workload& w : workloads) {
            malloc_trim(0);  // what earlier work left behind would hide what this needs
            const double before = residentMemoryMb();
            resetPeakMemory();
            FOVEA_CHECK(w.once());
            costs.push_back({0, std::max(0.0, peakMemoryMb() - before)});
        }
        for (int r = 0; r < repetitions; ++r) {
            for (std::size_t i = 0; i < workloads.size(); ++i) {
                FOVEA_CHECK(job.check());
                const auto start = std::chrono::steady_clock::now();
                FOVEA_CHECK(workloads[i].once());
                times[i].push_back(
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
            }
        }
        for (std::size_t i = 0; i < workloads.size(); ++i) {
            std::sort(times[i].begin(), times[i].end());
            if (!times[i].empty()) costs[i].seconds = times[i][times[i].size() / 2] / workloads[i].items;
        }
        return costs;
    });
}

}  // namespace fovea::training
