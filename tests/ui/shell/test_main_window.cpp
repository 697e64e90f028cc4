// From the start page into a project and out again, by clicks and keys.
#include <sys/stat.h>
#include <unistd.h>

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "base/crash_report.h"
#include "base/file_layer.h"
#include "base/resources.h"
#include "data/data_page.h"
#include "project/directory_lock.h"
#include "project/project.h"
#include "settings/recent_projects.h"
#include "shell/about_dialog.h"
#include "shell/key_sheet.h"
#include "shell/start_page.h"
#include "tests/project/plan_maker.h"
#include "tests/ui/support/image_folders.h"
#include "tests/ui/support/main_window_bench.h"
#include "tests/ui/support/reachable.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"
#include "widgets/page_in_turns.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

struct Bench : test::MainWindowBench {
    Bench() { show(); }
    QWidget* find(const char* name) { return window.findChild<QWidget*>(QLatin1String(name)); }
    void click(const char* name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    QPushButton* noticeButton() { return startNotice().findChild<QPushButton*>(); }
    NoticeBar& startNotice() { return window.findChild<StartPage*>()->notice(); }
};

/// While it lives this process may read a folder of a temporary one and write nothing in it.
class OnlyReads {
public:
    OnlyReads(const test::TemporaryFolder& around, const char* name)
        : m_folder(around.path(name)), m_administrator(::geteuid() == 0) {
        ::chmod(around.path().c_str(), 0755);
        ::chmod(m_folder.c_str(), 0555);
        // The administrator may write everywhere.
        m_reads = (!m_administrator || ::setresuid(kNobody, kNobody, 0) == 0) &&
                  ::access(m_folder.c_str(), R_OK | X_OK) == 0 && ::access(m_folder.c_str(), W_OK) != 0;
    }
    ~OnlyReads() {
        if (m_administrator && ::setresuid(0, 0, 0) != 0) qFatal("no way back to the administrator");
        ::chmod(m_folder.c_str(), 0755);
    }
    OnlyReads(const OnlyReads&) = delete;
    OnlyReads& operator=(const OnlyReads&) = delete;
    bool holds() const { return m_reads; }  ///< false: it could not be made so here

private:
    static constexpr uid_t kNobody = 65534;
    std::string m_folder;
    bool m_administrator, m_reads = false;
};

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsWaitForAProject();
    void makesANewProject();
    void opensARecentProject();
    void recentProjectsSayWhatIsKnownOfThem();
    void saysWhyAProjectCannotBeOpened();
    void showsTheWindowThatHasAProject();
    void saysWhichProgramHasAProject();
    void opensWhatAnotherComputerLeftWhenAsked();
    void saysWhatCanOnlyBeLookedAt();
    void offersTheReportOfACrash();
    void triesTheDemo();
    void closingWhileWorkingAsks();
    void closingATrainingOffersItsBest();
    void closingAsksAgainWhileTheEndTakesLong();
    void theSystemClosesUnasked();
    void closingDoesNotAskForAnEstimate();
    void theRailNamesAJobWhereItBelongs();
    void predictionsAreNamedAndAskedFor();
    void themeFollowsTheSetting();
    void geometryIsRemembered();
    void pagesAreMadeOneAfterTheOther();
    void settingsLeadToTheNetworks();
    void fitsASmallScreen();
    void theSheetKnowsAllKeys();
    void aboutNamesLicences();
};

void TestMainWindow::stepsWaitForAProject() {
    Bench b;
    QVERIFY(!b.window.rail().button(StepRail::data).isEnabled());
    QVERIFY(!b.window.rail().button(StepRail::train).isEnabled());
    QVERIFY(!b.window.rail().button(StepRail::inspect).isEnabled());
    QVERIFY(!b.window.rail().button(StepRail::data).toolTip().isEmpty());
    QVERIFY(b.window.rail().button(StepRail::settings).isEnabled());
    b.click("stepSettings");
    QVERIFY(b.find("compute/device")->isVisible());
    QTest::keyClick(&b.window, Qt::Key_1, Qt::AltModifier);
    QVERIFY(b.find("newProject")->isVisible());
}

