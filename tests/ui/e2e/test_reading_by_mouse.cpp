// The whole job by mouse alone: images in, a training, its figures and cases, the threshold, the test set,
// new images. No key is pressed; what is pressed has to lie under the pointer.
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "data/grid_view.h"
#include "inspect/confusion_view.h"
#include "inspect/gallery_view.h"
#include "inspect/operating_point.h"
#include "plots/roc_plot.h"
#include "tests/ui/support/reading_room_test.h"
#include "tests/ui/support/tour_test.h"
#include "widgets/image_view.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;
using InspectStage = InspectPresenter::Stage;

class TestReadingByMouse : public test::ReadingRoomTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bringsImagesIn();
    void labelsAnImage();
    void trains();
    void theMatrixLeadsToCases();
    void filtersAndSteps();
    void looksAtAnImage();
    void labelsACase();
    void movesTheThreshold();
    void opensTheTestSet();
    void predictsNewImages();
    void showsWhatIsUnlikeOrUncertain();
    void savesATable();
    void noKeyWasPressed();
    void cleanupTestCase();

private:
    /// Closes the messages that lie over it.
    void uncover(QWidget* control, QPoint at) {
        for (QWidget* up = under(control, at); up; up = up->parentWidget())
            if (auto* notice = qobject_cast<NoticeBar*>(up); notice && !notice->isAncestorOf(control)) {
                auto* close = notice->findChild<QToolButton*>();
                test::clickAt(close, close->rect().center());
                QTRY_VERIFY(!notice->isVisible());
                return;
            }
    }
    static QWidget* under(const QWidget* control, QPoint at) {
        return control->window()->childAt(control->mapTo(control->window(), at));
    }
    void click(QWidget* control, QPoint at, Qt::MouseButton button = Qt::LeftButton) {
        test::bringIntoView(control);
        uncover(control, at);
        QTRY_VERIFY2(test::isUnderPointer(control, at),
                     qPrintable(control->objectName() + QStringLiteral(" is covered")));
        test::clickAt(control, at, {}, button);
    }
    void click(const QString& name) {
        QWidget* control = find(name);
        click(control, control->rect().center());
    }
    void clickItem(QAbstractItemView* view, int row, Qt::MouseButton button = Qt::LeftButton) {
        click(view->viewport(), view->visualRect(view->model()->index(row, 0)).center(), button);
    }
    void clickTab(const QString& name, int tab) {
        QTabBar* bar = find<QTabWidget>(name)->tabBar();
        click(bar, bar->tabRect(tab).center());
    }
    /// An entry of the menu that is open, or about to be.
    static void choose(const QString& entry) {
        QMenu* menu = nullptr;
        const auto wanted = [&]() -> QAction* {
            menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu) return nullptr;
            for (QAction* action : menu->actions())
                if (action->objectName() == entry && action->isEnabled()) return action;
            return nullptr;
        };
        QTRY_VERIFY(wanted());
        QAction* action = wanted();
        test::clickAt(menu, menu->actionGeometry(action).center());
    }
};

void TestReadingByMouse::initTestCase() {
    begin();
}

void TestReadingByMouse::bringsImagesIn() {
    click("newProject");
    bringIn([this](const char* name) { click(name); });
}

/// A validation image gets the wrong label, so that there is a mistake to look at.
void TestReadingByMouse::labelsAnImage() {
    clickTab("side", 0);
    auto* splits = find<QComboBox>("splitFilter");
    test::pick(splits, splits->findData(int(Split::validation)));
    QTRY_VERIFY(onlyValidationShown());
    GridView& grid = m_window->dataPage().grid();
    clickItem(&grid, 0);
    const std::int64_t id =
        m_session.samples()[std::size_t(m_window->dataPage().filter().sourceRow(grid.currentIndex()))].id;
    const std::string before = labelOf(id);
    auto* labels = find<QComboBox>("diagnosis");
    uncover(labels, labels->rect().center());
    test::pick(labels, labels->findText(QString::fromStdString(other(before))));
    QCOMPARE(labelOf(id), other(before));
    for (const char* name : {"undo", "redo"}) {
        QTRY_VERIFY(find(name)->isEnabled() && idle());
        click(name);
        QTRY_COMPARE(labelOf(id), name == QByteArray("undo") ? before : other(before));
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_session.problemsKnown() && idle(), kPatienceMs);
}

