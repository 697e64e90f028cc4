#include "inference/compare.h"

#include <cmath>
#include <optional>

#include "adapter/adapter_file.h"
#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "imaging/frame_reader.h"
#include "inference/evaluate.h"
#include "inference/predictor.h"
#include "training/learned_from.h"
#include "training/logistic_regression.h"
#include "training/project_source.h"
#include "training/run.h"
#include "training/without_features.h"

namespace fovea::inference {

namespace {

using dataset::Sample;
using dataset::Split;

constexpr int kBatch = 16;
constexpr std::size_t kImagesToAgreeOn = 50;

/// What the trainings with one backbone leave for the other readers.
struct Ground {
    features::FeatureStore store;
    adapter::AdapterInfo info;
    std::vector<Sample> train, validation, test;
    evaluation::Predictions testFrame;  ///< truth and patients, no probabilities
};

std::vector<int> labelsOf(const Ground& g, const std::vector<Sample>& samples) {
    std::vector<int> labels;
    for (const Sample& s : samples) labels.push_back(training::classIndex(g.info.classes, s.label));
    return labels;
}

Result<std::vector<float>> classStates(const Ground& g, const std::vector<Sample>& samples) {
    std::vector<float> all;
    for (const Sample& s : samples) {
        FOVEA_TRY(const features::StoredTokens tokens, g.store.tokens(s.pixelHash));
        all.insert(all.end(), tokens.classState.begin(), tokens.classState.end());
    }
    return all;
}

double aucOf(std::vector<double> probabilities, std::vector<int> truth, int classes) {
    evaluation::Predictions p;
    p.classes = classes;
    p.truth = std::move(truth);
    p.probabilities = std::move(probabilities);
    const auto metrics = evaluation::computeMetrics(p);
    return metrics ? metrics->auc : NAN;
}

Result<Contender> byLogisticRegression(const Ground& g, const std::string& backbone) {
    FOVEA_TRY(const auto train, classStates(g, g.train));
    FOVEA_TRY(const auto validation, classStates(g, g.validation));
    FOVEA_TRY(const auto test, classStates(g, g.test));
    const int width = g.info.config.backboneWidth, classes = int(g.info.classes.size());
    Contender result;
    result.reader = Reader::logisticRegression;
    result.backbone = backbone;
    result.validationAuc = {NAN};
    result.test = {g.testFrame};
    for (const double penalty : training::kLogisticPenalties) {
        FOVEA_TRY(const auto model,
                  training::LogisticRegression::fit(train, width, labelsOf(g, g.train), classes, penalty));
        const double auc = aucOf(model.probabilities(validation), labelsOf(g, g.validation), classes);
        if (auc <= result.validationAuc[0]) continue;  // also true of no penalty yet: NaN compares false
        result.validationAuc[0] = auc;
        result.test[0].probabilities = model.probabilities(test);
    }
    return result;
}

Result<Contender> bySideNetworkAlone(const Ground& g, const CompareOptions& options, FileLayer& files,
                                     const JobContext& job) {
    Contender result;
    result.reader = Reader::sideNetworkAlone;
    for (const std::uint64_t seed : options.seeds) {
        training::AugmentationOptions augmentation;
        augmentation.flip = options.settings.flip;
        training::ProjectSource source(g.store, g.train, g.validation, g.info.classes,
                                       g.info.lowNormalisation, augmentation, seed);
        training::WithoutFeatures blank(source);
        training::LoopOptions loop;
        loop.epochs = options.settings.epochs;
        loop.batch = options.settings.batch;
        loop.learningRate = options.settings.learningRate;
        loop.seed = seed;
        FOVEA_TRY(adapter::Network network, adapter::Network::create(g.info.config, seed));
        FOVEA_TRY(const training::LoopResult trained, training::runLoop(network, blank, loop, files, job));
        result.validationAuc.push_back(trained.epochs[std::size_t(trained.bestEpoch)].auc);
        evaluation::Predictions predictions = g.testFrame;
        for (std::size_t first = 0; first < g.test.size(); first += kBatch) {
            const auto some =
                std::span(g.test).subspan(first, std::min<std::size_t>(kBatch, g.test.size() - first));
            FOVEA_TRY(const adapter::Batch batch, training::WithoutFeatures::blank(training::plainBatch(
                                                      g.store, some, g.info.lowNormalisation)));
            FOVEA_TRY(const adapter::Prediction p, network.predict(batch));
            predictions.probabilities.insert(predictions.probabilities.end(), p.probabilities.begin(),
                                             p.probabilities.end());
        }
        result.test.push_back(std::move(predictions));
    }
    return result;
}

template <class A, class B>
std::vector<std::pair<A, B>> pairs(const std::vector<A>& firsts, const std::vector<B>& seconds) {
    std::vector<std::pair<A, B>> all;
    for (const A& first : firsts)
        for (const B& second : seconds) all.emplace_back(first, second);
    return all;
}

/// The first of the test images that can still be read.
Result<std::vector<imaging::Pixels>> imagesToAgreeOn(const Ground& g, const JobContext& job) {
    FOVEA_TRY(const AdapterSight sight, sightOf(g.info));
    std::vector<imaging::Pixels> images;
    imaging::FrameReader reader;
    for (const Sample& s : g.test) {
        if (images.size() >= kImagesToAgreeOn) break;
        FOVEA_CHECK(job.check());
        auto read = guarded([&]() -> Result<imaging::Pixels> {
            FOVEA_TRY(const imaging::Image image, reader.read(s.path, {s.frame, s.plane}));
            return imaging::networkPixels(image, sight.window);
        });
        // Its features are stored, so it took part; here it is only one of many.
        if (read)
            images.push_back(std::move(*read));
        else if (read.error().code == ErrorCode::cancelled)
            return read.error();
    }
    return images;
}

/// How near the features of the test images come to those of `reference`, another precision.
/// None where no image can be read any more.
Result<std::optional<Agreement>> agreementOf(const std::string& name, const std::string& reference,
                                             const Ground& g, const training::RunSettings& settings,
                                             const JobContext& job) {
    FOVEA_TRY(const std::vector<imaging::Pixels> images, imagesToAgreeOn(g, job));
    if (images.empty()) return std::optional<Agreement>();
    FOVEA_TRY(const backbone::BackboneChoice choice, backbone::findBackbone(name));
    FOVEA_TRY(const backbone::DeviceChoice device, backbone::chooseDevice(settings.device));
    FOVEA_TRY(const backbone::Precision first, backbone::precisionFromName(reference));
    FOVEA_TRY(const backbone::Precision second, backbone::precisionFromName(g.info.precision));
    FOVEA_TRY(const backbone::Backbone a,
              backbone::loadBackbone(
                  choice, {.precision = first, .device = device.name, .threads = settings.threads}));
    FOVEA_TRY(const backbone::Backbone b,
              backbone::loadBackbone(
                  choice, {.precision = second, .device = device.name, .threads = settings.threads}));
    FOVEA_TRY(const Agreement found,
              agreement(a, b, g.info.highNormalisation, g.info.extraction, images, job));
    return std::optional<Agreement>(found);
}

}  // namespace

const char* readerName(Reader reader) {
    switch (reader) {
        case Reader::adapter:
            return "adapter";
        case Reader::logisticRegression:
            return "logistic_regression";
        case Reader::sideNetworkAlone:
            return "side_network_alone";
    }
    return "";
}

Result<Comparison> compareReaders(project::Project& project, const CompareOptions& options,
                                  std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Comparison> {
        if (options.backbones.empty() || options.seeds.empty())
            return Error{ErrorCode::invalidArgument, "a comparison needs a backbone and a seed", {}};
        Comparison result;
        std::vector<Contender> baselines;
        std::optional<Contender> alone;
        std::vector<std::optional<backbone::Precision>> precisions(options.precisions.begin(),
                                                                   options.precisions.end());
        if (precisions.empty()) precisions = {options.settings.precision};
        for (const auto& [backbone, precision] : pairs(options.backbones, precisions)) {
            Contender adapters;
            adapters.backbone = backbone;
            training::RunSettings settings = options.settings;
            settings.backbone = backbone;
            settings.precision = precision;
            std::string adapterPath;
            std::int64_t lastRun = 0;
            std::vector<Sample> test;
            for (const std::uint64_t seed : options.seeds) {
                settings.seed = seed;
                job.say(backbone +
                        (precision ? std::string(", ") + backbone::precisionName(*precision) : "") +
                        ", seed " + std::to_string(seed));
                FOVEA_TRY(const training::RunOutcome run,
                          training::runTraining(project, settings, /*resume=*/true, files, job));
                adapterPath = run.adapterPath;
                lastRun = run.run;
                FOVEA_TRY(const Evaluation e,
                          evaluateRun(project, run.run, Split::test, options.intervals, files, job));
                adapters.validationAuc.push_back(run.validation[std::size_t(run.bestEpoch) - 1].auc);
                adapters.test.push_back(e.predictions);
                test = e.samples;
                result.patientsKnown = e.patientsKnown;
                result.testLooks = e.testLooks;
            }
            FOVEA_TRY(training::PreloadedStore preloaded,
                      training::preloadedStore(project, settings, files, job));
            FOVEA_TRY(const adapter::LoadedAdapter loaded, adapter::loadAdapter(adapterPath));
            adapters.precision = loaded.info.precision;
            Ground ground{std::move(preloaded.store), loaded.info, {}, {}, std::move(test), {}};
            ground.testFrame = adapters.test.front();
            ground.testFrame.probabilities.clear();
            FOVEA_TRY(auto all, project.samples());
            FOVEA_TRY(const auto samples, training::samplesAsDivided(project, lastRun, std::move(all)));
            for (const Sample& s : samples) {
                if (training::classIndex(ground.info.classes, s.label) < 0 ||
                    !ground.store.contains(s.pixelHash))
                    continue;
                if (s.split == Split::train) ground.train.push_back(s);
                if (s.split == Split::validation) ground.validation.push_back(s);
            }
            if (!result.contenders.empty() && backbone == options.backbones.front()) {
                FOVEA_TRY(adapters.agreement,
                          agreementOf(backbone, result.contenders.front().precision, ground, settings, job));
            }
            FOVEA_TRY(Contender baseline, byLogisticRegression(ground, backbone));
            baseline.precision = adapters.precision;
            baselines.push_back(std::move(baseline));
            if (!alone) {
                job.say("side network alone");
                FOVEA_TRY(alone, bySideNetworkAlone(ground, options, *files, job));
                result.trainImages = int(ground.train.size());
                result.validationImages = int(ground.validation.size());
                result.testImages = int(ground.test.size());
            }
            result.contenders.push_back(std::move(adapters));
        }
        result.contenders.push_back(std::move(*alone));
        for (Contender& b : baselines) result.contenders.push_back(std::move(b));
        for (Contender& c : result.contenders) {
            FOVEA_TRY(c.auc, evaluation::meanAuc(c.test, options.intervals));
            FOVEA_TRY(c.firstMinusThis, evaluation::pairedAucDifference(result.contenders.front().test,
                                                                        c.test, options.intervals));
        }
        return result;
    });
}

}  // namespace fovea::inference
