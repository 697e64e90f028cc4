#include "widgets/job_strip.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kBarSteps = 1000;
}

JobStrip::JobStrip(JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_text(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop"), this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setObjectName(QStringLiteral("stopJob"));
    makeLink(m_stop);
    m_stop->setAccessibleName(tr("Stop what is running"));
    connect(m_stop, &QPushButton::clicked, &jobs, &JobRunner::cancel);
    connect(&jobs, &JobRunner::started, this, &JobStrip::onStarted);
    connect(&jobs, &JobRunner::progress, this, &JobStrip::onProgress);
    connect(&jobs, &JobRunner::cancelRequested, this, [this] {
        m_stop->setEnabled(false);
        m_text->setFullText(tr("Stopping…"));
        m_bar->setRange(0, 0);
    });
    connect(&jobs, &JobRunner::pauseChanged, this, [this] {
        if (m_jobs.cancelling()) return;
        if (!m_jobs.pauseWanted()) {
            m_text->setFullText(m_jobs.title());
            return;
        }
        m_text->setFullText(m_jobs.holding() ? tr("%1: paused").arg(m_jobs.title())
                                             : tr("%1: pausing…").arg(m_jobs.title()));
        // A bar that runs to and fro would say that something happens.
        if (m_bar->maximum() == 0) m_bar->setRange(0, kBarSteps);
    });
    connect(&jobs, &JobRunner::finished, this, [this] { setVisible(m_jobs.running()); });
    if (jobs.running())
        onStarted();
    else
        hide();
}

void JobStrip::onStarted() {
    m_text->setFullText(m_jobs.title());
    m_bar->setRange(0, 0);
    m_stop->setEnabled(!m_jobs.cancelling());
    show();
}

void JobStrip::onProgress(const fovea::Progress& progress) {
    if (m_jobs.cancelling() || m_jobs.pauseWanted()) return;
    const QString far = progressWords(progress);
    m_text->setFullText(far.isEmpty() ? stageWords(progress.stage)
                                      : stageWords(progress.stage) + QStringLiteral("  ·  ") + far);
    if (progress.total > 0) {
        m_bar->setRange(0, kBarSteps);
        m_bar->setValue(int(progress.done * kBarSteps / progress.total));
    } else {
        m_bar->setRange(0, 0);
    }
}

}  // namespace fovea::ui
