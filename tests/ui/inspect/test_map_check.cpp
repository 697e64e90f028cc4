// Whether maps show what the answer hangs on, asked for on Inspect: by mouse and by key, said, reported, and
// forgotten with the figures.
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "case/case_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "inspect/operating_point.h"
#include "inspect/summary_presenter.h"
#include "runs/faithfulness.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/inspect_project.h"
#include "text/message_words.h"
#include "text/translations.h"
#include "widgets/image_view.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;
using test::child;
using test::ControlTour;
using InspectStage = InspectPresenter::Stage;

namespace {

constexpr int kPatienceMs = 60000;

/// The page in front, on Cases.
struct Bench {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    InspectPage page{session, jobs, settings};
    InspectPresenter& inspect = page.presenter();
    QPushButton* check = nullptr;

    explicit Bench(const std::string& ini) : settings(QString::fromStdString(ini)) {
        page.resize(1264, 868);
        page.setTab(InspectPage::cases);
        check = child<QPushButton>(page, "checkMaps");
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not active");
    }
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && evaluated() && check->isEnabled() && page.casePresenter().result();
    }
    bool evaluated() const { return inspect.evaluation() && !jobs.running() && !session.busy(); }
    bool measured() const { return evaluated() && inspect.faithfulness(); }
    /// As Summary says it; empty: it does not.
    QString said() {
        for (const SummaryLine& line : page.findChild<SummaryPresenter*>()->lines())
            if (line.key == QLatin1String("maps")) return line.text;
        return {};
    }
    QString caption() { return child<QLabel>(page, "mapCaption")->text(); }
};

}  // namespace

