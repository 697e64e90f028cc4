#include "explain/token_map.h"

#include <QTest>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <set>

#include "explain/viridis.h"

using namespace fovea;
using namespace fovea::explain;

class TestTokenMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keptMapIsTheMeanOverHeads();
    void promptMapIsTheMeanOverHeadsAndPrompts();
    void everythingSumsToOne();
    void leadingTokensHaveNoPlace_data();
    void leadingTokensHaveNoPlace();
    void dominantPatchShowsInItsPlace_data();
    void dominantPatchShowsInItsPlace();
    void overlayLeavesImageWhereMapIsZero();
    void overlayOfColourImage();
    void oneScaleForSeveralMaps();
    void opacity();
    void emptyMapLeavesTheImage();
    void valueAtPatchCentres();
    void valueBetweenPatches();
    void viridisAgreesWithMatplotlib_data();
    void viridisAgreesWithMatplotlib();
    void captionsSayWhatItIsNot();
    void invalidInputs_data();
    void invalidInputs();
};

namespace {

const KeptShape shape2x3{.heads = 2, .kept = 3, .rows = 2, .columns = 3};
const std::vector<std::int32_t> tokens2x3{0, 1, 6, 6, 2, 4};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

double sumOf(const TokenMap& map) {
    return std::accumulate(map.values.begin(), map.values.end(), 0.0);
}

imaging::Pixels grey(int width, int height, std::uint8_t value) {
    return {width, height, 1, std::vector<std::uint8_t>(std::size_t(width) * height, value)};
}

TokenMap mapOf(int rows, int columns, std::vector<float> values) {
    TokenMap map;
    map.rows = rows;
    map.columns = columns;
    map.values = std::move(values);
    return map;
}

/// How far the overlay departs from the original at a pixel, over its channels.
int difference(const imaging::Pixels& original, const imaging::Pixels& overlaid, int x, int y) {
    int sum = 0;
    for (int c = 0; c < 3; ++c) {
        const int o = original.data[(std::size_t(y) * original.width + x) * original.channels +
                                    (original.channels == 3 ? c : 0)];
        sum += std::abs(overlaid.data[(std::size_t(y) * overlaid.width + x) * 3 + c] - o);
    }
    return sum;
}

}  // namespace

void TestTokenMap::keptMapIsTheMeanOverHeads() {
    const std::vector<float> importance{0.5f, 0.25f, 0.125f, 0.25f, 0.2f, 0.1f};
    const auto map = keptTokenMap(4, shape2x3, tokens2x3, importance);
    QVERIFY(map.ok());
    QCOMPARE(map->kind, MapKind::kept);
    QCOMPARE(map->layer, 4);
    QCOMPARE(map->rows, 2);
    QCOMPARE(map->columns, 3);
    const std::vector<double> expected{0.125, 0.1, 0, 0.05, 0, 0.1875};
    QCOMPARE(map->values.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(near(map->values[i], expected[i]));
    QVERIFY(near(map->leadingShare, 0.25));
}

void TestTokenMap::promptMapIsTheMeanOverHeadsAndPrompts() {
    const std::vector<float> attention{1,    0,    0,    0.5f, 0.5f, 0,      // head 0, tokens 0 1 6
                                       0.2f, 0.2f, 0.6f, 0,    0,    1.0f};  // head 1, tokens 6 2 4
    const auto map = promptAttentionMap(11, shape2x3, tokens2x3, attention, 2);
    QVERIFY(map.ok());
    QCOMPARE(map->kind, MapKind::prompts);
    const std::vector<double> expected{0.125, 0.05, 0, 0.4, 0, 0.05};
    for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(near(map->values[i], expected[i]));
    QVERIFY(near(map->leadingShare, 0.375));
}

void TestTokenMap::everythingSumsToOne() {
    const KeptShape shape{.heads = 3, .kept = 7, .rows = 4, .columns = 5};
    std::vector<std::int32_t> tokens;
    for (int h = 0; h < 3; ++h)
        for (int m = 0; m < 7; ++m) tokens.push_back((h * 5 + m * 3) % 21);
    const std::vector<float> attention(3 * 4 * 7, 1.0f / 7);
    const auto prompts = promptAttentionMap(0, shape, tokens, attention, 4);
    QVERIFY(prompts.ok());
    QVERIFY(prompts->leadingShare > 0);
    QVERIFY(near(sumOf(*prompts) + prompts->leadingShare, 1));

    // What was not kept is missing from the kept map, and only that.
    const std::vector<float> importance(3 * 7, 0.1f);
    const auto kept = keptTokenMap(0, shape, tokens, importance);
    QVERIFY(kept.ok());
    QVERIFY(near(sumOf(*kept) + kept->leadingShare, 0.7));
}

void TestTokenMap::leadingTokensHaveNoPlace_data() {
    QTest::addColumn<int>("leading");
    QTest::newRow("no class token") << 0;
    QTest::newRow("class token") << 1;
    QTest::newRow("class token and four registers") << 5;
}

void TestTokenMap::leadingTokensHaveNoPlace() {
    QFETCH(int, leading);
    // One head keeps every token; token t holds 2^-(t+1) of the attention.
    const KeptShape shape{.heads = 1, .kept = leading + 6, .rows = 2, .columns = 3, .leading = leading};
    std::vector<std::int32_t> tokens;
    std::vector<float> shares;
    for (int t = 0; t < shape.kept; ++t) {
        tokens.push_back(t);
        shares.push_back(std::ldexp(1.0f, -(t + 1)));
    }
    const auto map = keptTokenMap(0, shape, tokens, shares);
    QVERIFY(map.ok());
    QVERIFY(near(map->leadingShare, 1 - std::ldexp(1.0, -leading)));
    QCOMPARE(map->values.size(), std::size_t(6));
    for (int patch = 0; patch < 6; ++patch)
        QVERIFY(near(map->values[std::size_t(patch)], std::ldexp(1.0, -(leading + patch + 1))));
    // The first token behind the last patch is none.
    tokens.back() = leading + 6;
    QVERIFY(!keptTokenMap(0, shape, tokens, shares).ok());
}

void TestTokenMap::dominantPatchShowsInItsPlace_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::newRow("wide, inside") << 400 << 150 << 1 << 5;
    QTest::newRow("wide, top left corner") << 400 << 150 << 0 << 0;
    QTest::newRow("wide, bottom right corner") << 400 << 150 << 3 << 7;
    QTest::newRow("tall") << 97 << 331 << 3 << 2;
    QTest::newRow("smaller than the grid would like") << 24 << 9 << 2 << 6;
}

