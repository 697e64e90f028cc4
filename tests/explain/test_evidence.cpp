#include "explain/evidence.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "explain/signed_colour.h"

using namespace fovea;
using namespace fovea::explain;

class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsAddUpToTheReading();
    void aTokenAlikeTheTypicalSaysNothing();
    void theMeansPartIsWhatTheTokenAdds();
    void aChannelWithoutDeviationIsSharedOutEvenly();
    void aPatchHasTheSumOverItsHeads();
    void allLayersTogether();
    void whatWasNotKeptIsNotKnown();
    void bothSignsHaveTheirColour();
    void invalidInputs_data();
    void invalidInputs();
};

namespace {

constexpr int kLayers = 2, kHeads = 3, kKept = 5, kWidth = 4;
constexpr std::size_t kChannels = kLayers * kHeads * kWidth, kTokens = kLayers * kHeads * kKept;

struct Made {
    std::vector<std::int32_t> tokens;
    std::vector<float> values, means, deviations, typicalMeans, typicalDeviations;

    explicit Made(std::uint64_t seed) {
        auto some = [stream = seed](std::size_t n) mutable {
            std::vector<float> numbers(n);
            ++stream;
            for (std::size_t i = 0; i < n; ++i)
                numbers[i] = float(std::sin(double(i + 1) * 12.9898 + double(stream) * 78.233) * 2);
            return numbers;
        };
        values = some(kTokens * kWidth);
        for (auto* part : {&means, &deviations, &typicalMeans, &typicalDeviations}) *part = some(kChannels);
        for (std::size_t i = 0; i < kTokens; ++i)
            tokens.push_back(std::int32_t((i % kKept) * 2 + i / kKept % 3));
    }
    KeptStates kept() const { return {{kHeads, kKept, 3, 4, 1}, kWidth, tokens, values}; }
    TokenReading reading() const { return {means, deviations, typicalMeans, typicalDeviations}; }
    /// Of one channel: mean and deviation over the kept tokens.
    std::pair<double, double> summary(std::size_t channel) const {
        const std::size_t head = channel / kWidth, i = channel % kWidth;
        double mean = 0, squares = 0;
        for (std::size_t m = 0; m < kKept; ++m)
            mean += double(values[(head * kKept + m) * kWidth + i]) / kKept;
        for (std::size_t m = 0; m < kKept; ++m)
            squares += std::pow(double(values[(head * kKept + m) * kWidth + i]) - mean, 2) / kKept;
        return {mean, std::sqrt(squares)};
    }
    double read() const {
        double sum = 0;
        for (std::size_t c = 0; c < kChannels; ++c) {
            const auto [mean, deviation] = summary(c);
            sum += double(means[c]) * (mean - double(typicalMeans[c])) +
                   double(deviations[c]) * (deviation - double(typicalDeviations[c]));
        }
        return sum;
    }
};

double sumOf(const std::vector<double>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-9 * (1 + std::abs(a));
}

}  // namespace

void TestEvidence::partsAddUpToTheReading() {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const Made made(seed);
        const auto evidence = tokenEvidence(made.kept(), made.reading());
        QVERIFY(evidence.ok());
        QCOMPARE(evidence->size(), kTokens);
        QVERIFY(near(sumOf(*evidence), made.read()));
    }
}

void TestEvidence::aTokenAlikeTheTypicalSaysNothing() {
    Made made(1);
    for (std::size_t i = 0; i < made.values.size(); ++i)
        made.values[i] = made.typicalMeans[i / kKept / kWidth * kWidth + i % kWidth];
    made.typicalDeviations.assign(kChannels, 0);
    const auto evidence = tokenEvidence(made.kept(), made.reading());
    QVERIFY(evidence.ok());
    for (const double e : *evidence) QVERIFY(near(e, 0));
}

void TestEvidence::theMeansPartIsWhatTheTokenAdds() {
    Made made(2);
    made.deviations.assign(kChannels, 0);
    const auto before = tokenEvidence(made.kept(), made.reading());
    const double readBefore = made.read();
    // One token becomes another: the reading changes by what that token says more.
    constexpr std::size_t token = 7;
    for (std::size_t i = 0; i < kWidth; ++i) made.values[token * kWidth + i] += float(i) - 1;
    const auto after = tokenEvidence(made.kept(), made.reading());
    QVERIFY(before.ok() && after.ok());
    QVERIFY(near((*after)[token] - (*before)[token], made.read() - readBefore));
    QVERIFY(near((*after)[token - 1], (*before)[token - 1]));
}

