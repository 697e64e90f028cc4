#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/random.h"
#include "imaging/window.h"

using fovea::Random;
using namespace fovea::imaging;

class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void percentilesInterpolateBetweenRanks();
    void percentilesIgnoreOutliers();
    void countingAgreesWithSorting_data();
    void countingAgreesWithSorting();
    void sparseImagesFallBackToTheirRange();
    void constantAndEmptyImages();
    void plausibility_data();
    void plausibility();
};

void TestWindow::percentilesInterpolateBetweenRanks() {
    std::vector<double> values(101);
    std::iota(values.begin(), values.end(), 0.0);
    // Ranks 0.5 and 99.5 of 0..100: the values themselves.
    const Window window = percentileWindow(values);
    QCOMPARE(window.level, (0.5 + 99.5 + 1) / 2);
    QCOMPARE(window.width, 99.5 - 0.5 + 1);
    QCOMPARE(window.source, WindowSource::percentile);
    QCOMPARE(windowed(0.5, window), 0.0);
    QCOMPARE(windowed(99.5, window), 255.0);
}

void TestWindow::percentilesIgnoreOutliers() {
    std::vector<double> values(10000);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i % 100);
    values[17] = 1e6f;
    values[18] = -1e6f;
    values[19] = std::numeric_limits<double>::quiet_NaN();
    const Window window = percentileWindow(values);
    QVERIFY(window.width <= 100);
    QVERIFY(window.width >= 98);
}

void TestWindow::countingAgreesWithSorting_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("range");
    QTest::newRow("signed, 12 bits") << 5000 << -1024 << 4096;
    QTest::newRow("16 bits") << 5000 << 0 << 65536;
    QTest::newRow("few greys") << 777 << 3 << 5;
    QTest::newRow("one value") << 1 << 9 << 1;
    QTest::newRow("more than are counted") << 900 << -70000 << 200000;
}

void TestWindow::countingAgreesWithSorting() {
    QFETCH(int, count);
    QFETCH(int, least);
    QFETCH(int, range);
    Random random(5);
    // Halves are not counted, and add nothing that rounding could show.
    std::vector<double> whole, halves;
    for (int i = 0; i < count; ++i) {
        whole.push_back(least + int(random.below(std::uint64_t(range)) * random.uniform()));
        halves.push_back(whole.back() + 0.5);
    }
    whole.push_back(std::numeric_limits<double>::quiet_NaN());
    const Window counted = percentileWindow(whole), sorted = percentileWindow(halves);
    QCOMPARE(counted.level, sorted.level - 0.5);
    QCOMPARE(counted.width, sorted.width);
}

void TestWindow::sparseImagesFallBackToTheirRange() {
    std::vector<double> values(10000, 0.0);
    values[5] = 200;
    const Window window = percentileWindow(values);
    QCOMPARE(windowed(0, window), 0.0);
    QCOMPARE(windowed(200, window), 255.0);
}

void TestWindow::constantAndEmptyImages() {
    const Window constant = percentileWindow(std::vector<double>(50, 7.0));
    QCOMPARE(windowed(7, constant), 0.0);
    QVERIFY(constant.width >= 1);
    QVERIFY(percentileWindow(std::vector<double>{}).width >= 1);
    QVERIFY(percentileWindow(std::vector<double>(3, std::numeric_limits<double>::infinity())).width >= 1);
}

void TestWindow::plausibility_data() {
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("plausible");
    // For values 0..4095.
    QTest::newRow("usual") << 2000.0 << 3000.0 << true;
    QTest::newRow("narrow, inside") << 1000.0 << 1.0 << true;
    QTest::newRow("width of zero") << 2000.0 << 0.0 << false;
    QTest::newRow("negative width") << 2000.0 << -400.0 << false;
    QTest::newRow("all black") << 1e6 << 400.0 << false;
    QTest::newRow("all white") << -1e6 << 400.0 << false;
    QTest::newRow("far too wide") << 5e5 << 1e6 << false;
    QTest::newRow("not a number") << std::nan("") << 400.0 << false;
    QTest::newRow("infinite") << 40.0 << std::numeric_limits<double>::infinity() << false;
}

void TestWindow::plausibility() {
    QFETCH(double, level);
    QFETCH(double, width);
    QTEST(isPlausible({level, width, WindowSource::file}, 0, 4095), "plausible");
}

QTEST_APPLESS_MAIN(TestWindow)
#include "test_window.moc"
