#pragma once

#include "base/message.h"

namespace fovea::dataset {

/// Why a table of labels cannot be used: reasons of ErrorCode::unusableTable.
constexpr MessageKind kTableIsFolder{"table_is_folder",
                                     FOVEA_TEXT("Messages", "This is a folder and no table.")};
constexpr MessageKind kTableTooLarge{
    "table_too_large",
    FOVEA_TEXT("Messages",
               "This file is larger than any table of labels. Choose the one that names the images.")};
constexpr MessageKind kTableIsNoText{
    "table_is_no_text",
    FOVEA_TEXT("Messages",
               "This file holds no text. Choose a table as CSV, TSV, Excel workbook (.xlsx) or OpenDocument "
               "spreadsheet (.ods).")};
constexpr MessageKind kTableNotEncodedSo{
    "table_not_encoded_so",
    FOVEA_TEXT("Messages",
               "The text of this table is not {encoding}. Say how it is encoded, or save it as UTF-8.")};
constexpr MessageKind kTableEmpty{"table_empty",
                                  FOVEA_TEXT("Messages", "This table is empty. Choose another file.")};
constexpr MessageKind kTableOnlyHeader{
    "table_only_header",
    FOVEA_TEXT("Messages", "This table has no row but its header. Choose another file.")};
constexpr MessageKind kTableMarkNotClosed{
    "table_mark_not_closed",
    FOVEA_TEXT("Messages",
               "Row {row} of this table has a quotation mark that is never closed. Correct that row.")};
constexpr MessageKind kTableMarkInside{
    "table_mark_inside",
    FOVEA_TEXT("Messages",
               "Row {row} of this table has a quotation mark inside a text that is quoted. Write it twice "
               "there.")};
constexpr MessageKind kOldWorkbook{
    "table_old_workbook",
    FOVEA_TEXT("Messages", "This is a workbook of Excel 97 to 2003. Save it as .xlsx or CSV.")};
constexpr MessageKind kNoWorkbook{
    "table_no_workbook",
    FOVEA_TEXT(
        "Messages",
        "This archive is neither an Excel workbook (.xlsx) nor an OpenDocument spreadsheet (.ods). Save "
        "the table as one of these or as CSV.")};
constexpr MessageKind kWorkbookDamaged{
    "table_workbook_damaged",
    FOVEA_TEXT("Messages", "This workbook is damaged. Open it in a spreadsheet program and save it again.")};
constexpr MessageKind kWorkbookWithoutTable{
    "table_workbook_empty",
    FOVEA_TEXT("Messages", "No sheet of this workbook holds a table. Choose another file.")};
constexpr MessageKind kColumnMeansTwo{
    "table_column_means_two",
    FOVEA_TEXT("Messages", "The column '{column}' cannot mean two things. Choose another for one of them.")};
constexpr MessageKind kFileColumnUnclear{
    "table_file_column_unclear",
    FOVEA_TEXT("Messages", "It is not clear which column names the image files. Say which it is.")};
constexpr MessageKind kOtherColumnsUnclear{
    "table_other_columns_unclear",
    FOVEA_TEXT("Messages",
               "It is not clear which columns hold classes, patients or splits. Say which they are.")};
constexpr MessageKind kNoRowUsable{
    "table_no_row_usable",
    FOVEA_TEXT("Messages", "No row of this table can be used. What is wrong with the first stands here.")};
constexpr MessageKind kNoRowNamesImage{
    "table_no_row_names_image",
    FOVEA_TEXT("Messages",
               "Of the {rows|row|rows} of this table none names one image below the folder for certain, by "
               "column '{column}'. See that folder and column are the right ones.")};
constexpr MessageKind kImagesInNoClass{
    "table_images_in_no_class",
    FOVEA_TEXT("Messages", "Images in no folder of a class need a column that says their class.")};
constexpr MessageKind kNoRowOfProject{
    "table_no_row_of_project",
    FOVEA_TEXT("Messages",
               "None of the rows of this table names an image of this project. See that it is the right "
               "table.")};

// Why a row of one cannot be used, wherever it is read.
constexpr MessageKind kBadMark{
    "row_bad_mark",
    FOVEA_TEXT("Messages",
               "Row {row} of {table} has in column '{column}' neither 0 nor 1, nor words like yes and no.")};
constexpr MessageKind kSeveralMarks{
    "row_several_classes", FOVEA_TEXT("Messages", "Row {row} of {table} marks {classes|class|classes}.")};

}  // namespace fovea::dataset
