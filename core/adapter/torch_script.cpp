#include "adapter/torch_script.h"

#include <torch/script.h>

#include <cstdio>
#include <sstream>

#include "adapter/network_torch.h"
#include "backbone/rotary.h"
#include "backbone/vit_weights_torch.h"

namespace fovea::adapter {

namespace {

using backbone::LinearTensors;
using backbone::NormTensors;

// What does not depend on an adapter. TorchScript knows types of numbers by torch's own numbers: 0 uint8,
// 2 int16, 4 int64, 5 half, 6 float, 7 double, 15 bfloat16.
constexpr const char* kFunctions = R"(
def triangle(self, source: int, size: int) -> Tensor:
    scale = float(source) / float(size)
    support = max(scale, 1.0)
    centre = ((torch.arange(size, dtype=7) + 0.5) * scale).unsqueeze(1)
    place = torch.arange(source, dtype=7).unsqueeze(0)
    first = torch.clamp(torch.trunc(centre - support + 0.5), min=0.0)
    end = torch.clamp(torch.trunc(centre + support + 0.5), max=float(source))
    weight = torch.clamp(1.0 - torch.abs((place - centre + 0.5) / support), min=0.0)
    weight = weight * torch.logical_and(place >= first, place < end).to(7)
    return torch.floor(0.5 + weight / weight.sum(1, True) * 4194304.0)

def reduced(self, weights: Tensor, x: Tensor) -> Tensor:
    return torch.clamp(torch.floor((torch.matmul(weights, x) + 2097152.0) / 4194304.0), 0.0, 255.0)

def resized(self, picture: Tensor, size: int) -> Tensor:
    x = picture.to(7)
    if x.size(1) != size:
        x = self.reduced(self.triangle(x.size(1), size), x)
    if x.size(0) != size:
        height = x.size(0)
        x = self.reduced(self.triangle(height, size), x.reshape([height, size * 3])).reshape([size, size, 3])
    return x.permute([2, 0, 1]).to(6)

def stored8(self, states: Tensor) -> Tensor:
    x = torch.clamp(states, -65504.0, 65504.0)
    low = torch.amin(x, [1], True)
    high = torch.amax(x, [1], True)
    middle = ((low + high) / 2.0).to(5).to(6)
    wanted = torch.max(high - middle, middle - low) / 127.0
    scale = wanted.to(5).to(6)
    mantissa, exponent = torch.frexp(scale)
    above = scale + torch.pow(2.0, torch.clamp(exponent.to(6) - 11.0, min=-24.0))
    scale = torch.where(scale < wanted, above, scale)
    number = torch.where(scale > 0.0, (x - middle) * torch.reciprocal(scale), torch.zeros_like(x))
    number = torch.clamp(number, -127.0, 127.0)
    number = torch.trunc(number + torch.where(number < 0.0, torch.full_like(number, -0.5), torch.full_like(number, 0.5)))
    return middle + scale * number

def stored16(self, states: Tensor) -> Tensor:
    return torch.clamp(states, -65504.0, 65504.0).to(5).to(6)

def turned(self, x: Tensor, cosine: Tensor, sine: Tensor, leading: int, step: int, apart: int) -> Tensor:
    half = x.size(2) // 2
    out = x.clone()
    patches = x.slice(1, leading)
    first = patches.slice(2, 0, step * (half - 1) + 1, step).to(6)
    second = patches.slice(2, apart, apart + step * (half - 1) + 1, step).to(6)
    to = out.slice(1, leading)
    to.slice(2, 0, step * (half - 1) + 1, step).copy_(first * cosine - second * sine)
    to.slice(2, apart, apart + step * (half - 1) + 1, step).copy_(second * cosine + first * sine)
    return out
)";

class Writer {
public:
    Writer(const AdapterInfo& info, const Network& network, const backbone::ViTConfig& vit,
           const backbone::FeatureShape& shape)
        : m_info(info), m_network(network), m_vit(vit), m_shape(shape) {}

