#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <algorithm>
#include <filesystem>

#include "plots/run_plot.h"
#include "plots/runs_plot.h"
#include "project/project.h"
#include "tests/ui/support/runs_project.h"
#include "tests/ui/support/train_window.h"
#include "train/runs_model.h"
#include "train/runs_panel.h"
#include "widgets/file_chooser.h"

using namespace fovea::ui;
using fovea::test::child;

/// The table of trainings, by mouse and key.
class TestRunsPanel : public QObject {
    Q_OBJECT

    fovea::test::TemporaryFolder m_folder;
    std::string m_project;

    /// A window on a project with two finished runs, the second with a look at test, and
    /// one that was stopped.
    struct Window : fovea::test::TrainWindow {
        QTableView* table = nullptr;
        Window(const std::string& ini, const std::string& project) : TrainWindow(ini) {
            table = child<QTableView>(page, "runsTable");
            page.setView(TrainPage::allTrainings);
            if (!show({1100, 760})) qWarning("not active");
            session.open(QString::fromStdString(project));
            if (!QTest::qWaitFor([&] { return session.isOpen() && !jobs.running(); }, 60000))
                qFatal("not opened");
            page.setView(TrainPage::allTrainings);
        }
        QString cell(int row, int column) const {
            return table->model()->index(row, column).data().toString();
        }
        void clickRow(int row, Qt::KeyboardModifiers keys = {}) {
            const QRect rect = table->visualRect(table->model()->index(row, RunsModel::number));
            QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, rect.center());
        }
        void click(const char* name) { QTest::mouseClick(child<QPushButton>(page, name), Qt::LeftButton); }
        bool enabled(const char* name) { return child<QPushButton>(page, name)->isEnabled(); }
    };
    std::string copied(const char* name) const {
        const std::string to = m_folder.path(name);
        std::filesystem::copy(m_project, to, std::filesystem::copy_options::recursive);
        return to;
    }

public Q_SLOTS:
    void rememberUrl(const QUrl& url) { m_opened = url; }

private:
    QUrl m_opened;

