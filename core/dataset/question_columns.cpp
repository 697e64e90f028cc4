#include "dataset/question_columns.h"

#include <algorithm>
#include <map>
#include <set>

#include "dataset/cell_values.h"
#include "dataset/class_order.h"
#include "dataset/label_table.h"
#include "dataset/table_messages.h"

namespace fovea::dataset {

namespace {

constexpr MessageKind kNoNumber{
    "row_no_number", FOVEA_TEXT("Messages", "Row {row} of {table} has in column '{column}' no number.")};
constexpr MessageKind kNoFinding{
    "row_no_finding",
    FOVEA_TEXT("Messages",
               "Row {row} of {table} has in column '{column}' neither 0 nor 1, nor words like yes, no and "
               "uncertain.")};
constexpr MessageKind kEmptyNotStated{
    "empty_not_stated",
    FOVEA_TEXT(
        "Messages",
        "{cells|cell is|cells are} empty in {table} where it says the findings of \"{question}\": taken "
        "for not stated. If it means that nothing was found, read the table again and say so.")};
constexpr MessageKind kEmptyIsNone{
    "empty_is_none",
    FOVEA_TEXT("Messages",
               "{cells|cell is|cells are} empty in {table} where it says the findings of \"{question}\": as "
               "you said, nothing was found.")};
constexpr MessageKind kUncertain{
    "uncertain_not_stated",
    FOVEA_TEXT("Messages",
               "{cells|cell says|cells say} uncertain in {table} where it says the findings of "
               "\"{question}\": taken for not stated.")};

constexpr std::size_t kMostGrades = 11;  // 0 to 10
constexpr std::size_t kMostWords = 30;   // of findings, in one column
constexpr const char* kGradeParts[] = {"grade", "stage", "severity", "risk",
                                       "level", "score", "grad",     "stadium"};
constexpr char kSigns[] = {'|', ';', ','};

const std::string& cellOf(const TableRow& row, int column) {
    return row.cells[std::size_t(column)];
}

bool isEmpty(const std::string& cell) {
    return plainName(cell).empty();
}

/// What divides words in a column: the first sign that occurs; '|' where none does.
char signIn(const Table& table, int column) {
    for (const char sign : kSigns)
        for (const TableRow& row : table.rows)
            if (cellOf(row, column).find(sign) != std::string::npos) return sign;
    return kSigns[0];
}

/// Whether the cells that say anything say yes or no.
bool holdsMarks(const Table& table, int column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
        const std::string& cell = cellOf(row, column);
        return mark(cell).has_value() || isUncertain(cell);
    });
}

/// The cells that say anything.
std::vector<std::string> statedCells(const Table& table, int column) {
    std::vector<std::string> cells;
    for (const TableRow& row : table.rows)
        if (std::string cell = plainName(cellOf(row, column)); !cell.empty() && !isMissingWord(cell))
            cells.push_back(std::move(cell));
    return cells;
}

bool namesGrades(const std::string& column) {
    const std::string key = nameKey(column);
    return std::any_of(std::begin(kGradeParts), std::end(kGradeParts),
                       [&](const char* part) { return key.find(part) != std::string::npos; });
}

QuestionKind kindOfNumbers(const std::set<double>& values, const std::string& column) {
    const bool whole =
        std::all_of(values.begin(), values.end(), [](double v) { return v == double(std::int64_t(v)); });
    if (!whole || values.size() > kMostGrades) return QuestionKind::number;
    if (values.size() < 3) return namesGrades(column) ? QuestionKind::grades : QuestionKind::one;
    // 0, 1, 2 ... without a gap are grades whatever they are called.
    const bool follow = *values.rbegin() - *values.begin() == double(values.size() - 1);
    const bool low = *values.begin() == 0 || *values.begin() == 1;
    return namesGrades(column) || (follow && low) ? QuestionKind::grades : QuestionKind::number;
}

}  // namespace

