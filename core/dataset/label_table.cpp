#include "dataset/label_table.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "dataset/cell_values.h"
#include "dataset/spelling.h"
#include "dataset/table_messages.h"

namespace fovea::dataset {

namespace {

constexpr int kNamedOneByOne = 20;
constexpr int kRunsListed = 20;

constexpr MessageKind kTooManyCells{
    "row_too_many_cells",
    FOVEA_TEXT("Messages",
               "Row {row} of {table} has {cells|cell|cells} where the table has {columns|column|columns}: a "
               "text that holds the delimiter must be quoted.")};
constexpr MessageKind kNamesNoFile{"row_names_no_file",
                                   FOVEA_TEXT("Messages", "Row {row} of {table} names no file.")};
constexpr MessageKind kBadFrame{
    "row_bad_frame",
    FOVEA_TEXT("Messages", "Row {row} of {table} has a frame that is no whole number from 0.")};
constexpr MessageKind kBadPlane{
    "row_bad_plane",
    FOVEA_TEXT("Messages", "Row {row} of {table} has a plane that is none of axial, coronal and sagittal.")};
constexpr MessageKind kBadSplit{
    "row_bad_split",
    FOVEA_TEXT(
        "Messages",
        "Row {row} of {table} has the split '{word}', which is none of train, val, test and excluded.")};
constexpr MessageKind kAmbiguousRow{
    "row_ambiguous", FOVEA_TEXT("Messages",
                                "Row {row} of {table} fits {images|image|images}: write the folder before "
                                "the file's name.")};
constexpr MessageKind kMoreOfThem{"rows_more_of_them",
                                  FOVEA_TEXT("Messages", "And {more} more of this kind in {table}.")};
constexpr MessageKind kUnmatchedRow{
    "row_unmatched",
    FOVEA_TEXT("Messages", "1 row of {table} names no image and takes no part: row {rows}.")};
constexpr MessageKind kUnmatchedRows{
    "rows_unmatched",
    FOVEA_TEXT("Messages", "{count} rows of {table} name no image and take no part: rows {rows}.")};
constexpr MessageKind kManyUnmatchedRows{
    "rows_unmatched_many",
    FOVEA_TEXT("Messages",
               "{count} rows of {table} name no image and take no part: rows {rows}, and {more} more.")};
constexpr MessageKind kConflictingRows{
    "rows_conflicting",
    FOVEA_TEXT("Messages",
               "Rows {rows} of {table} are of one image and differ in: {what}. The image takes no part.")};
constexpr MessageKind kImagesWithoutRow{
    "images_without_row",
    FOVEA_TEXT("Messages", "{images|image has|images have} no row of their own in {table}.")};
constexpr MessageKind kNotStated{
    "words_not_stated",
    FOVEA_TEXT("Messages",
               "{words} in {cells|cell|cells} of {table}: taken for nothing stated, not for a name.")};
constexpr MessageKind kGuessedEncoding{
    "encoding_guessed",
    FOVEA_TEXT("Messages",
               "{table} does not say how its text is encoded; by what it looks like it was read as "
               "{encoding}. See that the names are right, or say what it is.")};
constexpr MessageKind kMergedClass{
    "class_spellings",
    FOVEA_TEXT("Messages",
               "Class \"{class}\" is also written {spellings}: the same but for blanks, letter case, "
               "hyphens or how a number is written, and taken as one class.")};
constexpr MessageKind kMergedPatients{
    "patient_spellings",
    FOVEA_TEXT("Messages",
               "{patients|patient is|patients are} written in several ways that differ only in blanks, "
               "letter case, hyphens or how a number is written: each is taken as one patient.")};
constexpr const char* kClassWord = FOVEA_TEXT("Messages", "class");
constexpr const char* kPatientWord = FOVEA_TEXT("Messages", "patient");
constexpr const char* kSplitWord = FOVEA_TEXT("Messages", "split");
constexpr const char* kReadersWord = FOVEA_TEXT("Messages", "readers");
constexpr const char* kAnswersWord = FOVEA_TEXT("Messages", "answers");
constexpr const char* kSubgroupWord = FOVEA_TEXT("Messages", "subgroup");
constexpr const char* kStudyWord = FOVEA_TEXT("Messages", "study");

/// File, plane and frame that labels are for; a plane or frame of kEvery means all.
using Place = std::tuple<int, int, int>;
constexpr int kEvery = -1;

Place placeOf(const ImageLabels& labels) {
    return {labels.file, labels.plane ? int(*labels.plane) : kEvery, labels.frame};
}

std::string tableName(const Table& table) {
    return std::filesystem::path(table.path).filename().native();
}

/// The words of a run of names in quotation marks, in one text.
std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
    return text;
}

/// "3", "7–12": rows that follow each other as one; no more than kRunsListed, and one where that leaves but
/// a single row out.
struct RowRuns {
    explicit RowRuns(const std::vector<int>& rows) {
        std::size_t left = rows.size();
        for (std::size_t i = 0; i < rows.size() && (int(runs.words.size()) < kRunsListed || left == 1);) {
            std::size_t end = i + 1;
            while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
            // A run of two reads better as two.
            if (end - i == 2) end = i + 1;
            std::string run = std::to_string(rows[i]);
            if (end - i > 2) run += "\u2013" + std::to_string(rows[end - 1]);
            runs.words.push_back(std::move(run));
            left -= end - i;
            i = end;
        }
        more = left;
    }
    Terms runs;
    std::size_t more = 0;  ///< rows that are not listed
};

class Matching {
public:
    Matching(const Table& table, const LabelColumns& columns, const FileMatcher& files)
        : m_table(table),
          m_columns(columns),
          m_files(files),
          m_name(tableName(table)),
          m_certain(files.files().size(), false) {
        for (const QuestionColumns& question : columns.questions)
            m_questions.emplace_back(table, question, columns.missingWords);
        // Readers write the names of classes as the columns are named.
        if (!columns.readers.empty() && columns.label.size() > 1)
            for (const int column : columns.label)
                m_labels.addInUse(plainName(table.columns[std::size_t(column)]));
    }

