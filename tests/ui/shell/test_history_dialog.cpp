// The window of what ever changed a project: its rows, the words that narrow them, what is copied and saved;
// and every control of it, by mouse and by key.
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <string>
#include <vector>

#include "data/data_page.h"
#include "project/trail.h"
#include "settings/settings.h"
#include "shell/history_dialog.h"
#include "shell/history_presenter.h"
#include "shell/main_window.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/tour_test.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using namespace fovea::test;

namespace {

using Trail = std::vector<project::TrailEntry>;

Trail trailOf(ProjectSession& session) {
    const auto trail =
        fromProject<Trail>(session, [](const project::Project& project) { return project.trail(); });
    if (!trail) qFatal("no trail");
    return *trail;
}

/// A training whose figures on test images were seen twice, and once on validation images.
void evaluate(SessionBench& b) {
    b.session.startOnProject<bool>(
        QString(),
        [](project::Project& project, const JobContext&) -> Result<bool> {
            FOVEA_TRY(const std::int64_t run, project.addRun("{}"));
            for (const auto split : {dataset::Split::test, dataset::Split::validation, dataset::Split::test})
                FOVEA_CHECK(project.recordEvaluation(run, split));
            return true;
        },
        [](Result<bool> done) {
            if (!done) qFatal("not evaluated");
        });
    if (!QTest::qWaitFor([&] { return !b.jobs.running() && !b.session.busy(); })) qFatal("still at work");
}

/// The window with a project that has images, in front.
struct WindowBench : SessionBench {
    Settings settings{path("settings.ini")};
    MainWindow window{session, jobs, settings};

