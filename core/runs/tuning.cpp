#include "runs/tuning.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "dataset/positive_class.h"
#include "evaluation/calibration.h"
#include "inference/predictor.h"
#include "runs/evaluate.h"
#include "runs/run_messages.h"
#include "runs/run_record.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using evaluation::OperatingRule;
using evaluation::Thresholds;
using nlohmann::json;

namespace {

std::string tuningPath(const std::string& runFolder) {
    return (fs::path(runFolder) / "tuning.json").string();
}

/// Of each image its patient's number, -1 where unknown: no identifier leaves the project's database.
std::vector<int> patientNumbers(const evaluation::Predictions& predictions) {
    std::map<std::string, int> known;
    std::vector<int> numbers;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const std::string key = predictions.patients.empty() ? std::string() : predictions.patients[i];
        numbers.push_back(key.empty() ? -1 : known.try_emplace(key, int(known.size())).first->second);
    }
    return numbers;
}

/// Throws json::exception.
TuningImages imagesFrom(const json& j) {
    TuningImages images;
    images.part = j.at("part");
    images.predictions.classes = j.at("classes");
    images.predictions.truth = j.at("truth").get<std::vector<int>>();
    images.predictions.probabilities = j.at("probabilities").get<std::vector<double>>();
    for (const int number : j.at("patients").get<std::vector<int>>())
        images.predictions.patients.push_back(number < 0 ? "" : std::to_string(number));
    return images;
}

bool needsImages(const OperatingRule& rule) {
    return rule.kind != evaluation::ThresholdRule::standard && rule.kind != evaluation::ThresholdRule::byHand;
}

/// Whether somebody saw the run's figures on test images.
Result<bool> testSeen(const project::Project& project, std::int64_t run) {
    FOVEA_TRY(const auto seen, project.evaluations());
    return std::any_of(seen.begin(), seen.end(), [&](const project::RecordedEvaluation& e) {
        return e.run == run && e.split == dataset::Split::test;
    });
}

std::string adapterPathOf(const project::Project& project, const project::Run& run) {
    return (fs::path(project.folder()) / run.adapterPath).string();
}

/// Into record, audit trail and adapter, in this order.
Result<void> store(project::Project& project, const project::Run& run, const adapter::Tuning& tuning,
                   FileLayer& files) {
    FOVEA_TRY(RunResult result, resultFromJson(run.resultJson));
    result.tuning = tuning;
    const std::string what = evaluation::ruleText(tuning.thresholds->rule) +
                             (tuning.thresholds->afterTest ? ", after the test images were seen" : "");
    FOVEA_CHECK(project.changeResult(run.id, resultToJson(result), what));
    return adapter::retuneAdapter(adapterPathOf(project, run), tuning, files);
}

/// The columns and truths of an evaluation as the adapter has its classes.
evaluation::Predictions asTheAdapterHasThem(const Evaluation& e, const std::vector<std::string>& classes) {
    evaluation::Predictions p = e.predictions;
    const std::size_t C = classes.size();
    std::vector<std::size_t> place;  // of the adapter's class among those of the evaluation
    for (const std::string& name : classes)
        place.push_back(std::size_t(std::find(e.classes.begin(), e.classes.end(), name) - e.classes.begin()));
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t c = 0; c < C; ++c)
            p.probabilities[i * C + c] = e.networkProbabilities[i * C + place[c]];
        p.truth[i] =
            int(std::find(place.begin(), place.end(), std::size_t(e.predictions.truth[i])) - place.begin());
    }
    return p;
}

/// Of a run that kept none: predicted now, and kept. Nothing where the run has none.
Result<std::optional<TuningImages>> predictedNow(project::Project& project, const project::Run& run,
                                                 const std::vector<std::string>& classes,
                                                 std::shared_ptr<FileLayer> files, const JobContext& job) {
    FOVEA_TRY(const RunSettings settings, settingsFromJson(run.settingsJson));
    if (settings.assigned.allForEpochs) return std::optional<TuningImages>();
    auto evaluation = evaluateRun(project, run.id, dataset::Split::validation, {}, files, job);
    if (!evaluation && evaluation.error().code == ErrorCode::notFound) return std::optional<TuningImages>();
    if (!evaluation) return evaluation.error();
    TuningImages images{kOnValidation, asTheAdapterHasThem(*evaluation, classes)};
    FOVEA_CHECK(writeTuningImages(project.runFolder(run.id), images, *files));
    return std::optional(std::move(images));
}