void TestTokenMap::dominantPatchShowsInItsPlace() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, row);
    QFETCH(int, column);
    const KeptShape shape{.heads = 1, .kept = 4, .rows = 4, .columns = 8};
    const std::int32_t dominant = 1 + row * 8 + column;
    const std::int32_t other = 1 + (dominant + 12) % 32;
    const std::int32_t third = 1 + (dominant + 21) % 32;
    // The class token holds most of all and must not be drawn anywhere.
    const auto map =
        keptTokenMap(0, shape, std::vector{0, dominant, other, third}, std::vector{0.6f, 0.3f, 0.03f, 0.02f});
    QVERIFY(map.ok());
    QVERIFY(near(map->leadingShare, 0.6));

    const imaging::Pixels original = grey(width, height, 90);
    const imaging::Pixels overlaid = overlay(original, *map);
    QCOMPARE(overlaid.width, width);
    QCOMPARE(overlaid.height, height);
    QCOMPARE(overlaid.channels, 3);
    QCOMPARE(overlaid.data.size(), std::size_t(width) * height * 3);

    int peak = -1, peakX = 0, peakY = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int d = difference(original, overlaid, x, y);
            if (d > peak) {
                peak = d;
                peakX = x;
                peakY = y;
            }
        }
    }
    QVERIFY(peak > 100);
    QVERIFY2(peakX + 0.5 >= column * width / 8.0 && peakX + 0.5 <= (column + 1) * width / 8.0,
             qPrintable(QString::number(peakX)));
    QVERIFY2(peakY + 0.5 >= row * height / 4.0 && peakY + 0.5 <= (row + 1) * height / 4.0,
             qPrintable(QString::number(peakY)));
}

void TestTokenMap::overlayLeavesImageWhereMapIsZero() {
    const imaging::Pixels original = grey(80, 40, 33);
    const imaging::Pixels overlaid = overlay(original, mapOf(2, 4, {1, 0, 0, 0, 0, 0, 0, 0}));
    QVERIFY(difference(original, overlaid, 5, 5) > 0);
    QCOMPARE(difference(original, overlaid, 75, 35), 0);
}

void TestTokenMap::overlayOfColourImage() {
    imaging::Pixels original{2, 1, 3, {10, 20, 30, 200, 100, 50}};
    const imaging::Pixels overlaid = overlay(original, mapOf(1, 2, {0, 0.5f}), {.opacity = 0.5});
    QCOMPARE(overlaid.data[0], std::uint8_t(10));
    QCOMPARE(overlaid.data[1], std::uint8_t(20));
    QCOMPARE(overlaid.data[2], std::uint8_t(30));
    // Half of the image, half of viridis' last colour (253, 231, 37).
    QVERIFY(std::abs(overlaid.data[3] - (200 + 253) / 2.0) <= 0.5);
    QVERIFY(std::abs(overlaid.data[4] - (100 + 231) / 2.0) <= 0.5);
    QVERIFY(std::abs(overlaid.data[5] - (50 + 37) / 2.0) <= 0.5);
}

