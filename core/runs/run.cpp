#include "runs/run.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "adapter/adapter_file.h"
#include "backbone/threads.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/resources.h"
#include "base/sha256.h"
#include "project/directory_lock.h"
#include "runs/doubt.h"
#include "runs/fallback.h"
#include "runs/learned_from.h"
#include "runs/predicted.h"
#include "runs/project_source.h"
#include "runs/read_only.h"
#include "runs/read_out.h"
#include "runs/resolved_run.h"
#include "runs/run_baseline.h"
#include "runs/run_messages.h"
#include "runs/run_targets.h"
#include "runs/side_networks.h"
#include "runs/training_marks.h"
#include "runs/tuning.h"
#include "runs/unit_answers.h"
#include "runs/variables.h"
#include "training/checkpoint.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;
using nlohmann::json;

namespace {

/// How most images were cut.
imaging::Plane usualPlane(const std::vector<Sample>& samples) {
    std::map<imaging::Plane, int> counts;
    for (const Sample& s : samples) ++counts[s.plane];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? imaging::Plane::axial : most->first;
}

/// The run record: what was chosen, and what it was resolved to. Its `request hash` is the same for
/// runs that come to the same result; `asked` for those of which the same was asked, whatever a
/// trial or the room on this computer made of it.
json runRecord(const ResolvedRun& r) {
    // The description of the computer says how many threads compute, and is part of both hashes.
    const backbone::Threads threads(r.settings.threads);
    Sha256 data;
    const dataset::AnswerUnit unit = r.task.question.answerUnit;
    for (const Sample& s : r.samples) {
        data.add(s.pixelHash).add(s.label).add(std::string(splitName(s.split)));
        // Of an image nothing, not even an empty text, which is hashed with its length: as it always was.
        if (unit != dataset::AnswerUnit::image) data.add(dataset::unitKey(s, unit));
        const adapter::VariableValues values = variableValues(s);
        for (const std::string& name : r.variables) {
            const auto value = values.find(name);
            data.add(name).add(value == values.end() ? std::string() : value->second);
        }
    }
    RunSettings settings = r.settings;
    settings.backbone = r.backbone.name;
    settings.adapted = {};
    if (epochsOf(settings) == 0) settings.sideNetworks = 1;  // it has none
    const json asked = json::parse(settingsToJson(settings));
    settings.precision = r.precision.precision;
    settings.store = r.store.type;
    json record = {{"schema", 1},
                   {"settings", json::parse(settingsToJson(settings))},
                   {"backbone_identity", r.backbone.identity},
                   {"backbone_title", r.backbone.title},
                   {"layers", r.extraction.layers},
                   {"resolution", r.extraction.resolution},
                   {"token_ratio", r.extraction.tokenRatio},
                   {"low_resolution", r.config.lowResolution},
                   {"prompts", r.config.prompts},
                   {"classes", r.classes},
                   {"ordinal", r.ordinal},
                   {"window", imaging::windowPolicyText(r.window)},
                   {"data", data.hex()},
                   {"device", r.device.name},
                   {"threads", r.threads},
                   {"hardware", backbone::computeDescription()},
                   {"software", versionText()}};
    if (!r.task.ofClasses()) {
        const adapter::QuestionAsked question = r.task.forAdapter();
        record["question"] = {{"name", question.name}, {"kind", question.kind}};
        if (r.task.ofNumber())
            record["question"].update(
                {{"unit", question.unit}, {"mean", question.mean}, {"deviation", question.deviation}});
    }
    if (unit != dataset::AnswerUnit::image)
        record.update({{"answer_unit", dataset::answerUnitName(unit)}, {"study_by", r.studyBy}});
    const std::string requestHash = Sha256().add(record.dump()).hex();
    json ofAsked = record;
    ofAsked["settings"] = asked;
    record["fingerprint"] = requestHash;
    record["asked"] = Sha256().add(ofAsked.dump()).hex();
    // No part of what is asked: what the rule made of the labels is in `data`.
    if (!r.task.question.consensus.empty()) record["consensus"] = r.task.question.consensus;
    return record;
}

/// The newest run of the question in use that is the one of such a record.
Result<std::optional<project::Run>> newestOf(const project::Project& project, const RunIdentity& identity,
                                             bool unfinished) {
    FOVEA_TRY(const dataset::Question question, project.question());
    FOVEA_TRY(const std::vector<project::Run> runs, project.runs());
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->question != question.id) continue;
        if (unfinished && run->state == project::RunState::done) continue;
        const RunRecord known = readRecord(*run);
        if (known.settings && identity.isThatOf({known.asked, known.requestHash})) return std::optional(*run);
    }
    return std::optional<project::Run>();
}

