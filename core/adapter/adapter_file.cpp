#include "adapter/adapter_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "base/random.h"

namespace fovea::adapter {

using nlohmann::json;

namespace {

// Versions before findings and numbers know the first alone: they would take every output for a class.
// Versions before studies would take the answer about an image for that about a study.
// Versions that know one side network would not find their way in a file of several.
constexpr const char *kFormat = "fovea-adapter-1", *kFormatOfOtherKinds = "fovea-adapter-2",
                     *kFormatOfStudies = "fovea-adapter-3", *kFormatOfWeightedImages = "fovea-adapter-4",
                     *kFormatOfSideNetworks = "fovea-adapter-5";
constexpr const char* kSettingsKey = "fovea";
constexpr const char *kSideShareKey = "side_share", *kKindKey = "training_kind", *kPoolingKey = "pooling",
                     *kVariablesKey = "variables", *kWeightingKey = "image_weighting",
                     *kSideNetworksKey = "side_networks";
constexpr const char *kReadOutWeights = "read_out.weights", *kReadOutIntercepts = "read_out.intercepts",
                     *kReadOutTypical = "read_out.typical", *kReadOutVariables = "read_out.variables";
constexpr std::uint64_t kCheckSeed = 20240711;
constexpr int kCheckBatch = 2;
constexpr int kCheckTokens = 8;
constexpr const char *kFindings = "findings", *kNumber = "number";  // kinds of questions
constexpr const char* kTuningKeys[] = {"positive",    "recalibration", "threshold",
                                       "answer_sets", "findings",      "interval"};
// Other processors and versions of torch sum in another order.
constexpr double kCheckTolerance = 1e-3;

json toJson(const backbone::Normalisation& n) {
    return {{"mean", n.mean}, {"deviation", n.deviation}, {"rescale", n.rescale}};
}

backbone::Normalisation normalisationFrom(const json& j) {
    return {j.at("mean"), j.at("deviation"), j.at("rescale")};
}

/// The members of the settings that a tuning has: a file without one does not have them.
void putTuning(const Tuning& t, json& settings) {
    for (const char* key : kTuningKeys) settings.erase(key);
    if (!t.positive.empty()) settings["positive"] = t.positive;
    if (!t.recalibration.none()) settings["recalibration"] = evaluation::toJson(t.recalibration);
    if (t.thresholds) settings["threshold"] = evaluation::toJson(*t.thresholds);
    if (t.setScores) settings["answer_sets"] = evaluation::toJson(*t.setScores);
    for (const Tuning& finding : t.findings) {
        json one = json::object();
        putTuning(finding, one);
        settings["findings"].push_back(std::move(one));
    }
    if (t.interval)
        settings["interval"] = {{"level", t.interval->level},
                                {"half_width", t.interval->halfWidth},
                                {"images", t.interval->images}};
}

json toJson(const QuestionAsked& q) {
    json question = {{"name", q.name}, {"kind", q.kind}};
    if (!q.ofImages()) question.update({{"answer_unit", q.answerUnit}, {"study_by", q.studyBy}});
    if (q.kind != kNumber) return question;
    const auto orNull = [](const std::optional<double>& x) { return x ? json(*x) : json(nullptr); };
    question.update({{"unit", q.unit},
                     {"low", orNull(q.low)},
                     {"high", orNull(q.high)},
                     {"mean", q.mean},
                     {"deviation", q.deviation}});
    return question;
}

/// Throws json::exception. Error: corruptFile.
Result<QuestionAsked> questionFrom(const json& j) {
    QuestionAsked q;
    q.name = j.at("name");
    q.kind = j.at("kind");
    if (q.kind != "one" && q.kind != "grades" && q.kind != kFindings && q.kind != kNumber)
        return Error{ErrorCode::corruptFile, "a question of the kind \"" + q.kind + "\"", {}};
    q.answerUnit = j.value("answer_unit", q.answerUnit);
    q.studyBy = j.value("study_by", q.studyBy);
    if (!q.ofImages() && q.answerUnit != "study" && q.answerUnit != "patient")
        return Error{ErrorCode::corruptFile, "an answer of each \"" + q.answerUnit + "\"", {}};
    if (q.kind != kNumber) return q;
    const auto orNone = [&](const char* key) {
        return j.at(key).is_null() ? std::optional<double>() : j.at(key).get<double>();
    };
    q.unit = j.at("unit");
    q.low = orNone("low");
    q.high = orNone("high");
    q.mean = j.at("mean");
    q.deviation = j.at("deviation");
    if (!std::isfinite(q.mean) || !(q.deviation > 0) || !std::isfinite(q.deviation))
        return Error{ErrorCode::corruptFile, "a number's mean or deviation that is none", {}};
    return q;
}

json toJson(const AdapterInfo& i) {
    const AdapterConfig& c = i.config;
    json settings = {
        {"method", methodName(c.method)},
        {"backbone_width", c.backboneWidth},
        {"heads", c.heads},
        {"patch_size", c.patchSize},
        {"layer_norm_eps", c.layerNormEps},
        {"qkv_bias", c.qkvBias},
        {"activation", c.activation == backbone::Activation::gelu ? "gelu" : "gelu_tanh"},
        {"prompts", c.prompts},
        {"side_width", c.sideWidth},
        {"low_resolution", c.lowResolution},
        {"fusion_norm_eps", c.fusionNormEps},
        {"dropout", c.dropout},
        {"layers", i.extraction.layers},
        {"high_resolution", i.extraction.resolution},
        {"token_ratio", i.extraction.tokenRatio},
        {"token_importance", backbone::importanceName(i.extraction.importance)},
        {"precision", i.precision},
        {"store", storeTypeName(i.store)},
        {"backbone", {{"name", i.backboneName}, {"identity", i.backboneIdentity}}},
        {"high_normalisation", toJson(i.highNormalisation)},
        {"low_normalisation", toJson(i.lowNormalisation)},
        {"classes", i.classes},
        {"window", i.windowPolicy},
        {"plane", i.plane},
        {"software", i.softwareVersion},
        {"created_utc", i.createdUtc},
        {"training", i.trainingJson.empty() ? json(nullptr) : json::parse(i.trainingJson)},
        {"training_marks", i.trainingMarks},
    };
    if (i.kind) settings[kKindKey] = evaluation::toJson(*i.kind);
    if (i.sideShare < 1) settings[kSideShareKey] = i.sideShare;
    if (c.pooling != Pooling::images) settings[kPoolingKey] = poolingName(c.pooling);
    if (c.sideNetworks > 1) settings[kSideNetworksKey] = c.sideNetworks;
    // Of several side networks the file says, too, that there is none.
    if (c.sideNetworks > 1) settings[kWeightingKey] = nullptr;
    if (i.imageWeighting)
        settings[kWeightingKey] = {{"least", i.imageWeighting->least},
                                   {"sharpness", i.imageWeighting->sharpness}};
    if (!i.variables.variables.empty()) settings[kVariablesKey] = json::parse(variablesToJson(i.variables));
    if (i.question != QuestionAsked()) settings["question"] = toJson(i.question);
    // By which earlier versions know the width; what they cannot say they do not open.
    if (c.backboneWidth % c.sideWidth == 0) settings["side_reduction"] = c.backboneWidth / c.sideWidth;
    putTuning(i.tuning, settings);
    return settings;
}

/// Throws json::exception. Error: corruptFile (a temperature that is none).
Result<Tuning> tuningFrom(const json& j) {
    Tuning t;
    t.positive = j.value("positive", t.positive);
    if (j.contains("recalibration")) t.recalibration = evaluation::recalibrationFrom(j["recalibration"]);
    if (j.contains("threshold")) t.thresholds = evaluation::thresholdsFrom(j["threshold"]);
    if (j.contains("answer_sets")) t.setScores = evaluation::setScoresFrom(j["answer_sets"]);
    if (!(t.recalibration.temperature > 0) || !std::isfinite(t.recalibration.temperature))
        return Error{ErrorCode::corruptFile, "a temperature that is not above 0", {}};
    for (const json& finding : j.value("findings", json::array())) {
        FOVEA_TRY(Tuning one, tuningFrom(finding));
        t.findings.push_back(std::move(one));
    }
    if (j.contains("interval")) {
        const json& i = j["interval"];
        t.interval = {i.at("level"), i.at("half_width"), i.at("images")};
        if (!(t.interval->halfWidth >= 0) || !(t.interval->level > 0 && t.interval->level < 1))
            return Error{ErrorCode::corruptFile, "a prediction interval that is none", {}};
    }
    return t;
}

Outputs outputsOf(const std::string& kind) {
    return kind == kFindings ? Outputs::findings : kind == kNumber ? Outputs::number : Outputs::classes;
}

/// Earlier versions said by what the backbone's width is divided. Throws json::exception. 0: none.
int sideWidthFrom(const json& j) {
    if (j.contains("side_width")) return j["side_width"];
    const int width = j.at("backbone_width"), reduction = j.at("side_reduction");
    return reduction > 0 && width % reduction == 0 ? width / reduction : 0;
}

/// Throws json::exception where a field is missing or of another type.
Result<AdapterInfo> infoFrom(const json& j) {
    AdapterInfo i;
    AdapterConfig& c = i.config;
    FOVEA_TRY(c.method, methodFromName(j.at("method").get<std::string>()));
    c.backboneWidth = j.at("backbone_width");
    c.heads = j.at("heads");
    c.patchSize = j.at("patch_size");
    c.layerNormEps = j.at("layer_norm_eps");
    c.qkvBias = j.at("qkv_bias");
    c.activation = j.at("activation") == "gelu" ? backbone::Activation::gelu : backbone::Activation::geluTanh;
    c.prompts = j.at("prompts");
    c.sideWidth = sideWidthFrom(j);
    c.lowResolution = j.at("low_resolution");
    c.fusionNormEps = j.at("fusion_norm_eps");
    c.dropout = j.at("dropout");
    i.extraction.layers = j.at("layers").get<std::vector<int>>();
    i.extraction.resolution = j.at("high_resolution");
    i.extraction.tokenRatio = j.at("token_ratio");
    FOVEA_TRY(i.extraction.importance,
              backbone::importanceFromName(j.at("token_importance").get<std::string>()));
    c.layers = int(i.extraction.layers.size());
    FOVEA_TRY(c.pooling, poolingFromName(j.value(kPoolingKey, std::string(poolingName(c.pooling)))));
    c.sideNetworks = j.value(kSideNetworksKey, c.sideNetworks);
    i.precision = j.at("precision");
    i.backboneName = j.at("backbone").at("name");
    i.backboneIdentity = j.at("backbone").at("identity");
    i.highNormalisation = normalisationFrom(j.at("high_normalisation"));
    i.lowNormalisation = normalisationFrom(j.at("low_normalisation"));
    i.classes = j.at("classes").get<std::vector<std::string>>();
    c.classes = int(i.classes.size());
    if (j.contains("question")) {
        FOVEA_TRY(i.question, questionFrom(j["question"]));
    }
    c.outputs = outputsOf(i.question.kind);
    // Files of earlier versions do not say them.
    FOVEA_TRY(i.store, storeTypeFromName(j.value("store", std::string("fp16"))));
    i.windowPolicy = j.value("window", i.windowPolicy);
    i.plane = j.value("plane", i.plane);
    FOVEA_TRY(i.tuning, tuningFrom(j));
    const std::size_t biases = i.tuning.recalibration.biases.size();
    if (biases != 0 && biases != i.classes.size())
        return Error{ErrorCode::corruptFile, "biases of other classes than it has", {}};
    if (!i.tuning.findings.empty() && i.tuning.findings.size() != i.classes.size())
        return Error{ErrorCode::corruptFile, "a tuning of other findings than it has", {}};
    if (i.tuning.setScores && i.tuning.setScores->classes.size() != i.classes.size())
        return Error{ErrorCode::corruptFile, "answer sets of other classes than it has", {}};
    i.trainingMarks = j.value("training_marks", i.trainingMarks);
    if (j.contains(kKindKey)) i.kind = evaluation::trainingKindFrom(j[kKindKey]);
    if (i.kind && int(i.kind->mean.size()) != c.backboneWidth)
        return Error{ErrorCode::corruptFile, "a kind of images of another backbone", {}};
    i.softwareVersion = j.at("software");
    i.createdUtc = j.at("created_utc");
    if (!j.at("training").is_null()) i.trainingJson = j.at("training").dump();
    i.sideShare = j.value(kSideShareKey, i.sideShare);
    if (!(i.sideShare >= 0 && i.sideShare <= 1))
        return Error{ErrorCode::corruptFile, "a share of the side network that is none", {}};
    if (j.contains(kWeightingKey) && !j[kWeightingKey].is_null())
        i.imageWeighting = {j[kWeightingKey].at("least").get<int>(),
                            j[kWeightingKey].at("sharpness").get<double>()};
    if (j.contains(kVariablesKey)) {
        FOVEA_TRY(i.variables, variablesFromJson(j[kVariablesKey].dump()));
    }
    FOVEA_CHECK(c.validate());
    return i;
}

/// The tensors of an adapter's file, but for its self-check.
std::vector<TensorSpec> tensorsOf(const AdapterInfo& info) {
    std::vector<TensorSpec> all;
    for (int k = 0; info.sideShare > 0 && k < info.config.sideNetworks; ++k)
        for (TensorSpec& spec : adapterTensors(info.config)) {
            spec.name = sideNetworkPrefix(k) + spec.name;
            all.push_back(std::move(spec));
        }
    if (info.sideShare < 1)
        for (TensorSpec& spec : readOutTensors(info.config, info.variables.width()))
            all.push_back(std::move(spec));
    return all;
}

/// Every tensor that the settings call for is there in its shape: looked at
/// before anything is allocated, because the settings may lie.
Result<void> checkTensors(const SafeTensors& file, const AdapterInfo& info) {
    std::size_t found = 0;
    for (const TensorSpec& spec : tensorsOf(info)) {
        const TensorView* view = file.find(spec.name);
        if (!view || view->shape != spec.shape || view->dtype != DType::f32)
            return Error{ErrorCode::missingTensors, "missing or of another shape: " + spec.name, file.path()};
        ++found;
    }
    if (file.tensors().size() != found + 1 || !file.find("self_check.logits"))
        return Error{ErrorCode::missingTensors, "unexpected tensors, or no self-check", file.path()};
    return {};
}

Result<AdapterInfo> infoOf(const SafeTensors& file) {
    const auto& meta = file.metadata();
    const auto format = meta.find("format"), settings = meta.find(kSettingsKey);
    const bool known = format != meta.end() &&
                       (format->second == kFormat || format->second == kFormatOfOtherKinds ||
                        format->second == kFormatOfStudies || format->second == kFormatOfWeightedImages ||
                        format->second == kFormatOfSideNetworks);
    if (!known || settings == meta.end())
        return Error{ErrorCode::corruptFile, "this is no Fovea adapter", file.path()};
    const json parsed = parsedJson(settings->second);
    if (parsed.is_discarded())
        return Error{ErrorCode::corruptFile, "settings that are no JSON, or nested too deeply", file.path()};
    try {
        Result<AdapterInfo> info = infoFrom(parsed);
        if (info && (info->config.sideNetworks > 1) != (format->second == kFormatOfSideNetworks))
            return Error{ErrorCode::corruptFile, "side networks and format contradict each other",
                         file.path()};
        // Without its weights such a file would count images alike, and say something else.
        const bool weighted = info && info->imageWeighting.has_value();
        if (info && (info->config.sideNetworks > 1 ? !parsed.contains(kWeightingKey)
                                                   : weighted != (format->second == kFormatOfWeightedImages)))
            return Error{ErrorCode::corruptFile, "weights of images and format contradict each other",
                         file.path()};
        if (info) return info;
        return Error{ErrorCode::corruptFile, info.error().detail, file.path()};
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, e.what(), file.path()};
    }
}

/// The same synthetic images for every adapter of one shape.
Batch checkBatch(const AdapterConfig& c, int variableWidth) {
    Random random(kCheckSeed);
    const auto draw = [&](std::size_t n) {
        std::vector<float> values(n);
        for (float& v : values) v = static_cast<float>(random.uniform(-2, 2));
        return values;
    };
    const auto bytes = [](const std::vector<float>& v) {
        const auto b = std::as_bytes(std::span(v));
        return std::vector<std::byte>(b.begin(), b.end());
    };
    const std::size_t r = std::size_t(c.lowResolution);
    const std::size_t n = std::size_t(c.layers) * kCheckBatch * c.heads * kCheckTokens * c.headWidth();
    Batch batch;
    batch.size = kCheckBatch;
    batch.kept = kCheckTokens;
    batch.low = draw(kCheckBatch * 3 * r * r);
    batch.keys = bytes(draw(n));
    batch.values = bytes(draw(n));
    batch.summaries = draw(std::size_t(kCheckBatch * ReadOut::widthFor(c)));
    batch.variables = draw(std::size_t(kCheckBatch * variableWidth));
    return batch;
}

}  // namespace

