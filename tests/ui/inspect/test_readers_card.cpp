// Readers beside the machine on Inspect's Curves: points with their names on the ROC curve, and a table of
// paired differences.
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTableWidget>
#include <QTest>
#include <cmath>
#include <map>
#include <utility>

#include "inspect/curves_tab.h"
#include "inspect/operating_point.h"
#include "inspect/reader_rows.h"
#include "plots/roc_plot.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/inspect_project.h"
#include "text/translations.h"

using namespace fovea;
using namespace fovea::ui;
using test::child;

namespace {

constexpr int kPatienceMs = 60000;

/// Ann says what the labels say, Bo the other class of the first image of each split and class; neither made
/// the labels.
Result<bool> nameReaders(const std::string& path) {
    FOVEA_TRY(project::Project project, project::Project::open(path));
    FOVEA_TRY(auto samples, project.samples());
    std::map<std::pair<dataset::Split, std::string>, int> seen;
    for (dataset::Sample& s : samples) {
        const std::string other = s.label == "left" ? "right" : "left";
        const bool first = seen[{s.split, s.label}]++ == 0;
        s.readings = {{"Ann", s.label}, {"Bo", first ? other : s.label}};
    }
    FOVEA_CHECK(project.setSampleLabels(samples));
    return true;
}

struct Bench : test::InspectBench {
    OperatingPoint point{inspect};
    CurvesTab tab{point};

    Bench() {
        tab.resize(1100, 900);
        tab.show();
        tab.activateWindow();
        if (!QTest::qWaitForWindowActive(&tab)) qFatal("not active");
    }
};

}  // namespace

class TestReadersCard : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        m_project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void isNotThereWithoutReaders() {
        Bench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(!child<QTableWidget>(b.tab, "readersBeside")->isVisible());
    }

    /// Figures that come from a made-up evaluation, without a window.
    void rowsInWords() {
        runs::Evaluation e;
        e.classes = {"left", "right"};
        e.positive = "right";
        runs::ReaderBeside reader{"Ann", runs::ReaderReference::others, 30, 2, {}};
        reader.figures.sensitivity = {{0.9, 0.8, 0.95}, {0.8, 0.6, 0.9}, {0.1, -0.05, 0.3}};
        reader.figures.specificity = {{0.7, 0.5, 0.8}, {0.75, 0.6, 0.9}, {-0.05, -0.2, 0.1}};
        e.readers = {reader};
        const auto rows = readerRows(e, 1);
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0].cells[0].value.startsWith(QStringLiteral("80")));
        QVERIFY(rows[0].cells[0].interval.startsWith(QStringLiteral("60")));
        QVERIFY(rows[0].cells[2].value.startsWith(QStringLiteral("+10")));
        QVERIFY(rows[0].cells[3].value.startsWith(QChar(0x2212)));
        // What the percent of a difference are.
        const auto columns = readerColumns();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(columns[std::size_t(i)].tip.contains(QStringLiteral("percentage points")), i >= 2);
        // The other class is the one to be found: what was specificity is sensitivity.
        QVERIFY(readerRows(e, 0)[0].cells[0].value.startsWith(QStringLiteral("75")));
        const QString basis = readerBasis(e).join(QLatin1Char(' '));
        QVERIFY2(basis.contains(QStringLiteral("other readers")) && basis.contains(QStringLiteral("2 more")),
                 qPrintable(basis));
        const QStringList lines = readerTable(rows).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].split(QLatin1Char('\t')).size(), lines[1].split(QLatin1Char('\t')).size());
    }

    void pointsAndDifferencesByMouseAndKey() {
        QTRY_VERIFY_WITH_TIMEOUT(nameReaders(m_project).ok(), kPatienceMs);  // once it is closed
        Bench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        auto* table = child<QTableWidget>(b.tab, "readersBeside");
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Ann"));
        QVERIFY(table->item(0, 2)->text().startsWith(QStringLiteral("100")));
        QVERIFY(!table->item(1, 2)->text().startsWith(QStringLiteral("100")));
        const auto* roc = child<RocPlot>(b.tab, "roc");
        for (const char* name : {"Ann", "Bo"})
            QTRY_VERIFY2(roc->accessibleDescription().contains(QLatin1String(name)),
                         qPrintable(roc->accessibleDescription()));
        QVERIFY(child<QLabel>(b.tab, "readersBasis")->text().contains(QStringLiteral("“Bo”")));
        // What stands in the row is what was computed.
        const evaluation::Estimate found = b.inspect.evaluation()->readers[1].figures.sensitivity.difference;
        QVERIFY(std::isfinite(found.value));
        QCOMPARE(table->item(1, 4)->text(),
                 readerRows(*b.inspect.evaluation(), b.point.positiveClass())[1].cells[2].value);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualItemRect(table->item(1, 0)).center());
        QVERIFY(table->hasFocus());
        QCOMPARE(table->currentRow(), 1);
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(table->currentRow(), 0);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\nAnn\t")));
    }
};

QTEST_MAIN(TestReadersCard)
#include "test_readers_card.moc"
