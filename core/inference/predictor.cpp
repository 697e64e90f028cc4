#include "inference/predictor.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "backbone/threads.h"
#include "dataset/cell_values.h"
#include "dataset/header_values.h"
#include "dataset/positive_class.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/spelling.h"
#include "evaluation/calibration.h"
#include "evaluation/metrics.h"
#include "evaluation/unlike_unit.h"
#include "features/feature_store.h"
#include "features/picture_facts.h"

namespace fovea::inference {

struct Predictor::Impl {
    adapter::LoadedAdapter adapter;
    std::shared_ptr<const backbone::Backbone> backbone;  ///< several adapters may share it
    InputSettings inputSettings;
    evaluation::Thresholds thresholds;
    std::optional<evaluation::AnswerSets> answerSets = {};
    backbone::FeatureShape shape;
    std::optional<int> threads = {};  ///< none: as the caller's thread has it

    AdapterOnRecords onRecords() const {
        return {adapter.info, adapter.network, features::RecordCodec(shape, adapter.info.store), threads};
    }
    /// An image in the sizes of the networks, and what the backbone says of it.
    struct Seen {
        features::NetworkInputs inputs;
        int lowResolution = 0;  ///< of `inputs`
        backbone::Features features;
        std::string modality = {};  ///< of the image's header, as features::pictureFacts() has it
        adapter::VariableValues known = {};
    };
    Result<Seen> pass(const imaging::Pixels& pixels, const JobContext& job) const;
    /// What the adapter makes of that.
    Result<CaseResult> answer(const imaging::Pixels& pixels, const Seen& seen,
                              bool withPromptAttention) const;
    Result<features::NetworkInputs> inputsOf(const imaging::Pixels& pixels) const;
    /// Whether one pass serves both.
    bool seesAs(const Impl& other) const;
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

adapter::VariableValues knownVariables(const std::map<std::string, std::string>& facts,
                                       adapter::VariableValues given) {
    for (const char* name : dataset::kHeaderVariables)
        if (std::string& value = given[name]; value.empty()) value = dataset::headerVariable(facts, name);
    return given;
}

std::vector<double> statedProbabilities(const adapter::AdapterInfo& info, std::vector<double> network) {
    if (info.config.outputs == adapter::Outputs::number) {
        for (double& x : network) x = info.question.number(x);
        return network;
    }
    if (info.config.outputs == adapter::Outputs::classes)
        return evaluation::recalibrated(std::move(network), int(info.classes.size()),
                                        info.tuning.recalibration);
    const std::size_t F = info.classes.size();
    for (std::size_t i = 0; i < network.size() && !info.tuning.findings.empty(); ++i)
        network[i] = evaluation::recalibrated({1 - network[i], network[i]}, 2,
                                              info.tuning.findings[i % F].recalibration)[1];
    return network;
}

namespace {
/// Each finding's own point, under its name.
evaluation::Thresholds ofFindings(const adapter::AdapterInfo& info) {
    evaluation::Thresholds all;
    for (std::size_t f = 0; f < info.classes.size(); ++f) {
        const bool tuned = f < info.tuning.findings.size() && info.tuning.findings[f].thresholds;
        const evaluation::Thresholds one = tuned
                                               ? *info.tuning.findings[f].thresholds
                                               : evaluation::standardThresholds(adapter::kFindingAnswers, 1);
        if (f == 0) {
            all.rule = one.rule;
            all.chosenOn = one.chosenOn;
        }
        all.afterTest = all.afterTest || one.afterTest;
        all.points.push_back(one.points.front());
        all.points.back().className = info.classes[f];
    }
    return all;
}
}  // namespace

evaluation::Thresholds thresholdsOf(const adapter::AdapterInfo& info, std::string positive) {
    if (info.config.outputs == adapter::Outputs::number) return {};
    if (info.config.outputs == adapter::Outputs::findings) return ofFindings(info);
    if (positive.empty()) positive = dataset::positiveOf(info.classes, info.tuning.positive);
    const int index = dataset::positiveIndex(info.classes, positive);
    if (!info.tuning.thresholds) return evaluation::standardThresholds(info.classes, index);
    return info.classes.size() == 2
               ? evaluation::onClass(*info.tuning.thresholds, info.classes[std::size_t(index)])
               : *info.tuning.thresholds;
}

std::vector<std::string> answersAt(const adapter::AdapterInfo& info, const evaluation::Thresholds& thresholds,
                                   std::span<const double> stated) {
    if (info.config.outputs == adapter::Outputs::classes)
        return evaluation::classesAt(thresholds, info.classes, stated);
    std::vector<std::string> called;
    for (std::size_t f = 0; f < thresholds.points.size(); ++f)
        if (stated[f] >= thresholds.points[f].value) called.push_back(info.classes[f]);
    return called;
}

NumberAnswer numberAnswer(const adapter::AdapterInfo& info, double value) {
    const double half =
        info.tuning.interval ? info.tuning.interval->halfWidth : std::numeric_limits<double>::quiet_NaN();
    NumberAnswer answer{value, value - half, value + half};
    // What is not possible is not meant.
    if (info.question.low && answer.low < *info.question.low) answer.low = *info.question.low;
    if (info.question.high && answer.high > *info.question.high) answer.high = *info.question.high;
    return answer;
}

Predictor::Predictor(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Predictor::Predictor(Predictor&&) noexcept = default;
Predictor& Predictor::operator=(Predictor&&) noexcept = default;
Predictor::~Predictor() = default;

Result<Predictor> Predictor::load(const std::string& path, const PredictorOptions& options) {
    return loadBeside({}, path, options);
}

Result<Predictor> Predictor::loadBeside(const std::vector<Predictor>& others, const std::string& path,
                                        const PredictorOptions& options) {
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
        std::shared_ptr<const backbone::Backbone> vit;
        for (const Predictor& other : others)
            if (other.info().backboneIdentity == info.backboneIdentity &&
                other.info().precision == info.precision)
                vit = other.m_impl->backbone;
        if (!vit) {
            FOVEA_TRY(backbone::Backbone own, backbone::loadBackbone(choice, {.precision = precision,
                                                                              .device = device.name,
                                                                              .threads = options.threads}));
            vit = std::make_shared<const backbone::Backbone>(std::move(own));
        }
        FOVEA_TRY(Predictor predictor, of(std::move(loaded), std::move(vit)));
        predictor.m_impl->threads = options.threads;
        if (const auto& scores = predictor.info().tuning.setScores) {
            FOVEA_TRY(predictor.m_impl->answerSets, evaluation::answerSets(*scores, options.coverage));
        }
        return predictor;
    });
}

Result<Predictor> Predictor::assemble(adapter::LoadedAdapter adapter, backbone::Backbone backbone) {
    return of(std::move(adapter), std::make_shared<const backbone::Backbone>(std::move(backbone)));
}

Result<Predictor> Predictor::of(adapter::LoadedAdapter adapter,
                                std::shared_ptr<const backbone::Backbone> backbone) {
    FOVEA_TRY(const InputSettings inputSettings, inputSettingsOf(adapter.info));
    evaluation::Thresholds thresholds = thresholdsOf(adapter.info);
    std::optional<evaluation::AnswerSets> answerSets;
    if (const auto& scores = adapter.info.tuning.setScores) {
        FOVEA_TRY(answerSets, evaluation::answerSets(*scores, evaluation::kUsualCoverage));
    }
    FOVEA_TRY(const backbone::FeatureShape shape,
              backbone::featureShape(backbone->config(), adapter.info.extraction));
    return Predictor(std::make_unique<Impl>(Impl{std::move(adapter), std::move(backbone), inputSettings,
                                                 std::move(thresholds), std::move(answerSets), shape}));
}

const adapter::AdapterInfo& Predictor::info() const {
    return m_impl->adapter.info;
}
const std::vector<std::string>& Predictor::classes() const {
    return info().classes;
}
int Predictor::prompts() const {
    return info().config.prompts * info().config.sideNetworks;
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

AdapterOnRecords Predictor::onRecords() const {
    return m_impl->onRecords();
}

const evaluation::Thresholds& Predictor::thresholds() const {
    return m_impl->thresholds;
}

const std::optional<evaluation::AnswerSets>& Predictor::answerSets() const {
    return m_impl->answerSets;
}

namespace {
/// The modality that a header names; empty where it does not.
std::string modalityOf(const imaging::Image& image) {
    const auto modality = image.facts.find(features::kModalityFact);
    return modality == image.facts.end() ? std::string() : modality->second;
}

/// What a file says beside its pixels.
void takeFacts(const imaging::Image& image, CaseResult& result) {
    result.frames = image.frames;
    dataset::Sample sample;
    sample.facts = image.facts;
    result.patient = dataset::patientInHeader(sample);
    result.facts = std::move(sample.facts);
}
}  // namespace

Result<CaseResult> Predictor::predict(const std::string& path, const imaging::ReadOptions& where,
                                      bool withPromptAttention, const JobContext& job,
                                      const adapter::VariableValues& known) const {
    FOVEA_TRY(const imaging::Image image, imaging::readImage(path, where));
    return predict(image, withPromptAttention, job, known);
}

Result<CaseResult> Predictor::predict(const imaging::Image& image, bool withPromptAttention,
                                      const JobContext& job, const adapter::VariableValues& known) const {
    return guarded([&]() -> Result<CaseResult> {
        FOVEA_TRY(CaseResult result,
                  predict(imaging::networkPixels(image, m_impl->inputSettings.window), modalityOf(image),
                          knownVariables(image.facts, known), withPromptAttention, job));
        takeFacts(image, result);
        return result;
    });
}

Result<features::NetworkInputs> Predictor::Impl::inputsOf(const imaging::Pixels& pixels) const {
    const adapter::AdapterInfo& info = adapter.info;
    return features::networkInputs(pixels, info.highNormalisation, shape.grid * info.config.patchSize,
                                   info.config.lowResolution);
}

Result<Predictor::Impl::Seen> Predictor::Impl::pass(const imaging::Pixels& pixels,
                                                    const JobContext& job) const {
    Seen seen;
    seen.lowResolution = adapter.info.config.lowResolution;
    FOVEA_TRY(seen.inputs, inputsOf(pixels));
    FOVEA_TRY(seen.features, backbone->extract(seen.inputs.high, 1, adapter.info.extraction, job));
    return seen;
}

namespace {
/// Values as the training's table had them: numbers with a point, words in its spelling.
adapter::VariableValues asTrained(const adapter::VariableCoding& coding, adapter::VariableValues known) {
    for (const adapter::Variable& v : coding.variables) {
        const auto found = known.find(v.name);
        if (found == known.end() || v.knows(found->second)) continue;
        std::string& text = found->second;
        if (const auto number = v.isNumber() ? dataset::numberIn(text) : std::nullopt)
            text = dataset::numberText(*number);
        const std::string key = dataset::nameKey(text);
        for (const std::string& word : v.words)
            if (dataset::nameKey(word) == key) text = word;
    }
    return known;
}
}  // namespace

Result<CaseResult> Predictor::Impl::answer(const imaging::Pixels& pixels, const Seen& seen,
                                           bool withPromptAttention) const {
    const adapter::AdapterInfo& info = adapter.info;
    const int r = info.config.lowResolution;
    imaging::Pixels low = seen.inputs.low;
    if (seen.lowResolution != r) {
        FOVEA_TRY(features::NetworkInputs own, inputsOf(pixels));
        low = std::move(own.low);
    }
    std::vector<float> normalised(std::size_t(3) * std::size_t(r) * std::size_t(r));
    backbone::normalise(low.data.data(), r, r, info.lowNormalisation, normalised.data());
    // As a stored image's, so that both give the same prediction.
    const AdapterOnRecords stored = onRecords();
    const adapter::VariableValues known = asTrained(info.variables, seen.known);
    FOVEA_TRY(AskedImage asked, stored.ask(stored.codec.encode(seen.features, 0), std::move(normalised),
                                           info.variables.numbers(known)));
    CaseResult result;
    if (withPromptAttention && adapter.network.head().hasSideNetwork()) {
        FOVEA_TRY(result.promptAttention, adapter.network.promptAttention(stored.batchOf(asked)));
    }
    if (!info.question.ofImages()) {
        FOVEA_TRY(result.states, adapter.network.imageStates(stored.batchOf(asked)));
    }
    if (!withPromptAttention) asked.record.clear(), asked.low.clear();
    static_cast<AskedImage&>(result) = std::move(asked);
    result.probabilities = statedProbabilities(info, result.networkProbabilities);
    result.predicted = evaluation::predictedClass(result.probabilities);
    result.atThreshold = answersAt(info, thresholds, result.probabilities);
    if (info.config.outputs == adapter::Outputs::number)
        result.number = numberAnswer(info, result.probabilities.front());
    result.display = pixels;
    result.unknownVariables = info.variables.unknownIn(known);
    if (answerSets) result.answerSet = answerSets->of(result.probabilities);
    if (info.kind) {
        result.likeness = {info.kind->distance(result.tokens.classState), info.kind->limit, {}};
        if (result.likeness->unlike())
            result.likeness->why =
                info.kind->why(features::pictureFacts(low, pixels.width, pixels.height, seen.modality));
    }
    return result;
}

bool Predictor::Impl::seesAs(const Impl& other) const {
    const adapter::AdapterInfo &a = adapter.info, &b = other.adapter.info;
    const auto same = [](const backbone::ExtractionSettings& x, const backbone::ExtractionSettings& y) {
        return x.layers == y.layers && x.resolution == y.resolution && x.tokenRatio == y.tokenRatio &&
               x.importance == y.importance;
    };
    return a.backboneIdentity == b.backboneIdentity && a.precision == b.precision &&
           same(a.extraction, b.extraction) && a.windowPolicy == b.windowPolicy && a.plane == b.plane;
}

Result<CaseResult> Predictor::predict(const imaging::Pixels& pixels, bool withPromptAttention,
                                      const JobContext& job, const adapter::VariableValues& known) const {
    return predict(pixels, std::string(), known, withPromptAttention, job);
}

Result<CaseResult> Predictor::predict(const imaging::Pixels& pixels, const std::string& modality,
                                      const adapter::VariableValues& known, bool withPromptAttention,
                                      const JobContext& job) const {
    return guarded([&]() -> Result<CaseResult> {
        std::optional<backbone::Threads> threads;
        if (m_impl->threads) threads.emplace(*m_impl->threads);
        FOVEA_TRY(Impl::Seen seen, m_impl->pass(pixels, job));
        seen.modality = modality;
        seen.known = known;
        return m_impl->answer(pixels, seen, withPromptAttention);
    });
}

namespace {

std::optional<Likeness> likenessTogether(std::span<const CaseResult* const> images,
                                         const std::vector<double>& weights) {
    std::array<const Likeness*, 2> heaviest = {};  // like, unlike
    std::array<double, 2> most = {}, sum = {};
    for (std::size_t i = 0; i < images.size(); ++i) {
        const auto& likeness = images[i]->likeness;
        if (!likeness) return {};
        const std::size_t side = likeness->unlike() ? 1 : 0;
        sum[side] += weights[i];
        if (heaviest[side] && weights[i] <= most[side]) continue;
        heaviest[side] = &*likeness;
        most[side] = weights[i];
    }
    const std::size_t side = heaviest[1] && evaluation::isUnlikeTogether(sum[1]) ? 1 : 0;
    return heaviest[side] ? std::optional(*heaviest[side]) : std::nullopt;
}

}  // namespace

Result<UnitResult> Predictor::together(std::span<const CaseResult* const> images) const {
    return guarded([&]() -> Result<UnitResult> {
        adapter::ImageStates states;
        for (const CaseResult* image : images) states.add(image->states);
        if (std::size_t(states.size) != images.size() || images.empty())
            return Error{ErrorCode::invalidArgument, "the adapter's answers are of images", {}};
        FOVEA_TRY(adapter::UnitPrediction said, m_impl->adapter.network.predictUnit(states));
        UnitResult result;
        result.weights = std::move(said.weights);
        result.networkProbabilities = std::move(said.probabilities);
        result.probabilities = statedProbabilities(info(), result.networkProbabilities);
        result.predicted = evaluation::predictedClass(result.probabilities);
        result.atThreshold = answersAt(info(), thresholds(), result.probabilities);
        if (info().config.outputs == adapter::Outputs::number)
            result.number = numberAnswer(info(), result.probabilities.front());
        if (m_impl->answerSets) result.answerSet = m_impl->answerSets->of(result.probabilities);
        result.likeness = likenessTogether(images, result.weights);
        return result;
    });
}

Result<Predictors> Predictors::load(const std::vector<std::string>& adapters,
                                    const PredictorOptions& options) {
    Predictors all;
    for (const std::string& path : adapters) {
        FOVEA_TRY(Predictor one, Predictor::loadBeside(all.m_all, path, options));
        if (!all.m_all.empty() && one.info().backboneIdentity != all.m_all.front().info().backboneIdentity)
            return Error{ErrorCode::backboneMismatch,
                         "adapters that are applied together are of one backbone; this one needs \"" +
                             one.info().backboneName + "\", the first \"" +
                             all.m_all.front().info().backboneName + "\"",
                         path};
        const auto alike = std::find_if(all.m_groups.begin(), all.m_groups.end(), [&](const auto& group) {
            return one.m_impl->seesAs(*all.m_all[group.front()].m_impl);
        });
        if (alike != all.m_groups.end()) {
            alike->push_back(all.m_all.size());
        } else {
            all.m_groups.push_back({all.m_all.size()});
        }
        all.m_all.push_back(std::move(one));
    }
    all.m_readers.resize(all.m_groups.size());
    return all;
}

Result<std::vector<CaseResult>> Predictors::predict(const std::string& path, int frame,
                                                    std::optional<imaging::Plane> plane,
                                                    const JobContext& job,
                                                    const adapter::VariableValues& known) const {
    return guarded([&]() -> Result<std::vector<CaseResult>> {
        std::vector<CaseResult> results(m_all.size());
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            const std::vector<std::size_t>& group = m_groups[g];
            const Predictor::Impl& first = *m_all[group.front()].m_impl;
            FOVEA_TRY(const imaging::Image image,
                      m_readers[g].read(path, {frame, plane.value_or(first.inputSettings.plane)}));
            const imaging::Pixels pixels = imaging::networkPixels(image, first.inputSettings.window);
            std::optional<backbone::Threads> threads;
            if (first.threads) threads.emplace(*first.threads);
            FOVEA_TRY(Predictor::Impl::Seen once, first.pass(pixels, job));
            once.modality = modalityOf(image);
            once.known = knownVariables(image.facts, known);
            for (const std::size_t i : group) {
                FOVEA_TRY(results[i], m_all[i].m_impl->answer(pixels, once, false));
                takeFacts(image, results[i]);
            }
        }
        return results;
    });
}

}  // namespace fovea::inference
