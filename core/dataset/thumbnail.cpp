#include "dataset/thumbnail.h"

#include <algorithm>
#include <climits>
#include <cmath>

#include "base/processors.h"

namespace fovea::dataset {

namespace {

constexpr int kSide = Thumbnail::kSide;
constexpr int kReach = 2;  // the places around: 5 x 5
constexpr int kWindow = (2 * kReach + 1) * (2 * kReach + 1);
constexpr double kSlopes = 50;  // squares of the distances across, in a window
constexpr double kNoise = 4;    // twice two grey levels: so much is no texture
constexpr double kSteps = 4;    // of one deviation
constexpr int kDarkPart = 16;   // of the range of grey: up to there it is the dark around
constexpr int kLeast = -8, kMost = 7;
constexpr int kClear = 2;         // steps from which on a place counts as told
constexpr int kFewestClear = 40;  // places

template <int side>
using Cells = std::array<std::int16_t, std::size_t(side) * std::size_t(side)>;

/// Where the places of a cropped picture lie in the whole one, along one axis: between place
/// `at` and the next, `weight` sixteenths on.
template <int side>
struct Cut {
    std::array<int, std::size_t(side)> at;
    std::array<int, std::size_t(side)> weight;
};

/// What is cut off at both ends of an axis, of its length.
constexpr std::array<std::array<double, 2>, 7> kCuts = {
    {{0, 0}, {0.025, 0.025}, {0.05, 0.05}, {0.05, 0}, {0, 0.05}, {0.025, 0}, {0, 0.025}}};

template <int side>
const std::array<Cut<side>, kCuts.size()>& cuts() {
    static const auto all = [] {
        std::array<Cut<side>, kCuts.size()> made;
        for (std::size_t c = 0; c < kCuts.size(); ++c) {
            for (int i = 0; i < side; ++i) {
                const double place = std::clamp(
                    kCuts[c][0] * side + (i + 0.5) * (1 - kCuts[c][0] - kCuts[c][1]) - 0.5, 0.0, side - 1.0);
                const int at = std::min(int(place), side - 2);
                made[c].at[std::size_t(i)] = at;
                made[c].weight[std::size_t(i)] = int(std::lround((place - at) * 16));
            }
        }
        return made;
    }();
    return all;
}

/// Each row cut; 16 times as large as `cells`.
template <int side>
Cells<side> cutAcross(const Cells<side>& cells, const Cut<side>& cut) {
    Cells<side> result;
    for (int y = 0; y < side; ++y) {
        const std::int16_t* row = &cells[std::size_t(y * side)];
        for (int x = 0; x < side; ++x) {
            const int at = cut.at[std::size_t(x)], weight = cut.weight[std::size_t(x)];
            result[std::size_t(y * side + x)] = std::int16_t(row[at] * (16 - weight) + row[at + 1] * weight);
        }
    }
    return result;
}

double correlationFrom(std::int64_t product, std::int64_t own, std::int64_t other) {
    return own > 0 && other > 0 ? double(product) / std::sqrt(double(own) * double(other)) : 0;
}

struct Products {
    std::int32_t both = 0, own = 0, other = 0;
};

/// Of `a`, [side, side], cut down its columns (across, it is cut), and `b`, [side, side].
FOVEA_FOR_PROCESSORS Products productsOfCut(int side, const std::int16_t* a, const int* at,
                                            const int* weights, const std::int16_t* b) {
    Products sums;
    for (int y = 0; y < side; ++y) {
        const std::int16_t *upper = a + at[y] * side, *lower = upper + side, *second = b + y * side;
        const int weight = weights[y];
        for (int x = 0; x < side; ++x) {
            const std::int32_t value = (upper[x] * (16 - weight) + lower[x] * weight) >> 4;
            sums.both += value * second[x];
            sums.own += value * value;
            sums.other += second[x] * second[x];
        }
    }
    return sums;
}

template <int side>
double correlationOfCut(const Cells<side>& a, const Cut<side>& down, const Cells<side>& b) {
    const Products sums = productsOfCut(side, a.data(), down.at.data(), down.weight.data(), b.data());
    return correlationFrom(sums.both, sums.own, sums.other);
}

FOVEA_FOR_PROCESSORS Products products(std::size_t count, const std::int8_t* a, const std::int8_t* b) {
    Products sums;
    for (std::size_t i = 0; i < count; ++i) {
        sums.both += a[i] * b[i];
        sums.own += a[i] * a[i];
        sums.other += b[i] * b[i];
    }
    return sums;
}

constexpr int kCoarse = kSide / 2;
/// At half the size, pictures that do not come near this are not the same at full size.
constexpr double kHopeful = 0.6;

Cells<kCoarse> halved(const Cells<kSide>& cells) {
    Cells<kCoarse> result;
    for (int y = 0; y < kCoarse; ++y) {
        for (int x = 0; x < kCoarse; ++x) {
            const std::int16_t* from = &cells[std::size_t(2 * y * kSide + 2 * x)];
            result[std::size_t(y * kCoarse + x)] =
                std::int16_t(from[0] + from[1] + from[kSide] + from[kSide + 1]);
        }
    }
    return result;
}

/// Of `part` and `whole`, cut. The ways to cut are tried at half the size, the best of them at full.
double correlationWithPart(const Cells<kSide>& part, const Cells<kSide>& whole) {
    constexpr std::size_t kTried = 4;
    struct Way {
        double correlation;
        std::size_t across, down;
    };
    std::array<Way, kCuts.size() * kCuts.size()> ways;
    const Cells<kCoarse> smallPart = halved(part), smallWhole = halved(whole);
    for (std::size_t across = 0; across < kCuts.size(); ++across) {
        const Cells<kCoarse> cut = cutAcross<kCoarse>(smallWhole, cuts<kCoarse>()[across]);
        for (std::size_t down = 0; down < kCuts.size(); ++down)
            ways[across * kCuts.size() + down] = {
                correlationOfCut<kCoarse>(cut, cuts<kCoarse>()[down], smallPart), across, down};
    }
    std::partial_sort(ways.begin(), ways.begin() + kTried, ways.end(),
                      [](const Way& a, const Way& b) { return a.correlation > b.correlation; });
    double best = -1;
    if (ways.front().correlation < kHopeful) return ways.front().correlation;
    for (std::size_t i = 0; i < kTried; ++i) {
        const Cells<kSide> cut = cutAcross<kSide>(whole, cuts<kSide>()[ways[i].across]);
        best = std::max(best, correlationOfCut<kSide>(cut, cuts<kSide>()[ways[i].down], part));
    }
    return best;
}

Cells<kSide> wide(const std::array<std::int8_t, Thumbnail::kPlaces>& places) {
    Cells<kSide> cells;
    std::copy(places.begin(), places.end(), cells.begin());
    return cells;
}

}  // namespace

Thumbnail Thumbnail::of(const std::array<int, kPlaces>& grey) {
    const auto [darkest, brightest] = std::minmax_element(grey.begin(), grey.end());
    const int dark = *darkest + (*brightest - *darkest) / kDarkPart;
    // With a margin, in which the border goes on.
    constexpr int kWide = kSide + 2 * kReach;
    std::array<int, std::size_t(kWide) * std::size_t(kWide)> padded;
    for (int y = 0; y < kWide; ++y)
        for (int x = 0; x < kWide; ++x)
            padded[std::size_t(y * kWide + x)] = grey[std::size_t(
                std::clamp(y - kReach, 0, kSide - 1) * kSide + std::clamp(x - kReach, 0, kSide - 1))];
    Thumbnail result;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            int sum = 0, squares = 0, across = 0, down = 0, least = INT_MAX;
            for (int dy = 0; dy <= 2 * kReach; ++dy) {
                const int* row = &padded[std::size_t((y + dy) * kWide + x)];
                for (int dx = 0; dx <= 2 * kReach; ++dx) {
                    sum += row[dx];
                    squares += row[dx] * row[dx];
                    across += row[dx] * (dx - kReach);
                    down += row[dx] * (dy - kReach);
                    least = std::min(least, row[dx]);
                }
            }
            // The edge of what is shown is the device's, not the patient's.
            if (least <= dark) continue;
            const double mean = double(sum) / kWindow;
            // Without what a slope alone would give: an organ that gets thicker to one side.
            const double slopes = (double(across) * across + double(down) * down) / kSlopes;
            const double deviation = std::sqrt(std::max(0.0, (squares - slopes) / kWindow - mean * mean));
            const double above = (grey[std::size_t(y * kSide + x)] - mean) / (deviation + kNoise);
            result.m_places[std::size_t(y * kSide + x)] =
                std::int8_t(std::clamp(int(std::lround(above * kSteps)), kLeast, kMost));
        }
    }
    return result;
}

