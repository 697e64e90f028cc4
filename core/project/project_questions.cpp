#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "dataset/class_order.h"
#include "dataset/positive_class.h"
#include "project/project.h"
#include "project/project_impl.h"
#include "project/question_rows.h"
#include "project/sample_rows.h"

namespace fovea::project {

using dataset::Question;
using dataset::QuestionKind;
using dataset::Sample;

namespace {

constexpr MessageKind kQuestionNameTaken{
    "question_name_taken",
    FOVEA_TEXT("Messages", "The project has a question \"{question}\" already. Choose another name.")};
constexpr MessageKind kQuestionHasRuns{
    "question_has_runs",
    FOVEA_TEXT("Messages",
               "Training {run} belongs to the question \"{question}\". Remove its trainings first.")};
constexpr MessageKind kOnlyQuestion{
    "only_question",
    FOVEA_TEXT("Messages", "\"{question}\" is the only question of the project. Add another one first.")};
constexpr MessageKind kOtherKind{
    "question_of_another_kind",
    FOVEA_TEXT("Messages",
               "The answers to \"{question}\" are of another kind. Add a question of its own for these.")};
constexpr MessageKind kAnswersDoNotFit{
    "answers_do_not_fit",
    FOVEA_TEXT("Messages",
               "Answers that the images have do not fit the question \"{question}\" as it would be. Change "
               "them first.")};

Error refused(const MessageKind& kind, const Question& question, const std::string& detail = {}) {
    return {ErrorCode::invalidArgument, detail, {}, {{kind, {{"question", question.name}}}}};
}

bool hasClasses(const Question& question) {
    return question.kind == QuestionKind::one || question.kind == QuestionKind::grades;
}

/// Whether an image answers it or a run belongs to it.
bool isUsed(SQLite::Database& db, std::int64_t question) {
    SQLite::Statement query(db, R"sql(
        SELECT EXISTS (SELECT 1 FROM answer WHERE question = ?1) OR EXISTS (SELECT 1 FROM run WHERE question = ?1)
            OR EXISTS (SELECT 1 FROM reading WHERE question = ?1))sql");
    query.bind(1, question);
    query.executeStep();
    return query.getColumn(0).getInt() != 0;
}

/// Where findings got another order, stored answers get it, too. Error: invalidArgument where an answer
/// is none any more.
Result<void> refitAnswers(SQLite::Database& db, const Question& before, const Question& after) {
    if (hasClasses(after) ||
        (before.answers == after.answers && before.low == after.low && before.high == after.high))
        return {};
    AnswerRows rows(db, 0);
    for (const auto& [sample, answer] : loadAnswers(db, after.id)) {
        if (const auto fine = dataset::checkAnswer(after, answer); !fine)
            return refused(kAnswersDoNotFit, after, fine.error().detail);
        if (after.kind != QuestionKind::findings) continue;
        FOVEA_TRY(const auto findings, dataset::findingsFromText(answer, after.answers));
        rows.store(sample, after.id, dataset::findingsText(findings, after.answers));
    }
    return {};
}

/// Adds the question (id 0) or replaces it, once it is checked; its id.
Result<std::int64_t> checkedStore(SQLite::Database& db, const Question& question, const std::string& folder) {
    FOVEA_TRY(const auto all, loadQuestions(db));
    for (const Question& other : all)
        if (other.name == question.name && other.id != question.id)
            return refused(kQuestionNameTaken, question);
    if (question.id != 0) {
        FOVEA_TRY(const Question before, loadQuestion(db, question.id, folder));
        if (before.kind != question.kind && !(hasClasses(before) && hasClasses(question)) &&
            isUsed(db, question.id))
            return refused(kOtherKind, question);
        FOVEA_CHECK(refitAnswers(db, before, question));
    }
    return storeQuestion(db, question);
}

std::string named(const Question& question) {
    return "'" + question.name + "'";
}

}  // namespace

Result<void> Project::Impl::storeQuestions(SQLite::Database& db,
                                           const std::vector<Question>& questions) const {
    for (const Question& one : questions) {
        FOVEA_CHECK(dataset::checkQuestion(one));
        FOVEA_CHECK(checkedStore(db, one, folder));
    }
    return {};
}

Result<void> Project::Impl::checkAnswers(SQLite::Database& db, const std::vector<Sample>& samples) const {
    FOVEA_TRY(const auto questions, loadQuestions(db));
    for (const Question& one : questions) {
        std::set<std::string> seen;
        for (const Sample& sample : samples) {
            const auto other = sample.answers.find(one.name);
            if (one.id != question && other == sample.answers.end()) continue;
            const std::string& answer = one.id == question ? sample.label : other->second;
            if (!seen.insert(answer).second) continue;
            if (auto fine = dataset::checkAnswer(one, answer); !fine) {
                Error error = fine.error();
                error.file = sample.path;
                return error;
            }
        }
    }
    return {};
}

Result<std::vector<Question>> Project::questions() const {
    return m_impl->query([](SQLite::Database& db) { return loadQuestions(db); });
}

Result<Question> Project::question() const {
    return m_impl->query(
        [&](SQLite::Database& db) { return loadQuestion(db, m_impl->question, m_impl->folder); });
}

Result<void> Project::useQuestion(std::int64_t id) {
    return m_impl->query([&](SQLite::Database& db) -> Result<void> {
        FOVEA_CHECK(loadQuestion(db, id, m_impl->folder));
        m_impl->question = id;
        return {};
    });
}

Result<std::map<std::int64_t, std::string>> Project::answers(std::int64_t question) const {
    return m_impl->query([&](SQLite::Database& db) -> Result<std::map<std::int64_t, std::string>> {
        return loadAnswers(db, question);
    });
}

Result<std::int64_t> Project::addQuestion(const Question& question) {
    FOVEA_CHECK(dataset::checkQuestion(question));
    return m_impl->changeData(
        Action::addQuestion, question.name,
        [&](SQLite::Database& db) {
            Question added = question;
            added.id = 0;
            return checkedStore(db, added, m_impl->folder);
        },
        [&] { return named(question); });
}

Result<void> Project::changeQuestion(const Question& question) {
    FOVEA_CHECK(dataset::checkQuestion(question));
    return m_impl->changeData(
        Action::changeQuestion, question.name,
        [&](SQLite::Database& db) -> Result<void> {
            FOVEA_CHECK(checkedStore(db, question, m_impl->folder));
            return {};
        },
        [&] { return named(question); });
}

Result<void> Project::removeQuestion(std::int64_t id) {
    FOVEA_TRY(const auto all, questions());
    const auto it = std::find_if(all.begin(), all.end(), [id](const Question& q) { return q.id == id; });
    if (it == all.end()) return Error{ErrorCode::notFound, "question " + std::to_string(id), m_impl->folder};
    if (all.size() == 1) return refused(kOnlyQuestion, *it);
    FOVEA_CHECK(m_impl->changeData(
        Action::removeQuestion, it->name,
        [&](SQLite::Database& db) -> Result<void> {
            SQLite::Statement run(db, "SELECT id FROM run WHERE question = ? LIMIT 1");
            run.bind(1, id);
            if (run.executeStep())
                return Error{
                    ErrorCode::invalidArgument,
                    {},
                    m_impl->folder,
                    {{kQuestionHasRuns, {{"run", run.getColumn(0).getInt64()}, {"question", it->name}}}}};
            db.exec("DELETE FROM answer WHERE question = " + std::to_string(id));
            db.exec("DELETE FROM reading WHERE question = " + std::to_string(id));
            db.exec("DELETE FROM question WHERE id = " + std::to_string(id));
            return {};
        },
        [&] { return named(*it); }));
    if (m_impl->question != id) return {};
    return useQuestion(it == all.begin() ? all[1].id : all[0].id);
}

Result<std::vector<std::string>> Project::classes() const {
    FOVEA_TRY(const Question asked, question());
    if (!hasClasses(asked)) return asked.answers;
    return m_impl->query([&](SQLite::Database& db) -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        SQLite::Statement query(db, R"sql(
            SELECT DISTINCT value FROM answer JOIN sample ON sample.id = answer.sample
            WHERE question = ? AND split <> 'excluded')sql");
        query.bind(1, asked.id);
        while (query.executeStep()) names.push_back(query.getColumn(0).getString());
        return dataset::inClassOrder(std::move(names), asked.answers);
    });
}

