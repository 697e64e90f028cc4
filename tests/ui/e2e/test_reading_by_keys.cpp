// The whole job by keys alone: images in, a training, its figures and cases, the threshold, the test set, new
// images. What is pressed is reached by Tab, by an underlined letter or by a shortcut; no mouse button is.
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QSpinBox>
#include <cctype>
#include <cmath>

#include "data/grid_view.h"
#include "inspect/confusion_view.h"
#include "inspect/gallery_view.h"
#include "inspect/operating_point.h"
#include "plots/roc_plot.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/reading_room_test.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;
using InspectStage = InspectPresenter::Stage;
using test::typeKey;

class TestReadingByKeys : public test::ReadingRoomTest {
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
    void noButtonOfTheMouseWasPressed();
    void cleanupTestCase();

private:
    void reach(QWidget* control) {
        front();
        QVERIFY2(test::tabTo(control), qPrintable(control->objectName() + QStringLiteral(" is not reached")));
    }
    void press(QWidget* control, QKeyCombination key = Qt::Key_Space) {
        reach(control);
        typeKey(key);
    }
    void press(const QString& name, QKeyCombination key = Qt::Key_Space) { press(find(name), key); }
    static void write(const char* letters) {
        for (; *letters; ++letters) typeKey(Qt::Key(std::toupper(static_cast<unsigned char>(*letters))));
    }
    /// An entry of the menu that is open, or about to be, by arrows; `key` takes it, or opens its menu.
    static void choose(const QString& entry, Qt::Key key = Qt::Key_Return) {
        QMenu* menu = nullptr;
        const auto has = [&] {
            menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            const auto all = menu ? menu->actions() : QList<QAction*>();
            return std::any_of(all.begin(), all.end(), [&](const QAction* action) {
                return action->objectName() == entry && action->isEnabled();
            });
        };
        QTRY_VERIFY(has());
        const auto active = [&] {
            return menu->activeAction() ? menu->activeAction()->objectName() : QString();
        };
        for (int i = 0; i <= menu->actions().size() && active() != entry; ++i) typeKey(Qt::Key_Down);
        QCOMPARE(active(), entry);
        typeKey(key);
    }
};

void TestReadingByKeys::initTestCase() {
    begin();
}

void TestReadingByKeys::bringsImagesIn() {
    press("newProject");
    auto* name = find<QLineEdit>("projectName");
    QTRY_VERIFY(name->hasFocus());
    write("eyes");
    QCOMPARE(name->text(), QStringLiteral("eyes"));
    bringIn([this](const char* control) { press(control); });
}

/// A validation image gets the wrong label, so that there is a mistake to look at.
void TestReadingByKeys::labelsAnImage() {
    auto* splits = find<QComboBox>("splitFilter");
    reach(splits);
    for (int i = 0; i < splits->count() && splits->currentData() != QVariant(int(Split::validation)); ++i)
        typeKey(Qt::Key_Down);
    QTRY_VERIFY(onlyValidationShown());
    GridView& grid = m_window->dataPage().grid();
    press(&grid, Qt::Key_J);
    QVERIFY(grid.currentIndex().isValid());
    const std::int64_t id =
        m_session.samples()[std::size_t(m_window->dataPage().filter().sourceRow(grid.currentIndex()))].id;
    const std::string before = labelOf(id);
    typeKey(before == "left" ? Qt::Key_2 : Qt::Key_1);
    QTRY_COMPARE(labelOf(id), other(before));
    typeKey(QKeySequence(QKeySequence::Undo)[0]);
    QTRY_COMPARE(labelOf(id), before);
    QTRY_VERIFY(idle() && m_session.history().redo);
    typeKey(QKeySequence(QKeySequence::Redo)[0]);
    QTRY_COMPARE(labelOf(id), other(before));
    QTRY_VERIFY_WITH_TIMEOUT(m_session.problemsKnown() && idle(), kPatienceMs);
    // The menu of the image, by its key.
    QGuiApplication::clipboard()->clear();
    press(&grid, Qt::Key_Menu);
    choose("copyFileName");
    QTRY_VERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral(".png")));
}

void TestReadingByKeys::trains() {
    front();
    typeKey(Qt::ALT | Qt::Key_3);
    QTRY_VERIFY(page<TrainPage>().isVisible());
    TrainPresenter& train = page<TrainPage>().presenter();
    auto* readOut = find<QRadioButton>("preset_readout");
    reach(readOut);
    for (int i = 0; i < 4 && !readOut->isChecked(); ++i)
        typeKey(readOut->hasFocus() ? Qt::Key_Space : Qt::Key_Up);
    QVERIFY(readOut->isChecked());
    press("advanced");
    press("resolution", Qt::CTRL | Qt::Key_A);
    write("128");
    typeKey(Qt::Key_Return);
    QCOMPARE(train.choices().settings().resolution, kResolution);
    QTRY_VERIFY_WITH_TIMEOUT(find("startTraining")->isEnabled() && idle(), kPatienceMs);
    press("startTraining");
    QTRY_COMPARE_WITH_TIMEOUT(train.run().phase(), RunPresenter::Phase::done, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->rail().button(StepRail::inspect).isEnabled(), kPatienceMs);
    press("inspectResult");
}

