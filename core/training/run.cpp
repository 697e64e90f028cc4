#include "training/run.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "adapter/adapter_file.h"
#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/resources.h"
#include "base/sha256.h"
#include "dataset/class_order.h"
#include "dataset/split.h"
#include "training/project_source.h"
#include "training/schedule.h"
#include "training/trial.h"

namespace fovea::training {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;
using nlohmann::json;

namespace {

constexpr int kSmallValidation = 20;  // patients; fewer choose an epoch by chance

/// Everything that settings, project and machine together determine.
struct Resolved {
    RunSettings settings;
    backbone::BackboneChoice backbone;
    backbone::DeviceChoice device;
    backbone::PrecisionChoice precision;
    backbone::ExtractionSettings extraction;
    adapter::AdapterConfig config;
    features::StoreSettings store;
    std::vector<std::string> classes;
    imaging::WindowPolicy window;
    std::vector<Sample> samples;  ///< labelled ones, as seen through `window`
    int threads = 0;
};

std::vector<Sample> ofSplit(const std::vector<Sample>& samples, Split split) {
    std::vector<Sample> some;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(some),
                 [&](const Sample& s) { return s.split == split; });
    return some;
}

Result<void> checkClasses(const Resolved& r) {
    const auto few = [](const std::string& detail) { return Error{ErrorCode::tooFewSamples, detail, {}}; };
    if (r.samples.empty()) return few("the project holds no labelled image");
    if (r.classes.size() < 2)
        return few("at least two classes are needed, there is only \"" + r.classes.front() + "\"");
    std::map<std::string, int> train;
    for (const Sample& s : r.samples)
        if (s.split == Split::train) ++train[s.label];
    for (const std::string& c : r.classes)
        if (train[c] == 0) return few("class \"" + c + "\" has no training image");
    return {};
}

/// Makes one of the groups validation, and the others train.
Result<void> applyFold(std::vector<Sample>& samples, const Fold& fold) {
    if (fold.of < 2 || fold.number < 1 || fold.number > fold.of)
        return Error{ErrorCode::invalidArgument, "there is no group " + foldText(fold), {}};
    // Not the run's seed: runs of different groups must not overlap in what they are judged by.
    FOVEA_TRY(const std::vector<int> groups, dataset::assignFolds(samples, fold.of, 0));
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (groups[i] >= 0)
            samples[i].split = groups[i] == fold.number - 1 ? Split::validation : Split::train;
    return {};
}

/// How many can differ from each other: known patients, and images of unknown ones.
int patientsIn(const std::vector<Sample>& samples) {
    std::set<std::string> known;
    int unknown = 0;
    for (const Sample& s : samples) {
        if (s.patient.empty())
            ++unknown;
        else
            known.insert(s.patient);
    }
    return int(known.size()) + unknown;
}

Result<Resolved> resolve(const project::Project& project, const project::SeenImages& images,
                         const RunSettings& settings) {
    Resolved r;
    r.window = images.window;
    r.settings = settings;
    FOVEA_TRY(r.device, backbone::chooseDevice(settings.device));
    r.precision = backbone::choosePrecision(settings.precision, r.device.name);
    r.threads = backbone::setThreads(settings.threads);
    FOVEA_TRY(r.backbone, backbone::findBackbone(settings.backbone));
    FOVEA_TRY(r.classes, project.classes());
    for (const Sample& s : images.samples)
        if (!s.label.empty()) r.samples.push_back(s);
    if (settings.fold) FOVEA_CHECK(applyFold(r.samples, *settings.fold));

    const backbone::ViTConfig& vit = r.backbone.config;
    r.extraction = adapter::defaultExtraction(settings.method, vit);
    if (settings.layers) r.extraction.layers = *settings.layers;
    if (settings.resolution)
        r.extraction.resolution = backbone::nearestResolution(*settings.resolution, vit.patchSize);
    if (settings.tokenRatio) r.extraction.tokenRatio = *settings.tokenRatio;
    r.config = adapter::AdapterConfig::defaults(settings.method, vit, int(r.extraction.layers.size()),
                                                int(std::max<std::size_t>(2, r.classes.size())));
    if (settings.lowResolution)
        r.config.lowResolution = backbone::nearestResolution(*settings.lowResolution, vit.patchSize);
    if (settings.prompts) r.config.prompts = *settings.prompts;
    FOVEA_CHECK(r.config.validate());
    FOVEA_CHECK(backbone::featureShape(vit, r.extraction));

    r.store.backboneIdentity = r.backbone.identity;
    r.store.precision = r.precision.precision;
    r.store.extraction = r.extraction;
    r.store.normalisation = r.backbone.normalisation;
    r.store.config = vit;
    r.store.lowResolution = r.config.lowResolution;
    return r;
}

/// As the project sees its images now.
Result<Resolved> resolve(const project::Project& project, const RunSettings& settings) {
    FOVEA_TRY(const imaging::WindowPolicy window, project.networkWindow());
    FOVEA_TRY(const project::SeenImages images, project::seenThrough(project, window, {}));
    return resolve(project, images, settings);
}

/// How most images were cut.
imaging::Plane usualPlane(const std::vector<Sample>& samples) {
    std::map<imaging::Plane, int> counts;
    for (const Sample& s : samples) ++counts[s.plane];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? imaging::Plane::axial : most->first;
}

json settingsJson(const RunSettings& s) {
    const auto optional = [](const auto& value) { return value ? json(*value) : json(nullptr); };
    json j = {{"backbone", s.backbone},
              {"method", adapter::methodName(s.method)},
              {"resolution", optional(s.resolution)},
              {"low_resolution", optional(s.lowResolution)},
              {"layers", optional(s.layers)},
              {"token_ratio", optional(s.tokenRatio)},
              {"prompts", optional(s.prompts)},
              {"precision", s.precision ? json(backbone::precisionName(*s.precision)) : json(nullptr)},
              {"device", s.device},
              {"threads", s.threads},
              {"epochs", s.epochs},
              {"batch", s.batch},
              {"learning_rate", s.learningRate},
              {"flip", s.flip},
              {"seed", s.seed}};
    if (s.fold) j["fold"] = foldText(*s.fold);
    return j;
}

/// The run record: what was chosen, and what it was resolved to.
json runRecord(const Resolved& r) {
    Sha256 data;
    for (const Sample& s : r.samples) data.add(s.pixelHash).add(s.label).add(std::string(splitName(s.split)));
    RunSettings settings = r.settings;
    settings.backbone = r.backbone.name;
    settings.precision = r.precision.precision;
    json record = {{"schema", 1},
                   {"settings", settingsJson(settings)},
                   {"backbone_identity", r.backbone.identity},
                   {"backbone_title", r.backbone.title},
                   {"layers", r.extraction.layers},
                   {"resolution", r.extraction.resolution},
                   {"token_ratio", r.extraction.tokenRatio},
                   {"low_resolution", r.config.lowResolution},
                   {"prompts", r.config.prompts},
                   {"classes", r.classes},
                   {"window", imaging::windowPolicyText(r.window)},
                   {"data", data.hex()},
                   {"device", r.device.name},
                   {"threads", r.threads},
                   {"hardware", backbone::computeDescription()},
                   {"software", versionText()}};
    record["fingerprint"] = Sha256().add(record.dump()).hex();
    return record;
}

/// The newest run of the same fingerprint that has not come to its end.
Result<std::optional<std::int64_t>> unfinishedRun(const project::Project& project,
                                                  const std::string& fingerprint) {
    FOVEA_TRY(const auto runs, project.runs());
    std::optional<std::int64_t> newest;
    for (const project::Run& run : runs) {
        const json record = json::parse(run.settingsJson, nullptr, false);
        if (run.state != "done" && record.is_object() &&
            record.value("fingerprint", std::string()) == fingerprint)
            newest = run.id;
    }
    return newest;
}

json validationJson(const std::vector<EpochRecord>& epochs) {
    json list = json::array();
    for (const EpochRecord& e : epochs)
        list.push_back({{"train_loss", e.trainLoss}, {"loss", e.loss}, {"auc", e.auc}});
    return list;
}

json outcomeJson(const RunOutcome& o) {
    return {{"schema", 1},          {"learnable_parameters", o.learnableParameters},
            {"epochs", o.epochs},   {"best_epoch", o.bestEpoch},
            {"losses", o.losses},   {"validation", validationJson(o.validation)},
            {"seconds", o.seconds}, {"peak_memory_mb", o.peakMemoryMb},
            {"stopped", o.stopped}, {"preload_problems", o.preload.problems.size()}};
}

Result<features::PreloadReport> preloadMissing(const Resolved& r, features::FeatureStore& store,
                                               const JobContext& job) {
    std::vector<std::string> hashes;
    for (const Sample& s : r.samples) hashes.push_back(s.pixelHash);
    FOVEA_TRY(const int damaged, store.dropDamaged(hashes, job));
    if (damaged > 0)
        job.say(std::to_string(damaged) + " stored features were damaged and are computed anew.");
    if (features::missingSamples(store, r.samples).empty()) {
        features::PreloadReport report;
        report.alreadyThere = int(r.samples.size());
        return report;
    }
    FOVEA_TRY(const backbone::Backbone vit,
              backbone::loadBackbone(r.backbone, {.precision = r.precision.precision,
                                                  .device = r.device.name,
                                                  .threads = r.settings.threads}));
    return features::preload(vit, store, r.samples, r.window, job);
}

Result<features::FeatureStore> openStore(const project::Project& project, const Resolved& r,
                                         std::shared_ptr<FileLayer> files) {
    return features::FeatureStore::open(project.featuresFolder(), r.store, std::move(files));
}

Result<PreloadedStore> preloadedStore(const project::Project& project, const Resolved& r,
                                      std::shared_ptr<FileLayer> files, const JobContext& job) {
    FOVEA_TRY(features::FeatureStore store, openStore(project, r, std::move(files)));
    FOVEA_TRY(features::PreloadReport report, preloadMissing(r, store, job));
    return PreloadedStore{std::move(store), std::move(report)};
}

Result<backbone::Normalisation> lowNormalisation(const features::FeatureStore& store,
                                                 const std::vector<Sample>& train) {
    ChannelStatistics statistics;
    for (const Sample& s : train) {
        FOVEA_TRY(const imaging::Pixels low, store.lowImage(s.pixelHash));
        statistics.add(low);
    }
    return statistics.normalisation();
}

std::string learnedFromPath(const std::string& runFolder) {
    return (fs::path(runFolder) / "learned-from.json").string();
}

/// Notes by their pixels which images a run learned from or was chosen by.
Result<void> writeLearnedFrom(const std::string& runFolder, const std::vector<Sample>& samples,
                              FileLayer& files) {
    json hashes = json::array(), validation = json::array();
    for (const Sample& s : samples) {
        if (s.split == Split::train || s.split == Split::validation) hashes.push_back(s.pixelHash);
        if (s.split == Split::validation) validation.push_back(s.pixelHash);
    }
    return files.writeAtomically(learnedFromPath(runFolder),
                                 json{{"schema", 1}, {"pixels", hashes}, {"validation", validation}}.dump());
}

Result<std::vector<std::string>> pixelList(const project::Project& project, std::int64_t run,
                                           const char* which) {
    const std::string path = learnedFromPath(project.runFolder(run));
    FOVEA_TRY(const std::string text, readTextFile(path));
    const json j = json::parse(text, nullptr, false);
    if (!j.is_object() || !j.contains(which) || !j[which].is_array())
        return Error{ErrorCode::corruptFile, "not a list of images", path};
    std::vector<std::string> hashes;
    for (const json& h : j[which])
        if (h.is_string()) hashes.push_back(h);
    return hashes;
}

/// Preloading, training and adapter of a run that has its record.
Result<RunOutcome> execute(project::Project& project, const Resolved& r, std::int64_t run, const json& record,
                           bool resume, std::shared_ptr<FileLayer> files, const JobContext& job,
                           const RunObserver& observer) {
    RunOutcome outcome;
    outcome.run = run;
    outcome.method = adapter::methodName(r.settings.method);
    outcome.backbone = r.backbone.name;
    FOVEA_TRY(const PreloadedStore preloaded, preloadedStore(project, r, files, job));
    const features::FeatureStore& store = preloaded.store;
    outcome.preload = preloaded.report;

    Resolved present = r;
    std::erase_if(present.samples, [&](const Sample& s) { return !store.contains(s.pixelHash); });
    FOVEA_CHECK(checkClasses(present));
    const auto train = ofSplit(present.samples, Split::train);
    FOVEA_TRY(const backbone::Normalisation normalisation, lowNormalisation(store, train));
    AugmentationOptions augmentation;
    augmentation.flip = r.settings.flip;
    ProjectSource source(store, train, ofSplit(present.samples, Split::validation), r.classes, normalisation,
                         augmentation, r.settings.seed);

    LoopOptions options;
    options.epochs = r.settings.epochs;
    options.batch = r.settings.batch;
    options.learningRate = r.settings.learningRate;
    options.seed = r.settings.seed;
    options.checkpointPath = (fs::path(project.runFolder(run)) / "checkpoint.safetensors").string();
    options.resume = resume;
    options.stop = observer.stop;
    // Images that became unreadable between two sittings change what is learned.
    options.fingerprint =
        record.at("fingerprint").get<std::string>() + "/" + std::to_string(present.samples.size());
    FOVEA_TRY(adapter::Network network, adapter::Network::create(r.config, r.settings.seed, r.device.name));
    FOVEA_TRY(const LoopResult loop,
              runLoop(network, source, options, *files, job, observer.onStep, observer.onEpoch));

    outcome.learnableParameters = adapter::learnableParameters(r.config);
    outcome.epochs = int(loop.epochs.size());
    outcome.bestEpoch = loop.bestEpoch + 1;
    outcome.losses = loop.losses;
    outcome.validation = loop.epochs;
    outcome.seconds = loop.seconds;
    outcome.peakMemoryMb = peakMemoryMb();
    outcome.stopped = loop.stopped;

    adapter::AdapterInfo info;
    info.config = r.config;
    info.extraction = r.extraction;
    info.precision = backbone::precisionName(r.precision.precision);
    info.backboneName = r.backbone.name;
    info.backboneIdentity = r.backbone.identity;
    info.highNormalisation = r.backbone.normalisation;
    info.lowNormalisation = normalisation;
    info.classes = r.classes;
    info.windowPolicy = imaging::windowPolicyText(r.window);
    info.plane = imaging::planeName(usualPlane(train));
    info.softwareVersion = versionText();
    info.createdUtc = utcNow();
    // A backbone given as a folder would name a path of this computer.
    json shared = record;
    shared["settings"]["backbone"] = fs::path(r.backbone.name).filename().string();
    info.backboneName = shared["settings"]["backbone"];
    info.trainingJson = shared.dump();
    FOVEA_CHECK(writeLearnedFrom(project.runFolder(run), present.samples, *files));
    const fs::path adapterPath = fs::path(project.runFolder(run)) / "adapter.safetensors";
    FOVEA_CHECK(adapter::saveAdapter(adapterPath.string(), info, network, *files));
    outcome.adapterPath = adapterPath.string();
    FOVEA_CHECK(project.finishRun(run, outcomeJson(outcome).dump(),
                                  fs::relative(adapterPath, project.folder()).string()));
    std::error_code ignored;
    fs::remove(options.checkpointPath, ignored);
    return outcome;
}

}  // namespace