void TestMainWindow::makesANewProject() {
    Bench b;
    b.click("newProject");
    auto* name = static_cast<QLineEdit*>(b.find("projectName"));
    QVERIFY(name->isVisible());
    // Whoever does not want one after all goes back by key or by mouse.
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible() && b.find("newProject")->hasFocus());
    b.click("newProject");
    QVERIFY(name->isVisible());
    b.click("cancelProject");
    QVERIFY(!name->isVisible() && !b.session.isOpen());
    b.click("newProject");
    QTest::keyClicks(name, QStringLiteral("Retina"));
    setNextChosenFiles({b.path("")});
    for (QPushButton* button : b.window.findChild<StartPage*>()->findChildren<QPushButton*>())
        if (button->text().startsWith(QStringLiteral("Keep"))) QTest::mouseClick(button, Qt::LeftButton);
    b.click("createProject");
    QTRY_VERIFY(b.session.isOpen());
    QCOMPARE(b.session.name(), QStringLiteral("Retina"));
    QVERIFY(b.window.rail().button(StepRail::data).isChecked());
    QVERIFY(b.find("dataEmpty")->isVisible());
    QVERIFY(!b.window.rail().button(StepRail::train).isEnabled());

    test::writeImageFolders(b.temporary.path("images"), 12);
    b.window.dataPage().importPaths({b.path("images")});
    QTRY_VERIFY(b.window.rail().button(StepRail::train).isEnabled());
    QVERIFY(b.window.rail().button(StepRail::data).state().contains(QStringLiteral("24")));
}

void TestMainWindow::opensARecentProject() {
    Bench b;
    QVERIFY(project::Project::createOrOpen(b.temporary.path("old.fovea")).ok());
    b.settings.addRecentProject(b.path("old.fovea"));
    QTRY_VERIFY(b.find("openRecent"));
    b.click("openRecent");
    QTRY_VERIFY(b.session.isOpen());
    QCOMPARE(b.session.name(), QStringLiteral("old"));
}

void TestMainWindow::recentProjectsSayWhatIsKnownOfThem() {
    Bench b;
    {
        auto eyes = project::Project::createOrOpen(b.temporary.path("eyes.fovea"));
        QVERIFY(eyes.ok() && eyes->import(test::makePlan(4), "/data").ok());
        const auto run = eyes->addRun("{}"), deleted = eyes->addRun("{}");
        QVERIFY(run.ok() && deleted.ok());
        const auto evaluated = [&](std::int64_t of, dataset::Split split, const char* figures) {
            return eyes->recordEvaluation(of, split, figures).ok();
        };
        QVERIFY(evaluated(*run, dataset::Split::validation, R"({"auc":{"value":0.7}})"));
        QVERIFY(evaluated(*run, dataset::Split::test, R"({"auc":{"value":0.8125,"low":0.7,"high":0.9}})"));
        QVERIFY(evaluated(*run, dataset::Split::validation, R"({"mae":{"value":3.5}})"));
        QVERIFY(evaluated(*deleted, dataset::Split::test, R"({"auc":{"value":0.99}})"));
        QVERIFY(eyes->removeRun(*deleted).ok());
    }
    // What is on the page, of each project of which anything is known.
    const auto facts = [&] {
        QStringList said;
        for (const auto* label : b.window.findChildren<ElidedLabel*>(QStringLiteral("recentFacts")))
            said << label->fullText();
        return said;
    };
    // Of one that an earlier version opened, or that is gone, nothing is known but its place.
    b.settings.addRecentProject(b.path("gone.fovea"));
    QCOMPARE(facts(), QStringList());
    b.window.openProject(b.path("eyes.fovea"));
    QTRY_VERIFY(b.session.isOpen() && !b.session.busy());
    QTRY_COMPARE(facts().size(), 1);
    const QString said = facts().front();
    QVERIFY2(said.contains(dayWords(QDateTime::currentDateTime())), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("4 image")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("test images 0.81")), qPrintable(said));
    QCOMPARE(recentProjects(b.settings).size(), std::size_t(2));
    b.settings.removeRecentProject(b.path("eyes.fovea"));
    QTRY_COMPARE(facts(), QStringList());
}

