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

#include "dataset/text_encoding.h"

namespace fovea::dataset {

namespace {

using Words = std::span<const std::string_view>;

// Names of columns as simpleName() makes them, the likelier ones first.
constexpr std::string_view kFileWords[] = {"file",    "filename",  "filepath",  "path",      "image",
                                           "imageid", "imagefile", "imagename", "imagepath", "img",
                                           "imgid",   "imgname",   "isicid",    "dicom",     "sopinstanceuid",
                                           "datei",   "bild",      "id"};
constexpr std::string_view kLabelWords[] = {
    "label",       "labels",        "class",    "classname", "diagnosis", "dx",       "target",
    "category",    "finding",       "disease",  "grade",     "level",     "severity", "pathology",
    "groundtruth", "findinglabels", "diagnose", "befund",    "klasse",    "y"};
// Parts of longer names: "retinopathygrade".
constexpr std::string_view kLabelParts[] = {"label",   "class",    "diagnos",  "grade",  "categor", "finding",
                                            "disease", "severity", "patholog", "target", "befund"};
// What has few values, too, and is hardly ever what is to be learned.
constexpr std::string_view kOtherParts[] = {
    "sex",     "gender", "lateral",      "site", "hospital", "centre",   "center", "device", "camera",
    "scanner", "vendor", "manufacturer", "view", "quality",  "modality", "date",   "year"};
constexpr std::string_view kOtherWords[] = {"eye", "side", "height", "width", "age", "frame", "plane"};
constexpr std::string_view kPatientWords[] = {"patient",       "patientid", "patientkey", "patientno",
                                              "patientnumber", "subject",   "subjectid",  "participant",
                                              "participantid", "pid",       "mrn",        "patientennummer"};
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

/// "Image_ID" to "imageid".
std::string simpleName(const std::string& column) {
    std::string simple;
    for (const char c : foldedText(column))
        if ((c & 0x80) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) simple += c;
    return simple;
}

std::optional<double> number(const std::string& cell) {
    double value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc() || end != cell.data() + cell.size()) return {};
    return value;
}

/// 0, 1, or nothing. An empty cell is 0: some write only the ones.
std::optional<bool> mark(const std::string& cell) {
    if (cell.empty()) return false;
    const auto value = number(cell);
    if (!value || (*value != 0 && *value != 1)) return {};
    return *value == 1;
}

std::optional<int> frameNumber(const std::string& cell) {
    int value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc() || end != cell.data() + cell.size() || value < 0) return {};
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
        int best = -1;
        std::pair<double, int> bestScore;
        forEachFree([&](int i) {
            const bool endings = share(i, hasImageEnding) >= kMostly;
            const int r = rank(i, kFileWords);
            double found = 0;
            // A class's or patient's name may be a file's, too, but not in most rows.
            if (!m_files.files().empty())
                found = share(i, [&](const std::string& name) { return !m_files.find(name).empty(); });
            if (found < kMostly && !endings && r == int(words)) return;
            const std::pair score(found >= kMostly ? 1 + found : endings ? 1.0 : 0.0, -r);
            if (best >= 0 && score <= bestScore) return;
            best = i;
            bestScore = score;
        });
        return best;
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

    /// The first column whose values could be classes, those named after a diagnosis first;
    /// none where the table is too short to tell.
    std::vector<int> columnOfFewValues() const {
        if (m_rows < kFewestRows) return {};
        std::vector<int> best;
        bool bestByName = false;
        forEachFree([&](int i) {
            const std::string& name = m_names[std::size_t(i)];
            const bool byName = holdsOneOf(name, kLabelParts);
            if (bestByName || (!best.empty() && !byName) || !hasFewValues(i)) return;
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
        std::set<std::string_view> values;
        for (std::size_t row = 0; row < m_rows && values.size() <= kMostClasses; ++row)
            if (!cell(row, column).empty()) values.insert(cell(row, column));
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

/// "row 7", "rows 2, 3 and 7 to 12".
std::string listed(const std::vector<int>& rows) {
    std::vector<std::string> runs;
    std::size_t left = rows.size();
    for (std::size_t i = 0; i < rows.size() && int(runs.size()) < kRunsListed;) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
        // A run of two reads better as two.
        if (end - i == 2) end = i + 1;
        std::string run = std::to_string(rows[i]);
        if (end - i > 2) run += " to " + std::to_string(rows[end - 1]);
        runs.push_back(std::move(run));
        left -= end - i;
        i = end;
    }
    if (left > 0) runs.push_back(std::to_string(left) + " more");
    std::string text = rows.size() == 1 ? "row " : "rows ";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i > 0) text += i + 1 == runs.size() ? " and " : ", ";
        text += runs[i];
    }
    return text;
}

class Matching {
public:
    Matching(const Table& table, const LabelColumns& columns, const FileMatcher& files)
        : m_table(table), m_columns(columns), m_files(files), m_certain(files.files().size(), false) {}

    Result<LabelMatch> run(const JobContext& job) {
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (i % 256 == 0) FOVEA_CHECK(job.check());
            read(m_table.rows[i]);
        }
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

    /// "Row 12 of labels.csv": how every sentence about one row begins.
    std::string rowOf(const TableRow& row) const {
        return "Row " + std::to_string(row.number) + " of " + tableName(m_table);
    }

