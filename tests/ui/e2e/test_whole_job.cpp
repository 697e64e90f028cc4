// The whole job in the window by clicks and keys, on images that are full of marks:
// import, relabel and undo, train, stop and train again, inspect, apply. A watchdog says
// how long the window stood still at worst. At the end every byte that was written is
// searched for the marks, which only the project's database may hold.
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "case/case_presenter.h"
#include "data/data_page.h"
#include "data/grid_view.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "tests/support/marked_images.h"
#include "tests/ui/support/gui_watchdog.h"
#include "tests/ui/support/whole_job_test.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kImages = 40;
constexpr int kPatienceMs = 300000;
}  // namespace

class TestWholeJob : public test::WholeJobTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bringsImagesIn();
    void relabelsAndUndoes();
    void trainsStopsAndTrainsAgain();
    void inspects();
    void applies();
    void wroteNothingOfAPatient();
    void cleanupTestCase();

private:
    /// Also one that a narrow window has folded away.
    template <class T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    void click(const char* name) { QTest::mouseClick(part<QWidget>(name), Qt::LeftButton); }

    std::unique_ptr<test::GuiWatchdog> m_watchdog;
};

void TestWholeJob::initTestCase() {
    QVERIFY(test::writeMarkedImages(path(""), kImages));
    openWindow();
    m_watchdog = std::make_unique<test::GuiWatchdog>();
}

void TestWholeJob::bringsImagesIn() {
    click("newProject");
    QTest::keyClicks(part<QWidget>("projectName"), QStringLiteral("Phantoms"));
    createProject([this](const char* name) { click(name); });
    // The toolkit's own dialog, which remembers where one was.
    m_window->dataPage().chooseAndImport();
    QPointer<QFileDialog> dialog;
    QTRY_VERIFY((dialog = m_window->findChild<QFileDialog*>()) && dialog->isVisible());
    dialog->setDirectory(path(test::kMarkedFolder));
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path(test::kMarkedFolder));
    static_cast<QDialog*>(dialog)->accept();
    QTRY_VERIFY(!dialog);
    front();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_session.samples().size()), kImages, kPatienceMs);
    QTRY_VERIFY(m_window->rail().button(StepRail::train).isEnabled());
}

void TestWholeJob::relabelsAndUndoes() {
    GridView& grid = m_window->dataPage().grid();
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {},
                      grid.visualRect(grid.model()->index(0, 0)).center());
    QTest::keyClick(&grid, Qt::Key_2);
    QTRY_COMPARE(m_session.samples()[0].label, std::string("ill"));
    QTest::keyClick(&grid, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_session.samples()[0].label, std::string("healthy"));
}

void TestWholeJob::trainsStopsAndTrainsAgain() {
    click("continueToTraining");
    auto* page = m_window->findChild<TrainPage*>();
    QVERIFY(page && page->isVisible());
    auto* quick = part<QRadioButton>("preset_quick");
    QTest::mouseClick(quick, Qt::LeftButton, {}, QPoint(8, quick->height() / 2));
    // Coarser and shorter than the preset: what is tested here is the way, not the result.
    click("advanced");
    const auto type = [this](const char* name, const char* number) {
        auto* box = part<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(number));
        QTest::keyClick(box, Qt::Key_Return);
    };
    type("resolution", "128");
    type("epochs", "20");
    TrainPresenter& presenter = page->presenter();
    auto* start = part<QPushButton>("startTraining");
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() && !m_jobs.running(), kPatienceMs);
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(presenter.run().busy());
    QTRY_VERIFY_WITH_TIMEOUT(presenter.progress().figures().epoch >= 1, kPatienceMs);
    click("stopTraining");
    QTRY_VERIFY_WITH_TIMEOUT(!presenter.run().busy(), kPatienceMs);
    if (presenter.run().phase() == RunPresenter::Phase::stopped) {
        auto* resume = part<QPushButton>("resumeTraining");
        QTRY_VERIFY(resume->isVisible() && resume->isEnabled());
        QTest::mouseClick(resume, Qt::LeftButton);
    }
    QTRY_COMPARE_WITH_TIMEOUT(presenter.run().phase(), RunPresenter::Phase::done, kPatienceMs);
    QTRY_VERIFY(m_window->rail().button(StepRail::inspect).isEnabled());
    click("inspectResult");
}

void TestWholeJob::inspects() {
    auto* page = m_window->findChild<InspectPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().evaluation() && !m_jobs.running(), kPatienceMs);
    click("showTest");
    QTRY_VERIFY(part<QPushButton>("openTest")->isVisible() && part<QPushButton>("openTest")->isEnabled());
    click("openTest");
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().testKnown() && !m_jobs.running(), kPatienceMs);
    // Its images, one after the other.
    page->setTab(InspectPage::cases);
    QTRY_VERIFY_WITH_TIMEOUT(page->casePresenter().result(), kPatienceMs);
    const QString first = page->casePresenter().current().path;
    part<QWidget>("gallery")->setFocus();
    QTest::keyClick(part<QWidget>("gallery"), Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(page->casePresenter().current().path != first && page->casePresenter().result(),
                             kPatienceMs);
    click("useAdapter");
}

void TestWholeJob::applies() {
    auto* page = m_window->findChild<ApplyPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(test::kMarkedFolder + QStringLiteral("/healthy")))});
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QTRY_VERIFY_WITH_TIMEOUT((QCoreApplication::sendEvent(page, &enter), enter.isAccepted()), kPatienceMs);
    QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(page, &drop);
    auto* table = part<QTableView>("predictions");
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0 && page->presenter().waiting() == 0, kPatienceMs);
    QVERIFY(table->model()->rowCount() >= kImages / 3);
}

void TestWholeJob::wroteNothingOfAPatient() {
    const auto search = test::searchForMarks(path(""));
    QVERIFY2(search.found.isEmpty(), qPrintable(search.found.join(u'\n')));
    QVERIFY(search.inDatabase);
    for (const char* written : {"home/fovea/fovea.ini", "home/QtProject.conf", "Phantoms.fovea/features",
                                "Phantoms.fovea/runs/1/adapter.safetensors"})
        QVERIFY2(QFileInfo::exists(path(QLatin1String(written))), written);  // was among it
}

void TestWholeJob::cleanupTestCase() {
    qInfo(
        "the window stood still for %.0f ms at worst, %d times for more than 50 ms; of that it computed "
        "%.0f ms at worst, %d times more than 50",
        m_watchdog->longestMs(), m_watchdog->blocks(), m_watchdog->longestOwnMs(), m_watchdog->ownBlocks());
    m_watchdog.reset();
    closeWindow();
}

QTEST_MAIN(TestWholeJob)
#include "test_whole_job.moc"
