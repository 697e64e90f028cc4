#include <QTest>
#include <bitset>
#include <cmath>
#include <set>

#include "base/random.h"
#include "dataset/perceptual_hash.h"
#include "dataset/split.h"
#include "imaging/resize.h"
#include "tests/dataset/sample_maker.h"
#include "tests/support/mammograms.h"

using namespace fovea;
using namespace fovea::dataset;
using fovea::test::cropped;
using fovea::test::mammogram;
using fovea::test::mirrored;
using fovea::test::SampleMaker;

class TestPerceptualHash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesAreAlike();
    void picturesDiffer();
    void mirroredCopiesAreFound();
    void croppedCopiesAreFound();
    void mammogramsOfDifferentWomenAreNoCopies();
    void copiesOfMammogramsAreFound();
    void neighbouringSlicesAreAlike();
    void hashesOfEarlierVersionsStillTell();
    void croppedCopiesAreFoundAmongThousands();
    void evenImagesAreNotTold();
    void exactDuplicatesAreNotReportedAgain();
    void agreesWithComparingAllPairs();
    void findsCopiesInACrowd();
    void theOrderOfACrowdDoesNotMatter();
    void splitsKeepLookAlikesTogether();
};

namespace {

/// Soft blobs, different for each seed.
imaging::Pixels picture(std::uint64_t seed, int size = 128) {
    Random random(seed);
    imaging::Pixels p{size, size, 1, std::vector<std::uint8_t>(std::size_t(size) * std::size_t(size))};
    std::vector<float> sum(p.data.size(), 20);
    for (int blob = 0; blob < 40; ++blob) {
        const double x = random.uniform(0, size), y = random.uniform(0, size),
                     r = random.uniform(0.03, 0.15) * size, h = random.uniform(-80, 120);
        for (int py = 0; py < size; ++py)
            for (int px = 0; px < size; ++px)
                sum[std::size_t(py * size + px)] +=
                    float(h * std::exp(-((px - x) * (px - x) + (py - y) * (py - y)) / (2 * r * r)));
    }
    for (std::size_t i = 0; i < sum.size(); ++i) p.data[i] = std::uint8_t(std::clamp(sum[i], 0.f, 255.f));
    return p;
}

/// Samples whose hashes are these, each with pixels of its own.
std::vector<Sample> samplesOf(const std::vector<std::string>& hashes) {
    SampleMaker maker;
    for (const std::string& hash : hashes) maker.add("a").perceptualHash = hash;
    return maker.samples;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

void TestPerceptualHash::copiesAreAlike() {
    const imaging::Pixels original = picture(1);
    imaging::Pixels noisy = original, brighter = original;
    Random random(3);
    for (auto& v : noisy.data) v = std::uint8_t(std::clamp(v + random.normal() * 3, 0.0, 255.0));
    for (auto& v : brighter.data) v = std::uint8_t(std::min(v * 1.1, 255.0));
    for (const imaging::Pixels& copy :
         {imaging::resize(original, 100, 90), noisy, brighter, imaging::toRgb(original)}) {
        const auto found = nearDuplicates(samplesOf({perceptualHash(original), perceptualHash(copy)}));
        QCOMPARE(found, (Groups{{0, 1}}));
    }
}

void TestPerceptualHash::picturesDiffer() {
    std::vector<std::string> hashes;
    for (std::uint64_t seed = 0; seed < 60; ++seed) hashes.push_back(perceptualHash(picture(seed, 48)));
    QVERIFY(nearDuplicates(samplesOf(hashes)).empty());
}

void TestPerceptualHash::mirroredCopiesAreFound() {
    const imaging::Pixels original = picture(7);
    const auto found = nearDuplicates(samplesOf(
        {perceptualHash(picture(8)), perceptualHash(original), perceptualHash(mirrored(original))}));
    QCOMPARE(found, (Groups{{1, 2}}));
}

void TestPerceptualHash::croppedCopiesAreFound() {
    const imaging::Pixels original = picture(7);
    for (const imaging::Pixels& copy :
         {cropped(original, 0.025, 0.025, 0.025, 0.025), cropped(original, 0.05, 0, 0, 0),
          cropped(original, 0, 0.05, 0.05, 0), cropped(original, 0.05, 0.05, 0.05, 0.05),
          mirrored(cropped(original, 0.04, 0.01, 0, 0.03))}) {
        const auto found = nearDuplicates(
            samplesOf({perceptualHash(picture(8)), perceptualHash(original), perceptualHash(copy)}));
        QCOMPARE(found, (Groups{{1, 2}}));
    }
}

/// Pictures of one device that are mostly dark: by the bits of the hash alone, many of those are alike.
void TestPerceptualHash::mammogramsOfDifferentWomenAreNoCopies() {
    for (const double contrast : {1.0, 0.6}) {
        std::vector<std::string> hashes;
        for (std::uint64_t woman = 0; woman < 60; ++woman)
            hashes.push_back(perceptualHash(mammogram(woman, contrast)));
        QCOMPARE(nearDuplicates(samplesOf(hashes)), Groups());
    }
}

void TestPerceptualHash::copiesOfMammogramsAreFound() {
    std::vector<std::string> hashes;
    Groups expected;
    for (std::uint64_t woman = 0; woman < 8; ++woman) {
        const imaging::Pixels original = mammogram(woman);
        imaging::Pixels darker = original, brighter = original;
        for (auto& v : darker.data) v = std::uint8_t(v * 0.7);
        for (auto& v : brighter.data) v = std::uint8_t(std::min(v + 30, 255));
        const std::size_t first = hashes.size();
        for (const imaging::Pixels& copy :
             {original, darker, brighter, mirrored(original), imaging::resize(original, 250, 300),
              cropped(original, 0.025, 0.025, 0.025, 0.025), cropped(original, 0.05, 0.03, 0, 0.02)})
            hashes.push_back(perceptualHash(copy));
        expected.emplace_back();
        for (std::size_t i = first; i < hashes.size(); ++i) expected.back().push_back(i);
    }
    QCOMPARE(nearDuplicates(samplesOf(hashes)), expected);
}

/// Two slices that share most of what they show, and one farther on.
void TestPerceptualHash::neighbouringSlicesAreAlike() {
    const imaging::Pixels here = picture(41), there = picture(42);
    const auto between = [&](double share) {
        imaging::Pixels slice = here;
        for (std::size_t i = 0; i < slice.data.size(); ++i)
            slice.data[i] = std::uint8_t(here.data[i] * (1 - share) + there.data[i] * share);
        return perceptualHash(slice);
    };
    QCOMPARE(nearDuplicates(samplesOf({between(0), between(0.2), between(1)})), (Groups{{0, 1}}));
}

/// Those have no thumbnail: the bits decide, in relation to how many are set.
void TestPerceptualHash::hashesOfEarlierVersionsStillTell() {
    std::vector<std::string> hashes;
    for (std::uint64_t woman = 0; woman < 60; ++woman)
        hashes.push_back(perceptualHash(mammogram(woman)).substr(0, 512));
    const imaging::Pixels original = picture(1);
    hashes.push_back(perceptualHash(original).substr(0, 512));
    hashes.push_back(perceptualHash(imaging::resize(original, 100, 90)).substr(0, 512));
    QCOMPARE(nearDuplicates(samplesOf(hashes)), (Groups{{60, 61}}));
    // Beside one of today's.
    hashes.back() = perceptualHash(imaging::resize(original, 100, 90));
    QCOMPARE(nearDuplicates(samplesOf(hashes)), (Groups{{60, 61}}));
}

/// More than are compared all with all.
void TestPerceptualHash::croppedCopiesAreFoundAmongThousands() {
    std::vector<std::string> hashes;
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        // Quickly made: the hash of noise in 33 x 32 places.
        Random random(seed + 100);
        imaging::Pixels p{33, 32, 1, std::vector<std::uint8_t>(33 * 32)};
        for (auto& v : p.data) v = std::uint8_t(random.below(256));
        hashes.push_back(perceptualHash(p));
    }
    Groups expected;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const imaging::Pixels original = picture(seed);
        expected.push_back({hashes.size(), hashes.size() + 1});
        hashes.push_back(perceptualHash(original));
        hashes.push_back(perceptualHash(cropped(original, 0.02, 0.03, 0.02, 0.01)));
    }
    QCOMPARE(nearDuplicates(samplesOf(hashes)), expected);
}