Result<std::vector<std::string>> learnedFrom(const project::Project& project, std::int64_t run) {
    return pixelList(project, run, "pixels");
}

Result<std::vector<Sample>> samplesAsDivided(const project::Project& project, std::int64_t id,
                                             std::vector<Sample> samples) {
    return guarded([&]() -> Result<std::vector<Sample>> {
        FOVEA_TRY(const project::Run run, project.run(id));
        FOVEA_TRY(const RunSettings settings, settingsFromJson(run.settingsJson));
        if (!settings.fold) return samples;
        FOVEA_TRY(const auto learned, pixelList(project, id, "pixels"));
        FOVEA_TRY(const auto validation, pixelList(project, id, "validation"));
        const std::set<std::string> met(learned.begin(), learned.end()),
            judged(validation.begin(), validation.end());
        for (Sample& s : samples) {
            if (s.split != Split::train && s.split != Split::validation) continue;
            s.split = judged.count(s.pixelHash) ? Split::validation
                      : met.count(s.pixelHash)  ? Split::train
                                                : Split::unassigned;
        }
        return samples;
    });
}

std::string foldText(const Fold& fold) {
    return std::to_string(fold.number) + "/" + std::to_string(fold.of);
}

Result<Fold> foldFromText(const std::string& text) {
    Fold fold;
    const char *const first = text.data(), *const last = first + text.size();
    const auto number = std::from_chars(first, last, fold.number);
    if (number.ec == std::errc() && number.ptr != last && *number.ptr == '/') {
        const auto of = std::from_chars(number.ptr + 1, last, fold.of);
        constexpr int kMost = 100;
        if (of.ec == std::errc() && of.ptr == last && fold.of >= 2 && fold.of <= kMost && fold.number >= 1 &&
            fold.number <= fold.of)
            return fold;
    }
    return Error{
        ErrorCode::invalidArgument, "a group is written as 2/5, the second of five, not " + text, {}};
}

