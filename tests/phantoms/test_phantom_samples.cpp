#include <QTest>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>

#include "dataset/audit.h"
#include "dataset/perceptual_hash.h"
#include "phantoms/phantom_samples.h"

using namespace fovea;
using dataset::Problem;
using dataset::ProblemKind;
using dataset::Sample;

class TestPhantomSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areTheSameEveryTime();
    void holdCopiesAndLookAlikesOnly();
    void lookAsDifferentAsImagesOfOneKindDo();
};

namespace {

int differingBits(const Sample& a, const Sample& b) {
    int bits = 0;
    for (std::size_t at = 0; at < 256; at += 16) {
        std::uint64_t words[2] = {};
        int i = 0;
        for (const std::string* hash : {&a.perceptualHash, &b.perceptualHash})
            std::from_chars(hash->data() + at, hash->data() + at + 16, words[i++], 16);
        bits += std::popcount(words[0] ^ words[1]);
    }
    return bits;
}

}  // namespace

void TestPhantomSamples::areTheSameEveryTime() {
    const auto once = phantoms::phantomSamples(300, 7), again = phantoms::phantomSamples(300, 7);
    for (std::size_t i = 0; i < once.size(); ++i) {
        QCOMPARE(once[i].perceptualHash, again[i].perceptualHash);
        QCOMPARE(once[i].pixelHash, again[i].pixelHash);
        QCOMPARE(once[i].facts, again[i].facts);
    }
    QVERIFY(phantoms::phantomSamples(1, 8)[0].pixelHash != once[0].pixelHash);
}

void TestPhantomSamples::holdCopiesAndLookAlikesOnly() {
    const std::vector<Problem> problems = dataset::audit(phantoms::phantomSamples(3000));
    const auto count = [&](ProblemKind kind) {
        return std::count_if(problems.begin(), problems.end(),
                             [&](const Problem& p) { return p.kind == kind; });
    };
    QCOMPARE(count(ProblemKind::exactDuplicate), 3);
    QVERIFY(count(ProblemKind::nearDuplicate) > 20);
    QCOMPARE(count(ProblemKind::patientLeak), 0);
    QCOMPARE(count(ProblemKind::acquisitionShortcut), 0);
}

void TestPhantomSamples::lookAsDifferentAsImagesOfOneKindDo() {
    const auto samples = phantoms::phantomSamples(600);
    std::vector<int> distances;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) distances.push_back(differingBits(samples[i], samples[k]));
    std::sort(distances.begin(), distances.end());
    const int rare = distances[distances.size() / 100], median = distances[distances.size() / 2];
    QVERIFY2(rare > 220 && rare < 260, std::to_string(rare).c_str());
    QVERIFY2(median > 370 && median < 400, std::to_string(median).c_str());
}

QTEST_APPLESS_MAIN(TestPhantomSamples)
#include "test_phantom_samples.moc"
