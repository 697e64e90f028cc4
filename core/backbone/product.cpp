#include "backbone/product.h"

#include <omp.h>

#include <cstring>

namespace fovea::backbone {

using dnnl::memory;

namespace {
/// For which number of rows weights are packed; they serve every other, too.
constexpr std::size_t kTypicalRows = 1024;
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
    const auto packed = describe(kTypicalRows, {{m_in, m_out}, type, memory::format_tag::any}).weights_desc();
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
        .emplace(rows, Prepared{dnnl::matmul(description), description.src_desc(), description.dst_desc()})
        .first->second;
}

void Product::run(dnnl::stream& stream, std::size_t rows, const void* x, void* y) const {
    const Prepared& p = preparedFor(rows);
    p.product.execute(stream, {{DNNL_ARG_SRC, memory(p.from, m_engine, const_cast<void*>(x))},
                               {DNNL_ARG_WEIGHTS, m_weights},
                               {DNNL_ARG_BIAS, m_bias},
                               {DNNL_ARG_DST, memory(p.to, m_engine, y)}});
}

}  // namespace fovea::backbone
