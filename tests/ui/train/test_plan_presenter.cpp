// What the chosen training would cost: asked again when it may be different, given up when something
// else comes first; without any window.
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <filesystem>
#include <thread>

#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/train_presenters.h"

using namespace fovea;
using namespace fovea::ui;

class TestPlanPresenter : public QObject {
    Q_OBJECT

    static constexpr int kPatienceMs = 60000;
    test::TemporaryFolder m_folder;
    std::string m_project;

    struct Plans : test::TrainPresenters {
        PlanPresenter& plan = train.planner();
        explicit Plans(const std::string& ini) : TrainPresenters(ini) {
            train.choices().setSettings(test::smallSettings());
        }
        bool whole() const { return plan.plan() && plan.hasTimes() && !jobs.running(); }
        /// As somebody who opens the page.
        bool look(const std::string& project) {
            if (!open(project)) return false;
            plan.setActive(true);
            return QTest::qWaitFor([this] { return whole(); }, kPatienceMs);
        }
    };
    std::string copied(const char* name) const {
        const std::string to = m_folder.path(name);
        std::filesystem::copy(m_project, to, std::filesystem::copy_options::recursive);
        return to;
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void saysWhatIsMissing() {
        Plans p(m_folder.path("none.ini"));
        QCOMPARE(p.plan.obstacle(), QStringLiteral("Open or make a project first."));
        QVERIFY(p.session.open(QString::fromStdString(m_folder.path("empty.fovea")), true));
        QTRY_VERIFY(p.session.isOpen() && !p.jobs.running());
        QCOMPARE(p.plan.obstacle(), QStringLiteral("Add images on the Data page first."));
        p.plan.setActive(true);
        QVERIFY(!p.plan.planning() && !p.plan.plan());
        p.session.close();
        QVERIFY(p.open(m_project));
        QVERIFY(p.plan.obstacle().isEmpty());
    }

    /// At first without times; not before someone looks.
    void countsFirstTimesLater() {
        Plans p(m_folder.path("rough.ini"));
        QVERIFY(p.open(m_project));
        QVERIFY(!p.plan.plan() && !p.plan.planning());
        bool rough = false;
        connect(&p.plan, &PlanPresenter::changed, this, [&] {
            rough = rough || (p.plan.planning() && p.plan.plan() && !p.plan.hasTimes() &&
                              p.plan.plan()->trainImages > 0 && p.plan.plan()->trainSeconds == 0);
        });
        p.plan.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(p.whole(), kPatienceMs);
        QVERIFY(rough);
        QVERIFY(p.plan.plan()->trainSeconds > 0);
    }

    void isMadeAnewForOtherChoicesAndOtherImages() {
        Plans p(m_folder.path("anew.ini"));
        QVERIFY(p.look(copied("anew.fovea")));
        const runs::RunSettings first = p.plan.plan()->settings;
        QVERIFY(p.plan.settingsToRun() == first);
        QVERIFY(p.plan.estimateFor(first));

        runs::RunSettings more = test::smallSettings();
        more.epochs = 9;
        p.train.choices().setSettings(more);
        QVERIFY(!p.plan.estimateFor(first));      // what is shown is not of the choices any more
        QVERIFY(p.plan.settingsToRun() == more);  // nor trained
        QTRY_VERIFY_WITH_TIMEOUT(p.whole() && p.plan.plan()->settings.epochs == 9, kPatienceMs);
        QVERIFY(p.plan.estimateFor(p.plan.plan()->settings));

        const int images = p.plan.plan()->trainImages;
        std::vector<std::int64_t> some;
        for (const dataset::Sample& s : p.session.samples())
            if (s.split == dataset::Split::train && some.size() < 2) some.push_back(s.id);
        QVERIFY(p.session.relabel(some, std::string()));
        QTRY_VERIFY_WITH_TIMEOUT(p.whole() && p.plan.plan()->trainImages == images - 2, kPatienceMs);
    }

    /// How many trainings there are is told of the plan; it is none of it.
    void aSeriesAsksForNoOtherPlan() {
        Plans p(m_folder.path("series.ini"));
        QVERIFY(p.look(m_project));
        QSignalSpy changed(&p.plan, &PlanPresenter::changed);
        p.train.choices().setSeries({.seeds = 3});
        QCOMPARE(changed.count(), 0);
        QVERIFY(p.plan.estimateFor(p.plan.plan()->settings));
    }

    void isGivenUpWhereNobodyLooks() {
        Plans p(m_folder.path("away.ini"));
        QVERIFY(p.open(m_project));
        p.plan.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(p.plan.planning(), kPatienceMs);
        QVERIFY(p.jobs.disposable());
        p.plan.setActive(false);
        QTRY_VERIFY_WITH_TIMEOUT(!p.plan.planning() && !p.jobs.running(), kPatienceMs);
        QVERIFY(!p.plan.hasTimes());
        QVERIFY(p.plan.error().isEmpty());
    }

    void makesWay() {
        Plans p(m_folder.path("way.ini"));
        QVERIFY(p.open(m_project));
        int acted = 0;
        p.plan.whenFree([&] { ++acted; });
        QCOMPARE(acted, 1);  // at once: nothing runs
        p.plan.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(p.plan.planning(), kPatienceMs);
        bool planning = true;
        p.plan.whenFree([&] {
            ++acted;
            planning = p.plan.planning() || p.jobs.running();
        });
        QCOMPARE(acted, 1);
        QTRY_COMPARE_WITH_TIMEOUT(acted, 2, kPatienceMs);
        QVERIFY(!planning);
        QTRY_VERIFY_WITH_TIMEOUT(p.whole(), kPatienceMs);  // and comes back

        std::atomic<bool> go = false;
        p.jobs.start<int>(
            QStringLiteral("another"),
            [&go](const JobContext&) -> Result<int> {
                while (!go) std::this_thread::yield();
                return 0;
            },
            [](Result<int>) {});
        p.plan.whenFree([&] { ++acted; });  // never: that is somebody else's
        go = true;
        QTRY_VERIFY(!p.jobs.running());
        QCOMPARE(acted, 2);
    }

    void isHeldWhileARunIsInView() {
        Plans p(m_folder.path("held.ini"));
        QVERIFY(p.look(m_project));
        p.plan.hold();
        runs::RunSettings more = test::smallSettings();
        more.epochs = 5;
        QSignalSpy changed(&p.plan, &PlanPresenter::changed);
        p.train.choices().setSettings(more);
        QCOMPARE(changed.count(), 0);
        p.plan.release();
        QTRY_VERIFY_WITH_TIMEOUT(p.whole() && p.plan.plan()->settings.epochs == 5, kPatienceMs);
    }

    void aFolderThatIsNotThereIsRefused() {
        Plans p(m_folder.path("folder.ini"));
        QVERIFY(p.open(copied("folder.fovea")));
        QSignalSpy refused(&p.plan, &PlanPresenter::featuresFolderRefused);
        p.plan.chooseFeaturesFolder(QString::fromStdString(m_folder.path("nowhere")));
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kPatienceMs);
        QVERIFY(!refused.first().first().toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPlanPresenter)
#include "test_plan_presenter.moc"