void TestMainWindow::saysWhyAProjectCannotBeOpened() {
    Bench b;
    setNextChosenFiles({b.path("nothing-here")});
    b.click("openProject");
    QTRY_VERIFY(!b.startNotice().text().isEmpty());
    QVERIFY(!b.session.isOpen());
}

void TestMainWindow::showsTheWindowThatHasAProject() {
    Bench a, b;
    const QString project = a.path("eyes.fovea");
    a.session.open(project, true);
    QTRY_VERIFY(a.session.isOpen());
    a.window.showMinimized();
    b.window.openProject(project);
    QTRY_VERIFY(!b.startNotice().text().isEmpty());
    QVERIFY(b.startNotice().text().contains(QStringLiteral("eyes")));
    QVERIFY(!b.session.isOpen());
    QTRY_VERIFY(!a.window.isMinimized());
    QVERIFY(a.session.isOpen());
    // Once it is closed there it can be opened here.
    a.session.close();
    QTRY_VERIFY(project::Project::open(project.toStdString()).ok());
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);
    QTRY_VERIFY(b.session.isOpen());
}

void TestMainWindow::saysWhichProgramHasAProject() {
    Bench b;
    const QString folder = b.path("eyes.fovea");
    {
        const auto held = project::Project::createOrOpen(folder.toStdString());
        QVERIFY(held.ok());
        b.window.openProject(folder);
        QTRY_VERIFY(b.startNotice().text().contains(QStringLiteral("test_main_window")));
        QVERIFY(!b.session.isOpen());
    }
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);
    QTRY_VERIFY(b.session.isOpen());
    QVERIFY(b.startNotice().text().isEmpty());
}

void TestMainWindow::opensWhatAnotherComputerLeftWhenAsked() {
    Bench b;
    const QString folder = b.path("eyes.fovea");
    QVERIFY(project::Project::createOrOpen(folder.toStdString()).ok());
    QVERIFY(systemFileLayer()
                ->writeAtomically(folder.toStdString() + "/lock",
                                  std::string(R"({"program":"fovea","computer":"ward 3","machine":"another",)"
                                              R"("process":7,"since_utc":"2026-11-22T07:00:00Z"})"))
                .ok());
    b.window.openProject(folder);
    QTRY_VERIFY(b.startNotice().text().contains(QStringLiteral("ward 3")));
    QVERIFY(!b.session.isOpen());
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);
    QTRY_VERIFY(b.session.isOpen());
}

void TestMainWindow::saysWhatCanOnlyBeLookedAt() {
    Bench b;
    {
        auto made = project::Project::createOrOpen(b.temporary.path("eyes.fovea"));
        QVERIFY(made.ok() && made->import(test::makePlan(6), "/data").ok());
    }
    const OnlyReads reading(b.temporary, "eyes.fovea");
    if (!reading.holds()) QSKIP("nothing can be kept from being written here");
    b.window.openProject(b.path("eyes.fovea"));
    QTRY_VERIFY(b.session.isOpen());
    QVERIFY(b.session.readOnly());
    QCOMPARE(b.window.windowTitle(), QStringLiteral("eyes (read-only) – Fovea"));
    // A screen reader hears which page came.
    QCOMPARE(b.window.accessibleName(), QStringLiteral("Data – eyes (read-only) – Fovea"));
    const auto* said = b.window.findChild<QWidget*>(QStringLiteral("spokenSentence"));
    QVERIFY(said && said->accessibleName() == QStringLiteral("Data"));
    QVERIFY(b.window.rail().button(StepRail::data).isChecked());
    QCOMPARE(int(b.session.samples().size()), 6);
    // Said when it is opened, and again to who wants to change something.
    auto* notice = b.window.dataPage().findChild<NoticeBar*>(QStringLiteral("notice"));
    QVERIFY(notice && notice->text().contains(QStringLiteral("nothing can be kept in it")));
    notice->clear();
    QVERIFY(!b.session.relabel({b.session.samples().front().id}, "another"));
    QVERIFY(notice->text().contains(QStringLiteral("nothing can be kept in it")));
    QCOMPARE(b.session.samples().front().label, std::string("a"));
    QTRY_VERIFY(!b.session.busy());
    b.session.close();
    QCOMPARE(b.window.windowTitle(), QStringLiteral("Fovea"));
    QCOMPARE(b.window.accessibleName(), QStringLiteral("Projects – Fovea"));
}

