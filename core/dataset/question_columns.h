#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/spelling.h"
#include "dataset/table.h"

namespace fovea::dataset {

/// A question that a table answers: whose columns say it, and how they are read.
/// - one: a column with the class, or several, each named after one, with 1 in the one that applies;
/// - grades: a column with the grade;
/// - findings: a column with words, divided by '|', ';' or ',', each there; or one or several columns,
///   each named after a finding, with 1 where it is there and 0 where it is not;
/// - number: a column of numbers, with a decimal point or a decimal comma.
/// Not stated are empty cells, words such as "NA", and of findings "-1" and words such as "uncertain".
/// Of a column with words, "none", "no finding", "normal" and the like say that none is there.
struct QuestionColumns {
    std::string name;  ///< of the question
    QuestionKind kind = QuestionKind::one;
    std::vector<int> columns;  ///< indices into Table::columns, one at least
    /// Of findings: an empty cell says that there is none. It has to be said, as it cannot be seen: some
    /// leave cells empty where nobody looked.
    bool emptyIsNone = false;
    /// Grades or findings that the question has already: what the table adds comes behind them, and a cell
    /// with words says that those it does not name are not there.
    std::vector<std::string> known;
    friend bool operator==(const QuestionColumns&, const QuestionColumns&) = default;
};

/// Error: invalidArgument (no name, no column, no such column, several where one is expected).
Result<void> checkQuestionColumns(const Table& table, const QuestionColumns& question);

/// What kind of answers the columns hold, by their content and names: findings where there are several
/// marked columns, or words between signs; a number or grades where there are numbers; else one.
QuestionKind proposedKind(const Table& table, const std::vector<int>& columns);

/// How many rows have an empty cell there: where there are any, emptyIsNone is worth a question.
int emptyCells(const Table& table, const QuestionColumns& question);

/// Reads the answers to one question, row by row: first note() with every row, then answer().
class QuestionReader {
public:
    /// All must outlive it. `missingWords`: as in LabelColumns.
    QuestionReader(const Table& table, const QuestionColumns& columns, bool missingWords);

    void note(const TableRow& row);
    /// With its answers: grades, lowest first as people list them; findings in the columns' order, words by
    /// name; behind those that are known.
    const Question& question();

    struct Answer {
        std::string text;                    ///< as question.h stores it
        const MessageKind* wrong = nullptr;  ///< why the row cannot be used
        std::vector<MessageArgument> said;   ///< arguments of `wrong`, beside row and table
    };
    Answer answer(const TableRow& row);

    /// What was taken for one class, and, in the rows that answer() was called for, what for not stated.
    std::vector<Problem> problems(const std::string& tableName) const;

private:
    bool isMissing(const std::string& cell) const;
    Answer ofMarks(const TableRow& row) const;
    Answer ofWords(const std::string& cell);
    Answer ofFindingColumns(const TableRow& row);

    const Table& m_table;
    const QuestionColumns& m_columns;
    const bool m_missingWords;
    const char m_sign;                 ///< between words; 0 where the columns hold marks
    std::vector<std::string> m_names;  ///< classes or findings, as found
    Spellings m_spellings;
    Question m_question;  ///< once all rows are noted
    int m_empty = 0, m_uncertain = 0;
};

}  // namespace fovea::dataset