class TestMapCheck : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;
    int m_inis = 0;

    std::string ini() { return m_folder.path(std::to_string(++m_inis) + ".ini"); }
    /// A report as it is saved from the window.
    QByteArray report(Bench& b) {
        const QString path = QString::fromStdString(m_folder.path("report.html"));
        QFile::remove(path);
        QSignalSpy written(&b.inspect, &InspectPresenter::written);
        b.inspect.writeReport(path);
        if (!QTest::qWaitFor([&] { return written.count() == 1 && b.evaluated(); }, kPatienceMs)) return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As if the newest measurement had been on one image, and no map had been faithful.
    static bool leaveNoMapFaithful(const QString& adapter) {
        QFile file(QFileInfo(adapter).path() + QStringLiteral("/faithfulness.json"));
        if (!file.open(QIODevice::ReadOnly)) return false;
        QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        QJsonObject maps = note[QStringLiteral("beats_random")].toObject();
        for (const QString& map : maps.keys()) maps[map] = false;
        note[QStringLiteral("beats_random")] = maps;
        note[QStringLiteral("images")] = 1;
        return !maps.isEmpty() && file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
               file.write(QJsonDocument(note).toJson()) > 0;
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        applyTheme(*qApp, ThemeMode::light);
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        auto again = test::quickSettings();
        again.seed = 5;
        QVERIFY(runs::runTraining(*project, again, false, systemFileLayer(), {}).ok());
    }

    /// What was not opened on purpose is not measured on.
    void notOnLockedTestImages() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        b.inspect.showTest();
        QCOMPARE(b.inspect.stage(), InspectStage::locked);
        QVERIFY(!b.check->isEnabled() && !b.check->isVisible());
        b.inspect.measureFaithfulness();
        QVERIFY(!b.jobs.running());
        QCOMPARE(b.inspect.testEvaluations(), 0);
    }

    void notWhileAnotherJobRuns() {
        QSemaphore go;
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const auto end = qScopeGuard([&go] { go.release(); });
        QVERIFY(b.jobs.start<bool>(
            QStringLiteral("Something else"),
            [&go](const JobContext&) -> Result<bool> {
                go.acquire();
                return true;
            },
            [](const Result<bool>&) {}));
        QTRY_VERIFY(!b.check->isEnabled());
        QVERIFY2(b.check->toolTip().contains(QStringLiteral("“Something else”")),
                 qPrintable(b.check->toolTip()));
        b.inspect.measureFaithfulness();
        QCOMPARE(b.jobs.title(), QStringLiteral("Something else"));
        go.release();
        QTRY_VERIFY_WITH_TIMEOUT(b.check->isEnabled(), kPatienceMs);
        QVERIFY2(b.check->toolTip().contains(QStringLiteral("200 at most")), qPrintable(b.check->toolTip()));
    }

    void whoStopsItIsToldNothing() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QTest::mouseClick(b.check, Qt::LeftButton);
        QVERIFY(b.jobs.running());
        QCOMPARE(b.jobs.title(), QStringLiteral("Checking what the maps show"));
        QCOMPARE(b.jobs.step(), WorkStep::inspect);
        QVERIFY(!b.check->isEnabled());
        b.jobs.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        if (b.inspect.faithfulness()) QSKIP("it was done before it could be stopped");
        QVERIFY(b.said().isEmpty());
        QVERIFY(!b.page.findChild<NoticeBar*>()->isVisible());
        QVERIFY(b.check->isEnabled());
    }

    /// Of each part of the images once; of test images that is no look.
    void onTheImagesThatAreShown() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(!b.inspect.faithfulness() && b.said().isEmpty());
        QSignalSpy measured(&b.inspect, &InspectPresenter::faithfulnessMeasured);
        ControlTour tour({QStringLiteral("casesTab")});
        tour.byMouse(b.check, [&] { return measured.count() == 1; });
        QTRY_VERIFY_WITH_TIMEOUT(b.measured(), kPatienceMs);
        const runs::Faithfulness& f = *b.inspect.faithfulness();
        QCOMPARE(f.images, int(b.inspect.evaluation()->samples.size()));
        const QString sentences = messageWords(runs::faithfulnessSentences(f));
        QVERIFY2(b.said().startsWith(sentences), qPrintable(b.said()));
        QVERIFY(b.said().contains(QStringLiteral("validation images")));
        auto* notice = b.page.findChild<NoticeBar*>();
        QVERIFY(notice->isVisible() && notice->text().contains(sentences));
        notice->clear();
        // The same would come of it.
        QVERIFY(!b.check->isEnabled() && b.check->toolTip().contains(sentences));
        b.page.setTab(InspectPage::summary);
        QTRY_VERIFY(child<QLabel>(b.page, "summary_maps")->isVisible());
        QCOMPARE(child<QLabel>(b.page, "summary_maps")->text(), b.said());
        b.page.setTab(InspectPage::cases);

        b.inspect.openTest();
        QTRY_VERIFY_WITH_TIMEOUT(b.inspect.testKnown() && b.evaluated(), kPatienceMs);
        QCOMPARE(b.inspect.testEvaluations(), 1);
        QVERIFY(!b.inspect.faithfulness() && b.said().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(b.check->isVisible() && b.check->isEnabled(), kPatienceMs);
        const std::size_t looks = b.session.evaluations().size();
        tour.byKey(b.check, Qt::Key_Space, [&] { return measured.count() == 2; });
        QTRY_VERIFY_WITH_TIMEOUT(b.measured(), kPatienceMs);
        QVERIFY(b.said().contains(QStringLiteral("test images")));
        QCOMPARE(b.session.evaluations().size(), looks);
        QCOMPARE(b.inspect.testEvaluations(), 1);
        // What was measured on the others is not forgotten.
        b.inspect.showValidation();
        QVERIFY(b.said().startsWith(sentences));
        QCOMPARE(tour.takeWrong().join(QLatin1Char('\n')), QString());
    }

    /// Neither another adapter nor other labels have what was measured on these.
    void itGoesWithTheFigures() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QCOMPARE(b.inspect.runs().size(), std::size_t(2));
        b.inspect.measureFaithfulness();
        QTRY_VERIFY_WITH_TIMEOUT(b.measured(), kPatienceMs);
        const QByteArray title("Do the maps show what the answer hangs on?");
        QVERIFY(report(b).contains(title));

        const std::int64_t run = b.inspect.run()->id;
        b.inspect.chooseRun(b.inspect.runs().back().id);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QVERIFY(!b.inspect.faithfulness() && b.said().isEmpty());
        b.inspect.chooseRun(run);
        QTRY_VERIFY_WITH_TIMEOUT(b.measured(), kPatienceMs);

        const dataset::Sample image = b.inspect.evaluation()->samples.front();
        QVERIFY(b.session.relabel({image.id}, image.label == "left" ? "right" : "left"));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QVERIFY(!b.inspect.faithfulness() && b.said().isEmpty());
        const QByteArray without = report(b);
        QVERIFY(!without.isEmpty() && !without.contains(title));
        b.session.undo();
        const auto label = [&] { return b.session.samples()[std::size_t(b.session.rowOf(image.id))].label; };
        QTRY_VERIFY_WITH_TIMEOUT(label() == image.label && b.evaluated(), kPatienceMs);
    }

    /// After the function before, which left a note beside the adapter. The caption of a map that is shown is
    /// said anew once there is another note, or another adapter.
    void captionsFollowAtOnce() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const QString adapter = b.inspect.run()->adapterPath;
        QVERIFY(leaveNoMapFaithful(adapter));
        CasePresenter& shown = b.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        auto* view = child<ImageView>(b.page, "imageView");
        view->setFocus();
        QTest::keyClick(view, Qt::Key_M);
        const QString ofOne = QStringLiteral("Measured on 1 image,");
        QTRY_VERIFY2_WITH_TIMEOUT(b.caption().contains(ofOne), qPrintable(b.caption()), kPatienceMs);
        QCOMPARE(shown.map(), std::optional(explain::MapKind::kept));

        QTest::mouseClick(b.check, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(b.measured(), kPatienceMs);
        const bool faithful = b.inspect.faithfulness()->of("kept").beatsRandom();
        QTRY_VERIFY2_WITH_TIMEOUT(!b.caption().contains(ofOne), qPrintable(b.caption()), kPatienceMs);
        QCOMPARE(b.caption().contains(QStringLiteral("not faithful")), !faithful);

        QVERIFY(leaveNoMapFaithful(adapter));
        shown.readCaution();
        QTRY_VERIFY_WITH_TIMEOUT(b.caption().contains(ofOne), kPatienceMs);
        OperatingPoint& point = b.page.operatingPoint();
        point.setThreshold(0.25);
        QTRY_VERIFY_WITH_TIMEOUT(point.keepable(), kPatienceMs);
        point.keep();
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && !b.inspect.faithfulness(), kPatienceMs);
        QTRY_VERIFY2_WITH_TIMEOUT(!b.caption().contains(QStringLiteral("not faithful")),
                                  qPrintable(b.caption()), kPatienceMs);
        QVERIFY(b.said().isEmpty());
    }
};

QTEST_MAIN(TestMapCheck)
#include "test_map_check.moc"
