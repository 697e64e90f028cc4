#pragma once

#include <cstddef>

#include "backbone/extraction.h"

namespace fovea::features {

/// Neighbouring numbers of a token summary.
struct SummaryPart {
    std::size_t first = 0, size = 0;
};

/// Where what lies in a token summary: all that an image's stored features say when nobody asks
/// which token says it. RecordCodec::summary() and FeatureStore::summary() make it. Its parts, in
/// their order:
///
/// - the class token's last state, [D];
/// - the mean of each value channel over the kept tokens of its layer and head, [L, H * d]. It is
///   what prompts gather that attend to all kept tokens alike, as they do before the first step;
/// - the deviation of each value channel about that mean, [L, H * d], over the M tokens that there
///   are (divided by M).
///
/// 2,496 numbers for the starter backbone (D = H * d = 192, L = 6).
struct SummaryLayout {
    explicit SummaryLayout(const backbone::FeatureShape& shape)
        : layers(shape.layers),
          layerWidth(std::size_t(shape.heads * shape.headWidth)),
          classState{0, std::size_t(shape.width)},
          means{classState.size, std::size_t(layers) * layerWidth},
          deviations{means.first + means.size, means.size} {}

    int layers;              ///< L
    std::size_t layerWidth;  ///< H * d, head by head
    SummaryPart classState, means, deviations;

    std::size_t size() const { return classState.size + means.size + deviations.size; }
    /// One layer's, 0 .. L-1.
    SummaryPart meansOf(int layer) const { return ofLayer(means, layer); }
    SummaryPart deviationsOf(int layer) const { return ofLayer(deviations, layer); }

private:
    SummaryPart ofLayer(const SummaryPart& part, int layer) const {
        return {part.first + std::size_t(layer) * layerWidth, layerWidth};
    }
};

}  // namespace fovea::features
