#include "project/question_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace fovea::project {

using dataset::Question;
using dataset::Sample;

namespace {

constexpr const char* kSelect =
    "SELECT id, name, kind, answers, positive, unit, low, high, answer_unit, consensus FROM question ";

std::string limitText(const std::optional<double>& limit) {
    return limit ? dataset::numberText(*limit) : std::string();
}

/// False for what no version writes.
bool limitFrom(const std::string& text, std::optional<double>& limit) {
    if (text.empty()) return true;
    const auto number = dataset::numberFromText(text);
    if (number) limit = *number;
    return number.ok();
}

Result<Question> questionOf(SQLite::Statement& query) {
    Question question;
    question.id = query.getColumn(0).getInt64();
    question.name = query.getColumn(1).getString();
    question.positive = query.getColumn(4).getString();
    question.unit = query.getColumn(5).getString();
    const nlohmann::json answers = nlohmann::json::parse(query.getColumn(3).getText(), nullptr, false);
    const auto isName = [](const nlohmann::json& name) { return name.is_string(); };
    if (!dataset::questionKindFromName(query.getColumn(2).getString(), question.kind) ||
        !answers.is_array() || !std::all_of(answers.begin(), answers.end(), isName) ||
        !limitFrom(query.getColumn(6).getString(), question.low) ||
        !limitFrom(query.getColumn(7).getString(), question.high) ||
        !dataset::answerUnitFromName(query.getColumn(8).getString(), question.answerUnit))
        return Error{ErrorCode::corruptFile, "unreadable row of table question", "project.sqlite"};
    question.consensus = query.getColumn(9).getString();
    question.answers = answers.get<std::vector<std::string>>();
    return question;
}

}  // namespace

Result<std::vector<Question>> loadQuestions(SQLite::Database& database) {
    std::vector<Question> all;
    SQLite::Statement query(database, std::string(kSelect) + "ORDER BY place, id");
    while (query.executeStep()) {
        FOVEA_TRY(Question question, questionOf(query));
        all.push_back(std::move(question));
    }
    return all;
}

Result<Question> loadQuestion(SQLite::Database& database, std::int64_t id, const std::string& file) {
    SQLite::Statement query(database, std::string(kSelect) + "WHERE id = ?");
    query.bind(1, id);
    if (!query.executeStep()) return Error{ErrorCode::notFound, "question " + std::to_string(id), file};
    return questionOf(query);
}

std::int64_t storeQuestion(SQLite::Database& database, const Question& question) {
    SQLite::Statement store(database, question.id == 0 ? R"sql(
        INSERT INTO question (name, kind, answers, positive, unit, low, high, answer_unit, consensus, place)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM question)))sql"
                                                       : R"sql(
        UPDATE question SET name = ?, kind = ?, answers = ?, positive = ?, unit = ?, low = ?, high = ?,
            answer_unit = ?, consensus = ?
        WHERE id = ?)sql");
    store.bind(1, question.name);
    store.bind(2, dataset::questionKindName(question.kind));
    store.bind(3, nlohmann::json(question.answers).dump());
    store.bind(4, question.positive);
    store.bind(5, question.unit);
    store.bind(6, limitText(question.low));
    store.bind(7, limitText(question.high));
    store.bind(8, dataset::answerUnitName(question.answerUnit));
    store.bind(9, question.consensus);
    if (question.id != 0) store.bind(10, question.id);
    store.exec();
    return question.id == 0 ? database.getLastInsertRowid() : question.id;
}

std::int64_t firstQuestion(SQLite::Database& database) {
    return database.execAndGet("SELECT id FROM question ORDER BY place, id LIMIT 1").getInt64();
}

std::map<std::int64_t, std::string> loadAnswers(SQLite::Database& database, std::int64_t question) {
    std::map<std::int64_t, std::string> answers;
    SQLite::Statement query(database, "SELECT sample, value FROM answer WHERE question = ? ORDER BY sample");
    query.bind(1, question);
    while (query.executeStep())
        answers.emplace_hint(answers.end(), query.getColumn(0).getInt64(), query.getColumn(1).getString());
    return answers;
}

AnswerRows::AnswerRows(SQLite::Database& database, std::int64_t question)
    : m_question(question),
      m_store(database, R"sql(
        INSERT INTO answer (sample, question, value) VALUES (?1, ?2, ?3)
            ON CONFLICT (sample, question) DO UPDATE SET value = ?3 WHERE value <> ?3)sql"),
      m_remove(database, "DELETE FROM answer WHERE sample = ?1 AND question = ?2"),
      m_storeReading(database, R"sql(
        INSERT INTO reading (sample, question, reader, value) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (sample, question, reader) DO UPDATE SET value = ?4 WHERE value <> ?4)sql"),
      m_removeReading(database, "DELETE FROM reading WHERE sample = ?1 AND question = ?2 AND reader = ?3") {
    SQLite::Statement names(database, "SELECT name, id FROM question WHERE id <> ?");
    names.bind(1, question);
    while (names.executeStep()) m_ids.emplace(names.getColumn(0).getString(), names.getColumn(1).getInt64());
}

void AnswerRows::store(std::int64_t sample, std::int64_t question, const std::string& answer) {
    SQLite::Statement& statement = answer.empty() ? m_remove : m_store;
    statement.bind(1, sample);
    statement.bind(2, question);
    if (!answer.empty()) statement.bindNoCopy(3, answer);
    statement.exec();
    statement.reset();
}

void AnswerRows::storeReading(std::int64_t sample, const std::string& reader, const std::string& answer) {
    SQLite::Statement& statement = answer.empty() ? m_removeReading : m_storeReading;
    statement.bind(1, sample);
    statement.bind(2, m_question);
    statement.bindNoCopy(3, reader);
    if (!answer.empty()) statement.bindNoCopy(4, answer);
    statement.exec();
    statement.reset();
}

void AnswerRows::storeAll(std::int64_t id, const Sample& sample) {
    store(id, m_question, sample.label);
    for (const auto& [name, answer] : sample.answers)
        if (const auto it = m_ids.find(name); it != m_ids.end()) store(id, it->second, answer);
    for (const auto& [reader, answer] : sample.readings) storeReading(id, reader, answer);
}

namespace {
/// Puts rows of (sample, name, value), by sample, into `texts` of the samples, by id.
void addByName(SQLite::Statement& query, std::vector<Sample>& samples,
               std::map<std::string, std::string> Sample::*texts) {
    auto sample = samples.begin();
    while (query.executeStep()) {
        const std::int64_t id = query.getColumn(0).getInt64();
        while (sample != samples.end() && sample->id < id) ++sample;
        if (sample == samples.end()) return;
        if (sample->id == id)
            ((*sample).*texts).emplace(query.getColumn(1).getString(), query.getColumn(2).getString());
    }
}
}  // namespace

void addOtherAnswers(SQLite::Database& database, std::int64_t question, std::vector<Sample>& samples) {
    SQLite::Statement query(database, R"sql(
        SELECT sample, name, value FROM answer JOIN question ON question.id = answer.question
        WHERE question.id <> ? ORDER BY sample)sql");
    query.bind(1, question);
    addByName(query, samples, &Sample::answers);
}

void addReadings(SQLite::Database& database, std::int64_t question, std::vector<Sample>& samples) {
    SQLite::Statement query(database,
                            "SELECT sample, reader, value FROM reading WHERE question = ? ORDER BY sample");
    query.bind(1, question);
    addByName(query, samples, &Sample::readings);
}

}  // namespace fovea::project
