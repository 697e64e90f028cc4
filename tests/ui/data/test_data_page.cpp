// The Data page by real clicks and keys: import, filter, relabel, undo, problems.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QWindow>
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "data/class_chip.h"
#include "data/data_page.h"
#include "data/frames_dialog.h"
#include "data/grid_view.h"
#include "data/sample_filter.h"
#include "data/thumbnail_loader.h"
#include "data/viewer_panel.h"
#include "dataset/repair.h"
#include "imaging/display.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/reachable.h"
#include "tests/ui/support/volume_folders.h"
#include "text/words.h"
#include "viewer/viewer_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/menu_button.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

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
    /// Volumes of 5 axial and 12 coronal slices, so many of each class.
    QString writeVolumes(int perClass) {
        if (!test::writeVolumeFolders(temporary.path("volumes"), perClass)) qFatal("no volumes");
        return path("volumes");
    }
    std::string labelOnDisk(std::int64_t id) {
        std::string label;
        for (const dataset::Sample& s : test::samplesOnDisk(session))
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
    void copiesWhenAsked();
    void importsDroppedFiles();
    void importsChosenFilesByTheMenu();
    void relabelsByKeyAndUndoes();
    void afterALabelKeyTheNextImageIsChosen();
    void theMenuOfImagesDoesWhatTheButtonsDo();
    void leadsToAnImageThatFiltersHide();
    void chipsHaveTheColoursOfTheirClasses();
    void noticesMoveNothing();
    void proposesAFileForTheLabels();
    void buttonsSayWhatTheyOpen();
    void aSmallScreenReachesEverything();
    void relabelsByMouse();
    void undoesAnImport();
    void setsAsideAndTakesBack();
    void mendsAProblemByOneClick();
    void adviceIsThatOfTheProblemThatIsChosen();
    void aProblemWithOtherNumbersStaysChosen();
    void noSingleFileOfAProblemIsHidden();
    void refusesEditsDuringAJob();
    void filters();
    void tableAndGridShareTheSelection();
    void neverDrawsWhatCannotBeDecoded();
    void cancelledImportChangesNothing();
    void everySliceHasItsOwnThumbnail();
    void asksWhichFramesOfVolumes();
    void cancelledChoiceOfFramesImportsNothing();
    void changesWhatTheNetworkSeesAndUndoes();
    void unreadableImagesKeepTheWindow();
    void namesInTooltipsAreNoHtml();
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

void TestDataPage::copiesWhenAsked() {
    Bench b;
    b.open();
    b.find<QWidget>("dataEmpty")->findChild<QCheckBox*>()->click();
    b.importFolders();
    QVERIFY(b.session.holdsCopies());
    const std::string folder = b.session.folder().toStdString() + "/images/";
    for (const dataset::Sample& s : b.session.samples()) QVERIFY(s.path.starts_with(folder));
    QTRY_VERIFY(
        b.page.findChild<NoticeBar*>(QStringLiteral("notice"))->text().contains("without patient data"));
    // A picture that comes later is copied, too; the pictures themselves are shown.
    QVERIFY(QDir().mkpath(b.images + "-2/healthy"));
    QVERIFY(imaging::writePng((b.images + "-2/healthy/x.png").toStdString(), test::picture(77),
                              *systemFileLayer())
                .ok());
    b.page.importPaths({b.images + "-2"});
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 1);
    QVERIFY(b.session.samples().back().path.starts_with(folder));
    b.choose(0);
    QTRY_VERIFY(b.page.viewer().view().hasImage());
    // And a project without copies says nothing of them.
    Bench other;
    other.importAll();
    QVERIFY(!other.session.holdsCopies());
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

void TestDataPage::afterALabelKeyTheNextImageIsChosen() {
    Bench b;
    b.importAll();
    b.choose(0);
    b.page.grid().setFocus();
    const auto chosen = [&b] {
        QList<int> rows;
        for (const QModelIndex& index : b.page.grid().selectionModel()->selectedRows()) rows << index.row();
        return rows;
    };
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QCOMPARE(b.session.samples()[0].label, std::string("lesions"));
    QCOMPARE(chosen(), QList<int>{1});
    QCOMPARE(b.page.grid().currentIndex().row(), 1);
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QCOMPARE(b.session.samples()[1].label, std::string("lesions"));
    QCOMPARE(chosen(), QList<int>{2});
    // Of what the filter then hides the next one, too.
    b.page.filter().setLabel(std::string("healthy"));
    b.choose(0);
    const auto second = b.session.samples()[3].id;
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QCOMPARE(b.session.samples()[std::size_t(b.page.filter().sourceRow(b.page.grid().currentIndex()))].id,
             second);
    b.page.filter().clear();
    // Several stay chosen.
    b.choose(4);
    QTest::mouseClick(b.page.grid().viewport(), Qt::LeftButton, Qt::ControlModifier,
                      b.page.grid().visualRect(b.page.filter().index(6, 0)).center());
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QCOMPARE(b.session.samples()[6].label, std::string("lesions"));
    QCOMPARE(chosen().size(), 2);
}

void TestDataPage::theMenuOfImagesDoesWhatTheButtonsDo() {
    Bench b;
    b.importAll();
    const auto menuAt = [&b](int row) {
        delete b.find<QMenu>("imageMenu");
        const QPoint at = b.page.grid().visualRect(b.page.filter().index(row, 0)).center();
        Q_EMIT b.page.grid().customContextMenuRequested(at);
        return b.find<QMenu>("imageMenu");
    };
    QMenu* menu = menuAt(2);
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(b.page.grid().currentIndex().row(), 2);
    const QList<QAction*> labels = menu->actions().first()->menu()->actions();
    QCOMPARE(labels.size(), 2);
    labels[1]->trigger();
    QCOMPARE(b.session.samples()[2].label, std::string("lesions"));
    menu->findChild<QAction*>(QStringLiteral("asideAction"))->trigger();
    QCOMPARE(b.session.samples()[2].split, dataset::Split::excluded);
    menu->findChild<QAction*>(QStringLiteral("copyFileName"))->trigger();
    QVERIFY(QString::fromStdString(b.session.samples()[2].path)
                .endsWith(QLatin1Char('/') + QGuiApplication::clipboard()->text()));
    menu = menuAt(2);
    menu->findChild<QAction*>(QStringLiteral("asideAction"))->trigger();  // taken back
    QVERIFY(b.session.samples()[2].split != dataset::Split::excluded);
    delete menu;
    QTest::mouseClick(b.find<QToolButton>("asTable"), Qt::LeftButton);
    Q_EMIT b.find<QTableView>("table")->customContextMenuRequested({4, 4});
    QVERIFY(b.find<QMenu>("imageMenu"));
}

void TestDataPage::leadsToAnImageThatFiltersHide() {
    Bench b;
    b.importAll();
    b.page.filter().setLabel(std::string("lesions"));
    const auto hidden = b.session.samples()[3].id;
    b.page.showSample(hidden);
    QVERIFY(!b.page.filter().active());
    QCOMPARE(b.page.grid().currentIndex().row(), 3);
}

void TestDataPage::chipsHaveTheColoursOfTheirClasses() {
    for (const ThemeMode mode : {ThemeMode::dark, ThemeMode::light}) {
        applyTheme(*qApp, mode);
        Bench b;
        b.importAll();
        auto* first = b.find<ClassChip>("class-healthy");
        auto* second = b.find<ClassChip>("class-lesions");
        QVERIFY(first && second);
        QCOMPARE(first->colour(), classColor(b.page.palette(), 0));
        QCOMPARE(second->colour(), classColor(b.page.palette(), 1));
        // The key stands where it is not read as a number of images.
        QVERIFY2(second->toolTip().contains(QStringLiteral("key 2")), qPrintable(second->toolTip()));
    }
    Bench b;
    b.importAll();
    applyTheme(*qApp, ThemeMode::dark);
    QTRY_COMPARE(b.find<ClassChip>("class-healthy")->colour(), classColor(QApplication::palette(), 0));
    applyTheme(*qApp, ThemeMode::light);
}

void TestDataPage::noticesMoveNothing() {
    Bench b;
    b.importAll();
    auto* notice = b.page.findChild<NoticeBar*>(QStringLiteral("notice"));
    notice->clear();
    auto* add = b.find<QPushButton>("addImages");
    const QPoint before = add->mapTo(&b.page, QPoint(0, 0));
    const QRect grid = b.page.grid().geometry();
    notice->show(NoticeBar::Kind::information, QStringLiteral("Something happened."));
    QCoreApplication::processEvents();
    QCOMPARE(add->mapTo(&b.page, QPoint(0, 0)), before);
    QCOMPARE(b.page.grid().geometry(), grid);
    QVERIFY(b.page.rect().contains(notice->geometry()));
}

void TestDataPage::proposesAFileForTheLabels() {
    Bench b;
    b.importAll();
    b.page.exportLabels();
    setNextChosenFiles({});
    for (QPushButton* button : b.find<QMessageBox>("exportQuestion")->findChildren<QPushButton*>())
        if (button->text().startsWith(QStringLiteral("Choose"))) button->click();
    const QFileInfo proposed(lastChooserStart());
    QCOMPARE(proposed.absolutePath(), QFileInfo(proposedFolder()).absoluteFilePath());
    QVERIFY(!proposed.absolutePath().startsWith(b.session.folder()));
    QVERIFY2(proposed.fileName().startsWith(b.session.name() + QStringLiteral(" - labels - ")),
             qPrintable(proposed.fileName()));
    QCOMPARE(proposed.suffix(), QStringLiteral("csv"));
}

/// A menu has an arrow, a window "…"; and words that say what they are about.
void TestDataPage::buttonsSayWhatTheyOpen() {
    Bench b;
    b.importAll();
    for (const char* name : {"addImages", "checkLabels", "questionMore", "finding", "networkWindow"})
        QVERIFY2(!b.find<MenuButton>(name)->text().endsWith(QChar(0x2026)), name);
    for (const char* name : {"asGrades", "divideAnew", "aboutStudy"})
        QVERIFY2(b.find<QPushButton>(name)->text().endsWith(QChar(0x2026)), name);
    QVERIFY(b.find<QPushButton>("aboutStudy")->text().contains(QStringLiteral("study")));
    QVERIFY(b.find<QPushButton>("networkWindow")->text().contains(QStringLiteral("network")));
}

/// Full HD at 200 %, less the rail and the status bar.
void TestDataPage::aSmallScreenReachesEverything() {
    applyTheme(*qApp, ThemeMode::light);
    Bench b;
    b.importAll();
    b.choose(0);
    b.page.resize(960 - 176, 540 - 32);
    QCoreApplication::processEvents();
    for (const char* name :
         {"continueToTraining", "addImages", "findText", "diagnosis", "setAside", "asTable"})
        QVERIFY2(test::reachable(b.find<QWidget>(name)), name);
    // The image is more than a slit, with two lines of classes above it, too.
    const QSize image = b.page.viewer().view().size();
    QVERIFY2(image.height() >= 180 && image.width() >= 360,
             qPrintable(QStringLiteral("%1 x %2").arg(image.width()).arg(image.height())));
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
    QCOMPARE(button->text(), QStringLiteral("Exclude"));
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

void TestDataPage::adviceIsThatOfTheProblemThatIsChosen() {
    Bench b;
    for (const char* name : {"healthy", "lesions"})
        QVERIFY(QFile::copy(QStringLiteral("%1/%2/1.png").arg(b.images, QLatin1String(name)),
                            QStringLiteral("%1/%2/copy.png").arg(b.images, QLatin1String(name))));
    b.open();
    b.page.importPaths({b.images});
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 2);
    QTRY_VERIFY(!b.jobs.running());
    auto* problems = b.find<QListWidget>("problems");
    const auto& all = b.session.problems();
    const auto kindOf = [&](int row) { return all[std::size_t(row)].kind; };
    int row = 0;
    while (row < int(all.size()) && kindOf(row) != dataset::ProblemKind::exactDuplicate) ++row;
    QVERIFY(row + 1 < int(all.size()) && kindOf(row + 1) == dataset::ProblemKind::exactDuplicate);
    const std::size_t count = all.size();
    const auto filesShown = [&] { return b.find<QLabel>("problemFiles")->text(); };
    problems->setCurrentRow(row);
    const QString first = filesShown();
    problems->setCurrentRow(row + 1);
    const QString second = filesShown();
    QVERIFY(first != second);

    // The one that is mended keeps its place and says so; pressed once more at the same place, nothing is
    // done to the next.
    const auto excluded = [&] {
        return std::count_if(b.session.samples().begin(), b.session.samples().end(),
                             [](const dataset::Sample& s) { return s.split == dataset::Split::excluded; });
    };
    const auto adviceShown = [&] { return b.find<QLabel>("problemAdvice")->text(); };
    auto* repair = b.find<QPushButton>("repair");
    const auto placeOf = [&](QWidget* button) { return button->mapTo(&b.page, button->rect().center()); };
    // Notices lie over the foot of the page for a while.
    const auto settle = [&] {
        b.page.findChild<NoticeBar*>(QStringLiteral("notice"))->clear();
        QCoreApplication::processEvents();
    };
    const auto clickAt = [&](QPoint place) {
        settle();
        QTest::mouseClick(b.page.windowHandle(), Qt::LeftButton, {}, place);
    };
    problems->setCurrentRow(row);
    QTRY_VERIFY(repair->isVisible());
    settle();
    const QPoint once = placeOf(repair);
    clickAt(once);
    QCOMPARE(excluded(), std::ptrdiff_t(1));
    QTRY_COMPARE(all.size(), count - 1);
    QCOMPARE(problems->count(), int(count));
    QCOMPARE(problems->currentRow(), row);
    QVERIFY(problems->item(row)->text().endsWith(QStringLiteral("No longer there")));
    QCOMPARE(filesShown(), first);
    QCOMPARE(adviceShown(), QStringLiteral("1 image(s) excluded. 1 problem(s) of this kind left. Undo takes "
                                           "it back."));
    QVERIFY(!repair->isEnabled());
    clickAt(once);
    QCOMPARE(excluded(), std::ptrdiff_t(1));

    // The next has its own files and images.
    problems->setCurrentRow(row + 1);
    QVERIFY(repair->isEnabled());
    QCOMPARE(adviceShown(), problemAdvice(dataset::ProblemKind::exactDuplicate));
    QCOMPARE(filesShown(), second);
    QCOMPARE(b.page.filter().rowCount(), 2);
    const auto pathOf = [&](int shown) {
        const int source = b.page.filter().mapToSource(b.page.filter().index(shown, 0)).row();
        return b.session.samples()[std::size_t(source)].path;
    };
    QCOMPARE((std::set<std::string>{pathOf(0), pathOf(1)}),
             (std::set<std::string>(all[std::size_t(row)].files.begin(), all[std::size_t(row)].files.end())));

    // What is taken back is a problem again, in its place.
    b.session.undo();
    QTRY_COMPARE(all.size(), count);
    QCOMPARE(problems->count(), int(count));
    QVERIFY(!problems->item(row)->text().endsWith(QStringLiteral("No longer there")));
    QCOMPARE(problems->currentRow(), row + 1);
    QCOMPARE(filesShown(), second);
    QCOMPARE(b.page.filter().rowCount(), 2);

    // All of a kind: the chosen one stays, and what comes behind is left alone.
    auto* inAll = b.find<QPushButton>("repairAll");
    QTRY_VERIFY(inAll->isVisible() && inAll->isEnabled());
    settle();
    const QPoint everywhere = placeOf(inAll);
    clickAt(everywhere);
    QCOMPARE(excluded(), std::ptrdiff_t(2));
    QTRY_COMPARE(all.size(), count - 2);
    QCOMPARE(problems->currentRow(), row);
    QCOMPARE(problems->count(), int(count) - 1);
    QCOMPARE(adviceShown(), QStringLiteral("2 image(s) excluded. No problem of this kind is left. Undo takes "
                                           "it back."));
    clickAt(everywhere);
    QCOMPARE(excluded(), std::ptrdiff_t(2));
    QCOMPARE(problems->currentRow(), row);

    // Who comes back to the list sees what is left.
    auto* side = b.find<QTabWidget>("side");
    side->setCurrentIndex(0);
    side->setCurrentIndex(1);
    QCOMPARE(problems->count(), int(all.size()));
    for (int i = 0; i < problems->count(); ++i)
        QVERIFY(!problems->item(i)->text().endsWith(QStringLiteral("No longer there")));
}

/// An edit that leaves a problem as it is but for a number mends nothing.
void TestDataPage::aProblemWithOtherNumbersStaysChosen() {
    Bench b;
    b.importAll();
    QTRY_VERIFY(!b.jobs.running());
    auto* problems = b.find<QListWidget>("problems");
    const auto& all = b.session.problems();
    const auto place = [&] {
        const auto found = std::find_if(all.begin(), all.end(), [](const dataset::Problem& p) {
            return p.kind == dataset::ProblemKind::patientsUnknown;
        });
        return found == all.end() ? -1 : int(found - all.begin());
    };
    QTRY_VERIFY(place() >= 0);
    problems->setCurrentRow(place());
    const QString before = problems->currentItem()->text();
    QVERIFY(b.session.setSplits(dataset::setAside(b.session.samples(), {b.session.samples().front().id})));
    QTRY_VERIFY(problems->currentItem() && problems->currentItem()->text() != before);
    QVERIFY2(problems->currentItem()->text().contains(QString::number(2 * kPerClass - 1)),
             qPrintable(problems->currentItem()->text()));
    QCOMPARE(problems->currentRow(), place());
    QCOMPARE(problems->count(), int(all.size()));
}

void TestDataPage::noSingleFileOfAProblemIsHidden() {
    Bench b;
    const auto copies = [&](int from, int to) {
        for (int i = from; i <= to; ++i)
            if (!QFile::copy(b.images + QStringLiteral("/healthy/1.png"),
                             b.images + QStringLiteral("/healthy/copy%1.png").arg(i)))
                qFatal("no copy");
    };
    const auto filesShown = [&] { return b.find<QLabel>("problemFiles")->text().split(QLatin1Char('\n')); };
    copies(1, 8);  // nine of one picture
    b.open();
    b.page.importPaths({b.images});
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 8);
    QTRY_VERIFY(!b.jobs.running());
    auto* problems = b.find<QListWidget>("problems");
    const auto chooseCopies = [&](std::size_t files) {
        for (std::size_t i = 0; i < b.session.problems().size(); ++i)
            if (b.session.problems()[i].files.size() == files) {
                problems->setCurrentRow(int(i));
                return true;
            }
        return false;
    };
    QTRY_VERIFY(chooseCopies(9));
    QCOMPARE(filesShown().size(), 9);
    QVERIFY(!filesShown().last().startsWith(QStringLiteral("and ")));
    copies(9, 9);
    b.page.importPaths({b.images});
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass + 9);
    QTRY_VERIFY(!b.jobs.running() && chooseCopies(10));
    QCOMPARE(filesShown().size(), 9);
    QCOMPARE(filesShown().last(), QStringLiteral("and 2 more"));
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
    QTRY_VERIFY(b.page.findChild<NoticeBar*>(QStringLiteral("notice"))
                    ->text()
                    .contains(QStringLiteral("A long job")));
    QCOMPARE(b.session.samples()[0].label, std::string("healthy"));
    go = true;
    QTRY_VERIFY(!b.session.busy());
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
    // While the files are looked into,
    b.page.importPaths({b.images});
    b.jobs.cancel();
    QTRY_VERIFY(!b.jobs.running());
    QCOMPARE(int(b.session.samples().size()), 0);
    QVERIFY(b.page.findChild<NoticeBar*>(QStringLiteral("notice"))
                ->text()
                .contains(QStringLiteral("Nothing was added")));
    // and while they are read.
    connect(&b.jobs, &JobRunner::started, &b.page, [&] {
        if (b.session.busy()) b.jobs.cancel();
    });
    b.page.importPaths({b.images});
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(!b.jobs.running());
    QCOMPARE(int(b.session.samples().size()), 0);
    QVERIFY(b.session.isOpen());
    QVERIFY(!b.session.runFolder(1).isEmpty());
}