/// Where the window begins: until it is saved, and then never again.
void TestMainWindow::offersTheReportOfACrash() {
    Bench b;
    const bool had = qEnvironmentVariableIsSet("XDG_DATA_HOME");
    const auto restore = qScopeGuard([had, before = qgetenv("XDG_DATA_HOME")] {
        if (had)
            qputenv("XDG_DATA_HOME", before);
        else
            qunsetenv("XDG_DATA_HOME");
    });
    qputenv("XDG_DATA_HOME", b.path("data").toUtf8());
    b.window.offerCrashReport();  // nothing has crashed
    QVERIFY(b.startNotice().text().isEmpty());
    QVERIFY(systemFileLayer()
                ->writeAtomically(userDataFolder() + "/crashes/2026-01-02T000000Z-1.txt",
                                  std::string("signal: 11"))
                .ok());
    b.window.offerCrashReport();
    QVERIFY(b.startNotice().isVisible());
    QVERIFY(b.startNotice().text().contains(QStringLiteral("ended unexpectedly")));
    QVERIFY(b.noticeButton()->isVisible());
    setNextChosenFiles({});  // looked at, and not saved
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);
    QVERIFY(lastChooserStart().endsWith(QStringLiteral(".txt")));
    QCOMPARE(crashReports().size(), std::size_t(1));
    setNextChosenFiles({b.path("no folder/report.txt/report.txt")});
    QVERIFY(
        systemFileLayer()->writeAtomically(b.temporary.path("no folder/report.txt"), std::string("-")).ok());
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);  // where it cannot be: offered again
    QCOMPARE(crashReports().size(), std::size_t(1));
    QVERIFY(!b.startNotice().text().contains(QStringLiteral("is saved")) && b.noticeButton()->isVisible());
    setNextChosenFiles({b.path("report.txt")});
    QTest::mouseClick(b.noticeButton(), Qt::LeftButton);
    QCOMPARE(b.startNotice().text(), QStringLiteral("The report is saved."));
    const auto saved = readTextFile(b.temporary.path("report.txt"));
    QVERIFY(saved.ok());
    QCOMPARE(*saved, std::string("signal: 11"));
    QVERIFY(crashReports().empty());
    Bench next;
    next.window.offerCrashReport();
    QVERIFY(next.startNotice().text().isEmpty());
}

void TestMainWindow::triesTheDemo() {
    Bench b;
    b.window.tryDemo(b.path("demo"), 40);
    QVERIFY(b.jobs.running());
    QTRY_VERIFY_WITH_TIMEOUT(b.session.isOpen() && !b.jobs.running(), 120000);
    QCOMPARE(int(b.session.samples().size()), 40);
    QCOMPARE(b.session.classes().size(), std::size_t(2));
    QCOMPARE(b.settings.get(setting::recentProjects).size(), 1);
    // Again: it is there.
    b.session.close();
    QVERIFY(!b.session.isOpen());
    b.window.tryDemo(b.path("demo"), 40);
    QTRY_VERIFY(b.session.isOpen() && !b.jobs.running());
    QCOMPARE(int(b.session.samples().size()), 40);
}

void TestMainWindow::closingWhileWorkingAsks() {
    Bench b;
    QVERIFY(b.session.open(b.path("p.fovea"), true));
    QTRY_VERIFY(b.session.isOpen());
    const auto start = [&b] {
        return b.session.startOnProject<int>(
            QStringLiteral("Training"),
            [](project::Project&, const JobContext& job) -> Result<int> {
                for (;;) {
                    FOVEA_CHECK(job.check());
                    std::this_thread::yield();
                }
            },
            [](Result<int>) {});
    };
    QVERIFY(start());
    b.window.close();
    QVERIFY(b.window.isVisible());
    QTRY_VERIFY(b.find("keepRunning"));
    b.click("keepRunning");
    QTRY_VERIFY(!b.find("keepRunning"));
    QVERIFY(b.jobs.running());
    b.window.close();
    QTRY_VERIFY(b.find("stopAndClose"));
    b.click("stopAndClose");
    QTRY_VERIFY(!b.window.isVisible());
    QVERIFY(!b.jobs.running());
}