    void write(backbone::ViTWeights& weights, const ScriptCheck& check) {
        m_module.define(kFunctions);
        line("def forward(self, picture: Tensor) -> Tensor:");
        line("    rgb = picture");
        line("    if rgb.dim() == 2:");
        line("        rgb = rgb.unsqueeze(2)");
        line("    if rgb.size(2) == 1:");
        line("        rgb = rgb.expand([rgb.size(0), rgb.size(1), 3])");
        writeBackbone(weights);
        if (m_network.head().hasSideNetwork()) writeSideNetworks();
        writeAnswer();
        m_module.define(m_text.str());
        add("check_picture",
            at::from_blob(const_cast<std::uint8_t*>(check.rgb.data()), {check.height, check.width, 3},
                          at::TensorOptions().dtype(at::kByte)));
        add("check_answers",
            at::from_blob(const_cast<double*>(check.answers.data()), {std::int64_t(check.answers.size())},
                          at::TensorOptions().dtype(at::kDouble)));
        m_module.register_attribute("classes", c10::ListType::ofStrings(),
                                    c10::List<std::string>(c10::ArrayRef<std::string>(m_info.classes)));
        m_module.define(
            "def self_check(self) -> float:\n"
            "    return float(torch.max(torch.abs(self.forward(self.check_picture) - "
            "self.check_answers)))\n");
        m_module.eval();
    }
    torch::jit::Module& module() { return m_module; }

private:
    void line(const std::string& text) { m_text << text << '\n'; }
    static std::string text(double number) {
        char out[40];
        std::snprintf(out, sizeof out, "%.17g", number);
        std::string words = out;
        return words.find_first_of(".en") == std::string::npos ? words + ".0" : words;
    }
    static std::string text(std::int64_t number) { return std::to_string(number); }

    /// A tensor of the module; how the script names it.
    std::string add(const std::string& name, const at::Tensor& tensor) {
        const std::string own = m_prefix + name;
        m_module.register_buffer(own, tensor.detach().to(at::kCPU).clone(at::MemoryFormat::Contiguous));
        return "self." + own;
    }
    std::string norm(const std::string& name, const NormTensors& tensors, const std::string& x, double eps) {
        return norm(name, tensors.weight, tensors.bias, x, eps);
    }
    std::string norm(const std::string& name, const at::Tensor& weight, const at::Tensor& bias,
                     const std::string& x, double eps) {
        return "torch.layer_norm(" + x + ", [" + text(weight.size(0)) + "], " +
               add(name + "_weight", weight) + ", " + add(name + "_bias", bias) + ", " + text(eps) + ")";
    }
    std::string linear(const std::string& name, const at::Tensor& weight, const at::Tensor& bias,
                       const std::string& x) {
        const std::string product = "torch.matmul(" + x + ", " + add(name + "_weight", weight) + ".t())";
        return bias.defined() ? "(" + product + " + " + add(name + "_bias", bias) + ")" : product;
    }
    /// In the precision of the frozen pass.
    std::string frozen(const std::string& name, const LinearTensors& tensors, const std::string& x) {
        return linear(name, tensors.weight.to(computeType()), tensors.bias.to(computeType()), computed(x));
    }
    at::ScalarType computeType() const {
        return m_info.precision == backbone::precisionName(backbone::Precision::bf16) ? at::kBFloat16
                                                                                      : at::kFloat;
    }
    std::string computed(const std::string& x) const {
        return x + ".to(" + std::to_string(int(computeType())) + ")";
    }
    static std::string activated(const std::string& x, backbone::Activation activation) {
        if (activation == backbone::Activation::quickGelu) return x + " * torch.sigmoid(1.702 * " + x + ")";
        return "torch.gelu(" + x +
               ", approximate=" + (activation == backbone::Activation::geluTanh ? "\"tanh\"" : "\"none\"") +
               ")";
    }
    /// Of 0 .. 255 planes [3, r, r].
    void writeInput(const std::string& name, std::int64_t size, const backbone::Normalisation& n) {
        at::Tensor scale = at::empty({3, 1, 1}), shift = at::empty({3, 1, 1});
        for (int c = 0; c < 3; ++c) {
            scale.data_ptr<float>()[c] = float(n.rescale / n.deviation[std::size_t(c)]);
            shift.data_ptr<float>()[c] = float(-n.mean[std::size_t(c)] / n.deviation[std::size_t(c)]);
        }
        line("    " + name + " = (self.resized(rgb, " + text(size) + ") * " + add(name + "_scale", scale) +
             " + " + add(name + "_shift", shift) + ").unsqueeze(0)");
    }

