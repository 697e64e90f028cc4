#pragma once

#include <string>
#include <string_view>

namespace fovea {

/// What a table begins with so that spreadsheet programs read it as UTF-8: a byte order mark.
constexpr std::string_view kCsvMark = "\xef\xbb\xbf";

/// A field of a CSV table (RFC 4180): quoted where it holds a comma, a quotation
/// mark or a line break, or begins or ends with a blank, else as it is.
///
/// A text that a spreadsheet program would compute, as it begins with one of = + - @, a tab or a
/// carriage return, gets an apostrophe before it; so does one that begins with apostrophes and
/// then one of those, so that withoutFormulaGuard() gives back every text. Plain numbers stay.
std::string csvField(std::string_view text);

/// The text that csvField() guarded.
std::string withoutFormulaGuard(std::string_view text);

}  // namespace fovea