Result<std::vector<std::string>> Project::grades() const {
    FOVEA_TRY(const Question asked, question());
    return asked.kind == QuestionKind::grades ? asked.answers : std::vector<std::string>();
}

Result<void> Project::setGrades(const std::vector<std::string>& grades) {
    FOVEA_TRY(Question asked, question());
    if (!hasClasses(asked)) return refused(kOtherKind, asked);
    if (!std::all_of(grades.begin(), grades.end(), isUtf8))
        return Error{ErrorCode::invalidArgument, "the name of a grade is not UTF-8", {}};
    if (grades == asked.answers) return {};
    asked.kind = grades.empty() ? QuestionKind::one : QuestionKind::grades;
    asked.answers = grades;
    return m_impl->changeData(
        Action::setSetting, kKeyOfGrades,
        [&](SQLite::Database& db) -> Result<void> {
            storeQuestion(db, asked);
            return {};
        },
        [] { return kKeyOfGrades; });
}

Result<std::string> Project::positive() const {
    FOVEA_TRY(const Question asked, question());
    return asked.positive;
}

Result<void> Project::setPositive(const std::string& positive,
                                  const std::map<std::string, std::string>& settings) {
    FOVEA_TRY(Question asked, question());
    const bool other = positive != asked.positive;
    if (!other && settings.empty()) return {};
    if (other && !positive.empty()) {
        if (!hasClasses(asked)) return refused(kOtherKind, asked);
        FOVEA_TRY(const auto known, classes());
        FOVEA_CHECK(dataset::checkPositive(known, positive));
    }
    asked.positive = positive;
    return m_impl->changeData(
        Action::setSetting, settings.empty() ? kKeyOfPositive : settings.begin()->first,
        [&](SQLite::Database& db) -> Result<void> {
            storeQuestion(db, asked);
            for (const auto& [name, value] : settings) storeSetting(db, name, value);
            return {};
        },
        [&] {
            std::string names = other ? kKeyOfPositive : "";
            for (const auto& [name, value] : settings) names += (names.empty() ? "" : ", ") + name;
            return names;
        });
}

