#include "shell/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "base/crash_report.h"
#include "data/data_page.h"
#include "guide/guide_window.h"
#include "guide/topic_finder.h"
#include "jobs/background.h"
#include "jobs/job_runner.h"
#include "project/directory_lock.h"
#include "session/project_session.h"
#include "settings/recent_projects.h"
#include "settings/settings.h"
#include "shell/about_dialog.h"
#include "shell/demo.h"
#include "shell/first_tour.h"
#include "shell/history_dialog.h"
#include "shell/key_sheet.h"
#include "shell/recent_project_of.h"
#include "shell/settings_page.h"
#include "shell/start_page.h"
#include "shell/status_strip.h"
#include "shell/window_call.h"
#include "text/error_text.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/page_in_turns.h"
#include "widgets/screen_reader.h"
#include "widgets/screen_size.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"
#include "widgets/wheel_guard.h"

namespace fovea::ui {

namespace {

constexpr int kBetweenPagesMs = 200;
constexpr QSize kLeastSize(960, 480);  // Full HD at 200 %, less the bars of the desktop
/// Of the guide, in the order of StepRail::Place.
constexpr const char* kChapters[] = {"first-classifier",    "preparing-data", "training-settings",
                                     "reading-the-figures", "new-images",     "program-settings"};
static_assert(std::size(kChapters) == StepRail::placeTotal);

bool hasAdapter(const project::Run& run) {
    return !run.adapterPath.empty();
}

EmptyState* waitingPage(QWidget* parent) {
    auto* page = new EmptyState(parent);
    page->setContent(QStringLiteral("run-build"), MainWindow::tr("One moment"),
                     MainWindow::tr("This page is being prepared."));
    return page;
}

}  // namespace

MainWindow::MainWindow(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_jobs(jobs),
      m_settings(settings),
      m_demo(new Demo(session, this)),
      m_call(new WindowCall(this)),
      m_topics(new TopicFinder(this)) {
    setWindowTitle(tr("Fovea"));
    setWindowIcon(QIcon(QStringLiteral(":/fovea/fovea.svg")));
    setAcceptDrops(true);
    WheelGuard::install(*qApp);
    installScreenReader();
    setCentralWidget(makeWhole());
    setMinimumSize(kLeastSize);
    resize(fitting(QSize(1280, 800), *this).expandedTo(kLeastSize));
    if (const QByteArray geometry = settings.get(setting::windowGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);

    connectPages();
    connectSession();
    connectJobs();
    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        if (key == QLatin1String(setting::theme.key))
            applyTheme(*qApp, themeModeFromName(m_settings.get(setting::theme)));
        if (key == QLatin1String(setting::device.key)) measureCompute();
    });
    makeShortcuts();
    m_stack->installEventFilter(this);
    updateSteps();
    goTo(StepRail::projects);
    m_start->focusFirst();
}

QWidget* MainWindow::makeWhole() {
    auto* whole = new QWidget(this);
    m_rail = new StepRail(whole);
    m_stack = new QStackedWidget(whole);
    m_status = new StatusStrip(m_jobs, m_settings, whole);
    m_start = new StartPage(m_jobs, m_settings, m_stack);
    m_data = new DataPage(m_session, m_jobs, m_settings, m_stack);
    // In the order of StepRail::Place.
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_data);
    for (int i = StepRail::train; i <= StepRail::apply; ++i) m_stack->addWidget(waitingPage(m_stack));
    auto* settingsPage = new SettingsPage(m_settings, m_stack);
    m_stack->addWidget(settingsPage);
    connect(settingsPage, &SettingsPage::backbonesRequested, this, &MainWindow::showBackbones);
    connect(settingsPage, &SettingsPage::keysRequested, this, &MainWindow::showKeys);
    connect(settingsPage, &SettingsPage::aboutRequested, this, &MainWindow::showAbout);
    connect(settingsPage, &SettingsPage::tourRequested, this, &MainWindow::showTour);
    connect(settingsPage, &SettingsPage::guideRequested, this, [this] { showGuide(); });

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    auto* box = new QVBoxLayout(whole);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(row, 1);
    box->addWidget(m_status);
    return whole;
}

