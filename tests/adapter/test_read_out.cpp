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
    static Network network(const Head& head, Pooling pooling = Pooling::images) {
        AdapterConfig c = config();
        c.pooling = pooling;
        auto made = Network::create(c, 7);
        auto values = made->values();
        for (float& v : values.at("side_encoder.classifier.weight")) v *= 50;  // that it says something
        if (!made->setValues(values) || !made->setHead(head)) qFatal("no network");
        return std::move(*made);
    }

private Q_SLOTS:
    /// exp(-sharpness * l), by hand: of two images whose centred logits of class 1 are 1 and -1.
    void imagesCountByWhatTheySay() {
        const ImageWeighting weighting{1, 0.5};
        const std::vector<double> weights = weighting.weights(std::vector<double>{0, 2, 5, 3}, 2);
        const double heavy = std::exp(0.5), light = std::exp(-0.5);
        QVERIFY(std::abs(weights[0] - light / (heavy + light)) < 1e-12);
        QVERIFY(std::abs(weights[1] - heavy / (heavy + light)) < 1e-12);
        // However far apart.
        const std::vector<double> far = ImageWeighting{0, 1e6}.weights(std::vector<double>{0, 9, 9, 0}, 2);
        QVERIFY(far[0] == 1 && far[1] == 0);
    }

    void aUnitIsTheWeightedMeanOfItsImages() {
        ReadOut r = readOut();
        const std::size_t width = std::size_t(r.width());
        const std::vector<float> both = numbers(2 * width, 1, 8),
                                 one(both.begin(), both.begin() + std::ptrdiff_t(width));
        for (const bool weighted : {false, true}) {
            if (weighted) r.weighting = {2, 3};
            QVERIFY(r.together(one) == one);
            const std::vector<double> weights = r.imageWeights(both);
            QVERIFY(std::abs(weights[0] + weights[1] - 1) < 1e-12);
            if (weighted) QVERIFY(std::abs(weights[0] - 0.5) > 0.01);
            const std::vector<float> together = r.together(both);
            for (std::size_t i = 0; i < width; ++i)
                QVERIFY(std::abs(double(together[i]) - weights[0] * double(both[i]) -
                                 weights[1] * double(both[width + i])) < 1e-5);
        }
        Head head{0.5, r};
        AdapterConfig pooled = config();
        pooled.pooling = Pooling::attention;
        QVERIFY(head.validate(pooled).ok());
        for (const auto& [pooling, outputs] :
             {std::pair(Pooling::images, Outputs::classes), std::pair(Pooling::mean, Outputs::classes),
              std::pair(Pooling::attention, Outputs::findings)}) {
            AdapterConfig other = config();
            other.pooling = pooling;
            other.outputs = outputs;
            QVERIFY(!head.validate(other).ok());
        }
        for (const ImageWeighting& wrong : {ImageWeighting{3, 1}, ImageWeighting{-1, 1}, ImageWeighting{0, 0},
                                            ImageWeighting{0, std::nan("")}}) {
            head.readOut->weighting = wrong;
            QVERIFY(!head.validate(pooled).ok());
        }
    }

    /// The answer of a unit is of the weighted summaries, and its images weigh by both parts.
    void aNetworkPutsAUnitTogetherByIt() {
        ReadOut r = readOut();
        r.weighting = {2, 3};
        const auto by = Pooling::attention;
        const auto alone = network({0, r}, by), both = network({0.5, r}, by), side = network({}, by);
        const auto images = both.imageStates(batch());
        QVERIFY(images.ok());
        const auto unit = both.predictUnit(*images), read = alone.predictUnit(*images);
        QVERIFY(unit.ok() && read.ok());
        const std::vector<double> expected =
            answersOf(Outputs::classes, 3, r.logits(r.together(images->summaries)));
        for (std::size_t c = 0; c < 3; ++c) QVERIFY(std::abs(read->probabilities[c] - expected[c]) < 1e-6);
        const std::vector<double> weights = r.imageWeights(images->summaries);
        QVERIFY(read->weights == weights);
        const auto pooled = side.predictUnit(*images);
        QVERIFY(pooled.ok() && pooled->weights != weights);
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(std::abs(unit->weights[i] - (0.5 * pooled->weights[i] + 0.5 * weights[i])) < 1e-9);
        ImageStates torn = *images;
        torn.summaries.pop_back();
        QCOMPARE(alone.predictUnit(torn).error().code, ErrorCode::invalidArgument);
    }

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
