#pragma once

#include <optional>
#include <span>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/job_context.h"
#include "features/record_codec.h"

namespace fovea::inference {

/// What an adapter was asked by about one image, and what its network said.
struct AskedImage {
    std::vector<double> networkProbabilities;  ///< [C], as adapter::Prediction has them
    features::StoredTokens tokens;             ///< what the backbone kept
    /// By which it can be asked again; of a predicted image only where that was wanted.
    std::vector<std::byte> record = {};  ///< of features::RecordCodec
    std::vector<float> low = {};         ///< [3, r, r], normalised
    std::vector<float> variables = {};   ///< as adapter::VariableCoding::numbers(); empty: it reads none

    /// [L, H, M]: those of the kept tokens that are `chosen` [tokenCount], by their index in the image.
    std::vector<bool> keptAmong(const std::vector<bool>& chosen) const;
};

/// An adapter with what is needed to ask it about stored images: no backbone. It refers to parts that must
/// outlive it. One thread at a time.
struct AdapterOnRecords {
    const adapter::AdapterInfo& info;
    const adapter::Network& network;
    features::RecordCodec codec;
    std::optional<int> threads = {};  ///< none: as the caller's thread has it

    /// One image as the network takes it, by AskedImage::record, low and variables.
    adapter::Batch batchOf(const AskedImage& image) const;
    /// Errors: those of Network::predict().
    Result<AskedImage> ask(std::vector<std::byte> record, std::vector<float> low,
                           std::vector<float> variables) const;
    /// The answers about an image from which tokens are taken out, before recalibration: each of `out` is
    /// asked for once, [L, H, M] as features::RecordCodec::without() has it. Cancellable. Errors:
    /// invalidArgument (an image without its record), those of Network::predict(), cancelled.
    Result<adapter::Prediction> askAgain(const AskedImage& image, std::span<const std::vector<bool>> out,
                                         const JobContext& job = {}) const;
};

}  // namespace fovea::inference