std::string Thumbnail::text() const {
    std::string digits;
    digits.reserve(kPlaces);
    for (const std::int8_t place : m_places) digits += "0123456789abcdef"[place - kLeast];
    return digits;
}

std::optional<Thumbnail> Thumbnail::parse(std::string_view digits) {
    if (digits.size() != kPlaces) return {};
    Thumbnail result;
    for (std::size_t i = 0; i < kPlaces; ++i) {
        const char c = digits[i];
        const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (value < 0) return {};
        result.m_places[i] = std::int8_t(value + kLeast);
    }
    return result;
}

Thumbnail Thumbnail::mirrored() const {
    Thumbnail result = *this;
    for (int y = 0; y < kSide; ++y)
        std::reverse(result.m_places.begin() + y * kSide, result.m_places.begin() + (y + 1) * kSide);
    return result;
}

bool Thumbnail::isTelling() const {
    return std::count_if(m_places.begin(), m_places.end(),
                         [](std::int8_t place) { return std::abs(place) >= kClear; }) >= kFewestClear;
}

double Thumbnail::correlation(const Thumbnail& other) const {
    const Products sums = products(kPlaces, m_places.data(), other.m_places.data());
    return correlationFrom(sums.both, sums.own, sums.other);
}

double Thumbnail::correlationOfCropped(const Thumbnail& other) const {
    const Cells<kSide> own = wide(m_places), second = wide(other.m_places);
    return std::max(correlationWithPart(own, second), correlationWithPart(second, own));
}

}  // namespace fovea::dataset