void TestDataPage::everySliceHasItsOwnThumbnail() {
    Bench b;
    const std::string path = b.writeVolumes(1).toStdString() + "/ill/0.nii";
    ThumbnailLoader loader;
    qint64 id = 0;
    std::vector<std::pair<qint64, imaging::ReadOptions>> wanted;
    for (const auto plane : {imaging::Plane::axial, imaging::Plane::coronal})
        for (int frame = 0; frame < 5; ++frame) wanted.push_back({++id, {frame, plane}});
    wanted.push_back({++id, {99}});  // there is no such slice
    for (const auto& [number, where] : wanted) loader.get(number, path, where, nullptr);
    for (const auto& [number, where] : wanted) {
        QImage image;
        if (where.frame == 99) {
            QTRY_COMPARE(loader.get(number, path, where, &image), ThumbnailLoader::State::failed);
            continue;
        }
        QTRY_COMPARE(loader.get(number, path, where, &image), ThumbnailLoader::State::ready);
        QCOMPARE(image, toImage(imaging::display(*imaging::readImage(path, where)))
                            .convertToFormat(QImage::Format_RGB32));
    }
}

void TestDataPage::asksWhichFramesOfVolumes() {
    Bench b;
    b.open();
    b.page.importPaths({b.writeVolumes(4)});
    QTRY_VERIFY(b.find<QDialog>("framesDialog"));
    QTRY_VERIFY(b.find<QDialog>("framesDialog")->isVisible());
    QVERIFY(b.find<QRadioButton>("middle")->isChecked());
    QVERIFY(b.session.samples().empty());
    auto* step = b.find<QSpinBox>("step");
    step->setValue(4);
    QVERIFY(b.find<QRadioButton>("every")->isChecked());
    auto* plane = b.find<QComboBox>("plane");
    QVERIFY(plane->isVisible());
    plane->setCurrentIndex(1);
    QTest::keyClick(b.find<QDialog>("framesDialog"), Qt::Key_Return);
    QTRY_COMPARE(int(b.session.samples().size()), 8 * 3);
    for (const dataset::Sample& s : b.session.samples()) {
        QCOMPARE(s.plane, imaging::Plane::coronal);
        QCOMPARE(s.frame % 4, 0);
        QCOMPARE(std::pair(s.width, s.height), std::pair(20, 5));
    }
    // The viewer shows that slice.
    QTRY_VERIFY(!b.jobs.running());
    QTRY_COMPARE(b.page.filter().rowCount(), 8 * 3);
    b.choose(1);
    QTRY_VERIFY(b.page.viewer().view().hasImage());
    QCOMPARE(b.page.viewer().view().image().size(), QSize(20, 5));
    // Plain pictures are not asked about.
    b.page.importPaths({b.images});
    QTRY_COMPARE(int(b.session.samples().size()), 8 * 3 + 2 * kPerClass);
}