double QuestionAsked::number(double output) const {
    double said = mean + deviation * output;
    if (low) said = std::max(said, *low);
    if (high) said = std::min(said, *high);
    return said;
}

Result<void> saveAdapter(const std::string& path, const AdapterInfo& info, const Network& network,
                         FileLayer& files) {
    return guarded([&]() -> Result<void> {
        SafeTensorsWriter writer;
        const bool classes = info.config.outputs == Outputs::classes;
        AdapterInfo said = info;
        said.sideShare = network.head().sideShare;
        said.imageWeighting = network.head().readOut ? network.head().readOut->weighting : std::nullopt;
        writer.setMetadata("format", info.config.sideNetworks > 1 ? kFormatOfSideNetworks
                                     : said.imageWeighting        ? kFormatOfWeightedImages
                                     : !info.question.ofImages()  ? kFormatOfStudies
                                     : classes                    ? kFormat
                                                                  : kFormatOfOtherKinds);
        if (const auto& variables = network.head().variables) said.variables = variables->coding;
        writer.setMetadata(kSettingsKey, toJson(said).dump());
        auto values = network.values();
        if (const auto& readOut = network.head().readOut) {
            values[kReadOutWeights] = readOut->weights;
            values[kReadOutIntercepts] = readOut->intercepts;
            values[kReadOutTypical] = readOut->typical;
        }
        if (const auto& variables = network.head().variables) values[kReadOutVariables] = variables->weights;
        for (const TensorSpec& spec : tensorsOf(said))
            writer.add(spec.name, DType::f32, spec.shape, std::as_bytes(std::span(values.at(spec.name))));
        FOVEA_TRY(const Prediction check, network.predict(checkBatch(info.config, said.variables.width())));
        writer.add("self_check.logits", DType::f32, {kCheckBatch, info.config.classes},
                   std::as_bytes(std::span(check.logits)));
        return files.writeAtomically(path, writer.bytes());
    });
}

