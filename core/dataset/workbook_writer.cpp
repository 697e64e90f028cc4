#include "dataset/workbook_writer.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/temporary_folder.h"

#include <xlsxwriter.h>

namespace fovea::dataset {

namespace {

constexpr double kWidest = 60, kNarrowest = 8, kRoomForFilter = 3;

Error workbookError(lxw_error state) {
    switch (state) {
        case LXW_ERROR_CREATING_XLSX_FILE:
        case LXW_ERROR_CREATING_TMPFILE:
        case LXW_ERROR_READING_TMPFILE:
        case LXW_ERROR_ZIP_FILE_OPERATION:
        case LXW_ERROR_ZIP_FILE_ADD:
        case LXW_ERROR_ZIP_CLOSE:
            return {ErrorCode::notWritable, lxw_strerror(state), {}};
        case LXW_ERROR_MEMORY_MALLOC_FAILED:
            return {ErrorCode::outOfMemory, lxw_strerror(state), {}};
        default:
            return {ErrorCode::invalidArgument, lxw_strerror(state), {}};
    }
}

Result<void> checked(lxw_error state) {
    if (state != LXW_NO_ERROR) return workbookError(state);
    return {};
}

/// In characters, as far as a column's width goes.
double lengthOf(const WorkbookCell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    if (!text) return kNarrowest;
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return double(std::count_if(text->begin(), text->end(), begins));
}

Result<void> writeCell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const WorkbookCell& cell,
                       lxw_format* format) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return checked(worksheet_write_string(sheet, row, column, text->c_str(), format));
    if (const auto* number = std::get_if<double>(&cell); number && std::isfinite(*number))
        return checked(worksheet_write_number(sheet, row, column, *number, format));
    return {};
}

Result<void> writeSheet(lxw_workbook* book, lxw_format* title, const SheetToWrite& from) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, from.name.c_str());
    if (!sheet) return Error{ErrorCode::invalidArgument, "a sheet cannot be called " + from.name, {}};
    if (from.rows.size() > LXW_ROW_MAX)
        return Error{ErrorCode::invalidArgument, std::to_string(from.rows.size()) + " rows", {}};
    std::vector<double> widths;
    for (std::size_t r = 0; r < from.rows.size(); ++r) {
        const auto& row = from.rows[r];
        if (row.size() > LXW_COL_MAX)
            return Error{ErrorCode::invalidArgument, std::to_string(row.size()) + " columns", {}};
        if (widths.size() < row.size()) widths.resize(row.size(), kNarrowest);
        for (std::size_t c = 0; c < row.size(); ++c) {
            FOVEA_CHECK(writeCell(sheet, lxw_row_t(r), lxw_col_t(c), row[c], r == 0 ? title : nullptr));
            widths[c] = std::max(widths[c], lengthOf(row[c]) + (r == 0 ? kRoomForFilter : 0));
        }
    }
    for (std::size_t c = 0; c < widths.size(); ++c)
        FOVEA_CHECK(checked(worksheet_set_column(sheet, lxw_col_t(c), lxw_col_t(c),
                                                 std::min(widths[c] + 1, kWidest), nullptr)));
    worksheet_freeze_panes(sheet, 1, 0);
    if (from.rows.size() > 1 && !widths.empty())
        FOVEA_CHECK(checked(worksheet_autofilter(sheet, 0, 0, lxw_row_t(from.rows.size() - 1),
                                                 lxw_col_t(widths.size() - 1))));
    return {};
}

}  // namespace

Result<void> writeWorkbook(const std::string& path, const std::vector<SheetToWrite>& sheets,
                           FileLayer& files) {
    // The library writes a file of its own; whole or not at all is ours.
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    const std::string made = folder.path("workbook.xlsx");
    lxw_workbook_options options{};
    const std::string parts = folder.path("");
    options.tmpdir = const_cast<char*>(parts.c_str());
    lxw_workbook* book = workbook_new_opt(made.c_str(), &options);
    if (!book) return Error{ErrorCode::outOfMemory, "a new workbook", {}};
    const auto fill = [&]() -> Result<void> {
        lxw_format* title = workbook_add_format(book);
        format_set_bold(title);
        for (const SheetToWrite& sheet : sheets) FOVEA_CHECK(writeSheet(book, title, sheet));
        return {};
    };
    const Result<void> filled = fill();
    const lxw_error closed = workbook_close(book);  // frees it, whatever it returns
    FOVEA_CHECK(filled);
    FOVEA_CHECK(checked(closed));
    FOVEA_TRY(const std::string bytes, readTextFile(made));
    return files.writeAtomically(path, bytes);
}

}  // namespace fovea::dataset
