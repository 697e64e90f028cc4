#include <QTest>
#include <QXmlStreamReader>

#include "report/benchmark_page.h"

using namespace fovea;

class TestBenchmarkPage : public QObject {
    Q_OBJECT
private:
    static runs::Benchmark benchmark() {
        runs::Benchmark b;
        b.seeds = {0, 1, 2};
        for (const char* name : {"brain", "eye"}) {
            runs::BenchmarkSet set;
            set.name = name;
            set.classes = 4;
            set.trainImages = 796;
            set.judgedImages = 160;
            runs::BenchmarkCell first, other;
            first.model = "fpt+";
            first.trainings = 3;
            first.auc = {0.938, 0.92, 0.956};
            first.logLoss = 0.49;
            first.balancedAccuracy = 0.842;
            first.rank = 2;
            other = first;
            other.model = "all-of-z";
            other.auc = {0.963, 0.941, 0.977};
            other.firstMinusThis = {-0.025, -0.041, -0.009};
            other.rank = 1;
            set.cells = {first, other};
            set.bestOther = "all-of-z";
            set.firstMinusBestOther = other.firstMinusThis;
            b.sets.push_back(set);
        }
        b.rows = {{"fpt+", 2, {0.938}, 0.49, 0.842, 2, {}}, {"all-of-z", 2, {0.963}, 0.49, 0.842, 1, {}}};
        b.rows[1].firstMinusThis = {2, {-0.025, -0.06, 0.01}, {-0.025, -0.036, -0.014}};
        b.firstMinusBestOther = b.rows[1].firstMinusThis;
        return b;
    }
    static QString textOf(const runs::Benchmark& b) {
        QXmlStreamReader xml(
            QString::fromStdString(report::benchmarkPage(b, {"2026-11-29T02:00:00Z", "1.2"})));
        QString text;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text().toString() + QLatin1Char(' ');
        return xml.hasError() ? xml.errorString() + QStringLiteral(" (not well formed)") : text;
    }

private Q_SLOTS:
    void itSaysWhatTheTableSays() {
        const QString text = textOf(benchmark());
        for (const char* part :
             {"Research use only", "fpt+ ", "0.938", "0.920 to 0.956", "-0.025", "-0.041 to -0.009",
              "-0.060 to 0.010", "-0.036 to -0.014", "brain: 4 classes",
              "best other by validation is all-of-z", "they flatter adapters", "3 trainings"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(QLatin1String(part) + "\n" + text));
        QVERIFY(!text.contains(QStringLiteral("Not run")) &&
                !text.contains(QStringLiteral("not well formed")));
        QVERIFY(!text.contains(QStringLiteral("nan")));
    }
    void costsStandWhereTheyAreKnown() {
        QVERIFY(!textOf(benchmark()).contains(QStringLiteral("What training takes")));
        runs::Benchmark b = benchmark();
        b.sets[1].cells[0].cost = runs::TrainingCost{96968, 8.21, 8, 42.04, 20, false};
        b.sets[1].cells[1].cost = runs::TrainingCost{5536516, 491.9, 8, 2398, 6, true};
        const QString text = textOf(b).simplified();
        for (const char* part : {"What training takes", "eye fpt+ 96,968 8.2 20 42.0",
                                 "5,536,516 491.9 6 ended by its budget 2398.0"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }
    void whatWasNotRunIsNamed() {
        runs::Benchmark b = benchmark();
        b.part = dataset::Split::test;
        b.sets[1].testEvaluations = 3;
        b.sets[1].cells[1] = {};
        b.sets[1].cells[1].model = "all-of-z";
        b.sets[1].cells[1].problem = "not_readable: /home/somebody/secret.png <b>";
        const QString text = textOf(b);
        QVERIFY2(text.contains(QStringLiteral("Not run")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("eye, all-of-z: not_readable")));
        QVERIFY(!text.contains(QStringLiteral("somebody")));
        QVERIFY(text.contains(QStringLiteral("evaluated 3 times")));
        QVERIFY(!text.contains(QStringLiteral("flatter adapters")));
    }
};

QTEST_GUILESS_MAIN(TestBenchmarkPage)
#include "test_benchmark_page.moc"
