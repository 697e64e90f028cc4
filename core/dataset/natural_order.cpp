#include "dataset/natural_order.h"

#include <cstddef>

namespace fovea::dataset {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the run of digits at `at`, without leading zeros.
std::string_view takeNumber(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == '0') ++at;
    const std::size_t first = at;
    while (at < text.size() && isDigit(text[at])) ++at;
    return text.substr(first, at - first);
}

// The separator sorts before every other character, so that "a/..." is not
// torn apart by "a b/...".
int rank(char c) {
    return c == '/' ? 0 : 1 + static_cast<unsigned char>(c);
}

}  // namespace

bool naturalLess(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view x = takeNumber(a, i), y = takeNumber(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
        } else {
            if (a[i] != b[j]) return rank(a[i]) < rank(b[j]);
            ++i;
            ++j;
        }
    }
    const std::size_t restA = a.size() - i, restB = b.size() - j;
    if (restA != restB) return restA < restB;
    return a < b;
}

}  // namespace fovea::dataset
