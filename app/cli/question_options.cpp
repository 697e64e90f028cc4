#include "question_options.h"

#include <algorithm>

#include "project/table_questions.h"

namespace fovea::cli {

using dataset::Question;
using dataset::QuestionKind;
using nlohmann::json;

namespace {

constexpr MessageKind kSayQuestion{
    "say_question",
    FOVEA_TEXT("Messages", "The project has several questions, {questions}. Say which is meant.")};
constexpr MessageKind kRunOfOther{
    "run_of_other_question",
    FOVEA_TEXT("Messages", "Training {run} belongs to the question \"{question}\", not to the one named.")};

/// A list of columns: one whose name is all of it, else those between commas.
Result<std::vector<int>> columnsIn(const std::string& text, const dataset::Table& table) {
    if (const auto whole = dataset::columnOf(table, text)) return std::vector<int>{*whole};
    std::vector<int> columns;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        FOVEA_TRY(const int column, dataset::columnOf(table, text.substr(from, to - from)));
        columns.push_back(column);
        from = to + 1;
    }
    return columns;
}

}  // namespace

void addQuestionOption(CLI::App& verb, std::string& question) {
    verb.add_option("--question", question,
                    "Which of the project's questions is meant (default: the only one, or that of the run)")
        ->type_name("NAME");
}

Result<project::Project> openAsking(const std::string& folder, const std::string& question,
                                    std::int64_t run) {
    FOVEA_TRY(project::Project project, project::Project::open(folder));
    FOVEA_TRY(const auto questions, project.questions());
    const auto refused = [&](const MessageKind& kind, std::vector<MessageArgument> said) {
        return Error{ErrorCode::invalidArgument, {}, folder, {{kind, std::move(said)}}};
    };
    const auto wanted = std::find_if(questions.begin(), questions.end(),
                                     [&](const Question& q) { return q.name == question; });
    if (!question.empty() && wanted == questions.end()) {
        Error error = project::noSuchQuestion(question, questions);
        error.file = folder;
        return error;
    }
    if (run != 0) {
        FOVEA_TRY(const project::Run stored, project.run(run));
        FOVEA_CHECK(project.useQuestion(stored.question));
        FOVEA_TRY(const Question own, project.question());
        if (!question.empty() && own.name != question)
            return refused(kRunOfOther, {{"run", run}, {"question", own.name}});
    } else if (!question.empty()) {
        FOVEA_CHECK(project.useQuestion(wanted->id));
    } else if (questions.size() > 1) {
        Terms names;
        for (const Question& one : questions) names.words.push_back("\"" + one.name + "\"");
        return refused(kSayQuestion, {{"questions", names}});
    }
    return project;
}

Result<dataset::QuestionColumns> questionColumns(const std::string& text, const dataset::Table& table) {
    dataset::QuestionColumns question;
    const std::size_t first = text.find(':');
    question.name = text.substr(0, first);
    if (first == std::string::npos || question.name.empty())
        return Error{ErrorCode::invalidArgument,
                     "NAME:COLUMN[,COLUMN ...][:one|grades|findings|number] expected, not '" + text + "'",
                     table.path};
    std::string columns = text.substr(first + 1);
    bool said = false;
    if (const std::size_t last = columns.rfind(':'); last != std::string::npos)
        said = dataset::questionKindFromName(columns.substr(last + 1), question.kind);
    if (said) columns.resize(columns.rfind(':'));
    FOVEA_TRY(question.columns, columnsIn(columns, table));
    if (!said) question.kind = dataset::proposedKind(table, question.columns);
    return question;
}

json toJson(const Question& question) {
    return {{"name", question.name},
            {"kind", dataset::questionKindName(question.kind)},
            {"answers", question.answers},
            {"positive", question.positive.empty() ? json(nullptr) : json(question.positive)},
            {"unit", question.unit},
            {"answer_unit", dataset::answerUnitName(question.answerUnit)},
            {"consensus", question.consensus.empty() ? json(nullptr) : json(question.consensus)},
            {"low", question.low ? json(*question.low) : json(nullptr)},
            {"high", question.high ? json(*question.high) : json(nullptr)}};
}

std::string questionText(const Question& question) {
    std::string text = question.name + " (" + dataset::questionKindName(question.kind);
    for (std::size_t i = 0; i < question.answers.size(); ++i)
        text += (i == 0                                    ? ": "
                 : question.kind == QuestionKind::findings ? ", "
                                                           : " < ") +
                question.answers[i];
    if (question.kind == QuestionKind::number) {
        if (!question.unit.empty()) text += ", in " + question.unit;
        if (question.low) text += ", from " + dataset::numberText(*question.low);
        if (question.high) text += ", up to " + dataset::numberText(*question.high);
    }
    if (question.answerUnit != dataset::AnswerUnit::image)
        text += std::string(", of each ") + dataset::answerUnitName(question.answerUnit);
    return text + ")";
}

}  // namespace fovea::cli
