#pragma once

#include <QMainWindow>
#include <QPointer>
#include <optional>
#include <vector>

#include "jobs/job_runner.h"
#include "shell/page_factory.h"
#include "shell/step_rail.h"

class QStackedWidget;

namespace fovea::ui {

class AboutDialog;
class DataPage;
class Demo;
class EmptyState;
class FirstTour;
class GuideWindow;
class HistoryDialog;
class KeySheet;
class ProjectSession;
class Settings;
class StartPage;
class StatusStrip;
class TopicFinder;
class WindowCall;

/// The window: rail, pages, status. Owns the pages; session, jobs and settings
/// belong to the caller and outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// What needs the numerical libraries; until then those pages say that they are being prepared.
    void setPages(PageFactory factory);
    /// The pages that compute could not be loaded.
    void showFailure(const QString& detail);
    /// On the page that the window begins with, where a crash left one (base/crash_report.h).
    void offerCrashReport();
    void openProject(const QString& path);  ///< the folder, or the database in it
    void tryDemo(const QString& folder = {}, int images = 240);
    void goTo(StepRail::Place place);
    void showBackbones();  ///< the window of pre-trained networks; nothing until setPages()
    void showKeys();       ///< the sheet of all keys
    void showHistory();    ///< the window of what ever changed the project
    /// The guide at a topic (widgets/help_topic.h); empty: at the chapter of the page that is shown.
    void showGuide(const QString& topic = {});
    void showAbout();
    /// The first project or demo that is opened from now on brings the tour, once per user.
    void offerTour();
    void showTour();  ///< the four steps, a sentence each
    /// As the system wants it: nothing is asked. What runs is cancelled and keeps what it has; once it has
    /// ended the window closes.
    void closeUnasked();
    StepRail& rail() { return *m_rail; }
    DataPage& dataPage() { return *m_data; }

Q_SIGNALS:
    void firstPainted();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeWhole();
    void connectPages();
    void connectSession();
    void connectJobs();
    void makeShortcuts();
    void makeHelpKeys();
    QString chapterOfPage() const;
    void updateSteps();
    void namePage();  ///< for a screen reader
    void onOpened();
    void askBeforeClosing(JobRunner& job);
    void followPredictions(JobRunner& predictions);
    JobRunner* atWork();  ///< what closing would end; null: nothing
    QString jobAt(WorkStep step);
    void sayWhoHas(const QString& folder);
    void offerToSaveReport(const QString& text);
    void offer(const QString& text, const QString& action, std::function<void()> done);
    void comeToFront();
    void measureCompute();
    void makePage(StepRail::Place place);
    /// Those that nobody has gone to yet, while nobody waits, one after the other: only one takes its turns.
    void makePages(const std::vector<StepRail::Place>& places);
    QString whyNot(StepRail::Place place) const;

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    StepRail* m_rail;
    QStackedWidget* m_stack;
    StatusStrip* m_status;
    StartPage* m_start;
    DataPage* m_data;
    Demo* m_demo;
    WindowCall* m_call;
    QPointer<JobRunner> m_predictions;  ///< once the Apply page is made
    std::function<void()> m_offered;    ///< behind the button of the start page's notice
    PageFactory m_factory;
    QWidget* m_backbones = nullptr;  // once it was asked for
    QPointer<KeySheet> m_keys;
    QPointer<HistoryDialog> m_history;
    QPointer<AboutDialog> m_about;
    FirstTour* m_tour = nullptr;  // once it was asked for
    bool m_offersTour = false;
    TopicFinder* m_topics;
    GuideWindow* m_guide = nullptr;  // once it was asked for
    bool m_made[StepRail::placeTotal] = {};
    bool m_painted = false;
    bool m_closeWhenIdle = false;
    bool m_closeUnasked = false;  ///< likewise, whatever is begun meanwhile
};

}  // namespace fovea::ui
