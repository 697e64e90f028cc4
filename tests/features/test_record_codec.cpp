#include <QTest>
#include <cmath>

#include "base/random.h"
#include "features/record_codec.h"

using namespace fovea;
using adapter::StoreType;
using features::RecordCodec;

class TestRecordCodec : public QObject {
    Q_OBJECT
private:
    static backbone::FeatureShape shape() {
        backbone::FeatureShape s;
        s.layers = 2;
        s.heads = 3;
        s.kept = 20;
        s.headWidth = 16;
        s.width = 48;
        s.grid = 8;
        return s;
    }
    /// Made up; `batch` images.
    static backbone::Features features(int batch, std::uint64_t seed) {
        const auto s = shape();
        Random random(seed);
        backbone::Features f;
        f.shape = s;
        f.batch = batch;
        const auto fill = [&](std::size_t n, auto draw) {
            std::vector<std::decay_t<decltype(draw())>> values(n * std::size_t(batch));
            for (auto& v : values) v = draw();
            return values;
        };
        const auto normal = [&] { return float(random.normal()); };
        f.keys = fill(s.stateEntries(), normal);
        f.values = fill(s.stateEntries(), normal);
        f.tokens = fill(s.tokenEntries(), [&] { return std::int32_t(random.below(65)); });
        f.importance = fill(s.tokenEntries(), [&] { return float(random.uniform(1e-6, 0.3)); });
        f.classState = fill(std::size_t(s.width), normal);
        return f;
    }
    /// Of [L, H, M, d]: the range of a number's channel.
    static double rangeOf(const std::vector<float>& states, std::size_t at) {
        const std::size_t d = std::size_t(shape().headWidth), head = std::size_t(shape().kept) * d,
                          first = at / head * head + at % d;
        float low = states[first], high = low;
        for (std::size_t i = first; i < first + head - at % d && i / head == first / head; i += d) {
            low = std::min(low, states[i]);
            high = std::max(high, states[i]);
        }
        return double(high) - double(low);
    }

private Q_SLOTS:
    void eightBitsAreWrongByHalfAScaleAtMost_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("shift");
        QTest::newRow("as they are") << 1.0 << 0.0;
        QTest::newRow("far from zero") << 1.0 << 300.0;
        QTest::newRow("small") << 1e-4 << 0.0;
        QTest::newRow("large") << 5000.0 << -1000.0;
    }
    void eightBitsAreWrongByHalfAScaleAtMost() {
        QFETCH(const double, factor);
        QFETCH(const double, shift);
        auto states = features(1, 1).keys;
        for (float& x : states) x = float(factor * double(x) + shift);
        const auto rounded = RecordCodec(shape(), StoreType::int8).rounded(states);
        double worst = 0;
        for (std::size_t i = 0; i < states.size(); ++i) {
            // The offset is a half, and may lie beside the middle by as much as one is wrong.
            const double scale = (rangeOf(states, i) / 2 + std::abs(shift) / 2048) / 127 * 1.001 + 6e-8;
            const double error = std::abs(double(rounded[i]) - double(states[i]));
            QVERIFY2(error <= scale / 2 * 1.001, qPrintable(QString::number(i)));
            worst = std::max(worst, error / scale);
        }
        QVERIFY(worst > 0.3);  // the bound is a bound, not a formality
    }

    /// A channel of a hundred times the others' size leaves them as exact as they were.
    void anOutlierChannelSpoilsNoOther() {
        auto states = features(1, 2).keys;
        const auto before = RecordCodec(shape(), StoreType::int8).rounded(states);
        const std::size_t d = std::size_t(shape().headWidth);
        for (std::size_t i = 5; i < states.size(); i += d) states[i] *= 100;
        const auto after = RecordCodec(shape(), StoreType::int8).rounded(states);
        for (std::size_t i = 0; i < states.size(); ++i)
            if (i % d != 5)
                QCOMPARE(after[i], before[i]);
            else
                QVERIFY(std::abs(after[i] - states[i]) <= rangeOf(states, i) / 254 / 2 * 1.01);
    }

    void channelsOfOneValueAndTooLargeNumbers() {
        std::vector<float> states(shape().stateEntries(), 0.30001f);
        states[3] = 1e6f;  // no half: saturates, as in fp16
        for (const StoreType type : {StoreType::fp16, StoreType::int8}) {
            const auto rounded = RecordCodec(shape(), type).rounded(states);
            QVERIFY(std::abs(rounded[3] - 65504) < 65504 * 0.005);
            QVERIFY(std::abs(rounded[4] - 0.30001f) < 2e-4);
        }
    }

    void recordsComeBackIntoABatch_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("fp16") << int(StoreType::fp16);
        QTest::newRow("int8") << int(StoreType::int8);
    }
    void recordsComeBackIntoABatch() {
        QFETCH(const int, type);
        const RecordCodec codec(shape(), StoreType(type));
        const bool eightBits = StoreType(type) == StoreType::int8;
        const auto f = features(3, 4);
        adapter::Batch batch;
        codec.makeRoom(batch, 2);
        for (const auto& [place, item] : {std::pair{0, 2}, {1, 0}}) {
            const auto record = codec.encode(f, item);
            QCOMPARE(record.size(), codec.bytes());
            codec.decode(record, batch, place);
            const auto tokens = codec.tokens(record);
            const auto s = shape();
            const std::size_t layerTokens = s.tokenEntries() / 2;
            for (std::size_t i = 0; i < s.tokenEntries(); ++i) {
                const std::size_t from =
                    (i / layerTokens * 3 + std::size_t(item)) * layerTokens + i % layerTokens;
                QCOMPARE(tokens.tokens[i], f.tokens[from]);
                QVERIFY(std::abs(tokens.importance[i] - f.importance[from]) <=
                        (eightBits ? 5e-4f * f.importance[from] : 0));
            }
            QVERIFY(std::equal(tokens.classState.begin(), tokens.classState.end(),
                               f.classState.begin() + item * s.width));
        }
        // What the batch holds is what rounded() says of each image.
        const auto s = shape();
        const std::size_t head = std::size_t(s.kept * s.headWidth), d = std::size_t(s.headWidth);
        const std::size_t layer = head * std::size_t(s.heads);
        for (const auto& [place, item] : {std::pair{std::size_t(0), std::size_t(2)}, {1, 0}})
            for (const bool keys : {true, false}) {
                const auto& states = keys ? f.keys : f.values;
                std::vector<float> own;
                for (std::size_t l = 0; l < 2; ++l)
                    own.insert(own.end(), states.begin() + std::ptrdiff_t((l * 3 + item) * layer),
                               states.begin() + std::ptrdiff_t((l * 3 + item + 1) * layer));
                const auto expected = codec.rounded(own);
                const auto& bytes = keys ? batch.keys : batch.values;
                const auto& ranges = keys ? batch.keyRanges : batch.valueRanges;
                if (!eightBits) {
                    QVERIFY(ranges.empty());
                    continue;  // halves are compared with the backbone's in test_preload
                }
                for (std::size_t i = 0; i < own.size(); ++i) {
                    const std::size_t at = (i / layer * 2 + place) * layer + i % layer;
                    const float* range = &ranges[at / head * 2 * d];
                    QCOMPARE(range[d + at % d] + range[at % d] * float(std::int8_t(bytes[at])), expected[i]);
                }
            }
    }

    /// What an image costs on the disk: FPT+ with ViT-B/16 at 512 pixels.
    void anImageOfViTBaseTakesLessThanTwoMegabytes() {
        backbone::ViTConfig vit;
        const auto s = backbone::featureShape(vit, adapter::defaultExtraction(adapter::Method::fptPlus, vit));
        QVERIFY(s.ok());
        QVERIFY(RecordCodec(*s, StoreType::int8).bytes() < 2'000'000);
        QVERIFY(RecordCodec(*s, StoreType::fp16).bytes() > 3'800'000);
    }
};

QTEST_APPLESS_MAIN(TestRecordCodec)
#include "test_record_codec.moc"
