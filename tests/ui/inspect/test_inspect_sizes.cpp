// How much of the window the image has, measured from the widgets.
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <filesystem>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "inspect/cases_presenter.h"
#include "inspect/cases_tab.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_page.h"
#include "jobs/job_runner.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/inspect_project.h"
#include "viewer/viewer.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using fovea::test::child;

namespace {
constexpr int kPatienceMs = 60000;
}

class TestInspectSizes : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    InspectPage* m_page = nullptr;
    CaseView* m_view = nullptr;

    QSize imageAt(QSize window) {
        m_window->resize(window);
        // The layout of a window is done before the next event is.
        if (!QTest::qWaitFor([&] { return m_window->size() == window; })) return {};
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
        return m_view->viewer().view().size();
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!project.empty());
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder.path("sizes.ini")));
        applyTheme(*qApp, ThemeMode::light);
        m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
        PageFactory pages;
        pages.inspect = [this](ProjectSession& session, JobRunner& jobs, Settings& settings, const PageLinks&,
                               QWidget* parent) {
            m_page = new InspectPage(session, jobs, settings, parent);
            return m_page;
        };
        m_window->setPages(pages);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_session.open(QString::fromStdString(project)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session.isOpen() && !m_jobs.running(), kPatienceMs);
        m_window->goTo(StepRail::inspect);
        QVERIFY(m_page);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->presenter().evaluation() && !m_jobs.running(), kPatienceMs);
        m_page->setTab(InspectPage::cases);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->casePresenter().result(), kPatienceMs);
        m_view = m_page->findChild<CaseView*>();
        QVERIFY(m_view);
    }

    void theImageTakesWhatIsLeft_data() {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<QSize>("open");  // the drawer
        QTest::addColumn<QSize>("folded");
        QTest::newRow("1440 x 900") << QSize(1440, 900) << QSize(700, 700) << QSize(900, 700);
        QTest::newRow("1280 x 720") << QSize(1280, 720) << QSize(560, 520) << QSize(760, 520);
    }
    void theImageTakesWhatIsLeft() {
        QFETCH(QSize, window);
        QFETCH(QSize, open);
        QFETCH(QSize, folded);
        const auto least = [](QSize image, QSize wanted) {
            return image.width() >= wanted.width() && image.height() >= wanted.height();
        };
        const auto words = [](QSize image) {
            return QByteArray::number(image.width()) + " x " + QByteArray::number(image.height());
        };
        imageAt(window);
        m_view->setDrawerOpen(true);
        QVERIFY(m_view->drawerOpen());
        const QSize withDrawer = imageAt(window);
        QVERIFY2(least(withDrawer, open), words(withDrawer));
        m_view->setDrawerOpen(false);
        const QSize without = imageAt(window);
        QVERIFY2(least(without, folded), words(without));
        qInfo("image %s with the drawer, %s without", words(withDrawer).constData(),
              words(without).constData());
        m_view->setDrawerOpen(true);
    }

    void tabsStandBelowTheHead() {
        for (const QSize window : {QSize(1440, 900), QSize(960, 540)}) {
            imageAt(window);
            const auto* head = child<QWidget>(*m_page, "inspectHead");
            const QTabBar* bar = child<QTabWidget>(*m_page, "inspectTabs")->tabBar();
            const int above = head->mapTo(m_page, QPoint(0, head->height())).y();
            // Where the page is low the image has that room.
            QTRY_COMPARE(bar->mapTo(m_page, QPoint()).y(), above + (window.height() == 900 ? kGrid : 0));
            QVERIFY(!bar->drawBase());  // its line would be right below the head
        }
    }

    void namesOfClassesAreWhole() {
        m_page->setTab(InspectPage::summary);
        const auto* table = child<QTableWidget>(*m_page, "classTable");
        const auto names = [table] {
            return static_cast<const QAbstractItemView*>(table)->sizeHintForColumn(0);
        };
        for (const QSize window : {QSize(1440, 900), QSize(1280, 720), QSize(960, 540)}) {
            imageAt(window);
            QTRY_VERIFY(table->columnWidth(0) >= names());
        }
        m_page->setTab(InspectPage::cases);
    }

    /// Full HD at 200 %: nothing else on the screen is as large.
    void smallScreen() {
        const QSize image = imageAt({960, 540});
        QCOMPARE(m_window->size(), QSize(960, 540));
        QVERIFY(child<GalleryView>(*m_page, "gallery")->film());
        // Nothing is cut.
        for (const char* name : {"caseFilter", "caseSort", "casePosition"}) {
            const auto* each = child<QWidget>(*m_page, name);
            QVERIFY2(each->visibleRegion().boundingRect() == each->rect(), name);
            QVERIFY2(each->width() >= each->minimumSizeHint().width(), name);
        }
        const int area = image.width() * image.height();
        qInfo("image %d x %d", image.width(), image.height());
        QVERIFY(m_view->viewer().view().visibleRegion().boundingRect().size() == image);
        const QWidget* view = &m_view->viewer().view();
        for (const QWidget* w : m_window->findChildren<QWidget*>()) {
            if (!w->isVisible() || w == view || w->isAncestorOf(view) || view->isAncestorOf(w)) continue;
            QVERIFY2(
                w->width() * w->height() < area,
                qPrintable(w->objectName() + QLatin1Char(' ') + QLatin1String(w->metaObject()->className())));
        }
    }

    /// All figures of four classes stand on one screen.
    void aSummaryOfFourClassesIsNotScrolled() {
        const std::string folder = m_folder.path("four");
        for (const char* half : {"/a", "/b"}) QVERIFY(test::writeSpots(folder + half, 12, half[1] * 100));
        int n = 0;
        for (const char* half : {"/a", "/b"})
            for (const char* side : {"/left", "/right"})
                std::filesystem::rename(folder + half + side, folder + "/diagnosis " + char('a' + n++));
        for (const char* half : {"/a", "/b"}) std::filesystem::remove(folder + half);
        const std::string path = m_folder.path("four.fovea");
        QVERIFY(project::importImages(path, {folder, project::SplitMode::make, 1}, {}).ok());
        {
            auto project = project::Project::open(path);
            QVERIFY(project.ok());
            QVERIFY(runs::runTraining(*project, test::quickSettings(), false, systemFileLayer(), {}).ok());
        }
        QVERIFY(m_session.open(QString::fromStdString(path)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session.classes().size() == 4 && !m_jobs.running(), kPatienceMs);
        m_window->goTo(StepRail::inspect);
        InspectPresenter& p = m_page->presenter();
        QTRY_VERIFY_WITH_TIMEOUT(p.evaluation() && !m_jobs.running(), kPatienceMs);
        p.openTest();
        QTRY_VERIFY_WITH_TIMEOUT(p.testKnown() && !m_jobs.running(), kPatienceMs);
        m_page->setTab(InspectPage::summary);
        auto* table = child<QTableWidget>(*m_page, "classTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 4, kPatienceMs);
        imageAt({1280, 800});
        const QScrollArea* scroll = nullptr;
        for (QWidget* over = table; over && !scroll; over = over->parentWidget())
            scroll = qobject_cast<QScrollArea*>(over->parentWidget());
        QVERIFY(scroll);
        QTRY_VERIFY(!scroll->verticalScrollBar()->isVisible());
        QVERIFY(!scroll->horizontalScrollBar()->isVisible());
    }

    void cleanupTestCase() {
        m_window->close();
        QTRY_VERIFY(!m_jobs.running());
        m_window.reset();
    }
};

QTEST_MAIN(TestInspectSizes)
#include "test_inspect_sizes.moc"
