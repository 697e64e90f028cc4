#pragma once

// Internal to the engine: what of the frozen pass is no matrix product. Compiled for
// several processors, the fitting one chosen when the program starts.

#include <cstddef>
#include <cstdint>

namespace fovea::backbone {

/// A number in bfloat16: the upper half of a float.
struct Bf16 {
    std::uint16_t bits = 0;
};

/// To the nearest, ties to even.
void convert(const float* from, std::size_t count, Bf16* to);
void convert(const float* from, std::size_t count, float* to);
void convert(const Bf16* from, std::size_t count, float* to);

/// Layer normalisation (Ba et al., arXiv 1607.06450) of `rows` rows: x [rows, width] to
/// [rows, width], by mean and biased variance of each.
void layerNorm(const float* x, std::size_t rows, std::size_t width, const float* weight, const float* bias,
               float eps, Bf16* out);
void layerNorm(const float* x, std::size_t rows, std::size_t width, const float* weight, const float* bias,
               float eps, float* out);

/// e to the power of `scale` times each logit less the largest of its row, for logits [rows, count] (rows
/// `stride` apart), to `out` (rows `stride` apart, zeros behind `count`; for floats it may be
/// `logits`). Times shares[row], one divided by their sum, they are the row's softmax.
void exponentials(const float* logits, std::size_t rows, std::size_t count, std::size_t stride, float scale,
                  Bf16* out, float* shares);
void exponentials(const float* logits, std::size_t rows, std::size_t count, std::size_t stride, float scale,
                  float* out, float* shares);

/// `received` [count] gains the sum of every column of that softmax.
void receive(const Bf16* exponentials, std::size_t rows, std::size_t count, std::size_t stride,
             const float* shares, float* received);
void receive(const float* exponentials, std::size_t rows, std::size_t count, std::size_t stride,
             const float* shares, float* received);

/// Each row of x [rows, width] times its share, to `out` (rows `stride` apart).
void scaleRows(const float* x, std::size_t rows, std::size_t width, const float* shares, Bf16* out,
               std::size_t stride);
void scaleRows(const float* x, std::size_t rows, std::size_t width, const float* shares, float* out,
               std::size_t stride);

/// Rows of `width`, `stride` apart, to [rows, width].
void copyRows(const Bf16* from, std::size_t rows, std::size_t width, std::size_t stride, Bf16* to);
void copyRows(const float* from, std::size_t rows, std::size_t width, std::size_t stride, float* to);

/// silu(first half) * second half of each row: x [rows, 2 width] to [rows, width].
void gate(const Bf16* x, std::size_t rows, std::size_t width, Bf16* out);
void gate(const float* x, std::size_t rows, std::size_t width, float* out);

/// Turns pairs of channels of one token, in place: x [heads, 2 pairs]; channels a = step * p and
/// b = step * p + apart of each head become a cos - b sin and b cos + a sin, by cosine[p] and sine[p].
void turnPairs(Bf16* x, std::size_t heads, std::size_t pairs, std::size_t step, std::size_t apart,
               const float* cosine, const float* sine);
void turnPairs(float* x, std::size_t heads, std::size_t pairs, std::size_t step, std::size_t apart,
               const float* cosine, const float* sine);

}  // namespace fovea::backbone
