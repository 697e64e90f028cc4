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
#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/marked_images.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/gui_watchdog.h"
#include "text/translations.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kImages = 40;
constexpr int kPatienceMs = 300000;
}  // namespace

class TestWholeJob : public QObject {
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
    template <class T>
    T* find(const char* name) {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    void click(const char* name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }

    QString path(const QString& name) const {
        return QString::fromStdString(m_temporary.path(name.toStdString()));
    }

    test::TemporaryFolder m_temporary;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::GuiWatchdog> m_watchdog;
};

void TestWholeJob::initTestCase() {
    // All that a program keeps of itself goes below the temporary folder.
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"})
        QVERIFY(qputenv(name, path("home").toUtf8()));
    QVERIFY(test::writeMarkedImages(path(""), kImages));
    m_settings = std::make_unique<Settings>();
    installTranslations(*qApp);
    applyTheme(*qApp, ThemeMode::light);
    m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
    m_window->setPages(gui::makePageFactory());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_watchdog = std::make_unique<test::GuiWatchdog>();
}

void TestWholeJob::bringsImagesIn() {
    click("newProject");
    QTest::keyClicks(find<QWidget>("projectName"), QStringLiteral("Phantoms"));
    setNextChosenFiles({path("")});
    click("projectLocation");
    click("createProject");
    QTRY_VERIFY(m_session.isOpen() && !m_jobs.running());
    // The toolkit's own dialog, which remembers where one was.
    m_window->dataPage().chooseAndImport();
    QPointer<QFileDialog> dialog;
    QTRY_VERIFY((dialog = m_window->findChild<QFileDialog*>()) && dialog->isVisible());
    dialog->setDirectory(path(test::kMarkedFolder));
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path(test::kMarkedFolder));
    static_cast<QDialog*>(dialog)->accept();
    QTRY_VERIFY(!dialog);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
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
    auto* quick = find<QRadioButton>("preset_quick");
    QTest::mouseClick(quick, Qt::LeftButton, {}, QPoint(8, quick->height() / 2));
    // Coarser and shorter than the preset: what is tested here is the way, not the result.
    click("advanced");
    const auto type = [this](const char* name, const char* number) {
        auto* box = find<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(number));
        QTest::keyClick(box, Qt::Key_Return);
    };
    type("resolution", "128");
    type("epochs", "20");
    TrainPresenter& presenter = page->presenter();
    auto* start = find<QPushButton>("startTraining");
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() && !m_jobs.running(), kPatienceMs);
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(presenter.run().busy());
    QTRY_VERIFY_WITH_TIMEOUT(presenter.progress().figures().epoch >= 1, kPatienceMs);
    click("stopTraining");
    QTRY_VERIFY_WITH_TIMEOUT(!presenter.run().busy(), kPatienceMs);
    if (presenter.run().phase() == RunPresenter::Phase::stopped) {
        auto* resume = find<QPushButton>("resumeTraining");
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
    QTRY_VERIFY(find<QPushButton>("openTest")->isVisible() && find<QPushButton>("openTest")->isEnabled());
    click("openTest");
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().testKnown() && !m_jobs.running(), kPatienceMs);
    // Its images, one after the other.
    page->setTab(InspectPage::cases);
    QTRY_VERIFY_WITH_TIMEOUT(page->casePresenter().result(), kPatienceMs);
    const QString first = page->casePresenter().current().path;
    find<QWidget>("gallery")->setFocus();
    QTest::keyClick(find<QWidget>("gallery"), Qt::Key_J);
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
    auto* table = find<QTableView>("predictions");
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
    m_window->close();
    QTRY_VERIFY(!m_jobs.running());
    m_window.reset();
}

QTEST_MAIN(TestWholeJob)
#include "test_whole_job.moc"
