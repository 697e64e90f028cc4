#include <QTest>
#include <cmath>

#include "phantoms/lesion_shape.h"

using namespace fovea::phantoms;

class TestLesionShape : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOneAtTheCentreAndGoneAtItsReach();
    void momentsVanish_data();
    void momentsVanish();
};

void TestLesionShape::isOneAtTheCentreAndGoneAtItsReach() {
    QCOMPARE(lesionShape(0, 2.2), 1.0);
    const double reach = kLesionReach * 2.2;
    QVERIFY(std::abs(lesionShape(reach * reach, 2.2)) < 1e-3);
    // A bright speck, a dark ring around it.
    QVERIFY(lesionShape(1.0, 2.2) > 0.3);
    QVERIFY(lesionShape(9.0, 2.2) < -0.1);
}

void TestLesionShape::momentsVanish_data() {
    QTest::addColumn<int>("power");
    for (const int power : {0, 1, 2, 4, 6}) QTest::newRow(std::to_string(power).c_str()) << power;
}

void TestLesionShape::momentsVanish() {
    // Sum of x^power over the pixels, for a centre between pixels, against the same
    // sum of absolute values: what a smooth weight sees of the lesion.
    QFETCH(int, power);
    for (const double sigma : {kLeastSigma, kGreatestSigma}) {
        double sum = 0;
        double absolute = 0;
        for (int y = -20; y <= 20; ++y) {
            for (int x = -20; x <= 20; ++x) {
                const double dx = x - 0.37;
                const double dy = y + 0.21;
                const double part = std::pow(dx, power) * lesionShape(dx * dx + dy * dy, sigma);
                sum += part;
                absolute += std::abs(part);
            }
        }
        QVERIFY(absolute > 1);
        QVERIFY2(std::abs(sum) < 1e-3 * absolute, std::to_string(sum / absolute).c_str());
    }
}

QTEST_APPLESS_MAIN(TestLesionShape)
#include "test_lesion_shape.moc"