void TestReadingByKeys::theMatrixLeadsToCases() {
    QTRY_VERIFY(inspect().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(evaluated(), kPatienceMs);
    QCOMPARE(inspect().tab(), InspectPage::summary);
    const auto [reference, prediction] = cell();
    reach(find<ConfusionView>("confusion"));
    for (int row = 0; row < reference; ++row) typeKey(Qt::Key_Down);
    for (int column = 0; column < prediction; ++column) typeKey(Qt::Key_Right);
    typeKey(Qt::Key_Return);
    QCOMPARE(inspect().tab(), InspectPage::cases);
    const CasesPresenter& cases = inspect().casesPresenter();
    QVERIFY((cases.filter() == CaseFilter{reference, prediction, false}));
    QVERIFY(!cases.shown().empty());
    QVERIFY(find<GalleryView>("gallery")->hasFocus());
}

void TestReadingByKeys::filtersAndSteps() {
    for (const QString& name : chips()) {
        press(name);
        QVERIFY2(filteredBy(name), qPrintable(name));
    }
    press("filter_all");
    const CasesPresenter& cases = inspect().casesPresenter();
    press("gallery", Qt::Key_Home);
    QCOMPARE(cases.position(), 0);
    for (const auto& [key, position] : {std::pair(Qt::Key_J, 1), std::pair(Qt::Key_K, 0)}) {
        typeKey(key);
        QCOMPARE(cases.position(), position);
        QTRY_VERIFY_WITH_TIMEOUT(inspect().casePresenter().result(), kPatienceMs);
    }
}

void TestReadingByKeys::looksAtAnImage() {
    auto* image = find<ImageView>("imageView");
    QTRY_VERIFY_WITH_TIMEOUT(image->hasImage(), kPatienceMs);
    reach(find<GalleryView>("gallery"));
    typeKey(Qt::Key_M);
    QVERIFY(viewer().layerShown());
    QTRY_VERIFY_WITH_TIMEOUT(image->hasLayer(), kPatienceMs);
    typeKey(Qt::Key_C);
    QVERIFY(viewer().sideBySide() && seen("plainView"));
    typeKey(Qt::Key_C);
    QVERIFY(!viewer().sideBySide());
    auto& view = *inspect().findChild<CaseView*>();
    typeKey(Qt::Key_D);
    QVERIFY(!view.drawerOpen());
    typeKey(Qt::Key_D);
    QVERIFY(view.drawerOpen());
    QCoreApplication::processEvents();  // the image has its room
    const double fit = image->zoom();
    press(image, Qt::Key_Plus);
    QVERIFY(image->zoom() > fit);
    typeKey(Qt::Key_F);
    QVERIFY(std::abs(image->zoom() - fit) < 1e-6 * fit);
    typeKey(Qt::Key_F11);
    QTRY_VERIFY(viewer().fullScreen() && image->isActiveWindow());
    typeKey(Qt::Key_Escape);
    QTRY_VERIFY(!viewer().fullScreen() && image->isVisible());
    front();
}

/// By the number of the class, and by the menu.
void TestReadingByKeys::labelsACase() {
    const std::int64_t id = inspect().casesPresenter().sample()->id;
    const std::string before = labelOf(id);
    auto* gallery = find<GalleryView>("gallery");
    press(gallery, before == "left" ? Qt::Key_2 : Qt::Key_1);
    QTRY_COMPARE(labelOf(id), other(before));
    typeKey(QKeySequence(QKeySequence::Undo)[0]);
    QTRY_COMPARE_WITH_TIMEOUT(labelOf(id), before, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(evaluated() && gallery->isVisible(), kPatienceMs);
    press(gallery, Qt::Key_Menu);
    choose("changeLabel", Qt::Key_Right);
    choose(before == "left" ? "caseLabel_1" : "caseLabel_0");
    QTRY_COMPARE(labelOf(id), other(before));
    front();
    typeKey(QKeySequence(QKeySequence::Undo)[0]);
    QTRY_COMPARE_WITH_TIMEOUT(labelOf(id), before, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(evaluated() && gallery->isVisible(), kPatienceMs);
}

void TestReadingByKeys::movesTheThreshold() {
    reach(find<GalleryView>("gallery"));
    typeKey(Qt::ALT | Qt::Key_U);
    QTRY_COMPARE(inspect().tab(), InspectPage::curves);
    OperatingPoint& point = inspect().operatingPoint();
    reach(find<RocPlot>("roc"));
    const double before = point.threshold();
    typeKey(Qt::Key_Left);
    if (point.threshold() == before) typeKey(Qt::Key_Right);  // it stood at the end
    QVERIFY(point.threshold() != before);
    QTRY_VERIFY(find("forgetPoint")->isEnabled());
    press("forgetPoint");
    QVERIFY(!point.differs());
}

void TestReadingByKeys::opensTheTestSet() {
    InspectPresenter& presenter = inspect().presenter();
    front();
    typeKey(Qt::ALT | Qt::Key_E);
    QTRY_COMPARE(presenter.stage(), InspectStage::locked);
    QTRY_VERIFY(seen("openTest") && find("openTest")->isEnabled());
    QVERIFY(!presenter.testKnown());
    front();
    typeKey(Qt::ALT | Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(presenter.testKnown() && evaluated(), kPatienceMs);
    QCOMPARE(presenter.evaluation()->split, Split::test);
    typeKey(Qt::ALT | Qt::Key_S);
    QTRY_COMPARE(inspect().tab(), InspectPage::summary);
    QVERIFY(seen("classTable"));
}

void TestReadingByKeys::predictsNewImages() {
    press("useAdapter");
    QTRY_VERIFY_WITH_TIMEOUT(page<ApplyPage>().isVisible() && apply().info(), kPatienceMs);
    setNextChosenFiles({path("new")});
    press("addImages");
    choose("addFolder");
    QTRY_VERIFY_WITH_TIMEOUT(predicted(), kPatienceMs);
    const int unread = count([](const AppliedFile& f) { return f.state == AppliedFile::State::failed; });
    QCOMPARE(unread, 1);
    press("showUnread");
    QCOMPARE(rows(), unread);
    press("showAll");
    QCOMPARE(rows(), kRead + 1);
    auto* table = find<QTableView>("predictions");
    press(table, Qt::CTRL | Qt::Key_Home);
    QCOMPARE(table->currentIndex().row(), 0);
    typeKey(Qt::Key_Down);
    QCOMPARE(table->currentIndex().row(), 1);
    typeKey(Qt::Key_J);
    QCOMPARE(table->currentIndex().row(), 2);
    typeKey(Qt::Key_K);
    QCOMPARE(table->currentIndex().row(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(page<ApplyPage>().casePresenter().current().title,
                              table->model()->index(1, 0).data().toString(), kPatienceMs);
    // A reference by its number, on to the next; and taken away.
    const auto references = [this] {
        return count([](const AppliedFile& f) { return !f.reference.empty(); });
    };
    typeKey(Qt::Key_1);
    QCOMPARE(references(), 1);
    QCOMPARE(table->currentIndex().row(), 2);
    typeKey(Qt::Key_K);
    press(table, Qt::Key_Menu);
    choose("noReference");
    QTRY_COMPARE(references(), 0);
}

void TestReadingByKeys::showsWhatIsUnlikeOrUncertain() {
    QVERIFY(writeAdapters());
    setNextChosenFiles({path("unlike.safetensors")});
    press("adapterFile");
    QTRY_VERIFY_WITH_TIMEOUT(allUnlike() && seen("showUnlike"), kPatienceMs);
    press("showUnlike");
    QCOMPARE(rows(), kRead);
    press("predictions", Qt::CTRL | Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(page<ApplyPage>().casePresenter().result() && seen("showAnyway"), kPatienceMs);
    const QString withheld = find<QLabel>("answer")->text();
    press("showAnyway");
    QVERIFY(!seen("showAnyway"));
    QVERIFY(find<QLabel>("answer")->text() != withheld);
    press("showAll");
    setNextChosenFiles({path("unsure.safetensors")});
    press("adapterFile");
    QTRY_VERIFY_WITH_TIMEOUT(allUncertain() && seen("showUncertain"), kPatienceMs);
    press("showUncertain");
    QCOMPARE(rows(), kRead);
    press("showAll");
}

void TestReadingByKeys::savesATable() {
    setNextChosenFiles({path("predictions.csv")});
    front();
    typeKey(Qt::ALT | Qt::Key_E);
    choose("saveTable");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("predictions.csv")), kPatienceMs);
}

void TestReadingByKeys::noButtonOfTheMouseWasPressed() {
    if (!QCoreApplication::arguments().mid(1).isEmpty()) QSKIP("not all functions were run");
    QVERIFY(m_keys > 0);
    QCOMPARE(m_presses, 0);
}

void TestReadingByKeys::cleanupTestCase() {
    closeWindow();
}

QTEST_MAIN(TestReadingByKeys)
#include "test_reading_by_keys.moc"
