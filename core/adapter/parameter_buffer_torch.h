#pragma once

// Internal to the engine: shows torch.

#include <ATen/ATen.h>

#include <map>
#include <string>

#include "adapter/adapter_config.h"

namespace fovea::adapter {

/// The parameters of a network in one contiguous buffer, their gradients in
/// another, so that an optimiser step is a handful of operations and a
/// checkpoint is one tensor. Tensors that lie side by side can be seen as one
/// (query, key and value as one matrix). Not thread-safe.
class ParameterBuffer {
public:
    ParameterBuffer() = default;
    /// All zero, on the CPU, in the order of `specs`.
    explicit ParameterBuffer(const std::vector<TensorSpec>& specs);

    /// Moves the values and makes room for the gradients. Before the first leaf().
    void moveTo(at::Device device);

    at::Tensor values() const { return m_values; }        ///< [n]
    at::Tensor gradients() const { return m_gradients; }  ///< [n], filled by backward()
    at::Tensor value(const std::string& name) const { return view(m_values, name); }
    std::map<std::string, at::Tensor> namedValues() const { return named(m_values); }
    std::map<std::string, at::Tensor> namedGradients() const { return named(m_gradients); }
    const std::vector<std::int64_t>& shape(const std::string& name) const { return m_layout.at(name).second; }

    /// A leaf of the autograd graph of `shape`, whose values and gradient lie in
    /// the buffers from the place of `firstName` on.
    at::Tensor leaf(const std::string& firstName, const std::vector<std::int64_t>& shape);
    at::Tensor leaf(const std::string& name) { return leaf(name, shape(name)); }

private:
    at::Tensor view(const at::Tensor& buffer, const std::string& name) const;
    std::map<std::string, at::Tensor> named(const at::Tensor& buffer) const;

    std::map<std::string, std::pair<std::int64_t, std::vector<std::int64_t>>> m_layout;  ///< offset, shape
    at::Tensor m_values, m_gradients;
};

}  // namespace fovea::adapter