void TestPerceptualHash::evenImagesAreNotTold() {
    imaging::Pixels even{64, 64, 1, std::vector<std::uint8_t>(64 * 64, 90)};
    imaging::Pixels other = even;
    other.data[100] = 200;
    QVERIFY(
        nearDuplicates(samplesOf({perceptualHash(even), perceptualHash(other), "", "not a hash"})).empty());
}

void TestPerceptualHash::exactDuplicatesAreNotReportedAgain() {
    std::vector<Sample> samples = samplesOf({perceptualHash(picture(1)), perceptualHash(picture(1))});
    samples[1].pixelHash = samples[0].pixelHash;
    QVERIFY(nearDuplicates(samples).empty());
}

/// The search by bands finds exactly the pairs that comparing all would.
void TestPerceptualHash::agreesWithComparingAllPairs() {
    Random random(11);
    std::vector<std::array<bool, 1024>> bits;
    for (int i = 0; i < 80; ++i) {
        std::array<bool, 1024> b;
        if (i % 2 == 0) {
            for (bool& one : b) one = random.uniform() < 0.5;
        } else {  // the one before with up to twice as many differences as may be
            b = bits.back();
            for (std::uint64_t n = random.below(2 * kNearBits + 1); n > 0; --n) b[random.below(1024)] ^= true;
        }
        bits.push_back(b);
    }
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        std::string digits;
        for (std::size_t d = 0; d < 256; ++d) {
            int value = 0;
            for (std::size_t k = 0; k < 4; ++k) value = value * 2 + bits[i][d * 4 + k];
            digits += "0123456789abcdef"[value];
        }
        // A mirror image that is like nothing else.
        std::string mirror;
        for (int d = 0; d < 256; ++d) mirror += "0123456789abcdef"[random.below(16)];
        hashes.push_back(digits + mirror);
    }
    Groups expected;
    for (std::size_t i = 0; i + 1 < bits.size(); i += 2) {
        int distance = 0;
        for (std::size_t k = 0; k < 1024; ++k) distance += bits[i][k] != bits[i + 1][k];
        if (distance <= kNearBits) expected.push_back({i, i + 1});
    }
    QVERIFY(expected.size() > 5 && expected.size() < 35);
    QCOMPARE(nearDuplicates(samplesOf(hashes)), expected);
}