RunIdentity identityIn(const json& record) {
    return {record.at("asked"), record.at("fingerprint")};
}

json estimateJson(const RunEstimate& e) {
    return {{"preload_seconds", e.preloadSeconds}, {"train_seconds", e.trainSeconds}};
}

/// How long earlier sessions of a run worked, kept in its folder while it is not at its end.
class RunSessions {
public:
    RunSessions(const std::string& runFolder, const JobContext& job)
        : m_path((fs::path(runFolder) / "sittings.json").string()), m_job(job), m_start(workSeconds(job)) {
        const auto text = readTextFile(m_path);
        const json j = text ? json::parse(*text, nullptr, false) : json();
        if (j.is_object() && j.contains("seconds") && j["seconds"].is_number()) m_before = j["seconds"];
    }
    double seconds() const { return m_before + workSeconds(m_job) - m_start; }
    Result<void> save(FileLayer& files) const {
        return files.writeAtomically(m_path, json{{"schema", 1}, {"seconds", seconds()}}.dump());
    }
    void remove() const {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }

private:
    std::string m_path;
    const JobContext& m_job;
    double m_start, m_before = 0;
};

/// What is written into the folder of a project that is gone would lie there and be lost, without
/// an error. While it is open, its lock is in it.
Result<void> mustBeThere(const project::Project& project) {
    if (fs::exists(fs::path(project.folder()) / project::DirectoryLock::kFileName)) return {};
    return Error{ErrorCode::fileNotFound, "the project's folder was moved or removed, or its disk is away",
                 project.folder()};
}

/// The images that a run learns from: all whose features are there, or, where it goes on,
/// those that it began with.
/// Error: fileNotFound, when features of one of these were lost and it cannot be read again.
Result<void> keepRunsImages(const project::Project& project, std::int64_t run,
                            const features::FeatureStore& store, std::vector<Sample>& samples,
                            bool continuing, FileLayer& files) {
    const auto there = [&](const Sample& s) { return store.contains(s.pixelHash); };
    if (continuing) {
        const auto began = learnedFrom(project, run);
        if (!began && began.error().code != ErrorCode::fileNotFound) return began.error();
        if (began) {
            const std::set<std::string> hashes(began->begin(), began->end());
            const Sample* lost = nullptr;
            int count = 0;
            std::erase_if(samples, [&](const Sample& s) {
                return s.split != Split::test && s.split != Split::unassigned && !hashes.count(s.pixelHash);
            });
            for (const Sample& s : samples)
                if (hashes.count(s.pixelHash) && !there(s)) {
                    if (!lost) lost = &s;
                    ++count;
                }
            if (lost)
                return Error{
                    ErrorCode::fileNotFound, {}, lost->path, {{kBeganWithLostImages, {{"images", count}}}}};
        }
    }
    std::erase_if(samples, [&](const Sample& s) { return !there(s); });
    return writeLearnedFrom(project.runFolder(run), samples, files);
}

Result<features::PreloadReport> preloadMissing(const ResolvedRun& r, const std::vector<Sample>& toRead,
                                               const std::string& device, features::FeatureStore& store,
                                               std::vector<Message>& notices, const JobContext& job) {
    std::vector<std::string> hashes;
    for (const Sample& s : toRead) hashes.push_back(s.pixelHash);
    FOVEA_TRY(const int damaged, store.dropDamaged(hashes, job));
    if (damaged > 0) {
        notices.push_back({kFeaturesDamaged, {{"images", damaged}}});
        job.say(messageText(notices.back()));
    }
    if (features::missingSamples(store, r.samples).empty()) {
        features::PreloadReport report;
        report.alreadyThere = int(r.samples.size());
        return report;
    }
    FOVEA_TRY(const backbone::Backbone vit,
              backbone::loadBackbone(
                  r.backbone,
                  {.precision = r.precision.precision, .device = device, .threads = r.settings.threads}));
    return features::preload(vit, store, r.samples, r.window, job);
}

