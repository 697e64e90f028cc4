#include "demo_questions.h"

#include <cstdio>
#include <filesystem>
#include <memory>

#include "dataset/table.h"
#include "evaluation_json.h"
#include "phantoms/phantoms.h"
#include "project/import_images.h"
#include "project_json.h"
#include "question_options.h"
#include "report/model_report.h"
#include "runs/all_questions.h"
#include "runs/evaluate.h"
#include "runs/run_plan.h"
#include "runs/training_budget.h"

namespace fovea::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// What is asked, as `import --question` says it.
constexpr const char* kQuestions[] = {"diagnosis:diagnosis:one", "lesions:specks,blots:findings",
                                      "severity:grade:grades", "specks:count:number"};

Result<std::shared_ptr<const dataset::LabelTable>> labelsOf(const std::string& path, const JobContext& job) {
    auto labels = std::make_shared<dataset::LabelTable>();
    FOVEA_TRY(dataset::Table table, dataset::readTable(path, {}, job));
    dataset::LabelColumns& columns = labels->columns;
    columns.label.clear();
    FOVEA_TRY(const auto file, dataset::columnOf(table, "file"));
    FOVEA_TRY(const auto patient, dataset::columnOf(table, "patient"));
    columns.file = file;
    columns.patient = patient;
    for (const char* question : kQuestions) {
        FOVEA_TRY(dataset::QuestionColumns asked, questionColumns(question, table));
        columns.questions.push_back(std::move(asked));
    }
    labels->table = std::make_shared<const dataset::Table>(std::move(table));
    return std::shared_ptr<const dataset::LabelTable>(std::move(labels));
}

Result<std::vector<runs::QuestionOutcome>> train(project::Project& project, std::uint64_t seed,
                                                 const Session& session) {
    runs::AllQuestions all;
    all.settingsOf = [&](const project::Project& asked) -> Result<runs::RunSettings> {
        runs::RunSettings settings;
        settings.seed = seed;
        FOVEA_TRY(const std::vector<dataset::Sample> samples, asked.samples());
        const runs::TrainingBudget budget =
            runs::trainingBudget(runs::Effort::quick, runs::trainingImages(samples));
        settings.epochs = budget.epochs;
        settings.batch = budget.batch;
        settings.learningRate = budget.learningRate;
        FOVEA_TRY(const runs::RunPlan plan, runs::planRun(asked, settings, session.job));
        FOVEA_CHECK(runs::mustFit(plan));
        session.job.say("Training: " + questionText(*asked.question()) + " ...");
        return plan.settings;
    };
    return runs::trainAllQuestions(project, all, session.files, session.job);
}

std::string lineOf(const dataset::Question& question, const runs::Evaluation& e) {
    const bool number = e.number.has_value();
    const evaluation::Estimate figure = number       ? e.number->figures.mae
                                        : e.together ? e.together->macroAuc
                                                     : e.estimates.at("auc");
    char text[200];
    std::snprintf(text, sizeof text, "  %s: %s %.3f (95 %% interval %.3f to %.3f)\n", question.name.c_str(),
                  number       ? "mean absolute error"
                  : e.together ? "AUC, mean over findings,"
                               : "AUC",
                  figure.value, figure.low, figure.high);
    return text;
}

}  // namespace

Result<Reply> demoOfQuestions(const std::string& out, int images, std::uint64_t seed,
                              const Session& session) {
    const std::string set = (fs::path(out) / "phantoms").string(),
                      folder = (fs::path(out) / "demo.fovea").string();
    phantoms::PhantomSetOptions options;
    options.images = images;
    options.seed = seed;
    session.job.say("Making " + std::to_string(images) + " phantom images ...");
    FOVEA_CHECK(phantoms::writeQuestionsSet(set, options, *session.files, session.job));

    session.job.say("Importing ...");
    project::ImportRequest request{set, project::SplitMode::automatic, seed};
    FOVEA_TRY(request.labels, labelsOf(set + "/labels.csv", session.job));
    FOVEA_TRY(const project::ProjectSummary summary, project::importImages(folder, request, session.job));
    FOVEA_TRY(project::Project project, project::Project::open(folder));
    FOVEA_TRY(const auto outcomes, train(project, seed, session));

    Reply reply{{{"import", toJson(summary)}, {"project", folder}, {"questions", json::array()}},
                "On images that the adapters have never seen:\n",
                0};
    for (const runs::QuestionOutcome& q : outcomes) {
        if (q.error) return *q.error;
        FOVEA_CHECK(project.useQuestion(q.question.id));
        session.job.say("Evaluating: " + questionText(q.question) + " ...");
        FOVEA_TRY(const runs::Evaluation e, runs::evaluateRun(project, q.outcome->run, dataset::Split::test,
                                                              {}, session.files, session.job));
        const std::string adapter =
                              (fs::path(out) / ("adapter-" + q.question.name + ".safetensors")).string(),
                          report = (fs::path(out) / ("report-" + q.question.name + ".html")).string();
        FOVEA_TRY(const std::string bytes, readTextFile(q.outcome->adapterPath));
        FOVEA_CHECK(session.files->writeAtomically(adapter, bytes));
        FOVEA_CHECK(report::writeModelReport(report, project, e, {}, *session.files, session.job));
        reply.document["questions"].push_back({{"question", q.question.name},
                                               {"kind", dataset::questionKindName(q.question.kind)},
                                               {"evaluate", toJson(e)},
                                               {"adapter", adapter},
                                               {"report", report}});
        reply.text += lineOf(q.question, e);
    }
    reply.text += "reports: " + out + "\n";
    return reply;
}

}  // namespace fovea::cli
