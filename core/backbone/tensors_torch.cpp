#include "backbone/tensors_torch.h"

#include <cstring>

namespace fovea::backbone {

namespace {
at::ScalarType scalarType(DType dtype) {
    switch (dtype) {
        case DType::f32:
            return at::kFloat;
        case DType::f16:
            return at::kHalf;
        case DType::bf16:
            return at::kBFloat16;
        case DType::f64:
            return at::kDouble;
        case DType::i64:
            return at::kLong;
        case DType::i32:
            return at::kInt;
        case DType::i16:
            return at::kShort;
        case DType::u8:
            return at::kByte;
        case DType::i8:
            return at::kChar;
        case DType::boolean:
            return at::kBool;
    }
    return at::kFloat;
}
}  // namespace

at::Tensor toFloatTensor(const TensorView& view) {
    // from_blob takes a mutable pointer; nothing here writes through it.
    void* data = const_cast<std::byte*>(view.bytes.data());
    if (reinterpret_cast<std::uintptr_t>(data) % dtypeSize(view.dtype) == 0) {
        const at::Tensor mapped =
            at::from_blob(data, view.shape, at::TensorOptions().dtype(scalarType(view.dtype)));
        return mapped.to(at::kFloat);
    }
    const at::Tensor copy = at::empty(view.shape, at::TensorOptions().dtype(scalarType(view.dtype)));
    std::memcpy(copy.data_ptr(), data, view.bytes.size());
    return copy.to(at::kFloat);
}

std::vector<float> toVector(const at::Tensor& tensor) {
    const at::Tensor t = tensor.to(at::kCPU, at::kFloat).contiguous();
    const float* data = t.data_ptr<float>();
    return {data, data + t.numel()};
}

at::Device torchDevice(const std::string& name) {
    return at::Device(name);
}

at::Tensor toDevice(const at::Tensor& tensor, at::Device device) {
    if (!device.is_cuda()) return tensor.to(device);
    return tensor.pin_memory().to(device, /*non_blocking=*/true);
}

}  // namespace fovea::backbone