std::string settingsToJson(const RunSettings& settings) {
    return settingsJson(settings).dump();
}

Result<RunSettings> settingsFromJson(const std::string& text) {
    try {
        const json whole = json::parse(text);
        const json& j = whole.contains("settings") ? whole.at("settings") : whole;
        RunSettings s;
        const auto optional = [&](const char* key, auto& out) {
            if (j.contains(key) && !j.at(key).is_null())
                out = j.at(key).get<typename std::decay_t<decltype(out)>::value_type>();
        };
        s.backbone = j.at("backbone");
        FOVEA_TRY(s.method, adapter::methodFromName(j.at("method").get<std::string>()));
        optional("resolution", s.resolution);
        optional("low_resolution", s.lowResolution);
        optional("layers", s.layers);
        optional("token_ratio", s.tokenRatio);
        optional("prompts", s.prompts);
        if (!j.at("precision").is_null()) {
            FOVEA_TRY(s.precision, backbone::precisionFromName(j.at("precision").get<std::string>()));
        }
        s.device = j.at("device");
        s.threads = j.at("threads");
        s.epochs = j.at("epochs");
        s.batch = j.at("batch");
        s.learningRate = j.at("learning_rate");
        s.flip = j.at("flip");
        s.seed = j.at("seed");
        if (j.contains("fold")) {
            FOVEA_TRY(s.fold, foldFromText(j.at("fold").get<std::string>()));
        }
        return s;
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("run settings: ") + e.what(), {}};
    }
}

