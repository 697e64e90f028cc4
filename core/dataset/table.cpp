#include "dataset/table.h"

#include <csv.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <new>
#include <span>
#include <utility>

#include "base/csv.h"
#include "base/file_layer.h"
#include "dataset/file_matcher.h"
#include "dataset/spelling.h"
#include "dataset/table_messages.h"
#include "dataset/text_encoding.h"
#include "dataset/workbook.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestFile = 512u << 20;
constexpr std::size_t kChunk = 1u << 20;
constexpr std::size_t kSniffed = 64u << 10;
constexpr std::size_t kLookedAt = 1000;  // rows
constexpr std::size_t kMostAbove = 30;   // rows of titles and comments

Error unusable(Message reason, const std::string& path) {
    return {ErrorCode::unusableTable, {}, path, {std::move(reason)}};
}

/// Looks for a quoted field that goes on after its closing mark ("5" lesion"), which would swallow
/// the rows up to the next mark, or is never closed. A mark inside a field that does not begin
/// with one (3" mass) is text. What is wrong, with the row.
std::optional<Message> brokenMarks(std::string_view text, char delimiter) {
    const auto isBlank = [delimiter](char c) { return (c == ' ' || c == '\t') && c != delimiter; };
    enum class In { begin, plain, quoted, closed } in = In::begin;
    int row = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in == In::quoted) {
            if (c != '"') continue;
            if (i + 1 < text.size() && text[i + 1] == '"')
                ++i;
            else
                in = In::closed;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            ++row;
            in = In::begin;
        } else if (c == delimiter) {
            in = In::begin;
        } else if (in == In::closed && !isBlank(c)) {
            return Message(kTableMarkInside, {{"row", row}});
        } else if (in == In::begin && !isBlank(c)) {
            in = c == '"' ? In::quoted : In::plain;
        }
    }
    if (in == In::quoted) return Message(kTableMarkNotClosed, {{"row", row}});
    return std::nullopt;
}

/// libcsv with row numbers. Where blanks divide, several are one.
class CsvReader {
public:
    explicit CsvReader(char delimiter) : m_delimiter(delimiter) {
        if (csv_init(&m_parser, CSV_REPALL_NL) != 0) throw std::bad_alloc();
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
    }
    ~CsvReader() { csv_free(&m_parser); }
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    Result<void> read(std::string_view text, const JobContext& job) {
        for (std::size_t at = 0; at < text.size(); at += kChunk) {
            FOVEA_CHECK(job.check());
            const std::string_view chunk = text.substr(at, kChunk);
            if (csv_parse(&m_parser, chunk.data(), chunk.size(), &field, &rowEnd, this) != chunk.size() ||
                m_outOfMemory)
                throw std::bad_alloc();
        }
        if (csv_fini(&m_parser, &field, &rowEnd, this) != 0) throw std::bad_alloc();
        if (m_outOfMemory) throw std::bad_alloc();
        return {};
    }

    std::vector<TableRow> rows;       ///< without empty cells at their ends, and without empty rows
    std::vector<std::size_t> widths;  ///< of each row its cells, those at the end too
    bool tooLarge = false;            ///< cells beyond kMostTableCells were left out

private:
    // Exceptions must not pass through C.
    static void field(void* text, std::size_t length, void* self) {
        auto& reader = *static_cast<CsvReader*>(self);
        if (length == 0 && reader.m_delimiter == ' ') return;
        reader.tooLarge = reader.tooLarge || ++reader.m_fields > kMostTableCells;
        if (reader.tooLarge) return;
        try {
            reader.m_cells.emplace_back(static_cast<const char*>(text), length);
        } catch (...) {
            reader.m_outOfMemory = true;
        }
    }
    static void rowEnd(int end, void* self) {
        auto& reader = *static_cast<CsvReader*>(self);
        // The second half of CR LF is reported as an empty row of its own.
        if (!(end == '\n' && reader.m_lastEnd == '\r' && reader.m_cells.empty())) reader.finishRow();
        reader.m_lastEnd = end;
    }
    void finishRow() {
        ++m_number;
        const std::size_t width = m_cells.size();
        while (!m_cells.empty() && m_cells.back().empty()) m_cells.pop_back();
        // Formatting far to the right makes a spreadsheet program write thousands of empty cells a row.
        m_fields -= width - m_cells.size();
        if (m_cells.empty()) return;
        try {
            rows.push_back({m_number, std::move(m_cells)});
            widths.push_back(width);
        } catch (...) {
            m_outOfMemory = true;
        }
        m_cells.clear();
    }

