#include "runs/tuning.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "dataset/positive_class.h"
#include "evaluation/calibration.h"
#include "evaluation/conformal.h"
#include "inference/predictor.h"
#include "runs/evaluate.h"
#include "runs/project_source.h"
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
std::vector<int> patientNumbers(const std::vector<std::string>& patients, std::size_t images) {
    std::map<std::string, int> known;
    std::vector<int> numbers;
    for (std::size_t i = 0; i < images; ++i) {
        const std::string key = patients.empty() ? std::string() : patients[i];
        numbers.push_back(key.empty() ? -1 : known.try_emplace(key, int(known.size())).first->second);
    }
    return numbers;
}

constexpr const char *kTruth = "truth", *kProbabilities = "probabilities", *kFindings = "findings",
                     *kSaid = "said";

/// Throws json::exception.
TuningImages imagesFrom(const json& j) {
    TuningImages images;
    images.part = j.at("part");
    std::vector<std::string> patients;
    for (const int number : j.at("patients").get<std::vector<int>>())
        patients.push_back(number < 0 ? "" : std::to_string(number));
    Predicted& p = images.predicted;
    if (j.contains(kFindings)) {
        p.findings = {j.at(kFindings), j.at(kTruth), j.at(kProbabilities), std::move(patients)};
    } else if (j.contains(kSaid)) {
        p.numbers = {j.at(kTruth), j.at(kSaid), std::move(patients)};
    } else {
        p.predictions = {j.at("classes"), j.at(kTruth), j.at(kProbabilities), std::move(patients)};
    }
    return images;
}

json imagesJson(const TuningImages& images) {
    const Predicted& p = images.predicted;
    json j{{"schema", 1}, {"part", images.part}, {"patients", patientNumbers(p.patients(), p.size())}};
    if (p.ofFindings())
        j.update({{kFindings, p.findings.findings},
                  {kTruth, p.findings.truth},
                  {kProbabilities, p.findings.probabilities}});
    else if (p.ofNumber())
        j.update({{kTruth, p.numbers.truth}, {kSaid, p.numbers.predicted}});
    else
        j.update({{"classes", p.predictions.classes},
                  {kTruth, p.predictions.truth},
                  {kProbabilities, p.predictions.probabilities}});
    return j;
}

/// What can be used is whole.
Result<void> checkWhole(const Predicted& p) {
    if (p.ofFindings()) return evaluation::checkPredictions(p.findings);
    if (p.ofNumber()) return evaluation::checkPredictions(p.numbers);
    FOVEA_CHECK(evaluation::computeMetrics(p.predictions));
    return {};
}

evaluation::ChosenOn chosenOn(const std::string& part, const std::vector<std::string>& patients,
                              std::size_t images) {
    const std::vector<int> numbers = patientNumbers(patients, images);
    const bool known = std::none_of(numbers.begin(), numbers.end(), [](int number) { return number < 0; });
    const std::set<int> distinct(numbers.begin(), numbers.end());
    return {part, int(images), known ? int(distinct.size()) : 0};
}

bool needsImages(const OperatingRule& rule) {
    return rule.kind != evaluation::ThresholdRule::standard && rule.kind != evaluation::ThresholdRule::byHand;
}

/// Nothing where there are too few patients for its level.
Result<std::optional<adapter::PredictionInterval>> intervalOf(const evaluation::NumberPredictions& numbers) {
    FOVEA_TRY(const evaluation::ConformalWidth width, evaluation::conformalWidth(numbers));
    if (!width.halfWidth) return std::optional<adapter::PredictionInterval>();
    return std::optional(adapter::PredictionInterval{width.share, *width.halfWidth, width.images});
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
    const adapter::Tuning& one = tuning.findings.empty() ? tuning : tuning.findings.front();
    std::string what = tuning.interval ? "prediction interval" : "none";
    if (one.thresholds)
        what = evaluation::ruleText(one.thresholds->rule) +
               (one.thresholds->afterTest ? ", after the test images were seen" : "");
    FOVEA_CHECK(project.changeResult(run.id, resultToJson(result), what));
    return adapter::retuneAdapter(adapterPathOf(project, run), tuning, files);
}

