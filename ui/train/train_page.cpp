#include "train/train_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "questions/question_switch.h"
#include "runs/column_scroll.h"
#include "session/project_session.h"
#include "train/last_run_panel.h"
#include "train/plan_panel.h"
#include "train/progress_panel.h"
#include "train/question_results.h"
#include "train/runs_panel.h"
#include "train/settings_panel.h"
#include "train/train_presenter.h"
#include "widgets/desktop_notice.h"
#include "widgets/empty_state.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

TrainPage::TrainPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : PageInTurns(parent), m_session(session), m_jobs(jobs), m_settings(settings) {
    m_presenter = new TrainPresenter(session, jobs, settings, this);
    m_empty = new EmptyState;
    m_empty->setContent(QStringLiteral("run-build"), tr("Nothing to learn from yet"), {});
    m_whole = new QStackedWidget;
    m_whole->addWidget(underQuestionSwitch(session, m_empty));
    m_whole->addWidget(makeWork());
    makeInTurns(m_whole, {[this] { makeChoices(); }, [this] { makeBefore(); }, [this] { makeDuring(); },
                          [this] { makeRuns(); },
                          [this] {
                              connectAll();
                              showState();
                          }});
}

QWidget* TrainPage::makeWork() {
    auto* heading = new QLabel(tr("Train"));
    makeHeading(heading);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("trainViews"));
    m_tabs->setAccessibleName(tr("What is shown"));
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("&New training"));
    m_tabs->addTab({});
    auto* head = new QHBoxLayout;
    head->setSpacing(3 * kGrid);
    head->addWidget(heading);
    head->addWidget(new QuestionSwitch(m_session, QuestionSwitch::Menu::none));
    head->addWidget(m_tabs);
    head->addStretch(1);

    m_views = new QStackedWidget;
    auto* work = new QWidget;
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(head);
    column->addWidget(m_views, 1);
    return work;
}

void TrainPage::makeChoices() {
    auto* choices =
        new SettingsPanel(m_presenter->choices(), m_presenter->planner(), m_presenter->run(), m_settings);
    auto* choicesArea = new ColumnScroll(choices);
    choicesArea->setWidest(44 * kGrid);
    m_right = new QStackedWidget;
    auto* training = new QWidget;
    auto* columns = new QHBoxLayout(training);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(2 * kGrid);
    columns->addWidget(choicesArea, 2);
    columns->addWidget(m_right, 3);
    m_views->addWidget(training);
    connect(choices, &SettingsPanel::backbonesRequested, this, &TrainPage::backbonesRequested);
}

void TrainPage::makeBefore() {
    m_plan = new PlanPanel(m_presenter->planner(), m_presenter->run(), m_presenter->choices(), m_jobs,
                           m_presenter->questions());
    auto* last = new LastRunPanel(m_session);
    auto* before = new QWidget;
    auto* layout = new QVBoxLayout(before);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_plan);
    layout->addWidget(last);  // says itself whether it wants the rest
    layout->addStretch(0);
    m_right->addWidget(new ColumnScroll(before));
    connect(last, &LastRunPanel::inspectRequested, this, &TrainPage::inspectRequested);
    connect(last, &LastRunPanel::allRequested, this, [this] { setView(allTrainings); });
}

void TrainPage::makeDuring() {
    m_progress = new ProgressPanel(m_presenter->run());
    auto* during = new QWidget;
    auto* column = new QVBoxLayout(during);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(new QuestionResults(m_presenter->questions()));
    column->addWidget(m_progress, 1);
    m_right->addWidget(new ColumnScroll(during));
    connect(m_progress, &ProgressPanel::inspectRequested, this, &TrainPage::inspectRequested);
}

void TrainPage::makeRuns() {
    auto* runs = new RunsPanel(m_presenter->run(), m_presenter->planner(), m_session, m_jobs, m_settings);
    connect(runs, &RunsPanel::inspectRequested, this, &TrainPage::inspectRequested);
    connect(runs, &RunsPanel::choicesTaken, this, [this] { setView(newTraining); });
    m_views->addWidget(new PageScroll(runs));
}

void TrainPage::connectAll() {
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int view) {
        m_views->setCurrentIndex(view);
        // No estimate that nobody looks at: it would keep notes from being written.
        m_presenter->setActive(isVisible() && view == newTraining);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &TrainPage::dataRequested);
    // After the panels, whose buttons are to be as they should.
    connect(&m_presenter->run(), &RunPresenter::phaseChanged, this, &TrainPage::onPhase);
    connect(&m_presenter->planner(), &PlanPresenter::changed, this, &TrainPage::showState);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&m_session, signal, this, &TrainPage::showState);
}

void TrainPage::showState() {
    const QString obstacle = m_presenter->planner().obstacle();
    const bool idle = m_presenter->run().phase() == RunPresenter::Phase::idle;
    m_right->setCurrentIndex(idle ? 0 : 1);
    m_whole->setCurrentIndex(obstacle.isEmpty() || !idle ? 1 : 0);
    m_empty->setContent(QStringLiteral("run-build"), tr("Nothing to learn from yet"), obstacle);
    m_empty->setAction(tr("Go to Data"));
    m_tabs->setTabText(allTrainings, tr("&All trainings (%1)").arg(m_session.runs().size()));
    m_tabs->setVisible(!m_session.runs().empty());
    if (m_session.runs().empty()) m_tabs->setCurrentIndex(newTraining);
}

void TrainPage::onPhase() {
    tellWhenElsewhere();
    showState();
    focusNext();
}

/// The button that had the keyboard is gone now; without this it would go to the rail.
void TrainPage::focusNext() {
    if (!isVisible() || m_views->currentIndex() != newTraining) return;
    m_presenter->run().phase() == RunPresenter::Phase::idle ? m_plan->focusNext() : m_progress->focusNext();
}

void TrainPage::setView(View view) {
    finish();
    m_tabs->setCurrentIndex(view);
}

void TrainPage::tellWhenElsewhere() {
    using Phase = RunPresenter::Phase;
    const Phase phase = m_presenter->run().phase();
    if (phase != Phase::done && phase != Phase::failed) return;
    tellUser(window(),
             phase == Phase::done ? tr("The training is done") : tr("The training could not be finished"),
             phase == Phase::done ? tr("Fovea can show now how good the adapter is.")
                                  : m_presenter->run().failure());
}

void TrainPage::refreshBackbones() {
    m_presenter->choices().backbones().refresh();
}

void TrainPage::showEvent(QShowEvent* event) {
    PageInTurns::showEvent(event);
    m_presenter->setActive(m_tabs->currentIndex() == newTraining);
}

void TrainPage::hideEvent(QHideEvent* event) {
    PageInTurns::hideEvent(event);
    m_presenter->setActive(false);
}

}  // namespace fovea::ui