    const char m_delimiter;
    csv_parser m_parser;
    std::vector<std::string> m_cells;
    std::size_t m_fields = 0;  ///< of `rows`, and of the row that is being read
    int m_number = 0;
    int m_lastEnd = 0;
    bool m_outOfMemory = false;
};

/// The number of cells that most of the first rows have; of equally frequent ones the larger.
std::size_t usualWidth(const std::vector<TableRow>& rows) {
    std::map<std::size_t, int> widths;
    for (std::size_t i = 0; i < rows.size() && i < kLookedAt; ++i) ++widths[rows[i].cells.size()];
    std::size_t usual = 0;
    int most = 0;
    for (const auto& [width, count] : widths)
        if (count >= most) {
            usual = width;
            most = count;
        }
    return usual;
}

/// How well a delimiter divides the beginning: columns, times the share of rows that have as
/// many. Twice as much where the first row has, too, as it does but for titles above it: in a
/// German table there are more decimal commas than semicolons, but not in its header.
double fit(std::string_view beginning, char delimiter) {
    CsvReader reader(delimiter);
    (void)reader.read(beginning, {});
    const std::size_t columns = usualWidth(reader.rows);
    if (columns < 2) return 0;
    const auto alike = std::count_if(reader.rows.begin(), reader.rows.end(),
                                     [&](const TableRow& row) { return row.cells.size() == columns; });
    const double share = double(alike) / double(reader.rows.size());
    return double(columns) * share * (reader.rows.front().cells.size() == columns ? 2 : 1);
}

char delimiterOf(std::string_view text) {
    std::string_view beginning = text.substr(0, kSniffed);
    if (beginning.size() < text.size())
        if (const std::size_t end = beginning.find_last_of("\r\n"); end != std::string_view::npos)
            beginning = beginning.substr(0, end);
    char best = kTableDelimiters[0];
    double bestFit = 0;
    for (const char delimiter : kTableDelimiters) {
        // Blanks stand in names, too: only where nothing else divides.
        if (delimiter == ' ' && bestFit > 0) continue;
        const double f = fit(beginning, delimiter);
        if (f > bestFit) {
            best = delimiter;
            bestFit = f;
        }
    }
    return best;
}

/// Takes Excel's first line "sep=;" off; 0 where there is none.
char takeSeparatorLine(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.size() != 5 || foldedText(line.substr(0, 4)) != "sep=") return 0;
    const char delimiter = line[4];
    text.remove_prefix(std::min(text.size(), end + (text.substr(end).starts_with("\r\n") ? 2 : 1)));
    return delimiter;
}

bool isComment(const TableRow& row) {
    const std::string& first = row.cells.front();
    return first.starts_with('#') || first.starts_with('%') || first.starts_with("//");
}

/// Whether a comment may be a header, "#file,label": its first cell is one word.
bool isHeaderComment(const TableRow& row) {
    const std::string name = plainName(std::string_view(row.cells.front()).substr(1));
    return row.cells.front().starts_with('#') && !name.empty() && name.find(' ') == std::string::npos;
}

/// How many of the first rows are no part of the table: comments, and titles, which have fewer
/// cells than the table (one, less than half, or fewer with an empty row below).
std::size_t rowsAbove(const std::vector<TableRow>& rows) {
    const std::size_t width = usualWidth(rows);
    if (width < 2) {
        std::size_t comments = 0;
        while (comments + 1 < rows.size() && isComment(rows[comments])) ++comments;
        return comments;
    }
    std::size_t above = 0;
    for (std::size_t i = 0; i < kMostAbove && i + 1 < rows.size(); ++i) {
        const TableRow& row = rows[i];
        const auto filled = std::size_t(std::count_if(row.cells.begin(), row.cells.end(),
                                                      [](const std::string& c) { return !c.empty(); }));
        // Below a header there may be one, too, but then come images.
        const std::vector<std::string>& next = rows[i + 1].cells;
        const bool gap =
            rows[i + 1].number > row.number + 1 && std::none_of(next.begin(), next.end(), hasImageEnding);
        const bool whole = row.cells.size() >= width && filled >= width;
        if (isComment(row) ? whole && isHeaderComment(row) : whole) break;
        if (!isComment(row) && filled > 1 && 2 * filled >= width && !gap) break;
        above = i + 1;
    }
    return above;
}