void TestMainWindow::closingATrainingOffersItsBest() {
    for (const bool end : {false, true}) {
        Bench b;
        const CancelToken best;
        std::optional<bool> ended;  // else: interrupted
        QVERIFY(b.jobs.start<int>(
            QStringLiteral("Training"),
            [best](const JobContext& job) -> Result<int> {
                while (!best.cancelled()) FOVEA_CHECK(job.check());
                return 0;
            },
            [&](Result<int> r) { ended = r.ok(); }));
        b.jobs.setEndEarly([best] { best.cancel(); });
        b.jobs.pause();
        QTRY_VERIFY(b.jobs.holding());
        b.window.close();
        QTRY_VERIFY(b.find("keepRunning"));
        QTest::keyClick(b.find("closeQuestion"), Qt::Key_Escape);  // keeps it
        QTRY_VERIFY(!b.find("keepRunning"));
        QVERIFY(b.jobs.holding());
        b.window.close();
        QTRY_VERIFY(b.find("endAndClose"));
        b.click(end ? "endAndClose" : "stopAndClose");
        QTRY_VERIFY(!b.window.isVisible());
        QCOMPARE(ended.value(), end);
    }
}

/// An end that does not come can be asked for in another way, or not at all any more.
void TestMainWindow::closingAsksAgainWhileTheEndTakesLong() {
    Bench b;
    std::atomic<bool> deaf = true;
    QVERIFY(b.jobs.start<int>(
        QStringLiteral("Training"),
        [&deaf](const JobContext& job) -> Result<int> {
            while (deaf && !job.cancel.cancelled()) std::this_thread::yield();
            for (;;) FOVEA_CHECK(job.check());
        },
        [](Result<int>) {}));
    b.jobs.setEndEarly([] {});
    b.window.close();
    QTRY_VERIFY(b.find("endAndClose"));
    b.click("endAndClose");
    QTRY_VERIFY(!b.find("closeQuestion"));
    b.window.close();
    QTRY_VERIFY(b.find("keepRunning"));
    b.click("keepRunning");
    QTRY_VERIFY(!b.find("closeQuestion"));
    b.window.close();
    QTRY_VERIFY(b.find("endAndClose"));
    b.click("endAndClose");
    b.jobs.pause();  // kept after all
    deaf = false;
    QTRY_VERIFY(b.jobs.holding());
    b.jobs.cancel();
    QTRY_VERIFY(!b.jobs.running());
    QVERIFY(b.window.isVisible());
}

/// As the system ends a session: also with the question on the screen, and what is begun meanwhile ends, too.
void TestMainWindow::theSystemClosesUnasked() {
    Bench b;
    int cancelled = 0;
    const auto endless = [](const JobContext& job) -> Result<int> {
        for (;;) {
            FOVEA_CHECK(job.check());
            std::this_thread::yield();
        }
    };
    const auto note = [&](const Result<int>& r) { cancelled += r.error().code == ErrorCode::cancelled; };
    QVERIFY(b.jobs.start<int>(QStringLiteral("Training"), endless, [&](const Result<int>& r) {
        note(r);
        b.jobs.start<int>(QStringLiteral("Next"), endless, note);
    }));
    b.jobs.setEndEarly([] {});
    b.jobs.pause();
    QTRY_VERIFY(b.jobs.holding());
    b.window.close();
    QTRY_VERIFY(b.find("closeQuestion"));
    b.window.closeUnasked();
    QTRY_VERIFY(!b.window.isVisible());
    QVERIFY(!b.find("closeQuestion"));
    QVERIFY(!b.jobs.running());
    QCOMPARE(cancelled, 2);
}

void TestMainWindow::closingDoesNotAskForAnEstimate() {
    Bench b;
    QVERIFY(b.jobs.start<int>(
        QStringLiteral("Estimating"),
        [](const JobContext& job) -> Result<int> {
            for (;;) {
                FOVEA_CHECK(job.check());
                std::this_thread::yield();
            }
        },
        [](Result<int>) {}));
    b.jobs.setDisposable();
    b.window.close();
    QTRY_VERIFY(!b.window.isVisible());
    QVERIFY(!b.find("closeQuestion"));
    QVERIFY(!b.jobs.running());
}