    void tell(ProblemKind kind, std::vector<std::string> files, std::string detail) {
        const int told = ++m_told[kind];
        if (told <= kNamedOneByOne) {
            m_match.problems.push_back({kind, std::move(files), std::move(detail)});
            return;
        }
        // One more problem for all that are not named.
        if (told == kNamedOneByOne + 1) m_match.problems.push_back({kind, {}, {}});
        const auto last = std::find_if(m_match.problems.rbegin(), m_match.problems.rend(),
                                       [&](const Problem& p) { return p.kind == kind; });
        last->files.insert(last->files.end(), files.begin(), files.end());
        last->message = "And " + std::to_string(told - kNamedOneByOne) + " more of this kind in " +
                        tableName(m_table) + ".";
    }
    void bad(const TableRow& row, std::vector<std::string> files, const std::string& what) {
        ++m_match.counts.badRows;
        tell(ProblemKind::badRow, std::move(files), rowOf(row) + " " + what + ".");
    }

    void read(const TableRow& row) {
        if (row.cells.size() > m_table.columns.size())
            return bad(row, {},
                       "has " + std::to_string(row.cells.size()) + " cells where the table has " +
                           std::to_string(m_table.columns.size()) +
                           " columns: a text that holds the delimiter must be quoted");
        const std::string& name = cell(row, m_columns.file);
        if (name.empty()) return bad(row, {}, "names no file");
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
                        rowOf(row) + " fits " + std::to_string(found.size()) +
                            " images: write the folder before the file's name.");
        }
        m_certain[std::size_t(found.front())] = true;
        ImageLabels labels;
        labels.file = found.front();
        labels.row = row.number;
        if (const std::string wrong = fill(row, labels); !wrong.empty())
            return bad(row, {m_files.files()[std::size_t(labels.file)]}, wrong);
        remember(std::move(labels));
    }

    /// What is wrong with the row; empty when nothing is.
    std::string fill(const TableRow& row, ImageLabels& labels) const {
        if (m_columns.frame >= 0 && !cell(row, m_columns.frame).empty()) {
            const auto frame = frameNumber(cell(row, m_columns.frame));
            if (!frame) return "has a frame that is no whole number from 0";
            labels.frame = *frame;
        }
        if (m_columns.plane >= 0 && !cell(row, m_columns.plane).empty()) {
            if (!imaging::planeFromName(cell(row, m_columns.plane), labels.plane.emplace()))
                return "has a plane that is none of axial, coronal and sagittal";
        }
        if (m_columns.patient >= 0) labels.patient = cell(row, m_columns.patient);
        if (m_columns.subgroup >= 0) labels.subgroup = cell(row, m_columns.subgroup);
        if (m_columns.split >= 0) {
            const std::string& word = cell(row, m_columns.split);
            if (!word.empty() && !splitFromName(word, labels.split))
                return "has the split '" + word + "', which is none of train, val, test and excluded";
        }
        if (m_columns.label.size() == 1) labels.label = cell(row, m_columns.label.front());
        if (m_columns.label.size() > 1) {
            int marked = 0;
            for (const int column : m_columns.label) {
                const auto m = mark(cell(row, column));
                if (!m) return "has in column '" + m_table.columns[std::size_t(column)] + "' neither 0 nor 1";
                if (!*m) continue;
                ++marked;
                labels.label = m_table.columns[std::size_t(column)];
            }
            // None is an image that is not labelled yet.
            if (marked > 1) return "marks " + std::to_string(marked) + " classes";
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
        if (labels.label != first.label) image.differing.insert("class");
        if (labels.patient != first.patient) image.differing.insert("patient");
        if (labels.split != first.split) image.differing.insert("split");
        if (labels.subgroup != first.subgroup) image.differing.insert("subgroup");
    }

    void tellUnmatched() {
        m_match.counts.unmatchedRows = int(m_unmatchedRows.size());
        if (m_unmatchedRows.empty()) return;
        const bool one = m_unmatchedRows.size() == 1;
        m_match.problems.push_back(
            {ProblemKind::unmatchedRow, std::move(m_unmatchedNames),
             std::to_string(m_unmatchedRows.size()) + (one ? " row of " : " rows of ") + tableName(m_table) +
                 (one ? " names no image and takes no part: " : " name no image and take no part: ") +
                 listed(m_unmatchedRows) + "."});
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
            std::string what;
            for (const std::string& word : image.differing) what += (what.empty() ? "" : ", ") + word;
            std::string rows = listed(image.rows);
            rows.front() = 'R';
            tell(ProblemKind::conflictingRow, {m_files.files()[std::size_t(image.labels.file)]},
                 rows + " of " + tableName(m_table) + " are of one image and differ in: " + what +
                     ". The image takes no part.");
        }
    }

    void tellFilesWithoutRow() {
        std::vector<std::string> without;
        for (std::size_t i = 0; i < m_certain.size(); ++i)
            if (!m_certain[i]) without.push_back(m_files.files()[i]);
        m_match.counts.filesWithoutRow = int(without.size());
        if (without.empty()) return;
        const std::string count =
            std::to_string(without.size()) + (without.size() == 1 ? " image has" : " images have");
        m_match.problems.push_back({ProblemKind::imageWithoutRow, std::move(without),
                                    count + " no row of their own in " + tableName(m_table) + "."});
    }

    const Table& m_table;
    const LabelColumns& m_columns;
    const FileMatcher& m_files;
    LabelMatch m_match;
    std::map<Place, Image> m_images;
    std::map<ProblemKind, int> m_told;
    std::vector<bool> m_certain;  ///< whether a row names this file and no other
    std::vector<int> m_unmatchedRows;
    std::vector<std::string> m_unmatchedNames;
};

}  // namespace

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
                         "column '" + table.columns[std::size_t(column)] + "' cannot mean two things",
                         table.path};
    }
    if (columns.file < 0)
        return Error{ErrorCode::unusableTable, "it is not clear which column names the image files",
                     table.path};
    if (columns.label.empty() && columns.patient < 0 && columns.split < 0 && columns.subgroup < 0)
        return Error{ErrorCode::unusableTable,
                     "it is not clear which columns hold classes, patients or splits", table.path};
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