private Q_SLOTS:
    void initTestCase() {
        m_project = fovea::test::makeRunsProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void tellsWhatCameOfEachRun() {
        Window w(m_folder.path("a.ini"), m_project);
        QCOMPARE(w.table->model()->rowCount(), 3);
        // Newest first.
        QCOMPARE(w.cell(0, RunsModel::number), QStringLiteral("3"));
        QCOMPARE(w.cell(0, RunsModel::state), QStringLiteral("interrupted"));
        QCOMPARE(w.cell(0, RunsModel::unseenAuc), QStringLiteral("–"));
        QCOMPARE(w.cell(1, RunsModel::state), QStringLiteral("done"));
        QCOMPARE(w.cell(1, RunsModel::tuningAuc), QStringLiteral("0.90\n0.80 to 0.95"));
        QCOMPARE(w.cell(1, RunsModel::unseenAuc), QStringLiteral("0.87\n0.70 to 0.93"));
        QVERIFY(w.cell(1, RunsModel::bestEpoch).endsWith(QStringLiteral("of 6")));
        QVERIFY(w.cell(1, RunsModel::settings).contains(QStringLiteral("6 epochs")));
        QCOMPARE(w.cell(2, RunsModel::unseenAuc), QStringLiteral("–"));
        QVERIFY(child<QLabel>(w.page, "testLooks")->text().contains(QStringLiteral("1")));
        // Sorted by a click on a head; unknown figures last.
        QHeaderView* header = w.table->horizontalHeader();
        const auto clickHead = [&](int column) {
            w.table->scrollTo(w.table->model()->index(0, column));
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {header->sectionViewportPosition(column) + 12, header->height() / 2});
        };
        clickHead(RunsModel::number);
        QCOMPARE(w.cell(0, RunsModel::number), QStringLiteral("1"));
        clickHead(RunsModel::unseenAuc);
        if (header->sortIndicatorOrder() == Qt::AscendingOrder) clickHead(RunsModel::unseenAuc);
        QCOMPARE(w.cell(0, RunsModel::number), QStringLiteral("2"));
    }

    /// The page may be made after the project was opened.
    void theNewestIsChosenFromTheStart() {
        Settings settings(QString::fromStdString(m_folder.path("late.ini")));
        JobRunner jobs;
        ProjectSession session(jobs);
        const auto opened = [&] {
            if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(m_project));
            return session.isOpen() && !jobs.running();
        };
        QTRY_VERIFY_WITH_TIMEOUT(opened(), 60000);
        TrainPage page(session, jobs, settings);
        page.finish();
        const auto* table = child<QTableView>(page, "runsTable");
        const QModelIndexList rows = table->selectionModel()->selectedRows(RunsModel::number);
        QCOMPARE(rows.size(), qsizetype(1));
        QCOMPARE(rows.front().data().toString(), QStringLiteral("3"));
    }

    /// Also where its record says that it runs: another window, or this one, was killed then.
    void onlyTheRunAtWorkIsRunning() {
        const std::string project = copied("running.fovea");
        {
            auto opened = fovea::project::Project::open(project);
            QVERIFY(opened.ok() && opened->setRunState(3, fovea::project::RunState::running).ok());
        }
        Window w(m_folder.path("j.ini"), project);
        RunsModel model(w.session);
        const auto state = [&](int row) { return model.index(row, RunsModel::state).data().toString(); };
        QCOMPARE(state(2), QStringLiteral("interrupted"));
        model.setRunning(3);
        QCOMPARE(state(2), QStringLiteral("running"));
        QCOMPARE(state(1), QStringLiteral("done"));
        model.setRunning(0);
        QCOMPARE(state(2), QStringLiteral("interrupted"));
    }

    void curvesOfOneAndOfSeveral() {
        Window w(m_folder.path("b.ini"), m_project);
        auto *one = w.page.findChild<QWidget*>(QStringLiteral("curvesOfRun")),
             *several = w.page.findChild<QWidget*>(QStringLiteral("curvesOfRuns"));
        w.clickRow(1);
        QVERIFY(one->isVisible());
        QVERIFY(static_cast<PlotPanel*>(one)->csv().contains(QStringLiteral("auc_tuning,6,round,")));
        QTest::keyClick(w.table, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(several->isVisible());
        const QString csv = static_cast<PlotPanel*>(several)->csv();
        QVERIFY(csv.contains(QStringLiteral("Training 2,6,")) &&
                csv.contains(QStringLiteral("Training 1,4,")));
        QVERIFY(!w.enabled("inspectRun") && !w.enabled("repeatRun") && w.enabled("compareSettings"));
        w.click("compareSettings");
        auto* dialog = w.page.findChild<QDialog*>(QStringLiteral("settingsOfRuns"));
        QVERIFY(dialog);
        auto* settings = child<QTableWidget>(*dialog, "settingsTable");
        QCOMPARE(settings->columnCount(), 3);
        int bold = 0;
        for (int row = 0; row < settings->rowCount(); ++row) {
            const bool differs = settings->item(row, 1)->text() != settings->item(row, 2)->text();
            QCOMPARE(settings->item(row, 0)->font().bold(), differs);
            bold += differs;
        }
        QCOMPARE(bold, 2);  // epochs, random start
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!w.page.findChild<QDialog*>(QStringLiteral("settingsOfRuns")));
    }

    void notesAreWrittenInPlace() {
        const std::string project = copied("notes.fovea");
        {
            Window w(m_folder.path("c.ini"), project);
            const QModelIndex userNote = w.table->model()->index(1, RunsModel::userNote);
            w.table->setCurrentIndex(userNote);
            w.table->scrollTo(userNote);
            w.table->setFocus();
            QTest::keyClick(w.table, Qt::Key_F2);
            auto* editor = w.table->findChild<QLineEdit*>();
            QVERIFY(editor);
            QTest::keyClicks(editor, QStringLiteral("more rounds"));
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_COMPARE(w.cell(1, RunsModel::userNote), QStringLiteral("more rounds"));
            QTRY_COMPARE(w.session.runs()[1].userNote, std::string("more rounds"));
            w.session.refresh();
            QTRY_VERIFY(!w.jobs.running());
            QCOMPARE(w.cell(1, RunsModel::userNote), QStringLiteral("more rounds"));
        }
        auto opened = fovea::project::Project::open(project);
        QTRY_VERIFY(opened.ok() || (opened = fovea::project::Project::open(project)).ok());
        QCOMPARE(opened->run(2)->userNote, std::string("more rounds"));
    }

    void columnsAreChosenAndKept() {
        const std::string ini = m_folder.path("d.ini");
        {
            Window w(ini, m_project);
            QVERIFY(w.table->isColumnHidden(RunsModel::images));
            QMenu* menu = child<QToolButton>(w.page, "runsColumns")->menu();
            Q_EMIT menu->aboutToShow();
            auto* images = menu->findChild<QAction*>(QStringLiteral("column%1").arg(RunsModel::images));
            auto* date = menu->findChild<QAction*>(QStringLiteral("column%1").arg(RunsModel::date));
            QVERIFY(!images->isChecked() && date->isChecked());
            images->trigger();
            date->trigger();
            QVERIFY(!w.table->isColumnHidden(RunsModel::images) && w.table->isColumnHidden(RunsModel::date));
        }
        Window again(ini, m_project);
        QVERIFY(!again.table->isColumnHidden(RunsModel::images));
        QVERIFY(again.table->isColumnHidden(RunsModel::date));
    }

    /// Where nobody has chosen widths, settings are never shortened: where there is no room the table
    /// scrolls.
    void theSettingsAreReadInFull() {
        Window w(m_folder.path("room.ini"), m_project);
        QHeaderView* header = w.table->horizontalHeader();
        const auto width = [&] { return w.table->columnWidth(RunsModel::settings); };
        int wanted = 0, tallest = 0;
        for (int row = 0; row < w.table->model()->rowCount(); ++row) {
            const QString text = w.cell(row, RunsModel::settings);
            for (const QString& line : text.split(QLatin1Char('\n')))
                wanted = std::max(wanted, w.table->fontMetrics().horizontalAdvance(line));
            const int lines = 1 + int(text.count(QLatin1Char('\n')));
            QVERIFY(lines > 1);
            tallest = std::max(tallest, lines * w.table->fontMetrics().lineSpacing());
        }
        const auto othersWidth = [&] {
            int others = 0;
            for (int c = 0; c < RunsModel::userNote; ++c)
                if (c != RunsModel::settings) others += w.table->columnWidth(c);
            return others;
        };
        w.page.resize(700, 760);
        QTRY_VERIFY(w.table->viewport()->width() < 700);
        QTRY_VERIFY(width() >= wanted);
        QTRY_VERIFY(w.table->rowHeight(0) >= tallest);
        QVERIFY(header->length() > w.table->viewport()->width());
        // Sorting chooses no widths.
        w.table->sortByColumn(RunsModel::number, Qt::AscendingOrder);
        w.page.resize(w.page.width() + othersWidth() + wanted, 760);
        QTRY_VERIFY(width() >= wanted);
        QTRY_COMPARE(header->length(), w.table->viewport()->width());  // the note has the rest
        const QString tip = w.table->model()->index(0, RunsModel::settings).data(Qt::ToolTipRole).toString();
        for (const char* setting : {"Epochs: ", "Seed", "Learning rate: ", "Class weights", "Method (fine"})
            QVERIFY2(tip.contains(QLatin1String(setting)), setting);

        // Who has dragged them keeps them.
        const int edge = header->sectionViewportPosition(RunsModel::settings) + width() - 1;
        const int before = width();
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, {edge, 8});
        QTest::mouseMove(header->viewport(), {edge - 20, 8});
        QTest::mouseMove(header->viewport(), {edge - 60, 8});
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, {edge - 60, 8});
        const int chosen = width();
        QVERIFY(chosen < before);
        w.page.resize(w.page.width() - 40, 760);
        QTRY_VERIFY(w.table->viewport()->width() < w.page.width());
        QCOMPARE(width(), chosen);
    }

    void repeatsToTheSameFigures() {
        Window w(m_folder.path("e.ini"), copied("repeat.fovea"));
        w.clickRow(2);  // the first
        w.click("takeSettings");
        QCOMPARE(w.page.presenter().choices().settings().epochs, 4);
        QVERIFY(w.page.findChild<QPushButton*>(QStringLiteral("startTraining"))->isVisible());
        w.page.setView(TrainPage::allTrainings);
        w.clickRow(2);
        w.click("repeatRun");
        QTRY_COMPARE_WITH_TIMEOUT(w.page.presenter().run().phase(), RunPresenter::Phase::done, 120000);
        QCOMPARE(w.session.runs().size(), std::size_t(4));
        const auto first = fovea::runs::readRecord(w.session.runs().front()),
                   repeated = fovea::runs::readRecord(w.session.runs().back());
        QCOMPARE(repeated.requestHash, first.requestHash);
        QVERIFY(!first.losses.empty());
        QVERIFY(repeated.losses == first.losses);
    }

    /// What only a series chooses does not stay behind in the choices.
    void aMemberOfASeriesIsTakenAlone() {
        const std::string project = copied("member.fovea");
        auto member = fovea::test::smallSettings();
        member.seed = 9;
        member.assigned.fold = fovea::runs::Fold{2, 3};
        member.assigned.heldOut = fovea::runs::Fold{1, 3};
        member.assigned.series =
            fovea::runs::SeriesPosition{1, fovea::runs::SeriesKind::crossValidation, 1, 4};
        {
            auto opened = fovea::project::Project::open(project);
            QVERIFY(opened.ok());
            const auto run = opened->addRun(fovea::runs::settingsToJson(member));
            QVERIFY(run.ok() && opened->setRunState(*run, fovea::project::RunState::done).ok());
        }
        Window w(m_folder.path("i.ini"), project);
        TrainPresenter& presenter = w.page.presenter();
        fovea::runs::SeriesOptions several;
        several.seeds = 3;
        presenter.choices().setSeries(several);
        const fovea::runs::RunSettings before = presenter.choices().settings();
        w.clickRow(0);
        w.click("repeatRun");
        QTRY_COMPARE_WITH_TIMEOUT(presenter.run().phase(), RunPresenter::Phase::done, 120000);
        QCOMPARE(w.session.runs().size(), std::size_t(5));  // one, not three
        const auto repeated = fovea::runs::readRecord(w.session.runs().back()).settings;
        QVERIFY(repeated && repeated->assigned.heldOut && repeated->assigned.fold &&
                !repeated->assigned.series);
        QVERIFY(presenter.choices().settings() == before);
        QCOMPARE(presenter.choices().series().seeds, 3);

        w.page.setView(TrainPage::allTrainings);
        w.clickRow(1);
        w.click("takeSettings");
        QCOMPARE(presenter.choices().settings().seed, std::uint64_t(9));
        QVERIFY(!presenter.choices().settings().fold &&
                presenter.choices().settings().assigned == fovea::runs::Assignment());
        QCOMPARE(presenter.choices().trainings(), 1);
    }

    /// The command line divides into any number of groups.
    void aGroupIsShownAsWhatItIs() {
        Window w(m_folder.path("k.ini"), m_project);
        auto settings = fovea::test::smallSettings();
        settings.fold = fovea::runs::Fold{2, 3};
        const auto& choices = w.page.presenter().choices().settings();
        w.page.presenter().choices().setSettings(settings);
        auto* group = child<QComboBox>(w.page, "fold");
        QCOMPARE(group->currentText(), QStringLiteral("Fold 2 of 3"));
        child<QSpinBox>(w.page, "epochs")->setValue(9);
        QCOMPARE(choices.epochs, 9);
        QCOMPARE(fovea::runs::foldText(choices.fold.value()), std::string("2/3"));
        group->setCurrentIndex(group->findText(QStringLiteral("Fold 4 of 5")));
        QCOMPARE(fovea::runs::foldText(choices.fold.value()), std::string("4/5"));
    }

    void inspectsShowsAndExports() {
        Window w(m_folder.path("f.ini"), m_project);
        QSignalSpy inspect(&w.page, &TrainPage::inspectRequested);
        w.clickRow(0);  // interrupted: no adapter
        QVERIFY(!w.enabled("inspectRun") && !w.enabled("exportAdapter"));
        w.clickRow(1);
        w.click("inspectRun");
        QCOMPARE(inspect.count(), 1);
        QCOMPARE(inspect.last().first().toLongLong(), 2);
        QTest::keyClick(w.table, Qt::Key_Return);
        QCOMPARE(inspect.count(), 2);
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "rememberUrl");
        w.click("showRunFolder");
        QCOMPARE(m_opened.toLocalFile(), QString::fromStdString(m_project + "/runs/2"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        const QString to = QString::fromStdString(m_folder.path("copy.safetensors"));
        setNextChosenFiles({to});
        w.click("exportAdapter");
        auto* message = child<QLabel>(w.page, "runsMessage");
        QTRY_VERIFY(message->text().contains(QStringLiteral("copy.safetensors")));
        QFile copy(to), own(QString::fromStdString(m_project + "/runs/2/adapter.safetensors"));
        QVERIFY(copy.open(QIODevice::ReadOnly) && own.open(QIODevice::ReadOnly));
        QVERIFY(copy.readAll() == own.readAll());
        setNextChosenFiles({QString::fromStdString(m_folder.path("copy.safetensors/none"))});
        w.click("exportAdapter");
        QTRY_VERIFY(message->text().contains(QStringLiteral("could not")));
    }

    void deletesWhenAsked() {
        const std::string project = copied("delete.fovea");
        Window w(m_folder.path("g.ini"), project);
        w.clickRow(1);
        QTest::keyClick(w.table, Qt::Key_Delete);
        QTRY_VERIFY(w.page.findChild<QPushButton*>(QStringLiteral("keepRuns")));
        w.click("keepRuns");
        QTRY_VERIFY(!w.page.findChild<QPushButton*>(QStringLiteral("keepRuns")));
        QCOMPARE(w.table->model()->rowCount(), 3);
        w.clickRow(1);
        w.click("deleteRuns");
        QTRY_VERIFY(w.page.findChild<QPushButton*>(QStringLiteral("deleteForGood")));
        w.click("deleteForGood");
        QTRY_COMPARE(w.table->model()->rowCount(), 2);
        QVERIFY(!QFile::exists(QString::fromStdString(project + "/runs/2")));
        QVERIFY(QFile::exists(QString::fromStdString(project + "/runs/1")));
        QVERIFY(child<QLabel>(w.page, "testLooks")->text().contains(QStringLiteral("1")));  // counted still
    }

    /// What was trained last is there when the program is started again.
    void theLastRunIsShownAgain() {
        const std::string project = copied("last.fovea");
        {
            auto opened = fovea::project::Project::open(project);
            QVERIFY(opened.ok() && opened->removeRun(3).ok());
        }
        Window w(m_folder.path("h.ini"), project);
        w.page.setView(TrainPage::newTraining);
        QVERIFY(child<QLabel>(w.page, "lastRun")->text().contains(QStringLiteral("6 epochs")));
        auto* plot = w.page.findChild<QWidget*>(QStringLiteral("lastRunPlot"));
        QVERIFY(plot->isVisible());
        QVERIFY(static_cast<PlotPanel*>(plot)->csv().contains(QStringLiteral("auc_tuning,6,round,")));
        QSignalSpy inspect(&w.page, &TrainPage::inspectRequested);
        w.click("inspectLast");
        QCOMPARE(inspect.last().first().toLongLong(), 2);
        w.click("allTrainings");
        QVERIFY(w.table->isVisible());
    }
};

QTEST_MAIN(TestRunsPanel)
#include "test_runs_panel.moc"
