#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

#include "base/random.h"
#include "dataset/natural_order.h"

using namespace fovea::dataset;

class TestNaturalOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersAsAPersonWould();
    void equalIsNotLess();
};

void TestNaturalOrder::ordersAsAPersonWould() {
    const std::vector<std::string> wanted = {
        "a",
        "a/01.png",  // the same number as the next: bytes decide
        "a/1.png",
        "a/2.png",
        "a/10.png",
        "a/18446744073709551616.png",  // beyond 64 bits
        "a/18446744073709551617.png",
        "a/x",
        "a b/1.png",
        "a2/3 of 9.png",
        "a2/3 of 10.png",
        "a10/1.png",
        "b",
        "\xc3\xa4/1.png",
    };
    std::vector<std::string> sorted = wanted;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        fovea::Random(seed).shuffle(sorted);
        std::sort(sorted.begin(), sorted.end(), naturalLess);
        QCOMPARE(sorted, wanted);
    }
}

void TestNaturalOrder::equalIsNotLess() {
    QVERIFY(!naturalLess("a/1.png", "a/1.png"));
    QVERIFY(naturalLess("", "a"));
    QVERIFY(!naturalLess("a", ""));
    QVERIFY(naturalLess("a/01", "a/1"));
    QVERIFY(!naturalLess("a/1", "a/01"));
}

QTEST_APPLESS_MAIN(TestNaturalOrder)
#include "test_natural_order.moc"