namespace {
/// Until it is cancelled.
Result<int> work(const JobContext& job) {
    for (;;) {
        FOVEA_CHECK(job.check());
        std::this_thread::yield();
    }
}
}  // namespace

void TestMainWindow::theRailNamesAJobWhereItBelongs() {
    Bench b;
    QVERIFY(b.session.open(b.path("p.fovea"), true));
    QCOMPARE(b.window.rail().button(StepRail::data).state(), b.jobs.title());
    QTRY_VERIFY(b.session.isOpen());
    const std::map<StepRail::Place, WorkStep> all{{StepRail::data, WorkStep::data},
                                                  {StepRail::train, WorkStep::train},
                                                  {StepRail::inspect, WorkStep::inspect}};
    for (const auto& [place, step] : all) {
        std::map<StepRail::Place, QString> idle;
        for (const auto& [other, unused] : all) idle[other] = b.window.rail().button(other).state();
        QVERIFY(b.session.startOnProject<int>(
            QStringLiteral("Some work"), [](project::Project&, const JobContext& job) { return work(job); },
            [](Result<int>) {}, step));
        for (const auto& [other, unused] : all)
            QCOMPARE(b.window.rail().button(other).state(),
                     other == place ? QStringLiteral("Some work") : idle[other]);
        b.jobs.pause();
        QTRY_VERIFY(b.jobs.holding());
        QTRY_COMPARE(b.window.rail().button(place).state(), QStringLiteral("paused"));
        b.jobs.cancel();
        QTRY_VERIFY(!b.jobs.running());
        QCOMPARE(b.window.rail().button(place).state(), idle[place]);
    }
}

void TestMainWindow::predictionsAreNamedAndAskedFor() {
    Bench b;
    JobRunner predictions;
    PageFactory factory;
    factory.apply = [](ProjectSession&, JobRunner&, Settings&, const PageLinks&, QWidget* parent) {
        return new QWidget(parent);
    };
    factory.predictions = [&](QWidget&) -> JobRunner& { return predictions; };
    b.window.setPages(factory);
    b.window.goTo(StepRail::apply);
    const QString idle = b.window.rail().button(StepRail::apply).state();
    QVERIFY(predictions.start<int>(
        QStringLiteral("Predicting"), work, [](Result<int>) {}, WorkStep::apply));
    QCOMPARE(b.window.rail().button(StepRail::apply).state(), QStringLiteral("Predicting"));
    QVERIFY(!b.jobs.running());
    b.window.close();
    QVERIFY(b.window.isVisible());
    QTRY_VERIFY(b.find("keepRunning"));
    b.click("keepRunning");
    QTRY_VERIFY(!b.find("keepRunning"));
    predictions.cancel();
    QTRY_VERIFY(!predictions.running());
    QCOMPARE(b.window.rail().button(StepRail::apply).state(), idle);
    QVERIFY(predictions.start<int>(
        QStringLiteral("Predicting"), work, [](Result<int>) {}, WorkStep::apply));
    b.window.close();
    QTRY_VERIFY(b.find("stopAndClose"));
    b.click("stopAndClose");
    QTRY_VERIFY(!b.window.isVisible());
    QVERIFY(!predictions.running());
}

void TestMainWindow::themeFollowsTheSetting() {
    Bench b;
    b.settings.set(setting::theme, QStringLiteral("dark"));
    QVERIFY(isDark(QApplication::palette()));
    b.settings.set(setting::theme, QStringLiteral("light"));
    QVERIFY(!isDark(QApplication::palette()));
}

void TestMainWindow::geometryIsRemembered() {
    test::TemporaryFolder temporary;
    Settings settings(QString::fromStdString(temporary.path("s.ini")));
    JobRunner jobs;
    ProjectSession session(jobs);
    {
        MainWindow window(session, jobs, settings);
        window.show();
        window.resize(1000, 640);
        window.close();
    }
    MainWindow window(session, jobs, settings);
    QCOMPARE(window.size(), QSize(1000, 640));
}

