#include "train/train_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "runs/column_scroll.h"
#include "session/project_session.h"
#include "train/history_panel.h"
#include "train/plan_panel.h"
#include "train/progress_panel.h"
#include "train/settings_panel.h"
#include "train/train_presenter.h"
#include "widgets/empty_state.h"
#include "widgets/theme.h"

namespace fovea::ui {

TrainPage::TrainPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent) {
    m_presenter = new TrainPresenter(session, jobs, settings, this);
    auto* choices = new SettingsPanel(*m_presenter, settings);
    auto* choicesArea = new ColumnScroll(choices);
    choicesArea->setMaximumWidth(44 * kGrid);
    auto* progress = new ProgressPanel(*m_presenter);
    m_right = new QStackedWidget;
    auto* history = new HistoryPanel(session);
    auto* before = new QWidget;
    auto* beforeLayout = new QVBoxLayout(before);
    beforeLayout->setContentsMargins(0, 0, 0, 0);
    beforeLayout->setSpacing(2 * kGrid);
    auto* plan = new PlanPanel(*m_presenter, jobs);
    beforeLayout->addWidget(plan);
    beforeLayout->addWidget(history);
    beforeLayout->addStretch(1);
    m_right->addWidget(new ColumnScroll(before));
    m_right->addWidget(new ColumnScroll(progress));
    auto* heading = new QLabel(tr("Train"));
    makeHeading(heading);

    auto* work = new QWidget;
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGrid);
    columns->addWidget(choicesArea, 2);
    columns->addWidget(m_right, 3);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(heading);
    column->addLayout(columns, 1);

    m_empty = new EmptyState;
    m_empty->setContent(QStringLiteral("run-build"), tr("Nothing to learn from yet"), {});
    m_whole = new QStackedWidget;
    m_whole->addWidget(m_empty);
    m_whole->addWidget(work);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_whole);

    connect(choices, &SettingsPanel::backbonesRequested, this, &TrainPage::backbonesRequested);
    connect(progress, &ProgressPanel::inspectRequested, this, &TrainPage::inspectRequested);
    connect(history, &HistoryPanel::inspectRequested, this, &TrainPage::inspectRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &TrainPage::dataRequested);
    connect(m_presenter, &TrainPresenter::phaseChanged, this, &TrainPage::showState);
    connect(m_presenter, &TrainPresenter::planChanged, this, &TrainPage::showState);
    // The button that had the keyboard is gone now; without this it would go to the rail.
    connect(m_presenter, &TrainPresenter::phaseChanged, this, [this, plan, progress] {
        if (!isVisible()) return;
        m_presenter->phase() == TrainPresenter::Phase::idle ? plan->focusNext() : progress->focusNext();
    });
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &TrainPage::showState);
    showState();
}

void TrainPage::showState() {
    const QString obstacle = m_presenter->obstacle();
    const bool idle = m_presenter->phase() == TrainPresenter::Phase::idle;
    m_right->setCurrentIndex(idle ? 0 : 1);
    m_whole->setCurrentIndex(obstacle.isEmpty() || !idle ? 1 : 0);
    m_empty->setContent(QStringLiteral("run-build"), tr("Nothing to learn from yet"), obstacle);
    m_empty->setAction(tr("Go to Data"));
}

void TrainPage::refreshBackbones() {
    m_presenter->backbones().refresh();
}

void TrainPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_presenter->setActive(true);
}

void TrainPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_presenter->setActive(false);
}

}  // namespace fovea::ui
