// What the user has chosen: presets, own settings, series; without any window.
#include <QSignalSpy>
#include <QTest>

#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/train_presenters.h"

using namespace fovea;
using namespace fovea::ui;

class TestRunChoices : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::string m_project;

    struct Choices : test::TrainPresenters {
        RunChoices& choices = train.choices();
        using TrainPresenters::TrainPresenters;
    };

private Q_SLOTS:
    void initTestCase() {
        // As many as a preset takes account of: fewer have the most epochs, whatever their number.
        m_project = test::makeSmallProject(m_folder.path(), 140);
        QVERIFY(!m_project.empty());
    }

    void beginWithWhatWasChosenLast() {
        const std::string ini = m_folder.path("last.ini");
        {
            Choices c(ini);
            QCOMPARE(c.choices.preset(), QStringLiteral("balanced"));
            c.choices.choosePreset(QStringLiteral("thorough"));
            c.settings.set(setting::device, QStringLiteral("cpu"));
        }
        Choices c(ini);
        QCOMPARE(c.choices.preset(), QStringLiteral("thorough"));
        QCOMPARE(c.choices.settings().device, std::string("cpu"));
        QCOMPARE(c.choices.settings().resolution, runs::resolutionOf(runs::Effort::thorough));
        QCOMPARE(c.choices.settings().sideNetworks, 3);
    }

    void ownSettingsAreNoPresetUntilTheyMatchOne() {
        Choices c(m_folder.path("own.ini"));
        QSignalSpy changed(&c.choices, &RunChoices::changed);
        runs::RunSettings own = c.choices.settings();
        const runs::RunSettings before = own;
        own.epochs += 3;
        c.choices.setSettings(own);
        c.choices.setSettings(own);  // the same again: nothing to tell
        QCOMPARE(changed.count(), 1);
        QVERIFY(c.choices.preset().isEmpty());
        QCOMPARE(c.settings.get(setting::trainPreset), QStringLiteral("balanced"));
        c.choices.setSettings(before);
        QCOMPARE(c.choices.preset(), QStringLiteral("balanced"));
    }

    /// A preset means another budget for another number of images; own settings stay as they are.
    void aPresetFollowsTheImages() {
        for (const bool own : {false, true}) {
            Choices c(m_folder.path(own ? "follow own.ini" : "follow.ini"));
            c.choices.choosePreset(QStringLiteral("quick"));
            runs::RunSettings chosen = c.choices.settings();
            chosen.epochs = 7;
            if (own) c.choices.setSettings(chosen);
            const int before = c.choices.settings().epochs;
            QVERIFY(c.open(m_project));
            const int images = c.session.labelledImages(dataset::Split::train);
            QVERIFY(images > 0);
            const int budget = runs::trainingBudget(runs::Effort::quick, images).epochs;
            QVERIFY(budget != before);
            QCOMPARE(c.choices.settings().epochs, own ? 7 : budget);
            QCOMPARE(c.choices.preset(), own ? QString() : QStringLiteral("quick"));
        }
    }

    void crossValidationChoosesTheValidationImagesItself() {
        Choices c(m_folder.path("series.ini"));
        QSignalSpy series(&c.choices, &RunChoices::seriesChanged);
        runs::RunSettings chosen = c.choices.settings();
        chosen.fold = runs::Fold{2, 5};
        c.choices.setSettings(chosen);
        QCOMPARE(c.choices.trainings(), 1);
        c.choices.setSeries({.seeds = 3});
        QCOMPARE(c.choices.trainings(), 3);
        QVERIFY(c.choices.settings().fold);
        c.choices.setSeries({.folds = 5});
        QCOMPARE(c.choices.trainings(), 6);
        QVERIFY(!c.choices.settings().fold);
        c.choices.setSeries({.folds = 5});
        QCOMPARE(series.count(), 2);
    }

    void settingsOfTheProgramArriveAtOnce() {
        Choices c(m_folder.path("program.ini"));
        c.settings.set(setting::threads, 1);
        QCOMPARE(c.choices.settings().threads, 1);
        c.settings.set(setting::precision, QStringLiteral("fp32"));
        QVERIFY(c.choices.settings().precision == backbone::Precision::fp32);
        c.settings.set(setting::precision, QStringLiteral("auto"));
        QVERIFY(!c.choices.settings().precision);
    }

    void whatASeriesWasBegunWith() {
        runs::RunSettings asked;
        asked.seed = 40;
        runs::RunSettings third = asked;
        third.seed = 42;
        third.assigned.series = runs::SeriesPosition{1, runs::SeriesKind::seeds, 3, 5};
        RunRequest request = requestOf(third);
        QVERIFY(request.settings == asked);
        QCOMPARE(request.trainings(), 5);
        QVERIFY(request.several());

        runs::RunSettings fold = asked;
        fold.assigned.fold = runs::Fold{2, 3};
        fold.assigned.heldOut = runs::Fold{1, 3};
        fold.assigned.series = runs::SeriesPosition{2, runs::SeriesKind::crossValidation, 1, 4};
        request = requestOf(fold);
        QVERIFY(request.settings == asked);
        QCOMPARE(request.series.folds, 3);
        QCOMPARE(request.trainings(), 4);

        request = requestOf(asked);
        QVERIFY(request.settings == asked);
        QVERIFY(!request.several());
    }
};

QTEST_GUILESS_MAIN(TestRunChoices)
#include "test_run_choices.moc"
