#include "dataset/perceptual_hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/processors.h"
#include "dataset/nearest_pictures.h"
#include "dataset/overlay.h"
#include "dataset/radix_sort.h"
#include "dataset/thumbnail.h"
#include "dataset/union_find.h"
#include "imaging/resize.h"

namespace fovea::dataset {

namespace {

constexpr int kSide = 32;
constexpr int kBits = kSide * kSide;
constexpr int kStep = 2;  // grey levels
/// Images with fewer bits set than this are nearly even: all of them would be alike.
constexpr int kFewestSet = 64;
constexpr int kWords = kBits / 64;
constexpr std::size_t kDigits = kBits / 4;

using Bits = std::array<std::uint64_t, kWords>;

FOVEA_FOR_PROCESSORS int distance(const Bits& a, const Bits& b) {
    int bits = 0;
    for (int w = 0; w < kWords; ++w) bits += std::popcount(a[std::size_t(w)] ^ b[std::size_t(w)]);
    return bits;
}

FOVEA_FOR_PROCESSORS int setInEither(const Bits& a, const Bits& b) {
    int bits = 0;
    for (int w = 0; w < kWords; ++w) bits += std::popcount(a[std::size_t(w)] | b[std::size_t(w)]);
    return bits;
}

std::optional<Bits> parse(std::string_view digits) {
    Bits bits;
    for (int w = 0; w < kWords; ++w) {
        const char* from = digits.data() + w * 16;
        const auto [end, code] = std::from_chars(from, from + 16, bits[std::size_t(w)], 16);
        if (code != std::errc() || end != from + 16) return {};
    }
    return bits;
}

std::string text(const Bits& bits) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string digits;
    for (const std::uint64_t word : bits)
        for (int shift = 60; shift >= 0; shift -= 4) digits += kHex[word >> shift & 15];
    return digits;
}

/// Two hashes within kNearBits agree in a whole band, as there are more bands than
/// such bits. A band takes every 41st bit, so that it never sees a dark border alone.
constexpr int kBands = kNearBits + 1;
static_assert(kBits / kBands < 32);

/// A picture is compared with so many others of one value of a band at most, those of its own
/// group not counted. Of fewer than that every pair is. Thousands of pictures that all differ by
/// a little more than kNearBits would else be compared all with all, band by band.
constexpr std::size_t kMostCompared = 32;
/// In a crowd, by so many bands that follow the one they share those come to stand together
/// that are most alike.
constexpr std::size_t kOrderedBy = 5;

/// The bits of each band. 0: nothing is set, which would bring all dark images together.
std::array<std::uint32_t, kBands> bands(const Bits& bits) {
    std::array<std::uint32_t, kBands> values{};
    for (int w = 0; w < kWords; ++w) {
        for (std::uint64_t word = bits[std::size_t(w)]; word != 0; word &= word - 1) {
            const int i = 64 * w + std::countr_zero(word);
            values[std::size_t(i % kBands)] |= std::uint32_t(1) << i / kBands;
        }
    }
    return values;
}

/// Where the picture gets brighter to the right, less where it gets darker: of its mirror image the
/// rises are known, which are its falls.
Outline outlineOf(const Bits& rises, const Bits& mirrored) {
    constexpr int kPlaces = 8, kCells = kSide / kPlaces;
    const auto isSet = [](const Bits& bits, int x, int y) {
        const int i = y * kSide + x;
        return int(bits[std::size_t(i / 64)] >> i % 64 & 1);
    };
    std::array<int, std::size_t(kPlaces) * std::size_t(kPlaces)> sums{};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            sums[std::size_t(y / kCells * kPlaces + x / kCells)] +=
                isSet(rises, x, y) - isSet(mirrored, kSide - 1 - x, y);
    double squares = 0;
    for (const int sum : sums) squares += sum * sum;
    Outline outline{};
    if (squares > 0)
        for (std::size_t i = 0; i < sums.size(); ++i)
            outline[i] = std::int16_t(std::lround(127 * sums[i] / std::sqrt(squares)));
    return outline;
}

}  // namespace