    void writeBackbone(backbone::ViTWeights& weights) {
        const std::int64_t D = m_vit.hiddenSize, H = m_vit.numHeads, d = m_vit.headWidth(), g = m_shape.grid,
                           N = m_shape.tokenCount(), M = m_shape.kept, T = m_shape.leading;
        const double eps = m_vit.layerNormEps;
        writeInput("high", g * m_vit.patchSize, m_info.highNormalisation);
        backbone::Beginnings beginnings(weights, at::kCPU);
        const LinearTensors patches = weights.patchEmbedding();
        line("    x = torch.conv2d(" + computed("high") + ", " +
             add("patch_weight", patches.weight.to(computeType())) + ", " +
             add("patch_bias", patches.bias.to(computeType())) + ", [" + text(std::int64_t(m_vit.patchSize)) +
             ", " + text(std::int64_t(m_vit.patchSize)) + "])");
        line("    x = torch.constant_pad_nd(x.to(6).flatten(2).transpose(1, 2), [0, 0, " + text(T) + ", 0])");
        line("    x = (x + " + add("beginning", beginnings.of(g)) + ").squeeze(0)");
        if (const auto first = weights.preNorm()) line("    x = " + norm("pre_norm", *first, "x", eps));
        if (m_vit.rotary != backbone::Rotary::none) {
            backbone::RotaryAngles angles = backbone::rotaryAngles(m_vit, int(g));
            add("cosine", at::from_blob(angles.cosine.data(), {g * g, d / 2}));
            add("sine", at::from_blob(angles.sine.data(), {g * g, d / 2}));
        }
        const std::vector<int>& kept = m_info.extraction.layers;
        for (int i = 0; i <= kept.back(); ++i) {
            const backbone::LayerTensors layer = weights.layer(i);
            const std::string name = "layer" + std::to_string(i);
            const bool keep = std::find(kept.begin(), kept.end(), i) != kept.end();
            line("    qkv = " +
                 frozen(name + "_qkv", layer.qkv, norm(name + "_before", layer.before, "x", eps)));
            line("    qkv = qkv.view([" + text(N) + ", 3, " + text(H) + ", " + text(d) +
                 "]).permute([1, 2, 0, 3]).contiguous()");
            for (const auto& [part, number] : {std::pair{"q", 0}, {"k", 1}, {"v", 2}})
                line(std::string("    ") + part + " = qkv.select(0, " + std::to_string(number) + ")");
            if (m_vit.rotary != backbone::Rotary::none) {
                const backbone::RotaryPairs pairs = backbone::rotaryPairs(m_vit);
                for (const char* part : {"q", "k"})
                    line(std::string("    ") + part + " = self.turned(" + part +
                         ", self.cosine, self.sine, " + text(T) + ", " + std::to_string(pairs.step) + ", " +
                         std::to_string(pairs.apart) + ")");
            }
            line("    attention = torch.softmax(torch.matmul(q, k.transpose(1, 2)).to(6) / " +
                 text(std::sqrt(double(d))) + ", -1)");
            if (keep) writeKept(i, H, M, d, T);
            line("    context = torch.matmul(" + computed("attention") + ", v).permute([1, 0, 2]).reshape([" +
                 text(N) + ", " + text(D) + "])");
            line("    x = x + " + frozen(name + "_out", layer.out, "context") + ".to(6)");
            line("    inner = " +
                 frozen(name + "_up", layer.up, norm(name + "_after", layer.after, "x", eps)));
            if (m_vit.gatedMlp) {
                line("    halves = torch.chunk(inner, 2, -1)");
                line("    inner = torch.silu(halves[0]) * halves[1]");
            } else {
                line("    inner = " + activated("inner", m_vit.activation));
            }
            if (layer.inner) line("    inner = " + norm(name + "_inner", *layer.inner, "inner.to(6)", eps));
            line("    x = x + " + frozen(name + "_down", layer.down, "inner") + ".to(6)");
        }
        writeSummary(weights, kept.back() == m_vit.numLayers - 1, T, N, eps);
    }