/// The same share has the same colour, whatever else a map holds; more than the highest has the last one.
void TestTokenMap::oneScaleForSeveralMaps() {
    const imaging::Pixels original = grey(16, 16, 120);
    const OverlayOptions options{.opacity = 1, .highest = 0.4};
    const auto drawn = [&](float share) {
        const imaging::Pixels overlaid = overlay(original, mapOf(1, 1, {share}), options);
        return std::array{overlaid.data[0], overlaid.data[1], overlaid.data[2]};
    };
    QCOMPARE(drawn(0.4f), viridis(1));
    QCOMPARE(drawn(0.9f), viridis(1));
    const auto half = viridis(0.5);
    for (std::size_t c = 0; c < 3; ++c) QVERIFY(std::abs(drawn(0.2f)[c] - (120 + half[c]) / 2.0) <= 1);
}

void TestTokenMap::opacity() {
    const imaging::Pixels original = grey(16, 16, 120);
    const TokenMap map = mapOf(1, 1, {0.2f});
    const imaging::Pixels none = overlay(original, map, {.opacity = 0}),
                          full = overlay(original, map, {.opacity = 1});
    QCOMPARE(difference(original, none, 8, 8), 0);
    const auto top = viridis(1);
    for (int c = 0; c < 3; ++c) QCOMPARE(full.data[c], top[c]);
}

void TestTokenMap::emptyMapLeavesTheImage() {
    const imaging::Pixels original = grey(7, 5, 44);
    for (const TokenMap& map : {TokenMap{}, mapOf(2, 2, {0, 0, 0, 0}), mapOf(2, 2, {1, 1, 1})}) {
        const imaging::Pixels overlaid = overlay(original, map);
        QCOMPARE(overlaid.data, std::vector<std::uint8_t>(7 * 5 * 3, 44));
    }
}

void TestTokenMap::valueAtPatchCentres() {
    const TokenMap map = mapOf(2, 3, {1, 2, 3, 4, 5, 6});
    // 30 x 10 pixels: patches of 10 x 5, their centres between pixels 4 and 5, and on pixel 2.
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 3; ++c)
            QVERIFY(near(valueAt(map, c * 10 + 4.5, r * 5 + 2, 30, 10), map.values[r * 3 + c]));
    QVERIFY(near(valueAt(map, 0, 0, 30, 10), 1));
    QVERIFY(near(valueAt(map, 29, 9, 30, 10), 6));
    QCOMPARE(valueAt(TokenMap{}, 0, 0, 30, 10), 0.0f);
    QCOMPARE(valueAt(map, 0, 0, 0, 10), 0.0f);
}

void TestTokenMap::valueBetweenPatches() {
    const TokenMap map = mapOf(2, 2, {0, 1, 2, 5});
    QVERIFY(near(valueAt(map, 9.5, 4.5, 20, 10), 2));  // the middle: mean of all four
    QVERIFY(near(valueAt(map, 9.5, 2, 20, 10), 0.5));  // between the upper two
    QVERIFY(near(valueAt(map, 4.5, 4.5, 20, 10), 1));  // between the left two
    QVERIFY(near(valueAt(map, 7, 2, 20, 10), 0.25));   // a quarter of the way
}

// matplotlib 3.6.3: colormaps['viridis'].colors[index] * 255
void TestTokenMap::viridisAgreesWithMatplotlib_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("red");
    QTest::addColumn<int>("green");
    QTest::addColumn<int>("blue");
    QTest::newRow("0") << 0 << 68 << 1 << 84;
    QTest::newRow("17") << 17 << 72 << 26 << 108;
    QTest::newRow("43") << 43 << 68 << 58 << 131;
    QTest::newRow("64") << 64 << 59 << 82 << 139;
    QTest::newRow("88") << 88 << 47 << 107 << 142;
    QTest::newRow("128") << 128 << 33 << 145 << 140;
    QTest::newRow("161") << 161 << 41 << 175 << 127;
    QTest::newRow("192") << 192 << 94 << 201 << 98;
    QTest::newRow("223") << 223 << 170 << 220 << 50;
    QTest::newRow("247") << 247 << 234 << 229 << 26;
    QTest::newRow("255") << 255 << 253 << 231 << 37;
}

void TestTokenMap::viridisAgreesWithMatplotlib() {
    QFETCH(int, index);
    QFETCH(int, red);
    QFETCH(int, green);
    QFETCH(int, blue);
    const auto colour = viridis(index / 255.0);
    QVERIFY(std::abs(colour[0] - red) <= 1 && std::abs(colour[1] - green) <= 1 &&
            std::abs(colour[2] - blue) <= 1);
    QCOMPARE(viridis(-3), viridis(0));
    QCOMPARE(viridis(7), viridis(1));
    QCOMPARE(viridis(std::nan("")), viridis(0));
}