std::string perceptualHash(const imaging::Pixels& display) {
    const imaging::Pixels small = imaging::resize(display, kSide + 1, kSide);
    const auto grey = [&](int x, int y) {
        int sum = 0;
        for (int c = 0; c < small.channels; ++c)
            sum += small.data[std::size_t((y * small.width + x) * small.channels + c)];
        return sum / small.channels;
    };
    Bits own{}, mirrored{};
    std::array<int, Thumbnail::kPlaces> twiceGrey;
    static_assert(kSide == Thumbnail::kSide);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const int left = grey(x, y), right = grey(x + 1, y), rise = right - left;
            twiceGrey[std::size_t(y * kSide + x)] = left + right;
            const auto set = [](Bits& bits, int i) {
                bits[std::size_t(i / 64)] |= std::uint64_t(1) << i % 64;
            };
            if (rise > kStep) set(own, y * kSide + x);
            if (-rise > kStep) set(mirrored, y * kSide + kSide - 1 - x);
        }
    }
    return text(own) + text(mirrored) + Thumbnail::of(twiceGrey).text() + Overlay::of(display).text();
}

std::optional<Overlay> overlayIn(const std::string& perceptualHash) {
    const std::size_t before = 2 * kDigits + Thumbnail::kPlaces;
    if (perceptualHash.size() < before) return {};
    return Overlay::parse(std::string_view(perceptualHash).substr(before));
}

bool isTelling(const Sample& sample) {
    const std::string_view digits = sample.perceptualHash;
    if (digits.size() < 2 * kDigits) return true;
    const auto own = parse(digits.substr(0, kDigits));
    const auto mirrored = parse(digits.substr(kDigits, kDigits));
    if (!own || !mirrored) return true;
    const auto thumbnail = Thumbnail::parse(digits.substr(2 * kDigits, Thumbnail::kPlaces));
    return thumbnail ? thumbnail->isTelling()
                     : distance(*own, {}) >= kFewestSet && distance(*mirrored, {}) >= kFewestSet;
}

