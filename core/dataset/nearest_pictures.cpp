#include "dataset/nearest_pictures.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <tuple>
#include <utility>

#include "base/processors.h"
#include "base/random.h"
#include "dataset/radix_sort.h"

namespace fovea::dataset {

namespace {

constexpr int kLeastLikeness = 127 * 127 / 2;
constexpr std::size_t kAllCompared = 4096;
constexpr int kDivisions = 16;
constexpr std::size_t kOnOneSide = 256;  // pictures, of so many as chance leaves together
constexpr std::size_t kMostCompared = 512;

using Near = std::array<NearPicture, kNearest>;

constexpr std::size_t kParts = std::tuple_size_v<Outline>;

FOVEA_FOR_PROCESSORS int product(const Outline& a, const Outline& b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// So many outlines are multiplied with so many others at once: the products fit into the registers.
constexpr std::size_t kAcross = 4, kLanes = 16;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(alignof(float)), may_alias));
using Tile = std::array<std::array<float, kLanes>, kAcross>;

/// [kParts, kLanes] times [kParts, kAcross]. The products are whole numbers below 2^24, which single
/// precision holds exactly. Returns whether one is above kLeastLikeness.
FOVEA_FOR_PROCESSORS bool multiply(const float* parts, const float* factors, Tile& tile) {
    static_assert(kAcross == 4);
    Lanes a = {}, b = {}, c = {}, d = {};
    for (std::size_t part = 0; part < kParts; ++part, parts += kLanes, factors += kAcross) {
        const Lanes columns = *reinterpret_cast<const Lanes*>(parts);
        a += factors[0] * columns;
        b += factors[1] * columns;
        c += factors[2] * columns;
        d += factors[3] * columns;
    }
    const Lanes limit = float(kLeastLikeness) - Lanes{};
    const auto above = (a > limit) | (b > limit) | (c > limit) | (d > limit);
    bool any = false;
    for (std::size_t lane = 0; lane < kLanes; ++lane) any = any || above[lane] != 0;
    std::memcpy(tile[0].data(), &a, sizeof a);
    std::memcpy(tile[1].data(), &b, sizeof b);
    std::memcpy(tile[2].data(), &c, sizeof c);
    std::memcpy(tile[3].data(), &d, sizeof d);
    return any;
}

using Floats = std::array<float, kParts>;
Floats floats(const Outline& outline) {
    Floats result;
    std::copy(outline.begin(), outline.end(), result.begin());
    return result;
}

/// Multiplies each of `rows` with those of `columns` that `limits(row)` names, from the first up to but
/// without the second, which grow with the row, and calls `found(row, column, product)` where the product is
/// above kLeastLikeness.
template <class Limits, class Found>
void multiplyAll(std::span<const Outline* const> rows, std::span<const Outline* const> columns,
                 const Limits& limits, const Found& found) {
    // Block by block of kLanes columns, in each part by part.
    std::vector<float> parts((columns.size() + kLanes - 1) / kLanes * kLanes * kParts);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        float* const block = &parts[c / kLanes * kLanes * kParts + c % kLanes];
        const Floats column = floats(*columns[c]);
        for (std::size_t part = 0; part < kParts; ++part) block[part * kLanes] = column[part];
    }
    std::array<float, kParts * kAcross> factors;
    Tile tile;
    for (std::size_t r = 0; r < rows.size(); r += kAcross) {
        const std::size_t count = std::min(kAcross, rows.size() - r);
        for (std::size_t k = 0; k < kAcross; ++k) {
            const Floats row = k < count ? floats(*rows[r + k]) : Floats{};
            for (std::size_t part = 0; part < kParts; ++part) factors[part * kAcross + k] = row[part];
        }
        const std::size_t begin = limits(r).first / kLanes * kLanes, end = limits(r + count - 1).second;
        for (std::size_t c = begin; c < end; c += kLanes) {
            if (!multiply(&parts[c * kParts], factors.data(), tile)) continue;
            for (std::size_t k = 0; k < count; ++k) {
                const auto [from, to] = limits(r + k);
                for (std::size_t lane = 0; lane < kLanes; ++lane)
                    if (tile[k][lane] > kLeastLikeness && c + lane >= from && c + lane < to)
                        found(r + k, c + lane, int(tile[k][lane]));
            }
        }
    }
}

