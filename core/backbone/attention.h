#pragma once

// Internal to the engine: shows oneDNN.

#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
#include <vector>

#include "backbone/aligned.h"

namespace fovea::backbone {

/// Self-attention of one image, by blocks of rows, so that no N x N matrix is ever held:
/// see makeCpuPass(). T: float or Bf16, in which q, k, v and the result are stored.
/// `threads` threads share the work; one call at a time.
template <class T>
class Attention {
public:
    /// `tokens` N, `heads` H, `headWidth` d.
    Attention(const dnnl::engine& engine, int tokens, int heads, int headWidth, int threads);

    enum class Rows { all, first };
    /// `qkv` [N, 3, H, d]; `context` [N, H, d], of which Rows::first asks for row 0 alone (others
    /// may be written, too).
    /// `received` [H, N]: the attention that each token receives, from all tokens on average
    /// or from the first; null where not wanted.
    void run(const T* qkv, Rows wanted, T* context, Rows receivedFrom, float* received);

private:
    /// The two products of a block of rows.
    struct Block {
        dnnl::matmul::primitive_desc logitsOf, contextOf;
        dnnl::matmul logits, context;
    };
    /// Of these, where one thread works: all but the weights, which are another head's each time.
    struct Arguments {
        std::unordered_map<int, dnnl::memory> logits, context;
    };
    /// What one thread works in.
    struct WorkingMemory {
        AlignedVector<T> plain;  ///< queries or keys or values of a head, one token behind the other
        AlignedVector<float> logits;
        AlignedVector<T> attention;  ///< without its shares; empty for floats: it takes the logits' place
        AlignedVector<float> context;
        std::vector<float> shares;
        AlignedVector<std::byte> scratch;
        dnnl::stream stream;
        Arguments whole, last;

        T* unshared() {
            if constexpr (sizeof(T) == sizeof(float))
                return logits.data();
            else
                return attention.data();
        }
    };
    Block makeBlock(int rows, const dnnl::memory::desc& keys, const dnnl::memory::desc& values) const;
    Arguments argumentsOf(const Block& block, WorkingMemory& at) const;
    /// Copies rows of query (0), key (1) or value (2) of a head out of qkv.
    void gather(const T* qkv, int which, int head, int first, int rows, T* to) const;
    void pack(const T* qkv, int head, WorkingMemory& at);
    /// `received`: gains the sums of the columns, or the first row; may be null.
    /// `context`: null where not wanted.
    void compute(const T* qkv, int head, int block, T* context, float* received, bool firstRowOnly,
                 WorkingMemory& at);
    std::byte* packedKeys(int head) {
        return m_keys.data() + std::size_t(head) * m_keysOf.dst_desc().get_size();
    }
    std::byte* packedValues(int head) {
        return m_values.data() + std::size_t(head) * m_valuesOf.dst_desc().get_size();
    }

    dnnl::engine m_engine;
    int m_tokens, m_heads, m_headWidth, m_threads;
    int m_padded;          ///< tokens, with some that get no attention: products like whole tiles
    int m_rows, m_blocks;  ///< of a block (the last may have fewer), and how many
    dnnl::reorder::primitive_desc m_keysOf, m_valuesOf;
    dnnl::reorder m_packKeys, m_packValues;
    Block m_whole, m_last;
    AlignedVector<std::byte> m_keys, m_values;  ///< packed, a head after the other
    AlignedVector<float> m_received;            ///< [H, parts, N]: sums of columns
    std::vector<WorkingMemory> m_memory;
};

}  // namespace fovea::backbone