Result<RunPlan> planRun(const project::Project& project, const RunSettings& settings, const JobContext& job,
                        bool trial) {
    return guarded([&]() -> Result<RunPlan> {
        FOVEA_TRY(const Resolved r, resolve(project, settings));
        FOVEA_CHECK(checkClasses(r));
        FOVEA_TRY(const features::FeatureStore store, openStore(project, r, systemFileLayer()));
        RunPlan plan;
        plan.trainImages = int(ofSplit(r.samples, Split::train).size());
        plan.validationImages = int(ofSplit(r.samples, Split::validation).size());
        const int validationPatients = patientsIn(ofSplit(r.samples, Split::validation));
        plan.fewValidation = validationPatients < kSmallValidation;
        plan.testImages = int(ofSplit(r.samples, Split::test).size());
        plan.unassignedImages = int(ofSplit(r.samples, Split::unassigned).size());
        plan.toPreload = int(features::missingSamples(store, r.samples).size());
        plan.diskBytes = std::uint64_t(plan.toPreload) * store.bytesPerImage();
        FOVEA_TRY(plan.freeBytes, systemFileLayer()->freeBytes(project.folder()));
        plan.learnableParameters = adapter::learnableParameters(r.config);
        plan.backboneTitle = r.backbone.title;
        plan.device = r.device.name;
        plan.deviceReason = r.device.reason;
        plan.precision = r.precision.precision;
        plan.precisionReason = r.precision.reason;
        if (trial) {
            const auto steps =
                std::int64_t(epochBatches(plan.trainImages, settings.batch, 0, 0).size()) * settings.epochs;
            constexpr int kRepetitions = 3;
            FOVEA_TRY(const Workload step,
                      stepWorkload(r.config, settings.batch, store.shape().kept, r.device.name, false));
            FOVEA_TRY(const auto stepCost, measure({step}, kRepetitions, job));
            // Validation is a forward pass only: about a third of a step for as many images.
            plan.trainSeconds =
                stepCost[0].seconds *
                (double(steps) + double(settings.epochs) * plan.validationImages / settings.batch / 3);
            plan.memoryMb = stepCost[0].memoryMb;
            if (plan.toPreload > 0) {
                FOVEA_TRY(const backbone::Backbone vit,
                          backbone::loadBackbone(r.backbone, {.precision = r.precision.precision,
                                                              .device = r.device.name,
                                                              .threads = r.settings.threads}));
                FOVEA_TRY(const Workload pass, passWorkload(vit, r.extraction, 1));
                FOVEA_TRY(const auto passCost, measure({pass}, kRepetitions, job));
                plan.preloadSeconds = passCost[0].seconds * plan.toPreload;
                plan.memoryMb = std::max(plan.memoryMb, passCost[0].memoryMb);
            }
        }
        if (plan.diskBytes > plan.freeBytes) {
            plan.fits = false;
            plan.warnings.push_back("The features need more disk space than is free.");
        }
        if (plan.validationImages == 0)
            plan.warnings.push_back(
                "There are no validation images: the last epoch is kept, whether it is the best or not.");
        else if (plan.fewValidation)
            plan.warnings.push_back(
                "There are only " + std::to_string(plan.validationImages) + " validation images" +
                (validationPatients < plan.validationImages
                     ? " of " + std::to_string(validationPatients) + " patients"
                     : std::string()) +
                ": which epoch is best is then partly chance." +
                (settings.fold ? ""
                               : " Training five times, each time with another fifth of the patients as "
                                 "validation (--fold 1/5 to 5/5), shows how much."));
        if (plan.unassignedImages > 0)
            plan.warnings.push_back(std::to_string(plan.unassignedImages) +
                                    " images belong to no split and are not used.");
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        if (!grades.empty() && !dataset::areGrades(r.classes, grades))
            plan.warnings.push_back("Class \"" + r.classes.back() +
                                    "\" has no place among the grades: until it has one, figures take the "
                                    "classes for names, not for grades.");
        return plan;
    });
}