/// Whether all rows have one cell more than the header, and number themselves: as R writes row
/// names, without a column name for them.
bool hasRowNames(const std::vector<TableRow>& rows, std::size_t columns) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].cells.size() != columns + 1 || rows[i].cells.front() != std::to_string(i + 1))
            return false;
    return !rows.empty();
}

/// Takes single quotation marks off where all cells have them.
void takeSingleMarks(std::vector<TableRow>& rows) {
    const auto marked = [](const std::string& cell) {
        return cell.empty() || (cell.size() > 1 && cell.front() == '\'' && cell.back() == '\'');
    };
    if (!std::all_of(rows.begin(), rows.end(), [&](const TableRow& row) {
            return std::all_of(row.cells.begin(), row.cells.end(), marked);
        }))
        return;
    for (TableRow& row : rows)
        for (std::string& cell : row.cells)
            if (!cell.empty()) cell = cell.substr(1, cell.size() - 2);
}

/// A table of the rows of a file; `widths`: their cells with the empty ones at their ends.
Result<Table> tableOf(Table table, std::vector<TableRow> rows, std::vector<std::size_t> widths,
                      const TableOptions& options) {
    if (rows.empty()) return unusable(kTableEmpty, table.path);
    const auto above = std::ptrdiff_t(rowsAbove(rows));
    rows.erase(rows.begin(), rows.begin() + above);
    widths.erase(widths.begin(), widths.begin() + above);
    table.rows = std::move(rows);
    takeSingleMarks(table.rows);
    for (TableRow& row : table.rows)
        for (std::string& cell : row.cells) cell = withoutFormulaGuard(cell);

    std::vector<std::string> first = table.rows.front().cells;
    table.header = options.header.value_or(std::none_of(first.begin(), first.end(), hasImageEnding));
    if (table.header) {
        // A header may be a comment itself.
        if (first.front().starts_with('#')) {
            const std::string name = plainName(first.front().substr(1));
            if (!name.empty()) first.front() = name;
        }
        for (std::string& name : first) name = plainName(name);
        table.columns = std::move(first);
        table.rows.erase(table.rows.begin());
        if (table.rows.empty()) return unusable(kTableOnlyHeader, table.path);
        if (hasRowNames(table.rows, table.columns.size())) {
            table.columns.insert(table.columns.begin(), std::string());
            ++widths.front();
        }
    }
    // Columns without a name count where they hold anything.
    std::size_t widest = 0;
    for (const TableRow& row : table.rows) widest = std::max(widest, row.cells.size());
    table.columns.resize(
        std::max(table.columns.size(), table.header ? std::min(widest, widths.front()) : widest));
    if (table.columns.size() * table.rows.size() > kMostTableCells)
        return unusable(kTableTooLarge, table.path);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].empty()) table.columns[i] = "column " + std::to_string(i + 1);
    for (TableRow& row : table.rows)
        if (row.cells.size() < table.columns.size()) row.cells.resize(table.columns.size());
    return table;
}

bool holdsImageNames(const Sheet& sheet) {
    const auto rows = std::span(sheet.rows).first(std::min(sheet.rows.size(), kLookedAt));
    return std::ranges::any_of(
        rows, [](const TableRow& row) { return std::ranges::any_of(row.cells, hasImageEnding); });
}

Result<Table> parseWorkbook(std::string_view bytes, const std::string& path, const TableOptions& options) {
    FOVEA_TRY(std::vector<Sheet> sheets, readWorkbook(bytes, path));
    Table table;
    table.path = path;
    table.encoding = "UTF-8";
    Sheet* chosen = nullptr;
    bool namesImages = false;
    for (Sheet& sheet : sheets) {
        table.sheets.push_back(sheet.name);
        const bool wanted = options.sheet.empty() ? sheet.rows.size() > 1
                                                  : foldedText(sheet.name) == foldedText(options.sheet);
        // Before one that only explains the others.
        const bool better = options.sheet.empty() && !namesImages && holdsImageNames(sheet);
        if (!wanted || (chosen && !better)) continue;
        chosen = &sheet;
        namesImages = holdsImageNames(sheet);
    }
    if (!chosen && options.sheet.empty()) return unusable(kWorkbookWithoutTable, path);
    if (!chosen) {
        std::string names;
        for (const std::string& name : table.sheets) names += (names.empty() ? "'" : ", '") + name + "'";
        return Error{ErrorCode::notFound, "no sheet '" + options.sheet + "'; there are " + names, path};
    }
    table.sheet = chosen->name;
    std::vector<std::size_t> widths;
    std::size_t widest = 0;
    for (const TableRow& row : chosen->rows) widest = std::max(widest, row.cells.size());
    // A sheet has columns whether they are named or not.
    widths.assign(chosen->rows.size(), widest);
    return tableOf(std::move(table), std::move(chosen->rows), std::move(widths), options);
}