Result<void> checkQuestionColumns(const Table& table, const QuestionColumns& question) {
    const auto wrong = [&](const std::string& why) {
        return Error{ErrorCode::invalidArgument, "question '" + question.name + "': " + why, table.path};
    };
    if (question.name.empty()) return wrong("it has no name");
    if (question.columns.empty()) return wrong("no column says it");
    for (const int column : question.columns)
        if (column < 0 || column >= int(table.columns.size()))
            return wrong("no column " + std::to_string(column + 1));
    const bool single = question.kind == QuestionKind::grades || question.kind == QuestionKind::number;
    if (single && question.columns.size() > 1)
        return wrong(std::string("one column says ") + questionKindName(question.kind));
    return {};
}

QuestionKind proposedKind(const Table& table, const std::vector<int>& columns) {
    if (columns.size() > 1) {
        const bool oneEach = std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
            return std::count_if(columns.begin(), columns.end(),
                                 [&](int column) { return mark(cellOf(row, column)).value_or(false); }) == 1;
        });
        return oneEach ? QuestionKind::one : QuestionKind::findings;
    }
    if (columns.empty()) return QuestionKind::one;
    const int column = columns.front();
    const std::vector<std::string> cells = statedCells(table, column);
    std::set<double> numbers;
    bool allNumbers = !cells.empty();
    for (const std::string& cell : cells) {
        const auto number = numberIn(cell);
        allNumbers = allNumbers && number;
        if (number) numbers.insert(*number);
    }
    const std::string& name = table.columns[std::size_t(column)];
    if (allNumbers) return kindOfNumbers(numbers, name);
    const char sign = signIn(table, column);
    std::map<std::string, int> words;
    bool several = false;
    for (const std::string& cell : cells) {
        const auto own = wordsOf(cell, sign);
        several = several || own.size() > 1;
        for (const std::string& word : own) ++words[nameKey(word)];
    }
    // Words that come back in other company, not sentences with a comma.
    const bool comeBack = std::any_of(words.begin(), words.end(), [](const auto& w) { return w.second > 1; });
    if (several && comeBack && words.size() <= kMostWords) return QuestionKind::findings;
    return namesGrades(name) && !several ? QuestionKind::grades : QuestionKind::one;
}

int emptyCells(const Table& table, const QuestionColumns& question) {
    return int(std::count_if(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
        return std::any_of(question.columns.begin(), question.columns.end(),
                           [&](int column) { return isEmpty(cellOf(row, column)); });
    }));
}

QuestionReader::QuestionReader(const Table& table, const QuestionColumns& columns, bool missingWords)
    : m_table(table),
      m_columns(columns),
      m_missingWords(missingWords),
      m_sign(columns.kind == QuestionKind::findings && columns.columns.size() == 1 &&
                     !holdsMarks(table, columns.columns.front())
                 ? signIn(table, columns.columns.front())
                 : '\0') {
    for (const std::string& name : columns.known) m_spellings.addInUse(name);
    if (m_sign == '\0' && (columns.kind == QuestionKind::findings || columns.columns.size() > 1))
        for (const int column : columns.columns) {
            m_names.push_back(plainName(table.columns[std::size_t(column)]));
            m_spellings.add(m_names.back());
        }
}

bool QuestionReader::isMissing(const std::string& cell) const {
    return isEmpty(cell) || (m_missingWords && isMissingWord(cell));
}

void QuestionReader::note(const TableRow& row) {
    if (row.cells.size() > m_table.columns.size()) return;
    const std::string& first = cellOf(row, m_columns.columns.front());
    if (m_columns.kind == QuestionKind::number || !m_names.empty() || isMissing(first)) return;
    if (m_sign == '\0') {
        m_spellings.add(first);
    } else if (!saysNone(first) && !isUncertain(first)) {
        for (const std::string& word : wordsOf(first, m_sign)) m_spellings.add(word);
    }
}