/// Of a run that was asked to end before its first step.
Error stoppedBeforeTraining(const ResolvedRun& r, const features::FeatureStore& store) {
    const std::size_t all = r.samples.size(), missing = features::missingSamples(store, r.samples).size();
    return {
        ErrorCode::cancelled, {}, {}, {{kStoppedBeforeTraining, {{"read", all - missing}, {"images", all}}}}};
}

/// `stop`: see the public ones.
Result<PreloadedStore> preloadedStore(const project::Project& project, const ResolvedRun& r,
                                      const std::vector<Sample>& toRead, std::shared_ptr<FileLayer> files,
                                      const JobContext& job, const std::optional<CancelToken>& stop) {
    const backbone::Threads threads(r.settings.threads);
    FOVEA_TRY(features::FeatureStore store, openStore(project, r, std::move(files)));
    std::string device = r.device.name;
    std::vector<Message> notices;
    const JobContext reading = stop ? job.alsoCancelledBy(*stop) : job;
    auto report = orOnCpu<features::PreloadReport>(device, notices, reading, [&](const std::string& on) {
        return preloadMissing(r, toRead, on, store, notices, reading);
    });
    const bool cancelled = report ? stop && stop->cancelled() : report.error().code == ErrorCode::cancelled;
    if (stop && cancelled) return stoppedBeforeTraining(r, store);
    if (!report) return errorOfWriting(project, report.error());
    return PreloadedStore{std::move(store), std::move(*report), std::move(notices)};
}

/// What stands beside a run on the validation images.
struct BesideRun {
    std::optional<BaselineFigures> baseline;
    std::optional<NumberFigures> number;
    std::optional<evaluation::Estimate> sideNetworkAdds;
};

/// What the read-out of a head says alone.
Result<std::vector<double>> answersOfReadOut(const features::FeatureStore& store,
                                             const adapter::AdapterConfig& config, const adapter::Head& head,
                                             const std::vector<Sample>& samples, const JobContext& job) {
    std::vector<std::string> hashes;
    for (const Sample& s : samples) hashes.push_back(s.pixelHash);
    FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashes, job));
    std::vector<double> logits = head.readOut->logits(summaries);
    if (head.variables) head.variables->addTo(logits, variableNumbers(head.variables->coding, samples));
    return adapter::answersOf(config.outputs, config.classes, logits);
}

/// Whether both together are better than the read-out alone by less than one standard error: then the simpler
/// of the two is the better choice (Breiman and others, Classification and Regression Trees, 1984, 3.4.3).
bool withinOneError(const evaluation::Estimate& difference) {
    constexpr double kErrors = 1.96;  // in half of a 95 % interval
    return difference.value <= (difference.high - difference.low) / (2 * kErrors);
}

/// Fits the strongest of the cheap baselines beside the trained network, and compares the two where there
/// are validation images.
Result<BesideRun> baselineBeside(const ResolvedRun& r, const features::FeatureStore& store,
                                 const adapter::Network& network,
                                 const backbone::Normalisation& normalisation, const std::string& runFolder,
                                 FileLayer& files, const JobContext& job) {
    const dataset::Units units = unitsOfSplit(r, Split::validation);
    const std::vector<Sample>& validation = units.rows;
    const auto& variables = network.head().variables;
    FOVEA_TRY(const RunBaseline baseline,
              RunBaseline::strongest(
                  store, imagesToFit(unitsOfSplit(r, Split::train)), r.task, job,
                  // A read-out alone is all of z itself.
                  network.head().hasSideNetwork() ? std::nullopt : std::optional(BaselineMethod::allOfZ),
                  variables ? &variables->coding : nullptr));
    FOVEA_CHECK(baseline.save(runFolder, files));
    BesideRun beside;
    if (validation.empty()) return beside;
    FOVEA_TRY(UnitAnswers answers, predictUnits(store, network, normalisation, units, job));
    std::vector<double> said = std::move(answers.answers);
    FOVEA_TRY(const auto simpleOfImages, baseline.answers(store, imagesOf(units)));
    std::vector<double> simple = meanOverImages(units, simpleOfImages);
    const Predicted adapter = predictedOf(validation, r.task, std::move(said));
    const adapter::Head& head = network.head();
    const bool ofImages = r.task.question.answerUnit == dataset::AnswerUnit::image;
    if (ofImages && head.hasSideNetwork() && !head.plain() && !r.task.ofNumber()) {
        FOVEA_TRY(auto read, answersOfReadOut(store, network.config(), head, validation, job));
        const Predicted alone = predictedOf(validation, r.task, std::move(read));
        // Images of one class alone say nothing of it.
        if (const auto adds = betterBy(std::span(&adapter, 1), std::span(&alone, 1), {}))
            beside.sideNetworkAdds = *adds;
    }
    if (r.task.ofClasses()) {
        FOVEA_TRY(beside.baseline, besideBaseline(adapter.predictions, baseline.method(),
                                                  baseline.readsVariables(), std::move(simple), {}));
        return beside;
    }
    const Predicted other = predictedOf(validation, r.task, std::move(simple));
    FOVEA_TRY(const evaluation::Estimate own, headlineOf(std::span(&adapter, 1), {}));
    FOVEA_TRY(const evaluation::Estimate others, headlineOf(std::span(&other, 1), {}));
    FOVEA_TRY(const evaluation::Estimate better, betterBy(std::span(&adapter, 1), std::span(&other, 1), {}));
    std::optional<BaselineMethod> method = baseline.method();
    for (std::size_t i = 0; i < r.classes.size(); ++i)
        if (baseline.method(i) != baseline.method()) method.reset();
    if (r.task.ofNumber())
        beside.number = NumberFigures{own, others, better, method};
    else
        beside.baseline = BaselineFigures{others, better, method};
    return beside;
}

