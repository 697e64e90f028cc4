// What the frozen pass and training are made of, alone, in the sizes of ViT-B/16 at 512 x 512
// pixels (FPT+, batch 16 in training). FLOP/s count products only.
#include <benchmark/benchmark.h>

#include <vector>

#include "adapter/cross_attention.h"
#include "backbone/attention.h"
#include "backbone/cpu_kernels.h"
#include "backbone/product.h"
#include "backbone/threads.h"
#include "base/random.h"

using namespace fovea;
using namespace fovea::backbone;

namespace {

constexpr int kTokens = 1025, kRows = 1040, kWidth = 768, kHeads = 12, kHeadWidth = 64;

template <class T>
AlignedVector<T> randomValues(std::size_t count) {
    Random random(1);
    std::vector<float> values(count);
    for (float& v : values) v = float(random.uniform(-1, 1));
    AlignedVector<T> result(count);
    convert(values.data(), count, result.data());
    return result;
}

template <class T>
constexpr dnnl::memory::data_type kType = sizeof(T) == sizeof(float) ? dnnl::memory::data_type::f32
                                                                     : dnnl::memory::data_type::bf16;

void setFlops(benchmark::State& state, double perIteration) {
    state.counters["FLOP/s"] = benchmark::Counter(perIteration, benchmark::Counter::kIsIterationInvariantRate,
                                                  benchmark::Counter::kIs1000);
}

/// A linear layer with packed weights; range(0) in, range(1) out, range(2) what follows.
template <class T>
void product(benchmark::State& state) {
    const OpenMpThreads threads(kernelThreads());
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    dnnl::stream stream(engine);
    const std::size_t in = std::size_t(state.range(0)), out = std::size_t(state.range(1));
    const auto weight = randomValues<float>(in * out), bias = randomValues<float>(out);
    const auto then = Product::Then(state.range(2));
    Product product(engine, weight, bias, kType<T>,
                    then == Product::Then::add ? dnnl::memory::data_type::f32 : kType<T>, then);
    const auto x = randomValues<T>(kRows * in);
    AlignedVector<float> y(kRows * out);
    for (auto _ : state) product.run(stream, kRows, x.data(), y.data());
    setFlops(state, 2.0 * kRows * double(in) * double(out));
}

/// Of one image, all heads, with the importance of tokens.
template <class T>
void attention(benchmark::State& state) {
    const OpenMpThreads threads(kernelThreads());
    const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    Attention<T> attention(engine, kTokens, kHeads, kHeadWidth, kernelThreads());
    const auto qkv = randomValues<T>(std::size_t(kTokens) * 3 * kWidth);
    AlignedVector<T> context(std::size_t(kTokens) * kWidth);
    std::vector<float> received(std::size_t(kHeads) * kTokens);
    using Rows = typename Attention<T>::Rows;
    for (auto _ : state) attention.run(qkv.data(), Rows::all, context.data(), Rows::all, received.data());
    setFlops(state, 4.0 * kTokens * kTokens * kWidth);
}

/// One thread, a block of attention's rows.
void softmaxOfABlock(benchmark::State& state) {
    constexpr std::size_t kBlock = 64, kStride = 1056;
    const auto logits = randomValues<float>(kBlock * kStride);
    AlignedVector<Bf16> out(logits.size());
    std::vector<float> received(kTokens), shares(kBlock);
    for (auto _ : state) {
        exponentials(logits.data(), kBlock, kTokens, kStride, 0.125f, out.data(), shares.data());
        receive(out.data(), kBlock, kTokens, kStride, shares.data(), received.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(kBlock) * kTokens);
}

/// One thread, all tokens.
void layerNorms(benchmark::State& state) {
    const auto x = randomValues<float>(std::size_t(kTokens) * kWidth), weight = randomValues<float>(kWidth);
    AlignedVector<Bf16> out(x.size());
    for (auto _ : state) {
        layerNorm(x.data(), kTokens, kWidth, weight.data(), weight.data(), 1e-6f, out.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(kTokens) * kWidth);
}

struct Prompts {
    adapter::CrossAttentionShape shape{6, 16, kHeads, 16, 205, kHeadWidth};
    AlignedVector<float> queries = randomValues<float>(std::size_t(6 * kHeads * 16 * kHeadWidth));
    std::vector<std::uint16_t> states;
    std::vector<float> out;
    Prompts()
        : states(std::size_t(6 * 16 * kHeads * 205 * kHeadWidth)), out(std::size_t(6 * 16 * 16) * kWidth, 1) {
        Random random(2);
        for (auto& s : states) s = std::uint16_t(random.uniform(0x2c00, 0x3c00));  // 1/16 .. 1
    }
    adapter::KeptStates kept() const { return {states.data(), states.data()}; }
    double flops() const { return 4.0 * 16 * double(states.size()); }
};

void promptsForward(benchmark::State& state) {
    Prompts p;
    for (auto _ : state)
        adapter::crossAttention(p.shape, p.queries.data(), p.kept(), p.out.data(), kernelThreads());
    setFlops(state, p.flops());
}

void promptsBackward(benchmark::State& state) {
    Prompts p;
    auto gradient = p.queries;
    for (auto _ : state)
        adapter::crossAttentionGradient(p.shape, p.queries.data(), p.kept(), p.out.data(), gradient.data(),
                                        kernelThreads());
    setFlops(state, 1.5 * p.flops());
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgNames({"in", "out", "then"});
    b->Args({kWidth, 3 * kWidth, int(Product::Then::nothing)});
    b->Args({kWidth, kWidth, int(Product::Then::add)});
    b->Args({kWidth, 4 * kWidth, int(Product::Then::gelu)});
    b->Args({4 * kWidth, kWidth, int(Product::Then::add)});
}

}  // namespace

BENCHMARK(product<Bf16>)->Apply(sizes)->UseRealTime();
BENCHMARK(product<float>)->Apply(sizes)->UseRealTime();
BENCHMARK(attention<Bf16>)->UseRealTime();
BENCHMARK(attention<float>)->UseRealTime();
BENCHMARK(softmaxOfABlock);
BENCHMARK(layerNorms);
BENCHMARK(promptsForward)->UseRealTime();
BENCHMARK(promptsBackward)->UseRealTime();
BENCHMARK_MAIN();
