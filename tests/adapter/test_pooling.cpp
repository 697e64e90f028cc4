#include <QTest>
#include <algorithm>
#include <cmath>

#include "adapter/network.h"
#include "base/random.h"

using namespace fovea::adapter;

namespace {

AdapterConfig config(Pooling pooling) {
    fovea::backbone::ViTConfig vit;
    vit.hiddenSize = 48;
    vit.numHeads = 3;
    AdapterConfig c = AdapterConfig::defaults(Method::fptPlus, vit, 2, 3);
    c.sideWidth = 12;
    c.lowResolution = 32;
    c.prompts = 4;
    c.pooling = pooling;
    return c;
}

std::vector<float> draw(std::size_t n, fovea::Random& random) {
    std::vector<float> values(n);
    for (float& v : values) v = float(random.normal());
    return values;
}

Batch images(const AdapterConfig& c, int size) {
    fovea::Random random(7);
    const auto bytes = [](const std::vector<float>& v) {
        const auto b = std::as_bytes(std::span(v));
        return std::vector<std::byte>(b.begin(), b.end());
    };
    Batch b;
    b.size = size;
    b.kept = 5;
    b.low = draw(std::size_t(size) * 3 * 32 * 32, random);
    const std::size_t n = std::size_t(c.layers * size * c.heads * b.kept * c.headWidth());
    b.keys = bytes(draw(n, random));
    b.values = bytes(draw(n, random));
    b.summaries = draw(std::size_t(size * ReadOut::widthFor(c)), random);
    return b;
}

/// With a read-out of which half of the answer comes.
Head mixed(const AdapterConfig& c) {
    fovea::Random random(9);
    const auto width = std::size_t(ReadOut::widthFor(c));
    return {0.5, ReadOut{draw(3 * width, random), draw(3, random), draw(width, random)}};
}

}  // namespace