    void writeKept(int layer, std::int64_t H, std::int64_t M, std::int64_t d, std::int64_t T) {
        const std::string i = std::to_string(layer);
        line(m_info.extraction.importance == backbone::Importance::global
                 ? "    received = attention.mean(1)"
                 : "    received = attention.select(1, 0).clone()");
        if (m_shape.neverKept > 0)
            line("    received.narrow(1, " + text(T - m_shape.neverKept) + ", " +
                 text(std::int64_t(m_shape.neverKept)) + ").fill_(-1.0)");
        line("    most, place = torch.topk(received, " + text(M) + ", -1, True, True)");
        line("    place = place.unsqueeze(-1).expand([" + text(H) + ", " + text(M) + ", " + text(d) + "])");
        const char* stored = m_info.store == StoreType::int8 ? "stored8" : "stored16";
        for (const char* part : {"k", "v"})
            line(std::string("    ") + part + i + " = self." + stored + "(torch.gather(" + part +
                 ", 1, place).to(6))");
    }

    /// The token summary, features::SummaryLayout.
    void writeSummary(backbone::ViTWeights& weights, bool isLast, std::int64_t T, std::int64_t N,
                      double eps) {
        const auto final = weights.finalNorm();
        const auto normed = [&](const std::string& x) {
            return isLast && final ? norm("final_norm", *final, x, eps) : x;
        };
        const std::string patches = "x.narrow(0, " + text(T) + ", " + text(N - T) + ")";
        switch (m_vit.summary) {
            case backbone::Summary::classToken:
                line("    state = " + normed("x.select(0, 0)"));
                break;
            case backbone::Summary::normedMean:
                line("    state = " + normed(patches + ".mean(0)"));
                break;
            default:  // attentionPooled behind an earlier layer, too
                line("    state = " + normed(patches) + ".mean(0)");
        }
        if (!m_network.head().readOut) return;
        std::string means, deviations;
        for (const int layer : m_info.extraction.layers) {
            const std::string v = "v" + std::to_string(layer), i = std::to_string(layer);
            line("    mean" + i + " = " + v + ".to(7).mean(1, True)");
            line("    deviation" + i + " = torch.sqrt(torch.square(" + v + ".to(7) - mean" + i +
                 ").mean(1))");
            means += ", mean" + i + ".flatten()";
            deviations += ", deviation" + i + ".flatten()";
        }
        line("    summary = torch.cat([state.to(7)" + means + deviations + "])");
    }

    /// The mean of what they say.
    void writeSideNetworks() {
        writeInput("low", m_info.config.lowResolution, m_info.lowNormalisation);
        const int count = m_info.config.sideNetworks;
        for (int k = 0; k < count; ++k) {
            if (k > 0) m_prefix = "network" + std::to_string(k + 1) + "_";
            writeSideNetwork(m_network.torchNetwork(k));
            if (count > 1) line(k == 0 ? "    sides = side" : "    sides = sides + side");
        }
        m_prefix.clear();
        if (count > 1) line("    side = sides / " + text(double(count)));
    }