    Result<LabelMatch> run(const JobContext& job) {
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (i % 256 == 0) FOVEA_CHECK(job.check());
            spell(m_table.rows[i]);
        }
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (i % 256 == 0) FOVEA_CHECK(job.check());
            read(m_table.rows[i]);
        }
        if (!m_table.certain)
            m_match.problems.push_back(
                {ProblemKind::guessedEncoding,
                 {},
                 Message(kGuessedEncoding, {{"table", m_name}, {"encoding", m_table.encoding}})});
        tellSpellings();
        tellUnmatched();
        keepTheCertain();
        tellFilesWithoutRow();
        m_match.counts.rows = int(m_table.rows.size());
        return std::move(m_match);
    }

private:
    struct Image {
        ImageLabels labels;
        std::vector<int> rows;
        std::set<std::string> differing;  ///< in what its rows differ
    };

    const std::string& cell(const TableRow& row, int column) const { return row.cells[std::size_t(column)]; }
    /// As it is meant: without blanks around it, and nothing where a word says so.
    std::string value(const TableRow& row, int column) const {
        std::string plain = plainName(cell(row, column));
        return m_columns.missingWords && isMissingWord(plain) ? std::string() : plain;
    }
    Message ofRow(const MessageKind& kind, const TableRow& row,
                  std::vector<MessageArgument> more = {}) const {
        more.insert(more.begin(), {{"row", row.number}, {"table", m_name}});
        return {kind, std::move(more)};
    }

    /// Takes note of how the names of a row are written.
    void spell(const TableRow& row) {
        if (row.cells.size() > m_table.columns.size()) return;
        const auto note = [&](int column, Spellings& spellings) {
            const std::string& text = cell(row, column);
            if (m_columns.missingWords && isMissingWord(text)) {
                const std::string word = plainName(text);
                NotStated& missing = m_notStated[&spellings == &m_labels ? ProblemKind::classNotStated
                                                                         : ProblemKind::notStated];
                ++missing.cells;
                if (std::find(missing.words.begin(), missing.words.end(), word) == missing.words.end())
                    missing.words.push_back(word);
            } else {
                spellings.add(text);
            }
        };
        if (m_columns.label.size() == 1) note(m_columns.label.front(), m_labels);
        for (const ReaderColumn& reader : m_columns.readers) note(reader.column, m_labels);
        if (m_columns.patient >= 0) note(m_columns.patient, m_patients);
        if (m_columns.subgroup >= 0) note(m_columns.subgroup, m_subgroups);
        for (QuestionReader& question : m_questions) question.note(row);
    }

    void tellSpellings() {
        for (const auto& [kind, missing] : m_notStated)
            m_match.problems.push_back(
                {kind,
                 {},
                 Message(kNotStated,
                         {{"cells", missing.cells}, {"table", m_name}, {"words", quoted(missing.words)}})});
        const auto classes = mergedClasses(m_labels);
        m_match.problems.insert(m_match.problems.end(), classes.begin(), classes.end());
        if (const auto patients = mergedPatients(m_patients)) m_match.problems.push_back(*patients);
        for (QuestionReader& question : m_questions) {
            const auto told = question.problems(m_name);
            m_match.problems.insert(m_match.problems.end(), told.begin(), told.end());
            m_match.questions.push_back(question.question());
        }
    }

    void tell(ProblemKind kind, std::vector<std::string> files, Message message) {
        const int told = ++m_told[kind];
        // One more is named, too; the last becomes one for all that are not where there are several.
        if (told <= kNamedOneByOne + 1) {
            m_match.problems.push_back({kind, std::move(files), std::move(message)});
            return;
        }
        const auto last = std::find_if(m_match.problems.rbegin(), m_match.problems.rend(),
                                       [&](const Problem& p) { return p.kind == kind; });
        last->files.insert(last->files.end(), files.begin(), files.end());
        last->message = Message(kMoreOfThem, {{"more", told - kNamedOneByOne}, {"table", m_name}});
    }
    void bad(std::vector<std::string> files, Message what) {
        ++m_match.counts.badRows;
        tell(ProblemKind::badRow, std::move(files), std::move(what));
    }

    void read(const TableRow& row) {
        if (row.cells.size() > m_table.columns.size())
            return bad({}, ofRow(kTooManyCells, row,
                                 {{"cells", row.cells.size()}, {"columns", m_table.columns.size()}}));
        const std::string& name = cell(row, m_columns.file);
        if (plainName(name).empty()) return bad({}, ofRow(kNamesNoFile, row));
        const std::vector<int> found = m_files.find(name);
        if (found.empty()) {
            m_unmatchedRows.push_back(row.number);
            m_unmatchedNames.push_back(name);
            return;
        }
        if (found.size() > 1) {
            ++m_match.counts.ambiguousRows;
            std::vector<std::string> candidates;
            for (const int i : found) candidates.push_back(m_files.files()[std::size_t(i)]);
            return tell(ProblemKind::ambiguousRow, std::move(candidates),
                        ofRow(kAmbiguousRow, row, {{"images", found.size()}}));
        }
        m_certain[std::size_t(found.front())] = true;
        ImageLabels labels;
        labels.file = found.front();
        labels.row = row.number;
        if (auto wrong = fill(row, labels))
            return bad({m_files.files()[std::size_t(labels.file)]}, std::move(*wrong));
        remember(std::move(labels));
    }

    /// What is wrong with the row, if anything.
    std::optional<Message> fill(const TableRow& row, ImageLabels& labels) {
        if (const std::string frame = m_columns.frame >= 0 ? value(row, m_columns.frame) : std::string();
            !frame.empty()) {
            const auto number = frameNumber(frame);
            if (!number) return ofRow(kBadFrame, row);
            labels.frame = *number;
        }
        if (const std::string plane = m_columns.plane >= 0 ? value(row, m_columns.plane) : std::string();
            !plane.empty()) {
            if (!imaging::planeFromName(plane, labels.plane.emplace())) return ofRow(kBadPlane, row);
        }
        if (m_columns.patient >= 0) labels.patient = m_patients.of(value(row, m_columns.patient));
        if (m_columns.subgroup >= 0) labels.subgroup = m_subgroups.of(value(row, m_columns.subgroup));
        if (m_columns.study >= 0) labels.study = plainName(value(row, m_columns.study));
        if (m_columns.split >= 0) {
            const std::string word = value(row, m_columns.split);
            if (!word.empty() && !splitFromName(word, labels.split))
                return ofRow(kBadSplit, row, {{"word", word}});
        }
        if (m_columns.label.size() == 1) labels.label = m_labels.of(value(row, m_columns.label.front()));
        if (m_columns.label.size() > 1) {
            int marked = 0;
            for (const int column : m_columns.label) {
                const auto m = mark(cell(row, column));
                if (!m) return ofRow(kBadMark, row, {{"column", m_table.columns[std::size_t(column)]}});
                if (!*m) continue;
                ++marked;
                labels.label = plainName(m_table.columns[std::size_t(column)]);
            }
            // None is an image that is not labelled yet.
            if (marked > 1) return ofRow(kSeveralMarks, row, {{"classes", marked}});
        }
        for (const ReaderColumn& reader : m_columns.readers)
            labels.readings.push_back(m_labels.of(value(row, reader.column)));
        for (QuestionReader& question : m_questions) {
            QuestionReader::Answer answer = question.answer(row);
            if (answer.wrong) return ofRow(*answer.wrong, row, std::move(answer.said));
            labels.answers.push_back(std::move(answer.text));
        }
        return {};
    }

    void remember(ImageLabels labels) {
        Image& image = m_images[placeOf(labels)];
        image.rows.push_back(labels.row);
        if (image.rows.size() == 1) {
            image.labels = std::move(labels);
            return;
        }
        const ImageLabels& first = image.labels;
        if (labels.label != first.label) image.differing.insert(kClassWord);
        if (labels.patient != first.patient) image.differing.insert(kPatientWord);
        if (labels.split != first.split) image.differing.insert(kSplitWord);
        if (labels.subgroup != first.subgroup) image.differing.insert(kSubgroupWord);
        if (labels.study != first.study) image.differing.insert(kStudyWord);
        if (labels.answers != first.answers) image.differing.insert(kAnswersWord);
        if (labels.readings != first.readings) image.differing.insert(kReadersWord);
    }

    void tellUnmatched() {
        m_match.counts.unmatchedRows = int(m_unmatchedRows.size());
        if (m_unmatchedRows.empty()) return;
        const RowRuns listed(m_unmatchedRows);
        const std::vector<MessageArgument> said = {{"table", m_name},
                                                   {"count", m_unmatchedRows.size()},
                                                   {"rows", listed.runs},
                                                   {"more", listed.more}};
        const MessageKind& kind = m_unmatchedRows.size() == 1 ? kUnmatchedRow
                                  : listed.more == 0          ? kUnmatchedRows
                                                              : kManyUnmatchedRows;
        m_match.problems.push_back(
            {ProblemKind::unmatchedRow, std::move(m_unmatchedNames), Message(kind, said)});
    }

    void keepTheCertain() {
        for (auto& [place, image] : m_images) {
            if (image.differing.empty()) {
                m_match.counts.matchedRows += int(image.rows.size());
                ++m_match.classes[image.labels.label];
                m_match.images.push_back(std::move(image.labels));
                continue;
            }
            m_match.counts.conflictingRows += int(image.rows.size());
            tell(ProblemKind::conflictingRow, {m_files.files()[std::size_t(image.labels.file)]},
                 Message(kConflictingRows,
                         {{"rows", RowRuns(image.rows).runs},
                          {"table", m_name},
                          {"what", Terms{{image.differing.begin(), image.differing.end()}}}}));
        }
    }

    void tellFilesWithoutRow() {
        std::vector<std::string> without;
        for (std::size_t i = 0; i < m_certain.size(); ++i)
            if (!m_certain[i]) without.push_back(m_files.files()[i]);
        m_match.counts.filesWithoutRow = int(without.size());
        if (without.empty()) return;
        const Message said(kImagesWithoutRow, {{"images", without.size()}, {"table", m_name}});
        m_match.problems.push_back({ProblemKind::imageWithoutRow, std::move(without), said});
    }

    const Table& m_table;
    const LabelColumns& m_columns;
    const FileMatcher& m_files;
    const std::string m_name;
    LabelMatch m_match;
    Spellings m_labels, m_patients, m_subgroups;
    std::deque<QuestionReader> m_questions;
    struct NotStated {
        int cells = 0;
        std::vector<std::string> words;  ///< as they stand there
    };
    std::map<ProblemKind, NotStated> m_notStated;
    std::map<Place, Image> m_images;
    std::map<ProblemKind, int> m_told;
    std::vector<bool> m_certain;  ///< whether a row names this file and no other
    std::vector<int> m_unmatchedRows;
    std::vector<std::string> m_unmatchedNames;
};

}  // namespace

