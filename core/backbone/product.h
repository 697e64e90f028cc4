#pragma once

// Internal to the engine: shows oneDNN.

#include <map>
#include <oneapi/dnnl/dnnl.hpp>
#include <span>
#include <vector>

#include "backbone/aligned.h"

namespace fovea::backbone {

/// Sets OpenMP's threads of the calling thread while it lives. oneDNN prepares a product
/// for the number that is set then, and may only be asked for it under the same.
class OpenMpThreads {
public:
    explicit OpenMpThreads(int threads);
    ~OpenMpThreads();
    OpenMpThreads(const OpenMpThreads&) = delete;
    OpenMpThreads& operator=(const OpenMpThreads&) = delete;

private:
    int m_before;
};

/// A linear layer with packed weights: x [rows, in] times weight^T plus bias, and what
/// follows at once. One thread at a time, always under the same OpenMpThreads, whose number
/// makes no difference to any bit of y.
class Product {
public:
    enum class Then {
        nothing,
        gelu,       ///< exact, by erf
        geluTanh,   ///< tanh approximation
        quickGelu,  ///< x * sigmoid(1.702 x)
        add         ///< the result is added to what `to` holds
    };
    Product() = default;
    /// weight [out, in], bias [out]. `type` of x and the packed weights, `result` of y.
    Product(const dnnl::engine& engine, std::span<const float> weight, std::span<const float> bias,
            dnnl::memory::data_type type, dnnl::memory::data_type result, Then then);
    /// `x` [rows, in] and `y` [rows, out], contiguous.
    void run(dnnl::stream& stream, std::size_t rows, const void* x, void* y) const;

private:
    struct Prepared {
        dnnl::matmul product;
        dnnl::memory::desc from, to, scratch;
    };
    dnnl::matmul::primitive_desc describe(std::size_t rows, const dnnl::memory::desc& weights) const;
    const Prepared& preparedFor(std::size_t rows) const;
    void execute(const Prepared& product, dnnl::stream& stream, const void* x, void* y) const;
    void runSliced(std::size_t rows, const void* x, void* y) const;

    dnnl::engine m_engine;
    dnnl::memory::dim m_in = 0, m_out = 0;
    dnnl::memory::data_type m_type{}, m_result{};
    dnnl::primitive_attr m_attributes;
    bool m_sliced = false;              // rows are shared among threads here, not by oneDNN
    AlignedVector<std::byte> m_packed;  // what m_weights shows
    dnnl::memory m_weights, m_bias;
    mutable std::map<std::size_t, Prepared> m_prepared;  // by rows, as they came
};

}  // namespace fovea::backbone
