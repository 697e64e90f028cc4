#pragma once

// Internal to the engine.

#include <cstddef>
#include <cstdint>
#include <variant>

namespace fovea::adapter {

/// Sizes of the prompts' attention: L, B, H, P, M, d.
struct CrossAttentionShape {
    int layers = 0, batch = 0, heads = 0, prompts = 0, kept = 0, headWidth = 0;
};

/// Eight-bit numbers [L, B, H, M, d], and each channel's scale and offset, [L, B, H, 2, d].
struct RangedStates {
    const std::int8_t* numbers;
    const float* ranges;
};

/// Keys and values [L, B, H, M, d] as they come from the store.
struct KeptStates {
    /// Bits of IEEE half precision (finite), eight-bit numbers, or floats.
    using Part = std::variant<const float*, const std::uint16_t*, RangedStates>;
    Part keys, values;
};

/// softmax(q K^T) V for every layer, image and head (method.md 2), by `threads` OpenMP
/// threads: keys and values are widened piece by piece, never as a whole. Scales of eight-bit
/// numbers are multiplied into queries and results, and a shift that all keys of a channel share
/// changes no softmax: so they cost no more than halves.
/// `queries` [L, H, P, d], scaled already; `out` [L, B, P, H, d].
void crossAttention(const CrossAttentionShape& shape, const float* queries, const KeptStates& kept,
                    float* out, int threads);

/// The gradient by the queries, [L, H, P, d], from that by the result, [L, B, P, H, d].
/// The attention is computed once more instead of kept. Sums over the batch in order.
void crossAttentionGradient(const CrossAttentionShape& shape, const float* queries, const KeptStates& kept,
                            const float* outGradient, float* queriesGradient, int threads);

}  // namespace fovea::adapter
