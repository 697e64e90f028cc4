#include "dataset/text_encoding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "dataset/latin_encoding.h"
#include "dataset/table_messages.h"

namespace fovea::dataset {

namespace {

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
// That of UTF-16 begins that of UTF-32.
constexpr Mark kMarks[] = {{"\xef\xbb\xbf", "UTF-8"},
                           {{"\xff\xfe\0\0", 4}, "UTF-32LE"},
                           {{"\0\0\xfe\xff", 4}, "UTF-32BE"},
                           {"\xff\xfe", "UTF-16LE"},
                           {"\xfe\xff", "UTF-16BE"}};

Error noText(Message reason) {
    return {ErrorCode::unusableTable, {}, {}, {std::move(reason)}};
}

bool isHigh(char c) {
    return (c & 0x80) != 0;
}

/// Whether letters with accents stand among plain ones, as in languages of Latin letters; where most are
/// in runs of three and more, every letter of a word is one, as in other alphabets.
bool accentsAmongPlain(std::string_view bytes) {
    std::size_t high = 0, inRuns = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        if (!isHigh(bytes[i])) {
            ++i;
            continue;
        }
        const std::size_t from = i;
        while (i < bytes.size() && isHigh(bytes[i])) ++i;
        high += i - from;
        if (i - from >= 3) inRuns += i - from;
    }
    return 2 * inRuns < high;
}

/// An alphabet that is guessed at, and what its words keep to. Small letters.
struct Alphabet {
    UScriptCode script;
    std::u16string_view byFrequency;  ///< as texts have them, the most frequent first
    std::u16string_view vowels;       ///< words have one at least; empty: they are not written
    std::u16string_view accented;     ///< words of several vowels mostly have one of these
    std::u16string_view onlyLast, neverLast, neverFirst;  ///< in a word of several letters
};
constexpr Alphabet kAlphabets[] = {
    // Russian and what Ukrainian has beside; hard signs are vowels in Bulgarian.
    {USCRIPT_CYRILLIC,
     u"\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b\u043a\u043c\u0434\u043f\u0443\u044f\u044b"
     u"\u044c\u0433\u0437\u0431\u0447\u0439\u0445\u0436\u0448\u044e\u0456\u0446\u0449\u044d\u0457\u0454"
     u"\u0444",
     u"\u0430\u0435\u0451\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0456\u0457\u0454\u044a", u"", u"", u"",
     u"\u044b\u044c\u044a"},
    {USCRIPT_GREEK,
     u"\u03b1\u03bf\u03b9\u03b5\u03c4\u03c3\u03bd\u03b7\u03c5\u03c1\u03af\u03c0\u03ba\u03bc\u03bb\u03cc\u03c2"
     u"\u03ac\u03ad\u03c9\u03b4\u03ae\u03b3\u03c7\u03cd\u03ce\u03b8\u03c6\u03b2\u03be\u03b6\u03c8",
     u"\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9\u03ac\u03ad\u03ae\u03af\u03cc\u03cd\u03ce\u03ca\u03cb\u0390"
     u"\u03b0",
     u"\u03ac\u03ad\u03ae\u03af\u03cc\u03cd\u03ce\u0390\u03b0", u"\u03c2", u"\u03c3", u""},
    {USCRIPT_HEBREW,
     u"\u05d9\u05d5\u05d4\u05dc\u05d0\u05de\u05e8\u05ea\u05d1\u05e9\u05e0\u05dd\u05db\u05d3\u05e2\u05e4\u05d7"
     u"\u05e7\u05d8\u05e1\u05e6\u05d2\u05df\u05d6\u05da\u05e5\u05e3",
     u"", u"", u"\u05dd\u05df\u05da\u05e3\u05e5", u"\u05db\u05de\u05e0\u05e6", u""},
    {USCRIPT_ARABIC,
     u"\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u0647\u0629\u0639\u062f\u0633\u0641\u0643\u0623"
     u"\u062d\u0642\u062c\u0625\u0649\u0634\u0635\u0637\u062e\u0632\u0630\u062b\u0636\u063a\u0621\u0626\u0624"
     u"\u0638\u0622",
     u"", u"", u"\u0629\u0649", u"", u""}};

bool has(std::u16string_view letters, UChar32 c) {
    return c <= 0xFFFF && letters.find(char16_t(c)) != std::u16string_view::npos;
}
int countIn(std::u32string_view word, std::u16string_view letters) {
    return int(std::count_if(word.begin(), word.end(), [&](char32_t c) { return has(letters, UChar32(c)); }));
}

/// Letters of one script that stand together.
struct Word {
    UScriptCode script = USCRIPT_COMMON;
    std::u32string letters;  ///< small
    int capitals = 0;
    bool capitalFirst = false;
};

/// How much a word looks like one of its alphabet: about 1 for each letter, more where it is frequent, less
/// where the word breaks the rules of its language. 0 in scripts that are not guessed at.
double worth(const Word& word) {
    constexpr double kFrequent = 0.3, kRare = -0.3, kBroken = -0.5, kOddCase = -0.4, kCapitals = -0.02,
                     kNoAccent = -0.05, kIdeograph = 1.1;
    const std::u32string_view letters = word.letters;
    const int length = int(letters.size());
    if (word.script == USCRIPT_HAN || word.script == USCRIPT_HANGUL) return kIdeograph * length;
    const auto alphabet = std::find_if(std::begin(kAlphabets), std::end(kAlphabets),
                                       [&](const Alphabet& a) { return a.script == word.script; });
    if (alphabet == std::end(kAlphabets)) return 0;
    double each = 1;
    if (length > 1) {
        const int vowels = countIn(letters, alphabet->vowels);
        const bool small = word.capitals == 0 || (word.capitals == 1 && word.capitalFirst);
        const bool broken =
            has(alphabet->neverFirst, UChar32(letters.front())) ||
            (!alphabet->vowels.empty() && vowels == 0) ||
            // Capitals have no other form at the end, and mostly no accents.
            (small && (countIn(letters.substr(0, letters.size() - 1), alphabet->onlyLast) > 0 ||
                       has(alphabet->neverLast, UChar32(letters.back()))));
        const bool accentMissing =
            small && vowels > 1 && !alphabet->accented.empty() && countIn(letters, alphabet->accented) != 1;
        if (broken) each += kBroken;
        if (!small) each += word.capitals == length ? kCapitals : kOddCase;
        if (accentMissing) each += kNoAccent;
    }
    double sum = each * length;
    for (const char32_t c : letters) {
        const auto rank = std::find(alphabet->byFrequency.begin(), alphabet->byFrequency.end(), c);
        const double share =
            double(rank - alphabet->byFrequency.begin()) / double(alphabet->byFrequency.size());
        sum += rank == alphabet->byFrequency.end() ? kRare : kFrequent * (1 - share);
    }
    return sum;
}

/// How much like words a text is, 0 to about 1.3, for each of its other than ASCII characters.
double likeliness(std::string_view text, std::string_view encoding) {
    const icu::UnicodeString units =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), std::int32_t(text.size())));
    int all = 0;
    double sum = 0;
    bool anyKana = false, anyHan = false, anyHangul = false;
    Word word;
    const auto endWord = [&] {
        sum += worth(word);
        word = {};
    };
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
        const UChar32 c = units.char32At(at);
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript(c, &status);
        const bool kana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
        // Half width katakana is what single bytes of other encodings look like.
        const bool halfWidth = c >= 0xff61 && c <= 0xff9f;
        anyKana |= kana && !halfWidth;
        anyHan |= script == USCRIPT_HAN;
        anyHangul |= script == USCRIPT_HANGUL;
        if (c > 0x7f) ++all;
        if (c <= 0x7f || !u_isalpha(c) || halfWidth) {
            endWord();
            continue;
        }
        // Japanese mixes its three.
        if (kana) script = USCRIPT_HAN;
        if (script != word.script) endWord();
        word.script = script;
        if (u_isupper(c)) {
            word.capitalFirst |= word.letters.empty();
            ++word.capitals;
        }
        word.letters += char32_t(u_tolower(c));
    }
    endWord();
    // What tells Japanese and Korean from Chinese, whose bytes are valid in their encodings, too.
    constexpr double kOwnLetters = 0.02, kForeignLetters = -0.1;
    double own = 0;
    if (encoding == "Shift_JIS" || encoding == "EUC-JP")
        own = anyKana ? kOwnLetters : 0;
    else if (anyHangul)
        own = anyHan ? kForeignLetters : kOwnLetters;
    // Hardly written any more; KOI8-R has small and capital letters where others have them the other way
    // round.
    double old = 0;
    if (encoding == "KOI8-R")
        old = 0.05;
    else if (encoding == "IBM866" || encoding == "ISO-8859-5")
        old = 0.02;
    return all == 0 ? 0 : sum / all + own - old;
}

