#include <QTest>
#include <cmath>
#include <limits>

#include "evaluation/natural_frequencies.h"

using fovea::evaluation::naturalFrequencies;

class TestNaturalFrequencies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExampleFromTheLiterature() {
        // Gigerenzer's mammography: prevalence 1 %, sensitivity 80 %, false alarms 9.6 %, of 1,000 women.
        const auto f = naturalFrequencies(0.8, 1 - 0.096, 0.01);
        QCOMPARE(f.found, 8);
        QCOMPARE(f.missed, 2);
        QCOMPARE(f.falseAlarms, 95);
        QCOMPARE(f.cleared, 895);
    }
    void thePartsAlwaysAddUp() {
        for (int a = 0; a <= 20; ++a)
            for (int b = 0; b <= 20; ++b)
                for (int p = 0; p <= 20; ++p) {
                    const auto f = naturalFrequencies(a / 20.0, b / 20.0, p / 20.0 * 0.999, 997);
                    QCOMPARE(f.people(), 997);
                    for (const int part : {f.found, f.missed, f.falseAlarms, f.cleared}) QVERIFY(part >= 0);
                }
    }
    void whatIsNoShareGivesNone() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(naturalFrequencies(nan, 0.5, 0.5).people(), 0);
        QCOMPARE(naturalFrequencies(0.5, 1.5, 0.5).people(), 0);
        QCOMPARE(naturalFrequencies(0.5, 0.5, -0.1).people(), 0);
        QCOMPARE(naturalFrequencies(0.5, 0.5, 0.5, 0).people(), 0);
    }
};

QTEST_APPLESS_MAIN(TestNaturalFrequencies)
#include "test_natural_frequencies.moc"
