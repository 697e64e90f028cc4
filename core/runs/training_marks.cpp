#include "runs/training_marks.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/sha256.h"

namespace fovea::runs {

namespace {

constexpr std::size_t kSaltDigits = 32, kMarkDigits = 8;
constexpr int kHex = 16;

bool isHex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::uint32_t numberOf(std::string_view digits) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number, kHex);
    return number;
}

}  // namespace

std::uint32_t TrainingMarks::markOf(const std::string& pixelHash) const {
    Sha256 hash;
    hash.add(m_salt).add(pixelHash);
    return numberOf(std::string_view(hash.hex()).substr(0, kMarkDigits));
}

TrainingMarks TrainingMarks::of(const std::vector<std::string>& pixelHashes) {
    const std::set<std::string> sorted(pixelHashes.begin(), pixelHashes.end());
    Sha256 all;
    all.add(std::string("fovea training marks"));
    for (const std::string& hash : sorted) all.add(hash);
    TrainingMarks marks;
    marks.m_salt = all.hex().substr(0, kSaltDigits);
    for (const std::string& hash : sorted) marks.m_marks.insert(marks.markOf(hash));
    return marks;
}

std::string TrainingMarks::text() const {
    std::string text = m_salt;
    for (const std::uint32_t mark : m_marks) {
        char digits[kMarkDigits];
        const auto end = std::to_chars(digits, digits + kMarkDigits, mark, kHex).ptr;
        text.append(kMarkDigits - std::size_t(end - digits), '0').append(digits, end);
    }
    return text;
}

Result<TrainingMarks> TrainingMarks::fromText(const std::string& text) {
    if (text.size() < kSaltDigits || (text.size() - kSaltDigits) % kMarkDigits != 0 || !isHex(text))
        return Error{ErrorCode::corruptFile, "marks of the training images that are none", {}};
    TrainingMarks marks;
    marks.m_salt = text.substr(0, kSaltDigits);
    for (std::size_t at = kSaltDigits; at < text.size(); at += kMarkDigits)
        marks.m_marks.insert(numberOf(std::string_view(text).substr(at, kMarkDigits)));
    return marks;
}

bool TrainingMarks::contain(const std::string& pixelHash) const {
    return m_marks.count(markOf(pixelHash)) > 0;
}

}  // namespace fovea::runs
