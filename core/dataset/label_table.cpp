#include "dataset/label_table.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "dataset/spelling.h"
#include "dataset/table_messages.h"
#include "dataset/text_encoding.h"

namespace fovea::dataset {

namespace {

using Words = std::span<const std::string_view>;

// Names of columns as simpleName() makes them, the likelier ones first.
constexpr std::string_view kFileWords[] = {
    "file", "filename", "filepath", "path", "image", "imageid", "imagefile", "imagename", "imagepath", "img",
    "imgid", "imgname", "isicid", "dicom", "sopinstanceuid", "datei", "bild",
    // French, Spanish, Portuguese and Italian, Polish, Russian, Chinese, Japanese and Korean
    "fichier", "archivo", "arquivo", "imagen", "imagem", "immagine", "plik", "obraz",
    "\u0444\u0430\u0439\u043b", "\u0438\u0437\u043e\u0431\u0440\u0430\u0436\u0435\u043d\u0438\u0435",
    "\u0441\u043d\u0438\u043c\u043e\u043a", "\u6587\u4ef6", "\u6587\u4ef6\u540d", "\u56fe\u50cf",
    "\u56fe\u7247", "\u30d5\u30a1\u30a4\u30eb", "\u30d5\u30a1\u30a4\u30eb\u540d", "\u753b\u50cf",
    "\ud30c\uc77c", "\uc774\ubbf8\uc9c0", "id"};
constexpr std::string_view kLabelWords[] = {
    "label", "labels", "class", "classname", "diagnosis", "dx", "target", "category", "finding", "disease",
    "grade", "level", "severity", "pathology", "groundtruth", "findinglabels", "diagnose", "befund", "klasse",
    // French, Spanish, Portuguese and Italian, Polish, Russian, Chinese, Japanese and Korean
    "diagnostic", "diagn\u00f3stico", "diagnostico", "diagnosi", "classe", "clase", "\u00e9tiquette",
    "etiqueta", "rozpoznanie", "klasa", "\u0434\u0438\u0430\u0433\u043d\u043e\u0437",
    "\u043a\u043b\u0430\u0441\u0441", "\u8bca\u65ad", "\u7c7b\u522b", "\u6807\u7b7e", "\u8a3a\u65ad",
    "\u8a3a\u65ad\u540d", "\uc9c4\ub2e8", "\ubd84\ub958", "y"};
// Parts of longer names: "retinopathygrade".
constexpr std::string_view kLabelParts[] = {"label",   "class",    "diagnos",  "grade",  "categor", "finding",
                                            "disease", "severity", "patholog", "target", "befund"};
// What has few values, too, and is hardly ever what is to be learned.
constexpr std::string_view kOtherParts[] = {
    "sex",     "gender", "lateral",      "site", "hospital", "centre",   "center", "device", "camera",
    "scanner", "vendor", "manufacturer", "view", "quality",  "modality", "date",   "year"};
constexpr std::string_view kOtherWords[] = {"eye", "side", "height", "width", "age", "frame", "plane"};
constexpr std::string_view kPatientWords[] = {
    "patient", "patientid", "patientkey", "patientno", "patientnumber", "patientnr", "patientcode", "subject",
    "subjectid", "subjectno", "subjectnumber", "participant", "participantid", "pid", "patid", "patno",
    "patnr", "mrn", "personid", "caseid", "casenumber", "patientname",
    // German, French, Spanish and Portuguese, Italian, Russian, Chinese and Japanese
    "patientennummer", "patientenid", "patientennr", "patientin", "fallnummer", "fallid", "idpatient",
    "patientidentifiant", "identifiantpatient", "numeropatient", "num\u00e9ropatient", "paciente",
    "idpaciente", "pacienteid", "idpaziente", "paziente", "pazienteid",
    "\u043f\u0430\u0446\u0438\u0435\u043d\u0442", "\u60a3\u8005", "\u60a3\u8005id",
    "\u60a3\u8005\u756a\u53f7", "\u75c5\u4eba\u7f16\u53f7"};
constexpr std::string_view kSplitWords[] = {"split", "set", "subset", "partition", "fold", "usage"};
constexpr std::string_view kSubgroupWords[] = {"subgroup"};
constexpr std::string_view kFrameWords[] = {"frame"};
constexpr std::string_view kPlaneWords[] = {"plane"};

constexpr std::size_t kLookedAt = 1000;  // rows
constexpr std::size_t kMostClasses = 20;
constexpr std::size_t kFewestRows = 10;  // by which a column is told by its values alone
constexpr double kMostly = 0.5;
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
constexpr MessageKind kBadMark{
    "row_bad_mark",
    FOVEA_TEXT("Messages",
               "Row {row} of {table} has in column '{column}' neither 0 nor 1, nor words like yes and no.")};
constexpr MessageKind kSeveralMarks{
    "row_several_classes", FOVEA_TEXT("Messages", "Row {row} of {table} marks {classes|class|classes}.")};
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
constexpr const char* kSubgroupWord = FOVEA_TEXT("Messages", "subgroup");

/// "Image_ID" to "imageid".
std::string simpleName(const std::string& column) {
    std::string simple;
    for (const char c : foldedText(plainName(column)))
        if ((c & 0x80) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) simple += c;
    return simple;
}

/// Yes, no, or neither: 1 and 0, and what R, spreadsheets and people write instead, in the
/// languages that Fovea's users have tables in. An empty cell is no: some write only the ones.
std::optional<bool> mark(const std::string& cell) {
    static const std::set<std::string_view> kYes = {"1",
                                                    "true",
                                                    "t",
                                                    "yes",
                                                    "y",
                                                    "x",
                                                    "+",
                                                    "ja",
                                                    "j",
                                                    "wahr",
                                                    "oui",
                                                    "o",
                                                    "vrai",
                                                    "si",
                                                    "s\u00ed",
                                                    "verdadero",
                                                    "vero",
                                                    "sim",
                                                    "\u0434\u0430",
                                                    "\u2713",
                                                    "\u2714",
                                                    "\u2611",
                                                    "\u306f\u3044",
                                                    "\u662f",
                                                    "\u6709",
                                                    "positive",
                                                    "positiv",
                                                    "pos",
                                                    "present",
                                                    "vorhanden"};
    static const std::set<std::string_view> kNo = {"",         "0",
                                                   "false",    "f",
                                                   "no",       "n",
                                                   "-",        "nein",
                                                   "falsch",   "non",
                                                   "faux",     "falso",
                                                   "n\u00e3o", "\u043d\u0435\u0442",
                                                   "\u2717",   "\u2718",
                                                   "\u2610",   "\u3044\u3044\u3048",
                                                   "\u5426",   "\u65e0",
                                                   "\u7121",   "negative",
                                                   "negativ",  "neg",
                                                   "absent",   "nicht vorhanden"};
    const std::string key = nameKey(cell);
    if (kYes.contains(key)) return true;
    if (kNo.contains(key) || isMissingWord(key)) return false;
    return {};
}

std::optional<int> frameNumber(const std::string& cell) {
    const std::string digits = nameKey(cell);  // "3.0" as spreadsheets have it
    int value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || end != digits.data() + digits.size() || value < 0) return {};
    return value;
}

/// File, plane and frame that labels are for; a plane or frame of kEvery means all.
using Place = std::tuple<int, int, int>;
constexpr int kEvery = -1;

Place placeOf(const ImageLabels& labels) {
    return {labels.file, labels.plane ? int(*labels.plane) : kEvery, labels.frame};
}

/// What the beginning of a table says of its columns.
class Guess {
public:
    Guess(const Table& table, const FileMatcher& files)
        : m_table(table), m_files(files), m_rows(std::min(kLookedAt, table.rows.size())) {
        for (const std::string& column : table.columns) m_names.push_back(simpleName(column));
    }

