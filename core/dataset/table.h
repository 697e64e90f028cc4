#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"

namespace fovea::dataset {

/// How a table is written, where that shall not be found out from its content.
struct TableOptions {
    std::optional<char> delimiter;  ///< any of kTableDelimiters
    std::optional<bool> header;     ///< whether the first row holds the columns' names
    std::string encoding;           ///< one of kTextEncodings; empty: as decodeText() finds it out
    std::string sheet;              ///< of a workbook, its name; empty: the first with a table
};
constexpr char kTableDelimiters[] = {',', ';', '\t', '|', ' '};

/// The greatest number of cells of a table, rows filled up to its columns: three gigabytes of empty ones.
constexpr std::size_t kMostTableCells = 100'000'000;

struct TableRow {
    int number = 0;                  ///< as a spreadsheet program counts: from 1, the header included
    std::vector<std::string> cells;  ///< at least one a column; more where the row has too many
};

/// A table of text cells, as read from a file.
struct Table {
    std::string path;  ///< as given
    std::vector<std::string> columns;
    std::vector<TableRow> rows;  ///< those with any text, without the header
    char delimiter = ',';
    bool header = true;    ///< whether `columns` are from the file; else "column 1", "column 2" ...
    std::string encoding;  ///< as in DecodedText
    bool certain = true;   ///< as in DecodedText
    std::vector<std::string> sheets;  ///< of a workbook, all there are; else empty
    std::string sheet;                ///< the one that was read
};

/// Reads a CSV or TSV file: fields quoted by RFC 4180 or not, rows ended by CR, LF
/// or both, text as decodeText() reads it, an Excel line "sep=;" heeded. Blanks
/// around unquoted fields go, quoted ones stay as they are; rows shorter than the
/// header are filled up with empty cells, and rows that are empty are left out. A quotation mark
/// in a field that does not begin with one is text (3" mass). Or a workbook, as readWorkbook()
/// reads it. Cells that an export guarded (csvField()) are as they were before.
///
/// The delimiter is the one that divides the first rows into most columns, equally
/// many in each; blanks, where no other does. Titles and comments above the table are passed
/// over. Its first row is a header unless it names an image file. A first column that R wrote for
/// the rows' numbers, without a name, is there.
/// Cancellable. Memory: about three times the file, and 32 bytes a cell, of which there are kMostTableCells
/// at most. Errors: fileNotFound, notReadable, unusableTable (no text, no rows, or a quotation mark that is
/// not closed or stands inside a quoted field; then the reason names the row; more than 512 MB or
/// kMostTableCells; as readWorkbook()), notFound (no such sheet), invalidArgument (no such encoding),
/// cancelled.
Result<Table> readTable(const std::string& path, const TableOptions& options = {},
                        const JobContext& job = {});
/// The same of bytes in memory; `path` is for Table::path and errors.
Result<Table> parseTable(std::string_view bytes, const std::string& path, const TableOptions& options = {},
                         const JobContext& job = {});

/// The column of that name, case aside where no other fits better; or by its
/// number from 1 where no column has that name.
/// Error: notFound; the detail names the columns there are.
Result<int> columnOf(const Table& table, const std::string& name);

}  // namespace fovea::dataset
