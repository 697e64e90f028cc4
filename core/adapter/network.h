#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "adapter/read_out.h"
#include "base/safetensors.h"

namespace fovea::adapter {

class NetworkTorch;

/// Images as the trained network takes them, on the CPU.
struct Batch {
    int size = 0;                         ///< B
    std::vector<float> low;               ///< [B, 3, r, r], normalised
    int kept = 0;                         ///< M
    DType featureType = DType::f32;       ///< of keys and values: f32, f16 or i8
    std::vector<std::byte> keys, values;  ///< [L, B, H, M, d]
    /// Of i8 only, [L, B, H, 2, d]: each channel's scale, then its offset. A number n stands for
    /// offset + scale * n.
    std::vector<float> keyRanges, valueRanges;
    /// [B, ReadOut::widthFor()]: token summaries; empty where no read-out looks at them.
    std::vector<float> summaries;
    std::vector<int> labels;  ///< [B], of classes; empty when unknown
    /// [B, C], of findings (1 and 0) and numbers (in deviations); NaN: not stated. Empty when unknown.
    std::vector<float> targets = {};
};

/// What the network says of a batch.
struct Prediction {
    int classes = 0;
    /// [B, C]. Of classes rows sum to 1; of findings each is one by itself; of a number it is no probability,
    /// but what the output says.
    std::vector<double> probabilities;
    std::vector<float> logits;  ///< [B, C]
};

/// What outputs say, as Prediction::probabilities: `logits` [B, C].
std::vector<double> answersOf(Outputs outputs, int classes, std::span<const double> logits);

/// The trained network without torch in sight: for using an adapter. Training uses the torch-level
/// class behind it, the side network alone. One thread at a time.
class Network {
public:
    /// Freshly initialised. Error: invalidArgument.
    static Result<Network> create(const AdapterConfig& config, std::uint64_t seed,
                                  const std::string& device = "cpu");
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    const AdapterConfig& config() const;
    /// Of side network and read-out together, as head() says: every answer of an adapter comes from here. An
    /// image's does not depend on its batch or on threads. Errors: invalidArgument (sizes), outOfMemory.
    Result<Prediction> predict(const Batch& batch) const;
    /// Of a new network plain().
    const Head& head() const { return m_head; }
    /// Error: as Head::validate().
    Result<void> setHead(Head head);
    /// What each prompt attends to, [L, B, H, P, M]. Error: invalidArgument where there is no side network.
    Result<std::vector<float>> promptAttention(const Batch& batch) const;

    /// Parameter values by name, for files.
    std::map<std::string, std::vector<float>> values() const;
    /// Error: missingTensors, when names or sizes differ from adapterTensors().
    Result<void> setValues(const std::map<std::string, std::vector<float>>& values);

    NetworkTorch& torchNetwork() const { return *m_network; }

private:
    explicit Network(std::unique_ptr<NetworkTorch> network);
    Result<void> predictBySideNetwork(const Batch& batch, Prediction& prediction) const;
    std::unique_ptr<NetworkTorch> m_network;
    Head m_head;
};

}  // namespace fovea::adapter
