#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "dataset/cell_values.h"
#include "dataset/label_table.h"
#include "dataset/question_columns.h"
#include "dataset/spelling.h"
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
constexpr std::string_view kStudyWords[] = {
    "studyid", "studykey", "studyno", "studynr", "studynumber", "studyuid", "studyinstanceuid", "accession",
    "accessionid", "accessionno", "accessionnr", "accessionnumber", "exam", "examid", "examno", "examnumber",
    "examination", "examinationid",
    // German
    "untersuchung", "untersuchungsid", "untersuchungsnr", "untersuchungsnummer", "studienid", "studiennr",
    "studiennummer",
    // These may be the name of a whole data set, too: see putsTogether()
    "study", "studie"};
/// Those that are not counted from 1 for each patient.
constexpr std::string_view kStudyWordsOfAll[] = {"studyuid",       "studyinstanceuid", "accession",
                                                 "accessionid",    "accessionno",      "accessionnr",
                                                 "accessionnumber"};
constexpr std::string_view kFrameWords[] = {"frame"};
constexpr std::string_view kPlaneWords[] = {"plane"};

constexpr std::size_t kLookedAt = 1000;  // rows
constexpr std::size_t kMostClasses = 20;
constexpr std::size_t kFewestRows = 10;         // by which a column is told by its values alone
constexpr std::size_t kMostImagesOfStudy = 20;  // on average: more are of a data set
constexpr double kMostly = 0.5;

/// "Image_ID" to "imageid".
std::string simpleName(const std::string& column) {
    std::string simple;
    for (const char c : foldedText(plainName(column)))
        if ((c & 0x80) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) simple += c;
    return simple;
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
        c.study = named(kStudyWords, {});
        if (c.study >= 0 && !putsTogether(c.study, c.patient)) c.study = -1;
        take(c.study);
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

    std::vector<QuestionColumns> questions(const LabelColumns& columns) {
        for (const int column : {columns.file, columns.patient, columns.split, columns.subgroup,
                                 columns.study, columns.frame, columns.plane})
            take(column);
        for (const int column : columns.label) take(column);
        std::vector<QuestionColumns> all;
        std::vector<int> marks;  // adjacent columns of 0 and 1
        const auto endOfMarks = [&] {
            if (marks.size() > 1)
                all.push_back({"Findings", proposedKind(m_table, marks), marks, false, {}});
            else if (marks.size() == 1)
                all.push_back(named(marks.front(), QuestionKind::one));
            marks.clear();
        };
        for (int i = 0; i < int(m_table.columns.size()); ++i) {
            const bool free = !m_taken.count(i) && !countsRows(i) && !saysSomethingElse(i);
            if (free && holdsZeroAndOne(i)) {
                marks.push_back(i);
                continue;
            }
            endOfMarks();
            if (!free) continue;
            const QuestionKind kind = proposedKind(m_table, {i});
            if (kind == QuestionKind::findings || kind == QuestionKind::number || hasFewValues(i))
                all.push_back(named(i, kind));
        }
        endOfMarks();
        return all;
    }

private:
    QuestionColumns named(int column, QuestionKind kind) const {
        return {plainName(m_table.columns[std::size_t(column)]), kind, {column}, false, {}};
    }
    bool saysSomethingElse(int column) const {
        return holdsOneOf(m_names[std::size_t(column)], kOtherParts) ||
               rank(column, kPatientWords) < int(std::size(kPatientWords));
    }
    /// Findings that are stated in most rows, and both ways.
    bool holdsZeroAndOne(int column) const {
        bool yes = false, no = false;
        for (std::size_t row = 0; row < m_rows; ++row) {
            const std::string& text = cell(row, column);
            if (plainName(text).empty() || isMissingWord(text) || isUncertain(text)) continue;
            const auto said = mark(text);
            if (!said) return false;
            (*said ? yes : no) = true;
        }
        return yes && no;
    }

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

    /// Whether a column puts images together, a few to a study; the same text of two patients is two.
    bool putsTogether(int column, int patient) const {
        const auto& ofAll = kStudyWordsOfAll;
        if (patient < 0 &&
            std::find(std::begin(ofAll), std::end(ofAll), m_names[std::size_t(column)]) == std::end(ofAll))
            return false;
        std::set<std::pair<std::string, std::string>> studies;
        std::size_t images = 0;
        for (std::size_t row = 0; row < m_rows; ++row) {
            std::string study = nameKey(cell(row, column));
            if (study.empty() || isMissingWord(study)) continue;
            ++images;
            studies.emplace(patient < 0 ? std::string() : nameKey(cell(row, patient)), std::move(study));
        }
        return studies.size() > 1 && studies.size() < images && images <= kMostImagesOfStudy * studies.size();
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

}  // namespace

LabelColumns guessColumns(const Table& table, const FileMatcher& files) {
    return Guess(table, files).columns();
}

std::vector<QuestionColumns> proposedQuestions(const Table& table, const LabelColumns& columns) {
    return Guess(table, FileMatcher({})).questions(columns);
}

}  // namespace fovea::dataset
