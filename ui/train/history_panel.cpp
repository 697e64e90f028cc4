#include "train/history_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "session/project_session.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kShown = 8;
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

void HistoryPanel::showRuns() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const auto runs = summariseRuns(m_session.runs(), m_session.folder());
    setVisible(!runs.empty());
    int row = 0;
    for (const RunSummary& r : runs) {
        if (row == kShown) break;
        auto* name = new QLabel(r.title);
        name->setToolTip(tr("%1, %2 epochs, %3").arg(r.method).arg(r.epochs).arg(r.backbone));
        auto* figure =
            new QLabel(r.usable() && std::isfinite(r.validationAuc)
                           ? tr("AUC %1 on its tuning images").arg(decimalWords(r.validationAuc, 2))
                       : r.usable()                         ? tr("done")
                       : r.state == QLatin1String("failed") ? tr("did not come to its end")
                                                            : tr("interrupted"));
        figure->setToolTip(
            tr("That figure chose the round, so it flatters. Inspect gives it with its interval."));
        makeQuiet(figure);
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(figure, row, 1);
        if (r.usable()) {
            auto* inspect = new QPushButton(tr("Inspect"));
            inspect->setProperty("look", QStringLiteral("link"));
            inspect->setAccessibleName(tr("Inspect %1").arg(r.title));
            connect(inspect, &QPushButton::clicked, this, [this, id = r.id] { Q_EMIT inspectRequested(id); });
            m_grid->addWidget(inspect, row, 2, Qt::AlignLeft);
        }
        ++row;
    }
}

}  // namespace fovea::ui