void TestEvidence::aChannelWithoutDeviationIsSharedOutEvenly() {
    Made made(3);
    made.values.assign(made.values.size(), 0.5f);
    made.means.assign(kChannels, 0);
    const auto evidence = tokenEvidence(made.kept(), made.reading());
    QVERIFY(evidence.ok());
    QVERIFY(near(sumOf(*evidence), made.read()));
    QVERIFY(near((*evidence)[0], (*evidence)[1]));
}

void TestEvidence::aPatchHasTheSumOverItsHeads() {
    const Made made(4);
    const auto evidence = tokenEvidence(made.kept(), made.reading());
    QVERIFY(evidence.ok());
    const auto map = evidenceMap(made.kept(), *evidence, 1);
    QVERIFY(map.ok());
    QCOMPARE(map->kind, MapKind::evidence);
    QCOMPARE(map->layer, 1);
    for (int patch = 0; patch < 12; ++patch) {
        double expected = 0;
        for (std::size_t i = kHeads * kKept; i < kTokens; ++i)
            if (made.tokens[i] == patch + 1) expected += (*evidence)[i];
        QVERIFY(std::abs(map->values[std::size_t(patch)] - expected) < 1e-5);
    }
}

void TestEvidence::allLayersTogether() {
    const Made made(5);
    const auto evidence = tokenEvidence(made.kept(), made.reading());
    QVERIFY(evidence.ok());
    const auto all = evidenceMap(made.kept(), *evidence, -1);
    QVERIFY(all.ok());
    const double sum = std::accumulate(all->values.begin(), all->values.end(), 0.0) + all->leadingShare;
    QVERIFY(std::abs(sum - made.read()) < 1e-4);
    QVERIFY(all->leadingShare != 0);  // token 0 was kept: it has no place
    const auto first = evidenceMap(made.kept(), *evidence, 0),
               second = evidenceMap(made.kept(), *evidence, 1);
    for (std::size_t i = 0; i < all->values.size(); ++i)
        QVERIFY(std::abs(all->values[i] - first->values[i] - second->values[i]) < 1e-5);
}

void TestEvidence::whatWasNotKeptIsNotKnown() {
    const Made made(6);
    const auto map = evidenceMap(made.kept(), std::vector<double>(kTokens, 1.0), -1);
    QVERIFY(map.ok());
    for (std::size_t patch = 0; patch < 12; ++patch) {
        const bool kept =
            std::find(made.tokens.begin(), made.tokens.end(), int(patch) + 1) != made.tokens.end();
        QCOMPARE(bool(map->known[patch]), kept);
        if (!kept) QCOMPARE(map->values[patch], 0.0f);
    }
    QVERIFY(std::find(map->known.begin(), map->known.end(), false) != map->known.end());
}

void TestEvidence::bothSignsHaveTheirColour() {
    const auto speaksFor = signedColour(1), against = signedColour(-1), neither = signedColour(0);
    QVERIFY(std::min(speaksFor[0], speaksFor[1]) > 2 * speaksFor[2]);  // yellow
    QVERIFY(against[2] > 2 * std::max(against[0], against[1]));        // violet
    QVERIFY(neither[0] == neither[1] && neither[1] == neither[2]);
    QCOMPARE(signedColour(5), speaksFor);

    TokenMap map;
    map.kind = MapKind::evidence;
    map.rows = map.columns = 2;
    map.values = {1, -1, 0, 0.25f};
    const imaging::Pixels grey{64, 64, 1, std::vector<std::uint8_t>(64 * 64, 100)};
    const imaging::Pixels over = overlay(grey, map, {1.0});
    const auto at = [&](int x, int y) { return &over.data[std::size_t(3) * std::size_t(y * 64 + x)]; };
    QVERIFY(at(0, 0)[0] == speaksFor[0] && at(0, 0)[2] == speaksFor[2]);
    QVERIFY(at(63, 0)[0] == against[0] && at(63, 0)[2] == against[2]);
    QVERIFY(at(0, 63)[0] == 100 && at(0, 63)[2] == 100);
    QCOMPARE(highestOf(map), 1.0);
}

void TestEvidence::invalidInputs_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("values") << 0;
    QTest::newRow("means") << 1;
    QTest::newRow("tokens") << 2;
    QTest::newRow("outside") << 3;
    QTest::newRow("layer") << 4;
}

void TestEvidence::invalidInputs() {
    QFETCH(const int, what);
    Made made(7);
    if (what == 0) made.values.pop_back();
    if (what == 1) made.means.pop_back();
    if (what == 2) made.tokens.pop_back();
    if (what == 3) made.tokens[3] = 13;
    if (what < 3) {
        const auto refused = tokenEvidence(made.kept(), made.reading());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
    } else {
        const auto refused = evidenceMap(made.kept(), std::vector<double>(kTokens), what == 4 ? kLayers : -1);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
    }
}

QTEST_APPLESS_MAIN(TestEvidence)
#include "test_evidence.moc"