    LabelColumns columns() {
        LabelColumns c;
        c.file = fileColumn();
        take(c.file);
        c.split = splitColumn();
        take(c.split);
        c.patient = named(kPatientWords, {});
        take(c.patient);
        c.frame = named(kFrameWords, [](const std::string& cell) { return frameNumber(cell).has_value(); });
        take(c.frame);
        c.plane = named(kPlaneWords, [](const std::string& cell) {
            imaging::Plane plane;
            return imaging::planeFromName(cell, plane);
        });
        take(c.plane);
        c.subgroup = named(kSubgroupWords, {});
        take(c.subgroup);
        c.label = labelColumns();
        return c;
    }

private:
    using Fits = std::function<bool(const std::string&)>;

    void take(int column) {
        if (column >= 0) m_taken.insert(column);
    }
    const std::string& cell(std::size_t row, int column) const {
        return m_table.rows[row].cells[std::size_t(column)];
    }
    /// Share of the cells with text that fit; 0 where there are none.
    double share(int column, const Fits& fits) const {
        int full = 0, fitting = 0;
        for (std::size_t row = 0; row < m_rows; ++row) {
            if (cell(row, column).empty()) continue;
            ++full;
            fitting += fits(cell(row, column)) ? 1 : 0;
        }
        return full ? double(fitting) / full : 0;
    }
    int rank(int column, Words words) const {
        const auto it = std::find(words.begin(), words.end(), m_names[std::size_t(column)]);
        return int(it - words.begin());
    }
    template <class Use>
    void forEachFree(Use use) const {
        for (int i = 0; i < int(m_table.columns.size()); ++i)
            if (!m_taken.count(i)) use(i);
    }
    /// The free column with the likeliest name, of those whose content mostly fits:
    /// slips of the pen are to be told, not to hide what the column is.
    int named(Words words, const Fits& fits) const {
        int best = -1, bestRank = int(words.size());
        forEachFree([&](int i) {
            if (rank(i, words) >= bestRank || (fits && share(i, fits) < kMostly)) return;
            best = i;
            bestRank = rank(i, words);
        });
        return best;
    }