void TestTokenMap::captionsSayWhatItIsNot() {
    QCOMPARE(std::string(mapKindName(MapKind::kept)), std::string("kept"));
    QCOMPARE(std::string(mapKindName(MapKind::prompts)), std::string("prompts"));
    std::set<std::string> texts;
    const MapShown all[] = {{MapKind::kept},
                            {MapKind::prompts},
                            {MapKind::evidence, EvidenceOf::both},
                            {MapKind::evidence, EvidenceOf::readOut},
                            {MapKind::evidence, EvidenceOf::sideNetwork},
                            {MapKind::evidence, EvidenceOf::both, true},
                            {MapKind::occlusion},
                            {MapKind::occlusion, EvidenceOf::both, true}};
    for (const MapShown& shown : all) {
        texts.insert(messageText(mapCaption(shown)));
        QVERIFY(messageText(mapCaption(shown)).find("does not localise disease") != std::string::npos);
    }
    QCOMPARE(texts.size(), std::size(all));

    // Evidence of the read-out is exact, of tokens and not of pixels; of the side network it is not, and no
    // other map is called so.
    const auto says = [](const MapShown& shown, const char* words) {
        return messageText(mapCaption(shown)).find(words) != std::string::npos;
    };
    const MapShown readOut{MapKind::evidence, EvidenceOf::readOut};
    QVERIFY(says(readOut, "Exact of the tokens that were kept, not of single pixels"));
    const MapShown side{MapKind::evidence, EvidenceOf::sideNetwork};
    QVERIFY(says(side, "no exact account"));
    for (const MapShown& shown :
         {MapShown{MapKind::evidence, EvidenceOf::both}, MapShown{MapKind::evidence, EvidenceOf::both, true}})
        QVERIFY(says(shown, "exactly in the read-out"));
    for (const MapShown& shown : all) {
        const bool evidence = shown.kind == MapKind::evidence;
        QCOMPARE(says(shown, "xact"), evidence);
        QCOMPARE(says(shown, "pixels"), evidence);
    }
}

using Ints = std::vector<std::int32_t>;
using Floats = std::vector<float>;

void TestTokenMap::invalidInputs_data() {
    QTest::addColumn<int>("layer");
    QTest::addColumn<KeptShape>("shape");
    QTest::addColumn<Ints>("tokens");
    QTest::addColumn<Floats>("shares");
    const KeptShape shape{.heads = 1, .kept = 2, .rows = 2, .columns = 2};
    const Ints tokens{1, 4};
    const Floats shares{0.5f, 0.5f};
    QVERIFY(keptTokenMap(0, shape, tokens, shares).ok());
    QVERIFY(promptAttentionMap(0, shape, tokens, shares, 1).ok());
    QTest::newRow("layer") << -1 << shape << tokens << shares;
    QTest::newRow("no heads") << 0 << KeptShape{0, 2, 2, 2} << Ints{} << Floats{};
    QTest::newRow("no grid") << 0 << KeptShape{1, 2, 0, 2} << tokens << shares;
    QTest::newRow("leading negative") << 0 << KeptShape{1, 2, 2, 2, -1} << tokens << shares;
    QTest::newRow("token missing") << 0 << shape << Ints{1} << shares;
    QTest::newRow("token beyond the grid") << 0 << shape << Ints{1, 5} << shares;
    QTest::newRow("token negative") << 0 << shape << Ints{-1, 4} << shares;
    QTest::newRow("token twice") << 0 << shape << Ints{4, 4} << shares;
    QTest::newRow("share missing") << 0 << shape << tokens << Floats{1.0f};
    QTest::newRow("share negative") << 0 << shape << tokens << Floats{1.5f, -0.5f};
    QTest::newRow("not a number") << 0 << shape << tokens
                                  << Floats{0.5f, std::numeric_limits<float>::quiet_NaN()};
    QTest::newRow("more than all") << 0 << shape << tokens << Floats{0.9f, 0.9f};
}

void TestTokenMap::invalidInputs() {
    QFETCH(int, layer);
    QFETCH(KeptShape, shape);
    QFETCH(Ints, tokens);
    QFETCH(Floats, shares);
    const auto kept = keptTokenMap(layer, shape, tokens, shares);
    QVERIFY(!kept.ok());
    QCOMPARE(kept.error().code, ErrorCode::invalidArgument);
    const auto prompts = promptAttentionMap(layer, shape, tokens, shares, 1);
    QVERIFY(!prompts.ok());
    QCOMPARE(prompts.error().code, ErrorCode::invalidArgument);
}

QTEST_GUILESS_MAIN(TestTokenMap)
#include "test_token_map.moc"
