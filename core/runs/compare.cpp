#include "runs/compare.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "adapter/adapter_file.h"
#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "backbone/threads.h"
#include "imaging/frame_reader.h"
#include "inference/predictor.h"
#include "runs/evaluate.h"
#include "runs/fine_tuned.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "runs/run_baseline.h"
#include "runs/side_network_alone.h"
#include "runs/unit_answers.h"

namespace fovea::runs {

namespace {

using dataset::Sample;
using dataset::Split;

constexpr std::size_t kImagesToAgreeOn = 50;

/// What the trainings with one backbone leave for the other readers.
struct ComparisonSetup {
    features::FeatureStore store;
    adapter::AdapterInfo info;
    dataset::Units train, validation, test;  ///< of one image each where answers are of images
    bool ordinal = false;                    ///< as ResolvedRun has it
};

/// The headline on the validation images; NaN where it is undefined. `said` as the network of the task has
/// it.
double validationFigure(const ComparisonSetup& g, std::vector<double> said) {
    const Task task = taskOf(g.info);
    const auto figures = pointFigures(predictedOf(g.validation.rows, task, std::move(said)), {});
    return figures ? figures->at(headlineName(task)) : NAN;
}

Result<ComparedModel> byBaseline(const ComparisonSetup& g, BaselineMethod method,
                                 const ComparedModel& adapters, const JobContext& job) {
    const Task task = taskOf(g.info);
    const adapter::VariableCoding& variables = g.info.variables;
    FOVEA_TRY(const auto model, RunBaseline::fit(g.store, imagesToFit(g.train), task, method, job,
                                                 variables.variables.empty() ? nullptr : &variables));
    ComparedModel result;
    result.model = method == BaselineMethod::classToken ? Model::logisticRegression : Model::baseline;
    result.reads = method;
    result.backbone = adapters.backbone;
    result.precision = adapters.precision;
    result.penaltyChosen = model.penaltyChosen();
    FOVEA_TRY(const auto ofValidation, model.answers(g.store, imagesOf(g.validation), job));
    result.validationAuc = {validationFigure(g, meanOverImages(g.validation, ofValidation))};
    FOVEA_TRY(const auto ofTest, model.answers(g.store, imagesOf(g.test), job));
    result.test = {predictedOf(g.test.rows, task, meanOverImages(g.test, ofTest))};
    return result;
}

Result<ComparedModel> bySideNetworkAlone(const ComparisonSetup& g, const RunSettings& settings,
                                         const std::vector<std::uint64_t>& seeds, FileLayer& files,
                                         const JobContext& job) {
    const Task task = taskOf(g.info);
    ComparedModel result;
    result.model = Model::sideNetworkAlone;
    result.method = adapter::methodName(settings.method);
    for (const std::uint64_t seed : seeds) {
        FOVEA_TRY(const auto alone,
                  SideNetworkAlone::train({g.store, g.train, g.validation, g.info.lowNormalisation}, task,
                                          g.info.config, settings, g.ordinal, seed, files, job));
        FOVEA_TRY(auto ofValidation, alone.answers(g.store, g.validation, job));
        result.validationAuc.push_back(validationFigure(g, std::move(ofValidation)));
        FOVEA_TRY(auto said, alone.answers(g.store, g.test, job));
        result.test.push_back(predictedOf(g.test.rows, task, std::move(said)));
    }
    return result;
}

Result<ComparedModel> byFineTuning(const ComparisonSetup& g, const RunSettings& settings,
                                   const training::FineTuningOptions& options, const JobContext& job) {
    FOVEA_TRY(const backbone::BackboneChoice backbone, backbone::findBackbone(settings.backbone));
    FOVEA_TRY(
        const training::FineTuningResult trained,
        fineTuneOn(backbone, g.info, g.store, g.train.rows, g.validation.rows, g.test.rows, options, job));
    ComparedModel result;
    result.model = Model::fineTuning;
    result.backbone = settings.backbone;
    result.precision = "fp32";
    result.validationAuc = {trained.validationAucs[std::size_t(trained.bestEpoch) - 1]};
    result.test = {predictedOf(g.test.rows, taskOf(g.info), trained.judged)};
    result.cost = costOfFineTuning(trained, options.batch);
    return result;
}

/// The first of the test images that can still be read.
Result<std::vector<imaging::Pixels>> imagesToAgreeOn(const ComparisonSetup& g, const JobContext& job) {
    FOVEA_TRY(const inference::InputSettings inputSettings, inference::inputSettingsOf(g.info));
    std::vector<imaging::Pixels> images;
    imaging::FrameReader model;
    for (const Sample& s : imagesOf(g.test)) {
        if (images.size() >= kImagesToAgreeOn) break;
        FOVEA_CHECK(job.check());
        auto read = guarded([&]() -> Result<imaging::Pixels> {
            FOVEA_TRY(const imaging::Image image, model.read(s.path, {s.frame, s.plane}));
            return imaging::networkPixels(image, inputSettings.window);
        });
        // Its features are stored, so it took part; here it is only one of many.
        if (read)
            images.push_back(std::move(*read));
        else if (read.error().code == ErrorCode::cancelled)
            return read.error();
    }
    return images;
}

/// How near the features of the test images come to those of `reference`, another precision or
/// store. None where no image can be read any more.
Result<std::optional<Agreement>> agreementOf(const adapter::AdapterInfo& reference, const ComparisonSetup& g,
                                             const RunSettings& settings, const JobContext& job) {
    FOVEA_TRY(const std::vector<imaging::Pixels> images, imagesToAgreeOn(g, job));
    if (images.empty()) return std::optional<Agreement>();
    FOVEA_TRY(const backbone::BackboneChoice choice, backbone::findBackbone(settings.backbone));
    FOVEA_TRY(const backbone::DeviceChoice device, backbone::chooseDevice(settings.device));
    const auto load = [&](const adapter::AdapterInfo& info) -> Result<backbone::Backbone> {
        FOVEA_TRY(const backbone::Precision precision, backbone::precisionFromName(info.precision));
        return backbone::loadBackbone(
            choice, {.precision = precision, .device = device.name, .threads = settings.threads});
    };
    FOVEA_TRY(const backbone::Backbone a, load(reference));
    FOVEA_TRY(const backbone::Backbone b, load(g.info));
    FOVEA_TRY(const Agreement found, agreement({a, reference.store}, {b, g.info.store},
                                               g.info.highNormalisation, g.info.extraction, images, job));
    return std::optional<Agreement>(found);
}

/// What tells a variant from the others, for the log.
std::string nameOf(const RunSettings& s) {
    std::string name = s.backbone + ", " + adapter::methodName(s.method);
    if (s.precision) name += std::string(", ") + backbone::precisionName(*s.precision);
    if (s.store) name += std::string(", ") + adapter::storeTypeName(*s.store);
    return name;
}

/// What logistic regression reads: the class token as the backbone has it, clinical variables, and which
/// images are of which part. Two variants of the same text have the same one.
std::string seenByRegression(const RunSettings& settings, const adapter::AdapterInfo& info) {
    RunSettings seen;
    seen.backbone = info.backboneIdentity;
    seen.resolution = info.extraction.resolution;
    seen.fold = settings.fold;
    seen.variables = settings.variables;
    seen.assigned = settings.assigned;
    seen.assigned.series.reset();
    if (seen.assigned.allForEpochs) seen.assigned.allForEpochs = 1;  // not for how many
    return settingsToJson(seen) + info.precision;
}

/// What the side network alone reads: all but what the backbone says, and on what it was computed.
std::string seenBySideNetwork(const RunSettings& settings, const adapter::AdapterInfo& info) {
    const adapter::AdapterConfig& c = info.config;
    RunSettings seen = settings;
    seen.backbone = std::to_string(c.backboneWidth) + " " + std::to_string(c.heads) + " " +
                    std::to_string(c.patchSize) + " " + std::to_string(c.layers) + " " +
                    std::to_string(c.layerNormEps) + (c.qkvBias ? " bias " : " ") +
                    std::to_string(int(c.activation));
    seen.resolution = info.extraction.resolution;  // how many tokens there are, though they say nothing
    seen.tokenRatio = info.extraction.tokenRatio;
    seen.lowResolution = c.lowResolution;
    seen.prompts = c.prompts;
    seen.layers.reset();  // which they are; how many stands above
    seen.precision.reset();
    seen.store.reset();
    seen.device.clear();
    seen.threads = 0;
    seen.seed = 0;
    seen.head = HeadKind::plain;
    seen.adapted = {};
    seen.assigned.series.reset();
    return settingsToJson(seen);
}

/// Trains with one variant and every seed.
struct TrainedVariant {
    ComparedModel adapters;
    ComparisonSetup setup;
    double seconds = 0;  ///< of a training, the mean
    std::int64_t learnableParameters = 0;
};
Result<TrainedVariant> trainVariant(project::Project& project, RunSettings settings,
                                    const CompareOptions& options, Comparison& comparison,
                                    const std::shared_ptr<FileLayer>& files, const JobContext& job) {
    ComparedModel adapters;
    adapters.backbone = settings.backbone;
    adapters.method = adapter::methodName(settings.method);
    std::string adapterPath;
    std::int64_t lastRun = 0;
    double seconds = 0;
    std::int64_t learnable = 0;
    std::vector<Sample> test;  // images
    for (const std::uint64_t seed : options.seeds) {
        settings.seed = seed * std::uint64_t(settings.sideNetworks);  // none in common
        job.say(nameOf(settings) + ", seed " + std::to_string(seed));
        FOVEA_TRY(const RunOutcome run, runTraining(project, settings, /*resume=*/true, files, job));
        adapterPath = run.adapterPath;
        lastRun = run.run;
        seconds += run.seconds / double(options.seeds.size());
        learnable = run.learnableParameters;
        FOVEA_TRY(const Evaluation e,
                  evaluateRun(project, run.run, Split::test, options.intervals, files, job));
        adapters.validationAuc.push_back(run.number ? run.number->error.value : run.validationAuc());
        adapters.test.push_back(e.task.ofClasses() ? Predicted{e.predictions} : e.predicted);
        comparison.task = e.task;
        test = e.samples;
        if (!e.images.empty()) {
            test.clear();
            for (const auto& unit : e.images) test.insert(test.end(), unit.begin(), unit.end());
        }
        comparison.patientsKnown = e.patientsKnown;
        comparison.testEvaluations = e.testEvaluations;
    }
    FOVEA_TRY(const adapter::LoadedAdapter loaded, adapter::loadAdapter(adapterPath));
    adapters.precision = loaded.info.precision;
    adapters.store = adapter::storeTypeName(loaded.info.store);
    FOVEA_TRY(const ResolvedRun resolved, resolve(project, settings));
    FOVEA_TRY(features::FeatureStore store, openStore(project, resolved, files));
    const dataset::Question& question = resolved.task.question;
    ComparisonSetup setup{std::move(store), loaded.info, {}, {}, dataset::unitsOf(test, question),
                          resolved.ordinal};
    FOVEA_TRY(auto all, project.samples());
    FOVEA_TRY(const auto samples, samplesAsSplit(project, lastRun, std::move(all)));
    std::set<std::int64_t> took;  // the run left out units whose images contradict each other
    for (const Sample& s : resolved.samples) took.insert(s.id);
    std::vector<Sample> train, validation;
    for (const Sample& s : samples) {
        if (!isAnswered(taskOf(setup.info), s) || !setup.store.contains(s.pixelHash)) continue;
        if (!took.count(s.id)) continue;
        if (s.split == Split::train) train.push_back(s);
        if (s.split == Split::validation) validation.push_back(s);
    }
    setup.train = dataset::unitsOf(train, question);
    setup.validation = dataset::unitsOf(validation, question);
    return TrainedVariant{std::move(adapters), std::move(setup), seconds, learnable};
}

}  // namespace

const char* modelName(Model model) {
    switch (model) {
        case Model::adapter:
            return "adapter";
        case Model::logisticRegression:
            return "logistic_regression";
        case Model::baseline:
            return "baseline";
        case Model::fineTuning:
            return "fine_tuning";
        case Model::sideNetworkAlone:
            return "side_network_alone";
    }
    return "";
}

Result<Comparison> compareModels(project::Project& project, const CompareOptions& options,
                                 std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Comparison> {
        if (options.variants.empty() || options.seeds.empty())
            return Error{ErrorCode::invalidArgument, "a comparison needs a variant and a seed", {}};
        if (options.fineTuning) {
            FOVEA_TRY(const ResolvedRun first, resolve(project, options.variants.front()));
            FOVEA_CHECK(mustSuitFineTuning(first));
        }
        Comparison result;
        std::vector<ComparedModel> alone, baselines;
        std::set<std::string> madeAlone, madeRegressions;  // by what they read
        int variant = 0;
        const RunSettings& first = options.variants.front();
        std::optional<adapter::AdapterInfo> firstInfo;
        for (const RunSettings& settings : options.variants) {
            const backbone::Threads threads(settings.threads);
            FOVEA_TRY(TrainedVariant trained, trainVariant(project, settings, options, result, files, job));
            ComparedModel& adapters = trained.adapters;
            const ComparisonSetup& setup = trained.setup;
            if (!firstInfo) {
                firstInfo = setup.info;
                result.trainImages = int(setup.train.imageCount());
                result.validationImages = int(setup.validation.imageCount());
                result.testImages = int(setup.test.imageCount());
                result.trainUnits = int(setup.train.size());
                result.validationUnits = int(setup.validation.size());
                result.testUnits = int(setup.test.size());
            } else if (settings.backbone == first.backbone && settings.method == first.method) {
                FOVEA_TRY(adapters.agreement, agreementOf(*firstInfo, setup, settings, job));
            }
            adapters.variant = variant++;
            if (options.fineTuning && adapters.variant == 0) {
                FOVEA_TRY(TrainingCost cost,
                          costOfAdapter(setup.info.config, setup.store.shape(), setup.info.store,
                                        trained.learnableParameters, options.fineTuning->batch));
                cost.seconds = trained.seconds;
                cost.epochs = epochsOf(settings);
                adapters.cost = cost;
                job.say("fine-tuning of " + settings.backbone);
                FOVEA_TRY(ComparedModel tuned, byFineTuning(setup, settings, *options.fineTuning, job));
                alone.push_back(std::move(tuned));
            }
            // What a control does not see makes no other control.
            if (madeRegressions.insert(seenByRegression(settings, setup.info)).second) {
                for (const BaselineMethod method : kBaselineMethods) {
                    if (method == BaselineMethod::attentiveProbe && result.task.ofNumber()) continue;
                    FOVEA_TRY(ComparedModel baseline, byBaseline(setup, method, adapters, job));
                    baseline.variant = adapters.variant;
                    baselines.push_back(std::move(baseline));
                }
            }
            // A read-out alone trains none.
            if (settings.epochs > 0 && madeAlone.insert(seenBySideNetwork(settings, setup.info)).second) {
                job.say("side network alone, " + adapters.method);
                FOVEA_TRY(ComparedModel control,
                          bySideNetworkAlone(setup, settings, options.seeds, *files, job));
                control.variant = adapters.variant;
                alone.push_back(std::move(control));
            }
            result.models.push_back(std::move(adapters));
        }
        for (std::vector<ComparedModel>* controls : {&alone, &baselines})
            for (ComparedModel& c : *controls) result.models.push_back(std::move(c));
        for (ComparedModel& c : result.models) {
            FOVEA_TRY(c.auc, headlineOf(c.test, options.intervals));
            FOVEA_TRY(const evaluation::Estimate better,
                      betterBy(result.models.front().test, c.test, options.intervals));
            c.firstMinusThis = result.task.ofNumber()
                                   ? evaluation::Estimate{-better.value, -better.high, -better.low}
                                   : better;
        }
        return result;
    });
}

}  // namespace fovea::runs
