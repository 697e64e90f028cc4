#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>

#include "demo_questions.h"
#include "evaluation/predictions_csv.h"
#include "evaluation_json.h"
#include "imaging/write_image.h"
#include "inference/case_map.h"
#include "phantoms/phantoms.h"
#include "project/import_images.h"
#include "project/study.h"
#include "project_json.h"
#include "report/model_report.h"
#include "run_options.h"
#include "runs/run_plan.h"
#include "runs/training_budget.h"
#include "verbs.h"

namespace fovea::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kExplained = 4;  // test images that heatmaps are written of

struct Options {
    std::string out;
    int images = 240;
    std::uint64_t seed = 0;
    phantoms::LesionKind lesions = phantoms::LesionKind::specks;
    bool plain = false;
    bool questions = false;
    int studies = 0;  ///< images of each; 0: answers are of images
};

/// The image that the adapter's answer for a row is shown on: of a study the one that says most for it.
const dataset::Sample& shownOf(const runs::Evaluation& e, std::size_t row) {
    if (e.images.empty()) return e.samples[row];
    std::size_t first = 0;
    for (std::size_t r = 0; r < row; ++r) first += e.images[r].size();
    const std::vector<double> evidence = runs::imageEvidence(e);
    const auto own = evidence.begin() + std::ptrdiff_t(first);
    const auto most = std::max_element(own, own + std::ptrdiff_t(e.images[row].size()));
    return e.images[row][std::size_t(most - own)];
}

/// Overlays of both kinds for the first test images of each class.
Result<std::vector<std::string>> writeHeatmaps(const std::string& folder, const std::string& adapterPath,
                                               const runs::Evaluation& e, const Session& session) {
    FOVEA_TRY(const inference::Predictor predictor, inference::Predictor::load(adapterPath));
    std::vector<std::string> written;
    std::map<std::string, int> perClass;
    for (std::size_t i = 0; i < e.samples.size(); ++i) {
        const dataset::Sample& s = shownOf(e, i);
        if (perClass[s.label]++ >= kExplained / 2) continue;
        FOVEA_TRY(const inference::CaseResult result,
                  predictor.predict(s.path, {s.frame, s.plane}, true, session.job));
        for (const auto kind : {explain::MapKind::kept, explain::MapKind::prompts}) {
            FOVEA_TRY(const explain::TokenMap map, inference::caseMap(predictor, result, kind, -1));
            char name[64];
            std::snprintf(name, sizeof name, "image-%03zu-%s.png", i + 1, explain::mapKindName(kind));
            written.push_back((fs::path(folder) / name).string());
            FOVEA_CHECK(
                imaging::writePng(written.back(), explain::overlay(result.display, map), *session.files));
        }
    }
    return written;
}

project::Study madeUpStudy() {
    project::Study study;
    study.intendedUse = "None: made-up images that show what the program does.";
    study.dataSource =
        "Computer-generated pictures of a retina, with and without lesions that were drawn into them.";
    study.referenceStandard = "The generator knows which pictures it drew lesions into.";
    return study;
}

