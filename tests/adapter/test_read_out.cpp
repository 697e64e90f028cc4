#include <QTest>
#include <cmath>
#include <limits>

#include "adapter/network.h"
#include "base/random.h"

using namespace fovea;
using namespace fovea::adapter;

class TestReadOut : public QObject {
    Q_OBJECT
private:
    static AdapterConfig config() {
        AdapterConfig c;
        c.backboneWidth = 48;
        c.heads = 3;
        c.sideWidth = c.backboneWidth / 4;
        c.layers = 2;
        c.lowResolution = 32;
        c.classes = 3;
        return c;
    }
    static std::vector<float> numbers(std::size_t n, double scale, std::uint64_t seed) {
        Random random{seed};
        std::vector<float> values(n);
        for (float& v : values) v = float(scale * random.normal());
        return values;
    }
    static std::vector<std::byte> bytes(const std::vector<float>& v) {
        const auto b = std::as_bytes(std::span(v));
        return {b.begin(), b.end()};
    }
    static Batch batch() {
        Batch b;
        b.size = 2;
        b.kept = 5;
        b.low = numbers(2 * 3 * 32 * 32, 1, 1);
        const std::size_t states = 2 * 2 * 3 * 5 * 16;
        b.keys = bytes(numbers(states, 1, 2));
        b.values = bytes(numbers(states, 1, 3));
        b.summaries = numbers(std::size_t(2 * ReadOut::widthFor(config())), 1, 4);
        return b;
    }
    static ReadOut readOut() {
        const auto width = std::size_t(ReadOut::widthFor(config()));
        return {numbers(3 * width, 0.2, 5), {0.5f, -0.75f, 0.25f}, numbers(width, 1, 6)};
    }
    static Network network(const Head& head) {
        auto made = Network::create(config(), 7);
        auto values = made->values();
        for (float& v : values.at("side_encoder.classifier.weight")) v *= 50;  // that it says something
        if (!made->setValues(values) || !made->setHead(head)) qFatal("no network");
        return std::move(*made);
    }

private Q_SLOTS:
    void logitsAreTheMeanOfBoth() {
        const auto side = network({}).predict(batch()), alone = network({0, readOut()}).predict(batch()),
                   both = network({0.5, readOut()}).predict(batch()),
                   quarter = network({0.25, readOut()}).predict(batch());
        QVERIFY(side.ok() && alone.ok() && both.ok() && quarter.ok());
        const std::vector<double> read = readOut().logits(batch().summaries);
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(alone->logits[i], float(read[i]));
            QVERIFY(std::abs(double(both->logits[i]) - (double(side->logits[i]) + read[i]) / 2) < 1e-6);
            QVERIFY(std::abs(double(quarter->logits[i]) - (double(side->logits[i]) + 3 * read[i]) / 4) <
                    1e-6);
        }
        for (const auto& said : {*alone, *both})
            for (std::size_t row = 0; row < 6; row += 3) {
                double sum = 0;
                for (std::size_t c = row; c < row + 3; ++c) sum += std::exp(double(said.logits[c]));
                for (std::size_t c = row; c < row + 3; ++c)
                    QVERIFY(std::abs(said.probabilities[c] - std::exp(double(said.logits[c])) / sum) < 1e-12);
            }
    }

    /// By the definition, z = (class token, means, deviations) times the weights.
    void logitsAreLinear() {
        const ReadOut r = readOut();
        QCOMPARE(r.width(), 48 + 2 * 2 * 48);
        const auto z = batch().summaries;
        const auto said = r.logits(z);
        QCOMPARE(said.size(), std::size_t(6));
        for (std::size_t image = 0; image < 2; ++image)
            for (std::size_t c = 0; c < 3; ++c) {
                double sum = double(r.intercepts[c]);
                const std::size_t w = std::size_t(r.width());
                for (std::size_t i = 0; i < w; ++i)
                    sum += double(r.weights[c * w + i]) * double(z[image * w + i]);
                QVERIFY(std::abs(said[image * 3 + c] - sum) < 1e-9);
            }
    }

    /// What a plain network says does not depend on whether summaries are there.
    void plainIsAsItWas() {
        Batch without = batch();
        without.summaries.clear();
        const auto before = network({}).predict(without), now = network({}).predict(batch());
        QCOMPARE(now->logits, before->logits);
        QCOMPARE(now->probabilities, before->probabilities);
    }

    void aReadOutAloneReadsTheSummariesOnly() {
        Batch b;
        b.size = 2;
        b.summaries = batch().summaries;
        const auto alone = network({0, readOut()});
        const auto said = alone.predict(b);
        QVERIFY(said.ok());
        QCOMPARE(said->logits, alone.predict(batch())->logits);
        QCOMPARE(alone.promptAttention(batch()).error().code, ErrorCode::invalidArgument);
        QCOMPARE(learnableParameters(config(), 0), std::int64_t(3 * (ReadOut::widthFor(config()) + 1)));
        QCOMPARE(learnableParameters(config(), 0.5),
                 learnableParameters(config()) + learnableParameters(config(), 0));
        QCOMPARE(learnableParameters(config(), 1), learnableParameters(config()));
    }

    void summariesThatAreMissingAreAnError() {
        Batch b = batch();
        b.summaries.pop_back();
        for (const double share : {0.0, 0.5})
            QCOMPARE(network({share, readOut()}).predict(b).error().code, ErrorCode::invalidArgument);
    }

    void headsThatCannotBeAreRefused() {
        ReadOut narrow = readOut(), broken = readOut(), otherClasses = readOut();
        narrow.weights.resize(narrow.weights.size() - 3);
        broken.weights[5] = std::numeric_limits<float>::quiet_NaN();
        otherClasses.intercepts.pop_back();
        auto made = Network::create(config(), 7);
        for (const Head& head : {Head{0.5, {}}, Head{1, readOut()}, Head{-0.5, readOut()}, Head{0.5, narrow},
                                 Head{0.5, broken}, Head{0.5, otherClasses}}) {
            QCOMPARE(made->setHead(head).error().code, ErrorCode::invalidArgument);
            QVERIFY(made->head().plain());
        }
    }
};

QTEST_APPLESS_MAIN(TestReadOut)
#include "test_read_out.moc"
