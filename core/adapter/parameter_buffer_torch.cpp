#include "adapter/parameter_buffer_torch.h"

#include <numeric>

namespace fovea::adapter {

namespace {
std::int64_t elements(const std::vector<std::int64_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t(1), std::multiplies<>());
}
}  // namespace

ParameterBuffer::ParameterBuffer(const std::vector<TensorSpec>& specs) {
    std::int64_t total = 0;
    for (const TensorSpec& s : specs) {
        m_layout[s.name] = {total, s.shape};
        total += s.elements();
    }
    m_values = at::zeros({total});
    m_gradients = at::zeros({total});
}

void ParameterBuffer::moveTo(at::Device device) {
    m_values = m_values.to(device);
    m_gradients = at::zeros_like(m_values);
}

at::Tensor ParameterBuffer::leaf(const std::string& firstName, const std::vector<std::int64_t>& shape) {
    const std::int64_t offset = m_layout.at(firstName).first, n = elements(shape);
    at::Tensor parameter = m_values.narrow(0, offset, n).view(shape).detach();
    parameter.set_requires_grad(true);
    parameter.mutable_grad() = m_gradients.narrow(0, offset, n).view(shape);
    return parameter;
}

at::Tensor ParameterBuffer::view(const at::Tensor& buffer, const std::string& name) const {
    const auto& [offset, shape] = m_layout.at(name);
    return buffer.narrow(0, offset, elements(shape)).view(shape);
}

std::map<std::string, at::Tensor> ParameterBuffer::named(const at::Tensor& buffer) const {
    std::map<std::string, at::Tensor> all;
    for (const auto& [name, place] : m_layout) all[name] = view(buffer, name);
    return all;
}

}  // namespace fovea::adapter
