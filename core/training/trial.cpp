#include "training/trial.h"

#include <algorithm>
#include <chrono>

#include "adapter/batch_torch.h"
#include "backbone/tensors_torch.h"
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

adapter::Batch randomBatch(const adapter::AdapterConfig& c, int size, int kept, adapter::StoreType store) {
    adapter::Batch batch;
    batch.size = size;
    batch.kept = kept;
    batch.low =
        randomFloats(std::size_t(size) * 3 * std::size_t(c.lowResolution) * std::size_t(c.lowResolution));
    const at::Tensor features =
        at::empty({c.layers, size, c.heads, kept, c.headWidth()}, at::kFloat).uniform_(-1, 1);
    constexpr float kScale = 1.0f / 127;
    const bool eightBits = store == adapter::StoreType::int8;
    const at::Tensor numbers = eightBits ? (features / kScale).to(at::kChar) : features.to(at::kHalf);
    const auto* bytes = static_cast<const std::byte*>(numbers.data_ptr());
    batch.featureType = eightBits ? DType::i8 : DType::f16;
    batch.keys.assign(bytes, bytes + numbers.nbytes());
    batch.values = batch.keys;
    if (eightBits) {
        const at::Tensor ranges = at::zeros({c.layers, size, c.heads, 2, c.headWidth()});
        ranges.select(3, 0).fill_(kScale);
        batch.keyRanges = batch.valueRanges = backbone::toVector(ranges);
    }
    for (int i = 0; i < size; ++i) batch.labels.push_back(i % c.classes);
    if (c.outputs != adapter::Outputs::classes)
        for (int i = 0; i < size * c.classes; ++i) batch.targets.push_back(float(i % 2));
    return batch;
}

/// What the two kinds of step share: a fresh network and made-up images.
struct StepGround {
    adapter::Network network;
    adapter::Batch batch;

    Result<adapter::BatchTensors> tensors() const {
        return adapter::toTensors(batch, network.config(), network.torchNetwork().device());
    }
};
Result<std::shared_ptr<StepGround>> stepGround(const adapter::AdapterConfig& config, int batch, int kept,
                                               adapter::StoreType store, const std::string& device) {
    FOVEA_TRY(adapter::Network network, adapter::Network::create(config, 0, device));
    return std::make_shared<StepGround>(
        StepGround{std::move(network), randomBatch(config, batch, kept, store)});
}

constexpr double kRate = 1e-4;

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

Result<Workload> stepWorkload(const adapter::AdapterConfig& config, int batch, int kept,
                              adapter::StoreType store, const std::string& device) {
    return guarded([&]() -> Result<Workload> {
        FOVEA_TRY(const auto ground, stepGround(config, batch, kept, store, device));
        auto trainer = std::make_shared<Trainer>(ground->network.torchNetwork(), AdamWOptions{});
        return Workload{[=]() -> Result<void> {
            FOVEA_TRY(const adapter::BatchTensors t, ground->tensors());
            trainer->step(t, kRate, 0);
            return {};
        }};
    });
}

Result<Workload> plainStepWorkload(const adapter::AdapterConfig& config, int batch, int kept,
                                   const std::string& device) {
    return guarded([&]() -> Result<Workload> {
        FOVEA_TRY(const auto ground, stepGround(config, batch, kept, adapter::StoreType::fp16, device));
        auto yardstick =
            std::make_shared<PlainNetwork>(config, ground->network.torchNetwork().namedParameters());
        return Workload{[=]() -> Result<void> {
            FOVEA_TRY(const adapter::BatchTensors t, ground->tensors());
            yardstick->step(t, kRate, {});
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
            returnFreedMemory();
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
