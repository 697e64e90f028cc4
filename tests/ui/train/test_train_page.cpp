#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "tests/ui/support/reachable.h"
#include "tests/ui/support/train_window.h"
#include "tests/ui/support/turns.h"
#include "tests/ui/support/visible_words.h"
#include "train/plan_panel.h"
#include "train/settings_panel.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/wheel_guard.h"

using namespace fovea::ui;
using fovea::test::child;
using fovea::test::TrainWindow;

/// The Train page by real clicks and keys.
class TestTrainPage : public QObject {
    Q_OBJECT

    fovea::test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        m_project = fovea::test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void emptyPageSaysWhatToDo() {
        TrainWindow window(m_folder.path("a.ini"));
        auto& [settings, jobs, session, page] = window;
        page.show();
        QVERIFY(!page.presenter().planner().obstacle().isEmpty());
        QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("startTraining"))->isVisible());
    }

    /// One turn of the event loop for all of it would keep the window waiting.
    void itIsMadeInSeveralTurns() {
        Settings settings(QString::fromStdString(m_folder.path("turns.ini")));
        JobRunner jobs;
        ProjectSession session(jobs);
        TrainPage page(session, jobs, settings);
        QCOMPARE(fovea::test::faultOfTurns(page, {"backbone", "startTraining", "pauseTraining", "runsTable"}),
                 QString());
        const auto* choices = page.findChild<SettingsPanel*>();
        const auto* column = qobject_cast<QScrollArea*>(choices->parentWidget()->parentWidget());
        QVERIFY(column && column->maximumWidth() < QWIDGETSIZE_MAX);  // its size is known by now
    }

    void rangesOfTheControlsAreThoseOfTheOptions() {
        using fovea::runs::RunSettings;
        TrainWindow window(m_folder.path("ranges.ini"));
        TrainPage& page = window.page;
        const std::pair<const char*, fovea::runs::RunOption::Member> controls[] = {
            {"resolution", &RunSettings::resolution},
            {"epochs", &RunSettings::epochs},
            {"batch", &RunSettings::batch},
            {"sideNetworks", &RunSettings::sideNetworks},
            {"patience", &RunSettings::patience},
            {"seed", &RunSettings::seed},
            {"learningRate", &RunSettings::learningRate}};
        std::set<QString> checked;
        for (const auto& [name, choice] : controls) {
            const fovea::runs::OptionRange& range = fovea::runs::runOption(choice).range;
            checked.insert(QLatin1String(name));
            if (auto* real = page.findChild<QDoubleSpinBox*>(QLatin1String(name))) {
                QCOMPARE(real->minimum(), range.least);
                QCOMPARE(real->maximum(), range.most);
                QCOMPARE(real->singleStep(), range.step);
                continue;
            }
            auto* whole = child<QSpinBox>(page, name);
            QCOMPARE(whole->minimum(), int(range.least));
            QCOMPARE(whole->maximum(), range.any() ? std::numeric_limits<int>::max() : int(range.most));
            if (!range.any()) QCOMPARE(whole->singleStep(), int(range.step));
        }
        for (const auto* box : page.findChildren<QAbstractSpinBox*>())  // none is left out
            QVERIFY2(checked.count(box->objectName()), qPrintable(box->objectName()));
    }

    /// Shift+F1 on it opens the guide there; test_guide finds the places.
    void everySettingIsExplainedInTheGuide() {
        TrainWindow window(m_folder.path("topics.ini"), true);
        const auto* panel = window.page.findChild<SettingsPanel*>();
        QVERIFY(panel);
        int settings = 0;
        for (const QWidget* control : panel->findChildren<QWidget*>()) {
            const bool set = qobject_cast<const QComboBox*>(control) ||
                             qobject_cast<const QAbstractSpinBox*>(control) ||
                             qobject_cast<const QAbstractButton*>(control);
            if (!set || control->objectName().startsWith(QLatin1String("qt_")) ||
                qobject_cast<const QAbstractSpinBox*>(control->parent()) ||
                qobject_cast<const QComboBox*>(control->parent()))
                continue;
            ++settings;
            QVERIFY2(!ownHelpTopic(control).isEmpty(), qPrintable(control->objectName()));
        }
        QVERIFY2(settings > 20, qPrintable(QString::number(settings)));
        for (const QLabel* label : panel->findChildren<QLabel*>())
            if (label->buddy()) QVERIFY2(!helpTopic(label).isEmpty(), qPrintable(label->text()));
    }

    /// One from the command line that is larger than the control can show stays what it is.
    void aLargeSeedIsKept() {
        TrainWindow window(m_folder.path("seed.ini"));
        TrainPresenter& presenter = window.page.presenter();
        fovea::runs::RunSettings settings = presenter.choices().settings();
        settings.seed = 5000000000u;
        presenter.choices().setSettings(settings);
        child<QSpinBox>(window.page, "epochs")->setValue(9);
        QCOMPARE(presenter.choices().settings().epochs, 9);
        QCOMPARE(presenter.choices().settings().seed, std::uint64_t(5000000000u));
        child<QSpinBox>(window.page, "seed")->setValue(4);
        QCOMPARE(presenter.choices().settings().seed, std::uint64_t(4));
    }

    void theWheelChangesNoSetting() {
        WheelGuard::install(*qApp);
        TrainWindow window(m_folder.path("wheel.ini"), true);
        auto& [settings, jobs, session, page] = window;
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QVERIFY(window.show({1100, 700}));
        child<QPushButton>(page, "addBackbone")->setFocus();
        const auto valueOf = [](QWidget* control) -> QVariant {
            if (auto* box = qobject_cast<QComboBox*>(control)) return box->currentIndex();
            if (auto* slider = qobject_cast<QSlider*>(control)) return slider->value();
            return static_cast<QAbstractSpinBox*>(control)->text();
        };
        int controls = 0;
        for (QWidget* control : page.findChildren<QWidget*>()) {
            if (!qobject_cast<QComboBox*>(control) && !qobject_cast<QAbstractSpinBox*>(control) &&
                !qobject_cast<QSlider*>(control))
                continue;
            ++controls;
            const QVariant before = valueOf(control);
            for (const int delta : {-120, -120, 120, 120, 120}) {
                QWheelEvent event({4, 4}, control->mapToGlobal(QPoint(4, 4)), {}, {0, delta}, Qt::NoButton,
                                  {}, Qt::NoScrollPhase, false);
                QSpontaneKeyEvent::setSpontaneous(&event);  // as the system's, which bring the keyboard
                qApp->notify(control, &event);
                QVERIFY2(valueOf(control) == before, qPrintable(control->objectName()));
            }
            QVERIFY(!control->hasFocus());
        }
        QVERIFY(controls >= 15);
    }

    /// With DejaVu, the widest of the usual fonts, which is what tests have.
    void nothingOfTheSettingsIsCutOff() {
        applyTheme(*qApp, ThemeMode::light);
        TrainWindow window(m_folder.path("wide.ini"), true);
        auto& [settings, jobs, session, page] = window;
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        page.show();
        auto* panel = page.findChild<SettingsPanel*>();
        QVERIFY(panel);
        auto* area = qobject_cast<QScrollArea*>(panel->parentWidget()->parentWidget());
        QVERIFY(area);
        constexpr int kRail = 176;
        for (const int width : {1440, 1280, 960}) {
            page.resize(width - kRail, 500);
            QTRY_COMPARE(page.width(), width - kRail);
            QCoreApplication::processEvents();
            const QWidget* viewport = area->viewport();
            for (const QWidget* part : panel->findChildren<QWidget*>()) {
                if (!part->isVisible() || part->window() != page.window()) continue;
                const QRect where(part->mapTo(viewport, QPoint(0, 0)), part->size());
                QVERIFY2(
                    where.left() >= 0 && where.right() < viewport->width(),
                    qPrintable(QStringLiteral("%1 %2 at %3: %4 to %5 of %6")
                                   .arg(QLatin1String(part->metaObject()->className()), part->objectName())
                                   .arg(width)
                                   .arg(where.left())
                                   .arg(where.right())
                                   .arg(viewport->width())));
            }
            // Nor of the buttons' and lists' own words.
            for (const QAbstractButton* button : panel->findChildren<QAbstractButton*>())
                if (button->isVisible())
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                             qPrintable(button->objectName()));
            const QRect right = page.findChild<PlanPanel*>()->visibleRegion().boundingRect();
            QCOMPARE(right.width(), page.findChild<PlanPanel*>()->width());
        }
    }

    void aSmallScreenReachesTheStart() {
        TrainWindow window(m_folder.path("small.ini"), true);
        auto& [settings, jobs, session, page] = window;
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QVERIFY(window.show({960 - 176, 540 - 32}));
        QTRY_VERIFY(fovea::test::reachable(child<QPushButton>(page, "startTraining")));
    }

    void presetsAreComparedAndTheirPlannedTimesSaid() {
        TrainWindow window(m_folder.path("presets.ini"));
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 740);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        const QString advice = child<QLabel>(page, "presetAdvice")->text();
        for (const char* name : {"Quick", "Balanced", "Thorough"})
            QVERIFY2(advice.contains(QLatin1String(name)), name);
        page.presenter().choices().choosePreset(QStringLiteral("readout"));
        const auto* times = child<QLabel>(page, "presetTimes");
        QTRY_VERIFY_WITH_TIMEOUT(
            times->isVisibleTo(&page) && times->text().contains(QStringLiteral("Read-out only")), 120000);
        // Beside settings of one's own none is planned.
        auto own = page.presenter().choices().settings();
        own.epochs += 1;
        page.presenter().choices().setSettings(own);
        QVERIFY(page.presenter().choices().preset().isEmpty());
        QVERIFY(times->isHidden());
    }

    void planTrainStopContinueInspect() {
        TrainWindow window(m_folder.path("b.ini"));
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 740);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);

        // A preset by mouse, then everything else by keys.
        auto* quick = child<QRadioButton>(page, "preset_quick");
        QTest::mouseClick(quick, Qt::LeftButton, {}, QPoint(8, quick->height() / 2));
        QCOMPARE(page.presenter().choices().preset(), QStringLiteral("quick"));
        auto* advanced = child<QToolButton>(page, "advanced");
        auto* resolution = child<QSpinBox>(page, "resolution");
        QVERIFY(!resolution->isVisible());
        QTest::mouseClick(advanced, Qt::LeftButton);
        QVERIFY(resolution->isVisible());
        const auto type = [](QSpinBox* box, const char* text) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, QLatin1String(text));
            QTest::keyClick(box, Qt::Key_Return);
        };
        type(resolution, "64");
        type(child<QSpinBox>(page, "epochs"), "60");
        type(child<QSpinBox>(page, "batch"), "4");
        QCOMPARE(page.presenter().choices().settings().resolution, 64);
        QCOMPARE(page.presenter().choices().settings().epochs, 60);
        QVERIFY(page.presenter().choices().preset().isEmpty());
        QCOMPARE(fovea::test::missingTerm(fovea::test::visibleWords(page),
                                          {"Epochs", "Batch size", "Learning rate", "Seed", "Early stopping",
                                           "Training images", "Validation images", "Test images"}),
                 QString());

        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && page.presenter().planner().plan(),
                                 60000);
        QCOMPARE(page.presenter().planner().plan()->trainImages +
                     page.presenter().planner().plan()->validationImages +
                     page.presenter().planner().plan()->testImages,
                 40);
        QVERIFY(!jobs.running());

        // The list has what can be chosen: no random network; and leads to the others.
        QTRY_VERIFY(page.presenter().choices().backbones().known());
        QCOMPARE(child<QComboBox>(page, "backbone")->findData(QStringLiteral("untrained")), -1);
        QSignalSpy more(&page, &TrainPage::backbonesRequested);
        QTest::mouseClick(child<QPushButton>(page, "moreBackbones"), Qt::LeftButton);
        QCOMPARE(more.count(), 1);

        auto* start = child<QPushButton>(page, "startTraining");
        QVERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(page.presenter().run().busy());
        // The keyboard stays with what comes next.
        QCOMPARE(page.focusWidget(), child<QPushButton>(page, "pauseTraining"));
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch >= 2, 60000);
        QVERIFY(page.presenter().progress().figures().tensorsMb > 0);
        QVERIFY(page.presenter().progress().curves().memory.back().tensorsMb > 0);
        QVERIFY(!page.presenter().progress().curves().rates.empty());
        QTRY_VERIFY(!page.presenter().progress().curves().throughput.empty());
        QCOMPARE(fovea::test::missingTerm(fovea::test::visibleWords(page),
                                          {"Epoch", "Loss", "Learning rate", "AUC", "Images/s",
                                           "training images", "validation images"}),
                 QString());
        QTest::mouseClick(child<QPushButton>(page, "stopTraining"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page.presenter().run().busy(), 10000);
        if (page.presenter().run().phase() == RunPresenter::Phase::done)
            QSKIP("this machine finished 60 epochs before it could be stopped");
        QCOMPARE(page.presenter().run().phase(), RunPresenter::Phase::stopped);
        QVERIFY(page.presenter().run().interrupted());
        QVERIFY(child<QPlainTextEdit>(page, "trainLog")->toPlainText().contains(QStringLiteral("Stopped")));

        auto* resume = child<QPushButton>(page, "resumeTraining");
        QCOMPARE(page.focusWidget(), resume);
        QTRY_VERIFY(resume->isVisible() && resume->isEnabled());
        QTest::mouseClick(resume, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 120000);
        QCOMPARE(session.runs().size(), std::size_t(1));  // the same run, continued
        QCOMPARE(page.presenter().run().outcome()->epochs, 60);
        QCOMPARE(page.presenter().progress().curves().epochs.size(), std::size_t(60));
        QVERIFY(!page.presenter().run().interrupted());
        QCOMPARE(page.focusWidget(), child<QPushButton>(page, "inspectResult"));
        QCOMPARE(fovea::test::missingTerm(
                     fovea::test::visibleWords(page),
                     {"the best of 60", "Loss", "AUC", "validation images", "chose the epoch"}),
                 QString());
        QVERIFY(child<QPlainTextEdit>(page, "trainLog")
                    ->toPlainText()
                    .contains(QStringLiteral("validation loss")));

        QSignalSpy inspect(&page, &TrainPage::inspectRequested);
        QTest::mouseClick(child<QPushButton>(page, "inspectResult"), Qt::LeftButton);
        QCOMPARE(inspect.count(), 1);
        QCOMPARE(inspect.first().first().toLongLong(), session.runs().back().id);
    }

    void aStoppedTrainingGivesItsBestSoFar() {
        TrainWindow window(m_folder.path("d.ini"));
        auto& [settings, jobs, session, page] = window;
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().plan() && !jobs.running(), 60000);
        window.train(400, 77);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch >= 2, 60000);
        page.presenter().run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::stopped, 10000);
        auto* keep = child<QPushButton>(page, "keepBest");
        QTRY_VERIFY(keep->isVisible() && keep->isEnabled());
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 60000);
        QVERIFY(page.presenter().run().outcome()->stopped);
        QVERIFY(page.presenter().run().outcome()->epochs >= 2 &&
                page.presenter().run().outcome()->epochs < 400);
        QVERIFY(QFile::exists(QString::fromStdString(page.presenter().run().outcome()->adapterPath)));
    }

    /// By the button, by its shortcut, and stopped while it stands still.
    void pauseHoldsStillAndGoesOn() {
        TrainWindow window(m_folder.path("e.ini"));
        auto& [settings, jobs, session, page] = window;
        QVERIFY(window.show({1100, 740}));
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().plan() && !jobs.running(), 60000);
        window.train(4000, 78);
        using Phase = RunPresenter::Phase;
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch >= 2, 60000);
        auto* pause = child<QPushButton>(page, "pauseTraining");
        auto* stage = child<QLabel>(page, "trainStage");
        QVERIFY(pause->toolTip().contains(QStringLiteral("Ctrl+P")));
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(page.presenter().run().phase() == Phase::pausing ||
                page.presenter().run().phase() == Phase::paused);
        QVERIFY(stage->text().startsWith(QStringLiteral("Paus")));  // at once
        QTRY_COMPARE(page.presenter().run().phase(), Phase::paused);
        QCOMPARE(stage->text(), QStringLiteral("Paused"));
        QVERIFY(page.presenter().run().busy() && jobs.holding());
        const double elapsed = page.presenter().progress().figures().elapsedSeconds;
        const auto steps = page.presenter().progress().curves().steps.size();
        QTest::qWait(300);
        QCOMPARE(page.presenter().progress().figures().elapsedSeconds, elapsed);
        QCOMPARE(page.presenter().progress().curves().steps.size(), steps);

        // The same button has the keyboard: Space goes on. The pause counts for nothing.
        QCOMPARE(page.focusWidget(), pause);
        QTest::keyClick(pause, Qt::Key_Space);
        QCOMPARE(page.presenter().run().phase(), Phase::running);
        const int epoch = page.presenter().progress().figures().epoch;
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch > epoch, 20000);
        QVERIFY(jobs.pausedSeconds() >= 0.3);
        QTest::keyClick(&page, Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(page.presenter().run().phase(), Phase::paused);
        QTest::keyClick(&page, Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(page.presenter().run().phase(), Phase::running);
        QTest::keyClick(&page, Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(page.presenter().run().phase(), Phase::paused);

        QTest::mouseClick(child<QPushButton>(page, "stopTraining"), Qt::LeftButton);
        QTRY_COMPARE(page.presenter().run().phase(), Phase::stopped);
        QVERIFY(page.presenter().run().interrupted());
        QTest::mouseClick(child<QPushButton>(page, "copyLog"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Paused.")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Going on.")));
    }

    /// What "End with the best so far" does when the window is closed.
    void endingEarlyKeepsTheBest() {
        TrainWindow window(m_folder.path("f.ini"));
        auto& [settings, jobs, session, page] = window;
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().plan() && !jobs.running(), 60000);
        window.train(4000, 79);
        QVERIFY(page.presenter().run().busy() && !jobs.canEndEarly());  // nothing to end with yet
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch >= 2, 60000);
        page.presenter().run().pause();
        QTRY_VERIFY(jobs.holding());
        QVERIFY(jobs.canEndEarly());
        jobs.endEarly();
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 60000);
        QVERIFY(page.presenter().run().outcome()->stopped);
    }

    /// Closed in the middle, opened again: it is offered, and what came before is in view.
    void goesOnAfterARestart() {
        std::size_t epochs = 0;
        {
            TrainWindow window(m_folder.path("i.ini"));
            auto& [settings, jobs, session, page] = window;
            page.show();
            QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
            window.train(4000, 80);
            QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().epoch >= 3, 60000);
            jobs.cancel();  // as "Pause and quit" does
            QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::stopped, 10000);
            epochs = page.presenter().progress().curves().epochs.size();
        }
        TrainWindow window(m_folder.path("i.ini"));
        auto& [settings, jobs, session, page] = window;
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        auto* last = child<QWidget>(page, "lastRunPlot");
        QTRY_VERIFY(last->isVisible());
        QVERIFY(
            child<QLabel>(page, "lastRun")->text().contains(QStringLiteral("best epoch so far is epoch")));
        page.presenter().choices().setSettings(fovea::test::smallSettings());  // planned quickly
        auto* goOn = child<QPushButton>(page, "continueTraining");
        QTRY_VERIFY_WITH_TIMEOUT(goOn->isVisible() && goOn->isEnabled(), 60000);
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().curves().epochs.size() > epochs, 60000);
        QVERIFY(std::isfinite(page.presenter().progress().curves().epochs.front().trainLoss));
        // From the first epoch on; what is drawn of the steps comes by and by.
        const auto& steps = page.presenter().progress().curves().steps;
        QTRY_VERIFY_WITH_TIMEOUT(!steps.empty() && steps.front().first < 1.5, 60000);
        jobs.endEarly();
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 60000);
        QCOMPARE(session.runs().back().state, fovea::project::RunState::done);
    }

    void whatIsStoredCanLieElsewhere() {
        TrainWindow window(m_folder.path("j.ini"), /*advanced=*/true);
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 900);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        page.presenter().choices().setSettings(fovea::test::smallSettings());  // planned quickly
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && !jobs.running(), 60000);
        const QString elsewhere = QString::fromStdString(m_folder.path() + "/large disk");
        auto* userNote = child<QLabel>(page, "featuresNote");
        setNextChosenFiles({elsewhere});  // not there
        child<QPushButton>(page, "featuresElsewhere")->click();
        QTRY_VERIFY_WITH_TIMEOUT(userNote->text().contains(QStringLiteral("large disk")) && !jobs.running(),
                                 60000);
        QVERIFY(
            !QString::fromStdString(page.presenter().planner().plan()->featuresFolder).contains(elsewhere));
        QVERIFY(QDir().mkpath(elsewhere));
        setNextChosenFiles({elsewhere});
        child<QPushButton>(page, "featuresElsewhere")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            page.presenter().planner().hasTimes() &&
                page.presenter().planner().plan()->featuresFolder == elsewhere.toStdString(),
            60000);
        QCOMPARE(userNote->text(), QStringLiteral("In ") + elsewhere);
        QTRY_VERIFY(!jobs.running());
        child<QPushButton>(page, "featuresInProject")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            page.presenter().planner().hasTimes() &&
                page.presenter().planner().plan()->featuresFolder != elsewhere.toStdString(),
            60000);
    }

    void severalTrainingsAreSummedUp() {
        TrainWindow window(m_folder.path("h.ini"), /*advanced=*/true);
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 740);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && !jobs.running(), 60000);
        auto choices = fovea::test::smallSettings();
        choices.seed = 300;
        choices.fold = fovea::runs::Fold{2, 5};
        page.presenter().choices().setSettings(choices);
        auto* series = child<QComboBox>(page, "series");
        QTest::keyClick(series, Qt::Key_Down);
        QCOMPARE(page.presenter().choices().series().seeds, 3);
        QVERIFY(page.presenter().choices().settings().fold);
        QTest::keyClick(series, Qt::Key_End);
        QCOMPARE(page.presenter().choices().series().folds, 5);
        QVERIFY(!page.presenter().choices().settings().fold);  // the groups are the series' own
        QVERIFY(!child<QComboBox>(page, "fold")->isEnabled());
        QTest::keyClick(series, Qt::Key_Up);
        QCOMPARE(page.presenter().choices().trainings(), 4);
        const auto before = session.runs().size();
        page.presenter().run().start();
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().member >= 2, 120000);
        QCOMPARE(page.presenter().progress().figures().members, 4);
        // It is interrupted, not ended early, and goes on.
        QVERIFY(!jobs.canEndEarly());
        page.presenter().run().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page.presenter().run().busy(), 60000);
        if (page.presenter().run().phase() == RunPresenter::Phase::stopped) {
            QVERIFY(page.presenter().run().interrupted());
            QVERIFY(!child<QPushButton>(page, "keepBest")->isVisible());
            page.presenter().choices().setSeries({});  // what goes on is what was begun
            QTest::mouseClick(child<QPushButton>(page, "resumeTraining"), Qt::LeftButton);
            QVERIFY(page.presenter().run().busy());
        }
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 300000);
        QCOMPARE(session.runs().size(), before + 4);
        QVERIFY(page.presenter().run().seriesOutcome());
        // The curves are those of the training to use alone.
        QCOMPARE(page.presenter().progress().curves().steps.size(),
                 page.presenter().run().outcome()->losses.size());
        QCOMPARE(page.presenter().progress().curves().rates.size(),
                 page.presenter().progress().curves().steps.size());
        const QString summary = child<QLabel>(page, "trainSummary")->text();
        QVERIFY(summary.contains(QStringLiteral("Cross-validation")));
        QVERIFY(summary.contains(QStringLiteral("training %1").arg(session.runs().back().id)));
        QVERIFY(!summary.contains(QStringLiteral("no validation images")));
    }

    /// Interrupted within the second network, it goes on there.
    void severalSideNetworksAreOneTraining() {
        TrainWindow window(m_folder.path("n.ini"), /*advanced=*/true);
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 740);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && !jobs.running(), 60000);
        auto choices = fovea::test::smallSettings();
        choices.seed = 400;
        choices.epochs = 200;  // long enough to be interrupted
        page.presenter().choices().setSettings(choices);
        auto* networks = child<QSpinBox>(page, "sideNetworks");
        networks->setValue(2);
        QCOMPARE(page.presenter().choices().settings().sideNetworks, 2);
        const auto before = session.runs().size();
        page.presenter().run().start();
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().progress().figures().sideNetwork == 2, 120000);
        QCOMPARE(page.presenter().progress().figures().sideNetworks, 2);
        page.presenter().run().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page.presenter().run().busy(), 60000);
        QCOMPARE(page.presenter().run().phase(), RunPresenter::Phase::stopped);
        QVERIFY(page.presenter().run().interrupted());
        QVERIFY(child<QPushButton>(page, "keepBest")->isVisible());  // the first one is whole
        QVERIFY(page.presenter().run().summary().contains(QStringLiteral("of side network 2 is kept")));
        QTest::mouseClick(child<QPushButton>(page, "resumeTraining"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 300000);
        QVERIFY(!page.presenter().progress().log().contains(QStringLiteral("Side network 1 of 2 begins.")));
        QCOMPARE(session.runs().size(), before + 1);
        QCOMPARE(page.presenter().run().outcome()->sideNetworks.size(), std::size_t(2));
        const QString summary = child<QLabel>(page, "trainSummary")->text();
        QVERIFY2(summary.contains(QStringLiteral("the mean of 2 side networks")), qPrintable(summary));
    }

    void startWhilePlanningWaitsForThePlanToEnd() {
        TrainWindow window(m_folder.path("c.ini"));
        auto& [settings, jobs, session, page] = window;
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().planning(), 20000);
        page.presenter().choices().setSettings(fovea::test::smallSettings());
        page.presenter().run().start();
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 120000);
    }

    /// Of a run without epochs there is neither a counter nor a plot, and nothing is said of a best one.
    void aReadOutHasNoEpochsToShow() {
        TrainWindow window(m_folder.path("r.ini"));
        auto& [settings, jobs, session, page] = window;
        page.resize(1100, 740);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.opened(m_project), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().plan() && !jobs.running(), 60000);
        auto readOut = fovea::test::smallSettings();
        readOut.epochs = 0;
        page.presenter().choices().setSettings(readOut);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && page.presenter().planner().plan() &&
                                     page.presenter().planner().plan()->settings.epochs == 0 &&
                                     !jobs.running(),
                                 60000);
        QVERIFY(fovea::test::visibleWords(page).contains(QStringLiteral("to judge the read-out by")));
        auto* start = child<QPushButton>(page, "startTraining");
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 120000);
        QVERIFY(!child<QWidget>(page, "runPlot")->isVisible());
        QVERIFY(!child<QToolButton>(page, "saveCurves")->isVisible());
        QVERIFY(child<QLabel>(page, "noCurves")->isVisible());
        const QString said = child<QLabel>(page, "trainSummary")->text();
        QVERIFY2(said.startsWith(QStringLiteral("On the validation images the AUC is ")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("chose")), qPrintable(said));
        const auto labels = page.findChildren<QLabel*>();
        QVERIFY(std::none_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() &&
                   (label->text() == QStringLiteral("Epoch") || label->text() == QStringLiteral("0 of 0"));
        }));

        // With epochs all of it is there again.
        QTest::mouseClick(child<QPushButton>(page, "trainAgain"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && !jobs.running(), 60000);
        window.train(1, 3);
        QTRY_COMPARE_WITH_TIMEOUT(page.presenter().run().phase(), RunPresenter::Phase::done, 120000);
        QVERIFY(child<QWidget>(page, "runPlot")->isVisible());
        QVERIFY(!child<QLabel>(page, "noCurves")->isVisible());
    }
};

QTEST_MAIN(TestTrainPage)
#include "test_train_page.moc"
