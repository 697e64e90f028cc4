#include <QTest>

#include "backbone/cpu_pass.h"
#include "base/random.h"
#include "runs/agreement.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using namespace fovea::backbone;

/// How near the features of two passes come.
class TestAgreement : public QObject {
    Q_OBJECT
private:
    static std::vector<imaging::Pixels> images() {
        Random random(5);
        std::vector<imaging::Pixels> all;
        for (int i = 0; i < 3; ++i) {
            imaging::Pixels p{80, 72, 1, std::vector<std::uint8_t>(80 * 72)};
            for (auto& grey : p.data) grey = std::uint8_t(random.uniform(0, 256));
            all.push_back(std::move(p));
        }
        return all;
    }
    static Result<runs::Agreement> agree(const Backbone& a, const Backbone& b) {
        return runs::agreement({a}, {b}, {}, {{1, 3}, 128, 0.3, Importance::global}, images(), {});
    }

private Q_SLOTS:
    void withItself() {
        const auto vit = Backbone::untrained(test::tinyViT(), 1);
        const auto a = agree(*vit, *vit);
        QVERIFY(a.ok());
        QCOMPARE(a->images, 3);
        QCOMPARE(a->overlap, 1.0);
        QVERIFY(a->lowKeyCosine > 0.9999 && a->lowValueCosine > 0.9999);
    }

    void inAnotherPrecision() {
        if (!computesBf16()) QSKIP("this CPU has no AVX-512, by which bf16 is computed");
        const auto exact = Backbone::untrained(test::tinyViT(), 1),
                   rough = Backbone::untrained(test::tinyViT(), 1, {Precision::bf16});
        const auto a = agree(*exact, *rough);
        QVERIFY(a.ok());
        QVERIFY(a->keyCosine > 0.99 && a->valueCosine > 0.99);
        QVERIFY(a->keyCosine < 1 && a->lowKeyCosine < a->keyCosine);
    }

    void withAnotherBackbone() {
        const auto one = Backbone::untrained(test::tinyViT(), 1),
                   two = Backbone::untrained(test::tinyViT(), 2);
        const auto a = agree(*one, *two);
        QVERIFY(a.ok());
        QVERIFY(a->keyCosine < 0.5 && a->valueCosine < 0.5);
        QVERIFY(a->overlap < 0.7);
    }

    void ofOtherShapesIsRefused() {
        const auto one = Backbone::untrained(test::tinyViT(), 1);
        ViTConfig other = test::tinyViT();
        other.registerTokens = 2;
        QVERIFY(!agree(*one, *Backbone::untrained(other, 1)).ok());
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "test_agreement.moc"
