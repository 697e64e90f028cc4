#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

namespace fovea::dataset {

/// Nothing, a text in UTF-8 (never computed, whatever it begins with), or a number.
using WorkbookCell = std::variant<std::monostate, std::string, double>;

struct SheetToWrite {
    std::string name;  ///< 1 to 31 characters, none of []:*?/\ among them
    /// [rows][columns], of any lengths. The first row are the titles: bold, always in sight, with filters.
    std::vector<std::vector<WorkbookCell>> rows;
};

/// Writes an Excel workbook (.xlsx), which LibreOffice, Excel and R read, whole or not at all. Columns are
/// as wide as their longest text, up to 60 characters. A number that is none (NaN, infinite) is an empty
/// cell. Errors: invalidArgument (a sheet's name, over 1,048,576 rows, over 16,384 columns or 32,767
/// characters in a cell), notWritable, diskFull (also of the system's temporary folder).
Result<void> writeWorkbook(const std::string& path, const std::vector<SheetToWrite>& sheets,
                           FileLayer& files);

}  // namespace fovea::dataset
