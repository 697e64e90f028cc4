#include "project/table_questions.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dataset/class_order.h"
#include "project/consensus.h"
#include "project/same_image.h"
#include "project/splits.h"

namespace fovea::project {

using dataset::Question;
using dataset::QuestionKind;
using dataset::Sample;

namespace {

constexpr MessageKind kTableOfOtherKind{
    "table_question_of_another_kind",
    FOVEA_TEXT("Messages",
               "The question \"{question}\" of the project has answers of another kind than this table. Give "
               "those of the table another name.")};
constexpr MessageKind kNoSuchQuestion{
    "no_such_question",
    FOVEA_TEXT("Messages", "The project has no question \"{question}\". It has {questions}.")};

bool hasClasses(QuestionKind kind) {
    return kind == QuestionKind::one || kind == QuestionKind::grades;
}

}  // namespace

Result<TableQuestions> TableQuestions::of(const std::optional<Project>& project) {
    if (project) return of(*project);
    TableQuestions questions;
    questions.inUse() = {.id = 1, .name = kFirstQuestion};
    questions.m_stored = questions.m_asked.questions;
    return questions;
}

Result<TableQuestions> TableQuestions::of(const Project& project) {
    TableQuestions questions;
    FOVEA_TRY(questions.m_asked, project::asked(project));
    questions.m_stored = questions.m_asked.questions;
    FOVEA_TRY(const auto answers, project.answers(questions.inUse().id));
    FOVEA_TRY(const auto runs, project.runs());
    questions.m_untouched = questions.m_stored.size() == 1 && answers.empty() && runs.empty();
    return questions;
}

Question* TableQuestions::named(const std::string& name) {
    auto& all = m_asked.questions;
    const auto it = std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.name == name; });
    return it == all.end() ? nullptr : &*it;
}
const Question* TableQuestions::named(const std::string& name) const {
    return const_cast<TableQuestions*>(this)->named(name);
}

Result<void> TableQuestions::use(const std::string& name) {
    if (m_untouched) inUse().name = name;
    const Question* question = named(name);
    if (!question) return noSuchQuestion(name, m_asked.questions);
    m_asked.inUse = std::size_t(question - m_asked.questions.data());
    return {};
}

Error noSuchQuestion(const std::string& name, const std::vector<Question>& questions) {
    Terms names;
    for (const Question& question : questions) names.words.push_back("\"" + question.name + "\"");
    return {ErrorCode::notFound, {}, {}, {{kNoSuchQuestion, {{"question", name}, {"questions", names}}}}};
}

Result<dataset::LabelTable> TableQuestions::withKnownAnswers(const dataset::LabelTable& labels) const {
    dataset::LabelTable known = labels;
    for (dataset::QuestionColumns& columns : known.columns.questions) {
        const Question* question = named(columns.name);
        if (!question || m_untouched) continue;
        if (hasClasses(question->kind) && hasClasses(columns.kind)) {
            columns.kind = question->kind;  // the project says whether they are grades
        } else if (question->kind != columns.kind) {
            return Error{ErrorCode::invalidArgument,
                         {},
                         labels.table->path,
                         {{kTableOfOtherKind, {{"question", columns.name}}}}};
        }
        columns.known = question->answers;
    }
    return known;
}

Result<dataset::LabelTable> TableQuestions::withConsensus(const dataset::LabelTable& labels,
                                                          bool labelled) const {
    dataset::LabelTable ruled = labels;
    dataset::LabelColumns& columns = ruled.columns;
    if (columns.readers.empty()) return ruled;
    const Question& question = m_asked.questions[m_asked.inUse];
    FOVEA_CHECK(checkReadable(question, labels.table->path));
    if (columns.consensus) return ruled;
    using Kind = dataset::ConsensusRule::Kind;
    columns.consensus.emplace();
    if (!question.consensus.empty()) {
        FOVEA_TRY(columns.consensus, dataset::consensusRuleFromText(question.consensus));
    } else if (columns.label.empty() && !labelled) {
        columns.consensus->kind = Kind::majority;
    }
    return ruled;
}

Result<void> TableQuestions::settleReadings(std::vector<Sample>& samples, const dataset::LabelColumns& labels,
                                            const std::vector<Sample>& present) {
    if (labels.readers.empty()) {
        // What a table says without readers is not made of their answers.
        if ((!labels.label.empty() || saidByTable()) && !inUse().consensus.empty())
            inUse().consensus = dataset::consensusRuleText({});
        return {};
    }
    std::set<std::string> readers;
    for (const auto* all : {&present, &std::as_const(samples)})
        for (const Sample& sample : *all)
            for (const auto& [reader, answer] : sample.readings) readers.insert(reader);
    for (const dataset::ReaderColumn& reader : labels.readers) readers.insert(reader.name);
    const dataset::ConsensusRule rule = labels.consensus.value_or(dataset::ConsensusRule());
    FOVEA_CHECK(checkRule(rule, {readers.begin(), readers.end()}));
    keepReadings(samples, present);
    if (labels.readersDecide()) {
        // Of a unit those that the table does not name were read, too.
        const auto made = dataset::consensusOfEach(merged(samples, present), inUse().answerUnit, rule);
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (made[i]) samples[i].label = *made[i];
    }
    inUse().consensus = dataset::consensusRuleText(rule);
    if (inUse().kind == QuestionKind::grades)
        inUse().answers = dataset::gradesWith(inUse().answers, dataset::answersOfReaders(samples));
    return {};
}

void TableQuestions::add(const std::vector<Question>& found, bool classColumn) {
    for (const Question& one : found) {
        m_ofTable.push_back(one.name);
        Question* known = named(one.name);
        if (!known && m_untouched && !classColumn && &one == &found.front()) known = &inUse();
        if (!known) {
            m_asked.questions.push_back(one);
            continue;
        }
        known->name = one.name;
        known->kind = one.kind;
        known->answers = one.answers;
    }
}

bool TableQuestions::saidByTable() const {
    const std::string& name = m_asked.questions[m_asked.inUse].name;
    return std::find(m_ofTable.begin(), m_ofTable.end(), name) != m_ofTable.end();
}

void TableQuestions::settle(std::vector<Sample>& samples) const {
    if (!saidByTable()) return;
    for (Sample& sample : samples) {
        auto answer = sample.answers.extract(m_asked.questions[m_asked.inUse].name);
        sample.label = answer ? std::move(answer.mapped()) : std::string();
    }
}

void TableQuestions::keepOwn(std::vector<Sample>& samples, const std::vector<Sample>& present) const {
    if (m_ofTable.empty() || saidByTable()) return;
    std::map<ImageName, std::string> labels;
    for (const Sample& sample : present) labels[nameOf(sample)] = sample.label;
    for (Sample& sample : samples)
        if (const auto own = labels.find(nameOf(sample)); own != labels.end()) sample.label = own->second;
}

void TableQuestions::setAnswerUnit(dataset::AnswerUnit unit, bool ofInUse) {
    if (ofInUse) inUse().answerUnit = unit;
    for (const std::string& name : m_ofTable) named(name)->answerUnit = unit;
}

std::vector<Question> TableQuestions::changed() const {
    std::vector<Question> changed;
    for (const Question& question : m_asked.questions)
        if (std::find(m_stored.begin(), m_stored.end(), question) == m_stored.end())
            changed.push_back(question);
    return changed;
}

}  // namespace fovea::project
