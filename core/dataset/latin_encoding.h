#pragma once

#include <string>
#include <string_view>

namespace fovea::dataset {

struct LatinGuess {
    const char* encoding =
        nullptr;           ///< of kTextEncodings; nullptr: the bytes read like Latin letters in none
    bool certain = false;  ///< nothing else than Windows-1252 is likely to be meant
};

/// In which encoding bytes that are no UTF-8 hold a language of Latin letters: that in which all their
/// letters are of one language, and stand where letters stand (no sign within a word, no capital behind
/// a small letter). The order is Western, Central European, Turkish, Baltic, then those of DOS and of
/// old Macintoshes.
///
/// `certain` where Windows-1252 is meant whatever the language (German reads the same in all of
/// Windows' encodings), or where ICU's detector, which knows how often letters follow each other, finds it
/// far ahead; only that needs some text. Never where no letter or sign stands beside a plain letter: two
/// bytes alone may be one letter of an East Asian encoding.
LatinGuess latinEncoding(std::string_view bytes);

}  // namespace fovea::dataset