/// Turns of two in one would keep the window waiting twice as long.
void TestMainWindow::pagesAreMadeOneAfterTheOther() {
    struct Slow : PageInTurns {
        explicit Slow(QWidget* parent) : PageInTurns(parent) {
            makeInTurns(new QWidget, {[] {}, [] {}, [] {}});
        }
    };
    Bench b;
    std::vector<PageInTurns*> pages;
    bool alone = true;
    const auto make = [&](ProjectSession&, JobRunner&, Settings&, const PageLinks&,
                          QWidget* parent) -> QWidget* {
        for (const PageInTurns* page : pages) alone = alone && page->made();
        pages.push_back(new Slow(parent));
        return pages.back();
    };
    PageFactory factory;
    factory.train = make;
    factory.inspect = make;
    factory.apply = make;
    b.window.setPages(factory);
    QTRY_VERIFY(pages.size() == 3 && pages.back()->made());
    QVERIFY(alone);
}

void TestMainWindow::settingsLeadToTheNetworks() {
    Bench b;
    b.click("stepSettings");
    b.click("openBackbones");  // nothing can be shown before the numerical libraries are there
    PageFactory factory;
    int made = 0;
    std::function<void()> changed;
    factory.backbones = [&](Settings&, std::function<void()> whenChanged, QWidget* parent) {
        ++made;
        changed = std::move(whenChanged);
        auto* dialog = new QWidget(parent, Qt::Dialog);
        dialog->setObjectName(QStringLiteral("networks"));
        return dialog;
    };
    int refreshed = 0;
    factory.train = [](ProjectSession&, JobRunner&, Settings&, const PageLinks&, QWidget* parent) {
        return new QWidget(parent);
    };
    factory.backbonesChanged = [&](QWidget&) { ++refreshed; };
    b.window.setPages(factory);
    b.click("openBackbones");
    QVERIFY(b.find("networks")->isVisible());
    b.find("networks")->close();
    b.click("openBackbones");  // the same window, so that what it fetches goes on
    QVERIFY(b.find("networks")->isVisible());
    QCOMPARE(made, 1);
    changed();  // the Train page may not be there yet
    const int before = refreshed;
    QTRY_VERIFY((changed(), refreshed > before));
}

/// Full HD at 200 %.
void TestMainWindow::fitsASmallScreen() {
    applyTheme(*qApp, ThemeMode::light);
    Bench b;
    QVERIFY(b.window.minimumWidth() <= 960 && b.window.minimumHeight() <= 480);
    QVERIFY(b.window.minimumSizeHint().height() <= 480);
    const auto all = [&b] {
        for (const auto place : {StepRail::projects, StepRail::data, StepRail::train, StepRail::inspect,
                                 StepRail::apply, StepRail::settings})
            if (!test::reachable(&b.window.rail().button(place))) return false;
        return test::reachable(b.find("researchNotice"));
    };
    for (const QSize size : {QSize(960, 540), QSize(960, 480)}) {
        b.window.resize(size);
        QTRY_COMPARE(b.window.size(), size);
        QVERIFY(all());
        QTest::mouseClick(&b.window.rail().button(StepRail::projects), Qt::LeftButton);
        QVERIFY(test::reachable(b.find("newProject")));
        b.click("stepSettings");
        QVERIFY(test::reachable(b.find("openAbout")));
        QVERIFY(test::reachable(b.find("compute/device")));
    }
    b.session.open(b.path("small.fovea"), true);
    QTRY_VERIFY(b.session.isOpen());
    test::writeImageFolders(b.temporary.path("images"), 12);
    b.window.dataPage().importPaths({b.path("images")});
    QTRY_VERIFY(b.window.rail().button(StepRail::train).isEnabled());
    QTRY_VERIFY(!b.jobs.running());
    QTRY_VERIFY(test::reachable(b.find("continueToTraining")));
    QVERIFY(all());
}