/// The columns and truths of an evaluation as the adapter has its classes.
Predicted asTheAdapterHasThem(const Evaluation& e, const std::vector<std::string>& classes) {
    if (!e.task.ofClasses()) return e.predicted;
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
    return {p};
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

Result<std::optional<TuningImages>> tuningImages(const project::Project& project, std::int64_t run) {
    return guarded([&]() -> Result<std::optional<TuningImages>> {
        const std::string path = tuningPath(project.runFolder(run));
        if (!fs::exists(path)) return std::optional<TuningImages>();
        FOVEA_TRY(const std::string text, readTextFile(path));
        try {
            TuningImages images = imagesFrom(json::parse(text));
            FOVEA_CHECK(checkWhole(images.predicted));
            return std::optional(std::move(images));
        } catch (const json::exception& e) {
            return Error{ErrorCode::corruptFile, e.what(), path};
        }
    });
}

Result<void> writeTuningImages(const std::string& runFolder, const TuningImages& images, FileLayer& files) {
    return files.writeAtomically(tuningPath(runFolder), imagesJson(images).dump());
}

Result<std::string> positiveOf(const project::Project& project, const std::vector<std::string>& classes) {
    FOVEA_TRY(const std::string chosen, project.positive());
    return dataset::positiveOf(classes, chosen);
}

namespace {

/// Of two classes or more, a question's or those of a finding. `images`: nothing where there are none.
Result<adapter::Tuning> tunedOnClasses(const evaluation::Predictions* images, const std::string& part,
                                       const std::vector<std::string>& classes, const std::string& positive,
                                       const OperatingRule& rule, std::vector<Message>& notices) {
    adapter::Tuning tuning;
    tuning.positive = positive;
    const int index = dataset::positiveIndex(classes, positive);
    tuning.thresholds = evaluation::standardThresholds(classes, index);
    if (images) {
        FOVEA_TRY(tuning.recalibration, evaluation::fitRecalibration(*images));
        const auto stated = evaluation::recalibrated(*images, tuning.recalibration);
        auto chosen = evaluation::chooseThresholds(stated, classes, index, rule,
                                                   chosenOn(part, images->patients, images->size()));
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

/// Of one finding, as of the classes no and yes.
Result<adapter::Tuning> tunedOnFinding(const std::optional<TuningImages>& images, std::size_t finding,
                                       const OperatingRule& rule, std::vector<Message>& notices) {
    std::optional<evaluation::Predictions> of;
    if (images) of = evaluation::ofFinding(images->predicted.findings, finding);
    return tunedOnClasses(of && of->size() > 0 ? &*of : nullptr, images ? images->part : std::string(),
                          adapter::kFindingAnswers, adapter::kFindingAnswers[1], rule, notices);
}

}  // namespace

Result<adapter::Tuning> tunedOn(const std::optional<TuningImages>& images, const Task& task,
                                const std::string& positive, const OperatingRule& rule,
                                std::vector<Message>& notices) {
    adapter::Tuning tuning;
    if (task.ofClasses()) {
        FOVEA_TRY(tuning,
                  tunedOnClasses(images ? &images->predicted.predictions : nullptr,
                                 images ? images->part : std::string(), task.names, positive, rule, notices));
        if (images)
            tuning.setScores = evaluation::setScores(
                evaluation::recalibrated(images->predicted.predictions, tuning.recalibration), images->part);
        return tuning;
    }
    if (task.ofNumber()) {
        if (images) {
            FOVEA_TRY(tuning.interval, intervalOf(images->predicted.numbers));
        }
        if (!tuning.interval) notices.push_back({kNoPredictionInterval, {}});
        return tuning;
    }
    std::vector<Message> said;
    for (std::size_t f = 0; f < task.names.size(); ++f) {
        FOVEA_TRY(adapter::Tuning one, tunedOnFinding(images, f, rule, said));
        tuning.findings.push_back(std::move(one));
    }
    if (!said.empty()) notices.push_back(said.front());
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
        FOVEA_TRY(adapter::Tuning tuning, tunedOn(images, taskOf(info), positive, rule, notices));
        FOVEA_TRY(const bool seen, testSeen(project, id));
        if (tuning.thresholds) tuning.thresholds->afterTest = seen;
        for (adapter::Tuning& finding : tuning.findings) finding.thresholds->afterTest = seen;
        FOVEA_CHECK(writeTuningImages(project.runFolder(id), images, files));
        FOVEA_CHECK(store(project, run, tuning, files));
        return tuning;
    });
}

namespace {

/// Moves the point of an adapter, or of one finding of it, whose tuning is `tuning`; images are those that it
/// is chosen on. Nothing is moved where it is there already. Error: tooFewSamples.
Result<bool> movePoint(adapter::Tuning& tuning, const evaluation::Predictions* images,
                       const std::string& part, const std::vector<std::string>& classes,
                       const Thresholds& before, const OperatingRule& rule, bool testWasSeen) {
    const int index = dataset::positiveIndex(classes, tuning.positive);
    if (!images && needsImages(rule))
        return Error{ErrorCode::tooFewSamples,
                     "the run has no image that it has not learned from to choose an operating point on; "
                     "it can be set by hand",
                     {}};
    Thresholds moved;
    if (images) {
        FOVEA_TRY(moved, evaluation::chooseThresholds(evaluation::recalibrated(*images, tuning.recalibration),
                                                      classes, index, rule,
                                                      chosenOn(part, images->patients, images->size())));
    } else {
        std::vector<Message> none;
        FOVEA_TRY(const adapter::Tuning set,
                  tunedOnClasses(nullptr, part, classes, tuning.positive, rule, none));
        moved = *set.thresholds;
    }
    moved.afterTest = before.afterTest;
    if (tuning.thresholds && same(before, moved)) return false;
    moved.afterTest = testWasSeen;
    tuning.thresholds = std::move(moved);
    return true;
}

Result<bool> moveFindings(adapter::Tuning& tuning, const std::optional<TuningImages>& images,
                          const adapter::AdapterInfo& info, const std::string& finding,
                          const OperatingRule& rule, bool testWasSeen) {
    if (!finding.empty() && classIndex(info.classes, finding) < 0)
        return Error{ErrorCode::notFound, "no finding of the run is named \"" + finding + "\"", {}};
    tuning.findings.resize(info.classes.size());
    bool moved = false;
    for (std::size_t f = 0; f < info.classes.size(); ++f) {
        if (!finding.empty() && info.classes[f] != finding) continue;
        adapter::Tuning& one = tuning.findings[f];
        one.positive = adapter::kFindingAnswers[1];
        const Thresholds before =
            one.thresholds.value_or(evaluation::standardThresholds(adapter::kFindingAnswers, 1));
        std::optional<evaluation::Predictions> of;
        if (images) of = evaluation::ofFinding(images->predicted.findings, f);
        FOVEA_TRY(const bool here,
                  movePoint(one, of && of->size() > 0 ? &*of : nullptr, images ? images->part : std::string(),
                            adapter::kFindingAnswers, before, rule, testWasSeen));
        moved = moved || here;
    }
    return moved;
}

}  // namespace

Result<Thresholds> moveOperatingPoint(project::Project& project, std::int64_t id, const OperatingRule& rule,
                                      std::shared_ptr<FileLayer> files, const JobContext& job,
                                      const std::string& finding) {
    return guarded([&]() -> Result<Thresholds> {
        FOVEA_TRY(const project::Run run, project.run(id));
        if (run.adapterPath.empty())
            return Error{ErrorCode::notFound, "run " + std::to_string(id) + " has no adapter yet", {}};
        FOVEA_CHECK(settleTuning(project, run, *files));
        FOVEA_TRY(adapter::AdapterInfo info, adapter::readAdapterInfo(adapterPathOf(project, run)));
        if (taskOf(info).ofNumber())
            return Error{ErrorCode::invalidArgument, "a number has no operating point", {}};
        if (taskOf(info).ofClasses() && !finding.empty())
            return Error{ErrorCode::notFound, "the run is about no findings", {}};
        FOVEA_TRY(auto images, tuningImages(project, id));
        if (!images) {
            FOVEA_TRY(images, predictedNow(project, run, info.classes, files, job));
        }
        FOVEA_TRY(const bool seen, testSeen(project, id));
        adapter::Tuning& tuning = info.tuning;
        bool moved = false;
        if (taskOf(info).ofFindings()) {
            FOVEA_TRY(moved, moveFindings(tuning, images, info, finding, rule, seen));
        } else {
            FOVEA_TRY(tuning.positive, positiveOf(project, info.classes));
            const Thresholds before = inference::thresholdsOf(info, tuning.positive);
            FOVEA_TRY(moved,
                      movePoint(tuning, images ? &images->predicted.predictions : nullptr,
                                images ? images->part : std::string(), info.classes, before, rule, seen));
            if (!moved) return before;
        }
        if (moved) FOVEA_CHECK(store(project, run, tuning, *files));
        return inference::thresholdsOf(info, tuning.positive);
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