void MainWindow::connectPages() {
    connect(m_rail, &StepRail::chosen, this, &MainWindow::goTo);
    connect(m_rail, &StepRail::historyRequested, this, &MainWindow::showHistory);
    connect(m_rail, &StepRail::guideRequested, this, [this] { showGuide(); });
    connect(m_start, &StartPage::createRequested, this, [this](const QString& folder) {
        m_start->notice().clear();
        m_session.open(folder, true);
    });
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openProject);
    connect(m_start, &StartPage::demoRequested, this, [this] { tryDemo(); });
    connect(m_start, &StartPage::guideRequested, this, [this] { showGuide(); });
    connect(m_demo, &Demo::failed, this, [this](const Error& error) { m_start->notice().show(error); });
    connect(m_data, &DataPage::trainRequested, this, [this] {
        if (m_rail->button(StepRail::train).isEnabled()) goTo(StepRail::train);
    });
    connect(&m_start->notice(), &NoticeBar::actionTriggered, this, [this] {
        // A copy: what is behind the button may put something else there.
        if (const auto offered = m_offered) offered();
    });
    connect(m_call, &WindowCall::called, this, &MainWindow::comeToFront);
}

void MainWindow::connectSession() {
    connect(&m_session, &ProjectSession::opened, this, &MainWindow::onOpened);
    connect(&m_session, &ProjectSession::openFailed, this, [this](const Error& error) {
        goTo(StepRail::projects);
        if (error.code == ErrorCode::projectLocked)
            sayWhoHas(QString::fromStdString(error.file));
        else
            m_start->notice().show(error);
    });
    connect(&m_session, &ProjectSession::closed, m_call, &WindowCall::stop);
    connect(&m_session, &ProjectSession::importFailed, this, [this](const Error& error) {
        if (!m_session.isOpen()) m_start->notice().show(error);
    });
    for (const auto signal : {&ProjectSession::changed, &ProjectSession::closed})
        connect(&m_session, signal, this, &MainWindow::updateSteps);
    // Not only when it is closed: the computer may be switched off before.
    connect(&m_session, &ProjectSession::changed, this, [this] {
        if (m_session.isOpen()) rememberProject(m_settings, recentProjectOf(m_session));
    });
    connect(&m_session, &ProjectSession::samplesEdited, this, &MainWindow::updateSteps);
}

void MainWindow::connectJobs() {
    connect(&m_jobs, &JobRunner::started, this, &MainWindow::updateSteps);
    connect(&m_jobs, &JobRunner::pauseChanged, this, [this] {
        // Who has a job hold still does not wait for its end any more.
        if (m_jobs.pauseWanted() && !m_jobs.cancelling()) m_closeWhenIdle = false;
        updateSteps();
    });
    connect(&m_jobs, &JobRunner::finished, this, [this] {
        updateSteps();
        if (m_closeUnasked || (m_closeWhenIdle && !m_jobs.running())) close();
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::makeShortcuts() {
    const QString everywhere = tr("Everywhere");
    for (int i = 0; i < StepRail::placeTotal; ++i) {
        // Alt+1 is the start page, Alt+2 Data, and so on down the rail.
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | (Qt::Key_1 + i)), this);
        describeKey(*shortcut, everywhere, m_rail->button(StepRail::Place(i)).text());
        connect(shortcut, &QShortcut::activated, this, [this, i] {
            if (m_rail->button(StepRail::Place(i)).isEnabled()) goTo(StepRail::Place(i));
        });
    }
    makeHelpKeys();
}

void MainWindow::makeHelpKeys() {
    const QString everywhere = tr("Everywhere");
    const auto add = [&](const QKeySequence& key, const QString& words, auto act) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::ApplicationShortcut);  // in its dialogs, too
        describeKey(*shortcut, everywhere, words);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    const auto front = [this]() -> const QWidget& {
        const QWidget* active = QApplication::activeWindow();
        return active ? *active : *this;
    };
    add(QKeySequence(Qt::Key_F1), tr("The guide, at the chapter of the page"),
        [this, front] { showGuide(ownHelpTopic(&front())); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F1), tr("Explain what is under the pointer or has the keyboard"),
        [this, front] { showGuide(m_topics->topicIn(front())); });
    auto* keys = new QShortcut(this);
    // The same key with and without Shift: keyboards differ in how they tell of it.
    keys->setKeys({QKeySequence(Qt::CTRL | Qt::Key_F1), QKeySequence(Qt::Key_Question),
                   QKeySequence(Qt::SHIFT | Qt::Key_Question)});
    describeKey(*keys, everywhere, tr("This sheet"), tr("Ctrl+F1  ?"));
    // Where the system tells of both, it is the same all the same.
    connect(keys, &QShortcut::activated, this, &MainWindow::showKeys);
    connect(keys, &QShortcut::activatedAmbiguously, this, &MainWindow::showKeys);
}

