#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

// What the headers of NRRD and MetaImage have in common: lines of text, and names of files with the voxels.

namespace fovea::imaging {

/// The value of a key of a text header ("key = value", or with another sign), without blanks around it, and
/// where the next line begins.
struct HeaderLine {
    std::string value;
    std::size_t next = 0;
};

/// Nothing where no line begins with the key. `anyCase`: in capitals or small letters.
std::optional<HeaderLine> lineOf(std::string_view header, std::string_view key, char sign = '=',
                                 bool anyCase = false);

/// `text` cut at blanks.
std::vector<std::string> wordsOf(std::string_view text);

/// The lines of `text` that are not empty, without what surrounds them.
std::vector<std::string> linesOf(std::string_view text);

/// A number at the beginning of `text`.
std::optional<int> integerOf(std::string_view text);

/// Names by a number that is counted up: "slice%03d.raw 1 5 1" (first, last, step). The libraries hand the
/// text to printf(), so that all that is not one such place is a plain name here.
struct FilePattern {
    std::string before, after;
    std::size_t digits = 0;
    bool zeros = false;
    std::vector<int> numbers;  ///< of those words behind it that are numbers, in this order
};
std::optional<FilePattern> patternOf(std::string_view value);
std::vector<std::string> namesBy(const FilePattern& pattern, long long first, long long step,
                                 std::size_t count);

/// A file beside the header's. Errors: corruptFile.
Result<MappedFile> openBeside(const std::string& path, const std::string& name);

/// How the data of a volume are packed.
enum class Packing { none, gzip, bzip2 };

/// Appends `needed` bytes of what is packed. `open`: set where the data end before their checksum.
/// Errors: corruptFile where they end before `needed` bytes came, or are damaged.
Result<void> appendUnpacked(std::span<const std::byte> packed, Packing packing, std::size_t needed,
                            std::vector<std::byte>& out, bool& open);

/// The voxels are fewer than the header says.
Error tooFewVoxels();

}  // namespace fovea::imaging