/// The head that the run's network has; `outcome`: gets the figures of its read-out, if it has one.
Result<adapter::Head> headOf(const ResolvedRun& r, const features::FeatureStore& store,
                             const training::Objective& objective, RunOutcome& outcome,
                             const JobContext& job) {
    adapter::Head head{sideShareOf(r.settings), {}};
    if (head.plain()) return head;
    FOVEA_TRY(FittedReadOut fitted,
              fitReadOut(store, learnedUnits(r, Split::train), learnedUnits(r, Split::validation), r.task,
                         objective, job, r.variables, r.settings.pooling == adapter::Pooling::attention));
    head.readOut = std::move(fitted.readOut);
    head.variables = std::move(fitted.variables);
    outcome.readOut = fitted.figures;
    outcome.variables = fitted.variableFigures;
    return head;
}

/// Recalibration and operating points by the validation images, which stay with the run; `outcome`: gets the
/// AUC on them.
Result<adapter::Tuning> tunedOnValidation(const project::Project& project, const ResolvedRun& r,
                                          std::int64_t run, const features::FeatureStore& store,
                                          const adapter::Network& network,
                                          const backbone::Normalisation& normalisation, FileLayer& files,
                                          RunOutcome& outcome, const JobContext& job) {
    const dataset::Units validation = unitsOfSplit(r, Split::validation);
    std::optional<TuningImages> images;
    if (validation.size() > 0) {
        FOVEA_TRY(UnitAnswers said, predictUnits(store, network, normalisation, validation, job));
        images = {kOnValidation, predictedOf(validation.rows, r.task, std::move(said.answers))};
        FOVEA_CHECK(writeTuningImages(project.runFolder(run), *images, files));
        // Images of one class alone say nothing of it.
        if (!r.task.ofNumber())
            if (const auto auc = headlineOf(std::span(&images->predicted, 1), {})) outcome.auc = *auc;
    }
    FOVEA_TRY(evaluation::OperatingRule rule, evaluation::ruleFromText(r.settings.operatingPoint));
    // Its series will: see tuneRun().
    if (r.settings.assigned.allForEpochs && !images) rule = {};
    FOVEA_TRY(const std::string positive, positiveOf(project, r.classes));
    return tunedOn(images, r.task, positive, rule, outcome.notices);
}

/// What runs of one training learned from, and by which objective.
struct Trained {
    const ResolvedRun& present;  ///< without images whose features are missing
    const features::FeatureStore& store;
    const backbone::Normalisation& normalisation;
    const training::Objective& objective;
};