    WindowBench() {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("not in front");
        open();
        window.dataPage().importPaths({images});
        if (!has(2 * kPerClass)) qFatal("no images");
    }
};

QString contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestHistoryDialog : public TourTest {
    Q_OBJECT

    static QString cell(const HistoryPresenter& p, int row, int column) {
        return p.index(row, column).data().toString();
    }

private Q_SLOTS:
    void initTestCase() { startTour({QStringLiteral("historyDialog")}); }

    void newestFirstAndCounted() {
        DataPageBench b;
        b.open();
        b.importFolders();
        evaluate(b);
        HistoryPresenter p(b.session);
        const Trail trail = trailOf(b.session);
        QTRY_COMPARE(p.entries(), int(trail.size()));
        QCOMPARE(p.rowCount(), p.entries());
        QCOMPARE(p.testEvaluations(), 2);
        QCOMPARE(cell(p, 0, HistoryPresenter::whatColumn), QStringLiteral("Evaluation"));
        QCOMPARE(cell(p, 0, HistoryPresenter::detailColumn), QStringLiteral("run 1: test"));
        QCOMPARE(cell(p, p.rowCount() - 1, HistoryPresenter::whatColumn),
                 QStringLiteral("Images brought in"));
        for (int row = 0; row < p.rowCount(); ++row) {
            const project::TrailEntry& entry = trail[trail.size() - 1 - std::size_t(row)];
            QCOMPARE(cell(p, row, HistoryPresenter::detailColumn), QString::fromStdString(entry.detail));
            // Every action of a project has words of the window.
            QVERIFY2(cell(p, row, HistoryPresenter::whatColumn) != QString::fromStdString(entry.action),
                     entry.action.c_str());
            QVERIFY(p.index(row, HistoryPresenter::whenColumn)
                        .data(Qt::ToolTipRole)
                        .toString()
                        .contains(QString::fromStdString(entry.atUtc)));
        }
        // What changes the project is there at once.
        b.session.relabel({b.session.samples()[0].id}, "lesions");
        QTRY_COMPARE(p.entries(), int(trail.size()) + 1);
        QCOMPARE(cell(p, 0, HistoryPresenter::whatColumn), QStringLiteral("Label set"));
        b.session.undo();
        QTRY_COMPARE(p.entries(), int(trail.size()) + 2);
        QCOMPARE(cell(p, 0, HistoryPresenter::whatColumn), QStringLiteral("Change undone"));
    }

    void wordsNarrowIt() {
        DataPageBench b;
        b.open();
        b.importFolders();
        evaluate(b);
        HistoryPresenter p(b.session);
        QTRY_VERIFY(p.entries() > 0);
        const int all = p.entries();
        p.setWords(QStringLiteral("evaluation  TEST"));
        QCOMPARE(p.rowCount(), 2);
        QCOMPARE(p.entries(), all);
        QCOMPARE(p.text().count(QLatin1Char('\n')), 2);
        QCOMPARE(p.text({1}),
                 QStringList({cell(p, 1, 0), cell(p, 1, 1), cell(p, 1, 2)}).join(QLatin1Char('\t')) +
                     QLatin1Char('\n'));
        p.setWords(QStringLiteral("evaluation nowhere"));
        QCOMPARE(p.rowCount(), 0);
        p.setWords({});
        QCOMPARE(p.rowCount(), all);
    }

    /// The table has all entries, whatever is shown, as the command line writes them.
    void isSavedAsTheCommandLineDoes() {
        DataPageBench b;
        b.open();
        b.importFolders();
        HistoryPresenter p(b.session);
        QTRY_VERIFY(p.entries() > 0);
        p.setWords(QStringLiteral("nowhere"));
        QSignalSpy written(&p, &HistoryPresenter::written), failed(&p, &HistoryPresenter::failed);
        p.write(b.path("trail.csv"));
        QTRY_COMPARE(written.count(), 1);
        QFile file(b.path("trail.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), project::trailCsv(trailOf(b.session)));
        p.write(b.path("trail.csv/below.csv"));
        QTRY_COMPARE(failed.count(), 1);
    }

    void everyControl() {
        WindowBench b;
        evaluate(b);
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, child<QToolButton>(b.window, "openHistory"), [&] {
                const auto* shown = b.window.findChild<HistoryDialog*>();
                return shown && shown->isVisible();
            });
            auto* dialog = b.window.findChild<HistoryDialog*>();
            QVERIFY(dialog);
            HistoryPresenter& p = dialog->presenter();
            QTRY_VERIFY(p.entries() > 0);
            const int all = p.entries();
            QVERIFY(child<QLabel>(*dialog, "historyTests")->text().contains(QStringLiteral(": 2.")));
            auto* find = child<QLineEdit>(*dialog, "findHistory");
            const auto type = [&] {
                if (way == Way::mouse) clickAt(find, {30, find->height() / 2});
                for (const auto key : {Qt::Key_T, Qt::Key_E, Qt::Key_S, Qt::Key_T}) typeKey(key);
            };
            const auto narrowed = [&] { return p.rowCount() == 2; };
            way == Way::mouse ? m_tour->byMouse(find, type, narrowed) : m_tour->byKey(find, type, narrowed);
            auto* table = child<QTableView>(*dialog, "history");
            const auto copied = [](const QString& text) {
                return [text] { return QGuiApplication::clipboard()->text() == text; };
            };
            QGuiApplication::clipboard()->clear();
            press(way, child<QPushButton>(*dialog, "copyHistory"), copied(p.text()));
            const auto chosen = [table] { return table->selectionModel()->selectedRows().size() == 1; };
            if (way == Way::mouse) {
                m_tour->byMouse(
                    table,
                    [table] {
                        clickAt(table->viewport(), table->visualRect(table->model()->index(1, 0)).center());
                    },
                    chosen);
            } else {
                m_tour->byKey(table, Qt::Key_Down, chosen);
            }
            const int row = table->currentIndex().row();
            if (way == Way::key) m_tour->byKey(table, Qt::CTRL | Qt::Key_C, copied(p.text({row})));
            QGuiApplication::clipboard()->clear();
            press(way, child<QPushButton>(*dialog, "copyHistory"), copied(p.text({row})));
            const QString path = b.path(way == Way::mouse ? "mouse.csv" : "key.csv");
            setNextChosenFiles({path});
            press(way, child<QPushButton>(*dialog, "exportHistory"),
                  [&] { return contents(path).count(QStringLiteral("\r\n")) == all + 1; });
            dialog->findChild<NoticeBar*>()->clear();  // it lies over what is below it
            press(way, child<QPushButton>(*dialog, "closeHistory"),
                  [dialog = QPointer<HistoryDialog>(dialog)] { return !dialog; });
        }
        pressed();
    }

    void comesAndGoesWithTheProject() {
        WindowBench b;
        auto* button = child<QToolButton>(b.window, "openHistory");
        button->click();
        const QPointer<HistoryDialog> dialog = b.window.findChild<HistoryDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->presenter().entries() > 0);
        QTRY_VERIFY(!b.session.busy());
        b.session.close();
        QTRY_VERIFY(!dialog);
        QVERIFY(!button->isVisible());
    }
};

QTEST_MAIN(TestHistoryDialog)
#include "test_history_dialog.moc"
