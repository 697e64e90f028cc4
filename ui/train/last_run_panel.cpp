#include "train/last_run_panel.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "jobs/background.h"
#include "plots/run_plot.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "runs/run_words.h"
#include "runs/side_networks.h"
#include "session/project_session.h"
#include "train/outcome_words.h"
#include "training/checkpoint.h"
#include "widgets/theme.h"

namespace fovea::ui {

LastRunPanel::LastRunPanel(ProjectSession& session, QWidget* parent) : QFrame(parent), m_session(session) {
    makeCard(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    m_title = new QLabel;
    makeTitle(m_title);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("lastRun"));
    m_words->setWordWrap(true);
    makeQuiet(m_words);
    m_plot = new RunPlot;
    m_plot->setObjectName(QStringLiteral("lastRunPlot"));
    m_inspect = new QPushButton(tr("See how good it &is"));
    m_inspect->setObjectName(QStringLiteral("inspectLast"));
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("allTrainings"));
    makeLink(m_all);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(m_inspect);
    row->addWidget(m_all);
    row->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addWidget(m_plot, 1);
    layout->addLayout(row);
    connect(m_inspect, &QPushButton::clicked, this, [this] { Q_EMIT inspectRequested(m_run); });
    connect(m_all, &QPushButton::clicked, this, &LastRunPanel::allRequested);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &LastRunPanel::showRun);
    showRun();
}

QString LastRunPanel::aucWords(const runs::RunRecord& r, bool interrupted) {
    const QString auc = decimalWords(r.validationAuc(), 2);
    if (r.readOutAlone()) return tr("On the validation images the AUC is %1.").arg(auc);
    if (!r.sideNetworks.empty())
        return tr("Together its %1 side networks have an AUC of %2 on the validation images.")
            .arg(r.sideNetworks.size())
            .arg(auc);
    return (interrupted
                ? tr("The best epoch so far is epoch %1 of %2, with an AUC of %3 on the validation images.")
                : tr("The best epoch was epoch %1 of %2, with an AUC of %3 on the validation images."))
        .arg(r.bestEpoch)
        .arg(r.epochs)
        .arg(auc);
}

void LastRunPanel::showRun() {
    setVisible(!m_session.runs().empty());
    if (m_session.runs().empty()) return;
    const RunSummary run = summarise(m_session.runs().back(), m_session.folder());
    runs::RunRecord r = run.record;
    m_run = run.id;
    if (run.interrupted()) {
        readSaved(m_session.runFolder(run.id));
        r.losses = m_saved.losses;
        r.validation = m_saved.epochs;
        r.epochs = int(m_saved.epochs.size());
        r.bestEpoch = m_saved.bestEpoch;
    }
    const int networks = run.interrupted() && r.settings ? r.settings->sideNetworks : 1;
    m_title->setText(tr("%1: %2").arg(run.title, stateWords(r, false)));
    QStringList words{settingsLine(r) + QLatin1Char('.')};
    if (networks > 1) words << tr("Side network %1 of %2 was under way.").arg(m_saved.network).arg(networks);
    if (std::isfinite(r.validationAuc())) words << aucWords(r, run.interrupted());
    if (r.number) words << tr("On the validation images: %1.").arg(headlineWords(r, m_session.question()));
    if (!r.userNote.empty()) words << fromUtf8(r.userNote);
    m_words->setText(words.join(QLatin1Char(' ')));
    RunCurves curves = curvesOf(r);
    if (run.interrupted()) curves.plannedEpochs = 0;  // the axis ends where the curves do
    m_plot->setVisible(!curves.epochs.empty());
    // Without curves there is nothing that more height would serve.
    QSizePolicy policy = sizePolicy();
    policy.setVerticalStretch(curves.epochs.empty() ? 0 : 1);
    setSizePolicy(policy);
    m_plot->setSaveName(m_session.folder(), {m_session.name(), tr("training %1").arg(run.id)});
    m_plot->setCurves(curves);
    m_inspect->setVisible(run.usable());
    m_all->setText(tr("All trainings (%1)").arg(m_session.runs().size()));
}

void LastRunPanel::readSaved(const QString& folder) {
    // Saving replaces a file of the folder. What was read before need not be read again.
    const QString of = folder + QFileInfo(folder).lastModified().toString(Qt::ISODateWithMs);
    if (of == m_savedOf) return;
    m_savedOf = of;
    m_saved = {};
    const auto read = [folder = folder.toStdString()] {
        const int network = runs::networkUnderWay(folder);
        training::CheckpointFiles files(training::checkpointPath(folder, network));
        const auto found = files.newest({});  // an error the run itself will tell
        Saved saved;
        saved.network = network + 1;
        if (!found || !*found) return saved;
        saved.epochs = (*found)->epochs;
        saved.bestEpoch = (*found)->bestEpoch + 1;
        saved.losses = (*found)->losses;
        // Without the epoch that was under way.
        saved.losses.resize(
            std::min(saved.losses.size(), saved.epochs.size() * std::size_t((*found)->stepsPerEpoch)));
        return saved;
    };
    inBackground(*QThreadPool::globalInstance(), this, read, [this, of](Saved saved) {
        if (of != m_savedOf) return;
        m_saved = std::move(saved);
        showRun();
    });
}

}  // namespace fovea::ui
