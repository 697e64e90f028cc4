#include <QTest>
#include <cmath>

#include "base/random.h"
#include "features/record_codec.h"

using namespace fovea;
using adapter::StoreType;
using features::RecordCodec;
using features::SummaryLayout;

class TestTokenSummary : public QObject {
    Q_OBJECT
private:
    static backbone::FeatureShape shape(int kept) {
        backbone::FeatureShape s;
        s.layers = 2;
        s.heads = 3;
        s.kept = kept;
        s.headWidth = 16;
        s.width = 48;
        s.grid = 8;
        return s;
    }
    /// Made up; two images, the second of which is looked at.
    static backbone::Features features(const backbone::FeatureShape& s, std::uint64_t seed) {
        Random random(seed);
        backbone::Features f;
        f.shape = s;
        f.batch = 2;
        f.tokens.resize(2 * s.tokenEntries());
        f.importance.resize(2 * s.tokenEntries());
        for (auto* states : {&f.keys, &f.values}) {
            states->resize(2 * s.stateEntries());
            for (float& x : *states) x = float(5 + 3 * random.normal());
        }
        f.classState.resize(std::size_t(2 * s.width));
        for (float& x : f.classState) x = float(random.normal());
        return f;
    }
    /// The second image's values, [L, H, M, d].
    static std::vector<float> secondValues(const backbone::Features& f) {
        const std::size_t layer = f.shape.stateEntries() / std::size_t(f.shape.layers);
        std::vector<float> values;
        for (std::size_t l = 0; l < std::size_t(f.shape.layers); ++l)
            values.insert(values.end(), f.values.begin() + std::ptrdiff_t((2 * l + 1) * layer),
                          f.values.begin() + std::ptrdiff_t((2 * l + 2) * layer));
        return values;
    }

private Q_SLOTS:
    void partsLieOneAfterTheOther() {
        const SummaryLayout layout(shape(20));
        QCOMPARE(layout.size(), std::size_t(48 + 2 * 2 * 48));
        QCOMPARE(layout.classState.first, std::size_t(0));
        QCOMPARE(layout.means.first, std::size_t(48));
        QCOMPARE(layout.deviations.first, std::size_t(144));
        QCOMPARE(layout.meansOf(1).first, std::size_t(96));
        QCOMPARE(layout.deviationsOf(1).first, std::size_t(192));
        QCOMPARE(layout.deviationsOf(1).size, std::size_t(48));
    }

    void meansAndDeviationsAreThoseOfWhatIsStored_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("kept");
        QTest::newRow("fp16") << int(StoreType::fp16) << 20;
        QTest::newRow("int8") << int(StoreType::int8) << 20;
        QTest::newRow("fp16, one token") << int(StoreType::fp16) << 1;
        QTest::newRow("int8, one token") << int(StoreType::int8) << 1;
    }
    /// Against the definition, on the numbers as they come out of a record.
    void meansAndDeviationsAreThoseOfWhatIsStored() {
        QFETCH(const int, type);
        QFETCH(const int, kept);
        const auto s = shape(kept);
        const RecordCodec codec(s, StoreType(type));
        const auto f = features(s, 7);
        const auto record = codec.encode(f, 1);
        const auto z = codec.summary(record);
        const SummaryLayout layout(s);
        QCOMPARE(z.size(), layout.size());
        QVERIFY(std::equal(z.begin(), z.begin() + s.width, f.classState.begin() + s.width));
        const auto stored = codec.rounded(secondValues(f));
        const std::size_t M = std::size_t(kept), d = 16;
        for (std::size_t head = 0; head < 6; ++head)
            for (std::size_t i = 0; i < d; ++i) {
                double sum = 0, squares = 0;
                for (std::size_t m = 0; m < M; ++m) sum += double(stored[(head * M + m) * d + i]);
                const double mean = sum / double(M);
                for (std::size_t m = 0; m < M; ++m)
                    squares += std::pow(double(stored[(head * M + m) * d + i]) - mean, 2);
                const double deviation = std::sqrt(squares / double(M));
                QVERIFY(std::abs(double(z[layout.means.first + head * d + i]) - mean) < 2e-6);
                QVERIFY(std::abs(double(z[layout.deviations.first + head * d + i]) - deviation) < 2e-6);
                QCOMPARE(z[layout.deviations.first + head * d + i] == 0, kept == 1);
            }
        QCOMPARE(codec.summary(record), z);  // bit by bit
    }
};

QTEST_APPLESS_MAIN(TestTokenSummary)
#include "test_token_summary.moc"
