#include "dataset/text_encoding.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <memory>
#include <vector>

namespace fovea::dataset {

namespace {

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr Mark kMarks[] = {{"\xef\xbb\xbf", "UTF-8"}, {"\xff\xfe", "UTF-16LE"}, {"\xfe\xff", "UTF-16BE"}};

Error noText(const std::string& detail) {
    return {ErrorCode::unusableTable, detail, {}};
}

/// Where zero bytes stand in text without a mark: in every second place of UTF-16,
/// nowhere in the others.
Result<const char*> guessedEncoding(std::string_view bytes) {
    bool even = false, odd = false;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\0') (i % 2 ? odd : even) = true;
    if (even && odd) return noText("this is no text");
    if (even) return "UTF-16BE";
    if (odd) return "UTF-16LE";
    return isUtf8(bytes) ? "UTF-8" : "Windows-1252";
}

Result<std::string> toUtf8(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                       &ucnv_close);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) return Error{ErrorCode::internal, u_errorName(status), {}};
    std::vector<UChar> units(bytes.size() + 1);
    const std::int32_t length = ucnv_toUChars(converter.get(), units.data(), std::int32_t(units.size()),
                                              bytes.data(), std::int32_t(bytes.size()), &status);
    if (U_FAILURE(status)) return noText(std::string("its text is no valid ") + encoding);
    std::string text;
    icu::UnicodeString(false, units.data(), length).toUTF8String(text);
    return text;
}

}  // namespace

Result<DecodedText> decodeText(std::string_view bytes) {
    return guarded([&]() -> Result<DecodedText> {
        // ICU counts in 32 bits.
        if (bytes.size() > std::size_t(std::numeric_limits<std::int32_t>::max() / 4))
            return noText("it is larger than any table of labels");
        const char* encoding = nullptr;
        for (const Mark& mark : kMarks) {
            if (!bytes.starts_with(mark.bytes)) continue;
            bytes.remove_prefix(mark.bytes.size());
            encoding = mark.encoding;
            break;
        }
        if (!encoding) {
            FOVEA_TRY(encoding, guessedEncoding(bytes));
        }
        DecodedText decoded;
        decoded.encoding = encoding;
        if (decoded.encoding == "UTF-8") {
            if (!isUtf8(bytes)) return noText("its text is no valid UTF-8");
            decoded.text = bytes;
        } else {
            FOVEA_TRY(decoded.text, toUtf8(bytes, encoding));
        }
        if (decoded.text.find('\0') != std::string::npos) return noText("this is no text");
        return decoded;
    });
}

bool isUtf8(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    u_strFromUTF8(nullptr, 0, &length, text.data(), std::int32_t(text.size()), &status);
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

std::string foldedText(std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    if (ascii || !isUtf8(text)) {
        std::string lower(text);
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
        return lower;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    const icu::StringPiece piece(text.data(), std::int32_t(text.size()));
    icu::UnicodeString folded = nfc->normalize(icu::UnicodeString::fromUTF8(piece), status);
    folded = nfc->normalize(folded.foldCase(), status);
    std::string result;
    folded.toUTF8String(result);
    return result;
}

}  // namespace fovea::dataset
