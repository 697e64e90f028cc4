#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::project {

// Rows of the tables question, answer and reading as values and back. All throw SQLite::Exception, and
// errors only for content that no version writes.

/// In the order in which they are shown; never none. Error: corruptFile.
Result<std::vector<dataset::Question>> loadQuestions(SQLite::Database& database);
/// Error: notFound, naming `file`; corruptFile.
Result<dataset::Question> loadQuestion(SQLite::Database& database, std::int64_t id, const std::string& file);
/// Adds it (behind the others) where its id is 0, else replaces the one of its id. Its id.
std::int64_t storeQuestion(SQLite::Database& database, const dataset::Question& question);
/// The first in their order.
std::int64_t firstQuestion(SQLite::Database& database);
/// By sample; those that are not answered are not in it.
std::map<std::int64_t, std::string> loadAnswers(SQLite::Database& database, std::int64_t question);

/// Stores answers of samples, one after the other.
class AnswerRows {
public:
    /// `question`: the one that Sample::label answers.
    AnswerRows(SQLite::Database& database, std::int64_t question);
    /// Empty takes the answer away.
    void store(std::int64_t sample, std::int64_t question, const std::string& answer);
    /// Sample::label, Sample::answers and Sample::readings; a name that is no question is passed over.
    void storeAll(std::int64_t id, const dataset::Sample& sample);

private:
    void storeReading(std::int64_t sample, const std::string& reader, const std::string& answer);

    std::int64_t m_question;
    std::map<std::string, std::int64_t> m_ids;  ///< of the other questions, by name
    SQLite::Statement m_store, m_remove, m_storeReading, m_removeReading;
};

/// Fills Sample::answers of samples in id order: what they answer to questions other than this.
void addOtherAnswers(SQLite::Database& database, std::int64_t question,
                     std::vector<dataset::Sample>& samples);
/// Fills Sample::readings of samples in id order: what readers answer to this question.
void addReadings(SQLite::Database& database, std::int64_t question, std::vector<dataset::Sample>& samples);

}  // namespace fovea::project
