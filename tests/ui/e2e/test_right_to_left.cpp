// Languages that run from right to left: every page is the mirror of itself, nothing leaves its place or
// covers what is beside it.
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>

#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/layout_faults.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kPatienceMs = 120000;
}

class TestRightToLeft : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;

    void settle() {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    /// Of the whole window at a place, in a direction.
    QStringList faults(Qt::LayoutDirection direction, StepRail::Place place, QSize size, int tab) {
        QApplication::setLayoutDirection(direction);
        m_window->resize(size);
        m_window->goTo(place);
        if (tab >= 0) m_window->findChild<InspectPage*>()->setTab(InspectPage::Tab(tab));
        if (!QTest::qWaitFor([&] { return m_window->size() == size; }))
            return {QStringLiteral("it has another size")};
        settle();
        settle();  // what wraps asks for another height only once it has its width
        return test::layoutFaults(*m_window);
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!project.empty());
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder.path("settings.ini")));
        applyTheme(*qApp, ThemeMode::light);
        m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
        m_window->setPages(gui::makePageFactory());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_session.open(QString::fromStdString(project)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session.isOpen() && !m_jobs.running(), kPatienceMs);
        m_window->goTo(StepRail::inspect);
        auto* page = m_window->findChild<InspectPage*>();
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(page->presenter().evaluation() && !m_jobs.running(), kPatienceMs);
    }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void cleanupTestCase() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_jobs.running() && !m_session.busy(), kPatienceMs);
        m_window.reset();
    }

    void plantedFaultsAreFound() {
        QWidget page;
        page.setObjectName(QStringLiteral("page"));
        auto* row = new QHBoxLayout(&page);
        auto* first = new QPushButton(QStringLiteral("first"), &page);
        auto* second = new QLabel(QStringLiteral("second"), &page);
        first->setObjectName(QStringLiteral("first"));
        second->setObjectName(QStringLiteral("second"));
        row->addWidget(first);
        row->addWidget(second);
        page.resize(300, 60);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(test::layoutFaults(page), QStringList());
        first->move(-4, first->y());
        QCOMPARE(test::layoutFaults(page), QStringList{QStringLiteral("first leaves page")});
        first->move(second->pos());
        QVERIFY(test::layoutFaults(page).contains(QStringLiteral("first covers second")));
    }

    void nothingBreaks_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("tab");
        const std::pair<const char*, StepRail::Place> pages[] = {{"start", StepRail::projects},
                                                                 {"data", StepRail::data},
                                                                 {"train", StepRail::train},
                                                                 {"apply", StepRail::apply},
                                                                 {"settings", StepRail::settings}};
        for (const auto& [name, place] : pages) QTest::newRow(name) << int(place) << -1;
        const std::pair<const char*, InspectPage::Tab> tabs[] = {
            {"inspect, summary", InspectPage::summary},
            {"inspect, cases", InspectPage::cases},
            {"inspect, curves", InspectPage::curves},
            {"inspect, subgroups", InspectPage::subgroups}};
        for (const auto& [name, tab] : tabs) QTest::newRow(name) << int(StepRail::inspect) << int(tab);
    }
    /// What the mirrored page has that the plain one has not, usual and small.
    void nothingBreaks() {
        QFETCH(int, place);
        QFETCH(int, tab);
        for (const QSize size : {QSize(1280, 800), QSize(960, 480)}) {
            QStringList after;
            // Again while pages still fill: what came between the two is no fault of the direction.
            const auto mirrors = [&] {
                const QStringList before = faults(Qt::LeftToRight, StepRail::Place(place), size, tab);
                after = faults(Qt::RightToLeft, StepRail::Place(place), size, tab);
                for (const QString& known : before) after.removeOne(known);
                return after.isEmpty();
            };
            QTRY_VERIFY2(mirrors(), qPrintable(QStringLiteral("\n  ") + after.join(QStringLiteral("\n  "))));
            QVERIFY(m_window->isRightToLeft());
        }
    }

    void theRailIsAtTheOtherSide() {
        faults(Qt::LeftToRight, StepRail::data, QSize(1280, 800), -1);
        QCOMPARE(m_window->rail().mapTo(m_window.get(), QPoint()).x(), 0);
        faults(Qt::RightToLeft, StepRail::data, QSize(1280, 800), -1);
        const QPoint corner = m_window->rail().mapTo(m_window.get(), QPoint(m_window->rail().width(), 0));
        QCOMPARE(corner.x(), m_window->width());
    }

    /// The mark of the chosen step is at the side where its words begin.
    void whatIsPaintedTurns() {
        RailButton& button = m_window->rail().button(StepRail::data);
        const auto marked = [&](Qt::LayoutDirection direction, bool left) {
            faults(direction, StepRail::data, QSize(1280, 800), -1);
            if (QWidget* focused = QApplication::focusWidget())
                focused->clearFocus();  // no frame of the keyboard
            const QImage drawn = button.grab().toImage();
            const double scale = drawn.devicePixelRatio();
            const int x = left ? kGrid + 1 : button.width() - kGrid - 2;
            return drawn.pixelColor(int(x * scale), drawn.height() / 2) == accentColor(button.palette());
        };
        QVERIFY(marked(Qt::LeftToRight, true) && !marked(Qt::LeftToRight, false));
        QVERIFY(marked(Qt::RightToLeft, false) && !marked(Qt::RightToLeft, true));
    }
};

QTEST_MAIN(TestRightToLeft)
#include "test_right_to_left.moc"