/// Without what some programs leave at the end: padding of zeros, the end of file of CP/M and DOS.
std::string_view withoutPadding(std::string_view bytes) {
    constexpr std::string_view kWide = "\xff\xfe";  // of UTF-16 a zero is half a character
    const std::size_t last = bytes.find_last_not_of('\0');
    if (last != std::string_view::npos && !bytes.starts_with(kWide) &&
        bytes.substr(0, last).find('\0') == std::string_view::npos)
        bytes = bytes.substr(0, last + 1);
    if (bytes.ends_with('\x1a')) bytes.remove_suffix(1);
    return bytes;
}

Result<Table> parse(std::string_view bytes, const std::string& path, const TableOptions& options,
                    const JobContext& job) {
    if (looksLikeWorkbook(bytes)) return parseWorkbook(bytes, path, options);
    if (bytes.starts_with("\xd0\xcf\x11\xe0")) return unusable(kOldWorkbook, path);
    Result<DecodedText> decoded = decodeText(withoutPadding(bytes), options.encoding);
    if (!decoded) {
        Error error = decoded.error();
        error.file = path;
        return error;
    }
    std::string_view text = decoded->text;
    Table table;
    table.path = path;
    table.encoding = decoded->encoding;
    table.certain = decoded->certain;
    const char said = takeSeparatorLine(text);
    table.delimiter = options.delimiter ? *options.delimiter : said ? said : delimiterOf(text);

    if (const auto wrong = brokenMarks(text, table.delimiter)) return unusable(*wrong, path);
    CsvReader reader(table.delimiter);
    FOVEA_CHECK(reader.read(text, job));
    if (reader.tooLarge) return unusable(kTableTooLarge, path);
    return tableOf(std::move(table), std::move(reader.rows), std::move(reader.widths), options);
}

}  // namespace

Result<Table> parseTable(std::string_view bytes, const std::string& path, const TableOptions& options,
                         const JobContext& job) {
    return guarded([&] { return parse(bytes, path, options, job); });
}

Result<Table> readTable(const std::string& path, const TableOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<Table> {
        std::error_code code;
        if (fs::is_directory(path, code)) return unusable(kTableIsFolder, path);
        if (fs::is_regular_file(path, code) && fs::file_size(path, code) > kLargestFile)
            return unusable(kTableTooLarge, path);
        FOVEA_TRY(const std::string bytes, readTextFile(path));
        return parse(bytes, path, options, job);
    });
}

Result<int> columnOf(const Table& table, const std::string& name) {
    return guarded([&]() -> Result<int> {
        const auto fitting = [&](auto fits) {
            std::vector<int> all;
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (fits(table.columns[i])) all.push_back(int(i));
            return all;
        };
        std::vector<int> found = fitting([&](const std::string& column) { return column == name; });
        if (found.empty()) {
            const std::string folded = foldedText(name);
            found = fitting([&](const std::string& column) { return foldedText(column) == folded; });
        }
        if (found.size() > 1)
            return Error{ErrorCode::invalidArgument,
                         "several columns are named '" + name + "': say which by its number", table.path};
        if (found.size() == 1) return found.front();
        std::size_t number = 0;
        const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (failure == std::errc() && end == name.data() + name.size() && number >= 1 &&
            number <= table.columns.size())
            return int(number) - 1;
        std::string columns;
        for (const std::string& column : table.columns)
            columns += (columns.empty() ? "'" : ", '") + column + "'";
        return Error{ErrorCode::notFound, "no column '" + name + "'; there are " + columns, table.path};
    });
}

}  // namespace fovea::dataset