Result<std::string> toUtf8(std::string_view bytes, const char* encoding);

/// The likeliest encoding of a text that is no UTF-8 and of other than Latin letters; Windows-1252 where none
/// gives words. Of equally likely ones the first of this order, the most used ones.
const char* likeliestEncoding(std::string_view bytes) {
    constexpr std::size_t kEnough = 64u << 10;
    if (bytes.size() > kEnough) {
        // Up to the end of a row, so that no character is cut.
        const std::size_t end = bytes.rfind('\n', kEnough);
        if (end != std::string_view::npos) bytes = bytes.substr(0, end);
    }
    const char* best = "Windows-1252";
    double bestScore = 0.5;
    constexpr double kEqual = 1e-6;
    for (const char* encoding : {"Windows-1251", "Shift_JIS", "GB18030", "EUC-JP", "EUC-KR", "Big5", "KOI8-R",
                                 "IBM866", "Windows-1253", "ISO-8859-5", "Windows-1255", "Windows-1256"}) {
        const Result<std::string> text = toUtf8(bytes, encoding);
        if (!text) continue;
        const double score = likeliness(*text, encoding);
        if (score <= bestScore + kEqual) continue;
        best = encoding;
        bestScore = score;
    }
    return best;
}

struct Guess {
    const char* encoding;
    bool certain;
};