Result<void> Project::setSampleLabels(const std::vector<Sample>& samples,
                                      const std::vector<Question>& questions,
                                      const std::map<std::string, std::string>& settings) {
    return m_impl->changeData(
        Action::setLabels, "",
        [&](SQLite::Database& db) -> Result<void> {
            FOVEA_CHECK(m_impl->storeQuestions(db, questions));
            FOVEA_CHECK(m_impl->checkAnswers(db, samples));
            const std::int64_t missing = updateSampleLabels(db, samples, m_impl->question);
            if (missing != 0)
                return Error{ErrorCode::notFound, "sample " + std::to_string(missing), m_impl->folder};
            for (const auto& [name, value] : settings) storeSetting(db, name, value);
            return {};
        },
        [&] { return std::to_string(samples.size()) + " samples"; });
}

namespace {

/// These images, and with them all of their units: dataset::unitKey().
std::vector<std::int64_t> wholeUnits(SQLite::Database& db, std::vector<std::int64_t> ids,
                                     dataset::AnswerUnit unit) {
    if (unit == dataset::AnswerUnit::image) return ids;
    const std::string key = unit == dataset::AnswerUnit::patient
                                ? "nullif(patient, '')"
                                : "iif(study = '', NULL, patient || char(10) || study)";
    db.exec("CREATE TEMP TABLE meant (id INTEGER PRIMARY KEY)");
    SQLite::Statement insert(db, "INSERT OR IGNORE INTO meant VALUES (?)");
    for (const std::int64_t id : ids) {
        insert.bind(1, id);
        insert.exec();
        insert.reset();
    }
    SQLite::Statement others(db, "SELECT id FROM sample WHERE id NOT IN meant AND " + key + " IN (SELECT " +
                                     key + " FROM sample WHERE id IN meant) ORDER BY id");
    while (others.executeStep()) ids.push_back(others.getColumn(0).getInt64());
    others.reset();
    db.exec("DROP TABLE meant");
    return ids;
}

/// Stores what `answerOf` makes of each sample's answer. Error: notFound.
template <class AnswerOf>
Result<void> answerEach(SQLite::Database& db, const std::vector<std::int64_t>& ids, std::int64_t question,
                        const std::string& folder, AnswerOf&& answerOf) {
    SQLite::Statement known(db, R"sql(
        SELECT coalesce(value, '') FROM sample
        LEFT JOIN answer ON answer.sample = sample.id AND answer.question = ?2 WHERE id = ?1)sql");
    AnswerRows rows(db, question);
    for (const std::int64_t id : ids) {
        known.bind(1, id);
        known.bind(2, question);
        if (!known.executeStep()) return Error{ErrorCode::notFound, "sample " + std::to_string(id), folder};
        const std::string before = known.getColumn(0).getString();
        known.reset();
        FOVEA_TRY(const std::string answer, answerOf(before));
        rows.store(id, question, answer);
    }
    return {};
}

}  // namespace

Result<void> Project::setLabel(const std::vector<std::int64_t>& ids, const std::string& label) {
    FOVEA_TRY(const Question asked, question());
    FOVEA_CHECK(dataset::checkAnswer(asked, label));
    return m_impl->changeData(
        Action::setLabel, label,
        [&](SQLite::Database& db) {
            return answerEach(db, wholeUnits(db, ids, asked.answerUnit), asked.id, m_impl->folder,
                              [&](const std::string&) -> Result<std::string> { return label; });
        },
        [&] { return std::to_string(ids.size()) + " samples to '" + label + "'"; });
}

Result<void> Project::setFinding(const std::vector<std::int64_t>& ids, const std::string& finding,
                                 std::optional<bool> stated) {
    FOVEA_TRY(const Question asked, question());
    if (asked.kind != QuestionKind::findings) return refused(kOtherKind, asked);
    const std::string said = dataset::findingsText({{finding, stated.value_or(false)}}, {finding});
    FOVEA_CHECK(dataset::checkAnswer(asked, said));
    return m_impl->changeData(
        Action::setLabel, stated ? said : finding,
        [&](SQLite::Database& db) {
            return answerEach(db, wholeUnits(db, ids, asked.answerUnit), asked.id, m_impl->folder,
                              [&](const std::string& before) -> Result<std::string> {
                                  FOVEA_TRY(auto findings, dataset::findingsFromText(before, asked.answers));
                                  findings.erase(finding);
                                  if (stated) findings.emplace(finding, *stated);
                                  return dataset::findingsText(findings, asked.answers);
                              });
        },
        [&] { return std::to_string(ids.size()) + " samples, " + (stated ? said : "not " + finding); });
}

}  // namespace fovea::project