const Question& QuestionReader::question() {
    if (!m_question.name.empty()) return m_question;
    m_question.name = m_columns.name;
    m_question.kind = m_columns.kind;
    if (m_question.kind == QuestionKind::one || m_question.kind == QuestionKind::number) return m_question;
    std::vector<std::string>& answers = m_question.answers;
    answers = m_columns.known;
    const auto found = m_names.empty() ? proposedGrades(m_spellings.names()) : m_names;
    for (const std::string& name : found) {
        const std::string spelt = m_spellings.of(name);
        if (std::find(answers.begin(), answers.end(), spelt) == answers.end()) answers.push_back(spelt);
    }
    return m_question;
}

QuestionReader::Answer QuestionReader::answer(const TableRow& row) {
    const int first = m_columns.columns.front();
    const std::string& cell = cellOf(row, first);
    const std::string& column = m_table.columns[std::size_t(first)];
    if (m_columns.kind == QuestionKind::findings) {
        for (const int said : m_columns.columns) {
            m_empty += isEmpty(cellOf(row, said)) ? 1 : 0;
            m_uncertain += isUncertain(cellOf(row, said)) ? 1 : 0;
        }
        return m_sign == '\0' ? ofFindingColumns(row) : ofWords(cell);
    }
    if (m_columns.columns.size() > 1) return ofMarks(row);
    if (isMissing(cell)) return {};
    if (m_columns.kind != QuestionKind::number) return {m_spellings.of(cell), nullptr, {}};
    if (const auto number = numberIn(cell)) return {numberText(*number), nullptr, {}};
    if (isUncertain(cell)) return {};
    return {{}, &kNoNumber, {{"column", column}}};
}

QuestionReader::Answer QuestionReader::ofMarks(const TableRow& row) const {
    Answer answer;
    int marked = 0;
    for (std::size_t i = 0; i < m_columns.columns.size(); ++i) {
        const auto said = mark(cellOf(row, m_columns.columns[i]));
        if (!said) return {{}, &kBadMark, {{"column", m_table.columns[std::size_t(m_columns.columns[i])]}}};
        if (!*said) continue;
        ++marked;
        answer.text = m_spellings.of(m_names[i]);
    }
    if (marked > 1) return {{}, &kSeveralMarks, {{"classes", marked}}};
    return answer;
}

QuestionReader::Answer QuestionReader::ofWords(const std::string& cell) {
    if (isUncertain(cell) || (!isEmpty(cell) && isMissing(cell))) return {};
    if (isEmpty(cell) && !m_columns.emptyIsNone) return {};
    const std::vector<std::string>& names = question().answers;
    Findings findings;
    for (const std::string& name : names) findings[name] = false;
    if (!isEmpty(cell) && !saysNone(cell))
        for (const std::string& word : wordsOf(cell, m_sign)) findings[m_spellings.of(word)] = true;
    return {findingsText(findings, names), nullptr, {}};
}

QuestionReader::Answer QuestionReader::ofFindingColumns(const TableRow& row) {
    Findings findings;
    for (std::size_t i = 0; i < m_columns.columns.size(); ++i) {
        const std::string& cell = cellOf(row, m_columns.columns[i]);
        const std::string name = m_spellings.of(m_names[i]);
        if (isEmpty(cell) ? !m_columns.emptyIsNone : isMissing(cell) || isUncertain(cell)) continue;
        const auto said = mark(cell);
        if (!said) return {{}, &kNoFinding, {{"column", m_table.columns[std::size_t(m_columns.columns[i])]}}};
        findings[name] = *said;
    }
    return {findingsText(findings, question().answers), nullptr, {}};
}

std::vector<Problem> QuestionReader::problems(const std::string& tableName) const {
    std::vector<Problem> problems = mergedClasses(m_spellings);
    const auto tell = [&](const MessageKind& kind, int cells) {
        if (cells > 0)
            problems.push_back(
                {ProblemKind::classNotStated,
                 {},
                 Message(kind, {{"cells", cells}, {"table", tableName}, {"question", m_columns.name}})});
    };
    tell(m_columns.emptyIsNone ? kEmptyIsNone : kEmptyNotStated, m_empty);
    tell(kUncertain, m_uncertain);
    return problems;
}

}  // namespace fovea::dataset
