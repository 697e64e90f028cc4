#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "adapter/network.h"
#include "backbone/extraction.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::training {

/// Keys and values of images 0 .. n-1 of a list, as FeatureStore::gather() gives them.
using GatherTokens = std::function<Result<adapter::Batch>(std::span<const int> items)>;

/// Attention pooling: in each layer and head one learned query attends to the keys of the kept tokens, and
/// what it gathers of their values is read by a linear classifier (attentive probing: Bardes et al., V-JEPA,
/// arXiv 2404.08471; with queries alone: Psomas et al., arXiv 2506.10178). Unlike there, the keys are the
/// backbone's own, as they are stored, and nothing is projected.
///
/// What the adapter's prompts can gather in the best case, without its side network. It starts at queries
/// of zero: the mean of the values. Immutable, thread-safe.
class AttentiveProbe {
public:
    struct Options {
        int epochs = 10;             ///< passes over the images, 0 or more
        int batch = 32;              ///< images a step
        double learningRate = 3e-3;  ///< of AdamW at the first step; falls along half a cosine
        double weightDecay = 1e-2;   ///< of the queries and the classifier
        std::uint64_t seed = 0;      ///< of the order of images
    };
    /// Learns the queries together with a linear classifier, which is then thrown away: one that is fitted
    /// to pooled() with a penalty chosen for it is better. `labels` [n], 0 .. classes-1; `means` [n, L*H*d],
    /// the means of the kept values, by which what is gathered is standardised. The same for the same seed,
    /// machine and number of threads. Cancellable between steps. Errors: those of `gather`;
    /// invalidArgument (sizes, labels), outOfMemory.
    static Result<AttentiveProbe> fit(const backbone::FeatureShape& shape, const GatherTokens& gather,
                                      std::span<const int> labels, int classes, std::span<const float> means,
                                      const Options& options, const JobContext& job);
    /// What the queries gather, [n, L*H*d]. Cancellable. Errors: those of `gather`.
    Result<std::vector<float>> pooled(int images, const GatherTokens& gather, const JobContext& job) const;
    /// [L, H, d]
    const std::vector<float>& queries() const { return m_queries; }

private:
    explicit AttentiveProbe(const backbone::FeatureShape& shape) : m_shape(shape) {}
    backbone::FeatureShape m_shape;
    std::vector<float> m_queries;
};

}  // namespace fovea::training
