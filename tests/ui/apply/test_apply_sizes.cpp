// How large the image is on the Apply page, from the widgets' sizes in the whole window.
#include <QTableView>
#include <QTest>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/predictions_panel.h"
#include "apply/validation_presenter.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/ui/support/child.h"
#include "viewer/viewer.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

class TestApplySizes : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::unique_ptr<Settings> m_settings;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<MainWindow> m_window;
    ApplyPage* m_page = nullptr;

    QSize imageSize(QSize window, bool drawer) {
        m_window->resize(window);
        QCoreApplication::processEvents();
        CaseView& view = m_page->caseView();
        view.setDrawerOpen(drawer);
        QCoreApplication::processEvents();
        return view.viewer().view().size();
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!project.empty());
        QVERIFY(test::writeSpots(m_folder.path("new"), 3, 500));
        applyTheme(*qApp, ThemeMode::light);
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder.path("s.ini")));
        m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
        m_window->setPages(gui::makePageFactory());
        m_window->show();
        m_window->openProject(QString::fromStdString(project));
        QTRY_VERIFY_WITH_TIMEOUT(m_session.isOpen() && !m_jobs.running(), 300000);
        m_window->goTo(StepRail::apply);
        m_page = m_window->findChild<ApplyPage*>();
        QVERIFY(m_page);
        ApplyPresenter& p = m_page->presenter();
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value() && !m_jobs.running(), 300000);
        p.add({QString::fromStdString(m_folder.path("new"))});
        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 6 && p.waiting() == 0, 300000);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->casePresenter().result(), 300000);
    }

    void theImageIsLarge_data() {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<bool>("drawer");
        QTest::addColumn<QSize>("least");
        QTest::newRow("1440 x 900, drawer open") << QSize(1440, 900) << true << QSize(700, 700);
        QTest::newRow("1440 x 900, folded") << QSize(1440, 900) << false << QSize(900, 700);
        QTest::newRow("1280 x 720, drawer open") << QSize(1280, 720) << true << QSize(560, 520);
        QTest::newRow("1280 x 720, folded") << QSize(1280, 720) << false << QSize(760, 520);
    }
    void theImageIsLarge() {
        QFETCH(QSize, window);
        QFETCH(bool, drawer);
        QFETCH(QSize, least);
        const QSize image = imageSize(window, drawer);
        QCOMPARE(m_page->caseView().drawerOpen(), drawer);
        qInfo("%s: image %d x %d, list %d wide", QTest::currentDataTag(), image.width(), image.height(),
              m_page->findChild<PredictionsPanel*>()->width());
        QVERIFY2(image.width() >= least.width() && image.height() >= least.height(),
                 qPrintable(QStringLiteral("%1 x %2").arg(image.width()).arg(image.height())));
    }

    /// What the answers that somebody knows say of the list stands below the list.
    void figuresTakeNothingFromTheImage() {
        const QSize before = imageSize({1280, 720}, true);
        ApplyPresenter& p = m_page->presenter();
        std::vector<qint64> ids;
        for (const AppliedFile& f : p.files()) ids.push_back(f.id);
        p.setReference(ids, p.classes().front());
        auto* figures = test::child<QWidget>(*m_page, "externalValidation");
        QTRY_VERIFY_WITH_TIMEOUT(figures->isVisible() && !m_page->validation().computing(), 60000);
        const QSize after = imageSize({1280, 720}, true);
        QVERIFY(after.width() >= before.width() && after.height() >= before.height());
        const auto* list = m_page->findChild<PredictionsPanel*>();
        QVERIFY(list->isAncestorOf(figures));
        QVERIFY(figures->height() >= figures->heightForWidth(figures->width()));
        // Beside thumbnails alone there is no room for them.
        const QSize small = imageSize({960, 540}, false);
        QTRY_VERIFY(!list->isAncestorOf(figures) && figures->isVisible());
        QVERIFY(small.width() > m_page->width() / 2);
        p.setReference(ids, {});
        QTRY_VERIFY(!figures->isVisible());
    }

    void onASmallScreenItIsTheLargestThing() {
        for (const QSize window : {QSize(960, 540), QSize(960, 480)}) {
            const QSize image = imageSize(window, false);
            qInfo("%d x %d: image %d x %d", window.width(), window.height(), image.width(), image.height());
            QVERIFY(image.width() > m_page->width() / 2);
            QVERIFY(image.height() > m_page->height() / 2);
        }
    }

    void theListGetsWhatIsLeft() {
        const auto* list = m_page->findChild<PredictionsPanel*>();
        imageSize({1920, 1080}, true);
        QCOMPARE(list->room(), PredictionsDelegate::Room::wide);
        imageSize({1440, 900}, true);
        QCOMPARE(list->room(), PredictionsDelegate::Room::narrow);
        imageSize({960, 540}, false);
        QCOMPARE(list->room(), PredictionsDelegate::Room::strip);
    }
};

QTEST_MAIN(TestApplySizes)
#include "test_apply_sizes.moc"
