#include "adapter/network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "adapter/batch_torch.h"
#include "backbone/tensors_torch.h"
#include "backbone/threads.h"
#include "base/on_threads.h"

namespace fovea::adapter {

Result<BatchTensors> toTensors(const Batch& batch, const AdapterConfig& c, at::Device device) {
    const std::int64_t B = batch.size, r = c.lowResolution;
    const auto wrong = [](const char* what) {
        return Error{ErrorCode::invalidArgument, std::string("batch: ") + what + " of a wrong size", {}};
    };
    if (B < 1 || batch.low.size() != std::size_t(B * 3 * r * r)) return wrong("low-resolution images");
    const std::vector<std::int64_t> shape = {c.layers, B, c.heads, batch.kept, c.headWidth()};
    std::size_t bytes = dtypeSize(batch.featureType);
    for (const std::int64_t s : shape) bytes *= std::size_t(s);
    if (batch.keys.size() != bytes || batch.values.size() != bytes) return wrong("keys or values");
    const std::vector<std::int64_t> rangesShape = {c.layers, B, c.heads, 2, c.headWidth()};
    const std::size_t ranges =
        batch.featureType == DType::i8 ? std::size_t(c.layers * B * c.heads * 2 * c.headWidth()) : 0;
    if (batch.keyRanges.size() != ranges || batch.valueRanges.size() != ranges) return wrong("ranges");
    if (!batch.labels.empty() && batch.labels.size() != std::size_t(B)) return wrong("labels");
    if (!batch.targets.empty() && batch.targets.size() != std::size_t(B * c.classes)) return wrong("targets");
    BatchTensors t;
    using backbone::toDevice;
    t.low = toDevice(at::from_blob(const_cast<float*>(batch.low.data()), {B, 3, r, r}), device);
    const auto type = batch.featureType == DType::f16  ? at::kHalf
                      : batch.featureType == DType::i8 ? at::kChar
                                                       : at::kFloat;
    const auto features = [&](const std::vector<std::byte>& data, const std::vector<float>& ranges) {
        KeptTensor stored(
            at::from_blob(const_cast<std::byte*>(data.data()), shape, at::TensorOptions().dtype(type)));
        if (!ranges.empty()) stored.ranges = at::from_blob(const_cast<float*>(ranges.data()), rangesShape);
        if (device.is_cpu()) return stored;
        // Few bytes on the way, floats from there on.
        stored.numbers = toDevice(stored.numbers, device);
        if (stored.ranges.defined()) stored.ranges = toDevice(stored.ranges, device);
        return KeptTensor(stored.widened());
    };
    t.keys = features(batch.keys, batch.keyRanges);
    t.values = features(batch.values, batch.valueRanges);
    if (!batch.labels.empty())
        t.labels =
            at::from_blob(const_cast<int*>(batch.labels.data()), {B}, at::TensorOptions().dtype(at::kInt))
                .to(device, at::kLong);
    if (!batch.targets.empty())
        t.targets = toDevice(at::from_blob(const_cast<float*>(batch.targets.data()), {B, c.classes}), device);
    return t;
}

std::vector<double> answersOf(Outputs outputs, int classes, std::span<const double> logits) {
    std::vector<double> answers(logits.begin(), logits.end());
    if (outputs == Outputs::findings)
        for (double& x : answers) x = 1 / (1 + std::exp(-x));
    if (outputs != Outputs::classes) return answers;
    const std::size_t C = std::size_t(classes);
    for (std::size_t row = 0; row < answers.size(); row += C) {
        const double most = *std::max_element(&answers[row], &answers[row] + C);
        double sum = 0;
        for (std::size_t c = row; c < row + C; ++c) sum += answers[c] = std::exp(answers[c] - most);
        for (std::size_t c = row; c < row + C; ++c) answers[c] /= sum;
    }
    return answers;
}

Network::Network(std::unique_ptr<NetworkTorch> network) : m_network(std::move(network)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::create(const AdapterConfig& config, std::uint64_t seed, const std::string& device) {
    return guarded([&]() -> Result<Network> {
        FOVEA_CHECK(config.validate());
        return Network(std::make_unique<NetworkTorch>(config, seed, backbone::torchDevice(device)));
    });
}

const AdapterConfig& Network::config() const {
    return m_network->config();
}

namespace {
/// One image of a batch, in memory of its own that begins where torch's always does.
BatchTensors imageOf(const BatchTensors& t, std::int64_t image) {
    const auto own = [image](const at::Tensor& x, std::int64_t dimension) {
        return x.defined() ? x.narrow(dimension, image, 1).clone(at::MemoryFormat::Contiguous) : x;
    };
    const auto kept = [&own](const KeptTensor& k) { return KeptTensor(own(k.numbers, 1), own(k.ranges, 1)); };
    return {own(t.low, 0), kept(t.keys), kept(t.values), {}, {}};
}

/// Mixes the read-out's logits into those of the side network, and states the answers anew.
Result<void> addReadOut(const Head& head, Outputs outputs, const Batch& batch, Prediction& p) {
    const ReadOut& readOut = *head.readOut;
    if (batch.size < 1 || batch.summaries.size() != std::size_t(batch.size) * std::size_t(readOut.width()))
        return Error{ErrorCode::invalidArgument, "batch: token summaries of a wrong size", {}};
    const std::vector<double> read = readOut.logits(batch.summaries);
    for (std::size_t i = 0; i < read.size(); ++i) {
        const double side = head.hasSideNetwork() ? head.sideShare * double(p.logits[i]) : 0;
        p.logits[i] = float(side + (1 - head.sideShare) * read[i]);
    }
    p.probabilities = answersOf(outputs, p.classes, std::vector<double>(p.logits.begin(), p.logits.end()));
    return {};
}
}  // namespace

Result<Prediction> Network::predict(const Batch& batch) const {
    return guarded([&]() -> Result<Prediction> {
        const int C = config().classes;
        Prediction p;
        p.classes = C;
        p.logits.resize(std::size_t(batch.size * C));
        p.probabilities.resize(p.logits.size());
        if (m_head.hasSideNetwork()) FOVEA_CHECK(predictBySideNetwork(batch, p));
        if (!m_head.plain()) FOVEA_CHECK(addReadOut(m_head, config().outputs, batch, p));
        if (!std::all_of(p.logits.begin(), p.logits.end(), [](float x) { return std::isfinite(x); }))
            return Error{ErrorCode::notANumber, "the network's answer is no number", {}};
        return p;
    });
}

Result<void> Network::setHead(Head head) {
    FOVEA_CHECK(head.validate(config()));
    m_head = std::move(head);
    return {};
}

/// Of a plain head this is all: logits and probabilities as they always were.
Result<void> Network::predictBySideNetwork(const Batch& batch, Prediction& p) const {
    return guarded([&]() -> Result<void> {
        FOVEA_TRY(const BatchTensors t, toTensors(batch, config(), m_network->device()));
        const int C = config().classes;
        // A product's last bits depend on how many rows it has and how many threads share it. So each
        // image is computed by itself, and by one thread.
        const auto predictOne = [&](int image, int) {
            const at::NoGradGuard noGrad;
            const backbone::SingleThreaded single;
            const BatchTensors one = imageOf(t, image);
            const at::Tensor logits = m_network->forward(one.low, one.keys, one.values, /*training=*/false, 0)
                                          .to(at::kCPU)
                                          .contiguous();
            std::copy_n(logits.data_ptr<float>(), C, &p.logits[std::size_t(image * C)]);
            double* const answers = &p.probabilities[std::size_t(image * C)];
            if (config().outputs == Outputs::classes) {
                const at::Tensor probabilities = at::softmax(logits.to(at::kDouble), -1).contiguous();
                std::copy_n(probabilities.data_ptr<double>(), C, answers);
            } else {
                const std::vector<double> said(logits.data_ptr<float>(), logits.data_ptr<float>() + C);
                std::copy_n(answersOf(config().outputs, C, said).data(), C, answers);
            }
        };
        const int threads =
            m_network->device().is_cpu() ? std::min(batch.size, backbone::kernelThreads()) : 1;
        if (threads > 1)
            onThreads(batch.size, threads, predictOne);
        else
            for (int image = 0; image < batch.size; ++image) predictOne(image, 0);
        return {};
    });
}

Result<std::vector<float>> Network::promptAttention(const Batch& batch) const {
    return guarded([&]() -> Result<std::vector<float>> {
        if (!m_head.hasSideNetwork())
            return Error{ErrorCode::invalidArgument, "there is no side network, and so are no prompts", {}};
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        FOVEA_TRY(const BatchTensors t, toTensors(batch, config(), m_network->device()));
        return backbone::toVector(m_network->promptAttention(t.keys));
    });
}

std::map<std::string, std::vector<float>> Network::values() const {
    std::map<std::string, std::vector<float>> all;
    for (const auto& [name, tensor] : m_network->namedParameters()) all[name] = backbone::toVector(tensor);
    return all;
}

Result<void> Network::setValues(const std::map<std::string, std::vector<float>>& values) {
    return guarded([&]() -> Result<void> {
        const at::NoGradGuard noGrad;
        const auto parameters = m_network->namedParameters();
        for (const auto& [name, data] : values)
            if (!parameters.count(name)) return Error{ErrorCode::missingTensors, "unexpected: " + name, {}};
        for (const auto& [name, tensor] : parameters) {
            const auto it = values.find(name);
            if (it == values.end()) return Error{ErrorCode::missingTensors, "missing: " + name, {}};
            if (it->second.size() != std::size_t(tensor.numel()))
                return Error{ErrorCode::missingTensors, "wrong size: " + name, {}};
            tensor.copy_(at::from_blob(const_cast<float*>(it->second.data()), tensor.sizes()));
        }
        return {};
    });
}

}  // namespace fovea::adapter