/// Keeps the best, the most alike first.
void note(Near& near, const NearPicture& found) {
    if (found.likeness <= near.back().likeness) return;
    for (NearPicture& known : near) {
        if (known.likeness == 0 || known.other != found.other || known.mirrored != found.mirrored) continue;
        return;  // of an earlier division
    }
    near.back() = found;
    for (std::size_t i = near.size() - 1; i > 0 && near[i].likeness > near[i - 1].likeness; --i)
        std::swap(near[i], near[i - 1]);
}

std::vector<const Outline*> pointersTo(const std::vector<Outline>& outlines) {
    std::vector<const Outline*> pointers;
    for (const Outline& outline : outlines) pointers.push_back(&outline);
    return pointers;
}

}  // namespace

std::vector<std::array<NearPicture, kNearest>> nearestPictures(const std::vector<Outline>& own,
                                                               const std::vector<Outline>& mirrored) {
    std::vector<Near> near(own.size());
    const auto found = [&](std::size_t a, std::size_t b, bool mirror, int likeness) {
        note(near[a], {b, mirror, likeness});
        note(near[b], {a, mirror, likeness});
    };
    if (own.size() <= kAllCompared) {
        const std::vector<const Outline*> rows = pointersTo(own);
        for (const bool mirror : {false, true})
            multiplyAll(
                rows, mirror ? pointersTo(mirrored) : rows,
                [](std::size_t row) { return std::pair(std::size_t(0), row); },
                [&](std::size_t row, std::size_t column, int likeness) {
                    found(column, row, mirror, likeness);
                });
        return near;
    }
    struct Place {
        std::uint32_t side;  ///< of each plane
        std::uint32_t picture;
        bool mirrored;
    };
    const int planes = std::bit_width(own.size() / kOnOneSide);
    Random random(1);
    std::vector<Place> places, scratch;
    for (int division = 0; division < kDivisions; ++division) {
        std::vector<Outline> normals(static_cast<std::size_t>(planes));
        for (Outline& normal : normals)
            for (std::int16_t& part : normal) part = std::int16_t(random.below(255)) - 127;
        places.clear();
        for (const bool mirror : {false, true}) {
            for (std::size_t p = 0; p < own.size(); ++p) {
                std::uint32_t side = 0;
                for (const Outline& normal : normals)
                    side = side << 1 | std::uint32_t(product(mirror ? mirrored[p] : own[p], normal) > 0);
                places.push_back({side, std::uint32_t(p), mirror});
            }
        }
        radixSort(places, scratch, planes, [](const Place& p) { return p.side; });
        std::vector<const Outline*> outlines;
        for (auto from = places.begin(), to = from; from != places.end(); from = to) {
            to = std::find_if(from, places.end(), [&](const Place& p) { return p.side != from->side; });
            const std::span<const Place> side(from, to);
            outlines.clear();
            for (const Place& p : side)
                outlines.push_back(p.mirrored ? &mirrored[p.picture] : &own[p.picture]);
            multiplyAll(
                outlines, outlines,
                [](std::size_t row) { return std::pair(row - std::min(row, kMostCompared), row); },
                [&](std::size_t row, std::size_t column, int likeness) {
                    const Place &x = side[column], &y = side[row];
                    // Two mirror images say nothing that the pictures do not.
                    if (x.picture == y.picture || (x.mirrored && y.mirrored)) return;
                    if (x.mirrored)
                        found(x.picture, y.picture, true, likeness);
                    else
                        found(y.picture, x.picture, y.mirrored, likeness);
                });
        }
    }
    return near;
}

}  // namespace fovea::dataset
