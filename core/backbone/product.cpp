#include "backbone/product.h"

#include <omp.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "base/on_threads.h"

namespace fovea::backbone {

using dnnl::memory;

namespace {
/// For which number of rows weights are packed; they serve every other, too.
constexpr std::size_t kTypicalRows = 1024;

/// Rows that one thread takes at a time where rows are shared out here.
constexpr std::size_t kSliceRows = 128;

/// Whether oneDNN does the product by its general matrix multiplication, as it does without AVX-512: that
/// one divides sums, too, among threads, so that their last bits would depend on how many there are.
bool dividesSums(const dnnl::matmul::primitive_desc& description) {
    return std::string_view(description.impl_info_str()).starts_with("gemm");
}
}  // namespace

OpenMpThreads::OpenMpThreads(int threads) : m_before(omp_get_max_threads()) {
    omp_set_num_threads(threads);
}
OpenMpThreads::~OpenMpThreads() {
    omp_set_num_threads(m_before);
}

Product::Product(const dnnl::engine& engine, std::span<const float> weight, std::span<const float> bias,
                 memory::data_type type, memory::data_type result, Then then)
    : m_engine(engine),
      m_in(memory::dim(weight.size() / bias.size())),
      m_out(memory::dim(bias.size())),
      m_type(type),
      m_result(result) {
    dnnl::post_ops after;
    if (then == Then::gelu) after.append_eltwise(1, dnnl::algorithm::eltwise_gelu_erf, 0, 0);
    if (then == Then::geluTanh) after.append_eltwise(1, dnnl::algorithm::eltwise_gelu_tanh, 0, 0);
    if (then == Then::quickGelu) after.append_eltwise(1, dnnl::algorithm::eltwise_swish, 1.702f, 0);
    if (then == Then::add) after.append_sum(1);
    m_attributes.set_post_ops(after);
    m_bias = memory({{1, m_out}, memory::data_type::f32, memory::format_tag::ab}, engine);
    std::memcpy(m_bias.get_data_handle(), bias.data(), bias.size_bytes());
    const auto typical = describe(kTypicalRows, {{m_in, m_out}, type, memory::format_tag::any});
    const auto packed = typical.weights_desc();
    m_sliced = dividesSums(typical);
    if (m_sliced) m_attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    // First to the type, then to the packing: both at once has no fast way.
    memory plain({{m_in, m_out}, memory::data_type::f32, memory::dims{1, m_in}}, engine,
                 const_cast<float*>(weight.data()));
    memory typed({{m_in, m_out}, type, memory::format_tag::ba}, engine);
    m_packed.resize(packed.get_size());
    m_weights = memory(packed, engine, m_packed.data());
    dnnl::stream stream(engine);
    dnnl::reorder(plain, typed).execute(stream, plain, typed);
    dnnl::reorder(typed, m_weights).execute(stream, typed, m_weights);
    stream.wait();
}

dnnl::matmul::primitive_desc Product::describe(std::size_t rows, const memory::desc& weights) const {
    const memory::desc from({memory::dim(rows), m_in}, m_type, memory::format_tag::ab);
    const memory::desc to({memory::dim(rows), m_out}, m_result, memory::format_tag::ab);
    return {{from, weights, m_bias.get_desc(), to}, m_attributes, m_engine};
}

const Product::Prepared& Product::preparedFor(std::size_t rows) const {
    const auto known = m_prepared.find(rows);
    if (known != m_prepared.end()) return known->second;
    const auto description = describe(rows, m_weights.get_desc());
    return m_prepared
        .emplace(rows, Prepared{dnnl::matmul(description), description.src_desc(), description.dst_desc(),
                                description.scratchpad_desc()})
        .first->second;
}

void Product::run(dnnl::stream& stream, std::size_t rows, const void* x, void* y) const {
    if (m_sliced)
        runSliced(rows, x, y);
    else
        execute(preparedFor(rows), stream, x, y);
}

void Product::execute(const Prepared& p, dnnl::stream& stream, const void* x, void* y) const {
    std::unordered_map<int, memory> arguments = {
        {DNNL_ARG_SRC, memory(p.from, m_engine, const_cast<void*>(x))},
        {DNNL_ARG_WEIGHTS, m_weights},
        {DNNL_ARG_BIAS, m_bias},
        {DNNL_ARG_DST, memory(p.to, m_engine, y)}};
    AlignedVector<std::byte> scratch(p.scratch.get_size());
    if (!scratch.empty()) arguments.emplace(DNNL_ARG_SCRATCHPAD, memory(p.scratch, m_engine, scratch.data()));
    p.product.execute(stream, arguments);
}

void Product::runSliced(std::size_t rows, const void* x, void* y) const {
    const int threads = omp_get_max_threads();
    const OpenMpThreads single(1);  // a slice is one thread's work
    const std::size_t most = std::min(rows, kSliceRows), slices = (rows + kSliceRows - 1) / kSliceRows,
                      last = rows - (slices - 1) * kSliceRows;
    const Prepared &whole = preparedFor(most), &rest = preparedFor(last);
    const std::size_t from = whole.from.get_size() / most, to = whole.to.get_size() / most;  // bytes of a row
    onThreads(int(slices), threads, [&](int slice, int) {
        const std::size_t first = std::size_t(slice) * kSliceRows;
        dnnl::stream own(m_engine);
        execute(std::size_t(slice) + 1 < slices ? whole : rest, own,
                static_cast<const std::byte*>(x) + first * from, static_cast<std::byte*>(y) + first * to);
    });
}

}  // namespace fovea::backbone