    void writeSideNetwork(const NetworkTorch& network) {
        const AdapterConfig& c = m_info.config;
        const std::int64_t P = c.prompts, S = c.sideWidth, H = c.heads, h = S / H, L = c.layers,
                           D = c.backboneWidth, tokens = 1 + std::int64_t(c.sideGrid()) * c.sideGrid();
        const auto all = network.namedParameters();
        const auto of = [&](const std::string& name) { return all.at(name).to(at::kCPU); };
        const at::Tensor queries = network.queries().detach().to(at::kCPU);
        const at::Tensor prompts = of("fusion_module.prompts");
        const std::string vit = "side_encoder.vit.";
        line("    y = torch.conv2d(low, " +
             add("side_patch_weight", of(vit + "embeddings.patch_embeddings.projection.weight")) + ", " +
             add("side_patch_bias", of(vit + "embeddings.patch_embeddings.projection.bias")) + ", [" +
             text(std::int64_t(c.patchSize)) + ", " + text(std::int64_t(c.patchSize)) +
             "]).flatten(2).transpose(1, 2).squeeze(0)");
        line("    y = torch.cat([" + add("side_class", of(vit + "embeddings.cls_token").view({1, S})) +
             ", y], 0) + " +
             add("side_position", of(vit + "embeddings.position_embeddings").view({tokens, S})));
        for (std::int64_t i = 0; i < L; ++i) {
            const std::string from = vit + "encoder.layer." + std::to_string(i) + ".",
                              name = "side" + std::to_string(i),
                              layer = std::to_string(m_info.extraction.layers[std::size_t(i)]);
            const std::string prompt = add(name + "_prompts", prompts.select(0, i).reshape({P, -1}));
            line("    attention = torch.softmax(torch.matmul(" +
                 add(name + "_queries", queries.select(0, i)) + ", k" + layer + ".transpose(1, 2)), -1)");
            line("    gathered = torch.matmul(attention, v" + layer + ").transpose(0, 1).reshape([" +
                 text(P) + ", " + text(D) + "])");
            const at::Tensor outWeight = of("fusion_module.out_proj.weight"),
                             outBias = of("fusion_module.out_proj.bias");
            if (i == 0) {
                add("fusion_weight", outWeight);
                add("fusion_bias", outBias);
            }
            const auto fused = [this](const std::string& x) {
                const std::string own = "self." + m_prefix;
                return "(torch.matmul(" + x + ", " + own + "fusion_weight.t()) + " + own + "fusion_bias)";
            };
            line("    fine = " + (c.method == Method::fptPlus ? fused("(gathered + " + prompt + ")")
                                                              : fused("gathered") + " + " + prompt));
            const bool last = i + 1 == L;
            const std::int64_t rows = last ? 1 : tokens;
            line("    y = torch.cat([y, fine], 0)");
            std::vector<at::Tensor> weights, biases;
            for (const char* part : {"query", "key", "value"}) {
                weights.push_back(of(from + "attention.attention." + part + ".weight"));
                if (c.qkvBias) biases.push_back(of(from + "attention.attention." + part + ".bias"));
            }
            line("    qkv = " + linear(name + "_qkv", at::cat(weights),
                                       biases.empty() ? at::Tensor() : at::cat(biases),
                                       norm(name + "_before", of(from + "layernorm_before.weight"),
                                            of(from + "layernorm_before.bias"), "y", c.layerNormEps)));
            line("    qkv = qkv.view([" + text(tokens + P) + ", 3, " + text(H) + ", " + text(h) +
                 "]).permute([1, 2, 0, 3])");
            line("    attention = torch.softmax(torch.matmul(qkv.select(0, 0).narrow(1, 0, " + text(rows) +
                 "), qkv.select(0, 1).transpose(1, 2)) * " + text(1 / std::sqrt(double(h))) + ", -1)");
            line("    context = torch.matmul(attention, qkv.select(0, 2)).transpose(0, 1).reshape([" +
                 text(rows) + ", " + text(S) + "])");
            line("    y = y.narrow(0, 0, " + text(rows) + ") + " +
                 linear(name + "_out", of(from + "attention.output.dense.weight"),
                        of(from + "attention.output.dense.bias"), "context"));
            line("    inner = " + linear(name + "_up", of(from + "intermediate.dense.weight"),
                                         of(from + "intermediate.dense.bias"),
                                         norm(name + "_after", of(from + "layernorm_after.weight"),
                                              of(from + "layernorm_after.bias"), "y", c.layerNormEps)));
            // The side network knows two kinds of GELU.
            line("    inner = " + activated("inner", c.activation == backbone::Activation::geluTanh
                                                         ? backbone::Activation::geluTanh
                                                         : backbone::Activation::gelu));
            line("    y = y + " + linear(name + "_down", of(from + "output.dense.weight"),
                                         of(from + "output.dense.bias"), "inner"));
        }
        line("    side = " + linear("classifier", of("side_encoder.classifier.weight"),
                                    of("side_encoder.classifier.bias"),
                                    norm("side_norm", of(vit + "layernorm.weight"),
                                         of(vit + "layernorm.bias"), "y.select(0, 0)", c.layerNormEps)));
    }