void TestDataPage::cancelledChoiceOfFramesImportsNothing() {
    Bench b;
    b.open();
    // What waits behind it is brought in.
    b.page.importPaths({b.writeVolumes(4), b.images});
    QTRY_VERIFY(b.find<QDialog>("framesDialog"));
    QTest::keyClick(b.find<QDialog>("framesDialog"), Qt::Key_Escape);
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
    for (const dataset::Sample& s : b.session.samples()) QCOMPARE(s.format, std::string("PNG"));
}

void TestDataPage::changesWhatTheNetworkSeesAndUndoes() {
    Bench b;
    b.open();
    b.page.importPaths({b.writeVolumes(4)});
    QTRY_VERIFY(b.find<QDialog>("framesDialog"));
    QTest::keyClick(b.find<QDialog>("framesDialog"), Qt::Key_Return);
    QTRY_COMPARE(int(b.session.samples().size()), 8);
    QTRY_VERIFY(!b.jobs.running());
    b.choose(0);
    ViewerPanel& viewer = b.page.viewer();
    QTRY_VERIFY(viewer.view().hasImage());
    QTest::mouseClick(b.find<QToolButton>("asNetwork"), Qt::LeftButton);
    QTRY_VERIFY(viewer.presenter().asNetwork());
    const auto before = b.session.samples();
    const QImage seen = viewer.view().image();

    const imaging::WindowPolicy brain{imaging::WindowPolicy::Kind::fixed, 40, 80};
    Q_EMIT viewer.networkWindowWanted(brain);
    QTRY_VERIFY(b.find<QMessageBox>("windowQuestion"));
    QTRY_VERIFY(b.find<QMessageBox>("windowQuestion")->isVisible());
    QCOMPARE(b.session.networkWindow(), imaging::WindowPolicy());  // nothing before the answer
    for (QAbstractButton* button : b.find<QMessageBox>("windowQuestion")->buttons())
        if (b.find<QMessageBox>("windowQuestion")->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(b.session.networkWindow(), brain);
    QTRY_VERIFY(viewer.view().image() != seen);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(b.session.samples()[i].pixelHash != before[i].pixelHash);

    QTRY_VERIFY(!b.jobs.running());
    QTest::mouseClick(b.find<QToolButton>("undo"), Qt::LeftButton);
    QTRY_COMPARE(b.session.networkWindow(), imaging::WindowPolicy());
    QTRY_COMPARE(viewer.view().image(), seen);
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(b.session.samples()[i].pixelHash, before[i].pixelHash);
}

void TestDataPage::unreadableImagesKeepTheWindow() {
    Bench b;
    b.importAll();
    QVERIFY(QFile::remove(b.images + QStringLiteral("/healthy/3.png")));
    QVERIFY(QFile::remove(b.images + QStringLiteral("/lesions/5.png")));
    Q_EMIT b.page.viewer().networkWindowWanted({imaging::WindowPolicy::Kind::percentile});
    QTRY_VERIFY(b.find<QMessageBox>("windowQuestion"));
    b.find<QMessageBox>("windowQuestion")->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), b.find<QMessageBox>("windowQuestion"));
    QTest::keyClick(b.find<QMessageBox>("windowQuestion"), Qt::Key_Escape);  // asked again below
    QTRY_VERIFY(!b.find<QMessageBox>("windowQuestion"));
    QVERIFY(!b.jobs.running());
    Q_EMIT b.page.viewer().networkWindowWanted({imaging::WindowPolicy::Kind::percentile});
    QTRY_VERIFY(b.find<QMessageBox>("windowQuestion"));
    for (QAbstractButton* button : b.find<QMessageBox>("windowQuestion")->buttons())
        if (b.find<QMessageBox>("windowQuestion")->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    // They are shown, so that they can be mended.
    QTRY_COMPARE(b.page.filter().rowCount(), 2);
    QCOMPARE(b.session.networkWindow(), imaging::WindowPolicy());
    QVERIFY(b.page.findChild<NoticeBar*>(QStringLiteral("notice"))
                ->text()
                .contains(QStringLiteral("Nothing was changed")));
}

