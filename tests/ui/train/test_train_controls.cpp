// Every control of training, by mouse and by key, with what it does. A control that nobody presses here
// fails the last function: it has to be added.
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTextCursor>
#include <QToolButton>
#include <QToolTip>
#include <QUrl>
#include <filesystem>
#include <thread>

#include "base/resources.h"
#include "data/split_dialog.h"
#include "plots/plot_panel.h"
#include "project/splits.h"
#include "shell/main_window.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/runs_project.h"
#include "tests/ui/support/tour_test.h"
#include "tests/ui/support/train_window.h"
#include "train/runs_model.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;
using namespace fovea::test;
using Phase = RunPresenter::Phase;
using Column = RunsModel::Column;

namespace {

constexpr int kPatienceMs = 60000;
// What nobody can reach before it is stopped.
constexpr int kManyRounds = 4000;

/// Somewhere in a plot where there are values to tell.
QPoint valuePoint(const PlotPanel* plot) {
    for (int y = plot->height() / 4; y < plot->height(); y += 20)
        for (int x = plot->width() / 6; x < plot->width(); x += 10)
            if (!plot->valueTextAt({x, y}).isEmpty() && !plot->valueTextAt({x + 60, y}).isEmpty())
                return {x, y};
    return {};
}

/// In front, where Tab and shortcuts work: offscreen, no system brings a window back by itself.
bool inFront(QWidget* window) {
    if (!window) return false;
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

QByteArray contentOf(const QString& file) {
    QFile f(file);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

}  // namespace

class TestTrainControls : public TourTest {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_small, m_runs;
    int m_copies = 0;
    QUrl m_shown;

    /// For a test that changes it.
    std::string copyOf(const std::string& project) {
        const std::string to = m_folder.path(std::to_string(++m_copies) + ".fovea");
        std::filesystem::copy(project, to, std::filesystem::copy_options::recursive);
        return to;
    }
    std::string ini() { return m_folder.path(std::to_string(++m_copies) + ".ini"); }
    QString file(const char* name) { return QString::fromStdString(m_folder.path(name)); }

    void plot(PlotPanel* plot) {
        const QPoint at = valuePoint(plot);
        const auto zoomed = [plot] { return plot->zoomed(); };
        const auto whole = [plot] { return !plot->zoomed(); };
        const auto reset = [plot, at] { doubleClickAt(plot, at); };
        m_tour->byMouse(
            plot, [&] { wheelOver(plot, at, 1, Qt::ControlModifier); }, zoomed);
        m_tour->byMouse(plot, reset, whole);
        m_tour->byMouse(
            plot, [&] { dragOver(plot, at, at + QPoint(40, 0)); }, zoomed);
        m_tour->byMouse(plot, reset, whole);
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
        m_tour->byMouse(
            plot, [&] { hoverOver(plot, at + QPoint(0, 1)); },
            [plot, at] {
                return QToolTip::isVisible() && QToolTip::text() == plot->valueTextAt(at + QPoint(0, 1));
            });
        QToolTip::hideText();
        for (const auto key :
             {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            m_tour->byKey(plot, key, zoomed);
            m_tour->byKey(plot, Qt::Key_0, whole);
        }
        plotMenu(Way::mouse, plot, plot, [plot, at] { clickAt(plot, at, {}, Qt::RightButton); });
        plotMenu(Way::key, plot, plot, [] { typeKey(Qt::Key_Menu); });
    }

    /// What the menu of a plot has, opened at the plot or by a button.
    void plotMenu(Way way, PlotPanel* plot, QWidget* opener, const ControlTour::Act& open) {
        const QString png = file("plot.png"), csv = file("plot.csv");
        QFile::remove(png);
        QFile::remove(csv);
        setNextChosenFiles({png});
        m_tour->menuEntry(way, opener, open, QStringLiteral("savePicture"), [&] {
            // Not before it is whole.
            return contentOf(png).contains("IEND") && QImage(png).width() >= 2 * plot->width() - 40;
        });
        setNextChosenFiles({csv});
        m_tour->menuEntry(way, opener, open, QStringLiteral("saveValues"), [&] {
            return !plot->csv().isEmpty() && contentOf(csv) == "\xEF\xBB\xBF" + plot->csv().toUtf8();
        });
        m_tour->byKey(plot, Qt::Key_Plus, [plot] { return plot->zoomed(); });
        m_tour->menuEntry(way, opener, open, QStringLiteral("showAll"), [plot] { return !plot->zoomed(); });
    }

    void readable(QLabel* words) {
        const auto selected = [words] { return words->hasSelectedText(); };
        m_tour->byMouse(
            words,
            [words] {
                doubleClickAt(words, {12, words->fontMetrics().height() / 2});
            },
            selected);
        words->setSelection(0, 0);
        m_tour->byKey(words, Qt::CTRL | Qt::Key_A,
                      [words] { return words->selectedText() == words->text(); });
    }

    /// Closes the question before closing, or what it was asked about.
    struct Closing {
        TemporaryFolder folder;
        JobRunner jobs;
        ProjectSession session{jobs};
        Settings settings{QString::fromStdString(folder.path("settings.ini"))};
        MainWindow window{session, jobs, settings};
        CancelToken best;
        std::optional<bool> ended;  ///< with its best; else interrupted

        Closing() {
            window.show();
            window.activateWindow();
            if (!inFront(&window)) qFatal("not active");
            jobs.start<int>(
                QStringLiteral("Training"),
                [this](const JobContext& job) -> Result<int> {
                    while (!best.cancelled()) {
                        FOVEA_CHECK(job.check());
                        std::this_thread::yield();
                    }
                    return 0;
                },
                [this](Result<int> r) { ended = r.ok(); });
            jobs.setEndEarly([this] { best.cancel(); });
        }
        QWidget* button(const char* name) {
            window.close();
            if (!QTest::qWaitFor([&] { return window.findChild<QWidget*>(QLatin1String(name)); }))
                qFatal("no %s", name);
            auto* found = window.findChild<QWidget*>(QLatin1String(name));
            if (!inFront(found->window())) qFatal("not active");
            return found;
        }
    };

public Q_SLOTS:
    void rememberUrl(const QUrl& url) { m_shown = url; }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data")));  // added networks
        QDir().mkpath(file("small"));
        QDir().mkpath(file("runs"));
        m_small = makeSmallProject(m_folder.path("small"));
        m_runs = makeRunsProject(m_folder.path("runs"));
        QVERIFY(!m_small.empty() && !m_runs.empty());
        const auto starter = resourceFolder("starter-backbone");
        QVERIFY(starter.ok());
        for (const char* name : {"by mouse", "by key"}) std::filesystem::copy(*starter, m_folder.path(name));
        startTour(
            {QStringLiteral("trainPage"), QStringLiteral("closeQuestion"), QStringLiteral("divideDialog")});
    }

    void nothingToTrainOn() {
        TrainWindow w(ini());
        QVERIFY(w.show({900, 700}));
        QSignalSpy wanted(&w.page, &TrainPage::dataRequested);
        bothCount(child<QPushButton>(w.page, "emptyAction"), wanted);
        pressed();
    }

    void choicesOfATraining() {
        TrainWindow w(ini());
        auto& settings = w.settings;
        auto& jobs = w.jobs;
        auto& page = w.page;
        QVERIFY(w.show({1200, 1000}));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(copyOf(m_runs)), kPatienceMs);
        TrainPresenter& p = page.presenter();
        QTRY_VERIFY(p.choices().backbones().known());

        auto* tabs = child<QTabBar>(page, "trainViews");
        auto* table = child<QTableView>(page, "runsTable");
        const auto tab = [&](int i) { return [tabs, i] { clickAt(tabs, tabs->tabRect(i).center()); }; };
        ControlTour::Effect all = [&] { return table->isVisible(); },
                            anew = [&] { return !table->isVisible(); };
        m_tour->byMouse(tabs, tab(1), all);
        m_tour->byMouse(tabs, tab(0), anew);
        m_tour->byKey(tabs, Qt::Key_Right, all);
        m_tour->byKey(tabs, Qt::Key_Left, anew);

        const auto preset = [&](const char* key) {
            return [&p, key] { return p.choices().preset() == QLatin1String(key); };
        };
        const auto click = [&](const char* key) {
            auto* radio = child<QRadioButton>(page, (std::string("preset_") + key).c_str());
            m_tour->byMouse(
                radio,
                [radio] {
                    clickAt(radio, {8, radio->height() / 2});
                },
                preset(key));
        };
        for (const char* key : {"readout", "quick", "balanced", "thorough"}) click(key);
        const auto byArrow = [&](const char* key, Qt::Key arrow) {
            m_tour->byKey(child<QRadioButton>(page, (std::string("preset_") + key).c_str()), arrow,
                          preset(key));
        };
        byArrow("balanced", Qt::Key_Up);
        byArrow("quick", Qt::Key_Up);
        byArrow("readout", Qt::Key_Up);
        byArrow("quick", Qt::Key_Down);
        byArrow("balanced", Qt::Key_Down);
        byArrow("thorough", Qt::Key_Down);

        auto* add = child<QPushButton>(page, "addBackbone");
        const auto backbone = [&](const char* name) {
            return [&p, name] { return p.choices().settings().backbone == name; };
        };
        setNextChosenFiles({file("by mouse")});
        m_tour->byMouse(add, backbone("by mouse"));
        setNextChosenFiles({file("by key")});
        m_tour->byKey(add, Qt::Key_Space, backbone("by key"));
        auto* networks = child<QComboBox>(page, "backbone");
        QTRY_COMPARE(networks->count(), 3);
        QTRY_VERIFY(!p.choices().backbones().reading());
        m_tour->byKey(networks, Qt::Key_Home, backbone("starter"));
        choices(networks, [&] { return QVariant(QString::fromStdString(p.choices().settings().backbone)); });
        QSignalSpy more(&page, &TrainPage::backbonesRequested);
        bothCount(child<QPushButton>(page, "moreBackbones"), more);

        // Planned quickly from here on, so that the plan is there when it is needed.
        p.choices().setSettings(smallSettings());
        auto* advanced = child<QToolButton>(page, "advanced");
        auto* resolution = child<QSpinBox>(page, "resolution");
        const auto folded = [&] { return !resolution->isVisible() && !settings.get(setting::trainAdvanced); };
        const auto unfolded = [&] { return resolution->isVisible() && settings.get(setting::trainAdvanced); };
        m_tour->byMouse(advanced, unfolded);
        m_tour->byMouse(advanced, folded);
        m_tour->byKey(advanced, Qt::Key_Space, unfolded);

        const runs::RunSettings& s = p.choices().settings();
        spin(resolution, [&] { return s.resolution.value_or(0); });
        spin(child<QSpinBox>(page, "epochs"), [&] { return s.epochs; });
        spin(child<QSpinBox>(page, "batch"), [&] { return s.batch; });
        spin(child<QSpinBox>(page, "sideNetworks"), [&] { return s.sideNetworks; });
        spin(child<QDoubleSpinBox>(page, "learningRate"), [&] { return s.learningRate; });
        m_tour->byKey(
            resolution,
            [] {
                typeKey(Qt::CTRL | Qt::Key_A);
                for (const auto key : {Qt::Key_9, Qt::Key_6, Qt::Key_Return}) typeKey(key);
            },
            [&] { return s.resolution == 96; });
        p.choices().setSettings(smallSettings());
        choices(child<QComboBox>(page, "series"), [&] {
            const runs::SeriesOptions& several = p.choices().series();
            return QVariant(several.folds > 0   ? QStringLiteral("folds %1").arg(several.folds)
                            : several.seeds > 1 ? QStringLiteral("seeds %1").arg(several.seeds)
                                                : QStringLiteral("1"));
        });
        spin(child<QSpinBox>(page, "seed"), [&] { return int(s.seed); });
        choices(child<QComboBox>(page, "fold"), [&] {
            return QVariant(s.fold ? QString::fromStdString(runs::foldText(*s.fold)) : QString());
        });
        spin(child<QSpinBox>(page, "patience"), [&] { return s.patience; });
        m_tour->look();
        const auto first = [](QComboBox* box) {  // where a list does not begin with what is chosen
            box->setCurrentIndex(0);
            return box;
        };
        choices(first(child<QComboBox>(page, "balance")), [&] { return QVariant(int(s.balance)); });
        choices(first(child<QComboBox>(page, "ordinal")), [&] { return QVariant(int(s.ordinal)); });
        auto* flip = child<QCheckBox>(page, "flip");
        const auto flips = [&s] { return s.flip; };
        m_tour->byMouse(
            flip,
            [flip] {
                clickAt(flip, {8, flip->height() / 2});
            },
            changed(flips));
        m_tour->byKey(flip, Qt::Key_Space, changed(flips));
        choices(first(child<QComboBox>(page, "method")), [&] { return QVariant(int(s.method)); });
        choices(first(child<QComboBox>(page, "head")), [&] { return QVariant(int(s.head)); });
        choices(first(child<QComboBox>(page, "precision")),
                [&] { return QVariant(s.precision ? int(*s.precision) : -1); });
        choices(first(child<QComboBox>(page, "store")),
                [&] { return QVariant(s.store ? int(*s.store) : -1); });
        choices(first(child<QComboBox>(page, "device")),
                [&] { return QVariant(QString::fromStdString(s.device)); });

        p.choices().setSettings(smallSettings());
        auto* elsewhere = child<QPushButton>(page, "featuresElsewhere");
        auto* inProject = child<QPushButton>(page, "featuresInProject");
        const auto planned = [&] { return p.planner().hasTimes() && p.planner().plan() && !jobs.running(); };
        const auto lies = [&](const QString& folder) {
            return [&p, planned, folder] {
                return planned() && QString::fromStdString(p.planner().plan()->featuresFolder) == folder;
            };
        };
        QTRY_VERIFY_WITH_TIMEOUT(planned(), kPatienceMs);
        const QString own = QString::fromStdString(p.planner().plan()->featuresFolder);
        for (const Way way : {Way::mouse, Way::key}) {
            const QString disk = file(way == Way::mouse ? "disk by mouse" : "disk by key");
            QVERIFY(QDir().mkpath(disk));
            setNextChosenFiles({disk});
            if (way == Way::mouse) {
                m_tour->byMouse(elsewhere, lies(disk));
                m_tour->byMouse(inProject, lies(own));
            } else {
                m_tour->byKey(elsewhere, Qt::Key_Space, lies(disk));
                m_tour->byKey(inProject, Qt::Key_Space, lies(own));
            }
        }
        pressed();
    }

    void theLastTraining() {
        TrainWindow w(ini());
        auto& jobs = w.jobs;
        auto& page = w.page;
        const std::string project = copyOf(m_runs);
        {
            auto opened = project::Project::open(project);
            QVERIFY(opened.ok() && opened->removeRun(3).ok());
        }
        QVERIFY(w.show({1200, 900}));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project), kPatienceMs);
        page.presenter().choices().setSettings(smallSettings());
        QTRY_VERIFY_WITH_TIMEOUT(page.presenter().planner().hasTimes() && !jobs.running(), kPatienceMs);
        auto* last = child<PlotPanel>(page, "lastRunPlot");
        QTRY_VERIFY(!valuePoint(last).isNull());
        plot(last);
        QSignalSpy inspect(&page, &TrainPage::inspectRequested);
        bothCount(child<QPushButton>(page, "inspectLast"), inspect);
        QCOMPARE(inspect.last().first().toLongLong(), 2);
        auto* all = child<QPushButton>(page, "allTrainings");
        auto* table = child<QTableView>(page, "runsTable");
        m_tour->byMouse(all, [&] { return table->isVisible(); });
        page.setView(TrainPage::newTraining);
        m_tour->byKey(all, Qt::Key_Space, [&] { return table->isVisible(); });
        pressed();
    }

    void theProgressOfATraining() {
        TrainWindow w(ini());
        auto& jobs = w.jobs;
        auto& session = w.session;
        auto& page = w.page;
        QVERIFY(w.show({1200, 1000}));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(copyOf(m_small)), kPatienceMs);
        TrainPresenter& p = page.presenter();
        auto choices = smallSettings();
        choices.epochs = kManyRounds;
        p.choices().setSettings(choices);
        QTRY_VERIFY_WITH_TIMEOUT(p.planner().hasTimes() && !jobs.running(), kPatienceMs);
        const auto is = [&p](Phase phase) { return [&p, phase] { return p.run().phase() == phase; }; };
        const auto goesOn = [&p] { return p.run().busy() && p.progress().figures().epoch > 0; };
        const auto button = [&](const char* name) { return child<QPushButton>(page, name); };
        auto *start = button("startTraining"), *pause = button("pauseTraining"),
             *stop = button("stopTraining");

        m_tour->byKey(start, Qt::Key_Space, goesOn);
        m_tour->byMouse(pause, is(Phase::paused));
        // Looked at while it stands still.
        auto* curves = child<PlotPanel>(page, "runPlot");
        QTRY_VERIFY(!valuePoint(curves).isNull());
        plot(curves);
        auto* save = child<QToolButton>(page, "saveCurves");
        plotMenu(Way::mouse, curves, save, [save] { clickAt(save, save->rect().center()); });
        plotMenu(Way::key, curves, save, [] { typeKey(Qt::Key_Space); });
        auto* log = child<QPlainTextEdit>(page, "trainLog");
        m_tour->byMouse(
            log,
            [log] {
                doubleClickAt(log->viewport(), {20, log->fontMetrics().height() / 2 + 4});
            },
            [log] { return log->textCursor().hasSelection(); });
        m_tour->byKey(log, Qt::CTRL | Qt::Key_A, [log] {
            return log->textCursor().selectionStart() == 0 &&
                   log->textCursor().selectionEnd() == log->document()->characterCount() - 1;
        });
        auto* copy = button("copyLog");
        const auto copied = [&p] {
            return QGuiApplication::clipboard()->text() == p.progress().log().join(QLatin1Char('\n'));
        };
        m_tour->byMouse(copy, copied);
        QGuiApplication::clipboard()->clear();
        m_tour->byKey(copy, Qt::Key_Space, copied);
        m_tour->byKey(pause, Qt::Key_Space, is(Phase::running));
        m_tour->byKey(pause, Qt::CTRL | Qt::Key_P, is(Phase::paused));

        auto *resume = button("resumeTraining"), *keep = button("keepBest"), *back = button("trainAgain"),
             *inspect = button("inspectResult"), *goOn = button("continueTraining");
        m_tour->byMouse(stop, is(Phase::stopped));
        readable(child<QLabel>(page, "trainSummary"));
        m_tour->byMouse(resume, goesOn);
        m_tour->byKey(stop, Qt::Key_Space, is(Phase::stopped));
        m_tour->byKey(resume, Qt::Key_Space, goesOn);
        p.run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(p.run().phase(), Phase::stopped, kPatienceMs);
        m_tour->byMouse(back, is(Phase::idle));
        m_tour->byMouse(goOn, goesOn);
        p.run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(p.run().phase(), Phase::stopped, kPatienceMs);
        m_tour->byKey(back, Qt::Key_Space, is(Phase::idle));
        m_tour->byKey(goOn, Qt::Key_Space, goesOn);
        p.run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(p.run().phase(), Phase::stopped, kPatienceMs);
        const auto kept = [&] {
            return p.run().phase() == Phase::done &&
                   session.runs().back().state == fovea::project::RunState::done;
        };
        m_tour->byMouse(keep, kept);
        QSignalSpy wanted(&page, &TrainPage::inspectRequested);
        bothCount(inspect, wanted);
        QCOMPARE(wanted.last().first().toLongLong(), session.runs().back().id);
        p.run().startOver();
        m_tour->byMouse(start, goesOn);
        p.run().stop();
        QTRY_COMPARE_WITH_TIMEOUT(p.run().phase(), Phase::stopped, kPatienceMs);
        m_tour->byKey(keep, Qt::Key_Space, kept);
        QCOMPARE(session.runs().size(), std::size_t(2));
        pressed();
    }

    void theTableOfTrainings() {
        TrainWindow w(ini());
        auto& settings = w.settings;
        auto& jobs = w.jobs;
        auto& session = w.session;
        auto& page = w.page;
        QVERIFY(w.show({1300, 900}));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(copyOf(m_runs)) && !jobs.running(), kPatienceMs);
        page.setView(TrainPage::allTrainings);
        auto* table = child<QTableView>(page, "runsTable");
        auto* header = table->horizontalHeader();
        const auto shown = [table](int row) {
            return table->model()->index(row, RunsModel::number).data().toInt();
        };
        const auto cell = [table](int row, int column) {
            table->scrollTo(table->model()->index(row, column));
            return table->visualRect(table->model()->index(row, column)).center();
        };
        const auto chosen = [table, shown](std::set<int> wanted) {
            return [=] {
                std::set<int> is;
                for (const QModelIndex& row : table->selectionModel()->selectedRows())
                    is.insert(shown(row.row()));
                return is == wanted;
            };
        };
        // Rows: newest first.
        m_tour->byMouse(
            table, [&] { clickAt(table->viewport(), cell(1, 0)); }, chosen({2}));
        m_tour->byMouse(
            table, [&] { clickAt(table->viewport(), cell(2, 0), Qt::ControlModifier); }, chosen({1, 2}));
        m_tour->byKey(table, Qt::Key_Up, chosen({2}));
        m_tour->byKey(table, Qt::SHIFT | Qt::Key_Down, chosen({1, 2}));
        m_tour->byKey(table, Qt::Key_Up, chosen({2}));
        QSignalSpy inspect(&page, &TrainPage::inspectRequested);
        m_tour->byMouse(
            table, [&] { doubleClickAt(table->viewport(), cell(1, 0)); }, counted(inspect));
        m_tour->byKey(table, Qt::Key_Return, counted(inspect));
        QCOMPARE(inspect.last().first().toLongLong(), 2);

        // The note, in place.
        const auto write = [](const char* words) {
            for (const char c : QByteArray(words)) typeKey(Qt::Key(Qt::Key_A + c - 'a'));
            typeKey(Qt::Key_Return);
        };
        const auto userNote = [&](const char* words) {
            return [&session = session, words] { return session.runs()[1].userNote == words; };
        };
        const auto opensNote = [&] { return table->findChild<QLineEdit*>() != nullptr; };
        m_tour->byMouse(
            table, [&] { doubleClickAt(table->viewport(), cell(1, RunsModel::userNote)); }, opensNote);
        m_tour->byKey(
            table, [&] { write("mouse"); }, userNote("mouse"));
        m_tour->byKey(
            table,
            [&] {
                typeKey(Qt::Key_F2);
                write("key");
            },
            userNote("key"));
        QTRY_VERIFY(!jobs.running());

        // Columns: which, in which order, how wide, sorted by which.
        auto* columns = child<QToolButton>(page, "runsColumns");
        for (const Way way : {Way::mouse, Way::key})
            for (int c = RunsModel::date; c < RunsModel::columnTotal; ++c) {
                const ControlTour::Act open =
                    way == Way::mouse ? ControlTour::Act([&] { clickAt(columns, columns->rect().center()); })
                                      : ControlTour::Act([] { typeKey(Qt::Key_Space); });
                for (int twice = 0; twice < 2; ++twice)
                    m_tour->menuEntry(way, columns, open, QStringLiteral("column%1").arg(c),
                                      changed([&] { return table->isColumnHidden(c); }));
            }
        m_tour->menuEntry(
            Way::mouse, table,
            [&] { clickAt(header->viewport(), header->rect().center(), {}, Qt::RightButton); },
            QStringLiteral("column%1").arg(int(RunsModel::images)),
            [&] { return !table->isColumnHidden(RunsModel::images); });
        const auto head = [&](int column) {
            table->scrollTo(table->model()->index(0, column));
            return QPoint(header->sectionViewportPosition(column) + 12, header->height() / 2);
        };
        for (int c = RunsModel::date; c < RunsModel::columnTotal; ++c)
            m_tour->byMouse(
                table, [&] { clickAt(header->viewport(), head(c)); },
                [&] { return header->sortIndicatorSection() == c; });
        m_tour->byMouse(
            table, [&] { clickAt(header->viewport(), head(RunsModel::number)); },
            [&] { return header->sortIndicatorSection() == RunsModel::number && shown(0) == 1; });
        m_tour->byMouse(
            table, [&] { dragOver(header->viewport(), head(1), head(0) - QPoint(8, 0)); },
            [&] { return header->visualIndex(1) == 0; });
        const auto kept = [&] { return settings.get(setting::runsColumns); };
        const int edge = header->sectionViewportPosition(0) + header->sectionSize(0) - 1;
        m_tour->byMouse(
            table,
            [&] {
                dragOver(header->viewport(), {edge, 8}, {edge + 30, 8});
            },
            changed(kept));

        // What can be done with a training: by its button, and from the table's own menu.
        const auto choose = [&](std::int64_t run) {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (shown(row) == run) table->selectRow(row);
            table->setFocus();
        };
        const auto fourWays = [&](const char* name, std::function<ControlTour::Effect()> effect,
                                  std::function<void()> after) {
            auto* button = child<QPushButton>(page, name);
            const auto ready = [&] {
                after();
                choose(2);
            };
            choose(2);
            m_tour->byMouse(button, effect());
            ready();
            m_tour->byKey(button, Qt::Key_Space, effect());
            ready();
            m_tour->menuEntry(
                Way::mouse, table,
                [&] {
                    const auto rows = table->selectionModel()->selectedRows();
                    clickAt(table->viewport(), cell(rows.front().row(), RunsModel::number), {},
                            Qt::RightButton);
                },
                QLatin1String(name), effect());
            ready();
            m_tour->menuEntry(
                Way::key, table, [] { typeKey(Qt::Key_Menu); }, QLatin1String(name), effect());
            after();
        };
        const auto nothing = [] {};
        fourWays(
            "inspectRun", [&] { return counted(inspect); }, nothing);
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "rememberUrl");
        fourWays(
            "showRunFolder",
            [&]() -> ControlTour::Effect {
                return [&] { return m_shown.toLocalFile().endsWith(QStringLiteral("/runs/2")); };
            },
            [&] { m_shown.clear(); });
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        const QString to = file("adapter.safetensors");
        const QByteArray adapter =
            contentOf(session.folder() + QStringLiteral("/runs/2/adapter.safetensors"));
        QVERIFY(!adapter.isEmpty());
        fourWays(
            "exportAdapter",
            [&]() -> ControlTour::Effect {
                setNextChosenFiles({to});
                return [&] { return contentOf(to) == adapter; };
            },
            [&] { QFile::remove(to); });
        TrainPresenter& p = page.presenter();
        fourWays(
            "takeSettings",
            [&]() -> ControlTour::Effect {
                return [&] { return p.choices().settings().epochs == 6 && !table->isVisible(); };
            },
            [&] {
                p.choices().setSettings(smallSettings());
                page.setView(TrainPage::allTrainings);
            });
        fourWays(
            "repeatRun", [&]() -> ControlTour::Effect { return [&] { return p.run().busy(); }; },
            [&] {
                p.run().stop();
                QTRY_VERIFY_WITH_TIMEOUT(!jobs.running(), kPatienceMs);
                p.run().startOver();
                page.setView(TrainPage::allTrainings);
                QTRY_VERIFY_WITH_TIMEOUT(!jobs.running(), kPatienceMs);
            });
        const auto dialog = [&] { return page.findChild<QDialog*>(QStringLiteral("settingsOfRuns")); };
        fourWays(
            "compareSettings",
            [&]() -> ControlTour::Effect { return [&] { return dialog() && dialog()->isVisible(); }; },
            [&] {
                QVERIFY(inFront(dialog()));
                m_tour->look();
                typeKey(Qt::Key_Escape);
                QTRY_VERIFY(!dialog());
                QVERIFY(inFront(&page));
            });
        table->selectAll();
        m_tour->byMouse(child<QPushButton>(page, "compareSettings"), [&] { return dialog() != nullptr; });
        QVERIFY(inFront(dialog()));
        auto* compared = child<QTableWidget>(*dialog(), "settingsTable");
        m_tour->byMouse(
            compared,
            [&] { clickAt(compared->viewport(), compared->visualItemRect(compared->item(1, 1)).center()); },
            [&] { return compared->currentItem() == compared->item(1, 1); });
        m_tour->byKey(compared, Qt::Key_Down,
                      [&] { return compared->currentItem() == compared->item(2, 1); });
        m_tour->byKey(child<QPushButton>(*dialog(), "closeSettings"), Qt::Key_Space,
                      [&] { return !dialog(); });
        QVERIFY(inFront(&page));
        choose(2);
        m_tour->byMouse(child<QPushButton>(page, "compareSettings"), [&] { return dialog() != nullptr; });
        QVERIFY(inFront(dialog()));
        m_tour->byMouse(child<QPushButton>(*dialog(), "closeSettings"), [&] { return !dialog(); });
        QVERIFY(inFront(&page));

        // Sorted also without a mouse.
        choose(2);
        for (const Way way : {Way::mouse, Way::key})
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const int row = table->currentIndex().row();
                table->setCurrentIndex(table->model()->index(row, RunsModel::duration));
                table->setFocus();
                if (order == Qt::AscendingOrder) table->sortByColumn(RunsModel::number, Qt::DescendingOrder);
                m_tour->menuEntry(
                    way, table,
                    [&] {
                        if (way == Way::key) return typeKey(Qt::Key_Menu);
                        clickAt(table->viewport(), cell(0, RunsModel::duration), {}, Qt::RightButton);
                    },
                    QStringLiteral("sortByThis"),
                    [&] {
                        return header->sortIndicatorSection() == RunsModel::duration &&
                               header->sortIndicatorOrder() == order;
                    });
            }

        choose(2);
        auto* one = child<PlotPanel>(page, "curvesOfRun");
        QTRY_VERIFY(one->isVisible() && !valuePoint(one).isNull());
        plot(one);
        table->selectAll();
        auto* several = child<PlotPanel>(page, "curvesOfRuns");
        QTRY_VERIFY(several->isVisible() && !valuePoint(several).isNull());
        plot(several);
        pressed();
    }

    void deletingTrainings() {
        TrainWindow w(ini());
        auto& jobs = w.jobs;
        auto& session = w.session;
        auto& page = w.page;
        QVERIFY(w.show({1300, 900}));
        const std::string project = copyOf(m_runs);
        {  // one for each way
            auto opened = project::Project::open(project);
            QVERIFY(opened.ok());
            for (int i = 0; i < 2; ++i) {
                const auto run = opened->addRun(opened->run(1)->settingsJson);
                QVERIFY(run.ok() && opened->setRunState(*run, fovea::project::RunState::stopped).ok());
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project) && !jobs.running(), kPatienceMs);
        page.setView(TrainPage::allTrainings);
        auto* table = child<QTableView>(page, "runsTable");
        auto* remove = child<QPushButton>(page, "deleteRuns");
        const auto asked = [&] { return page.findChild<QDialog*>(QStringLiteral("deleteQuestion")); };
        const auto answer = [&](Way way, const char* name, const ControlTour::Effect& effect) {
            QVERIFY(inFront(asked()));
            auto* button = child<QPushButton>(*asked(), name);
            way == Way::mouse ? m_tour->byMouse(button, effect)
                              : m_tour->byKey(button, Qt::Key_Space, effect);
            QTRY_VERIFY(!asked());
            QVERIFY(inFront(&page));
            QTRY_VERIFY(!jobs.running());
        };
        const auto isAsked = [&] { return asked() != nullptr; };
        const auto gone = [&] { return !asked(); };
        const auto left = [&](std::size_t runs) {
            return [&session = session, runs] { return session.runs().size() == runs; };
        };
        const auto menu = [&](Way way) {
            m_tour->menuEntry(
                way, table,
                [&] {
                    if (way == Way::key) return typeKey(Qt::Key_Menu);
                    clickAt(table->viewport(), table->visualRect(table->model()->index(0, 0)).center(), {},
                            Qt::RightButton);
                },
                QStringLiteral("deleteRuns"), isAsked);
        };
        table->selectRow(0);
        m_tour->byMouse(remove, isAsked);
        answer(Way::mouse, "keepRuns", gone);
        m_tour->byKey(remove, Qt::Key_Space, isAsked);
        answer(Way::key, "keepRuns", gone);
        m_tour->byKey(table, Qt::Key_Delete, isAsked);
        typeKey(Qt::Key_Escape);
        QTRY_VERIFY(!asked());
        QVERIFY(inFront(&page));
        menu(Way::mouse);
        answer(Way::mouse, "deleteForGood", left(4));
        table->selectRow(0);
        menu(Way::key);
        answer(Way::key, "deleteForGood", left(3));
        pressed();
    }

    void closingWhileItTrains() {
        for (const Way way : {Way::mouse, Way::key}) {
            const auto press = [&](QWidget* button, const ControlTour::Effect& effect) {
                way == Way::mouse ? m_tour->byMouse(button, effect)
                                  : m_tour->byKey(button, Qt::Key_Space, effect);
            };
            {
                Closing c;
                press(c.button("keepRunning"),
                      [&] { return !c.window.findChild<QWidget*>(QStringLiteral("closeQuestion")); });
                QVERIFY(c.window.isVisible() && c.jobs.running());
                press(c.button("stopAndClose"), [&] { return !c.window.isVisible() && c.ended == false; });
            }
            Closing c;
            press(c.button("endAndClose"), [&] { return !c.window.isVisible() && c.ended == true; });
        }
        pressed();
    }

    void dividingAnew() {
        DataPageBench b;
        b.open();
        b.importFolders();
        b.page.activateWindow();
        QVERIFY(inFront(&b.page));
        const auto dialog = [&] { return b.page.window()->findChild<SplitDialog*>(); };
        auto* anew = child<QPushButton>(b.page, "divideAnew");
        const auto ready = [&] {
            return dialog() && dialog()->isVisible() && child<QPushButton>(*dialog(), "divide")->isEnabled();
        };
        const auto open = [&](Way way) {
            QVERIFY(inFront(&b.page));
            way == Way::mouse ? m_tour->byMouse(anew, ready) : m_tour->byKey(anew, Qt::Key_Space, ready);
            QVERIFY(inFront(dialog()));
        };
        const auto cancel = [&]() -> QPushButton* {
            for (auto* button : dialog()->findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Cancel")) return button;
            return nullptr;
        };
        const auto tests = [&] {
            const auto of = [](const dataset::Sample& s) { return s.split == dataset::Split::test; };
            return std::count_if(b.session.samples().begin(), b.session.samples().end(), of);
        };
        for (const Way way : {Way::mouse, Way::key}) {
            const auto press = [&](QWidget* button, const ControlTour::Effect& effect) {
                way == Way::mouse ? m_tour->byMouse(button, effect)
                                  : m_tour->byKey(button, Qt::Key_Space, effect);
            };
            open(way);
            for (const char* name : {"validationShare", "testShare"}) {
                auto* box = child<QSpinBox>(*dialog(), name);
                if (way == Way::mouse)
                    spin(box, [&] {
                        return int(std::lround(100 * (QLatin1String(name) == QLatin1String("testShare")
                                                          ? dialog()->shares().test
                                                          : dialog()->shares().validation)));
                    });
            }
            QTRY_VERIFY(ready());
            auto* table = child<QTableWidget>(*dialog(), "division");
            if (way == Way::mouse)
                m_tour->byMouse(
                    table,
                    [&] { clickAt(table->viewport(), table->visualItemRect(table->item(1, 1)).center()); },
                    [&] { return table->currentItem() == table->item(1, 1); });
            else
                m_tour->byKey(table, Qt::Key_End, [&] { return table->currentColumn() == 3; });
            press(cancel(), [&] { return !dialog(); });
            open(way);
            child<QSpinBox>(*dialog(), "testShare")->setValue(way == Way::mouse ? 50 : 10);
            QTRY_VERIFY(ready());
            const auto before = tests();
            press(child<QPushButton>(*dialog(), "divide"), [&] { return !dialog() && tests() != before; });
            QTRY_VERIFY(!b.jobs.running());
            const auto stored = test::fromProject<dataset::SplitShares>(b.session, project::splitShares);
            QCOMPARE(stored.value().test, way == Way::mouse ? 0.5 : 0.1);
        }
        pressed();
    }

    /// Last: of all that came into sight above.
    void nothingWasLeftOut() {
        std::map<QString, QString> excused;
        for (const char* name : {"qt_msgbox_label", "qt_msgbox_informativelabel"})
            for (const char* way : {" by mouse", " by key"})
                excused[QLatin1String(name) + QLatin1String(way)] =
                    QStringLiteral("the words of a question, which Qt lets one mark");
        nothingLeft(excused);
    }
};

QTEST_MAIN(TestTrainControls)
#include "test_train_controls.moc"
