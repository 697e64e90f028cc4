#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dataset/table.h"

namespace fovea::dataset {

struct Sheet {
    std::string name;
    std::vector<TableRow> rows;  ///< those with any text; cells without empty ones at their end
};

/// Whether the first bytes are those of a zip archive, as workbooks are.
bool looksLikeWorkbook(std::string_view bytes);

/// The sheets of an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods), in their order.
/// Cells are text: numbers as short as they are exact, truth values as TRUE and FALSE, formulas by
/// the result that the program stored. Dates are what they are stored as: a number of days in
/// .xlsx, a date in .ods.
///
/// Bounded by what the archive says that it unpacks to (512 MB), and by what its cells come to, of which some
/// bytes can repeat any number: 20 million that are set, kMostTableCells in rows, a gigabyte of text.
/// Error: unusableTable (another archive, damaged, too large).
Result<std::vector<Sheet>> readWorkbook(std::string_view bytes, const std::string& path);

}  // namespace fovea::dataset
