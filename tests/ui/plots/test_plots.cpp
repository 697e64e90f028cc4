#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "plots/rate_plot.h"
#include "plots/roc_plot.h"
#include "plots/run_plot.h"
#include "plots/runs_plot.h"
#include "plots/score_plot.h"
#include "tests/support/temporary_folder.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

using namespace fovea::ui;

class TestPlots : public QObject {
    Q_OBJECT

    static bool saysSomewhere(const PlotPanel& plot, const QString& text) {
        for (int x = 0; x < plot.width(); x += 4)
            for (int y = 0; y < plot.height(); y += 16)
                if (plot.valueTextAt({x, y}).contains(text)) return true;
        return false;
    }

    /// Differs when a plot shows another part of its curves.
    static QString valuesEverywhere(const PlotPanel& plot) {
        QString all;
        for (int x = 0; x < plot.width(); x += 8)
            for (int y = 0; y < plot.height(); y += 40) all += plot.valueTextAt({x, y}) + QLatin1Char('|');
        return all;
    }
    static RunCurves someCurves() {
        RunCurves curves;
        curves.plannedEpochs = 10;
        curves.epochs = {{0.7, 0.68, 0.55}, {0.5, 0.52, 0.81}};
        curves.bestEpoch = 2;
        curves.steps = {{0.5, 0.71}, {1, 0.69}};
        curves.rates = {{0.5, 3e-3}, {1, 2.5e-3}};
        curves.memory = {{0, 300, 40}, {5, 420, 110}};
        curves.throughput = {{1, 12}, {5, 130}};
        return curves;
    }
    static bool shown(QWidget& plot) {
        plot.resize(760, 420);
        plot.show();
        return QTest::qWaitForWindowExposed(&plot);
    }
    static QWidget* canvas(PlotPanel& plot) { return plot.findChild<QWidget*>(QStringLiteral("canvas")); }

private Q_SLOTS:
    void runPlotTellsItsValues() {
        RunPlot plot;
        QVERIFY(shown(plot));
        plot.setCurves(someCurves());
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("0.810")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("the best")));
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("420 MB")));  // once the lower row is laid out
        QVERIFY(saysSomewhere(plot, QStringLiteral("110 MB")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("0.0025")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("130 images")));
        for (const char* term :
             {"Epoch 2", "Training loss", "Validation loss", "Validation AUC", "Learning rate"})
            QVERIFY2(saysSomewhere(plot, QString::fromLatin1(term)), term);
        QVERIFY(!saysSomewhere(plot, QStringLiteral("Epoch 3")));
        // A run from the record was not watched: the lower row is not there.
        RunCurves recorded = someCurves();
        recorded.memory.clear();
        recorded.rates.clear();
        plot.setCurves(recorded);
        QTRY_VERIFY(!saysSomewhere(plot, QStringLiteral("MB")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("0.810")));
    }

    void zoomsByWheelDragAndKeys() {
        RunPlot plot;
        QVERIFY(shown(plot));
        plot.setCurves(someCurves());
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("0.810")));
        QCoreApplication::processEvents();  // the queued drawing, which makes room for the labels
        const QString everything = valuesEverywhere(plot);
        const auto wheel = [&](Qt::KeyboardModifiers keys) {
            const QPoint inside(canvas(plot)->width() / 4, canvas(plot)->height() / 4);
            QWheelEvent event(inside, canvas(plot)->mapToGlobal(inside), {}, {0, 120}, Qt::NoButton, keys,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(canvas(plot), &event);
        };
        wheel({});  // scrolls the page
        QVERIFY(!plot.zoomed());
        QCOMPARE(valuesEverywhere(plot), everything);
        wheel(Qt::ControlModifier);
        QVERIFY(plot.zoomed());
        QVERIFY(valuesEverywhere(plot) != everything);
        plot.setCurves(someCurves());  // news do not take the view away
        QVERIFY(plot.zoomed());
        QVERIFY(valuesEverywhere(plot) != everything);
        QTest::mouseDClick(canvas(plot), Qt::LeftButton, {}, {100, 100});
        QVERIFY(!plot.zoomed());
        QCOMPARE(valuesEverywhere(plot), everything);

        const QPoint from(canvas(plot)->width() / 4, canvas(plot)->height() / 4);
        QTest::mousePress(canvas(plot), Qt::LeftButton, {}, from);
        QMouseEvent drag(QEvent::MouseMove, from + QPoint(40, 0),
                         canvas(plot)->mapToGlobal(from + QPoint(40, 0)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas(plot), &drag);
        QTest::mouseRelease(canvas(plot), Qt::LeftButton, {}, from + QPoint(40, 0));
        QVERIFY(plot.zoomed());
        QTest::keyClick(&plot, Qt::Key_0);
        QVERIFY(!plot.zoomed());
        for (const auto key :
             {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            QTest::keyClick(&plot, key);
            QVERIFY(plot.zoomed());
            QTest::keyClick(&plot, Qt::Key_0);
            QVERIFY(!plot.zoomed());
        }
    }

    void savesPictureAndValues() {
        fovea::test::TemporaryFolder folder;
        RunPlot plot;
        QVERIFY(shown(plot));
        plot.setCurves(someCurves());
        QSignalSpy said(&plot, &PlotPanel::said);
        QMenu* menu = plot.makeMenu();
        const auto choose = [&](const char* action, const char* file) {
            setNextChosenFiles({QString::fromStdString(folder.path(file))});
            menu->findChild<QAction*>(QLatin1String(action))->trigger();
            return QTest::qWaitFor([&] { return said.size() == 1; });
        };
        QVERIFY(choose("savePicture", "curves.png"));
        QVERIFY(said.takeFirst().first().toString().contains(QStringLiteral("curves.png")));
        const QImage picture(QString::fromStdString(folder.path("curves.png")));
        QVERIFY(picture.width() >= 2 * 700);
        QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white));
        int coloured = 0;
        for (int y = 0; y < picture.height(); y += 2)
            for (int x = 0; x < picture.width(); x += 2)
                coloured += picture.pixelColor(x, y).saturation() > 128;
        QVERIFY(coloured > 100);  // there are curves in it

        QVERIFY(choose("saveValues", "curves.csv"));
        said.clear();
        QFile file(QString::fromStdString(folder.path("curves.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray table = file.readAll();
        QVERIFY(
            table.startsWith("\xEF\xBB\xBF"
                             "curve,x,x_unit,value\r\n"));  // a mark for spreadsheet programs
        for (const char* row : {"loss_step,0.5,round,0.71", "auc_tuning,2,round,0.81",
                                "learning_rate,1,round,0.0025", "images_per_second,5,second,130",
                                "memory_process_mb,5,second,420", "memory_tensors_mb,5,second,110"})
            QVERIFY2(table.contains(row), row);

        QVERIFY(choose("savePicture", "no such folder/curves.png"));
        QVERIFY(said.first().first().toString().contains(QStringLiteral("could not")));
    }

    void anEmptyPlotSaysWhy() {
        RunPlot plot;
        QVERIFY(shown(plot));
        RunCurves curves = someCurves();
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        curves.epochs = {{0.7, kNone, kNone}, {0.5, kNone, kNone}};
        curves.bestEpoch = 0;
        const auto drawn = [&] {
            plot.setCurves(curves);
            QCoreApplication::sendPostedEvents();
            return canvas(plot)->grab().toImage();
        };
        const QLabel& legend = *plot.findChild<QLabel*>();
        const QImage silent = drawn();
        QVERIFY(legend.text().contains(QStringLiteral("validation")));
        curves.withoutValidation = QStringLiteral("No AUC here.");
        QVERIFY(drawn() != silent);
        QVERIFY(!legend.text().contains(QStringLiteral("validation")));
        curves.withoutValidation.clear();
        QCOMPARE(drawn(), silent);
    }

    void severalRunsLieOverEachOther() {
        RunsPlot plot;
        QVERIFY(shown(plot));
        RunCurves other = someCurves();
        other.epochs.push_back({0.3, 0.31, 0.9});
        plot.setRuns({{QStringLiteral("Training 1"), someCurves()}, {QStringLiteral("A, \"b\""), other}});
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("Training 1: loss 0.520, AUC 0.810")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("AUC 0.900")));
        QVERIFY(plot.csv().contains(QStringLiteral("Training 1,2,0.5,0.52,0.81\r\n")));
        QVERIFY(plot.csv().contains(QStringLiteral("\"A, \"\"b\"\"\",3,0.3,0.31,0.9\r\n")));
        plot.setRuns({{QStringLiteral("Training 1"), someCurves()}});
        QVERIFY(!plot.csv().contains(QStringLiteral("0.31")));
        QTRY_VERIFY(!saysSomewhere(plot, QStringLiteral("0.900")));
        // Names that do not fill the last row of the legend.
        std::vector<RunsPlot::Series> many;
        for (int i = 1; i <= 8; ++i) {
            many.push_back({QStringLiteral("Training %1").arg(i), someCurves()});
            plot.setRuns(many);
            QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("Training %1: loss 0.520").arg(i)));
        }
    }

    void whatCameWhileHiddenIsShownLater() {
        RunPlot plot;
        plot.resize(720, 360);
        RunCurves curves;
        curves.epochs = {{0.7, 0.68, 0.55}};
        plot.setCurves(curves);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("0.550")));
    }

    void theWheelPassesThePlots() {
        for (const bool roc : {false, true}) {
            QScrollArea area;
            auto* inside = new QWidget;
            auto* box = new QVBoxLayout(inside);
            QWidget* plot = roc ? static_cast<QWidget*>(new RocPlot) : static_cast<QWidget*>(new RunPlot);
            plot->setFixedHeight(300);
            box->addWidget(plot);
            box->addSpacing(1000);
            area.setWidget(inside);
            area.setWidgetResizable(true);
            area.resize(400, 320);
            QVERIFY(shown(area));
            const QPoint at(plot->width() / 2, plot->height() / 2);
            QWidget* under = plot->childAt(at);
            QVERIFY(under);
            const QPoint there = under->mapFrom(plot, at);
            QWheelEvent event(there, under->mapToGlobal(there), {}, {0, -120}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&event);  // as the system's: only those are passed on
            qApp->notify(under, &event);
            QVERIFY(area.verticalScrollBar()->value() > 0);
        }
    }

    void curvesHaveTheColourOfTheirClass() {
        RocPlot plot;
        QVERIFY(shown(plot));
        RocCurve curve{QStringLiteral("ill"), {{0, 0, 1}, {1, 1, 0}}};
        curve.colour = 3;
        plot.setCurves({curve});
        for (const ThemeMode mode : {ThemeMode::dark, ThemeMode::light}) {
            applyTheme(*qApp, mode);
            QTRY_COMPARE(plot.curveColour(0), classColor(plot.palette(), 3));
        }
    }

    void readersAreToldToWhoDoesNotSeeThem() {
        RocPlot plot;
        QVERIFY(shown(plot));
        plot.setCurves({{QStringLiteral("ill"), {{0, 0, 1}, {0.5, 1, 0.5}, {1, 1, 0}}}});
        QVERIFY(!plot.accessibleDescription().contains(QStringLiteral("Ann")));
        plot.setReaders({{QStringLiteral("Ann"), 0.25, 0.75}, {QStringLiteral("Bo"), 0.1, 0.6}});
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("Ann")));
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("25")));
        plot.setThreshold(0.5);  // they stay where they are
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("Bo")));
        plot.setReaders({});
        QVERIFY(!plot.accessibleDescription().contains(QStringLiteral("Ann")));
    }

    void aHandleIsASliderToAScreenReader() {
        RocPlot roc;
        ScorePlot scores;
        const auto heard = [](QWidget& plot) { return QAccessible::queryAccessibleInterface(&plot); };
        QCOMPARE(heard(roc)->role(), QAccessible::Chart);  // there is nothing yet
        roc.setCurves({{QStringLiteral("ill"), {{0, 0, 1}, {0.2, 0.8, 0.6}, {0.5, 1, 0.3}, {1, 1, 0}}}});
        roc.setOperatingPoint(true, true);
        scores.setKinds({QStringLiteral("ill"), {0.9, 0.7, 0.4}}, {QStringLiteral("well"), {0.1, 0.6}});
        scores.setThresholdShown(true, true);
        for (HandlePlot* plot : {static_cast<HandlePlot*>(&roc), static_cast<HandlePlot*>(&scores)}) {
            QCOMPARE(heard(*plot)->role(), QAccessible::Slider);
            QCOMPARE(heard(*plot)->childCount(), 0);
            QSignalSpy moved(plot, &HandlePlot::thresholdMoved);
            QAccessibleValueInterface* value = heard(*plot)->valueInterface();
            QVERIFY(value);
            QCOMPARE(value->minimumValue().toDouble(), 0.0);
            QCOMPARE(value->maximumValue().toDouble(), 100.0);
            value->setCurrentValue(60);
            QCOMPARE(moved.size(), 1);
            QCOMPARE(moved.front().front().toDouble(), 0.6);
            QCOMPARE(value->currentValue().toDouble(), 60.0);
            QVERIFY(heard(*plot)->text(QAccessible::Value).startsWith(QStringLiteral("60")));
        }
        const QString said = heard(roc)->text(QAccessible::Description);
        QVERIFY2(said.contains(QStringLiteral("sensitivity 80")), qPrintable(said));
        const QString bars = heard(scores)->text(QAccessible::Description);
        QVERIFY2(bars.contains(QStringLiteral("ill: 2 of 3")), qPrintable(bars));
        QVERIFY2(bars.contains(QStringLiteral("well: 1 of 2")), qPrintable(bars));
        roc.setOperatingPoint(true, false);
        QCOMPARE(heard(roc)->role(), QAccessible::Chart);
        QVERIFY(!heard(roc)->valueInterface());
    }

    void plotsAreTold() {
        const auto said = [](QWidget& plot) {
            QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&plot);
            return heard->role() == QAccessible::Chart && heard->childCount() == 0
                       ? heard->text(QAccessible::Description)
                       : QString();
        };
        RunPlot run;
        const QString keys = said(run);
        QVERIFY(!keys.isEmpty());
        run.setCurves(someCurves());
        QVERIFY2(said(run).contains(QStringLiteral("Epoch 2 (the best so far)\nTraining loss: 0.5")),
                 qPrintable(said(run)));
        QVERIFY(said(run).endsWith(keys));
        RunsPlot runs;
        runs.setRuns({{QStringLiteral("Training 1"), someCurves()}});
        QVERIFY2(said(runs).contains(QStringLiteral("Training 1: loss 0.520, AUC 0.810")),
                 qPrintable(said(runs)));
        RatePlot rates(
            {QStringLiteral("Rates"), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("rates")});
        RateLine line;
        line.name = QStringLiteral("ill");
        for (int i = 0; i <= 100; ++i)
            line.points.push_back({i / 100.0, i / 100.0, 0, 0, QStringLiteral("at %1").arg(i)});
        rates.setLines({line});
        const QStringList lines = said(rates).split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("ill"));
        QCOMPARE(lines[1], QStringLiteral("at 0"));
        QVERIFY(lines.contains(QStringLiteral("at 100")));
        QVERIFY(lines.size() < 12);
        rates.setLines({});
        QCOMPARE(said(rates), keys);
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

    void scoresAreCountedAndTheThresholdMoves() {
        ScorePlot plot;
        plot.resize(400, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setKinds({QStringLiteral("dr"), {0.97, 1.0, 0.52, 0.5}, 1},
                      {QStringLiteral("none"), {0.0, 0.04}, 0});
        QCOMPARE(plot.count(true, 19), 2);  // 1 belongs to the last
        QCOMPARE(plot.count(true, 10), 2);
        QCOMPARE(plot.count(false, 0), 2);
        QCOMPARE(plot.count(false, 10), 0);
        QSignalSpy moved(&plot, &ScorePlot::thresholdMoved);
        plot.setThresholdShown(true, false);
        plot.setThreshold(0.3);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(moved.count(), 0);  // shown, not to be moved
        plot.setThresholdShown(true, true);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.last().first().toDouble(), 0.31);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.threshold(), 0.3);
        QWidget* canvas = plot.findChildren<QWidget*>().first();
        QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(canvas->width() - 20, 100));
        QVERIFY(plot.threshold() > 0.9);
        // Whoever presses and draws takes the line along.
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(canvas->width() - 20, 100));
        QTest::mouseMove(canvas, QPoint(canvas->width() / 2, 100));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(canvas->width() / 2, 100));
        QVERIFY(plot.threshold() > 0.3 && plot.threshold() < 0.7);
    }

    void ratesTellTheirValuesAndAreSaved() {
        RatePlot plot({QStringLiteral("Reliability"), QStringLiteral("stated"), QStringLiteral("true"),
                       QStringLiteral("reliability")});
        RateLine line;
        line.name = QStringLiteral("ill, \"late\"");
        line.dots = true;
        line.points = {{0.25, 0.5, 0.125, 0.75, QStringLiteral("a quarter")},
                       {0.75, 0.5, std::numeric_limits<double>::quiet_NaN(),
                        std::numeric_limits<double>::quiet_NaN(), QStringLiteral("most")}};
        plot.setLines({line});
        plot.setReference(0, 1);
        QVERIFY(shown(plot));
        QTRY_VERIFY(saysSomewhere(plot, QStringLiteral("a quarter")));
        QVERIFY(saysSomewhere(plot, QStringLiteral("most")));
        QCOMPARE(plot.csv(), QStringLiteral("line,x,y,low,high\r\n"
                                            "\"ill, \"\"late\"\"\",0.25,0.5,0.125,0.75\r\n"
                                            "\"ill, \"\"late\"\"\",0.75,0.5,,\r\n"));
        plot.setLines({});
        QVERIFY(!saysSomewhere(plot, QStringLiteral("most")));
    }
};

QTEST_MAIN(TestPlots)
#include "test_plots.moc"