/// Adapter, baseline and record of a run whose network is trained; `outcome` says how.
Result<RunOutcome> finish(project::Project& project, const Trained& trained, std::int64_t run,
                          const json& record, const adapter::Network& network, RunOutcome outcome,
                          const RunSessions& sessions, FileLayer& files, const JobContext& job) {
    const auto& [r, store, normalisation, objective] = trained;
    const auto train = ofSplit(r.samples, Split::train);
    const bool sideNetwork = network.head().hasSideNetwork();
    outcome.run = run;
    outcome.learnableParameters =
        adapter::learnableParameters(r.config, network.head().sideShare, network.head().variableWidth());
    adapter::AdapterInfo info;
    info.config = r.config;
    info.extraction = r.extraction;
    info.precision = backbone::precisionName(r.precision.precision);
    info.store = r.store.type;
    info.backboneName = r.backbone.name;
    info.backboneIdentity = r.backbone.identity;
    info.highNormalisation = r.backbone.normalisation;
    info.lowNormalisation = normalisation;
    info.classes = r.classes;
    info.question = r.task.forAdapter();
    info.question.studyBy = r.studyBy;
    info.windowPolicy = imaging::windowPolicyText(r.window);
    info.plane = imaging::planeName(usualPlane(train));
    info.softwareVersion = versionText();
    info.createdUtc = utcNow();
    // A backbone given as a folder would name a path of this computer.
    json shared = record;
    shared.erase("planned");
    shared.erase("images_at_once");
    shared["settings"]["backbone"] = fs::path(r.backbone.name).filename().string();
    // The rule of one reader would name a person: "first" is left of "first:NAME".
    if (const std::string rule = shared.value("consensus", ""); !rule.empty())
        shared["consensus"] = rule.substr(0, rule.find(':'));
    info.backboneName = shared["settings"]["backbone"];
    FOVEA_TRY(info.tuning,
              tunedOnValidation(project, r, run, store, network, normalisation, files, outcome, job));
    // For who is given the adapter without its project.
    shared["train_images"] = train.size();
    if (std::isfinite(outcome.validationAuc())) shared["validation_auc"] = outcome.validationAuc();
    info.trainingJson = shared.dump();
    // Pooled, it is a reading of units, which is not made again without some of them.
    const bool ofImages = r.config.pooling == adapter::Pooling::images;
    if (ofImages && r.task.ofClasses() && !sideNetwork && outcome.readOut) {
        FOVEA_TRY(auto scores,
                  setScoresOfReadOut(store, unitsOfSplit(r, Split::train), r.classes, objective.targets,
                                     *outcome.readOut, network.head(), info.tuning, job));
        if (scores) info.tuning.setScores = std::move(scores);
    }
    FOVEA_TRY(info.kind, kindOfTraining(store, train, job));
    outcome.tuning = info.tuning;
    FOVEA_TRY(const auto learned, learnedFrom(project, run));
    info.trainingMarks = TrainingMarks::of(learned).text();
    const fs::path adapterPath = fs::path(project.runFolder(run)) / "adapter.safetensors";
    FOVEA_CHECK(adapter::saveAdapter(adapterPath.string(), info, network, files));
    outcome.adapterPath = adapterPath.string();

    auto beside = baselineBeside(r, store, network, normalisation, project.runFolder(run), files, job);
    // What the user can mend is; then this run goes on from here.
    for (const ErrorCode code : {ErrorCode::cancelled, ErrorCode::diskFull, ErrorCode::notWritable})
        if (!beside && beside.error().code == code) return beside.error();
    if (!beside) {  // what it is compared with is missing, not the adapter
        outcome.notices.push_back({kNoBaseline, {{"detail", beside.error().detail}}});
    } else {
        outcome.baseline = beside->baseline;
        outcome.number = beside->number;
        outcome.sideNetworkAdds = beside->sideNetworkAdds;
    }
    const JudgedBy images = judgedBy(Split::validation, outcome.readOutAlone());
    if (outcome.number) outcome.notices.push_back(numberNotice(*outcome.number, images));
    if (outcome.baseline)
        for (Message& notice : baselineNotices(*outcome.baseline, outcome.validationAuc(), images))
            outcome.notices.push_back(std::move(notice));
    const bool worse = std::any_of(outcome.notices.begin(), outcome.notices.end(),
                                   [](const Message& notice) { return notice.is(kWorseThanBaseline); });
    if (const auto& adds = outcome.sideNetworkAdds; adds && withinOneError(*adds))
        outcome.notices.push_back(
            {kReadOutIsAsGood, {{"difference", adds->value}, {"low", adds->low}, {"high", adds->high}}});
    else if (worse && sideNetwork)
        outcome.notices.push_back(kReadOutCanBeUsed);
    // Of a session that was killed nothing is known but the learning, from its saved state.
    outcome.wholeSeconds = std::max(sessions.seconds(), outcome.seconds);
    FOVEA_CHECK(
        project.finishRun(run, resultToJson(outcome), fs::relative(adapterPath, project.folder()).string()));
    return outcome;
}

