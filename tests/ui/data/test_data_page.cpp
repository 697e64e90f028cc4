// The Data page by real clicks and keys: import, filter, relabel, undo, problems.
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <atomic>
#include <thread>

#include "data/data_page.h"
#include "data/grid_view.h"
#include "data/sample_filter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "ui/data/data_page_bench.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

using test::kPerClass;

struct Bench : test::DataPageBench {
    template <class T>
    T* find(const char* name) {
        return page.findChild<T*>(QLatin1String(name));
    }
    void importAll() {
        open();
        importFolders();
    }
    void choose(int row) {
        QTest::mouseClick(page.grid().viewport(), Qt::LeftButton, {},
                          page.grid().visualRect(page.filter().index(row, 0)).center());
    }
    std::string labelOnDisk(std::int64_t id) {
        std::string label;
        const auto samples = session.project()->samples();
        for (const dataset::Sample& s : *samples)
            if (s.id == id) label = s.label;
        return label;
    }
};

}  // namespace

class TestDataPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importsTheChosenFolder();
    void importsADroppedFolder();
    void importsDroppedFiles();
    void importsChosenFilesByTheMenu();
    void relabelsByKeyAndUndoes();
    void relabelsByMouse();
    void undoesAnImport();
    void setsAsideAndTakesBack();
    void mendsAProblemByOneClick();
    void refusesEditsDuringAJob();
    void filters();
    void tableAndGridShareTheSelection();
    void neverDrawsWhatCannotBeDecoded();
    void cancelledImportChangesNothing();
};

void TestDataPage::importsTheChosenFolder() {
    Bench b;
    b.open();
    setNextChosenFiles({b.images});
    b.page.chooseAndImport();
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
    QCOMPARE(b.session.classes(), (std::vector<std::string>{"healthy", "lesions"}));
    QTRY_COMPARE(b.page.filter().rowCount(), 2 * kPerClass);
    QVERIFY(b.page.grid().isVisible());
}

void TestDataPage::importsADroppedFolder() {
    Bench b;
    b.open();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(b.images)});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &drop);
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
}

void TestDataPage::importsDroppedFiles() {
    Bench b;
    b.open();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(b.images + QStringLiteral("/healthy/1.png")),
                  QUrl::fromLocalFile(b.images + QStringLiteral("/lesions/1.png")),
                  QUrl::fromLocalFile(b.images + QStringLiteral("/lesions/2.png"))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &drop);
    QTRY_COMPARE(int(b.session.samples().size()), 3);
    QCOMPARE(b.session.samples()[0].label, std::string("healthy"));
    QCOMPARE(b.session.samples()[2].label, std::string("lesions"));
}

void TestDataPage::importsChosenFilesByTheMenu() {
    Bench b;
    b.importAll();
    const QString folder = QString::fromStdString(b.temporary.path("more/glaucoma"));
    QDir().mkpath(folder);
    QVERIFY(QFile::copy(b.images + QStringLiteral("/healthy/1.png"), folder + QStringLiteral("/a.png")));
    QTest::mouseClick(b.find<QPushButton>("addImages"), Qt::LeftButton);
    auto* menu = b.find<QMenu>("addMenu");
    QTRY_VERIFY(menu->isVisible());
    setNextChosenFiles({folder + QStringLiteral("/a.png")});
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions()[1]).center());
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 1);
    QCOMPARE(b.session.classes(), (std::vector<std::string>{"glaucoma", "healthy", "lesions"}));
}