bool same(const Thresholds& a, const Thresholds& b) {
    return evaluation::toJson(a).dump() == evaluation::toJson(b).dump();  // what is unknown is equal, too
}

}  // namespace

evaluation::ChosenOn TuningImages::chosenOn() const {
    const std::vector<int> numbers = patientNumbers(predictions);
    const bool known = std::none_of(numbers.begin(), numbers.end(), [](int number) { return number < 0; });
    const std::set<int> patients(numbers.begin(), numbers.end());
    return {part, int(predictions.size()), known ? int(patients.size()) : 0};
}

Result<std::optional<TuningImages>> tuningImages(const project::Project& project, std::int64_t run) {
    return guarded([&]() -> Result<std::optional<TuningImages>> {
        const std::string path = tuningPath(project.runFolder(run));
        if (!fs::exists(path)) return std::optional<TuningImages>();
        FOVEA_TRY(const std::string text, readTextFile(path));
        try {
            TuningImages images = imagesFrom(json::parse(text));
            FOVEA_CHECK(evaluation::computeMetrics(images.predictions));  // what can be used is whole
            return std::optional(std::move(images));
        } catch (const json::exception& e) {
            return Error{ErrorCode::corruptFile, e.what(), path};
        }
    });
}

Result<void> writeTuningImages(const std::string& runFolder, const TuningImages& images, FileLayer& files) {
    const evaluation::Predictions& p = images.predictions;
    return files.writeAtomically(tuningPath(runFolder), json{{"schema", 1},
                                                             {"part", images.part},
                                                             {"classes", p.classes},
                                                             {"truth", p.truth},
                                                             {"patients", patientNumbers(p)},
                                                             {"probabilities", p.probabilities}}
                                                            .dump());
}

Result<std::string> positiveOf(const project::Project& project, const std::vector<std::string>& classes) {
    FOVEA_TRY(const std::string chosen, project.positive());
    return dataset::positiveOf(classes, chosen);
}

Result<adapter::Tuning> tunedOn(const std::optional<TuningImages>& images,
                                const std::vector<std::string>& classes, const std::string& positive,
                                const OperatingRule& rule, std::vector<Message>& notices) {
    adapter::Tuning tuning;
    tuning.positive = positive;
    const int index = dataset::positiveIndex(classes, positive);
    tuning.thresholds = evaluation::standardThresholds(classes, index);
    if (images) {
        FOVEA_TRY(tuning.recalibration, evaluation::fitRecalibration(images->predictions));
        const auto stated = evaluation::recalibrated(images->predictions, tuning.recalibration);
        tuning.setScores = evaluation::setScores(stated, images->part);
        auto chosen = evaluation::chooseThresholds(stated, classes, index, rule, images->chosenOn());
        if (!chosen && chosen.error().code != ErrorCode::tooFewSamples) return chosen.error();
        if (chosen) {
            tuning.thresholds = std::move(*chosen);
            return tuning;
        }
    } else if (rule.kind == evaluation::ThresholdRule::byHand) {
        tuning.thresholds->rule = rule;
        for (evaluation::OperatingPoint& point : tuning.thresholds->points) point.value = rule.value;
    }
    if (needsImages(rule)) notices.push_back({kOperatingPointNotChosen, {}});
    return tuning;
}