/// The training of a run with a read-out, as one with the side network alone: see RunObserver::alsoPlain.
/// A run of the same that is there already is left or, where it is not at its end, brought to it.
Result<void> leavePlainRun(project::Project& project, const ResolvedRun& run, const Trained& trained,
                           const SideNetworks& both, adapter::Network network, RunOutcome outcome,
                           const RunSessions& sessions, FileLayer& files, const JobContext& job) {
    ResolvedRun plain = run, present = trained.present;
    plain.settings.head = present.settings.head = HeadKind::plain;
    json record = runRecord(plain);
    record["images_at_once"] = run.settings.adapted.microBatch;
    FOVEA_TRY(const auto known, newestOf(project, identityIn(record), false));
    if (known && known->state == project::RunState::done) return {};
    std::int64_t id = known ? known->id : 0;
    if (!known) {
        FOVEA_TRY(id, project.addRun(record.dump()));
    }
    FOVEA_CHECK(writeLearnedFrom(project.runFolder(id), present.samples, files));
    const training::KeptBeside kept = *both.beside();
    FOVEA_CHECK(network.setHead({}));
    FOVEA_CHECK(network.setValues(kept.values));
    outcome.seconds -= outcome.readOut->seconds;
    outcome.readOut.reset();
    outcome.validation = kept.epochs;
    outcome.bestEpoch = kept.bestEpoch + 1;
    outcome.sideNetworks = both.figuresBeside();
    const Trained same{present, trained.store, trained.normalisation, trained.objective};
    FOVEA_TRY(const RunOutcome left,
              finish(project, same, id, record, network, std::move(outcome), sessions, files, job));
    removeCheckpoints(project.runFolder(id));
    return {};
}

