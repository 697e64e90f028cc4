#include "dataset/table.h"

#include <csv.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <new>

#include "base/file_layer.h"
#include "dataset/file_matcher.h"
#include "dataset/text_encoding.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestFile = 512u << 20;
constexpr std::size_t kChunk = 1u << 20;
constexpr std::size_t kSniffed = 64u << 10;

Error unusable(const std::string& detail, const std::string& path) {
    return {ErrorCode::unusableTable, detail, path};
}

/// libcsv, strict, with row numbers.
class CsvReader {
public:
    explicit CsvReader(char delimiter) {
        if (csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
    }
    ~CsvReader() { csv_free(&m_parser); }
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    Result<void> read(std::string_view text, const std::string& path, const JobContext& job) {
        for (std::size_t at = 0; at < text.size(); at += kChunk) {
            FOVEA_CHECK(job.check());
            const std::string_view chunk = text.substr(at, kChunk);
            if (csv_parse(&m_parser, chunk.data(), chunk.size(), &field, &rowEnd, this) != chunk.size())
                return broken("a quotation mark inside a field", path);
            if (m_outOfMemory) throw std::bad_alloc();
        }
        if (csv_fini(&m_parser, &field, &rowEnd, this) != 0)
            return broken("a quotation mark that is never closed", path);
        if (m_outOfMemory) throw std::bad_alloc();
        return {};
    }

    std::vector<TableRow> rows;  ///< without empty cells at their ends, and without empty rows
    std::size_t firstWidth = 0;  ///< cells of rows.front(), empty ones too

private:
    // Exceptions must not pass through C.
    static void field(void* text, std::size_t length, void* self) {
        auto& reader = *static_cast<CsvReader*>(self);
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
        if (rows.empty()) firstWidth = m_cells.size();
        while (!m_cells.empty() && m_cells.back().empty()) m_cells.pop_back();
        if (m_cells.empty()) return;
        try {
            rows.push_back({m_number, std::move(m_cells)});
        } catch (...) {
            m_outOfMemory = true;
        }
        m_cells.clear();
    }
    Result<void> broken(const std::string& what, const std::string& path) const {
        if (csv_error(const_cast<csv_parser*>(&m_parser)) != CSV_EPARSE) throw std::bad_alloc();
        return unusable("row " + std::to_string(m_number + 1) + " has " + what, path);
    }

    csv_parser m_parser;
    std::vector<std::string> m_cells;
    int m_number = 0;
    int m_lastEnd = 0;
    bool m_outOfMemory = false;
};

/// How well a delimiter divides the beginning: columns of the first row, times the
/// share of rows that have as many.
double fit(std::string_view beginning, char delimiter) {
    CsvReader reader(delimiter);
    // What was read before a row that breaks the rules counts all the same.
    (void)reader.read(beginning, {}, {});
    if (reader.rows.empty() || reader.rows.front().cells.size() < 2) return 0;
    const std::size_t columns = reader.rows.front().cells.size();
    const auto alike = std::count_if(reader.rows.begin(), reader.rows.end(),
                                     [&](const TableRow& row) { return row.cells.size() == columns; });
    return double(columns) * double(alike) / double(reader.rows.size());
}

char delimiterOf(std::string_view text) {
    std::string_view beginning = text.substr(0, kSniffed);
    if (beginning.size() < text.size())
        if (const std::size_t end = beginning.find_last_of("\r\n"); end != std::string_view::npos)
            beginning = beginning.substr(0, end);
    char best = kTableDelimiters[0];
    double bestFit = 0;
    for (const char delimiter : kTableDelimiters) {
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

Result<Table> parse(std::string_view bytes, const std::string& path, const TableOptions& options,
                    const JobContext& job) {
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xd0\xcf\x11\xe0"))
        return unusable("this is a spreadsheet program's own format", path);
    Result<DecodedText> decoded = decodeText(bytes);
    if (!decoded) {
        Error error = decoded.error();
        error.file = path;
        return error;
    }
    std::string_view text = decoded->text;
    Table table;
    table.path = path;
    table.encoding = decoded->encoding;
    const char said = takeSeparatorLine(text);
    table.delimiter = options.delimiter ? *options.delimiter : said ? said : delimiterOf(text);

    CsvReader reader(table.delimiter);
    FOVEA_CHECK(reader.read(text, path, job));
    table.rows = std::move(reader.rows);
    if (table.rows.empty()) return unusable("it is empty", path);

    const std::vector<std::string>& first = table.rows.front().cells;
    table.header = options.header.value_or(std::none_of(first.begin(), first.end(), hasImageEnding));
    if (table.header) {
        table.columns = first;
        table.rows.erase(table.rows.begin());
        if (table.rows.empty()) return unusable("it has no row but its header", path);
    }
    // Columns without a name count where they hold anything.
    std::size_t widest = 0;
    for (const TableRow& row : table.rows) widest = std::max(widest, row.cells.size());
    table.columns.resize(
        std::max(table.columns.size(), table.header ? std::min(widest, reader.firstWidth) : widest));
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].empty()) table.columns[i] = "column " + std::to_string(i + 1);
    for (TableRow& row : table.rows)
        if (row.cells.size() < table.columns.size()) row.cells.resize(table.columns.size());
    return table;
}

}  // namespace

Result<Table> parseTable(std::string_view bytes, const std::string& path, const TableOptions& options,
                         const JobContext& job) {
    return guarded([&] { return parse(bytes, path, options, job); });
}

Result<Table> readTable(const std::string& path, const TableOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<Table> {
        std::error_code code;
        if (fs::is_directory(path, code)) return unusable("this is a folder", path);
        if (fs::is_regular_file(path, code) && fs::file_size(path, code) > kLargestFile)
            return unusable("it is larger than any table of labels", path);
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