void TestDataPage::relabelsByKeyAndUndoes() {
    Bench b;
    b.importAll();
    b.choose(0);
    QTest::mouseClick(b.page.grid().viewport(), Qt::LeftButton, Qt::ControlModifier,
                      b.page.grid().visualRect(b.page.filter().index(2, 0)).center());
    const auto first = b.session.samples()[0].id, third = b.session.samples()[2].id;
    QCOMPARE(b.session.samples()[0].label, std::string("healthy"));
    b.page.grid().setFocus();
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QTRY_COMPARE(b.session.samples()[0].label, std::string("lesions"));
    QCOMPARE(b.session.samples()[1].label, std::string("healthy"));
    QCOMPARE(b.session.samples()[2].label, std::string("lesions"));
    QTRY_COMPARE(b.labelOnDisk(third), std::string("lesions"));
    QTest::keyClick(&b.page.grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(b.session.samples()[0].label, std::string("healthy"));
    QTRY_COMPARE(b.labelOnDisk(first), std::string("healthy"));
    QTest::mouseClick(b.find<QToolButton>("redo"), Qt::LeftButton);
    QTRY_COMPARE(b.session.samples()[0].label, std::string("lesions"));
    QTRY_COMPARE(b.labelOnDisk(first), std::string("lesions"));
}

void TestDataPage::relabelsByMouse() {
    Bench b;
    b.importAll();
    b.choose(1);
    auto* box = b.find<QComboBox>("diagnosis");
    QVERIFY(box->isEnabled());
    QCOMPARE(box->currentText(), QStringLiteral("healthy"));
    Q_EMIT box->activated(int(box->count()) - 1);
    auto* name = b.find<QLineEdit>("newDiagnosis");
    QTRY_VERIFY(name->isVisible());
    QTest::keyClicks(name, QStringLiteral("unclear"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(b.session.samples()[1].label, std::string("unclear"));
    QCOMPARE(b.session.classes().size(), std::size_t(3));
    QCOMPARE(box->currentText(), QStringLiteral("unclear"));
}

void TestDataPage::undoesAnImport() {
    Bench b;
    b.importAll();
    QTRY_VERIFY(b.find<QToolButton>("undo")->isEnabled());
    QTest::mouseClick(b.find<QToolButton>("undo"), Qt::LeftButton);
    QTRY_VERIFY(b.session.samples().empty());
    QTRY_VERIFY(b.session.history().redo.has_value());
    b.session.redo();
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
    QTRY_COMPARE(b.page.filter().rowCount(), 2 * kPerClass);
}

void TestDataPage::setsAsideAndTakesBack() {
    Bench b;
    b.importAll();
    b.choose(1);
    b.page.grid().setFocus();
    const dataset::Split before = b.session.samples()[1].split;
    QTest::keyClick(&b.page.grid(), Qt::Key_Delete);
    QTRY_COMPARE(b.session.samples()[1].split, dataset::Split::excluded);
    auto* button = b.find<QPushButton>("setAside");
    QCOMPARE(button->text(), QStringLiteral("Use again"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(b.session.samples()[1].split != dataset::Split::excluded);
    QCOMPARE(button->text(), QStringLiteral("Set aside"));
    b.session.undo();
    b.session.undo();
    QTRY_COMPARE(b.session.samples()[1].split, before);
}

void TestDataPage::mendsAProblemByOneClick() {
    Bench b;
    // The same picture under another name.
    QVERIFY(QFile::copy(b.images + QStringLiteral("/healthy/1.png"),
                        b.images + QStringLiteral("/healthy/copy.png")));
    b.open();
    b.page.importPaths({b.images});
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 1);
    QTRY_VERIFY(!b.jobs.running());
    auto* problems = b.find<QListWidget>("problems");
    int row = -1;
    for (int i = 0; i < int(b.session.problems().size()); ++i)
        if (b.session.problems()[std::size_t(i)].kind == dataset::ProblemKind::exactDuplicate) row = i;
    QVERIFY(row >= 0);
    const std::size_t count = b.session.problems().size();
    problems->setCurrentRow(row);
    auto* repair = b.find<QPushButton>("repair");
    QTRY_VERIFY(repair->isVisible());
    QTest::mouseClick(repair, Qt::LeftButton);
    QTRY_COMPARE(b.session.problems().size(), count - 1);
    b.session.undo();
    QTRY_COMPARE(b.session.problems().size(), count);
}

void TestDataPage::refusesEditsDuringAJob() {
    Bench b;
    b.importAll();
    b.choose(0);
    std::atomic<bool> go = false;
    QVERIFY(b.session.startOnProject<int>(
        QStringLiteral("A long job"),
        [&go](project::Project&, const JobContext&) -> Result<int> {
            while (!go) std::this_thread::yield();
            return 1;
        },
        [](Result<int>) {}));
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QTRY_VERIFY(b.page.findChild<NoticeBar*>()->text().contains(QStringLiteral("A long job")));
    QCOMPARE(b.session.samples()[0].label, std::string("healthy"));
    go = true;
    QTRY_VERIFY(!b.session.lent());
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QTRY_COMPARE(b.session.samples()[0].label, std::string("lesions"));
}

void TestDataPage::filters() {
    Bench b;
    b.importAll();
    QTest::mouseClick(b.find<QAbstractButton>("class-lesions"), Qt::LeftButton);
    QTRY_COMPARE(b.page.filter().rowCount(), kPerClass);
    auto* splits = b.find<QComboBox>("splitFilter");
    splits->setFocus();
    QTest::keyClick(splits, Qt::Key_Down);
    QTRY_VERIFY(b.page.filter().rowCount() < kPerClass);
    QTest::mouseClick(b.find<QPushButton>("clearFilters"), Qt::LeftButton);
    QTRY_COMPARE(b.page.filter().rowCount(), 2 * kPerClass);
    QTest::keyClicks(b.find<QLineEdit>("findText"), QStringLiteral("12"));
    QTRY_COMPARE(b.page.filter().rowCount(), 2);
}

void TestDataPage::tableAndGridShareTheSelection() {
    Bench b;
    b.importAll();
    b.choose(3);
    QTest::mouseClick(b.find<QToolButton>("asTable"), Qt::LeftButton);
    auto* table = b.find<QAbstractItemView>("table");
    QVERIFY(table->isVisible());
    QCOMPARE(table->currentIndex().row(), 3);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::mouseClick(b.find<QToolButton>("asGrid"), Qt::LeftButton);
    QCOMPARE(b.page.grid().currentIndex().row(), 4);
}

void TestDataPage::neverDrawsWhatCannotBeDecoded() {
    Bench b;
    b.importAll();
    auto& thumbnails = b.page.filter().samples().thumbnails();
    const dataset::Sample& s = b.session.samples()[0];
    QTRY_COMPARE(thumbnails.get(s.id, s.path, {}, nullptr), ThumbnailLoader::State::ready);
    test::writeBrokenImage(s.path);
    thumbnails.clear();
    QTRY_COMPARE(thumbnails.get(s.id, s.path, {}, nullptr), ThumbnailLoader::State::failed);
}

void TestDataPage::cancelledImportChangesNothing() {
    Bench b;
    b.open();
    QSignalSpy failed(&b.session, &ProjectSession::importFailed);
    b.page.importPaths({b.images});
    b.jobs.cancel();
    QTRY_VERIFY(!b.jobs.running());
    if (failed.isEmpty()) QSKIP("the import was faster than the click");
    QCOMPARE(int(b.session.samples().size()), 0);
    QVERIFY(b.session.isOpen());
    QVERIFY(b.session.project() != nullptr);
}

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
