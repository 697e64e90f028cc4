#include <QSignalSpy>
#include <QTest>

#include "adapter/adapter_file.h"
#include "inspect/operating_point.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/inspect_project.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;
using InspectStage = InspectPresenter::Stage;
using Unit = InspectPresenter::Unit;

namespace {
constexpr int kPatienceMs = 60000;
}

/// What is evaluated when, without any window.
class TestInspectPresenter : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void nothingIsThereWithoutARun() {
        test::InspectBench b;
        QVERIFY(!b.inspect.run() && !b.inspect.evaluation() && !b.inspect.figures());
        b.inspect.setActive(true);
        b.inspect.showTest();
        b.inspect.openTest();
        QVERIFY(!b.jobs.running());
    }

    /// Only what was asked for is counted, and only once.
    void testStaysLockedUntilItIsOpened() {
        test::InspectBench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QCOMPARE(b.inspect.split(), Split::validation);
        QCOMPARE(b.inspect.stage(), InspectStage::figures);
        QVERIFY(!b.inspect.testOpened());

        b.inspect.showTest();
        QCOMPARE(b.inspect.stage(), InspectStage::locked);
        QVERIFY(!b.jobs.running() && !b.inspect.evaluation());
        QCOMPARE(b.inspect.testEvaluations(), 0);
        b.inspect.showValidation();
        QCOMPARE(b.inspect.stage(), InspectStage::figures);

        b.inspect.openTest();
        QCOMPARE(b.inspect.stage(), InspectStage::working);
        QVERIFY(b.inspect.evaluating());
        // Who goes back meanwhile is not brought to it.
        b.inspect.showValidation();
        QTRY_VERIFY_WITH_TIMEOUT(b.inspect.testKnown() && b.evaluated(), kPatienceMs);
        QCOMPARE(b.inspect.split(), Split::validation);
        b.inspect.showTest();
        QCOMPARE(b.inspect.stage(), InspectStage::figures);
        QCOMPARE(b.inspect.evaluation()->split, Split::test);
        QCOMPARE(b.inspect.testEvaluations(), 1);
    }

    /// After the function before: another session may look again, which is not counted.
    void openedOnceItIsOrdinary() {
        test::InspectBench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project) && b.inspect.pastTest(), kPatienceMs);
        QVERIFY(b.inspect.testOpened() && !b.inspect.testKnown());
        b.inspect.showTest();
        QTRY_COMPARE_WITH_TIMEOUT(b.inspect.stage(), InspectStage::figures, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(b.inspect.evaluation()->split, Split::test);
        QCOMPARE(b.inspect.testEvaluations(), 1);

        // Another label makes it another evaluation: locked again, and where one was.
        const dataset::Sample image = b.inspect.evaluation()->samples.front();
        QVERIFY(b.session.relabel({image.id}, image.label == "left" ? "right" : "left"));
        QCOMPARE(b.inspect.split(), Split::test);
        QTRY_VERIFY_WITH_TIMEOUT(b.inspect.pastTest() && !b.inspect.pastTest()->sameImages, kPatienceMs);
        QCOMPARE(b.inspect.stage(), InspectStage::locked);
        // Taken back, it is the one that was seen.
        b.session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(b.inspect.stage(), InspectStage::figures, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(b.inspect.testEvaluations(), 1);
    }

    void aStoppedEvaluationIsTriedAgainOnlyWhenAsked() {
        // What the function before began may still hold the project.
        QTRY_VERIFY_WITH_TIMEOUT(project::Project::open(m_project).ok(), kPatienceMs);
        test::InspectBench b;
        b.session.open(QString::fromStdString(m_project));
        b.inspect.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(b.inspect.evaluating() || b.inspect.evaluation(), kPatienceMs);
        b.jobs.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!b.jobs.running(), kPatienceMs);
        if (b.inspect.evaluation()) QSKIP("it was done before it could be stopped");
        QCOMPARE(b.inspect.stage(), InspectStage::failed);
        QVERIFY(b.inspect.error().isEmpty());
        b.inspect.tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(b.inspect.stage(), InspectStage::figures, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
    }

    /// A run of one fold has validation images where the project has none.
    void ownValidationImagesOfAFold() {
        const std::string path = test::makeSmallProject(m_folder.path("fold"));
        QVERIFY(!path.empty());
        {
            auto project = project::Project::open(path);
            auto samples = project->samples().value();
            for (auto& s : samples)
                if (s.split == Split::validation) s.split = Split::train;
            QVERIFY(project->setSplits(samples).ok());
            runs::RunSettings run = test::smallSettings();
            run.fold = runs::Fold{1, 2};
            QVERIFY(runs::runTraining(*project, run, false, systemFileLayer(), {}).ok());
        }
        test::InspectBench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(path), kPatienceMs);
        QCOMPARE(b.inspect.imagesIn(Split::validation), 0);
        QVERIFY(!b.inspect.evaluation()->samples.empty());
    }

    void theThresholdIsChosenOnValidationImages() {
        test::InspectBench b;
        OperatingPoint point(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(point.exists() && point.movable());
        QCOMPARE(point.threshold(), 0.5);
        QTRY_VERIFY_WITH_TIMEOUT(point.figures().has_value(), kPatienceMs);
        QCOMPARE(point.figures()->sensitivity.value,
                 b.inspect.evaluation()->estimates.at("sensitivity").value);
        // From above every probability on nothing is positive.
        point.setThreshold(1.0);
        QTRY_VERIFY_WITH_TIMEOUT(point.figures().has_value(), kPatienceMs);
        QCOMPARE(point.figures()->sensitivity.value, 0.0);
        QCOMPARE(point.figures()->specificity.value, 1.0);

        b.inspect.openTest();
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && b.inspect.split() == Split::test, kPatienceMs);
        // There it is the one in use, and cannot be moved.
        QVERIFY(point.exists() && !point.movable());
        QCOMPARE(point.threshold(), 0.5);
        point.setThreshold(0.2);
        QCOMPARE(point.threshold(), 0.5);
    }

    /// After the function before, which saw the test images.
    void theThresholdIsKeptInTheAdapter() {
        test::InspectBench b;
        OperatingPoint point(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(!point.differs() && !point.keepable());
        point.setThreshold(0.25);
        QVERIFY(point.differs());
        QTRY_VERIFY_WITH_TIMEOUT(point.keepable(), kPatienceMs);
        QVERIFY(b.inspect.testSeen());
        point.keep();
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && point.exists() && point.inUse()->points[0].value == 0.25,
                                 kPatienceMs);
        QVERIFY(!point.differs());
        QVERIFY(point.inUse()->afterTest);
        QCOMPARE(point.threshold(), 0.25);
        const auto info = adapter::readAdapterInfo(b.inspect.run()->adapterPath.toStdString());
        QVERIFY(info.ok() && info->tuning.thresholds);
        QCOMPARE(info->tuning.thresholds->points[0].value, 0.25);
        // Seen at another point, the test images count once more.
        QTRY_VERIFY_WITH_TIMEOUT(b.inspect.pastTest(), kPatienceMs);
        QVERIFY(!b.inspect.pastTest()->sameImages);
    }
};

QTEST_GUILESS_MAIN(TestInspectPresenter)
#include "test_inspect_presenter.moc"