    int fileColumn() const {
        const std::size_t words = std::size(kFileWords);
        // Content before names; of several whose content fits, the one that reads like files.
        // A counter of rows may be the files' number, but only where nothing else names them.
        using Score = std::tuple<bool, bool, bool, int, double>;
        int best = -1;
        Score bestScore;
        forEachFree([&](int i) {
            const bool endings = share(i, hasImageEnding) >= kMostly;
            const int r = rank(i, kFileWords);
            double found = 0;
            // A class's or patient's name may be a file's, too, but not in most rows.
            if (!m_files.files().empty())
                found = share(i, [&](const std::string& name) { return !m_files.find(name).empty(); });
            if (found < kMostly && !endings && r == int(words)) return;
            // Ages may be the numbers of files, too.
            if (r == int(words) && numbersAgain(i)) return;
            const Score score(!countsRows(i), found >= kMostly, endings, -r, found);
            if (best >= 0 && score <= bestScore) return;
            best = i;
            bestScore = score;
        });
        return best;
    }

    /// Whether a column without a telling name holds 0, 1, 2 ... or 1, 2, 3 ... in this order.
    bool countsRows(int column) const {
        if (m_rows < 2 || rank(column, kFileWords) < int(std::size(kFileWords))) return false;
        const auto first = frameNumber(cell(0, column));
        if (!first || *first > 1) return false;
        for (std::size_t row = 0; row < m_rows; ++row)
            if (frameNumber(cell(row, column)) != *first + int(row)) return false;
        return true;
    }

    /// Whether a column holds numbers, of which one comes twice.
    bool numbersAgain(int column) const {
        std::set<int> seen;
        bool again = false;
        for (std::size_t row = 0; row < m_rows; ++row) {
            const auto number = frameNumber(cell(row, column));
            if (!number) return false;
            again = !seen.insert(*number).second || again;
        }
        return again;
    }

    int splitColumn() const {
        const Fits isSplit = [](const std::string& word) {
            Split split;
            return splitFromName(word, split);
        };
        if (const int column = named(kSplitWords, isSplit); column >= 0) return column;
        int best = -1;
        forEachFree([&](int i) {
            if (best < 0 && share(i, isSplit) == 1) best = i;
        });
        return best;
    }

    std::vector<int> labelColumns() const {
        if (const int column = named(kLabelWords, {}); column >= 0) return {column};
        if (std::vector<int> marks = markedColumns(); !marks.empty()) return marks;
        return columnOfFewValues();
    }