void TestDataPage::namesInTooltipsAreNoHtml() {
    Bench b;
    b.open();
    const QString folder = b.path("hostile");
    int seed = 400;
    for (const char* label : {"<img src=x>", "<b>other"}) {
        QVERIFY(QDir().mkpath(folder + "/" + label));
        QVERIFY(imaging::writePng((folder + "/" + label + "/<i>1.png").toStdString(), test::picture(seed++),
                                  *systemFileLayer())
                    .ok());
    }
    b.page.importPaths({folder});
    QTRY_COMPARE(int(b.session.samples().size()), 2);
    b.session.relabel({b.session.samples().front().id}, "<u>third");
    QTRY_COMPARE(b.session.classes().size(), std::size_t(2));
    QTRY_VERIFY(b.session.history().undo && b.session.history().undo->argument == "<u>third");
    // Ours that escapes them, or none of HTML.
    int names = 0;
    const auto look = [&names](const QString& tip) {
        names += tip.contains(QLatin1String("third")) || tip.contains(QLatin1String("hostile")) ? 1 : 0;
        return !Qt::mightBeRichText(tip) ||
               tip == plainToolTip(QTextDocumentFragment::fromHtml(tip).toPlainText());
    };
    QTRY_VERIFY(b.find<QWidget>("undo") == nullptr || !b.find<QWidget>("undo")->toolTip().isEmpty());
    for (const QWidget* widget : b.page.findChildren<QWidget*>())
        QVERIFY2(look(widget->toolTip()), qPrintable(widget->toolTip()));
    const QAbstractItemModel& model = b.page.filter();
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString tip = model.index(row, column).data(Qt::ToolTipRole).toString();
            QVERIFY2(look(tip), qPrintable(tip));
        }
    QVERIFY(names > 2);
}

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
