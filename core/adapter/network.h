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
    /// [B, VariableCoding::width()] as VariableCoding::numbers(); empty: nothing is known of any, which
    /// counts as the mean of the training images.
    std::vector<float> variables = {};
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

/// What of images their units' answers are read from.
struct ImageStates {
    int size = 0;  ///< n
    /// [n, N, S], the last of each of N side networks; empty where there is none.
    std::vector<float> states;
    std::vector<float> summaries;  ///< [n, ReadOut::widthFor()]; empty where there is no read-out
    std::vector<float> variables;  ///< as Batch has them; empty where there is no read-out

    /// Puts those of other images behind.
    void add(const ImageStates& more);
    /// Those of `count` images from `first` on.
    ImageStates part(std::size_t first, std::size_t count) const;
};

/// What the network says of a unit.
struct UnitPrediction {
    std::vector<double> probabilities;  ///< [C], as Prediction has them
    std::vector<double> weights;        ///< [n]: how much of it each image is; they sum to 1
};

/// What outputs say, as Prediction::probabilities: `logits` [B, C].
std::vector<double> answersOf(Outputs outputs, int classes, std::span<const double> logits);

/// The trained network without torch in sight: for using an adapter. Of several side networks
/// (AdapterConfig::sideNetworks) it says the mean of their logits. Training uses the torch-level class behind
/// it, one side network alone. One thread at a time.
class Network {
public:
    /// Freshly initialised, of several side networks each from the next seed. Error: invalidArgument.
    static Result<Network> create(const AdapterConfig& config, std::uint64_t seed,
                                  const std::string& device = "cpu");
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    const AdapterConfig& config() const { return m_config; }
    /// Of side networks and read-out together, as head() says: every answer of an adapter comes from here. An
    /// image's does not depend on its batch or on threads. Errors: invalidArgument (sizes), outOfMemory.
    Result<Prediction> predict(const Batch& batch) const;
    /// Of images, each by itself: whatever the batch, bit for bit the same. Errors: as predict().
    Result<ImageStates> imageStates(const Batch& batch) const;
    /// What predict() says of each of them, bit for bit. Errors: as there.
    Result<Prediction> predictImages(const ImageStates& images) const;
    /// Of a unit with these images, as the configuration's pooling has it: of its pooled state and, as far as
    /// there is a read-out, of its summaries together (ReadOut::together()) and the variables of its first
    /// image. Of one image
    /// as predict() says. Errors: as there.
    Result<UnitPrediction> predictUnit(const ImageStates& images) const {
        return predictUnit(images, m_head);
    }
    /// The same by this head instead of its own, which has what this one reads.
    Result<UnitPrediction> predictUnit(const ImageStates& images, const Head& head) const;
    /// predict() by each of these heads instead of its own, in their order; the side network is computed
    /// once. They must be valid for its configuration (Head::validate()).
    Result<std::vector<Prediction>> predict(const Batch& batch, std::span<const Head* const> heads) const;
    /// Of a new network plain().
    const Head& head() const { return m_head; }
    /// Error: as Head::validate().
    Result<void> setHead(Head head);
    /// What each prompt attends to, [L, B, H, N P, M] of N side networks' prompts, one after the other.
    /// Error: invalidArgument where there is no side network.
    Result<std::vector<float>> promptAttention(const Batch& batch) const;
    /// What each kept token says in the side network, to first order, for the sum of `of` [C] times its
    /// logits: attention times gradient (after Chefer, Gur and Wolf, arXiv 2103.15679, section 3, without its
    /// rule that drops what speaks against), summed over the prompts, [L, B, H, M]. A token is told beside
    /// `typical` [L, H, d]: values at which nothing is said. It does not add up to the logits, as the side
    /// network is not linear. Error: invalidArgument (sizes; there is no side network).
    Result<std::vector<float>> attentionTimesGradient(const Batch& batch, std::span<const float> of,
                                                      std::span<const float> typical) const;

    /// Parameter values by name, for files; of several side networks with sideNetworkPrefix().
    std::map<std::string, std::vector<float>> values() const;
    /// Error: missingTensors, when names or sizes differ from adapterTensors().
    Result<void> setValues(const std::map<std::string, std::vector<float>>& values);

    /// Of one side network, for training.
    NetworkTorch& torchNetwork(int network = 0) const { return *m_networks[std::size_t(network)]; }

private:
    Network(const AdapterConfig& config, std::vector<std::unique_ptr<NetworkTorch>> networks);
    Result<void> predictBySideNetwork(const Batch& batch, Prediction& prediction) const;
    /// `images`: or what was pooled, as if it were of an image.
    Result<Prediction> predictStates(const ImageStates& images, const Head& head) const;
    AdapterConfig m_config;
    std::vector<std::unique_ptr<NetworkTorch>> m_networks;  ///< m_config.sideNetworks of them
    Head m_head;
};

}  // namespace fovea::adapter
