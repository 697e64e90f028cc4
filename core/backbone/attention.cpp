#include "backbone/attention.h"

#include <algorithm>
#include <cmath>

#include "backbone/cpu_kernels.h"
#include "backbone/product.h"
#include "base/on_threads.h"

namespace fovea::backbone {

using dnnl::memory;

namespace {

/// Rows of a block, about: logits and attention of 64 x 1025 are 400 kB, which
/// a core's own cache holds.
constexpr int kRows = 64;
/// Products go by tiles of so many rows and columns.
constexpr int kTile = 32;

template <class T>
constexpr memory::data_type kType = sizeof(T) == sizeof(float) ? memory::data_type::f32
                                                               : memory::data_type::bf16;

int dividedUp(int value, int by) {
    return (value + by - 1) / by;
}

/// A head's blocks are shared out in so many parts, whatever the number of threads: each has
/// sums of columns of its own, so that they are added up in the same order always.
constexpr int kParts = 16;

/// Prepared by one thread and run by several: each brings its own scratch memory.
dnnl::primitive_attr ownScratch() {
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attributes;
}

}  // namespace

template <class T>
Attention<T>::Attention(const dnnl::engine& engine, int tokens, int heads, int headWidth, int threads)
    : m_engine(engine),
      m_tokens(tokens),
      m_heads(heads),
      m_headWidth(headWidth),
      m_threads(threads),
      m_padded(dividedUp(tokens, kTile) * kTile),
      m_rows(std::min(tokens, dividedUp(dividedUp(tokens, dividedUp(tokens, kRows)), kTile / 2) * kTile / 2)),
      m_blocks(dividedUp(tokens, m_rows)) {
    const OpenMpThreads single(1);  // a block is one thread's work
    const memory::dim N = m_padded, d = headWidth;
    m_whole = makeBlock(m_rows, {{d, N}, kType<T>, memory::format_tag::any},
                        {{N, d}, kType<T>, memory::format_tag::any});
    m_last = makeBlock(m_tokens - (m_blocks - 1) * m_rows, m_whole.logitsOf.weights_desc(),
                       m_whole.contextOf.weights_desc());
    m_keysOf = {engine,
                {{d, N}, kType<T>, memory::format_tag::ba},
                engine,
                m_whole.logitsOf.weights_desc(),
                ownScratch()};
    m_valuesOf = {engine,
                  {{N, d}, kType<T>, memory::format_tag::ab},
                  engine,
                  m_whole.contextOf.weights_desc(),
                  ownScratch()};
    m_packKeys = dnnl::reorder(m_keysOf);
    m_packValues = dnnl::reorder(m_valuesOf);
    m_keys.resize(std::size_t(heads) * m_keysOf.dst_desc().get_size());
    m_values.resize(std::size_t(heads) * m_valuesOf.dst_desc().get_size());

    std::size_t scratch = 0;
    for (const Block* block : {&m_whole, &m_last})
        scratch = std::max({scratch, block->logitsOf.scratchpad_desc().get_size(),
                            block->contextOf.scratchpad_desc().get_size()});
    for (const auto* reorder : {&m_keysOf, &m_valuesOf})
        scratch = std::max(scratch, reorder->scratchpad_desc().get_size());
    const std::size_t block = std::size_t(m_rows) * std::size_t(m_padded);
    for (int i = 0; i < threads; ++i) {
        WorkingMemory& at = m_memory.emplace_back();
        at.plain.resize(std::size_t(m_padded * headWidth));
        at.logits.resize(block);
        if (sizeof(T) == sizeof(Bf16)) at.attention.resize(block);
        at.context.resize(std::size_t(m_rows * headWidth));
        at.shares.resize(std::size_t(m_rows));
        at.scratch.resize(scratch);
        at.stream = dnnl::stream(engine);
        at.whole = argumentsOf(m_whole, at);
        at.last = argumentsOf(m_last, at);
    }
}

template <class T>
typename Attention<T>::Arguments Attention<T>::argumentsOf(const Block& block, WorkingMemory& at) const {
    const auto of = [&](const dnnl::matmul::primitive_desc& product, void* x, void* y) {
        return std::unordered_map<int, memory>{
            {DNNL_ARG_SRC, {product.src_desc(), m_engine, x}},
            {DNNL_ARG_WEIGHTS, {product.weights_desc(), m_engine, nullptr}},
            {DNNL_ARG_DST, {product.dst_desc(), m_engine, y}},
            {DNNL_ARG_SCRATCHPAD, {product.scratchpad_desc(), m_engine, at.scratch.data()}}};
    };
    return {of(block.logitsOf, at.plain.data(), at.logits.data()),
            of(block.contextOf, at.unshared(), at.context.data())};
}

template <class T>
typename Attention<T>::Block Attention<T>::makeBlock(int rows, const memory::desc& keys,
                                                     const memory::desc& values) const {
    const auto plain = [rows](memory::dim columns, memory::data_type type) {
        return memory::desc({rows, columns}, type, memory::format_tag::ab);
    };
    Block block;
    block.logitsOf = {{plain(m_headWidth, kType<T>), keys, plain(m_padded, memory::data_type::f32)},
                      ownScratch(),
                      m_engine};
    block.contextOf = {{plain(m_padded, kType<T>), values, plain(m_headWidth, memory::data_type::f32)},
                       ownScratch(),
                       m_engine};
    block.logits = dnnl::matmul(block.logitsOf);
    block.context = dnnl::matmul(block.contextOf);
    return block;
}

template <class T>
void Attention<T>::gather(const T* qkv, int which, int head, int first, int rows, T* to) const {
    const std::ptrdiff_t d = m_headWidth, row = 3 * m_heads * d;
    copyRows(qkv + first * row + (which * m_heads + head) * d, std::size_t(rows), std::size_t(d),
             std::size_t(row), to);
}

template <class T>
void Attention<T>::pack(const T* qkv, int head, WorkingMemory& at) {
    const auto reorder = [&](int which, const dnnl::reorder& pack, const dnnl::reorder::primitive_desc& of,
                             std::byte* packed) {
        gather(qkv, which, head, 0, m_tokens, at.plain.data());
        std::fill(at.plain.begin() + std::ptrdiff_t(m_tokens) * m_headWidth, at.plain.end(), T());
        pack.execute(at.stream,
                     {{DNNL_ARG_FROM, memory(of.src_desc(), m_engine, at.plain.data())},
                      {DNNL_ARG_TO, memory(of.dst_desc(), m_engine, packed)},
                      {DNNL_ARG_SCRATCHPAD, memory(of.scratchpad_desc(), m_engine, at.scratch.data())}});
    };
    reorder(1, m_packKeys, m_keysOf, packedKeys(head));
    reorder(2, m_packValues, m_valuesOf, packedValues(head));
}

template <class T>
void Attention<T>::compute(const T* qkv, int head, int index, T* context, float* received, bool firstRowOnly,
                           WorkingMemory& at) {
    const bool last = index == m_blocks - 1;
    const Block& block = last ? m_last : m_whole;
    Arguments& arguments = last ? at.last : at.whole;
    const int first = index * m_rows, rows = last ? m_tokens - first : m_rows;
    const std::size_t N = std::size_t(m_tokens), padded = std::size_t(m_padded);
    const auto product = [&](const dnnl::matmul& matmul, std::unordered_map<int, memory>& arguments,
                             std::byte* weights) {
        arguments.at(DNNL_ARG_WEIGHTS).set_data_handle(weights);
        matmul.execute(at.stream, arguments);
    };
    gather(qkv, 0, head, first, rows, at.plain.data());
    product(block.logits, arguments.logits, packedKeys(head));
    T* attention = at.unshared();
    exponentials(at.logits.data(), std::size_t(rows), N, padded, 1 / std::sqrt(float(m_headWidth)), attention,
                 at.shares.data());
    if (received)
        receive(attention, firstRowOnly ? 1 : std::size_t(rows), N, padded, at.shares.data(), received);
    if (!context) return;
    product(block.context, arguments.context, packedValues(head));
    const std::size_t d = std::size_t(m_headWidth), width = std::size_t(m_heads) * d;
    scaleRows(at.context.data(), std::size_t(rows), d, at.shares.data(),
              context + std::size_t(first) * width + std::size_t(head) * d, width);
}

template <class T>
void Attention<T>::run(const T* qkv, Rows wanted, T* context, Rows receivedFrom, float* received) {
    onThreads(m_heads, m_threads,
              [&](int head, int thread) { pack(qkv, head, m_memory[std::size_t(thread)]); });
    const bool fromAll = received && receivedFrom == Rows::all;
    const int blocks = wanted == Rows::all || fromAll ? m_blocks : 1, parts = std::min(kParts, blocks);
    const std::size_t N = std::size_t(m_tokens);
    if (fromAll) m_received.resize(std::size_t(m_heads * parts) * N);
    onThreads(m_heads * parts, m_threads, [&](int item, int thread) {
        const int head = item / parts, part = item % parts;
        float* sums = fromAll                 ? &m_received[std::size_t(item) * N]
                      : received && part == 0 ? received + std::size_t(head) * N
                                              : nullptr;
        if (sums) std::fill_n(sums, N, 0.0f);
        for (int block = blocks * part / parts; block < blocks * (part + 1) / parts; ++block) {
            compute(qkv, head, block, wanted == Rows::all || block == 0 ? context : nullptr,
                    fromAll || block == 0 ? sums : nullptr, !fromAll, m_memory[std::size_t(thread)]);
        }
    });
    if (!fromAll) return;
    std::fill_n(received, std::size_t(m_heads) * N, 0.0f);
    for (int item = 0; item < m_heads * parts; ++item) {
        float* sum = received + std::size_t(item / parts) * N;
        const float* part = &m_received[std::size_t(item) * N];
        for (std::size_t i = 0; i < N; ++i) sum[i] += part[i];
    }
    for (std::size_t i = 0; i < std::size_t(m_heads) * N; ++i) received[i] /= float(m_tokens);
}

template class Attention<float>;
template class Attention<Bf16>;

}  // namespace fovea::backbone