std::vector<std::vector<std::size_t>> nearDuplicates(const std::vector<Sample>& samples) {
    struct Picture {
        std::size_t sample;
        Bits own, mirrored;
        std::optional<Thumbnail> thumbnail;  ///< earlier versions stored none
    };
    /// One band of a picture or of its mirror image.
    struct Entry {
        std::uint32_t value;
        std::uint32_t picture;
        bool mirrored;
    };
    std::vector<Picture> pictures;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Sample& s = samples[i];
        const std::string_view digits = s.perceptualHash;
        if (digits.size() < 2 * kDigits || !seen.insert(s.pixelHash).second) continue;
        const auto own = parse(digits.substr(0, kDigits));
        const auto mirrored = parse(digits.substr(kDigits, kDigits));
        if (!own || !mirrored) continue;
        const auto thumbnail = Thumbnail::parse(digits.substr(2 * kDigits, Thumbnail::kPlaces));
        if (!isTelling(s)) continue;
        pictures.push_back({i, *own, *mirrored, thumbnail});
    }
    // Who is compared in a crowd depends on how it stands: by content, not as the samples came.
    std::sort(pictures.begin(), pictures.end(), [&](const Picture& x, const Picture& y) {
        return std::tie(x.own, x.mirrored, samples[x.sample].pixelHash) <
               std::tie(y.own, y.mirrored, samples[y.sample].pixelHash);
    });
    std::vector<std::array<std::uint32_t, kBands>> own, mirrored;
    for (const Picture& picture : pictures) {
        own.push_back(bands(picture.own));
        mirrored.push_back(bands(picture.mirrored));
    }
    UnionFind groups(pictures.size());
    const auto root = [&](const Entry& e) { return groups.root(e.picture); };
    const auto bitsOf = [&](const Entry& e) -> const Bits& {
        return e.mirrored ? pictures[e.picture].mirrored : pictures[e.picture].own;
    };
    const auto sameTexture = [&](const Entry& x, const Entry& y) {
        const auto &a = pictures[x.picture].thumbnail, &b = pictures[y.picture].thumbnail;
        // What is known of a picture by an earlier version: the bits that both have set tell whether
        // few differ because the pictures are alike or because both are mostly dark.
        if (!a || !b) return 4 * distance(bitsOf(x), bitsOf(y)) <= setInEither(bitsOf(x), bitsOf(y));
        return (x.mirrored == y.mirrored ? *a : a->mirrored()).correlation(*b) > kSameTexture;
    };
    const auto alike = [&](const Entry& x, const Entry& y) {
        // Two mirror images are alike where the pictures are.
        return !(x.mirrored && y.mirrored) && distance(bitsOf(x), bitsOf(y)) <= kNearBits &&
               sameTexture(x, y);
    };
    // What is in one group already is not compared again: the many frames of one film.
    std::vector<std::vector<Entry>> parts;
    const auto joinAlike = [&](std::span<const Entry> entries) {
        parts.clear();
        for (const Entry& x : entries) {
            std::size_t left = kMostCompared;
            std::optional<std::size_t> home;
            for (std::size_t p = parts.size(); p-- > 0 && left > 0;) {
                const std::vector<Entry>& part = parts[p];
                if (root(part.front()) != root(x)) {
                    const std::size_t compared = std::min(left, part.size());
                    left -= compared;
                    if (std::none_of(part.rbegin(), part.rbegin() + std::ptrdiff_t(compared),
                                     [&](const Entry& y) { return alike(x, y); }))
                        continue;
                    groups.join(part.front().picture, x.picture);
                }
                home = p;
            }
            if (!home) {
                home = parts.size();
                parts.emplace_back();
            }
            parts[*home].push_back(x);
        }
    };
    const auto bandsOf = [&](const Entry& e) -> const auto& {
        return e.mirrored ? mirrored[e.picture] : own[e.picture];
    };
    using Key = std::array<std::uint32_t, kOrderedBy>;
    std::vector<std::pair<Key, Entry>> crowd;
    const auto bringAlikeTogether = [&](std::span<Entry> entries, std::size_t band) {
        crowd.clear();
        for (const Entry& e : entries) {
            Key key;
            for (std::size_t k = 0; k < kOrderedBy; ++k) key[k] = bandsOf(e)[(band + 1 + k) % kBands];
            crowd.emplace_back(key, e);
        }
        std::stable_sort(crowd.begin(), crowd.end(),
                         [](const auto& x, const auto& y) { return x.first < y.first; });
        for (std::size_t i = 0; i < crowd.size(); ++i) entries[i] = crowd[i].second;
    };
    // Band by band: those of one value stand together when they are sorted.
    std::vector<Entry> entries, scratch;
    for (std::size_t b = 0; b < kBands; ++b) {
        entries.clear();
        for (std::uint32_t p = 0; p < pictures.size(); ++p) {
            if (own[p][b] != 0) entries.push_back({own[p][b], p, false});
            if (mirrored[p][b] != 0) entries.push_back({mirrored[p][b], p, true});
        }
        radixSort(entries, scratch, kBits / kBands + 1, [](const Entry& e) { return e.value; });
        for (auto from = entries.begin(), to = from; from != entries.end(); from = to) {
            to = std::find_if(from, entries.end(), [&](const Entry& e) { return e.value != from->value; });
            // Two mirror images say nothing that the pictures do not.
            if (to - from < 2 || std::all_of(from, to, [](const Entry& e) { return e.mirrored; })) continue;
            if (std::size_t(to - from) > kMostCompared) bringAlikeTogether({from, to}, b);
            joinAlike({from, to});
        }
    }
    // Of a cropped picture every place has moved, and of a much darker one many bits are gone: those
    // are found among the pictures of the most similar outline.
    std::vector<std::size_t> withThumbnail;
    std::vector<Outline> outlines, mirroredOutlines;
    for (std::size_t p = 0; p < pictures.size(); ++p) {
        if (!pictures[p].thumbnail) continue;
        withThumbnail.push_back(p);
        outlines.push_back(outlineOf(pictures[p].own, pictures[p].mirrored));
        mirroredOutlines.push_back(outlineOf(pictures[p].mirrored, pictures[p].own));
    }
    const auto nearest = nearestPictures(outlines, mirroredOutlines);
    for (std::size_t p = 0; p < nearest.size(); ++p) {
        const std::size_t here = withThumbnail[p];
        for (const NearPicture& near : nearest[p]) {
            const std::size_t there = withThumbnail[near.other];
            if (near.likeness == 0 || groups.root(here) == groups.root(there)) continue;
            // Of two that are near each other, one asks.
            const auto& back = nearest[near.other];
            if (near.other < p && std::any_of(back.begin(), back.end(), [&](const NearPicture& b) {
                    return b.likeness > 0 && b.other == p && b.mirrored == near.mirrored;
                }))
                continue;
            const Thumbnail& other = *pictures[there].thumbnail;
            const Thumbnail own =
                near.mirrored ? pictures[here].thumbnail->mirrored() : *pictures[here].thumbnail;
            if (own.correlation(other) > kSameTexture || own.correlationOfCropped(other) > kSameTexture)
                groups.join(here, there);
        }
    }
    std::unordered_map<std::size_t, std::size_t> indexOfRoot;
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t p = 0; p < pictures.size(); ++p) {
        const auto [it, fresh] = indexOfRoot.try_emplace(groups.root(p), found.size());
        if (fresh) found.emplace_back();
        found[it->second].push_back(pictures[p].sample);
    }
    std::erase_if(found, [](const auto& group) { return group.size() < 2; });
    for (auto& group : found) std::sort(group.begin(), group.end());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace fovea::dataset