void TestReadingByMouse::trains() {
    click("continueToTraining");
    TrainPresenter& train = page<TrainPage>().presenter();
    auto* readOut = find<QRadioButton>("preset_readout");
    click(readOut, {8, readOut->height() / 2});
    click("advanced");
    auto* resolution = find<QSpinBox>("resolution");
    for (int before = 0; resolution->value() > kResolution && resolution->value() != before;) {
        before = resolution->value();
        click(resolution, test::arrow(resolution, QStyle::SC_SpinBoxDown));
    }
    QCOMPARE(train.choices().settings().resolution, kResolution);
    QTRY_VERIFY_WITH_TIMEOUT(find("startTraining")->isEnabled() && idle(), kPatienceMs);
    click("startTraining");
    QTRY_COMPARE_WITH_TIMEOUT(train.run().phase(), RunPresenter::Phase::done, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->rail().button(StepRail::inspect).isEnabled(), kPatienceMs);
    click("inspectResult");
}

void TestReadingByMouse::theMatrixLeadsToCases() {
    QTRY_VERIFY(inspect().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(evaluated(), kPatienceMs);
    QCOMPARE(inspect().tab(), InspectPage::summary);
    const auto [reference, prediction] = cell();
    auto* matrix = find<ConfusionView>("confusion");
    click(matrix, matrix->cellRect(reference, prediction).center());
    QCOMPARE(inspect().tab(), InspectPage::cases);
    const CasesPresenter& cases = inspect().casesPresenter();
    QVERIFY((cases.filter() == CaseFilter{reference, prediction, false}));
    QVERIFY(!cases.shown().empty());
    QCOMPARE(find<GalleryView>("gallery")->model()->rowCount(), int(cases.shown().size()));
}

void TestReadingByMouse::filtersAndSteps() {
    const QStringList all = chips();
    for (const char* name :
         {"filter_all", "filter_mistakes", "filter_uncertain", "filter_class_0", "filter_class_1"})
        QVERIFY2(all.contains(QLatin1String(name)), name);
    for (const QString& name : all) {
        click(name);
        QVERIFY2(filteredBy(name), qPrintable(name));
    }
    click("filter_all");
    const CasesPresenter& cases = inspect().casesPresenter();
    auto* gallery = find<GalleryView>("gallery");
    for (const int row : {1, 0}) {
        clickItem(gallery, row);
        QCOMPARE(cases.position(), row);
        QTRY_VERIFY_WITH_TIMEOUT(inspect().casePresenter().result(), kPatienceMs);
    }
}

void TestReadingByMouse::looksAtAnImage() {
    auto* image = find<ImageView>("imageView");
    QTRY_VERIFY_WITH_TIMEOUT(image->hasImage(), kPatienceMs);
    click("showMap");
    QVERIFY(viewer().layerShown());
    QTRY_VERIFY_WITH_TIMEOUT(image->hasLayer(), kPatienceMs);
    click("sideBySide");
    QVERIFY(viewer().sideBySide() && seen("plainView"));
    click("sideBySide");
    QVERIFY(!viewer().sideBySide());
    QCoreApplication::processEvents();  // the image has its room
    const double fit = image->zoom();
    click("zoomIn");
    QVERIFY(image->zoom() > fit);
    click("zoomFit");
    QCOMPARE(image->zoom(), fit);
    test::wheelOver(image, image->rect().center(), 1);
    QVERIFY(image->zoom() > fit);
    test::doubleClickAt(image, image->rect().center());
    QTRY_VERIFY(viewer().fullScreen() && image->isVisible());
    test::doubleClickAt(image, image->rect().center());
    QTRY_VERIFY(!viewer().fullScreen() && image->isVisible());
    front();
}

/// By the menu of its thumbnail, and back by the button of the message.
void TestReadingByMouse::labelsACase() {
    const std::int64_t id = inspect().casesPresenter().sample()->id;
    const std::string before = labelOf(id);
    clickItem(find<GalleryView>("gallery"), 0, Qt::RightButton);
    choose("changeLabel");
    choose(before == "left" ? "caseLabel_1" : "caseLabel_0");
    QTRY_COMPARE(labelOf(id), other(before));
    QTRY_VERIFY(seen("noticeAction"));
    click("noticeAction");
    QTRY_COMPARE_WITH_TIMEOUT(labelOf(id), before, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(evaluated(), kPatienceMs);
}

void TestReadingByMouse::movesTheThreshold() {
    clickTab("inspectTabs", InspectPage::curves);
    OperatingPoint& point = inspect().operatingPoint();
    auto* roc = find<RocPlot>("roc");
    const QPoint lowest(roc->width() - 40, 40), highest(60, roc->height() - 60);
    click(roc, lowest);
    const double low = point.threshold();
    test::dragOver(roc, lowest, highest);
    QVERIFY(point.threshold() > low);
    QTRY_VERIFY(find("forgetPoint")->isEnabled());
    click("forgetPoint");
    QVERIFY(!point.differs());
}

void TestReadingByMouse::opensTheTestSet() {
    InspectPresenter& presenter = inspect().presenter();
    click("showTest");
    QTRY_COMPARE(presenter.stage(), InspectStage::locked);
    QTRY_VERIFY(seen("openTest") && find("openTest")->isEnabled());
    QVERIFY(!presenter.testKnown());
    click("openTest");
    QTRY_VERIFY_WITH_TIMEOUT(presenter.testKnown() && evaluated(), kPatienceMs);
    QCOMPARE(presenter.evaluation()->split, Split::test);
    clickTab("inspectTabs", InspectPage::summary);
    QVERIFY(seen("classTable"));
}

void TestReadingByMouse::predictsNewImages() {
    click("useAdapter");
    QTRY_VERIFY_WITH_TIMEOUT(page<ApplyPage>().isVisible() && apply().info(), kPatienceMs);
    setNextChosenFiles({path("new")});
    click("addImages");
    choose("addFolder");
    QTRY_VERIFY_WITH_TIMEOUT(predicted(), kPatienceMs);
    using State = AppliedFile::State;
    for (const auto& [chip, shown] :
         {std::pair("showClass1",
                    count([](const AppliedFile& f) { return f.hasAnswer() && f.predicted == 0; })),
          std::pair("showClass2",
                    count([](const AppliedFile& f) { return f.hasAnswer() && f.predicted == 1; })),
          std::pair("showUnread", count([](const AppliedFile& f) { return f.state == State::failed; })),
          std::pair("showAll", kRead + 1)}) {
        click(chip);
        QCOMPARE(rows(), shown);
    }
    auto* table = find<QTableView>("predictions");
    CasePresenter& shown = page<ApplyPage>().casePresenter();
    for (const int row : {2, 1}) {
        clickItem(table, row);
        const QString file = table->model()->index(row, 0).data().toString();
        QTRY_COMPARE_WITH_TIMEOUT(shown.current().title, file, kPatienceMs);
    }
    // Its menu gives it a reference, and takes it away.
    const auto references = [this] {
        return count([](const AppliedFile& f) { return !f.reference.empty(); });
    };
    clickItem(table, 1, Qt::RightButton);
    choose("reference1");
    QTRY_COMPARE(references(), 1);
    clickItem(table, 1, Qt::RightButton);
    choose("noReference");
    QTRY_COMPARE(references(), 0);
}

void TestReadingByMouse::showsWhatIsUnlikeOrUncertain() {
    QVERIFY(writeAdapters());
    setNextChosenFiles({path("unlike.safetensors")});
    click("adapterFile");
    QTRY_VERIFY_WITH_TIMEOUT(allUnlike() && seen("showUnlike"), kPatienceMs);
    click("showUnlike");
    QCOMPARE(rows(), kRead);
    clickItem(find<QTableView>("predictions"), 0);
    QTRY_VERIFY_WITH_TIMEOUT(page<ApplyPage>().casePresenter().result() && seen("showAnyway"), kPatienceMs);
    const QString withheld = find<QLabel>("answer")->text();
    click("showAnyway");
    QVERIFY(!seen("showAnyway"));
    QVERIFY(find<QLabel>("answer")->text() != withheld);
    click("showAll");
    setNextChosenFiles({path("unsure.safetensors")});
    click("adapterFile");
    QTRY_VERIFY_WITH_TIMEOUT(allUncertain() && seen("showUncertain"), kPatienceMs);
    click("showUncertain");
    QCOMPARE(rows(), kRead);
    click("showAll");
}

void TestReadingByMouse::savesATable() {
    setNextChosenFiles({path("predictions.csv")});
    click("exportPredictions");
    choose("saveTable");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("predictions.csv")), kPatienceMs);
}

void TestReadingByMouse::noKeyWasPressed() {
    if (!QCoreApplication::arguments().mid(1).isEmpty()) QSKIP("not all functions were run");
    QVERIFY(m_presses > 0);
    QCOMPARE(m_keys, 0);
}

void TestReadingByMouse::cleanupTestCase() {
    closeWindow();
}

QTEST_MAIN(TestReadingByMouse)
#include "test_reading_by_mouse.moc"
