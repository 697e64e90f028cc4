#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace fovea::dataset {

struct DecodedText {
    std::string text;      ///< valid UTF-8 without byte order mark
    std::string encoding;  ///< that it was in: one of kTextEncodings
    bool certain = true;   ///< false: by what it looks like; a person should see whether it reads rightly
};

/// In which a table's text may be; the names are ICU's and IANA's.
constexpr std::string_view kTextEncodings[] = {
    "UTF-8",        "Windows-1252", "Windows-1250", "Windows-1251", "KOI8-R",     "IBM866",    "Windows-1253",
    "Windows-1254", "Windows-1255", "Windows-1256", "Windows-1257", "ISO-8859-2", "Shift_JIS", "EUC-JP",
    "GB18030",      "Big5",         "EUC-KR",       "macintosh",    "IBM850",     "IBM852",    "UTF-16LE",
    "UTF-16BE",     "UTF-32LE",     "UTF-32BE",     "ISO-8859-5",   "ISO-2022-JP"};
/// The one of that name, in any case; empty for none.
std::string_view textEncodingNamed(std::string_view name);

/// Text of a file in the encodings that spreadsheet programs write: UTF-8 or
/// UTF-16 or UTF-32 by its byte order mark; without one by its zero bytes; by the escape sequences of
/// Japanese; else UTF-8 where the bytes are valid UTF-8; else as latinEncoding() finds it, where letters with
/// accents stand among plain ones; else the Cyrillic, Greek, Hebrew, Arabic or East Asian encoding that gives
/// the likeliest text, by how frequent letters are and by what no word of the language has; it is then not
/// `certain`.
///
/// `encoding`: one of kTextEncodings, where it is known; empty: as above. A byte order mark goes
/// before it.
/// Error: unusableTable (zero bytes as binary files have, or bytes that mean
/// nothing in the encoding), invalidArgument (no such encoding).
Result<DecodedText> decodeText(std::string_view bytes, std::string_view encoding = {});

/// A form in which texts are equal that differ in case or in how an accented
/// letter is composed (macOS stores file names decomposed): Unicode's full case
/// folding after NFC. What is no UTF-8 is taken byte by byte.
std::string foldedText(std::string_view text);

}  // namespace fovea::dataset