    /// Head, and what is stated of its logits.
    void writeAnswer() {
        const Head& head = m_network.head();
        if (head.readOut) {
            const std::int64_t C = head.readOut->classes();
            const auto tensor = [](const std::vector<float>& numbers, at::IntArrayRef shape) {
                return at::from_blob(const_cast<float*>(numbers.data()), shape).to(at::kDouble);
            };
            line("    read = torch.matmul(" +
                 add("read_out_weights", tensor(head.readOut->weights, {C, head.readOut->width()})) +
                 ", summary) + " + add("read_out_intercepts", tensor(head.readOut->intercepts, {C})));
        }
        const std::string own = text(head.sideShare), rest = text(1 - head.sideShare);
        line(head.plain()            ? "    logits = side.to(7)"
             : head.hasSideNetwork() ? "    logits = " + own + " * side.to(7) + " + rest + " * read"
                                     : "    logits = " + rest + " * read");
        const Tuning& tuning = m_info.tuning;
        const auto numbers = [](const std::vector<double>& values) {
            return at::tensor(values, at::kDouble);
        };
        if (m_info.config.outputs == Outputs::number) {
            const QuestionAsked& q = m_info.question;
            line("    answers = " + text(q.mean) + " + " + text(q.deviation) + " * logits");
            if (q.low) line("    answers = torch.clamp(answers, min=" + text(*q.low) + ")");
            if (q.high) line("    answers = torch.clamp(answers, max=" + text(*q.high) + ")");
        } else if (m_info.config.outputs == Outputs::findings) {
            std::vector<double> temperatures(m_info.classes.size(), 1), biases(m_info.classes.size(), 0);
            for (std::size_t f = 0; f < tuning.findings.size(); ++f) {
                const evaluation::Recalibration& own = tuning.findings[f].recalibration;
                temperatures[f] = own.temperature;
                if (!own.biases.empty()) biases[f] = own.biases[1] - own.biases[0];
            }
            line("    answers = torch.sigmoid(logits / " + add("temperatures", numbers(temperatures)) +
                 " + " + add("biases", numbers(biases)) + ")");
        } else {
            line("    logits = torch.log_softmax(logits, 0) / " + text(tuning.recalibration.temperature));
            if (!tuning.recalibration.biases.empty())
                line("    logits = logits + " + add("biases", numbers(tuning.recalibration.biases)));
            line("    answers = torch.softmax(logits, 0)");
        }
        line("    return answers");
    }

    const AdapterInfo& m_info;
    const Network& m_network;
    const backbone::ViTConfig& m_vit;
    const backbone::FeatureShape& m_shape;
    std::string m_prefix;  ///< of the tensors of a side network after the first
    torch::jit::Module m_module{"FoveaAdapter"};
    std::ostringstream m_text;
};

}  // namespace

Result<TorchScript> torchScriptOf(const AdapterInfo& info, const Network& network,
                                  const backbone::ViTTensors& tensors, const backbone::ViTConfig& vit,
                                  const ScriptCheck& check, const std::string& description) {
    return guarded([&]() -> Result<TorchScript> {
        const auto refused = [](const char* why) { return Error{ErrorCode::invalidArgument, why, {}}; };
        if (vit.summary == backbone::Summary::attentionPooled &&
            info.extraction.layers.back() == vit.numLayers - 1)
            return refused(
                "an adapter of a backbone with SigLIP's pooling head is not written as TorchScript yet");
        if (network.head().variables)
            return refused(
                "an adapter that reads clinical variables is not written as TorchScript: it takes "
                "pictures alone");
        if (!info.question.ofImages())
            return refused(
                "an adapter that answers for studies or patients is not written as TorchScript: "
                "it takes one picture");
        const at::NoGradGuard noGrad;
        FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(vit, info.extraction));
        Writer writer(info, network, vit, shape);
        writer.write(*backbone::weightsOf(tensors, vit), check);
        std::ostringstream out;
        writer.module().save(out, {{"fovea.json", description}});
        TorchScript script;
        script.bytes = std::move(out).str();
        std::istringstream in(script.bytes);
        torch::jit::Module again = torch::jit::load(in);
        script.difference = again.run_method("self_check").toDouble();
        return script;
    });
}

}  // namespace fovea::adapter
