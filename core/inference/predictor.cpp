#include "inference/predictor.h"

#include <optional>

#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "backbone/threads.h"
#include "dataset/positive_class.h"
#include "dataset/sample.h"
#include "evaluation/calibration.h"
#include "evaluation/metrics.h"
#include "features/picture_facts.h"

namespace fovea::inference {

namespace {
constexpr std::size_t kAskedAtOnce = 16;  // of an image without some of its tokens
}

struct Predictor::Impl {
    adapter::LoadedAdapter adapter;
    backbone::Backbone backbone;
    InputSettings inputSettings;
    evaluation::Thresholds thresholds;
    std::optional<evaluation::AnswerSets> answerSets = {};
    std::optional<int> threads = {};  ///< none: as the caller's thread has it

    Result<backbone::FeatureShape> shape() const {
        return backbone::featureShape(backbone.config(), adapter.info.extraction);
    }
};

Result<InputSettings> inputSettingsOf(const adapter::AdapterInfo& info) {
    InputSettings inputSettings;
    if (!imaging::windowPolicyFromText(info.windowPolicy, inputSettings.window) ||
        !imaging::planeFromName(info.plane, inputSettings.plane))
        return Error{ErrorCode::corruptFile,
                     "it was trained with the window \"" + info.windowPolicy + "\" and the plane \"" +
                         info.plane + "\", which this version does not know",
                     {}};
    return inputSettings;
}

std::vector<double> statedProbabilities(const adapter::AdapterInfo& info, std::vector<double> network) {
    return evaluation::recalibrated(std::move(network), int(info.classes.size()), info.tuning.recalibration);
}

evaluation::Thresholds thresholdsOf(const adapter::AdapterInfo& info, std::string positive) {
    if (positive.empty()) positive = dataset::positiveOf(info.classes, info.tuning.positive);
    const int index = dataset::positiveIndex(info.classes, positive);
    if (!info.tuning.thresholds) return evaluation::standardThresholds(info.classes, index);
    return info.classes.size() == 2
               ? evaluation::onClass(*info.tuning.thresholds, info.classes[std::size_t(index)])
               : *info.tuning.thresholds;
}

Predictor::Predictor(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Predictor::Predictor(Predictor&&) noexcept = default;
Predictor& Predictor::operator=(Predictor&&) noexcept = default;
Predictor::~Predictor() = default;

Result<Predictor> Predictor::load(const std::string& path, const PredictorOptions& options) {
    return guarded([&]() -> Result<Predictor> {
        FOVEA_TRY(const backbone::DeviceChoice device, backbone::chooseDevice(options.device));
        const backbone::Threads threads(options.threads);
        FOVEA_TRY(adapter::LoadedAdapter loaded, adapter::loadAdapter(path, device.name));
        const adapter::AdapterInfo& info = loaded.info;
        FOVEA_TRY(const backbone::BackboneChoice choice,
                  options.backbone.empty()
                      ? backbone::findBackboneByIdentity(info.backboneIdentity, info.backboneName)
                      : backbone::findBackbone(options.backbone));
        if (choice.identity != info.backboneIdentity)
            return Error{ErrorCode::backboneMismatch,
                         "the adapter needs \"" + info.backboneName + "\" (" +
                             info.backboneIdentity.substr(0, 12) + ")",
                         path};
        if (const auto inputSettings = inputSettingsOf(info); !inputSettings)
            return Error{inputSettings.error().code, inputSettings.error().detail, path};
        FOVEA_TRY(const backbone::Precision precision, backbone::precisionFromName(info.precision));
        FOVEA_TRY(backbone::Backbone vit,
                  backbone::loadBackbone(
                      choice, {.precision = precision, .device = device.name, .threads = options.threads}));
        FOVEA_TRY(Predictor predictor, assemble(std::move(loaded), std::move(vit)));
        predictor.m_impl->threads = options.threads;
        if (const auto& scores = predictor.info().tuning.setScores) {
            FOVEA_TRY(predictor.m_impl->answerSets, evaluation::answerSets(*scores, options.coverage));
        }
        return predictor;
    });
}

Result<Predictor> Predictor::assemble(adapter::LoadedAdapter adapter, backbone::Backbone backbone) {
    FOVEA_TRY(const InputSettings inputSettings, inputSettingsOf(adapter.info));
    evaluation::Thresholds thresholds = thresholdsOf(adapter.info);
    std::optional<evaluation::AnswerSets> answerSets;
    if (const auto& scores = adapter.info.tuning.setScores) {
        FOVEA_TRY(answerSets, evaluation::answerSets(*scores, evaluation::kUsualCoverage));
    }
    return Predictor(std::make_unique<Impl>(Impl{std::move(adapter), std::move(backbone), inputSettings,
                                                 std::move(thresholds), std::move(answerSets)}));
}

const adapter::AdapterInfo& Predictor::info() const {
    return m_impl->adapter.info;
}
const std::vector<std::string>& Predictor::classes() const {
    return info().classes;
}
int Predictor::prompts() const {
    return info().config.prompts;
}

bool Predictor::hasSideNetwork() const {
    return info().sideShare > 0;
}

const InputSettings& Predictor::inputSettings() const {
    return m_impl->inputSettings;
}

const adapter::Head& Predictor::head() const {
    return m_impl->adapter.network.head();
}

Result<features::RecordCodec> Predictor::codec() const {
    FOVEA_TRY(const backbone::FeatureShape shape, m_impl->shape());
    return features::RecordCodec(shape, info().store);
}

const evaluation::Thresholds& Predictor::thresholds() const {
    return m_impl->thresholds;
}

const std::optional<evaluation::AnswerSets>& Predictor::answerSets() const {
    return m_impl->answerSets;
}

Result<CaseResult> Predictor::predict(const std::string& path, const imaging::ReadOptions& where,
                                      bool withPromptAttention, const JobContext& job) const {
    FOVEA_TRY(const imaging::Image image, imaging::readImage(path, where));
    return guarded([&]() -> Result<CaseResult> {
        const auto modality = image.facts.find(features::kModalityFact);
        FOVEA_TRY(CaseResult result, predict(imaging::networkPixels(image, m_impl->inputSettings.window),
                                             modality == image.facts.end() ? std::string() : modality->second,
                                             withPromptAttention, job));
        result.frames = image.frames;
        dataset::Sample sample;
        sample.facts = image.facts;
        result.patient = dataset::patientInHeader(sample);
        return result;
    });
}

Result<CaseResult> Predictor::predict(const imaging::Pixels& pixels, bool withPromptAttention,
                                      const JobContext& job) const {
    return predict(pixels, std::string(), withPromptAttention, job);
}

Result<CaseResult> Predictor::predict(const imaging::Pixels& pixels, const std::string& modality,
                                      bool withPromptAttention, const JobContext& job) const {
    return guarded([&]() -> Result<CaseResult> {
        std::optional<backbone::Threads> threads;
        if (m_impl->threads) threads.emplace(*m_impl->threads);
        const adapter::AdapterInfo& info = m_impl->adapter.info;
        FOVEA_TRY(const backbone::FeatureShape shape, m_impl->shape());
        const int r = info.config.lowResolution;
        const features::NetworkInputs inputs =
            features::networkInputs(pixels, info.highNormalisation, shape.grid * info.config.patchSize, r);
        FOVEA_TRY(const backbone::Features features,
                  m_impl->backbone.extract(inputs.high, 1, info.extraction, job));
        // As a stored image's, so that both give the same prediction.
        const features::RecordCodec codec(shape, info.store);
        const std::vector<std::byte> record = codec.encode(features, 0);
        adapter::Batch batch;
        codec.makeRoom(batch, 1);
        codec.decode(record, batch, 0);
        batch.summaries = codec.summary(record);
        batch.low.resize(std::size_t(3) * std::size_t(r) * std::size_t(r));
        backbone::normalise(inputs.low.data.data(), r, r, info.lowNormalisation, batch.low.data());
        FOVEA_TRY(const adapter::Prediction prediction, m_impl->adapter.network.predict(batch));
        CaseResult result;
        result.networkProbabilities = prediction.probabilities;
        result.probabilities = statedProbabilities(info, prediction.probabilities);
        result.predicted = evaluation::predictedClass(result.probabilities);
        result.atThreshold = evaluation::classesAt(m_impl->thresholds, info.classes, result.probabilities);
        result.display = pixels;
        result.tokens = codec.tokens(record);
        if (m_impl->answerSets) result.answerSet = m_impl->answerSets->of(result.probabilities);
        if (info.kind) {
            result.likeness = {info.kind->distance(result.tokens.classState), info.kind->limit, {}};
            if (result.likeness->unlike())
                result.likeness->why =
                    info.kind->why(features::pictureFacts(inputs.low, pixels.width, pixels.height, modality));
        }
        if (withPromptAttention && m_impl->adapter.network.head().hasSideNetwork()) {
            FOVEA_TRY(result.promptAttention, m_impl->adapter.network.promptAttention(batch));
        }
        if (withPromptAttention) {
            result.record = record;
            result.low = std::move(batch.low);
        }
        return result;
    });
}

Result<adapter::Prediction> Predictor::askAgain(const CaseResult& result,
                                                std::span<const std::vector<bool>> out,
                                                const JobContext& job) const {
    return guarded([&]() -> Result<adapter::Prediction> {
        if (result.record.empty())
            return Error{ErrorCode::invalidArgument, "predicted without what it can be asked again by", {}};
        std::optional<backbone::Threads> threads;
        if (m_impl->threads) threads.emplace(*m_impl->threads);
        FOVEA_TRY(const features::RecordCodec codec, this->codec());
        adapter::Prediction all;
        all.classes = int(classes().size());
        for (std::size_t first = 0; first < out.size(); first += kAskedAtOnce) {
            FOVEA_CHECK(job.check());
            const auto some = out.subspan(first, std::min(kAskedAtOnce, out.size() - first));
            adapter::Batch batch;
            codec.makeRoom(batch, int(some.size()));
            for (std::size_t i = 0; i < some.size(); ++i) {
                const std::vector<std::byte> record = codec.without(result.record, some[i]);
                codec.decode(record, batch, int(i));
                const std::vector<float> summary = codec.summary(record);
                batch.summaries.insert(batch.summaries.end(), summary.begin(), summary.end());
                batch.low.insert(batch.low.end(), result.low.begin(), result.low.end());
            }
            FOVEA_TRY(const adapter::Prediction said, m_impl->adapter.network.predict(batch));
            all.probabilities.insert(all.probabilities.end(), said.probabilities.begin(),
                                     said.probabilities.end());
            all.logits.insert(all.logits.end(), said.logits.begin(), said.logits.end());
        }
        return all;
    });
}

}  // namespace fovea::inference
