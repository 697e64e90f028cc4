#include "dataset/nearest_pictures.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/processors.h"
#include "base/random.h"

namespace fovea::dataset {

namespace {

constexpr int kLeastLikeness = 127 * 127 / 2;
constexpr std::size_t kAllCompared = 4096;
constexpr int kDivisions = 16;
constexpr std::size_t kOnOneSide = 256;  // pictures, of so many as chance leaves together
constexpr std::size_t kMostCompared = 512;

using Near = std::array<NearPicture, kNearest>;

FOVEA_FOR_PROCESSORS int product(const Outline& a, const Outline& b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
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

}  // namespace

std::vector<std::array<NearPicture, kNearest>> nearestPictures(const std::vector<Outline>& own,
                                                               const std::vector<Outline>& mirrored) {
    std::vector<Near> near(own.size());
    const auto compare = [&](std::size_t a, std::size_t b, bool mirror) {
        const int likeness = product(mirror ? mirrored[a] : own[a], own[b]);
        if (likeness <= kLeastLikeness) return;
        note(near[a], {b, mirror, likeness});
        note(near[b], {a, mirror, likeness});
    };
    if (own.size() <= kAllCompared) {
        for (std::size_t b = 1; b < own.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                for (const bool mirror : {false, true}) compare(a, b, mirror);
        return near;
    }
    struct Place {
        std::uint32_t side;  ///< of each plane
        std::uint32_t picture;
        bool mirrored;
    };
    const int planes = std::bit_width(own.size() / kOnOneSide);
    Random random(1);
    for (int division = 0; division < kDivisions; ++division) {
        std::vector<Outline> normals(static_cast<std::size_t>(planes));
        for (Outline& normal : normals)
            for (std::int16_t& part : normal) part = std::int16_t(random.below(255)) - 127;
        std::vector<Place> places;
        for (const bool mirror : {false, true}) {
            for (std::size_t p = 0; p < own.size(); ++p) {
                std::uint32_t side = 0;
                for (const Outline& normal : normals)
                    side = side << 1 | std::uint32_t(product(mirror ? mirrored[p] : own[p], normal) > 0);
                places.push_back({side, std::uint32_t(p), mirror});
            }
        }
        std::stable_sort(places.begin(), places.end(),
                         [](const Place& a, const Place& b) { return a.side < b.side; });
        for (std::size_t b = 1; b < places.size(); ++b) {
            for (std::size_t a = b;
                 a-- > b - std::min(b, kMostCompared) && places[a].side == places[b].side;) {
                const Place &x = places[a], &y = places[b];
                // Two mirror images say nothing that the pictures do not.
                if (x.picture == y.picture || (x.mirrored && y.mirrored)) continue;
                if (x.mirrored)
                    compare(x.picture, y.picture, true);
                else
                    compare(y.picture, x.picture, y.mirrored);
            }
        }
    }
    return near;
}

}  // namespace fovea::dataset
