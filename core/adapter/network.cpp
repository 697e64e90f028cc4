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

Network::Network(const AdapterConfig& config, std::vector<std::unique_ptr<NetworkTorch>> networks)
    : m_config(config), m_networks(std::move(networks)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::create(const AdapterConfig& config, std::uint64_t seed, const std::string& device) {
    return guarded([&]() -> Result<Network> {
        FOVEA_CHECK(config.validate());
        std::vector<std::unique_ptr<NetworkTorch>> networks;
        for (int k = 0; k < config.sideNetworks; ++k)
            networks.push_back(std::make_unique<NetworkTorch>(config.ofOne(), seed + std::uint64_t(k),
                                                              backbone::torchDevice(device)));
        return Network(config, std::move(networks));
    });
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
Result<void> addReadOut(const Head& head, Outputs outputs, int size, const std::vector<float>& summaries,
                        const std::vector<float>& variables, Prediction& p) {
    const ReadOut& readOut = *head.readOut;
    if (size < 1 || summaries.size() != std::size_t(size) * std::size_t(readOut.width()))
        return Error{ErrorCode::invalidArgument, "batch: token summaries of a wrong size", {}};
    std::vector<double> read = readOut.logits(summaries);
    if (!variables.empty() && variables.size() != std::size_t(size) * std::size_t(head.variableWidth()))
        return Error{ErrorCode::invalidArgument, "batch: variables of a wrong size", {}};
    if (head.variables) head.variables->addTo(read, variables);
    for (std::size_t i = 0; i < read.size(); ++i) {
        const double side = head.hasSideNetwork() ? head.sideShare * double(p.logits[i]) : 0;
        p.logits[i] = float(side + (1 - head.sideShare) * read[i]);
    }
    p.probabilities = answersOf(outputs, p.classes, std::vector<double>(p.logits.begin(), p.logits.end()));
    return {};
}
}  // namespace

Result<Prediction> Network::predict(const Batch& batch) const {
    const Head* const own[] = {&m_head};
    FOVEA_TRY(std::vector<Prediction> predictions, predict(batch, own));
    return std::move(predictions.front());
}

Result<std::vector<Prediction>> Network::predict(const Batch& batch,
                                                 std::span<const Head* const> heads) const {
    return guarded([&]() -> Result<std::vector<Prediction>> {
        const int C = config().classes;
        Prediction side;
        side.classes = C;
        side.logits.resize(std::size_t(batch.size * C));
        side.probabilities.resize(side.logits.size());
        if (std::any_of(heads.begin(), heads.end(), [](const Head* h) { return h->hasSideNetwork(); }))
            FOVEA_CHECK(predictBySideNetwork(batch, side));
        std::vector<Prediction> predictions(heads.size(), side);
        for (std::size_t h = 0; h < heads.size(); ++h) {
            Prediction& p = predictions[h];
            if (!heads[h]->plain())
                FOVEA_CHECK(
                    addReadOut(*heads[h], config().outputs, batch.size, batch.summaries, batch.variables, p));
            if (!std::all_of(p.logits.begin(), p.logits.end(), [](float x) { return std::isfinite(x); }))
                return Error{ErrorCode::notANumber, "the network's answer is no number", {}};
        }
        return predictions;
    });
}

Result<void> Network::setHead(Head head) {
    FOVEA_CHECK(head.validate(config()));
    m_head = std::move(head);
    return {};
}

namespace {
/// What the side network says, as `p` has it: logits and answers of row `row`, from its logits [1, C].
void putAnswers(const at::Tensor& logits, Outputs outputs, int classes, int row, Prediction& p) {
    const int C = classes;
    std::copy_n(logits.data_ptr<float>(), C, &p.logits[std::size_t(row * C)]);
    double* const answers = &p.probabilities[std::size_t(row * C)];
    if (outputs == Outputs::classes) {
        const at::Tensor probabilities = at::softmax(logits.to(at::kDouble), -1).contiguous();
        std::copy_n(probabilities.data_ptr<double>(), C, answers);
    } else {
        const std::vector<double> said(logits.data_ptr<float>(), logits.data_ptr<float>() + C);
        std::copy_n(answersOf(outputs, C, said).data(), C, answers);
    }
}

/// The mean of what side networks say; of one it is that, bit for bit.
template <class Say>
at::Tensor meanOver(const std::vector<std::unique_ptr<NetworkTorch>>& networks, const Say& say) {
    at::Tensor sum = say(*networks.front(), 0);
    for (std::size_t k = 1; k < networks.size(); ++k) sum = sum + say(*networks[k], std::int64_t(k));
    return networks.size() == 1 ? sum : sum / double(networks.size());
}

/// Calls `one` for each image of a batch. A product's last bits depend on how many rows it has and how many
/// threads share it. So each image is computed by itself, and by one thread.
template <class One>
void eachImage(const NetworkTorch& network, int size, const One& one) {
    const auto alone = [&](int image, int) {
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        one(image);
    };
    const int threads = network.device().is_cpu() ? std::min(size, backbone::kernelThreads()) : 1;
    if (threads > 1)
        onThreads(size, threads, alone);
    else
        for (int image = 0; image < size; ++image) alone(image, 0);
}
}  // namespace

/// Of a plain head this is all: logits and probabilities as they always were.
Result<void> Network::predictBySideNetwork(const Batch& batch, Prediction& p) const {
    return guarded([&]() -> Result<void> {
        FOVEA_TRY(const BatchTensors t, toTensors(batch, config(), torchNetwork().device()));
        eachImage(torchNetwork(), batch.size, [&](int image) {
            const BatchTensors one = imageOf(t, image);
            const at::Tensor logits = meanOver(m_networks, [&](const NetworkTorch& network, std::int64_t) {
                return network.forward(one.low, one.keys, one.values, /*training=*/false, 0);
            });
            putAnswers(logits.to(at::kCPU).contiguous(), config().outputs, config().classes, image, p);
        });
        return {};
    });
}

void ImageStates::add(const ImageStates& more) {
    size += more.size;
    states.insert(states.end(), more.states.begin(), more.states.end());
    summaries.insert(summaries.end(), more.summaries.begin(), more.summaries.end());
    variables.insert(variables.end(), more.variables.begin(), more.variables.end());
}

ImageStates ImageStates::part(std::size_t first, std::size_t count) const {
    const auto of = [&](const std::vector<float>& all) {
        const std::size_t width = all.size() / std::size_t(size);
        return std::vector<float>(all.begin() + std::ptrdiff_t(first * width),
                                  all.begin() + std::ptrdiff_t((first + count) * width));
    };
    return {int(count), of(states), of(summaries), of(variables)};
}

Result<ImageStates> Network::imageStates(const Batch& batch) const {
    return guarded([&]() -> Result<ImageStates> {
        ImageStates all;
        all.size = batch.size;
        if (!m_head.plain()) {
            all.summaries = batch.summaries;
            all.variables = batch.variables;
        }
        if (!m_head.hasSideNetwork()) return all;
        FOVEA_TRY(const BatchTensors t, toTensors(batch, config(), torchNetwork().device()));
        const std::size_t N = m_networks.size(), S = std::size_t(config().sideWidth);
        all.states.resize(std::size_t(batch.size) * N * S);
        eachImage(torchNetwork(), batch.size, [&](int image) {
            const BatchTensors one = imageOf(t, image);
            for (std::size_t k = 0; k < N; ++k) {
                const NetworkTorch& network = *m_networks[k];
                const at::Tensor state =
                    network.lastStates(one.low, network.states(one.keys, one.values, false, 0))
                        .to(at::kCPU)
                        .contiguous();
                std::copy_n(state.data_ptr<float>(), S, &all.states[(std::size_t(image) * N + k) * S]);
            }
        });
        return all;
    });
}

Result<Prediction> Network::predictStates(const ImageStates& images, const Head& head) const {
    Prediction p;
    p.classes = config().classes;
    p.logits.resize(std::size_t(images.size * p.classes));
    p.probabilities.resize(p.logits.size());
    const std::int64_t N = config().sideNetworks, S = config().sideWidth;
    if (head.hasSideNetwork()) {
        if (images.states.size() != std::size_t(images.size * N * S))
            return Error{ErrorCode::invalidArgument, "states of a wrong size", {}};
        eachImage(torchNetwork(), images.size, [&](int image) {
            const at::Tensor logits = meanOver(m_networks, [&](const NetworkTorch& network, std::int64_t k) {
                const float* const state = &images.states[std::size_t((image * N + k) * S)];
                return network.read(
                    at::from_blob(const_cast<float*>(state), {1, S}).clone().to(network.device()));
            });
            putAnswers(logits.to(at::kCPU).contiguous(), config().outputs, p.classes, image, p);
        });
    }
    if (!head.plain())
        FOVEA_CHECK(addReadOut(head, config().outputs, images.size, images.summaries, images.variables, p));
    if (!std::all_of(p.logits.begin(), p.logits.end(), [](float x) { return std::isfinite(x); }))
        return Error{ErrorCode::notANumber, "the network's answer is no number", {}};
    return p;
}

Result<Prediction> Network::predictImages(const ImageStates& images) const {
    return guarded([&] { return predictStates(images, m_head); });
}

Result<UnitPrediction> Network::predictUnit(const ImageStates& images, const Head& head) const {
    return guarded([&]() -> Result<UnitPrediction> {
        const std::size_t n = std::size_t(images.size), C = std::size_t(config().classes);
        UnitPrediction unit;
        unit.weights.assign(n, 1 / double(n));
        if (config().pooling == Pooling::images) {
            FOVEA_TRY(const Prediction each, predictStates(images, head));
            unit.probabilities.resize(C);
            for (std::size_t i = 0; i < each.probabilities.size(); ++i)
                unit.probabilities[i % C] += each.probabilities[i];
            for (double& p : unit.probabilities) p /= double(n);
            return unit;
        }
        ImageStates pooled = images.part(0, 1);
        if (head.hasSideNetwork()) {
            const at::NoGradGuard noGrad;
            const backbone::SingleThreaded single;
            const std::int64_t N = config().sideNetworks, S = config().sideWidth;
            const at::Tensor all =
                at::from_blob(const_cast<float*>(images.states.data()), {images.size, N, S}).clone();
            pooled.states.clear();
            const at::Tensor weights = meanOver(m_networks, [&](const NetworkTorch& network, std::int64_t k) {
                const at::Tensor own = all.select(1, k).contiguous().to(network.device());
                const NetworkTorch::Pooled together = network.pool(own, {images.size});
                const std::vector<float> state = backbone::toVector(together.states);
                pooled.states.insert(pooled.states.end(), state.begin(), state.end());
                return together.weights;
            });
            const std::vector<float> numbers = backbone::toVector(weights);
            unit.weights.assign(numbers.begin(), numbers.end());
        }
        if (!head.plain()) {
            if (images.summaries.size() != n * std::size_t(head.readOut->width()))
                return Error{ErrorCode::invalidArgument, "token summaries of a wrong size", {}};
            pooled.summaries = head.readOut->together(images.summaries);
            // An image is as much of the answer as it is of both parts, by their shares.
            const std::vector<double> read = head.readOut->imageWeights(images.summaries);
            for (std::size_t i = 0; i < n; ++i)
                unit.weights[i] = (head.hasSideNetwork() ? head.sideShare * unit.weights[i] : 0) +
                                  (1 - head.sideShare) * read[i];
        }
        FOVEA_TRY(Prediction said, predictStates(pooled, head));
        unit.probabilities = std::move(said.probabilities);
        return unit;
    });
}

Result<std::vector<float>> Network::promptAttention(const Batch& batch) const {
    return guarded([&]() -> Result<std::vector<float>> {
        if (!m_head.hasSideNetwork())
            return Error{ErrorCode::invalidArgument, "there is no side network, and so are no prompts", {}};
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        FOVEA_TRY(const BatchTensors t, toTensors(batch, config(), torchNetwork().device()));
        std::vector<at::Tensor> all;
        for (const auto& network : m_networks) all.push_back(network->promptAttention(t.keys));
        return backbone::toVector(at::cat(all, 3));
    });
}

Result<std::vector<float>> Network::attentionTimesGradient(const Batch& batch, std::span<const float> of,
                                                           std::span<const float> typical) const {
    return guarded([&]() -> Result<std::vector<float>> {
        const AdapterConfig& c = config();
        if (!m_head.hasSideNetwork())
            return Error{ErrorCode::invalidArgument, "there is no side network to say anything", {}};
        if (of.size() != std::size_t(c.classes) || typical.size() != std::size_t(c.layers * c.backboneWidth))
            return Error{ErrorCode::invalidArgument, "logits or values of another network", {}};
        const backbone::SingleThreaded single;
        FOVEA_TRY(const BatchTensors t, toTensors(batch, c, torchNetwork().device()));
        const auto tensor = [&](std::span<const float> numbers) {
            return backbone::toDevice(
                at::from_blob(const_cast<float*>(numbers.data()), {std::int64_t(numbers.size())}),
                torchNetwork().device());
        };
        return backbone::toVector(meanOver(m_networks, [&](const NetworkTorch& network, std::int64_t) {
            return network.attentionTimesGradient(t.low, t.keys, t.values, tensor(of), tensor(typical));
        }));
    });
}

std::map<std::string, std::vector<float>> Network::values() const {
    std::map<std::string, std::vector<float>> all;
    for (int k = 0; k < config().sideNetworks; ++k)
        for (const auto& [name, tensor] : torchNetwork(k).namedParameters())
            all[sideNetworkPrefix(k) + name] = backbone::toVector(tensor);
    return all;
}

Result<void> Network::setValues(const std::map<std::string, std::vector<float>>& values) {
    return guarded([&]() -> Result<void> {
        const at::NoGradGuard noGrad;
        std::map<std::string, at::Tensor> parameters;
        for (int k = 0; k < config().sideNetworks; ++k)
            for (const auto& [name, tensor] : torchNetwork(k).namedParameters())
                parameters.emplace(sideNetworkPrefix(k) + name, tensor);
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
