#include "runs/evaluate.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "adapter/adapter_file.h"
#include "backbone/threads.h"
#include "base/sha256.h"
#include "dataset/class_order.h"
#include "dataset/positive_class.h"
#include "evaluation/estimate_json.h"
#include "evaluation/per_class.h"
#include "evaluation/per_patient.h"
#include "inference/case_evidence.h"
#include "inference/predictor.h"
#include "project/network_window.h"
#include "runs/doubt.h"
#include "runs/judge_answers.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "runs/run_baseline.h"
#include "runs/run_messages.h"
#include "runs/stored_run.h"
#include "runs/tuning.h"
#include "runs/unit_answers.h"

namespace fovea::runs {

using nlohmann::json;

namespace {
constexpr double kLeastThreshold = 1e-3;  // of a decision curve

/// Rows whose class c is the `column[c]`-th of those given.
std::vector<double> inOrder(const std::vector<double>& probabilities,
                            const std::vector<std::size_t>& column) {
    std::vector<double> ordered;
    ordered.reserve(probabilities.size());
    for (std::size_t row = 0; row < probabilities.size(); row += column.size())
        for (const std::size_t c : column) ordered.push_back(probabilities[row + c]);
    return ordered;
}

/// The images of a split that a run may be judged by, before any of them is read.
struct Judged {
    std::vector<std::string> classes;  ///< the run's, in the project's order of today
    std::string positive;
    bool ordinal = false;
    std::vector<dataset::Sample> images;
    std::vector<dataset::Problem> leftOut;
    std::string data;  ///< a hash: equal for the same images, labels, patients and adapter
};

void leaveOut(std::vector<dataset::Problem>& problems, const dataset::Sample& s, dataset::ProblemKind kind,
              const MessageKind& why) {
    problems.push_back({kind, {s.path}, why});
}

/// Where units have one answer: those of which the run learned from an image (`learned`, their keys), and
/// those whose images contradict each other, are left out.
void keepWholeUnits(const dataset::Question& question, const std::set<std::string>& learned, Judged& judged) {
    if (question.answerUnit == dataset::AnswerUnit::image) return;
    dataset::Units units = dataset::unitsOf(judged.images, question);
    for (const auto& unit : units.conflicting)
        for (const dataset::Sample& s : unit)
            leaveOut(judged.leftOut, s, dataset::ProblemKind::unitConflict, kUnitOfTwoAnswers);
    judged.images.clear();
    for (auto& unit : units.images) {
        const bool known = learned.count(dataset::unitKey(unit.front(), question.answerUnit)) > 0;
        for (dataset::Sample& s : unit) {
            if (known)
                leaveOut(judged.leftOut, s, dataset::ProblemKind::patientLeak, kLearnedFromIt);
            else
                judged.images.push_back(std::move(s));
        }
    }
}

/// Equal for equal images in whatever order.
Result<std::string> hashOf(const std::vector<dataset::Sample>& images, dataset::AnswerUnit unit,
                           const std::string& adapterPath) {
    std::vector<std::tuple<std::string, std::string, std::string>> known;
    for (const dataset::Sample& s : images)
        known.emplace_back(s.pixelHash, s.label,
                           unit == dataset::AnswerUnit::study ? dataset::unitKey(s, unit) : s.patient);
    std::sort(known.begin(), known.end());
    FOVEA_TRY(const std::string adapter, sha256OfFile(adapterPath));
    Sha256 hash;
    hash.add(adapter);
    const std::string end(1, '\0');  // or a label's last letters could be a patient's first
    for (const auto& [pixels, label, patient] : known)
        hash.add(pixels).add(end).add(label).add(end).add(patient).add(end);
    return hash.hex();
}

/// `samples`: all of the project as samplesAsSplit() has them, seen through the adapter's window.
Result<Judged> judgedImages(const project::Project& project, std::int64_t run, dataset::Split split,
                            const adapter::AdapterInfo& adapter, const std::string& adapterPath,
                            const std::vector<dataset::Sample>& samples) {
    Judged judged;
    const Task task = taskOf(adapter);
    judged.classes = adapter.classes;
    if (task.ofClasses()) {
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        if (!grades.empty()) judged.classes = dataset::inClassOrder(adapter.classes, grades);
        judged.ordinal = dataset::areGrades(judged.classes, grades);
        FOVEA_TRY(judged.positive, positiveOf(project, judged.classes));
    }
    std::set<std::string> seenPixels, seenPatients, seenFiles, learnedUnits;
    if (split == dataset::Split::test) {
        FOVEA_TRY(const auto hashes, learnedFrom(project, run));
        seenPixels.insert(hashes.begin(), hashes.end());
        for (const dataset::Sample& s : samples) {
            if (!seenPixels.count(s.pixelHash)) continue;
            seenFiles.insert(s.path);
            if (!s.patient.empty()) seenPatients.insert(s.patient);
            learnedUnits.insert(dataset::unitKey(s, task.question.answerUnit));
        }
    }
    for (const dataset::Sample& s : samples) {
        if (s.split != split || s.label.empty()) continue;
        if (!isAnswered(task, s)) {
            leaveOut(judged.leftOut, s, dataset::ProblemKind::missingClass, kClassUnknownToRun);
        } else if (seenPixels.count(s.pixelHash) || seenPatients.count(s.patient) ||
                   seenFiles.count(s.path)) {
            leaveOut(judged.leftOut, s, dataset::ProblemKind::patientLeak, kLearnedFromIt);
            learnedUnits.insert(dataset::unitKey(s, task.question.answerUnit));
        } else {
            judged.images.push_back(s);
        }
    }
    learnedUnits.erase(std::string());  // images by themselves
    keepWholeUnits(task.question, learnedUnits, judged);
    FOVEA_TRY(judged.data, hashOf(judged.images, task.question.answerUnit, adapterPath));
    return judged;
}

/// What cannot be read through the adapter's window has no hash to be known by. It is new to the run only
/// if everything the run learned from was found among the rest; else its file and patient are in doubt.
struct Doubtful {
    std::set<std::string> files, patients;