/// Preloading, training and adapter of a run that has its record.
Result<RunOutcome> execute(project::Project& project, const ResolvedRun& r, std::int64_t run,
                           const json& record, bool resume, std::shared_ptr<FileLayer> files,
                           const JobContext& job, const RunObserver& observer, const RunSessions& sessions) {
    const backbone::Threads threads(r.settings.threads);
    RunOutcome outcome;
    outcome.run = run;
    outcome.method = adapter::methodName(r.settings.method);
    outcome.backbone = r.backbone.name;
    outcome.question = r.task.question.name;
    outcome.kind = dataset::questionKindName(r.task.question.kind);
    outcome.names = r.classes;
    if (record.contains("planned"))
        outcome.planned = {record["planned"]["preload_seconds"], record["planned"]["train_seconds"]};
    std::vector<Sample> toRead = r.samples;
    std::erase_if(toRead, [](const Sample& s) { return s.split == Split::test; });
    const std::string savedAt = training::checkpointPath(project.runFolder(run));
    // A run that has made steps is brought to its end by a stop, for which it needs its images.
    const bool begun = training::CheckpointFiles(savedAt).any();
    FOVEA_TRY(
        const PreloadedStore preloaded,
        preloadedStore(project, r, toRead, files, job, begun ? std::nullopt : std::optional(observer.stop)));
    const features::FeatureStore& store = preloaded.store;
    outcome.preload = preloaded.report;
    outcome.notices = preloaded.notices;
    outcome.imagesLeftOut = int(outcome.preload.problems.size());
    if (outcome.imagesLeftOut > 0)
        outcome.notices.push_back({kImagesLeftOut, {{"images", outcome.imagesLeftOut}}});

    ResolvedRun present = r;
    FOVEA_CHECK(keepRunsImages(project, run, store, present.samples, resume, *files));
    FOVEA_CHECK(checkClasses(present));
    const auto train = ofSplit(present.samples, Split::train);
    FOVEA_TRY(const backbone::Normalisation normalisation, lowNormalisation(store, train));
    AugmentationOptions augmentation;
    augmentation.flip = r.settings.flip;
    const dataset::Units learned = learnedUnits(present, Split::train);

    training::LoopOptions options = loopOf(r.settings, r.ordinal, r.task, learned.rows);
    options.saveEverySeconds = observer.saveEverySeconds;
    options.resume = resume;
    options.stop = observer.stop;
    options.requestHash = record.at("fingerprint").get<std::string>();
    // Before the loop, which chooses its best epoch by what both say together. The same where it goes on.
    const JobContext beforeSteps = begun ? job : job.alsoCancelledBy(observer.stop);
    const auto head = headOf(present, store, options.objective, outcome, beforeSteps);
    if (!head && head.error().code == ErrorCode::cancelled && !begun) return stoppedBeforeTraining(r, store);
    if (!head) return head.error();
    if (observer.alsoPlain && head->hasSideNetwork() && !head->plain() && !head->variables &&
        options.patience == 0)
        options.beside = adapter::Head();
    SideNetworksPlan plan{r.config, *head, options, project.runFolder(run), r.device.name, {}};
    plan.source = [&](std::uint64_t seed) {
        auto source =
            std::make_unique<ProjectSource>(store, learned, learnedUnits(present, Split::validation), r.task,
                                            normalisation, augmentation, seed);
        if (head->variables) source->setVariables(head->variables->coding);
        return source;
    };
    auto looped = orOnCpu<SideNetworks>(plan.device, outcome.notices, job, [&](const std::string& on) {
        return guarded([&]() -> Result<SideNetworks> {
            if (!head->hasSideNetwork()) {
                FOVEA_TRY(adapter::Network none, adapter::Network::create(r.config, r.settings.seed, on));
                FOVEA_CHECK(none.setHead(*head));
                return SideNetworks{std::move(none), {training::LoopResult()}};
            }
            auto trained = trainSideNetworks(plan, *files, job, observer);
            plan.loop.resume = true;  // should it be done again
            return trained;
        });
    });
    if (!looped && looped.error().code == ErrorCode::cancelled && !training::CheckpointFiles(savedAt).any())
        return stoppedBeforeTraining(r, store);
    if (!looped) return looped.error();
    const adapter::Network& network = looped->network;
    const training::LoopResult& loop = looped->loops.front();
    present.config = network.config();

    FOVEA_CHECK(mustBeThere(project));
    outcome.trainImages = int(train.size());
    outcome.validationImages = countOf(present.samples, Split::validation);
    outcome.epochs = int(loop.epochs.size());
    outcome.bestEpoch = loop.bestEpoch + 1;
    outcome.losses = loop.losses;
    outcome.validation = loop.epochs;
    outcome.seconds = looped->seconds() + (outcome.readOut ? outcome.readOut->seconds : 0);
    for (Message& notice : looped->notices()) outcome.notices.push_back(std::move(notice));
    outcome.peakMemoryMb = peakMemoryMb();
    outcome.stopped = looped->stopped();
    outcome.sideNetworks = looped->figures();
    if (const int trained = int(looped->loops.size()); trained < looped->asked)
        outcome.notices.push_back({kFewerSideNetworks, {{"trained", trained}, {"planned", looped->asked}}});
    outcome.epochsPlanned = epochsOf(r.settings);
    outcome.stoppedByPatience = loop.stoppedByPatience;
    outcome.halvings = loop.halvings;
    outcome.classWeights = weightsIn(options.objective);
    for (Message& notice : smallClasses(present)) outcome.notices.push_back(std::move(notice));
    if (outcome.variables)
        for (Message& notice : variableNotices(*outcome.variables))
            outcome.notices.push_back(std::move(notice));
    if (head->variables && head->hasSideNetwork())
        outcome.notices.push_back({kVariablesNotForSideNetwork, {{"variables", r.settings.variables}}});

    const Trained trained{present, store, normalisation, options.objective};
    // First, as this run can go on from where it is should that fail.
    if (looped->beside() && !looped->stopped()) {
        FOVEA_TRY(adapter::Network copy,
                  adapter::Network::create(network.config(), r.settings.seed, plan.device));
        FOVEA_CHECK(
            leavePlainRun(project, r, trained, *looped, std::move(copy), outcome, sessions, *files, job));
    }
    FOVEA_TRY(outcome,
              finish(project, trained, run, record, network, std::move(outcome), sessions, *files, job));
    removeCheckpoints(project.runFolder(run));
    sessions.remove();
    return outcome;
}

}  // namespace