std::vector<Problem> mergedClasses(const Spellings& classes) {
    std::vector<Problem> problems;
    for (const Spellings::Merged& merged : classes.merged())
        problems.push_back(
            {ProblemKind::mergedClass,
             {},
             Message(kMergedClass, {{"class", merged.name}, {"spellings", quoted(merged.others)}})});
    return problems;
}

std::optional<Problem> mergedPatients(const Spellings& patients) {
    const std::size_t count = patients.merged().size();
    if (count == 0) return {};
    return Problem{ProblemKind::mergedPatient, {}, Message(kMergedPatients, {{"patients", count}})};
}

Result<void> checkColumns(const Table& table, const LabelColumns& columns) {
    std::vector<int> used = columns.label;
    for (const QuestionColumns& question : columns.questions) {
        FOVEA_CHECK(checkQuestionColumns(table, question));
        used.insert(used.end(), question.columns.begin(), question.columns.end());
    }
    for (const ReaderColumn& reader : columns.readers) used.push_back(reader.column);
    for (const int column : {columns.file, columns.patient, columns.split, columns.subgroup, columns.study,
                             columns.frame, columns.plane})
        if (column != -1) used.push_back(column);
    std::set<int> seen;
    for (const int column : used) {
        if (column < 0 || column >= int(table.columns.size()))
            return Error{ErrorCode::invalidArgument, "no column " + std::to_string(column + 1), table.path};
        if (!seen.insert(column).second)
            return Error{ErrorCode::unusableTable,
                         {},
                         table.path,
                         {{kColumnMeansTwo, {{"column", table.columns[std::size_t(column)]}}}}};
    }
    if (columns.file < 0) return Error{ErrorCode::unusableTable, {}, table.path, {kFileColumnUnclear}};
    if (!columns.saysClasses() && columns.patient < 0 && columns.split < 0 && columns.subgroup < 0 &&
        columns.study < 0 && columns.readers.empty())
        return Error{ErrorCode::unusableTable, {}, table.path, {kOtherColumnsUnclear}};
    return {};
}