Result<Reply> run(const Options& o, const Session& session) {
    const fs::path out = o.out;
    const std::string images = (out / "phantoms").string(), folder = (out / "demo.fovea").string();
    // Another number of images or another seed in the same folder would mix two sets.
    const std::string marker = (out / "demo.json").string();
    json made = {{"schema", 1}, {"images", o.images}, {"seed", o.seed}};
    if (o.lesions != phantoms::LesionKind::specks) made["lesions"] = phantoms::lesionKindName(o.lesions);
    if (!o.plain && !o.questions) made["graded"] = true;
    if (o.questions) made["questions"] = true;
    if (o.studies > 0) made["studies"] = o.studies;
    if (const auto before = readTextFile(marker); before && json::parse(*before, nullptr, false) != made)
        return Error{ErrorCode::invalidArgument,
                     "this folder holds a demo of other options: choose another --out, or remove it", o.out};
    FOVEA_CHECK(session.files->writeAtomically(marker, made.dump()));
    if (o.questions) return demoOfQuestions(o.out, o.images, o.seed, session);
    phantoms::PhantomSetOptions set = phantoms::demonstration(o.images, o.seed);
    set.phantom.kind = o.lesions;
    if (o.plain) set.phantom.leastStrength = 1;
    session.job.say("Making " + std::to_string(o.images) + " phantom images ...");
    FOVEA_CHECK(o.studies > 0 ? phantoms::writeStudiesSet(images, set, o.studies, *session.files, session.job)
                              : phantoms::writePhantomSet(images, set, *session.files, session.job));

    session.job.say("Importing ...");
    project::ImportRequest request{images, project::SplitMode::automatic, o.seed};
    if (o.studies > 0) {
        request.studies = dataset::StudyRule{dataset::StudyRule::By::study};
        request.answerUnit = dataset::AnswerUnit::study;
    }
    FOVEA_TRY(const project::ProjectSummary summary, project::importImages(folder, request, session.job));
    FOVEA_TRY(project::Project project, project::Project::open(folder));

    runs::RunSettings settings;
    settings.seed = o.seed;
    FOVEA_TRY(const std::vector<dataset::Sample> samples, project.samples());
    const runs::TrainingBudget budget =
        runs::trainingBudget(runs::Effort::quick, runs::trainingImages(samples));
    settings.epochs = budget.epochs;
    settings.batch = budget.batch;
    settings.learningRate = budget.learningRate;
    FOVEA_TRY(const runs::RunPlan plan, runs::planRun(project, settings, session.job));
    FOVEA_CHECK(runs::mustFit(plan));
    session.job.say("Reading " + std::to_string(plan.toPreload) + " images once (about " +
                    durationText(plan.preloadSeconds) + "), then training (about " +
                    durationText(plan.trainSeconds) + ") ...");
    runs::RunObserver observer;
    observer.planned = {plan.preloadSeconds, plan.trainSeconds};
    FOVEA_TRY(const runs::RunOutcome outcome,
              runs::runTraining(project, plan.settings, true, session.files, session.job, observer));
    session.job.say("Evaluating on images the adapter has never seen ...");
    FOVEA_TRY(const runs::Evaluation e,
              runs::evaluateRun(project, outcome.run, dataset::Split::test, {}, session.files, session.job));

    const fs::path adapterPath = out / "adapter.safetensors", report = out / "report.html",
                   table = out / "predictions.csv";
    FOVEA_TRY(const std::string adapterBytes, readTextFile(outcome.adapterPath));
    FOVEA_CHECK(session.files->writeAtomically(adapterPath.string(), adapterBytes));
    evaluation::PredictionsTable files;
    files.classNames = e.classes;
    for (const dataset::Sample& s : e.samples) files.files.push_back(fs::relative(s.path, out).string());
    for (const auto& unit : e.images) files.images.push_back(int(unit.size()));
    FOVEA_CHECK(evaluation::writePredictionsCsv(table.string(), e.predictions, files, *session.files));
    FOVEA_TRY(const auto heatmaps,
              writeHeatmaps((out / "heatmaps").string(), adapterPath.string(), e, session));
    report::ModelReportOptions reportOptions;
    reportOptions.statements = madeUpStudy();
    FOVEA_CHECK(
        report::writeModelReport(report.string(), project, e, reportOptions, *session.files, session.job));

    const evaluation::Estimate& auc = e.estimates.at("auc");
    std::ostringstream text;
    char line[160];
    std::snprintf(line, sizeof line,
                  "AUC on %zu %s the adapter has never seen: %.3f (95 %% interval %.3f to %.3f)\n",
                  e.samples.size(), o.studies > 0 ? "studies" : "images", auc.value, auc.low, auc.high);
    text << line << "backbone: " << plan.backboneTitle << "\nreport:   " << report.string()
         << "\nadapter:  " << adapterPath.string() << "\nheatmaps: " << (out / "heatmaps").string() << '\n';
    Reply reply;
    reply.document = {{"import", toJson(summary)},
                      {"train", toJson(outcome)},
                      {"evaluate", toJson(e)},
                      {"report", report.string()},
                      {"adapter", adapterPath.string()},
                      {"predictions", table.string()},
                      {"heatmaps", heatmaps},
                      {"project", folder}};
    reply.text = text.str();
    return reply;
}

}  // namespace

void addDemoVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("demo", "Do the whole job on made-up images: import, train, evaluate, explain, report",
                  [o](const Session& s) { return run(*o, s); });
    verb->add_option("--out", o->out, "Folder for everything that is made")->required();
    verb->add_option("--images", o->images, "How many images")
        ->check(CLI::Range(40, 100000))
        ->capture_default_str();
    verb->add_option("--seed", o->seed, "Of everything random")->capture_default_str();
    std::map<std::string, phantoms::LesionKind> kinds;
    for (const phantoms::LesionKind kind : phantoms::kLesionKinds)
        kinds[phantoms::lesionKindName(kind)] = kind;
    verb->add_option("--lesions", o->lesions,
                     "What is wrong in the diseased ones: specks, texture, vessel or pair")
        ->transform(CLI::CheckedTransformer(kinds, CLI::ignore_case).description(""));
    verb->add_option(
            "--studies", o->studies,
            "The images are of studies of so many; of a diseased one a single image shows it, and the "
            "answer is the study's")
        ->check(CLI::Range(1, 1000));
    verb->add_flag("--questions", o->questions,
                   "Two kinds of lesion, and a question of every kind about the same images")
        ->excludes("--lesions")
        ->excludes("--studies");
    verb->add_flag("--plain", o->plain, "All lesions plain, instead of from hardly visible to plain")
        ->excludes("--questions");
}

}  // namespace fovea::cli
