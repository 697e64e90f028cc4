#include <algorithm>
#include <optional>
#include <utility>

#include "dataset/label_export.h"
#include "label_options.h"
#include "project/import_images.h"
#include "project/splits.h"
#include "project/studies.h"
#include "project/table_questions.h"
#include "project_json.h"
#include "question_options.h"
#include "verbs.h"

namespace fovea::cli {

using dataset::Question;
using dataset::QuestionKind;
using nlohmann::json;

namespace {

struct Options {
    std::string project;
    std::string name, newName;  ///< of the question that is meant; what it is to be called
    std::string kind;           ///< empty: proposed from the table, else one
    std::optional<std::string> unit;
    std::string answerUnit;  ///< empty: as it is
    std::optional<double> low, high;
    std::vector<std::string> answers;
    std::string columns;  ///< of the table, or of the headers
    LabelOptions labels;
};

Result<Question> named(const project::Project& project, const std::string& name) {
    FOVEA_TRY(const auto questions, project.questions());
    for (const Question& question : questions)
        if (question.name == name) return question;
    Error error = project::noSuchQuestion(name, questions);
    error.file = project.folder();
    return error;
}

/// What there is: every verb of the family answers so.
Result<Reply> listed(const project::Project& project, std::string said = {}) {
    FOVEA_TRY(const auto questions, project.questions());
    FOVEA_TRY(const auto runs, project.runs());
    Reply reply{{{"questions", json::array()}}, std::move(said), 0};
    for (const Question& question : questions) {
        FOVEA_TRY(const auto answers, project.answers(question.id));
        const auto own = std::count_if(runs.begin(), runs.end(),
                                       [&](const project::Run& run) { return run.question == question.id; });
        json entry = toJson(question);
        entry["images"] = answers.size();
        entry["runs"] = own;
        reply.document["questions"].push_back(std::move(entry));
        reply.text += questionText(question) + ": answered for " + std::to_string(answers.size()) +
                      " images, " + std::to_string(own) + " runs\n";
    }
    return reply;
}

Result<Reply> runList(const Options& o) {
    FOVEA_TRY(const project::Project project, project::Project::open(o.project));
    return listed(project);
}

/// What was said of a question on the command line.
void take(const Options& o, Question& question) {
    if (!o.answers.empty()) question.answers = o.answers;
    if (o.unit) question.unit = *o.unit;
    if (o.low) question.low = o.low;
    if (o.high) question.high = o.high;
    if (!o.answerUnit.empty()) dataset::answerUnitFromName(o.answerUnit, question.answerUnit);
}

/// The table's answers to the new question.
Result<Reply> addFromTable(project::Project& project, const Options& o, const Session& session) {
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const auto labels, readLabels(o.labels, dataset::commonFolder(samples),
                                            dataset::relativeFiles(samples), session.job));
    FOVEA_TRY(const project::ProjectSummary summary, project::applyLabelTable(project, *labels, session.job));
    FOVEA_TRY(Question question, named(project, o.name));
    Question wanted = question;
    take(o, wanted);
    if (wanted != question) FOVEA_CHECK(project.changeQuestion(wanted));
    FOVEA_CHECK(project::spreadAnswers(project));
    FOVEA_TRY(Reply reply, listed(project, labelsText(*labels, summary.labels)));
    reply.document["labels"] = toJson(*labels, summary.labels);
    reply.document["problems"] = toJson(summary.problems);
    return reply;
}

Result<Reply> runAdd(Options o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_TRY(const auto questions, project.questions());
    for (const Question& one : questions)
        if (one.name == o.name)
            return Error{
                ErrorCode::invalidArgument,
                "the project has a question '" + o.name + "' already; import --labels adds answers to it",
                o.project};
    if (!o.columns.empty()) {
        o.labels.answersOnly = true;
        o.labels.questions = {o.name + ":" + o.columns + (o.kind.empty() ? "" : ":" + o.kind)};
        return addFromTable(project, o, session);
    }
    Question question;
    question.name = o.name;
    if (!o.kind.empty()) dataset::questionKindFromName(o.kind, question.kind);  // checked when it was read
    take(o, question);
    FOVEA_CHECK(project.addQuestion(question));
    return listed(project);
}

Result<Reply> runChange(const Options& o) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_TRY(const Question was, named(project, o.name));
    Question question = was;
    if (!o.newName.empty()) question.name = o.newName;
    if (!o.kind.empty()) dataset::questionKindFromName(o.kind, question.kind);
    if (question.kind == QuestionKind::one) question.answers.clear();
    take(o, question);
    const dataset::AnswerUnit unit = std::exchange(question.answerUnit, was.answerUnit);
    FOVEA_CHECK(project.changeQuestion(question));
    FOVEA_CHECK(project.useQuestion(question.id));
    FOVEA_CHECK(project::changeAnswerUnit(project, unit));
    return listed(project);
}

Result<Reply> runDelete(const Options& o) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_TRY(const Question question, named(project, o.name));
    FOVEA_CHECK(project.removeQuestion(question.id));
    return listed(project);
}

void addDetails(CLI::App& verb, Options& o) {
    verb.add_option("--kind", o.kind,
                    "one: one of several classes; grades: they have an order; findings: each may be there or "
                    "not; number")
        ->check(CLI::IsMember({"one", "grades", "findings", "number"}));
    verb.add_option("--answers", o.answers,
                    "Of grades all, the lowest first, and of findings all, with commas between")
        ->delimiter(',');
    verb.add_option("--unit", o.unit, "Of a number");
    verb.add_option("--answer-unit", o.answerUnit, "What has one answer: image, study or patient")
        ->check(CLI::IsMember({"image", "study", "patient"}));
    verb.add_option("--low", o.low, "Of a number: the lowest that is possible");
    verb.add_option("--high", o.high, "Of a number: the highest that is possible");
}

}  // namespace

void addQuestionsVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("questions", "List what is asked about a project's images, add, change or delete",
                  [o](const Session&) { return runList(*o); });
    verb->add_option("project", o->project, "Project folder");
    verb->require_subcommand(0, 1);
    const auto sub = [&](const char* name, const char* what, Action action) {
        CLI::App* one = verbs.addTo(*verb, name, what, std::move(action));
        one->add_option("project", o->project, "Project folder")->required();
        one->add_option("name", o->name, "What the question is called")->required();
        return one;
    };
    verbs.addTo(*verb, "list", "List them", [o](const Session&) { return runList(*o); })
        ->add_option("project", o->project, "Project folder")
        ->required();
    CLI::App* add = sub("add", "Add a question, perhaps with answers from a table",
                        [o](const Session& s) { return runAdd(*o, s); });
    addLabelOptions(*add, o->labels);
    CLI::Option* columns = add->add_option("--columns", o->columns,
                                           "The columns of the table that say it, with commas between; "
                                           "without --labels attributes of the DICOM header");
    add->get_option("--labels")->needs(columns);
    addDetails(*add, *o);
    CLI::App* change =
        sub("change", "Change what is known of a question", [o](const Session&) { return runChange(*o); });
    addDetails(*change, *o);
    sub("rename", "Give a question another name", [o](const Session&) { return runChange(*o); })
        ->add_option("new", o->newName, "Its new name")
        ->required();
    sub("delete", "Delete a question with its answers; not while runs belong to it",
        [o](const Session&) { return runDelete(*o); });
    verb->parse_complete_callback([o, verb] {
        if (o->project.empty() && verb->get_subcommands().empty()) throw CLI::RequiredError("project");
    });
}

}  // namespace fovea::cli