std::string tuningToJson(const Tuning& tuning) {
    json members = json::object();
    putTuning(tuning, members);
    return members.dump();
}

Result<Tuning> tuningFromJson(const std::string& text) {
    try {
        return tuningFrom(json::parse(text));
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("tuning: ") + e.what(), {}};
    }
}

Result<void> retuneAdapter(const std::string& path, const Tuning& tuning, FileLayer& files) {
    return guarded([&]() -> Result<void> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        FOVEA_CHECK(infoOf(file));
        SafeTensorsWriter writer;
        for (const auto& [key, value] : file.metadata()) {
            if (key == kSettingsKey) {
                json settings = parsedJson(value);
                putTuning(tuning, settings);
                writer.setMetadata(key, settings.dump());
            } else {
                writer.setMetadata(key, value);
            }
        }
        for (const auto& [name, view] : file.tensors()) writer.add(name, view.dtype, view.shape, view.bytes);
        return files.writeAtomically(path, writer.bytes());
    });
}

Result<AdapterInfo> readAdapterInfo(const std::string& path) {
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
    return infoOf(file);
}

Result<LoadedAdapter> loadAdapter(const std::string& path, const std::string& device) {
    return guarded([&]() -> Result<LoadedAdapter> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        FOVEA_TRY(AdapterInfo info, infoOf(file));
        FOVEA_CHECK(checkTensors(file, info));
        FOVEA_TRY(Network network, Network::create(info.config, 0, device));
        std::map<std::string, std::vector<float>> values;
        std::vector<float> recorded;
        for (const auto& [name, view] : file.tensors()) {
            std::vector<float> data(view.bytes.size() / sizeof(float));
            if (!data.empty()) std::memcpy(data.data(), view.bytes.data(), view.bytes.size());
            if (name == "self_check.logits")
                recorded = std::move(data);
            else
                values[name] = std::move(data);
        }
        Head head{info.sideShare, {}};
        if (!head.plain()) {
            head.readOut = {std::move(values.at(kReadOutWeights)), std::move(values.at(kReadOutIntercepts)),
                            std::move(values.at(kReadOutTypical)), info.imageWeighting};
            if (info.variables.width() > 0)
                head.variables = {info.variables, std::move(values.at(kReadOutVariables))};
            for (const char* name : {kReadOutWeights, kReadOutIntercepts, kReadOutTypical, kReadOutVariables})
                values.erase(name);
        }
        Result<void> set = head.hasSideNetwork() ? network.setValues(values) : Result<void>();
        if (set) set = network.setHead(std::move(head));
        if (!set) {
            Error error = set.error();
            error.file = path;
            return error;
        }
        FOVEA_TRY(const Prediction check, network.predict(checkBatch(info.config, info.variables.width())));
        double scale = 1e-3;
        for (const float v : recorded) scale = std::max(scale, std::abs(double(v)));
        bool same = recorded.size() == check.logits.size();
        // Written so that what is not a number fails.
        for (std::size_t i = 0; same && i < recorded.size(); ++i)
            same = std::abs(double(recorded[i]) - check.logits[i]) <= kCheckTolerance * scale;
        if (!same) return Error{ErrorCode::verificationFailed, "the self-check's logits differ", path};
        return LoadedAdapter{std::move(info), std::move(network)};
    });
}

}  // namespace fovea::adapter