    bool has(const dataset::Sample& s) const { return files.count(s.path) || patients.count(s.patient); }
};
Result<Doubtful> doubtfulImages(const project::Project& project, std::int64_t run,
                                const imaging::WindowPolicy& window,
                                const std::vector<dataset::Sample>& samples) {
    Doubtful doubtful;
    FOVEA_TRY(const imaging::WindowPolicy projects, project.networkWindow());
    if (projects == window) return doubtful;
    FOVEA_TRY(const auto hashes, learnedFrom(project, run));
    std::multiset<std::string> lost(hashes.begin(), hashes.end());
    for (const dataset::Sample& s : samples)
        if (const auto found = lost.find(s.pixelHash); found != lost.end()) lost.erase(found);
    for (const dataset::Sample& s : samples) {
        if (lost.empty()) break;
        if (!s.perceptualHash.empty()) continue;  // read: imagesThroughWindow() took both hashes
        doubtful.files.insert(s.path);
        if (!s.patient.empty()) doubtful.patients.insert(s.patient);
    }
    return doubtful;
}

/// What was seen, as RecordedEvaluation::figuresJson.
std::string figuresJson(const Evaluation& e, const std::string& data) {
    json seen = {{"data", data}, {"images", e.samples.size()}, {"threshold", toJson(e.thresholds)}};
    if (!e.images.empty()) seen["unit"] = dataset::answerUnitName(e.task.question.answerUnit);
    if (e.task.ofClasses() && e.classes.size() == 2)
        seen["positive"] = e.classes[std::size_t(dataset::positiveIndex(e.classes, e.positive))];
    for (const auto& [name, figure] : e.estimates) seen[name] = evaluation::toJson(figure);
    return seen.dump();
}

/// Of which images a recorded evaluation is; empty where older versions did not say.
struct Seen {
    std::string data;
    int images = 0;
    std::string positive;  ///< of two classes the one that counted as positive; older versions: class 1
    std::map<std::string, evaluation::Estimate> estimates;
};
Seen seenOf(const std::string& figuresJson) {
    Seen seen;
    const json all = json::parse(figuresJson, nullptr, false);
    if (!all.is_object()) return seen;
    for (const auto& [name, value] : all.items()) {
        if (name == "data" && value.is_string()) seen.data = value;
        if (name == "images" && value.is_number_integer()) seen.images = value;
        if (name == "positive" && value.is_string()) seen.positive = value;
        if (value.is_object() && value.contains("value") && name != "threshold")
            seen.estimates[name] = evaluation::estimateOrUnknown(value);
    }
    return seen;
}

/// As figures of another class than the one they were noted for: what is of one class is the other's, or is
/// not known.
void turnRound(Seen& seen, const std::vector<std::string>& classes, const std::string& positive) {
    if (classes.size() != 2) return;
    const std::size_t now = std::size_t(dataset::positiveIndex(classes, positive));
    const std::string& then = seen.positive.empty() ? classes[1] : seen.positive;
    if (then == classes[now]) return;
    auto &sensitivity = seen.estimates["sensitivity"], &specificity = seen.estimates["specificity"];
    std::swap(sensitivity, specificity);
    seen.estimates.erase("average_precision");
}

evaluation::IntervalOptions intervalsOf(const Evaluation& e, evaluation::IntervalOptions options) {
    options.metrics.ordinal = e.ordinal;
    options.metrics.positive = dataset::positiveIndex(e.classes, e.positive);
    return options;
}

/// Estimates and confusion matrix of `figures.predictions`. Errors: as estimate().
Result<void> fill(Figures& figures, const evaluation::IntervalOptions& options) {
    FOVEA_TRY(figures.estimates, evaluation::estimate(figures.predictions, options));
    figures.confusion = evaluation::confusionMatrix(figures.predictions);
    return {};
}

/// Records an evaluation that the project does not know yet.
Result<void> record(project::Project& project, Evaluation& e, const std::string& data) {
    FOVEA_TRY(const auto all, project.evaluations());
    e.counted = std::none_of(all.begin(), all.end(), [&](const project::RecordedEvaluation& r) {
        if (r.run != e.run || r.split != e.split) return false;
        const Seen seen = seenOf(r.figuresJson);
        // Fewer where some could not be read.
        return seen.data == data && seen.images == int(e.samples.size());
    });
    if (e.counted) FOVEA_CHECK(project.recordEvaluation(e.run, e.split, figuresJson(e, data)));
    FOVEA_TRY(e.testEvaluations, project.evaluations(dataset::Split::test));
    for (Evaluation& finding : e.findings) finding.testEvaluations = e.testEvaluations;
    return {};
}

std::string adapterPathOf(const project::Project& project, const project::Run& run) {
    return (std::filesystem::path(project.folder()) / run.adapterPath).string();
}

/// [C] where the adapter has each class.
std::vector<std::size_t> columnsOf(const Evaluation& e, const adapter::AdapterInfo& adapter) {
    std::vector<std::size_t> column;
    for (const std::string& c : e.classes) column.push_back(std::size_t(classIndex(adapter.classes, c)));
    return column;
}

/// Of classes, all but the baseline: `said` [n, C] as the network says it.
Result<void> judgeClasses(Evaluation& e, const adapter::AdapterInfo& adapter, std::vector<double> said,
                          const evaluation::IntervalOptions& options) {
    const std::vector<std::size_t> column = columnsOf(e, adapter);
    e.setScores = adapter.tuning.setScores;
    for (std::size_t c = 0; e.setScores && c < column.size(); ++c)
        e.setScores->classes[c] = adapter.tuning.setScores->classes[column[c]];
    e.predictions = unpredicted(e.samples, e.classes);
    e.networkProbabilities = inOrder(said, column);
    e.predictions.probabilities = inOrder(inference::statedProbabilities(adapter, std::move(said)), column);
    return judge(e, options);
}

Result<void> addBaseline(Evaluation& e, const RunBaseline& baseline, const adapter::AdapterInfo& adapter,
                         const dataset::Units& units, const features::FeatureStore& store,
                         const evaluation::IntervalOptions& options, const JobContext& job) {
    BaselineEvaluation& simple = e.baseline.emplace();
    simple.method = baseline.method();
    simple.variables = baseline.readsVariables();
    simple.predictions = e.predictions;
    FOVEA_TRY(const auto ofImages, baseline.answers(store, imagesOf(units), job));
    const std::vector<double> said = meanOverImages(units, ofImages);
    if (said.size() != e.predictions.probabilities.size())
        return Error{ErrorCode::corruptFile, "the run's baseline is of other classes", {}};
    simple.predictions.probabilities = inOrder(said, columnsOf(e, adapter));
    const evaluation::IntervalOptions intervals = intervalsOf(e, options);
    FOVEA_CHECK(fill(simple, intervals));
    FOVEA_TRY(simple.adapterMinusThis,
              evaluation::pairedAucDifference(e.predictions, simple.predictions, intervals));
    return {};
}

/// What the images of each unit say by themselves, beside what the adapter says of the unit. `said`: of the
/// images, as the network says it.
Result<void> addImages(Evaluation& e, dataset::Units units, UnitAnswers said,
                       const adapter::AdapterInfo& adapter, const evaluation::IntervalOptions& options) {
    std::vector<double> stated = inference::statedProbabilities(adapter, std::move(said.ofImages));
    e.imageAnswers = e.task.ofClasses() ? inOrder(stated, columnsOf(e, adapter)) : std::move(stated);
    e.imageWeights = std::move(said.weights);
    e.images = std::move(units.images);
    return judgeImages(e, options);
}
}  // namespace

Result<void> judgeImages(Evaluation& e, const evaluation::IntervalOptions& options) {
    if (e.images.empty() || !e.task.ofClasses()) return {};
    const dataset::Units units{e.samples, e.images, {}};
    const evaluation::IntervalOptions intervals = intervalsOf(e, options);
    const auto add = [&](std::optional<UnitBaseline>& beside, std::vector<double> answers) -> Result<void> {
        UnitBaseline& simple = beside.emplace();
        simple.predictions = e.predictions;
        simple.predictions.probabilities = std::move(answers);
        FOVEA_CHECK(fill(simple, intervals));
        FOVEA_TRY(simple.adapterMinusThis,
                  evaluation::pairedAucDifference(e.predictions, simple.predictions, intervals));
        return {};
    };
    FOVEA_CHECK(add(e.meanOfImages, meanOverImages(units, e.imageAnswers)));
    return add(e.mostOfImages, mostOverImages(units, e.imageAnswers, intervals.metrics.positive));
}

int imageCount(const Evaluation& e) {
    std::size_t count = e.images.empty() ? e.samples.size() : 0;
    for (const auto& unit : e.images) count += unit.size();
    return int(count);
}

std::vector<double> imageEvidence(const Evaluation& e, int finding) {
    const std::size_t C = e.classes.size();
    const std::vector<double>& said =
        e.task.ofFindings() ? e.predicted.findings.probabilities : e.predictions.probabilities;
    std::vector<double> all;
    for (std::size_t row = 0; row < e.images.size(); ++row) {
        const auto answer = e.task.ofNumber() ? 0
                            : e.task.ofFindings() && finding >= 0
                                ? finding
                                : evaluation::predictedClass(std::span(said).subspan(row * C, C));
        const auto own = std::span(e.imageAnswers).subspan(all.size() * C, e.images[row].size() * C);
        const std::vector<double> evidence =
            inference::evidenceOfImages(own, C, std::size_t(answer), e.task.outputs(), e.task.mean);
        all.insert(all.end(), evidence.begin(), evidence.end());
    }
    return all;
}

Result<void> checkInUse(const project::Project& project, const project::Run& run) {
    FOVEA_TRY(const dataset::Question question, project.question());
    if (question.id == run.question) return {};
    return Error{ErrorCode::invalidArgument,
                 "run " + std::to_string(run.id) + " answers another question than \"" + question.name + "\"",
                 {}};
}

evaluation::Predictions asTheNetworkSays(const Evaluation& e) {
    evaluation::Predictions predictions = e.predictions;
    if (!e.networkProbabilities.empty()) predictions.probabilities = e.networkProbabilities;
    return predictions;
}

Result<std::vector<evaluation::DecisionCurve>> decisionCurves(const Evaluation& evaluation) {
    std::vector<evaluation::DecisionCurve> curves;
    for (const evaluation::OperatingPoint& point : evaluation.thresholds.points) {
        const int c = classIndex(evaluation.classes, point.className);
        // Nobody weighs a miss as nothing, or as everything.
        const double threshold = std::clamp(point.value, kLeastThreshold, 1 - kLeastThreshold);
        const auto images =
            std::count(evaluation.predictions.truth.begin(), evaluation.predictions.truth.end(), c);
        evaluation::NetBenefitOptions options{.positive = c, .threshold = threshold};
        // Without images of one kind nothing can be weighed.
        if (images > 0 && std::size_t(images) < evaluation.predictions.size())
            options.prevalence = evaluation.prevalence;
        FOVEA_TRY(evaluation::DecisionCurve curve,
                  evaluation::decisionCurve(evaluation.predictions, options));
        curves.push_back(std::move(curve));
    }
    return curves;
}

Result<Evaluation> evaluateRun(project::Project& project, std::int64_t runId, dataset::Split split,
                               const evaluation::IntervalOptions& options, std::shared_ptr<FileLayer> files,
                               const JobContext& job) {
    return guarded([&]() -> Result<Evaluation> {
        FOVEA_TRY(const project::Run run, project.run(runId));
        FOVEA_CHECK(checkInUse(project, run));
        if (run.adapterPath.empty())
            return Error{ErrorCode::notFound,
                         "run " + std::to_string(runId) + " has no adapter yet (" +
                             project::runStateName(run.state) + ")",
                         {}};
        // The store has no splits, and today's images need not be enough for folds any more:
        // samplesAsSplit() knows those that the run had.
        FOVEA_TRY(const RunSettings settings, settingsAlone(run));
        const backbone::Threads threads(settings.threads);
        const std::string adapterPath = adapterPathOf(project, run);
        FOVEA_CHECK(settleTuning(project, run, *files));
        FOVEA_TRY(const adapter::LoadedAdapter adapter, adapter::loadAdapter(adapterPath));
        FOVEA_TRY(const inference::InputSettings inputSettings, inference::inputSettingsOf(adapter.info));
        FOVEA_TRY(const project::WindowedImages seen,
                  project::imagesThroughWindow(project, inputSettings.window, job));
        FOVEA_TRY(const auto samples, samplesAsSplit(project, runId, seen.samples));
        FOVEA_TRY(const PreloadedStore preloaded,
                  preloadedStore(project, seen, ofSplit(samples, split), settings, files, job));
        const features::FeatureStore& store = preloaded.store;
        if (store.settings().backboneIdentity != adapter.info.backboneIdentity)
            return Error{ErrorCode::backboneMismatch, "the backbone has changed since this run", adapterPath};

        Evaluation result;
        result.task = taskOf(adapter.info);
        result.run = runId;
        result.split = split;
        result.readOutAlone = !adapter.network.head().hasSideNetwork();
        FOVEA_TRY(Judged judged, judgedImages(project, runId, split, adapter.info, adapterPath, samples));
        result.classes = judged.classes;
        result.positive = judged.positive;
        result.recalibration = adapter.info.tuning.recalibration;
        result.thresholds = inference::thresholdsOf(adapter.info, judged.positive);
        result.ordinal = options.metrics.ordinal || judged.ordinal;
        result.problems = preloaded.report.problems;
        result.problems.insert(result.problems.end(), judged.leftOut.begin(), judged.leftOut.end());
        Doubtful doubtful;
        if (split == dataset::Split::test) {
            FOVEA_TRY(doubtful, doubtfulImages(project, runId, inputSettings.window, samples));
        }
        for (dataset::Sample& s : judged.images) {
            if (!store.contains(s.pixelHash)) continue;  // among the preload's problems already
            if (doubtful.has(s))
                leaveOut(result.problems, s, dataset::ProblemKind::patientLeak, kPerhapsLearnedFromIt);
            else
                result.samples.push_back(std::move(s));
        }
        if (result.samples.empty())
            return Error{ErrorCode::notFound,
                         std::string("there is no image in the split \"") + dataset::splitName(split) + "\"",
                         {}};
        dataset::Units units = dataset::unitsOf(result.samples, result.task.question);
        result.samples = units.rows;
        result.patientsKnown = std::none_of(result.samples.begin(), result.samples.end(),
                                            [](const dataset::Sample& s) { return s.patient.empty(); });
        FOVEA_TRY(UnitAnswers answers,
                  predictUnits(store, adapter.network, adapter.info.lowNormalisation, units, job));
        std::vector<double> said = std::move(answers.answers);
        if (adapter.info.kind) {
            FOVEA_TRY(result.unlike, unlikeAmong(store, *adapter.info.kind, units, answers.weights, job));
        }
        FOVEA_TRY(const auto baseline, RunBaseline::left(project.runFolder(runId), result.task));
        if (result.task.ofClasses()) {
            FOVEA_CHECK(judgeClasses(result, adapter.info, std::move(said), options));
            if (baseline)
                FOVEA_CHECK(addBaseline(result, *baseline, adapter.info, units, store, options, job));
        } else {
            FOVEA_CHECK(judgeAnswers(result, adapter.info, std::move(said), options));
            if (baseline) {
                FOVEA_TRY(const auto ofImages, baseline->answers(store, imagesOf(units), job));
                std::vector<double> simple = meanOverImages(units, ofImages);
                std::vector<BaselineMethod> methods;
                for (std::size_t i = 0; i < result.classes.size(); ++i)
                    methods.push_back(baseline->method(i));
                FOVEA_CHECK(judgeBaseline(result, std::move(simple), methods, options));
            }
        }
        if (result.task.question.answerUnit != dataset::AnswerUnit::image)
            FOVEA_CHECK(addImages(result, std::move(units), std::move(answers), adapter.info, options));
        FOVEA_TRY(result.readers, readersBeside(project, result, options.confidence));
        FOVEA_CHECK(record(project, result, judged.data));
        return result;
    });
}

Result<void> judge(Evaluation& e, const evaluation::IntervalOptions& options) {
    return guarded([&]() -> Result<void> {
        const evaluation::IntervalOptions intervals = intervalsOf(e, options);
        const int positive = intervals.metrics.positive;
        FOVEA_CHECK(fill(e, intervals));
        e.atThreshold.clear();
        for (const evaluation::OperatingPoint& point : e.thresholds.points) {
            const int c = classIndex(e.classes, point.className);
            if (c < 0)
                return Error{ErrorCode::corruptFile, "the adapter has an operating point of no class", {}};
            e.atThreshold.push_back(
                evaluation::figuresAt(evaluation::oneAgainstRest(e.predictions, c), point.value));
        }
        FOVEA_TRY(e.calibration, evaluation::calibrationOf(e.predictions, positive));
        FOVEA_TRY(e.calibrationBefore, evaluation::calibrationOf(asTheNetworkSays(e), positive));
        e.reliability = evaluation::reliability(evaluation::calibratedImages(e.predictions, positive));
        // Frames of one file have a key of their own, but that is no known patient.
        if (auto patients = evaluation::perPatient(e.predictions); patients && e.patientsKnown) {
            PatientFigures& figures = e.perPatient.emplace();
            figures.predictions = std::move(patients->predictions);
            figures.severalClasses = patients->severalClasses;
            FOVEA_CHECK(fill(figures, intervals));
        }
        return {};
    });
}

Result<std::optional<SetsOnImages>> answerSetsOn(const Evaluation& e, double coverage) {
    if (!e.setScores) return std::optional<SetsOnImages>();
    FOVEA_TRY(evaluation::AnswerSets sets, evaluation::answerSets(*e.setScores, coverage));
    FOVEA_TRY(evaluation::SetFigures figures, evaluation::setFigures(e.predictions, sets));
    return std::optional(SetsOnImages{std::move(sets), std::move(figures)});
}

void statePrevalence(Evaluation& e, std::optional<double> prevalence) {
    e.prevalence = prevalence;
    for (evaluation::PointFigures& point : e.atThreshold) {
        const auto values =
            prevalence ? evaluation::predictiveValuesAt(*prevalence, point.sensitivity, point.specificity)
                       : evaluation::PredictiveValues();
        point.ppv = values.ppv;
        point.npv = values.npv;
    }
}

Result<std::optional<PastEvaluation>> pastEvaluation(const project::Project& project, std::int64_t runId,
                                                     dataset::Split split) {
    return guarded([&]() -> Result<std::optional<PastEvaluation>> {
        FOVEA_TRY(const project::Run run, project.run(runId));
        FOVEA_TRY(const auto all, project.evaluations());
        std::vector<std::pair<std::string, Seen>> seen;  // oldest first
        for (const project::RecordedEvaluation& e : all)
            if (e.run == runId && e.split == split) seen.emplace_back(e.atUtc, seenOf(e.figuresJson));
        if (seen.empty() || run.adapterPath.empty()) return std::optional<PastEvaluation>();
        FOVEA_CHECK(checkInUse(project, run));
        const std::string adapterPath = adapterPathOf(project, run);
        FOVEA_TRY(const adapter::AdapterInfo adapter, adapter::readAdapterInfo(adapterPath));
        FOVEA_TRY(const inference::InputSettings inputSettings, inference::inputSettingsOf(adapter));
        FOVEA_TRY(const imaging::WindowPolicy window, project.networkWindow());
        FOVEA_TRY(auto samples, project.samples());
        FOVEA_TRY(samples, samplesAsSplit(project, runId, std::move(samples)));
        FOVEA_TRY(const Judged judged, judgedImages(project, runId, split, adapter, adapterPath, samples));
        // Through another window the images have other hashes, for which each would be read.
        const auto same = window == inputSettings.window
                              ? std::find_if(seen.rbegin(), seen.rend(),
                                             [&](const auto& e) { return e.second.data == judged.data; })
                              : seen.rend();
        auto& [atUtc, newest] = same != seen.rend() ? *same : seen.back();
        turnRound(newest, judged.classes, judged.positive);
        return std::optional(PastEvaluation{atUtc, newest.estimates, newest.images, judged.classes,
                                            judged.positive, judged.ordinal, same != seen.rend()});
    });
}

}  // namespace fovea::runs