/// Thousands of pictures of one scene, each too different from the others to count as a copy,
/// share most bands; a few have a copy.
void TestPerceptualHash::findsCopiesInACrowd() {
    using Bits = std::bitset<1024>;
    Random random(23);
    const auto changed = [&random](Bits bits, int places) {
        std::set<std::size_t> at;
        while (int(at.size()) < places) at.insert(random.below(1024));
        for (const std::size_t i : at) bits.flip(i);
        return bits;
    };
    const auto digits = [](const Bits& bits) {
        std::string text;
        for (std::size_t i = 0; i < 1024; i += 4)
            text += "0123456789abcdef"[bits[i] * 8 + bits[i + 1] * 4 + bits[i + 2] * 2 + bits[i + 3]];
        return text;
    };
    Bits scene, mirror;
    for (std::size_t i = 0; i < 1024; ++i) {
        scene[i] = random.uniform() < 0.4;
        mirror[i] = random.uniform() < 0.4;
    }
    std::vector<Bits> bits;
    for (int i = 0; i < 3000; ++i) {
        bits.push_back(changed(scene, 30));
        if (i % 50 == 0) bits.push_back(changed(bits.back(), kNearBits / 2));
    }
    std::vector<std::string> hashes;
    for (const Bits& b : bits) hashes.push_back(digits(b) + digits(changed(mirror, 30)));
    Groups expected;
    for (std::size_t i = 0; i < bits.size(); ++i)
        for (std::size_t j = i + 1; j < bits.size(); ++j)
            if ((bits[i] ^ bits[j]).count() <= std::size_t(kNearBits)) expected.push_back({i, j});
    QCOMPARE(expected.size(), std::size_t(60));  // the copies alone
    QCOMPARE(nearDuplicates(samplesOf(hashes)), expected);
}

/// Hundreds of pictures of one scene about as far from each other as look-alikes may be: not
/// every pair is compared.
void TestPerceptualHash::theOrderOfACrowdDoesNotMatter() {
    using Bits = std::bitset<1024>;
    Random random(29);
    Bits scene;
    for (std::size_t i = 0; i < 1024; ++i) scene[i] = random.uniform() < 0.4;
    SampleMaker maker;
    for (int i = 0; i < 1500; ++i) {
        Bits bits = scene;
        for (int n = 0; n < 24; ++n) bits.flip(random.below(1024));
        std::string digits;
        for (std::size_t b = 0; b < 1024; b += 4)
            digits += "0123456789abcdef"[bits[b] * 8 + bits[b + 1] * 4 + bits[b + 2] * 2 + bits[b + 3]];
        maker.add("a").perceptualHash = digits + digits;
    }
    const auto named = [](const std::vector<Sample>& all) {
        std::set<std::set<std::string>> names;
        for (const auto& group : nearDuplicates(all)) {
            std::set<std::string> members;
            for (const std::size_t i : group) members.insert(all[i].pixelHash);
            names.insert(std::move(members));
        }
        return names;
    };
    const auto expected = named(maker.samples);
    QVERIFY(!expected.empty());
    for (int round = 0; round < 3; ++round) {
        for (std::size_t i = maker.samples.size(); i-- > 1;)
            std::swap(maker.samples[i], maker.samples[random.below(i + 1)]);
        QVERIFY(named(maker.samples) == expected);
    }
}

void TestPerceptualHash::splitsKeepLookAlikesTogether() {
    SampleMaker maker;
    for (int i = 0; i < 60; ++i)
        maker.add(i % 2 ? "a" : "b").perceptualHash =
            perceptualHash(picture(std::uint64_t(i / 4 * 2 + i % 2), 48));
    QVERIFY(assignSplits(maker.samples, {}).ok());
    for (std::size_t i = 0; i + 2 < 60; i += i % 4 == 1 ? 3 : 1)
        QCOMPARE(maker.samples[i].split, maker.samples[i + 2].split);
}

QTEST_APPLESS_MAIN(TestPerceptualHash)
#include "test_perceptual_hash.moc"