void TestMainWindow::theSheetKnowsAllKeys() {
    Bench b;
    for (const auto& [key, modifiers] :
         {std::pair(Qt::Key_Question, Qt::KeyboardModifiers(Qt::ShiftModifier)),
          std::pair(Qt::Key_F1, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
        QTest::keyClick(&b.window, key, modifiers);
        auto* sheet = b.window.findChild<KeySheet*>();
        QTRY_VERIFY(sheet && sheet->isVisible());
        // A row may name several that do the same, two blanks apart.
        const auto says = [sheet](const QString& keys) {
            return std::any_of(sheet->rows().begin(), sheet->rows().end(), [&](const KeyWords& row) {
                return !row.words.isEmpty() &&
                       (row.keys == keys || row.keys.split(QStringLiteral("  ")).contains(keys));
            });
        };
        for (const QShortcut* shortcut : b.window.findChildren<QShortcut*>()) {
            const QKeySequence of = shortcut->key();
            const auto isDigit = [&of](int with) {
                return of >= QKeySequence(with | Qt::Key_1) && of <= QKeySequence(with | Qt::Key_9);
            };
            const bool digit = isDigit(0) || isDigit(int(Qt::SHIFT));
            if (of == QKeySequence(Qt::Key_Escape) || digit) continue;
            // The two keys of a keyboard that are Enter have one name for people.
            QString name = of.toString(QKeySequence::NativeText);
            name.replace(QLatin1String("Return"), QLatin1String("Enter"));
            QVERIFY2(says(name), qPrintable(name));
        }
        QVERIFY(says(QStringLiteral("1 to 9")) && says(QStringLiteral("Shift and 1 to 9")));
        for (const KeyWords& row : keysOfControls()) QVERIFY(says(row.keys));
        QTest::mouseClick(sheet->findChild<QPushButton*>(QStringLiteral("closeKeys")), Qt::LeftButton);
        QTRY_VERIFY(!b.window.findChild<KeySheet*>());
        b.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.window));
    }
}

void TestMainWindow::aboutNamesLicences() {
    Bench b;
    b.click("stepSettings");
    b.click("openAbout");
    auto* about = b.window.findChild<AboutDialog*>();
    QVERIFY(about && about->isVisible());
    QVERIFY(about->findChild<QLabel*>(QStringLiteral("aboutLicence"))->text().contains("GPL-3.0-or-later"));
    // In a place to read and to choose from, and to be copied as a whole.
    auto* table = about->findChild<QTextBrowser*>(QStringLiteral("aboutLibraries"));
    QVERIFY(table && table->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    const QStringList said = table->toPlainText().split(QLatin1Char('\n'));
    QTest::mouseClick(about->findChild<QPushButton*>(QStringLiteral("copyAbout")), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QCOMPARE(copied, about->text());
    QVERIFY(copied.contains(QStringLiteral("Qt 6\t%1\t").arg(QLatin1String(qVersion()))));
    static const QRegularExpression version(QStringLiteral("^\\d+\\.\\d+"));
    for (const char* told : {"DCMTK", "ITK", "SQLite, SQLiteCpp", "Qt 6", "OpenJPEG", "zlib, libbzip2"}) {
        const auto library = std::find_if(usedLibraries().begin(), usedLibraries().end(),
                                          [&](const UsedLibrary& l) { return qstrcmp(l.name, told) == 0; });
        QVERIFY2(library != usedLibraries().end() && library->version, told);
        const QString number = QString::fromStdString(library->version());
        QVERIFY2(version.match(number).hasMatch() && said.contains(number), told);
    }
    // libtorch is loaded after the window was shown, and tells of itself then.
    about->close();
    QTRY_VERIFY(!b.window.findChild<AboutDialog*>());
    PageFactory factory;
    factory.torchVersion = QStringLiteral("1.13.0");
    b.window.setPages(factory);
    b.window.showAbout();
    QVERIFY(b.window.findChild<AboutDialog*>()->text().contains(QStringLiteral("libtorch\t1.13.0\t")));
    // Each as the README has it.
    QFile readme(QStringLiteral(FOVEA_TEST_DATA "/../../README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(readme.readAll()).split(QLatin1Char('\n'));
    for (const UsedLibrary& library : usedLibraries()) {
        QVERIFY(said.contains(QLatin1String(library.name)));
        QVERIFY(said.contains(QLatin1String(library.licence)));
        QVERIFY2(std::any_of(lines.begin(), lines.end(),
                             [&](const QString& line) {
                                 return line.startsWith(QStringLiteral("| ") + QLatin1String(library.name)) &&
                                        line.contains(QStringLiteral("| ") + QLatin1String(library.licence) +
                                                      QStringLiteral(" |"));
                             }),
                 library.name);
    }
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