Result<LabelMatch> matchLabels(const Table& table, const LabelColumns& columns, const FileMatcher& files,
                               const JobContext& job) {
    return guarded([&]() -> Result<LabelMatch> {
        FOVEA_CHECK(checkColumns(table, columns));
        return Matching(table, columns, files).run(job);
    });
}

const ImageLabels* labelsOf(const LabelMatch& match, int file, int frame, imaging::Plane plane) {
    for (const Place& wanted : {Place{file, int(plane), frame}, Place{file, kEvery, frame},
                                Place{file, int(plane), kEvery}, Place{file, kEvery, kEvery}}) {
        const auto it = std::lower_bound(
            match.images.begin(), match.images.end(), wanted,
            [](const ImageLabels& labels, const Place& other) { return placeOf(labels) < other; });
        if (it != match.images.end() && placeOf(*it) == wanted) return &*it;
    }
    return nullptr;
}

void applyLabels(const ImageLabels& labels, const LabelColumns& columns, Sample& sample) {
    if (!columns.label.empty()) sample.label = labels.label;
    for (std::size_t i = 0; i < columns.questions.size(); ++i)
        sample.answers[columns.questions[i].name] = labels.answers[i];
    for (std::size_t i = 0; i < columns.readers.size(); ++i)
        sample.readings[columns.readers[i].name] = labels.readings[i];
    if (columns.split >= 0) sample.split = labels.split;
    if (columns.patient >= 0)
        sample.patient = labels.patient.empty() ? patientInHeader(sample) : labels.patient;
    if (columns.study >= 0) sample.study = labels.study;
    if (columns.subgroup >= 0) {
        if (labels.subgroup.empty())
            sample.facts.erase(kSubgroupFact);
        else
            sample.facts[kSubgroupFact] = labels.subgroup;
    }
}

}  // namespace fovea::dataset
