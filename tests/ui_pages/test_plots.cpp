#include <QSignalSpy>
#include <QTest>

#include "plots/roc_plot.h"
#include "plots/run_plot.h"

using namespace fovea::ui;

class TestPlots : public QObject {
    Q_OBJECT

    static bool saysSomewhere(const RunPlot& plot, const QString& text) {
        for (int x = 0; x < plot.width(); x += 2)
            for (int y = 0; y < plot.height(); y += 8)
                if (plot.valueTextAt({x, y}).contains(text)) return true;
        return false;
    }

private Q_SLOTS:
    void runPlotTellsItsValues() {
        RunPlot plot;
        plot.resize(720, 360);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        RunCurves curves;
        curves.plannedRounds = 10;
        curves.rounds = {{0.7, 0.68, 0.55}, {0.5, 0.52, 0.81}};
        curves.bestRound = 2;
        curves.memory = {{0, 300, 40}, {5, 420, 110}};
        plot.setCurves(curves);
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("0.810")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("the best")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("420 MB")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("110 MB")));
        QVERIFY(!saysSomewhere(plot, QStringLiteral("Round 3")));
    }

    void whatCameWhileHiddenIsShownLater() {
        RunPlot plot;
        plot.resize(720, 360);
        RunCurves curves;
        curves.rounds = {{0.7, 0.68, 0.55}};
        plot.setCurves(curves);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("0.550")));
    }

    void operatingPointMovesByKeysAndMouse() {
        RocPlot plot;
        plot.resize(320, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setCurves({{QStringLiteral("dr"), {{0, 0, 1e9}, {0, 0.5, 0.9}, {0.5, 1, 0.4}, {1, 1, 0.1}}}});
        QSignalSpy moved(&plot, &RocPlot::thresholdMoved);
        plot.setOperatingPoint(true, false);
        plot.setThreshold(0.5);
        QCOMPARE(plot.operatingPoint().truePositiveRate, 0.5);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(moved.count(), 0);  // shown, not to be moved
        plot.setOperatingPoint(true, true);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.last().first().toDouble(), 0.4);
        QTest::mouseClick(plot.findChildren<QWidget*>().first(), Qt::LeftButton, {}, QPoint(300, 10));
        QCOMPARE(plot.operatingPoint().falsePositiveRate, 1.0);
    }
};

QTEST_MAIN(TestPlots)
#include "test_plots.moc"