/// How the images of a unit come to one answer.
class TestPooling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneImageIsWhatItIs_data() {
        QTest::addColumn<int>("pooling");
        QTest::addColumn<bool>("readOut");
        for (const Pooling pooling : {Pooling::images, Pooling::attention, Pooling::mean, Pooling::maximum})
            for (const bool readOut : {false, true})
                QTest::addRow("%s%s", poolingName(pooling), readOut ? ", read-out" : "")
                    << int(pooling) << readOut;
    }
    void oneImageIsWhatItIs() {
        QFETCH(const int, pooling);
        QFETCH(const bool, readOut);
        const AdapterConfig c = config(Pooling(pooling));
        Network network = Network::create(c, 3).value();
        if (readOut) QVERIFY(network.setHead(mixed(c)).ok());
        const Batch batch = images(c, 4);
        const Prediction said = network.predict(batch).value();
        const ImageStates states = network.imageStates(batch).value();
        QCOMPARE(network.predictImages(states)->probabilities, said.probabilities);
        QCOMPARE(network.predictImages(states)->logits, said.logits);
        for (int i = 0; i < 4; ++i) {
            const UnitPrediction unit = network.predictUnit(states.part(std::size_t(i), 1)).value();
            QCOMPARE(unit.probabilities, (std::vector<double>(said.probabilities.begin() + 3 * i,
                                                              said.probabilities.begin() + 3 * i + 3)));
            QCOMPARE(unit.weights, std::vector<double>{1});
        }
    }

    /// Of images and of units, as three networks of one would say it.
    void severalSideNetworksAreTheirMean_data() { oneImageIsWhatItIs_data(); }
    void severalSideNetworksAreTheirMean() {
        QFETCH(const int, pooling);
        QFETCH(const bool, readOut);
        AdapterConfig c = config(Pooling(pooling));
        std::vector<Network> alone;
        for (const std::uint64_t seed : {3, 4, 5}) {
            alone.push_back(Network::create(c, seed).value());
            if (readOut) QVERIFY(alone.back().setHead(mixed(c)).ok());
        }
        c.sideNetworks = 3;
        Network all = Network::create(c, 3).value();
        if (readOut) QVERIFY(all.setHead(mixed(c)).ok());
        const Batch batch = images(c, 4);
        const ImageStates states = all.imageStates(batch).value();
        const Prediction said = all.predict(batch).value();
        QCOMPARE(all.predictImages(states)->logits, said.logits);
        std::vector<double> logits(said.logits.size()), weights(4);
        std::vector<float> evidence;
        const std::vector<float> of = {1, -1, 0}, typical(std::size_t(c.layers * c.backboneWidth), 0.1f);
        std::vector<double> unitLogits(3);
        for (const Network& one : alone) {
            const Prediction own = one.predict(batch).value();
            for (std::size_t i = 0; i < logits.size(); ++i) logits[i] += double(own.logits[i]) / 3;
            const UnitPrediction unit = one.predictUnit(one.imageStates(batch).value()).value();
            for (std::size_t i = 0; i < 4; ++i) weights[i] += unit.weights[i] / 3;
            for (std::size_t k = 0; k < 3; ++k) unitLogits[k] += std::log(unit.probabilities[k]) / 3;
            const std::vector<float> map = one.attentionTimesGradient(batch, of, typical).value();
            evidence.resize(map.size());
            for (std::size_t i = 0; i < map.size(); ++i) evidence[i] += map[i] / 3;
        }
        for (std::size_t i = 0; i < logits.size(); ++i) QVERIFY(std::abs(said.logits[i] - logits[i]) < 1e-5);
        // The networks differ, or the mean would be no test.
        QVERIFY(alone[0].predict(batch)->logits != alone[1].predict(batch)->logits);
        const UnitPrediction unit = all.predictUnit(states).value();
        for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(unit.weights[i] - weights[i]) < 1e-5);
        if (Pooling(pooling) != Pooling::images) {
            const std::vector<double> expected = answersOf(Outputs::classes, 3, unitLogits);
            for (std::size_t k = 0; k < 3; ++k) QVERIFY(std::abs(unit.probabilities[k] - expected[k]) < 1e-5);
        }
        const std::vector<float> map = all.attentionTimesGradient(batch, of, typical).value();
        QCOMPARE(map.size(), evidence.size());
        for (std::size_t i = 0; i < map.size(); ++i) QVERIFY(std::abs(map[i] - evidence[i]) < 1e-5f);
        // The prompts of all, one network after the other.
        const std::vector<float> attention = all.promptAttention(batch).value();
        const std::vector<float> second = alone[1].promptAttention(batch).value();
        const std::size_t rows = std::size_t(c.prompts * batch.kept);
        QCOMPARE(attention.size(), 3 * second.size());
        for (std::size_t head = 0; head < second.size() / rows; ++head)
            for (std::size_t i = 0; i < rows; ++i)
                QCOMPARE(attention[(3 * head + 1) * rows + i], second[head * rows + i]);
    }

    /// Against the formula (Ilse, Tomczak and Welling 2018, equation 9), in double precision.
    void attentionIsGated() {
        const AdapterConfig c = config(Pooling::attention);
        Network network = Network::create(c, 3).value();
        auto values = network.values();
        fovea::Random random(4);  // away from the first values
        for (const char* name :
             {"pooling.tanh.weight", "pooling.tanh.bias", "pooling.gate.weight", "pooling.gate.bias",
              "pooling.score.weight", "side_encoder.classifier.weight"})
            values.at(name) = draw(values.at(name).size(), random);
        QVERIFY(network.setValues(values).ok());
        constexpr std::size_t n = 5, S = 12, C = 3;
        const ImageStates states = network.imageStates(images(c, int(n))).value();
        const auto linear = [&](const char* layer, const float* z, std::size_t row) {
            const std::string name = std::string("pooling.") + layer;
            double sum = values.at(name + ".bias")[row];
            for (std::size_t j = 0; j < S; ++j)
                sum += double(values.at(name + ".weight")[row * S + j]) * z[j];
            return sum;
        };
        std::vector<double> weights(n), pooled(S), logits(C);
        for (std::size_t i = 0; i < n; ++i) {
            const float* z = &states.states[i * S];
            double score = 0;
            for (std::size_t k = 0; k < S; ++k)
                score += double(values.at("pooling.score.weight")[k]) * std::tanh(linear("tanh", z, k)) /
                         (1 + std::exp(-linear("gate", z, k)));
            weights[i] = std::exp(score);
        }
        double sum = 0;
        for (const double w : weights) sum += w;
        for (std::size_t i = 0; i < n; ++i) {
            weights[i] /= sum;
            for (std::size_t j = 0; j < S; ++j) pooled[j] += weights[i] * double(states.states[i * S + j]);
        }
        for (std::size_t k = 0; k < C; ++k) {
            logits[k] = values.at("side_encoder.classifier.bias")[k];
            for (std::size_t j = 0; j < S; ++j)
                logits[k] += double(values.at("side_encoder.classifier.weight")[k * S + j]) * pooled[j];
        }
        const auto expected = answersOf(Outputs::classes, C, logits);
        const UnitPrediction unit = network.predictUnit(states).value();
        const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
        QVERIFY2(*most - *least > 1e-3, qPrintable(QString::number(*most - *least)));  // they differ
        for (std::size_t i = 0; i < n; ++i) QVERIFY(std::abs(unit.weights[i] - weights[i]) < 1e-5);
        for (std::size_t k = 0; k < C; ++k) QVERIFY(std::abs(unit.probabilities[k] - expected[k]) < 1e-5);
    }

    void theReadOutReadsTheMean() {
        const AdapterConfig c = config(Pooling::mean);
        Network network = Network::create(c, 3).value();
        Head head = mixed(c);
        head.sideShare = 0;
        const ReadOut readOut = *head.readOut;
        QVERIFY(network.setHead(head).ok());
        const ImageStates states = network.imageStates(images(c, 4)).value();
        std::vector<double> logits(3);
        const std::vector<double> each = readOut.logits(states.summaries);
        for (std::size_t i = 0; i < each.size(); ++i) logits[i % 3] += each[i] / 4;
        const auto expected = answersOf(Outputs::classes, 3, logits);
        const UnitPrediction unit = network.predictUnit(states).value();
        for (std::size_t k = 0; k < 3; ++k) QVERIFY(std::abs(unit.probabilities[k] - expected[k]) < 1e-5);
        QCOMPARE(unit.weights, std::vector<double>(4, 0.25));
    }

    void imagesAnswerByThemselves() {
        const AdapterConfig c = config(Pooling::images);
        const Network network = Network::create(c, 3).value();
        const Batch batch = images(c, 4);
        const auto said = network.predict(batch)->probabilities;
        const UnitPrediction unit = network.predictUnit(network.imageStates(batch).value()).value();
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(unit.probabilities[k] -
                             (said[k] + said[3 + k] + said[6 + k] + said[9 + k]) / 4) < 1e-12);
    }

    void beginsAsEverBefore() {
        const auto today = Network::create(config(Pooling::images), 3)->values();
        auto pooled = Network::create(config(Pooling::attention), 3)->values();
        QCOMPARE(pooled.size(), today.size() + 5);
        for (const auto& [name, values] : today) QVERIFY(pooled.at(name) == values);
        QCOMPARE(learnableParameters(config(Pooling::attention)),
                 learnableParameters(config(Pooling::mean)) + 2 * (12 * 12 + 12) + 12);
    }
};

QTEST_GUILESS_MAIN(TestPooling)
#include "test_pooling.moc"
