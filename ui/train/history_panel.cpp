#include "train/history_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "session/project_session.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr std::size_t kShown = 8;
}

HistoryPanel::HistoryPanel(ProjectSession& session, QWidget* parent) : QFrame(parent), m_session(session) {
    makeCard(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    auto* title = new QLabel(tr("Trainings so far"));
    makeTitle(title);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(2, 1);
    layout->addWidget(title);
    layout->addLayout(m_grid);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &HistoryPanel::showRuns);
    showRuns();
}

HistoryPanel::Row& HistoryPanel::row(std::size_t index) {
    while (m_rows.size() <= index) {
        const int at = int(m_rows.size());
        Row made{new QLabel, new QLabel, new QPushButton(tr("Inspect"))};
        made.figure->setToolTip(
            tr("That figure chose the round, so it flatters. Inspect gives it with its interval."));
        makeQuiet(made.figure);
        makeLink(made.inspect);
        m_grid->addWidget(made.name, at, 0);
        m_grid->addWidget(made.figure, at, 1);
        m_grid->addWidget(made.inspect, at, 2, Qt::AlignLeft);
        connect(made.inspect, &QPushButton::clicked, this,
                [this, at] { Q_EMIT inspectRequested(m_rows[std::size_t(at)].run); });
        m_rows.push_back(made);
    }
    return m_rows[index];
}

void HistoryPanel::showRuns() {
    const auto runs = summariseRuns(m_session.runs(), m_session.folder());
    setVisible(!runs.empty());
    const std::size_t shown = std::min(kShown, runs.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const RunSummary& r = runs[i];
        Row& widgets = row(i);
        widgets.run = r.id;
        widgets.name->setText(r.title);
        widgets.name->setToolTip(tr("%1, %2 epochs, %3").arg(r.method).arg(r.epochs).arg(r.backbone));
        widgets.figure->setText(r.usable() && std::isfinite(r.validationAuc)
                                    ? tr("AUC %1 on its tuning images").arg(decimalWords(r.validationAuc, 2))
                                : r.usable()                         ? tr("done")
                                : r.state == QLatin1String("failed") ? tr("did not come to its end")
                                                                     : tr("interrupted"));
        widgets.inspect->setAccessibleName(tr("Inspect %1").arg(r.title));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        for (QWidget* w : {static_cast<QWidget*>(m_rows[i].name), static_cast<QWidget*>(m_rows[i].figure)})
            w->setVisible(i < shown);
        m_rows[i].inspect->setVisible(i < shown && runs[i].usable());
    }
}

}  // namespace fovea::ui
