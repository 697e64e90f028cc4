#pragma once

// Internal to the engine.

namespace fovea::adapter {

/// Sizes of a layer's attention: B images, T tokens of which the first R ask, H heads of width h.
struct SelfAttentionShape {
    int batch = 0, tokens = 0, rows = 0, heads = 0, headWidth = 0;
};

/// The widest head that these take.
inline constexpr int kWidestHead = 64;

/// softmax(q K^T / sqrt(h)) V of every image and head, by `threads` OpenMP threads, made for
/// the narrow heads of a side network (h = 8): no matrix of attention is kept, only each row's
/// logarithm of the sum of exponentials, which the gradient recomputes it from (Dao et al.,
/// FlashAttention, arXiv 2205.14135).
/// `qkv` [B, T, 3, H, h]; `out` [B, R, H, h]; `logSums` [B, H, R].
void selfAttention(const SelfAttentionShape& shape, const float* qkv, float* out, float* logSums,
                   int threads);

/// The gradient by `qkv`, [B, T, 3, H, h], from that by the result, [B, R, H, h]; `out` and
/// `logSums` as selfAttention() gave them. Does not depend on the number of threads.
void selfAttentionGradient(const SelfAttentionShape& shape, const float* qkv, const float* out,
                           const float* logSums, const float* outGradient, float* qkvGradient, int threads);

}  // namespace fovea::adapter
