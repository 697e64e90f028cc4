#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "backbone/backbone.h"
#include "backbone/cpu_pass.h"
#include "base/random.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using namespace fovea::backbone;

class TestBackbone : public QObject {
    Q_OBJECT
private:
    static std::vector<float> images(int batch, int side) {
        Random random(4);
        std::vector<float> v(std::size_t(batch) * 3 * std::size_t(side) * std::size_t(side));
        for (float& x : v) x = float(random.normal());
        return v;
    }
    static double difference(const std::vector<float>& a, const std::vector<float>& b) {
        double sum = 0, norm = 0;
        for (std::size_t i = 0; i < b.size(); ++i) {
            sum += std::pow(double(a[i]) - b[i], 2);
            norm += std::pow(double(b[i]), 2);
        }
        return a.size() == b.size() ? std::sqrt(sum / norm) : INFINITY;
    }

    /// The share of kept tokens that both keep.
    static double sharedTokens(const Features& a, const Features& b) {
        const auto kept = std::ptrdiff_t(a.shape.kept);
        std::size_t shared = 0;
        for (auto first = std::ptrdiff_t(0); first < std::ptrdiff_t(b.tokens.size()); first += kept) {
            const std::set<int> own(a.tokens.begin() + first, a.tokens.begin() + first + kept);
            shared += std::size_t(std::count_if(b.tokens.begin() + first, b.tokens.begin() + first + kept,
                                                [&](int token) { return own.contains(token); }));
        }
        return double(shared) / double(b.tokens.size());
    }

private Q_SLOTS:
    void agreesWithThePlainPass_data() {
        QTest::addColumn<int>("importance");
        QTest::addColumn<int>("resolution");
        QTest::newRow("global") << int(Importance::global) << 128;
        QTest::newRow("class token") << int(Importance::classToken) << 128;
        QTest::newRow("size it was trained for") << int(Importance::global) << 64;
    }
    void agreesWithThePlainPass() {
        QFETCH(const int, importance);
        QFETCH(const int, resolution);
        const auto fast = Backbone::untrained(test::tinyViT(), 1),
                   plain = Backbone::untrained(test::tinyViT(), 1, {.pass = PassKind::plain});
        QVERIFY(fast.ok() && plain.ok());
        ExtractionSettings settings{{1, 3}, resolution, 0.3, Importance(importance)};
        const auto pixels = images(2, resolution);
        const auto a = fast->extract(pixels, 2, settings), b = plain->extract(pixels, 2, settings);
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->tokens, b->tokens);
        QVERIFY(difference(a->keys, b->keys) < 1e-5);
        QVERIFY(difference(a->values, b->values) < 1e-5);
        QVERIFY(difference(a->importance, b->importance) < 1e-5);
        QVERIFY(difference(a->classState, b->classState) < 1e-5);
    }

    /// What a GPU computes, here on this one: attention in several blocks of rows, three
    /// images.
    void torchsPassAgreesWithThePlainOne_data() {
        QTest::addColumn<int>("importance");
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("closeness");
        for (const auto importance : {Importance::global, Importance::classToken}) {
            const char* name = importanceName(importance);
            QTest::addRow("%s, fp32", name) << int(importance) << int(Precision::fp32) << 1e-5;
            QTest::addRow("%s, bf16", name) << int(importance) << int(Precision::bf16) << 0.02;
        }
    }
    void torchsPassAgreesWithThePlainOne() {
        QFETCH(const int, importance);
        QFETCH(const int, precision);
        QFETCH(const double, closeness);
        constexpr int kResolution = 560;  // 1,226 tokens: blocks of 285 rows
        const auto torch = Backbone::untrained(test::tinyViT(), 1,
                                               {.precision = Precision(precision), .pass = PassKind::torch}),
                   plain = Backbone::untrained(test::tinyViT(), 1, {.pass = PassKind::plain});
        const ExtractionSettings settings{{1, 3}, kResolution, 0.3, Importance(importance)};
        const auto pixels = images(3, kResolution);
        const auto a = torch->extract(pixels, 3, settings), b = plain->extract(pixels, 3, settings);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(difference(a->classState, b->classState) < closeness);
        QVERIFY(difference(a->importance, b->importance) < closeness);
        QCOMPARE(*torch->imagesAtATime(settings), 1);  // on the CPU
        if (Precision(precision) == Precision::bf16) return;
        // Tokens of nearly equal rank change places; those that did not are the same.
        QVERIFY(sharedTokens(*a, *b) > 0.99);
        const std::size_t d = std::size_t(a->shape.headWidth);
        std::vector<float> ownKeys, plainKeys, ownValues, plainValues;
        for (std::size_t i = 0; i < a->tokens.size(); ++i) {
            if (a->tokens[i] != b->tokens[i]) continue;
            const auto add = [&](const std::vector<float>& from, std::vector<float>& to) {
                to.insert(to.end(), &from[i * d], &from[i * d] + d);
            };
            add(a->keys, ownKeys), add(b->keys, plainKeys);
            add(a->values, ownValues), add(b->values, plainValues);
        }
        QVERIFY(ownKeys.size() > a->keys.size() / 2);
        QVERIFY(difference(ownKeys, plainKeys) < closeness);
        QVERIFY(difference(ownValues, plainValues) < closeness);
    }

    void agreesWithThePlainPassInFullWidth_data() {
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("closeness");
        QTest::addColumn<double>("overlap");
        QTest::newRow("fp32") << int(Precision::fp32) << 1e-5 << 0.99;
        QTest::newRow("bf16") << int(Precision::bf16) << 0.02 << 0.7;
    }
    /// Three layers of ViT-B/16, by random weights: their attention is nearly even, so that tokens
    /// change places for next to nothing.
    void agreesWithThePlainPassInFullWidth() {
        QFETCH(const int, precision);
        QFETCH(const double, closeness);
        QFETCH(const double, overlap);
        if (Precision(precision) == Precision::bf16 && !computesBf16())
            QSKIP("this CPU has no AVX-512, by which bf16 is computed");
        ViTConfig config = ViTConfig::named("vit-b16").value();
        config.numLayers = 3;
        const ExtractionSettings settings{{1, 2}, 256, 0.2, Importance::global};
        const auto pixels = images(1, 256);
        const auto fast =
                       Backbone::untrained(config, 1, {Precision(precision)})->extract(pixels, 1, settings),
                   plain = Backbone::untrained(config, 1, {.pass = PassKind::plain})
                               ->extract(pixels, 1, settings);
        QVERIFY(fast.ok() && plain.ok());
        QVERIFY(difference(fast->classState, plain->classState) < closeness);
        QVERIFY(difference(fast->importance, plain->importance) < closeness);
        QVERIFY(sharedTokens(*fast, *plain) >= overlap);
    }

    void numberOfThreadsDoesNotMatter() {
        const ExtractionSettings settings{{1, 3}, 128, 0.3, Importance::global};
        const auto pixels = images(2, 128);
        const auto one =
            Backbone::untrained(test::tinyViT(), 1, {.threads = 1})->extract(pixels, 2, settings);
        QVERIFY(one.ok());
        for (const int threads : {2, 3, 7}) {
            const auto more =
                Backbone::untrained(test::tinyViT(), 1, {.threads = threads})->extract(pixels, 2, settings);
            QVERIFY(more.ok());
            QCOMPARE(more->tokens, one->tokens);
            QVERIFY(difference(more->keys, one->keys) < 1e-6);
            QVERIFY(difference(more->importance, one->importance) < 1e-6);
        }
    }

    void whatIsNoNumberIsSaid() {
        const auto vit = Backbone::untrained(test::tinyViT(), 1);
        auto pixels = images(1, 64);
        pixels[100] = NAN;
        const auto f = vit->extract(pixels, 1, {{3}, 64, 0.2, Importance::global});
        QVERIFY(!f.ok());
        QCOMPARE(f.error().code, ErrorCode::notANumber);
    }

    void keepsTheMostImportantTokensOfEachHead() {
        const auto vit = Backbone::untrained(test::tinyViT(), 1);
        const ExtractionSettings settings{{2}, 128, 0.2, Importance::global};
        const auto f = vit->extract(images(1, 128), 1, settings);
        QVERIFY(f.ok());
        QCOMPARE(f->shape.kept, 13);  // floor(0.2 * 65)
        for (int h = 0; h < 3; ++h) {
            std::set<int> seen;
            double total = 0;
            for (int m = 0; m < 13; ++m) {
                const std::size_t i = std::size_t(h * 13 + m);
                QVERIFY(f->tokens[i] >= 0 && f->tokens[i] < 65);
                QVERIFY(seen.insert(f->tokens[i]).second);
                if (m > 0) QVERIFY(f->importance[i] <= f->importance[i - 1]);
                total += f->importance[i];
            }
            QVERIFY(total > 13.0 / 65 && total <= 1);  // more than 13 average tokens hold
        }
    }

    void imagesOfABatchDoNotMix() {
        const auto vit = Backbone::untrained(test::tinyViT(), 1);
        const ExtractionSettings settings{{3}, 64, 0.5, Importance::global};
        const auto both = images(2, 64);
        const auto together = vit->extract(both, 2, settings);
        const auto second = vit->extract(std::span(both).subspan(both.size() / 2), 1, settings);
        QVERIFY(together.ok() && second.ok());
        const std::size_t n = second->keys.size();
        QVERIFY(
            difference(std::vector<float>(together->keys.begin() + std::ptrdiff_t(n), together->keys.end()),
                       second->keys) < 1e-5);
    }

    void bf16IsCloseToFp32() {
        if (!computesBf16()) QSKIP("this CPU has no AVX-512, by which bf16 is computed");
        const auto exact = Backbone::untrained(test::tinyViT(), 1),
                   rough = Backbone::untrained(test::tinyViT(), 1, {.precision = Precision::bf16});
        const ExtractionSettings settings{{3}, 64, 1.0, Importance::global};
        const auto pixels = images(1, 64);
        const auto a = rough->extract(pixels, 1, settings), b = exact->extract(pixels, 1, settings);
        QVERIFY(a.ok() && b.ok());
        const double d = difference(a->classState, b->classState);
        QVERIFY(d > 0 && d < 0.02);
    }

    void cancelledBetweenLayers() {
        const auto vit = Backbone::untrained(test::tinyViT(), 1);
        JobContext job;
        job.cancel.cancel();
        const auto f = vit->extract(images(1, 64), 1, {{3}, 64, 0.2, Importance::global}, job);
        QVERIFY(!f.ok());
        QCOMPARE(f.error().code, ErrorCode::cancelled);
    }

    void refusesSettingsThatMakeNoSense() {
        const ViTConfig c = test::tinyViT();
        for (const std::vector<int>& layers : {std::vector<int>{}, {4}, {-1}, {2, 1}, {1, 1}})
            QVERIFY(!featureShape(c, {layers, 64, 0.2, Importance::global}).ok());
        QVERIFY(!featureShape(c, {{1}, 64, 0.0, Importance::global}).ok());
        QVERIFY(!featureShape(c, {{1}, 64, 1.5, Importance::global}).ok());
        QVERIFY(!featureShape(c, {{1}, 4, 0.2, Importance::global}).ok());
        const auto vit = Backbone::untrained(c, 1);
        QVERIFY(!vit->extract(images(1, 48), 1, {{1}, 64, 0.2, Importance::global}).ok());
    }

    void resolutionIsMadeAMultipleOfThePatch() {
        QCOMPARE(nearestResolution(512, 14), 518);
        QCOMPARE(nearestResolution(512, 16), 512);
        QCOMPARE(nearestResolution(3, 16), 16);
    }
};

QTEST_APPLESS_MAIN(TestBackbone)
#include "test_backbone.moc"