Result<adapter::Tuning> tuneRun(project::Project& project, std::int64_t id, const TuningImages& images,
                                FileLayer& files) {
    return guarded([&]() -> Result<adapter::Tuning> {
        FOVEA_TRY(const project::Run run, project.run(id));
        FOVEA_TRY(const RunSettings settings, settingsFromJson(run.settingsJson));
        FOVEA_TRY(const OperatingRule rule, evaluation::ruleFromText(settings.operatingPoint));
        FOVEA_TRY(const adapter::AdapterInfo info, adapter::readAdapterInfo(adapterPathOf(project, run)));
        FOVEA_TRY(const std::string positive, positiveOf(project, info.classes));
        std::vector<Message> notices;
        FOVEA_TRY(adapter::Tuning tuning, tunedOn(images, info.classes, positive, rule, notices));
        FOVEA_TRY(tuning.thresholds->afterTest, testSeen(project, id));
        FOVEA_CHECK(writeTuningImages(project.runFolder(id), images, files));
        FOVEA_CHECK(store(project, run, tuning, files));
        return tuning;
    });
}

Result<Thresholds> moveOperatingPoint(project::Project& project, std::int64_t id, const OperatingRule& rule,
                                      std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Thresholds> {
        FOVEA_TRY(const project::Run run, project.run(id));
        if (run.adapterPath.empty())
            return Error{ErrorCode::notFound, "run " + std::to_string(id) + " has no adapter yet", {}};
        FOVEA_CHECK(settleTuning(project, run, *files));
        FOVEA_TRY(const adapter::AdapterInfo info, adapter::readAdapterInfo(adapterPathOf(project, run)));
        FOVEA_TRY(auto images, tuningImages(project, id));
        if (!images) {
            FOVEA_TRY(images, predictedNow(project, run, info.classes, files, job));
        }
        adapter::Tuning tuning = info.tuning;
        FOVEA_TRY(tuning.positive, positiveOf(project, info.classes));
        const int index = dataset::positiveIndex(info.classes, tuning.positive);
        if (images) {
            FOVEA_TRY(tuning.thresholds,
                      evaluation::chooseThresholds(
                          evaluation::recalibrated(images->predictions, tuning.recalibration), info.classes,
                          index, rule, images->chosenOn()));
        } else if (needsImages(rule)) {
            return Error{ErrorCode::tooFewSamples,
                         "the run has no image that it has not learned from to choose an operating point on; "
                         "it can be set by hand",
                         {}};
        } else {
            std::vector<Message> none;
            FOVEA_TRY(const adapter::Tuning set, tunedOn({}, info.classes, tuning.positive, rule, none));
            tuning.thresholds = set.thresholds;
        }
        const Thresholds before = inference::thresholdsOf(info, tuning.positive);
        tuning.thresholds->afterTest = before.afterTest;
        if (info.tuning.thresholds && same(before, *tuning.thresholds)) return before;
        FOVEA_TRY(tuning.thresholds->afterTest, testSeen(project, id));
        FOVEA_CHECK(store(project, run, tuning, *files));
        return *tuning.thresholds;
    });
}

Result<void> retuneCopy(const std::string& adapter, const std::string& copy, FileLayer& files) {
    FOVEA_TRY(const adapter::AdapterInfo own, adapter::readAdapterInfo(adapter));
    FOVEA_TRY(const adapter::AdapterInfo other, adapter::readAdapterInfo(copy));
    if (own.createdUtc != other.createdUtc || own.trainingJson != other.trainingJson ||
        own.classes != other.classes)
        return Error{ErrorCode::invalidArgument, "it is the adapter of another run", copy};
    return adapter::retuneAdapter(copy, own.tuning, files);
}

Result<void> settleTuning(const project::Project& project, const project::Run& run, FileLayer& files) {
    const auto result = resultFromJson(run.resultJson);
    if (!result || !result->tuning) return {};  // of an earlier version: the adapter alone says it
    const std::string path = adapterPathOf(project, run);
    FOVEA_TRY(const adapter::AdapterInfo info, adapter::readAdapterInfo(path));
    if (adapter::tuningToJson(info.tuning) == adapter::tuningToJson(*result->tuning)) return {};
    return adapter::retuneAdapter(path, *result->tuning, files);
}

}  // namespace fovea::runs
