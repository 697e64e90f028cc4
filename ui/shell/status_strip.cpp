#include "shell/status_strip.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <memory>

#include "base/memory.h"
#include "settings/settings.h"
#include "widgets/job_strip.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kMemoryEveryMs = 2000;
constexpr int kLongMs = 10000;  // who waited less is still there
}  // namespace

StatusStrip::StatusStrip(JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_device(new QLabel(this)),
      m_precision(new QLabel(this)),
      m_memory(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * kGrid, kGrid / 2, 3 * kGrid, kGrid / 2);
    row->setSpacing(3 * kGrid);
    auto* strip = new JobStrip(jobs, this);
    auto* notice = new QLabel(tr("Research use only, not for diagnosis"), this);
    notice->setObjectName(QStringLiteral("researchNotice"));
    for (QLabel* label : {notice, m_device, m_precision, m_memory}) {
        makeSmall(label);
        label->setMinimumHeight(3 * kGrid);
    }
    m_device->setText(tr("CPU"));
    m_device->setToolTip(tr("What computes. Checked shortly after the start."));
    m_memory->setToolTip(tr("Memory this program uses now (resident memory of the process)"));
    row->addWidget(notice);
    row->addWidget(strip, 1);
    row->addStretch(0);
    row->addWidget(m_device);
    row->addWidget(m_precision);
    row->addWidget(m_memory);
    row->setStretch(2, 0);
    connect(&settings, &Settings::changed, this, &StatusStrip::showPrecision);
    connect(&m_timer, &QTimer::timeout, this, &StatusStrip::showMemory);
    m_timer.start(kMemoryEveryMs);
    sayEnds(jobs);
    showPrecision();
    showMemory();
}

void StatusStrip::sayEnds(JobRunner& jobs) {
    struct Job {
        QString title;
        QElapsedTimer since;
    };
    const auto job = std::make_shared<Job>();
    connect(&jobs, &JobRunner::started, this, [job](const QString& title) {
        job->title = title;
        job->since.start();
    });
    connect(&jobs, &JobRunner::finished, this, [this, job] {
        if (job->since.isValid() && job->since.hasExpired(kLongMs))
            speak(this, tr("Ended: %1").arg(job->title));
    });
}

void StatusStrip::follow(JobRunner& jobs) {
    sayEnds(jobs);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(2, new JobStrip(jobs, this), 1);
}

void StatusStrip::setCompute(const ComputeFacts& facts) {
    m_device->setText(facts.device);
    m_device->setToolTip(plainToolTip(facts.reason));
}

void StatusStrip::showPrecision() {
    const QString name = m_settings.get(setting::precision);
    QString text = tr("Numerical precision: automatic");
    if (name == QLatin1String("fp32")) text = tr("Numerical precision: exact");
    if (name == QLatin1String("bf16")) text = tr("Numerical precision: fast");
    m_precision->setText(text);
    m_precision->setToolTip(tr("Numerical precision: %1. Change it in Settings.").arg(name));
}

void StatusStrip::showMemory() {
    m_memory->setText(tr("Memory %1")
                          .arg(QLocale().formattedDataSize(qint64(residentMemoryMb() * 1e6), 0,
                                                           QLocale::DataSizeSIFormat)));
}

void StatusStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, 0, width(), 1), borderColor(palette()));
}

}  // namespace fovea::ui
