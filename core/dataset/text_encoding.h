#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace fovea::dataset {

struct DecodedText {
    std::string text;      ///< valid UTF-8 without byte order mark
    std::string encoding;  ///< that it was in: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"
};

/// Text of a file in the encodings that spreadsheet programs write: UTF-8 or
/// UTF-16 by its byte order mark; UTF-16 without one by its zero bytes; else UTF-8
/// where the bytes are valid UTF-8; else Windows-1252.
/// Error: unusableTable (zero bytes as binary files have, or bytes that mean
/// nothing in the encoding).
Result<DecodedText> decodeText(std::string_view bytes);

bool isUtf8(std::string_view text);

/// A form in which texts are equal that differ in case or in how an accented
/// letter is composed (macOS stores file names decomposed): Unicode's full case
/// folding after NFC. What is no UTF-8 is taken byte by byte.
std::string foldedText(std::string_view text);

}  // namespace fovea::dataset