void MainWindow::showKeys() {
    if (!m_keys) {
        m_keys = new KeySheet(this);
        m_keys->resize(fitting(m_keys->size(), *this));
        connect(m_keys, &KeySheet::aboutRequested, this, &MainWindow::showAbout);
    }
    m_keys->show();
    m_keys->raise();
    m_keys->activateWindow();
}

void MainWindow::showHistory() {
    if (!m_history) {
        m_history = new HistoryDialog(m_session, this);
        m_history->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_history->show();
    m_history->raise();
    m_history->activateWindow();
}

void MainWindow::showGuide(const QString& topic) {
    if (!m_guide) {
        m_guide = new GuideWindow(this);
        m_guide->resize(fitting(m_guide->size(), *this));
        connect(m_guide, &GuideWindow::keysRequested, this, &MainWindow::showKeys);
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
    m_guide->showTopic(topic.isEmpty() ? chapterOfPage() : topic);
}

QString MainWindow::chapterOfPage() const {
    // What is on a tab may have a chapter of its own.
    for (const QTabWidget* tabs : m_stack->currentWidget()->findChildren<QTabWidget*>())
        if (tabs->isVisible())
            if (const QString topic = ownHelpTopic(tabs->currentWidget()); !topic.isEmpty()) return topic;
    return QLatin1String(kChapters[m_stack->currentIndex()]);
}

void MainWindow::showAbout() {
    if (!m_about) {
        m_about = new AboutDialog(m_factory.torchVersion, this);
        m_about->resize(fitting(m_about->size(), *this));
    }
    m_about->show();
    m_about->raise();
    m_about->activateWindow();
}

void MainWindow::setPages(PageFactory factory) {
    m_factory = std::move(factory);
    if (m_factory.equipData) m_factory.equipData(*m_data);
    std::fill(std::begin(m_made), std::end(m_made), false);
    measureCompute();
    if (m_stack->currentIndex() >= StepRail::train && m_stack->currentIndex() <= StepRail::apply)
        makePage(StepRail::Place(m_stack->currentIndex()));
    // The others now, so that a step opens at once.
    makePages({StepRail::train, StepRail::inspect, StepRail::apply});
}

void MainWindow::makePages(const std::vector<StepRail::Place>& places) {
    if (places.empty()) return;
    QTimer::singleShot(kBetweenPagesMs, this, [this, places] {
        makePage(places.front());
        const std::vector<StepRail::Place> others(places.begin() + 1, places.end());
        const auto* page = qobject_cast<PageInTurns*>(m_stack->widget(places.front()));
        if (!page || page->made()) return makePages(others);
        connect(page, &PageInTurns::finished, this, [this, others] { makePages(others); });
    });
}

void MainWindow::showFailure(const QString& detail) {
    for (int i = StepRail::train; i <= StepRail::apply; ++i)
        if (auto* page = qobject_cast<EmptyState*>(m_stack->widget(i)))
            page->setContent(QStringLiteral("dialog-error"), tr("A part of Fovea is missing"),
                             tr("Install Fovea again.") + QLatin1Char('\n') + detail);
}

void MainWindow::measureCompute() {
    if (!m_factory.compute) return;
    inBackground(
        *QThreadPool::globalInstance(), this,
        [compute = m_factory.compute, device = m_settings.get(setting::device)] { return compute(device); },
        [this](const ComputeFacts& facts) { m_status->setCompute(facts); });
}

void MainWindow::makePage(StepRail::Place place) {
    if (m_made[place]) return;
    const PageFactory::Maker* maker = nullptr;
    if (place == StepRail::train) maker = &m_factory.train;
    if (place == StepRail::inspect) maker = &m_factory.inspect;
    if (place == StepRail::apply) maker = &m_factory.apply;
    if (!maker || !*maker) return;
    m_made[place] = true;
    QWidget* old = m_stack->widget(place);
    PageLinks links;
    links.toData = [this] { goTo(m_session.isOpen() ? StepRail::data : StepRail::projects); };
    links.toTrain = [this] {
        if (m_rail->button(StepRail::train).isEnabled()) goTo(StepRail::train);
    };
    links.toBackbones = [this] { showBackbones(); };
    links.toSample = [this](qint64 sample) {
        goTo(StepRail::data);
        m_data->showSample(sample);
    };
    links.toInspect = [this](qint64 run) {
        goTo(StepRail::inspect);
        if (m_factory.showRun) m_factory.showRun(*m_stack->widget(StepRail::inspect), run);
    };
    links.toApply = [this](const QString& adapter) {
        goTo(StepRail::apply);
        if (m_factory.useAdapter) m_factory.useAdapter(*m_stack->widget(StepRail::apply), adapter);
    };
    const bool current = m_stack->currentWidget() == old;
    m_stack->insertWidget(place, (*maker)(m_session, m_jobs, m_settings, links, m_stack));
    m_stack->removeWidget(old);
    old->deleteLater();
    if (place == StepRail::apply && m_factory.predictions)
        followPredictions(m_factory.predictions(*m_stack->widget(place)));
    if (current) m_stack->setCurrentIndex(place);
}

void MainWindow::followPredictions(JobRunner& predictions) {
    m_predictions = &predictions;
    m_status->follow(predictions);
    connect(&predictions, &JobRunner::started, this, &MainWindow::updateSteps);
    connect(&predictions, &JobRunner::finished, this, [this] {
        updateSteps();
        if (m_closeUnasked || (m_closeWhenIdle && !m_predictions->running())) close();
    });
}

JobRunner* MainWindow::atWork() {
    if (m_jobs.running()) return &m_jobs;
    return m_predictions && m_predictions->running() ? m_predictions.data() : nullptr;
}

QString MainWindow::jobAt(WorkStep step) {
    for (const JobRunner* jobs : {&m_jobs, m_predictions.data()})
        if (jobs && jobs->running() && jobs->step() == step)
            return jobs->holding() ? tr("paused") : jobs->title();
    return {};
}

void MainWindow::showBackbones() {
    if (!m_factory.backbones) return;
    if (!m_backbones) {
        m_backbones = m_factory.backbones(
            m_settings,
            [this] {
                if (m_made[StepRail::train] && m_factory.backbonesChanged)
                    m_factory.backbonesChanged(*m_stack->widget(StepRail::train));
            },
            this);
        if (m_factory.backboneFetches) m_status->follow(m_factory.backboneFetches(*m_backbones));
    }
    m_backbones->show();
    m_backbones->raise();
    m_backbones->activateWindow();
}

void MainWindow::goTo(StepRail::Place place) {
    makePage(place);
    m_rail->setCurrent(place);
    const bool other = m_stack->currentIndex() != place;
    m_stack->setCurrentIndex(place);
    namePage();
    if (other) speak(this, m_rail->button(place).text());
}

void MainWindow::namePage() {
    // What a screen reader says when the window comes to the front.
    const QString name =
        tr("%1 – %2").arg(m_rail->button(StepRail::Place(m_stack->currentIndex())).text(), windowTitle());
    if (name != accessibleName()) setAccessibleName(name);
}

void MainWindow::openProject(const QString& path) {
    m_start->notice().clear();
    // A file manager opens the database in the folder.
    const QString folder = QFileInfo(path).isFile() ? QFileInfo(path).path() : path;
    if (m_session.isOpen() && QFileInfo(folder) == QFileInfo(m_session.folder())) {
        goTo(StepRail::data);
        return;
    }
    m_session.open(folder);
}

void MainWindow::tryDemo(const QString& folder, int images) {
    m_start->notice().clear();
    m_demo->start(folder.isEmpty() ? Demo::standardFolder() : QFileInfo(folder).absoluteFilePath(), images);
}

void MainWindow::offer(const QString& text, const QString& action, std::function<void()> done) {
    m_offered = std::move(done);
    m_start->notice().show(NoticeBar::Kind::warning, text, action);
}

void MainWindow::offerCrashReport() {
    if (crashReports().empty()) return;
    offerToSaveReport(
        tr("Fovea ended unexpectedly the last time. Projects are as they were last stored. A report that "
           "names no "
           "patient, image or folder can be saved for whoever looks after Fovea."));
    // Offered once: the next time it would be another one that is meant.
    connect(qApp, &QCoreApplication::aboutToQuit, this, [] { forgetCrashReports(); });
}

void MainWindow::offerToSaveReport(const QString& text) {
    offer(text, tr("Save the report…"), [this] {
        chooseSaveFile(this, tr("Save the report"),
                       proposedFile({}, {tr("Fovea"), tr("report")}, QStringLiteral("txt")),
                       tr("Text files (*.txt)"), QStringLiteral("txt"), [this](const QString& file) {
                           if (const auto saved = saveCrashReport(file.toStdString()); !saved)
                               offerToSaveReport(errorSentence(saved.error()));
                           else
                               m_start->notice().showSaved(tr("The report is saved."), file);
                       });
    });
}

void MainWindow::sayWhoHas(const QString& folder) {
    QString name = QFileInfo(folder).fileName();
    if (name.endsWith(QLatin1String(".fovea"))) name.chop(6);
    inBackground(
        *QThreadPool::globalInstance(), this,
        [path = folder.toStdString()] { return project::lockHolder(path); },
        [this, folder, name](const std::optional<project::LockHolder>& holder) {
            if (holder && holder->elsewhere && !holder->alive) {
                offer(lockWords(name, holder), tr("Open it here"),
                      [this, folder] { m_session.open(folder, false, true); });
                return;
            }
            const auto retry = [this, folder] { openProject(folder); };
            if (!holder || holder->elsewhere || !holder->alive) {
                offer(lockWords(name, holder), tr("Try again"), retry);
                return;
            }
            WindowCall::call(folder, this, [this, folder, name, holder, retry](bool answered) {
                if (!answered) {
                    offer(lockWords(name, holder), tr("Try again"), retry);
                    return;
                }
                offer(tr("“%1” is open in another Fovea window, which has been asked to come to the front. "
                         "To open it here, close it there first.")
                          .arg(name),
                      tr("Try again"), retry);
            });
        });
}

void MainWindow::comeToFront() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    QApplication::alert(this);  // where the system does not let windows come by themselves
}

void MainWindow::onOpened() {
    m_settings.addRecentProject(m_session.folder());
    m_call->answerFor(m_session.folder());
    goTo(StepRail::data);
    if (!m_offersTour || m_settings.get(setting::tourSeen)) return;
    m_settings.set(setting::tourSeen, true);
    showTour();
}

void MainWindow::offerTour() {
    m_offersTour = true;
}

void MainWindow::showTour() {
    if (!m_tour) m_tour = new FirstTour(*m_rail, centralWidget());
    m_tour->start();
}

QString MainWindow::whyNot(StepRail::Place place) const {
    switch (place) {
        case StepRail::data:
            return m_session.isOpen() ? QString() : tr("Open or make a project first");
        case StepRail::train:
            if (!m_session.isOpen()) return tr("Open or make a project first");
            // Another question may be ready: the page says what this one lacks.
            if (m_session.classes().size() < 2 && m_session.questions().size() < 2)
                return m_session.missingAnswers();
            return {};
        case StepRail::inspect:
            // Of any question: the page has a switch.
            if (std::any_of(m_session.allRuns().begin(), m_session.allRuns().end(), hasAdapter)) return {};
            return m_session.isOpen() ? tr("Train first: there is nothing to judge yet")
                                      : tr("Open or make a project first");
        default:
            return {};
    }
}

void MainWindow::updateSteps() {
    m_rail->setProject(m_session.name(), m_session.folder());
    setWindowTitle(!m_session.isOpen()    ? tr("Fovea")
                   : m_session.readOnly() ? tr("%1 (read-only) – Fovea").arg(m_session.name())
                                          : tr("%1 – Fovea").arg(m_session.name()));
    namePage();
    const std::map<StepRail::Place, QString> jobs{{StepRail::data, jobAt(WorkStep::data)},
                                                  {StepRail::train, jobAt(WorkStep::train)},
                                                  {StepRail::inspect, jobAt(WorkStep::inspect)},
                                                  {StepRail::apply, jobAt(WorkStep::apply)}};
    const auto setState = [&](StepRail::Place place, const QString& otherwise) {
        const QString reason = whyNot(place), &job = jobs.at(place);
        m_rail->button(place).setEnabled(reason.isEmpty());
        m_rail->button(place).setToolTip(plainToolTip(reason.isEmpty() ? job : reason));
        m_rail->button(place).setState(job.isEmpty() ? otherwise : job);
    };
    const auto& runs = m_session.allRuns();
    const int trained = int(std::count_if(runs.begin(), runs.end(), hasAdapter));
    const int images = int(m_session.samples().size());
    setState(StepRail::data, !m_session.isOpen() ? QString()
                             : images            ? tr("%n image(s)", nullptr, images)
                                                 : tr("no images yet"));
    QString train = trained ? tr("%n training(s)", nullptr, trained) : tr("not trained yet");
    if (!runs.empty() && project::interrupted(runs.back().state)) train = tr("interrupted");
    setState(StepRail::train, m_session.isOpen() ? train : QString());
    setState(StepRail::inspect, !m_session.isOpen() ? QString()
                                : trained           ? tr("%n result(s)", nullptr, trained)
                                                    : tr("nothing yet"));
    setState(StepRail::apply, tr("new cases"));
    // A step that no longer makes sense is not where the user stays.
    const int current = m_stack->currentIndex();
    if (current >= StepRail::data && current <= StepRail::inspect && !m_session.isOpen() && !m_session.busy())
        goTo(StepRail::projects);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_stack && event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        // After this event has drawn.
        QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && !m_jobs.running()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    // Only what no page took: a project's folder.
    for (const QUrl& url : event->mimeData()->urls())
        if (QFileInfo::exists(url.toLocalFile() + QStringLiteral("/project.sqlite"))) {
            openProject(url.toLocalFile());
            return;
        }
    if (m_session.isOpen()) return;
    m_start->notice().show(NoticeBar::Kind::information,
                           tr("Make a project first, then drop your images into it."));
    goTo(StepRail::projects);
}

void MainWindow::closeUnasked() {
    m_closeUnasked = true;
    if (auto* box = findChild<QMessageBox*>(QStringLiteral("closeQuestion"))) box->reject();
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (JobRunner* job = atWork()) {
        event->ignore();
        if (job->disposable() || m_closeUnasked) {
            m_closeWhenIdle = true;
            job->cancel();
        } else {
            askBeforeClosing(*job);  // again, too, where the end that was asked for takes long
        }
        return;
    }
    m_settings.set(setting::windowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::askBeforeClosing(JobRunner& job) {
    if (findChild<QMessageBox*>(QStringLiteral("closeQuestion"))) return;
    const bool resultSoFar = job.canEndEarly();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Fovea"),
                                tr("“%1” is still running.").arg(job.title()), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        resultSoFar ? tr("Paused, it goes on next time from where it is, to the same result. Ended "
                         "now, it keeps the adapter of its best epoch so far.")
        : job.step() == WorkStep::apply
            ? tr("What was predicted is kept only in a table that was saved.")
            : tr("What is finished is kept, and it goes on from there when it is continued."));
    const auto closeAfter = [this, &job](auto end) {
        return [this, &job, end] {
            m_closeWhenIdle = true;
            end();
            if (!job.running()) close();
        };
    };
    QPushButton* stop =
        box->addButton(resultSoFar ? tr("&Pause and quit") : tr("Stop and close"), QMessageBox::AcceptRole);
    stop->setObjectName(QStringLiteral("stopAndClose"));
    connect(stop, &QPushButton::clicked, this, closeAfter([&job] { job.cancel(); }));
    if (resultSoFar) {
        QPushButton* best = box->addButton(tr("&End with the best so far"), QMessageBox::DestructiveRole);
        best->setObjectName(QStringLiteral("endAndClose"));
        connect(best, &QPushButton::clicked, this, closeAfter([&job] { job.endEarly(); }));
    }
    QPushButton* stay =
        box->addButton(resultSoFar ? tr("&Keep training") : tr("Keep running"), QMessageBox::RejectRole);
    stay->setObjectName(QStringLiteral("keepRunning"));
    connect(stay, &QPushButton::clicked, this, [this] { m_closeWhenIdle = false; });
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(&job, &JobRunner::finished, box, [&job, box] {
        if (!job.running()) box->reject();
    });
    box->open();
}

}  // namespace fovea::ui