Result<PreloadedStore> preloadedStore(const project::Project& project, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<PreloadedStore> {
        FOVEA_TRY(const Resolved r, resolve(project, settings));
        return preloadedStore(project, r, std::move(files), job);
    });
}

Result<PreloadedStore> preloadedStore(const project::Project& project, const project::SeenImages& images,
                                      const RunSettings& settings, std::shared_ptr<FileLayer> files,
                                      const JobContext& job) {
    return guarded([&]() -> Result<PreloadedStore> {
        FOVEA_TRY(const Resolved r, resolve(project, images, settings));
        return preloadedStore(project, r, std::move(files), job);
    });
}

Result<RunOutcome> runTraining(project::Project& project, const RunSettings& settings, bool resume,
                               std::shared_ptr<FileLayer> files, const JobContext& job,
                               const RunObserver& observer) {
    return guarded([&]() -> Result<RunOutcome> {
        FOVEA_TRY(Resolved r, resolve(project, settings));
        FOVEA_CHECK(checkClasses(r));
        json record = runRecord(r);
        std::optional<std::int64_t> run;
        if (resume) {
            FOVEA_TRY(run, unfinishedRun(project, record.at("fingerprint")));
        }
        if (resume && !run && !settings.precision) {
            // The trial that chose the precision may have come out otherwise then.
            RunSettings otherwise = settings;
            otherwise.precision = r.precision.precision == backbone::Precision::fp32
                                      ? backbone::Precision::bf16
                                      : backbone::Precision::fp32;
            FOVEA_TRY(Resolved then, resolve(project, otherwise));
            json thenRecord = runRecord(then);
            FOVEA_TRY(run, unfinishedRun(project, thenRecord.at("fingerprint")));
            if (run) {
                r = std::move(then);
                record = std::move(thenRecord);
            }
        }
        const bool continuing = run.has_value();
        if (!run) {
            FOVEA_TRY(run, project.addRun(record.dump()));
        }
        FOVEA_CHECK(project.setRunState(*run, "running"));
        const auto outcome =
            guarded([&] { return execute(project, r, *run, record, continuing, files, job, observer); });
        if (!outcome) {
            const bool stopped = outcome.error().code == ErrorCode::cancelled;
            // Whatever went wrong is what the user hears of, not that noting it failed too.
            (void)project.setRunState(*run, stopped ? "stopped" : "failed").ok();
        }
        return outcome;
    });
}

}  // namespace fovea::training