    /// The first column whose values could be classes, those named after a diagnosis first; of others
    /// none where the table is too short to tell.
    std::vector<int> columnOfFewValues() const {
        std::vector<int> best;
        bool bestByName = false;
        forEachFree([&](int i) {
            const std::string& name = m_names[std::size_t(i)];
            const bool byName = holdsOneOf(name, kLabelParts);
            if (bestByName || (!best.empty() && !byName) || !hasFewValues(i)) return;
            if (!byName && m_rows < kFewestRows) return;
            if (!byName &&
                (holdsOneOf(name, kOtherParts) || rank(i, kOtherWords) < int(std::size(kOtherWords))))
                return;
            best = {i};
            bestByName = byName;
        });
        return best;
    }

    static bool holdsOneOf(const std::string& name, Words parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](std::string_view part) { return name.find(part) != std::string::npos; });
    }

    bool hasFewValues(int column) const {
        std::set<std::string> values;
        for (std::size_t row = 0; row < m_rows && values.size() <= kMostClasses; ++row)
            if (std::string key = nameKey(cell(row, column)); !key.empty() && !isMissingWord(key))
                values.insert(std::move(key));
        return values.size() >= 2 && values.size() <= kMostClasses && values.size() * 2 <= m_rows;
    }

    /// The longest run of columns of which every row marks exactly one.
    std::vector<int> markedColumns() const {
        const int columns = int(m_table.columns.size());
        std::vector<int> best;
        for (int from = 0; from < columns; ++from) {
            std::vector<int> marks(m_rows, 0);
            for (int i = from; i < columns && !m_taken.count(i); ++i) {
                bool allMarks = true;
                for (std::size_t row = 0; row < m_rows && allMarks; ++row) {
                    const auto m = mark(cell(row, i));
                    allMarks = m.has_value();
                    marks[row] += m.value_or(false) ? 1 : 0;
                }
                if (!allMarks) break;
                const bool one = std::all_of(marks.begin(), marks.end(), [](int n) { return n == 1; });
                if (!one || i == from || i - from + 1 <= int(best.size())) continue;
                best.clear();
                for (int k = from; k <= i; ++k) best.push_back(k);
            }
        }
        return best;
    }

    const Table& m_table;
    const FileMatcher& m_files;
    const std::size_t m_rows;
    std::vector<std::string> m_names;
    std::set<int> m_taken;
};

std::string tableName(const Table& table) {
    return std::filesystem::path(table.path).filename().native();
}

/// The words of a run of names in quotation marks, in one text.
std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
    return text;
}

/// "3", "7–12": rows that follow each other as one; no more than kRunsListed.
struct RowRuns {
    explicit RowRuns(const std::vector<int>& rows) {
        std::size_t left = rows.size();
        for (std::size_t i = 0; i < rows.size() && int(runs.words.size()) < kRunsListed;) {
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
          m_certain(files.files().size(), false) {}

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
        if (m_columns.patient >= 0) note(m_columns.patient, m_patients);
        if (m_columns.subgroup >= 0) note(m_columns.subgroup, m_subgroups);
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
    }

    void tell(ProblemKind kind, std::vector<std::string> files, Message message) {
        const int told = ++m_told[kind];
        if (told <= kNamedOneByOne) {
            m_match.problems.push_back({kind, std::move(files), std::move(message)});
            return;
        }
        // One more problem for all that are not named.
        if (told == kNamedOneByOne + 1) m_match.problems.push_back({kind, {}, {}});
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
    std::optional<Message> fill(const TableRow& row, ImageLabels& labels) const {
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

LabelColumns guessColumns(const Table& table, const FileMatcher& files) {
    return Guess(table, files).columns();
}

Result<void> checkColumns(const Table& table, const LabelColumns& columns) {
    std::vector<int> used = columns.label;
    for (const int column :
         {columns.file, columns.patient, columns.split, columns.subgroup, columns.frame, columns.plane})
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
    if (columns.label.empty() && columns.patient < 0 && columns.split < 0 && columns.subgroup < 0)
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
    if (columns.split >= 0) sample.split = labels.split;
    if (columns.patient >= 0)
        sample.patient = labels.patient.empty() ? patientInHeader(sample) : labels.patient;
    if (columns.subgroup >= 0) {
        if (labels.subgroup.empty())
            sample.facts.erase(kSubgroupFact);
        else
            sample.facts[kSubgroupFact] = labels.subgroup;
    }
}

}  // namespace fovea::dataset