Result<PreloadedStore> preloadedStore(const project::Project& project, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job,
                                      const std::optional<CancelToken>& stop) {
    return guarded([&]() -> Result<PreloadedStore> {
        FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
        return preloadedStore(project, r, r.samples, std::move(files), job, stop);
    });
}

Result<PreloadedStore> preloadedStore(const project::Project& project, const project::WindowedImages& images,
                                      const std::vector<Sample>& toRead, const RunSettings& settings,
                                      std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<PreloadedStore> {
        FOVEA_TRY(const ResolvedRun r, resolve(project, images, settings));
        return preloadedStore(project, r, toRead, std::move(files), job, {});
    });
}

Result<std::optional<project::Run>> newestRunLike(const project::Project& project,
                                                  const RunSettings& settings) {
    return guarded([&]() -> Result<std::optional<project::Run>> {
        FOVEA_TRY(const RunIdentity identity, identityOf(project, settings));
        return newestOf(project, identity, false);
    });
}

Result<RunIdentity> identityOf(const project::Project& project, const RunSettings& settings) {
    return guarded([&]() -> Result<RunIdentity> {
        FOVEA_TRY(const ResolvedRun r, resolve(project, settings));
        return identityIn(runRecord(r));
    });
}

Result<RunOutcome> outcomeOf(const project::Project& project, const project::Run& run) {
    FOVEA_TRY(const RunSettings settings, settingsFromJson(run.settingsJson));
    FOVEA_TRY(RunResult result, resultFromJson(run.resultJson));
    if (!result.readOutAlone() &&
        (result.bestEpoch < 1 || std::size_t(result.bestEpoch) > result.validation.size()))
        return Error{ErrorCode::corruptFile, "result of a run: it has no best epoch", {}};
    RunOutcome outcome;
    static_cast<RunResult&>(outcome) = std::move(result);
    outcome.run = run.id;
    outcome.method = adapter::methodName(settings.method);
    outcome.backbone = settings.backbone;
    outcome.adapterPath = (fs::path(project.folder()) / run.adapterPath).string();
    // Where the adapter is away, the outcome is what is known without it.
    if (const auto info = adapter::readAdapterInfo(outcome.adapterPath)) {
        outcome.question = info->question.name;
        outcome.kind = info->question.kind;
        outcome.names = info->classes;
    }
    return outcome;
}

Result<RunOutcome> runTraining(project::Project& project, const RunSettings& settings, bool resume,
                               std::shared_ptr<FileLayer> files, const JobContext& job,
                               const RunObserver& observer) {
    return guarded([&]() -> Result<RunOutcome> {
        FOVEA_TRY(ResolvedRun r, resolve(project, settings));
        FOVEA_CHECK(checkClasses(r));
        json record = runRecord(r);
        std::optional<project::Run> known;
        if (resume) {
            FOVEA_TRY(known, newestOf(project, identityIn(record), true));
        }
        const bool continuing = known.has_value();
        std::int64_t run = 0;
        if (continuing) {
            run = known->id;
            record = json::parse(known->settingsJson);  // with what was planned at its beginning
            FOVEA_TRY(const RunSettings then, settingsFromJson(known->settingsJson));
            FOVEA_TRY(r, resolve(project, then));
            r.settings.adapted.microBatch = record.value("images_at_once", 0);
        } else {
            FOVEA_CHECK(checkSettings(settings));
            if (observer.planned) record["planned"] = estimateJson(*observer.planned);
            record["images_at_once"] = r.settings.adapted.microBatch;
            FOVEA_TRY(run, project.addRun(record.dump()));
        }
        FOVEA_CHECK(project.setRunState(run, project::RunState::running));
        const RunSessions sessions(project.runFolder(run), job);
        const auto outcome = guarded(
            [&] { return execute(project, r, run, record, continuing, files, job, observer, sessions); });
        if (!outcome) {
            (void)sessions.save(*files).ok();
            const bool stopped = outcome.error().code == ErrorCode::cancelled;
            // Whatever went wrong is what the user hears of, not that noting it failed too.
            (void)project.setRunState(run, stopped ? project::RunState::stopped : project::RunState::failed)
                .ok();
        }
        return outcome;
    });
}

}  // namespace fovea::runs