/// Where zero bytes stand in text without a mark: in every second place of UTF-16 but for some letters
/// (a whole row of 256 begins with a zero), in three of four of UTF-32, nowhere in the others.
Result<Guess> guessedEncoding(std::string_view bytes) {
    std::size_t zeros[4] = {};
    for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 4] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
    if (even + odd > 0) {
        const std::size_t letters = bytes.size() / 4;
        if (bytes.size() % 4 == 0 && zeros[0] == letters && zeros[3] < letters)
            return Guess{"UTF-32BE", true};
        if (bytes.size() % 4 == 0 && zeros[3] == letters && zeros[0] < letters)
            return Guess{"UTF-32LE", true};
        // A single one is no text of any encoding.
        constexpr std::size_t kClearly = 4, kOften = 20;
        if (kOften * (even + odd) < bytes.size()) return noText(kTableIsNoText);
        if (even > kClearly * odd) return Guess{"UTF-16BE", true};
        if (odd > kClearly * even) return Guess{"UTF-16LE", true};
        return noText(kTableIsNoText);
    }
    // ASCII alone, with the escape sequences of Japanese.
    for (const std::string_view escape : {"\x1b$B", "\x1b$@"})
        if (bytes.find(escape) != std::string_view::npos) return Guess{"ISO-2022-JP", true};
    if (isUtf8(bytes)) return Guess{"UTF-8", true};
    if (accentsAmongPlain(bytes))
        if (const LatinGuess latin = latinEncoding(bytes); latin.encoding)
            return Guess{latin.encoding, latin.certain};
    return Guess{likeliestEncoding(bytes), false};
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
    if (U_FAILURE(status)) return noText({kTableNotEncodedSo, {{"encoding", std::string(encoding)}}});
    std::string text;
    icu::UnicodeString(false, units.data(), length).toUTF8String(text);
    return text;
}

}  // namespace

std::string_view textEncodingNamed(std::string_view name) {
    const std::string folded = foldedText(name);
    for (const std::string_view encoding : kTextEncodings)
        if (foldedText(encoding) == folded) return encoding;
    return {};
}

Result<DecodedText> decodeText(std::string_view bytes, std::string_view said) {
    return guarded([&]() -> Result<DecodedText> {
        // ICU counts in 32 bits.
        if (bytes.size() > std::size_t(std::numeric_limits<std::int32_t>::max() / 4))
            return noText(kTableTooLarge);
        const char* encoding = nullptr;
        bool certain = true;
        if (!said.empty() && textEncodingNamed(said).empty())
            return Error{ErrorCode::invalidArgument, "no encoding '" + std::string(said) + "'", {}};
        for (const Mark& mark : kMarks) {
            if (!bytes.starts_with(mark.bytes)) continue;
            bytes.remove_prefix(mark.bytes.size());
            encoding = mark.encoding;
            break;
        }
        if (!encoding && !said.empty()) encoding = textEncodingNamed(said).data();
        if (!encoding) {
            FOVEA_TRY(const Guess guess, guessedEncoding(bytes));
            encoding = guess.encoding;
            certain = guess.certain;
        }
        DecodedText decoded;
        decoded.encoding = encoding;
        decoded.certain = certain;
        if (decoded.encoding == "UTF-8") {
            if (!isUtf8(bytes)) return noText({kTableNotEncodedSo, {{"encoding", std::string("UTF-8")}}});
            decoded.text = bytes;
        } else {
            FOVEA_TRY(decoded.text, toUtf8(bytes, encoding));
        }
        if (decoded.text.find('\0') != std::string::npos) return noText(kTableIsNoText);
        return decoded;
    });
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
