#include "runs/evaluate.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "adapter/adapter_file.h"
#include "backbone/threads.h"
#include "dataset/class_order.h"
#include "evaluation/estimate_json.h"
#include "evaluation/per_patient.h"
#include "inference/predictor.h"
#include "project/network_window.h"
#include "runs/baseline.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"

namespace fovea::runs {

namespace {
/// Rows whose class c is the `column[c]`-th of those given.
std::vector<double> inOrder(const std::vector<double>& probabilities,
                            const std::vector<std::size_t>& column) {
    std::vector<double> ordered;
    ordered.reserve(probabilities.size());
    for (std::size_t row = 0; row < probabilities.size(); row += column.size())
        for (const std::size_t c : column) ordered.push_back(probabilities[row + c]);
    return ordered;
}

Result<void> fill(Figures& figures, const evaluation::IntervalOptions& options, const JobContext& job) {
    FOVEA_TRY(figures.estimates, evaluation::estimate(figures.predictions, options, job));
    figures.confusion = evaluation::confusionMatrix(figures.predictions);
    return {};
}
/// What a look has shown, for the table of runs.
std::string figuresJson(const Figures& figures) {
    nlohmann::json seen = nlohmann::json::object();
    for (const auto& [name, e] : figures.estimates) seen[name] = evaluation::toJson(e);
    return seen.dump();
}
}  // namespace

Result<Evaluation> evaluateRun(project::Project& project, std::int64_t runId, dataset::Split split,
                               const evaluation::IntervalOptions& options, std::shared_ptr<FileLayer> files,
                               const JobContext& job) {
    return guarded([&]() -> Result<Evaluation> {
        FOVEA_TRY(const project::Run run, project.run(runId));
        if (run.adapterPath.empty())
            return Error{ErrorCode::notFound,
                         "run " + std::to_string(runId) + " has no adapter yet (" +
                             project::runStateName(run.state) + ")",
                         {}};
        FOVEA_TRY(RunSettings settings, settingsFromJson(run.settingsJson));
        settings.device = "auto";  // the one it was trained on may be gone
        const backbone::Threads threads(settings.threads);
        // The store has no parts, and today's images need not be enough for groups any more:
        // samplesAsSplit() knows those that the run had.
        settings.fold.reset();
        settings.heldOut.reset();
        const std::string adapterPath = (std::filesystem::path(project.folder()) / run.adapterPath).string();
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
        result.run = runId;
        result.split = split;
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        result.classes =
            grades.empty() ? adapter.info.classes : dataset::inClassOrder(adapter.info.classes, grades);
        result.ordinal = options.metrics.ordinal || dataset::areGrades(result.classes, grades);
        // [C] where the adapter has each class.
        std::vector<std::size_t> column;
        for (const std::string& c : result.classes)
            column.push_back(std::size_t(classIndex(adapter.info.classes, c)));
        result.problems = preloaded.report.problems;
        const auto leaveOut = [&](const dataset::Sample& s, dataset::ProblemKind kind, const char* why) {
            result.problems.push_back({kind, {s.path}, why});
        };
        std::set<std::string> seenPixels, seenPatients, seenFiles;
        std::set<std::string> doubtfulPatients, doubtfulFiles;
        if (split == dataset::Split::test) {
            FOVEA_TRY(const auto hashes, learnedFrom(project, runId));
            seenPixels.insert(hashes.begin(), hashes.end());
            for (const dataset::Sample& s : samples) {
                if (!seenPixels.count(s.pixelHash)) continue;
                seenFiles.insert(s.path);
                if (!s.patient.empty()) seenPatients.insert(s.patient);
            }
            // What cannot be read through the adapter's window has no hash to be known by. It is
            // new to the run only if everything the run learned from was found among the rest.
            std::multiset<std::string> lost(hashes.begin(), hashes.end());
            for (const dataset::Sample& s : samples)
                if (const auto found = lost.find(s.pixelHash); found != lost.end()) lost.erase(found);
            FOVEA_TRY(const imaging::WindowPolicy window, project.networkWindow());
            for (const dataset::Sample& s : samples) {
                if (window == inputSettings.window || lost.empty()) break;
                if (!s.perceptualHash.empty()) continue;  // read: imagesThroughWindow() took both hashes
                doubtfulFiles.insert(s.path);
                if (!s.patient.empty()) doubtfulPatients.insert(s.patient);
            }
        }
        for (const dataset::Sample& s : samples) {
            if (s.split != split || s.label.empty()) continue;
            if (classIndex(result.classes, s.label) < 0) {
                leaveOut(s, dataset::ProblemKind::missingClass,
                         "its class did not exist when the run learned");
                continue;
            }
            if (seenPixels.count(s.pixelHash) || seenPatients.count(s.patient) || seenFiles.count(s.path)) {
                leaveOut(s, dataset::ProblemKind::patientLeak,
                         "the run has learned from this image or this patient");
                continue;
            }
            if (!store.contains(s.pixelHash)) continue;  // among the preload's problems already
            if (doubtfulPatients.count(s.patient) || doubtfulFiles.count(s.path)) {
                leaveOut(s, dataset::ProblemKind::patientLeak,
                         "the run may have learned from an image of this patient or file that cannot be read "
                         "any more");
                continue;
            }
            result.samples.push_back(s);
        }
        if (result.samples.empty())
            return Error{ErrorCode::notFound,
                         std::string("there is no image in the split \"") + dataset::splitName(split) + "\"",
                         {}};
        result.patientsKnown = std::none_of(result.samples.begin(), result.samples.end(),
                                            [](const dataset::Sample& s) { return s.patient.empty(); });
        result.predictions = unpredicted(result.samples, result.classes);
        FOVEA_TRY(auto probabilities,
                  predictStored(store, adapter.network, adapter.info.lowNormalisation, result.samples, job));
        result.predictions.probabilities = inOrder(probabilities, column);
        evaluation::IntervalOptions intervals = options;
        intervals.metrics.ordinal = result.ordinal;
        FOVEA_CHECK(fill(result, intervals, job));
        FOVEA_TRY(const auto baseline, Baseline::left(project.runFolder(runId)));
        if (baseline) {
            BaselineEvaluation& simple = result.baseline.emplace();
            simple.predictions = result.predictions;
            FOVEA_TRY(probabilities, baseline->probabilities(store, result.samples));
            if (probabilities.size() != result.predictions.probabilities.size())
                return Error{ErrorCode::corruptFile, "the run's baseline is of other classes", adapterPath};
            simple.predictions.probabilities = inOrder(probabilities, column);
            FOVEA_CHECK(fill(simple, intervals, job));
            FOVEA_TRY(simple.adapterMinusThis,
                      evaluation::pairedAucDifference(result.predictions, simple.predictions, intervals));
        }
        // Frames of one file have a key of their own, but that is no known patient.
        if (auto patients = evaluation::perPatient(result.predictions); patients && result.patientsKnown) {
            PatientFigures& figures = result.perPatient.emplace();
            figures.predictions = std::move(patients->predictions);
            figures.severalClasses = patients->severalClasses;
            FOVEA_CHECK(fill(figures, intervals, job));
        }
        FOVEA_CHECK(project.recordEvaluation(runId, split, figuresJson(result)));
        FOVEA_TRY(result.testEvaluations, project.evaluations(dataset::Split::test));
        return result;
    });
}

}  // namespace fovea::runs
