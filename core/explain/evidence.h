#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "explain/token_map.h"

namespace fovea::explain {

/// Sizes of an image's kept tokens, over all extracted layers.
struct KeptStates {
    KeptShape shape;                       ///< of each layer
    int headWidth = 0;                     ///< d
    std::span<const std::int32_t> tokens;  ///< [L, H, M]
    std::span<const float> values;         ///< [L, H, M, d]
};

/// A linear reading of kept tokens for one answer, of which a token's part can be told exactly:
/// logit = intercept + sum over layers, heads and channels of `means` times the mean of the kept values and
/// `deviations` times their deviation (divided by M), and something beside that no token has a part in.
struct TokenReading {
    std::span<const float> means, deviations;                ///< [L, H, d]
    std::span<const float> typicalMeans, typicalDeviations;  ///< [L, H, d], the training images' means
};

/// What each kept token says for an answer (above 0) or against it, beside what a typical training image
/// would: [L, H, M]. Of the means exactly: means . (v - typical mean) / M. The deviation s of a channel is
/// shared out as (v - mean)^2 / (M s), beside the typical one's even share: these parts add up, but are not
/// what would change without the token. A channel without any deviation is shared out evenly.
/// Their sum is the reading of the image minus that of the typical one. In double precision.
/// Error: invalidArgument (sizes).
Result<std::vector<double>> tokenEvidence(const KeptStates& kept, const TokenReading& reading);

/// As a map: a patch has the sum over the heads of what the tokens there say, a patch that no head kept is
/// not TokenMap::known. `evidence`: of tokenEvidence(). `layer` counts the extracted ones, from 0;
/// negative: the sum over all. TokenMap::leadingShare is what the tokens without a place say.
/// Error: invalidArgument.
Result<TokenMap> evidenceMap(const KeptStates& kept, std::span<const double> evidence, int layer);

}  // namespace fovea::explain
