// A run from start to outcome, stopped and gone on with, without any window.
#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/train_presenters.h"

using namespace fovea;
using namespace fovea::ui;
using Phase = RunPresenter::Phase;

class TestRunPresenter : public QObject {
    Q_OBJECT

    static constexpr int kPatienceMs = 120000;
    static constexpr int kManyEpochs = 4000;  // what nobody reaches before it is stopped
    test::TemporaryFolder m_folder;
    std::string m_project;
    int m_copies = 0;

    struct Runs : test::TrainPresenters {
        RunPresenter& run = train.run();
        using TrainPresenters::TrainPresenters;
        void begin(int epochs, std::uint64_t seed = 1) {
            runs::RunSettings s = test::smallSettings();
            s.epochs = epochs;
            s.seed = seed;
            train.choices().setSettings(s);
            run.start();
        }
        bool reaches(Phase phase) {
            return QTest::qWaitFor([&] { return run.phase() == phase && !jobs.running(); }, kPatienceMs);
        }
        bool learns(int epochs) {
            return QTest::qWaitFor([&] { return run.progress().figures().epoch >= epochs; }, kPatienceMs);
        }
    };
    std::string ini() { return m_folder.path(std::to_string(++m_copies) + ".ini"); }
    std::string copied() {
        const std::string to = m_folder.path(std::to_string(++m_copies) + ".fovea");
        std::filesystem::copy(m_project, to, std::filesystem::copy_options::recursive);
        return to;
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void nothingIsBegunWithoutImages() {
        Runs r(ini());
        r.run.start();
        QVERIFY(!r.run.busy());
        QCOMPARE(r.run.phase(), Phase::idle);
        QVERIFY(r.run.title().isEmpty() && r.run.summary().isEmpty());
    }

    void fromStartToOutcome() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        QSignalSpy finished(&r.run, &RunPresenter::runFinished);
        r.begin(4);
        QCOMPARE(r.run.phase(), Phase::running);
        QVERIFY(!r.run.title().isEmpty());
        QVERIFY(r.reaches(Phase::done));
        QCOMPARE(finished.count(), 1);
        QCOMPARE(r.run.outcome()->run, r.session.runs().back().id);
        QCOMPARE(r.run.title(), QStringLiteral("Training 1 is done"));
        QVERIFY2(r.run.summary().startsWith(QStringLiteral("On the validation images the AUC is ")),
                 qPrintable(r.run.summary()));
        QVERIFY(r.run.summary().contains(QStringLiteral("the best of 4.")));
        QVERIFY(r.run.outcome()->auc.has_value());
        QCOMPARE(r.run.progress().curves().epochs.size(), std::size_t(4));
        QCOMPARE(r.run.progress().figures().bestEpoch, r.run.outcome()->bestEpoch);
        QVERIFY(!r.run.interrupted());
        r.run.startOver();
        QCOMPARE(r.run.phase(), Phase::idle);
    }

    void stoppedItGoesOnToTheEnd() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        r.begin(kManyEpochs);
        QVERIFY(r.learns(2));
        r.run.pause();
        QTRY_COMPARE_WITH_TIMEOUT(r.run.phase(), Phase::paused, kPatienceMs);
        QCOMPARE(r.run.title(), QStringLiteral("Paused"));
        r.run.goOn();
        QCOMPARE(r.run.phase(), Phase::running);
        r.run.stop();
        QCOMPARE(r.run.phase(), Phase::stopping);
        QVERIFY(r.reaches(Phase::stopped));
        QVERIFY(r.run.summary().startsWith(QStringLiteral("Everything up to epoch ")));
        QVERIFY(r.run.interrupted());
        const int epoch = r.run.progress().figures().epoch;
        r.run.resume();
        QVERIFY(r.run.busy());
        QCOMPARE(r.run.runAtWork(), std::int64_t(1));
        QVERIFY(r.learns(epoch + 1));
        r.run.stop();
        QVERIFY(r.reaches(Phase::stopped));
        r.run.keepBest();
        QVERIFY(r.reaches(Phase::done));
        QVERIFY(r.run.outcome()->stopped);
        QCOMPARE(r.session.runs().size(), std::size_t(1));
    }

    void aFailureIsTold() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        runs::RunSettings s = test::smallSettings();
        s.backbone = "no such network";
        r.train.choices().setSettings(s);
        r.run.start();
        QVERIFY(r.reaches(Phase::failed));
        QVERIFY(!r.run.failure().isEmpty());
        QCOMPARE(r.run.summary(), r.run.failure());
        QCOMPARE(r.run.progress().log().last(), r.run.failure());
    }

    void recordedSettingsAreTakenOrRepeated() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        r.begin(2, 7);
        QVERIFY(r.reaches(Phase::done));
        const runs::RunRecord record = runs::readRecord(r.session.runs().back());
        r.train.choices().setSettings(test::smallSettings());
        r.train.choices().setSeries({.seeds = 3});

        QVERIFY(r.run.repeat(record));
        QVERIFY(!r.run.takeSettings(record));  // not while it runs
        QVERIFY(!r.run.runsSeries());
        QVERIFY(r.reaches(Phase::done));
        QVERIFY(r.train.choices().settings() == test::smallSettings());
        QCOMPARE(runs::readRecord(r.session.runs().back()).losses, record.losses);

        QVERIFY(r.run.takeSettings(record));
        QCOMPARE(r.train.choices().settings().seed, std::uint64_t(7));
        QCOMPARE(r.train.choices().trainings(), 1);
        QCOMPARE(r.run.phase(), Phase::idle);
        QVERIFY(!r.run.takeSettings(runs::RunRecord()));  // cannot be read
    }

    /// What was shown of a run that is deleted goes, too.
    void aRemovedRunLeavesTheView() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        r.begin(1);
        QVERIFY(r.reaches(Phase::done));
        r.run.removeRuns({r.run.outcome()->run});
        QVERIFY(r.reaches(Phase::idle));
        QVERIFY(r.session.runs().empty());
    }

    void noPlanIsMadeWhileARunIsInView() {
        Runs r(ini());
        QVERIFY(r.open(copied()));
        r.train.choices().setSettings(test::smallSettings());
        r.train.setActive(true);
        QVERIFY(
            QTest::qWaitFor([&] { return r.train.planner().hasTimes() && !r.jobs.running(); }, kPatienceMs));
        r.begin(1);  // the plan is of other settings: given up for the run
        QVERIFY(r.reaches(Phase::done));
        QSignalSpy changed(&r.train.planner(), &PlanPresenter::changed);
        runs::RunSettings s = test::smallSettings();
        s.epochs = 3;
        r.train.choices().setSettings(s);
        QCOMPARE(changed.count(), 0);
        r.run.startOver();
        QTRY_VERIFY_WITH_TIMEOUT(r.train.planner().hasTimes() && !r.jobs.running() &&
                                     r.train.planner().plan()->settings.epochs == 3,
                                 kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(TestRunPresenter)
#include "test_run_presenter.moc"
