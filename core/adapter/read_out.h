#pragma once

#include <optional>
#include <span>
#include <vector>

#include "adapter/adapter_config.h"
#include "adapter/variables.h"

namespace fovea::adapter {

/// How much each image of a unit counts in what a read-out reads of the unit: softmax over its images of
/// -sharpness times what the image says for class `least` (its logit less the mean over the classes). So an
/// image counts the more the less it says `least`: where a study is ill by one of its images, `least` is the
/// class of the healthy ones. Why: docs/decisions/0064.
struct ImageWeighting {
    int least = 0;
    double sharpness = 0;  ///< above 0
    bool operator==(const ImageWeighting&) const = default;

    /// [n], sum 1, of what a unit's images say: `logits` [n, C].
    std::vector<double> weights(std::span<const double> logits, int classes) const;
};

/// A linear reading of what is stored of an image: logits W z + b of its token summary z
/// (features::SummaryLayout). It is fitted, not trained (runs/read_out.h), and W acts on z as it comes:
/// the standardisation of the fit, its temperature and the mean over the classes are worked into it. So
/// the part of the mean values in a logit is a sum over kept tokens.
struct ReadOut {
    std::vector<float> weights;     ///< [C, width]; sum over the classes 0
    std::vector<float> intercepts;  ///< [C]; sum 0
    /// [width]: the mean summary of the training images, beside which evidence is stated
    /// (explain/evidence.h).
    std::vector<float> typical;
    /// Where images of a unit count by what they say. Without it they count alike.
    std::optional<ImageWeighting> weighting = {};

    int classes() const { return int(intercepts.size()); }
    int width() const { return intercepts.empty() ? 0 : int(weights.size() / intercepts.size()); }
    /// [B, C], of summaries [B, width]. In double precision and one order.
    std::vector<double> logits(std::span<const float> summaries) const;
    /// How much of a unit each of its images is, whose summaries these are [n, width]: [n], sum 1.
    std::vector<double> imageWeights(std::span<const float> summaries) const;
    /// What it reads of that unit, [width]: the mean of its images' summaries by these weights. Of one image
    /// its own, bit for bit.
    std::vector<float> together(std::span<const float> summaries) const;

    /// Of the summaries that an adapter's backbone and layers give: D + 2 L D.
    static int widthFor(const AdapterConfig& config);
    bool operator==(const ReadOut&) const = default;
};

/// How the answer of an adapter comes about: logits = sideShare * the side network's
/// + (1 - sideShare) * the read-out's. Why: docs/decisions/0033.
struct Head {
    double sideShare = 1;            ///< 0 .. 1; 0: the read-out alone, and there is no side network
    std::optional<ReadOut> readOut;  ///< where sideShare is below 1
    /// Of a read-out that reads clinical variables, too; the side network never sees them.
    std::optional<VariableReading> variables = {};

    /// The published method: the side network alone.
    bool plain() const { return sideShare == 1; }
    bool hasSideNetwork() const { return sideShare > 0; }
    /// Numbers that variables are as, 0 without any.
    int variableWidth() const { return variables ? variables->coding.width() : 0; }
    /// Error: invalidArgument (a share outside 0 .. 1; no read-out, or one of another size; variables without
    /// it; numbers that are none; weights of images other than of classes, by gated attention, without
    /// variables).
    Result<void> validate(const AdapterConfig& config) const;
    bool operator==(const Head&) const = default;
};

/// Names and shapes of the tensors of a read-out, as in an adapter's file: weights, intercepts, typical, and
/// where it reads variables their weights.
std::vector<TensorSpec> readOutTensors(const AdapterConfig& config, int variableWidth);

/// Learnable numbers of an adapter of such a share, whose read-out reads so many numbers of variables.
std::int64_t learnableParameters(const AdapterConfig& config, double sideShare, int variableWidth = 0);

}  // namespace fovea::adapter
