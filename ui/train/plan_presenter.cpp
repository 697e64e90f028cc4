#include "train/plan_presenter.h"

#include <QCoreApplication>
#include <QPointer>
#include <utility>

#include "base/file_layer.h"
#include "project/features_folder.h"
#include "text/error_text.h"

namespace fovea::ui {

namespace {
constexpr int kDelayMs = 400;
}

PlanPresenter::PlanPresenter(ProjectSession& session, JobRunner& jobs, const RunChoices& choices,
                             QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_choices(choices) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &PlanPresenter::makePlan);
    connect(&jobs, &JobRunner::finished, this, [this] {
        if (m_whenFree && !m_jobs.running()) std::exchange(m_whenFree, nullptr)();
        planSoon();
    });
    connect(&choices, &RunChoices::changed, this, &PlanPresenter::planSoon);
    connect(&session, &ProjectSession::changed, this, &PlanPresenter::planSoon);
    connect(&session, &ProjectSession::samplesEdited, this, &PlanPresenter::planSoon);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed})
        connect(&session, signal, this, [this] {
            m_plan.reset();
            m_error.clear();
            forget();
        });
}

QString PlanPresenter::obstacle() const {
    if (!m_session.isOpen()) return tr("Open or make a project first.");
    if (m_session.samples().empty()) return tr("Add images on the Data page first.");
    if (const QString missing = m_session.missingAnswers(); !missing.isEmpty()) return missing;
    if (m_session.labelledImages(dataset::Split::train) == 0)
        return tr("There are no training images yet. Add labelled images on the Data page.");
    return {};
}

PlanPresenter::Key PlanPresenter::key() const {
    return {runs::settingsToJson(m_choices.settings()), m_session.dataRevision()};
}

bool PlanPresenter::current() const {
    return m_plan && m_hasTimes && m_plannedFor == key();
}

runs::RunSettings PlanPresenter::settingsToRun() const {
    return current() ? m_plan->settings : m_choices.settings();
}

std::optional<runs::RunEstimate> PlanPresenter::estimateFor(const runs::RunSettings& settings) const {
    if (!current() || m_plan->settings != settings) return {};
    return runs::RunEstimate{m_plan->preloadSeconds, m_plan->trainSeconds};
}

void PlanPresenter::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    if (active) {
        planSoon();
    } else {
        m_timer.stop();
        if (planning()) m_jobs.cancel();
    }
}

void PlanPresenter::hold() {
    m_held = true;
}

void PlanPresenter::release() {
    m_held = false;
    planSoon();
}

void PlanPresenter::forget() {
    m_plannedFor.reset();
    planSoon();
}

void PlanPresenter::planSoon() {
    if (!m_active || m_held || m_whenFree) return;
    if (!obstacle().isEmpty()) {
        m_plan.reset();
        m_error.clear();
    } else if (m_plannedFor != key()) {
        if (planning()) m_jobs.cancel();  // comes back here when it has ended
        m_timer.start();
    }
    Q_EMIT changed();
}

void PlanPresenter::makePlan() {
    const Key of = key();
    if (!m_active || m_held || m_jobs.running() || planning() || !obstacle().isEmpty() || m_plannedFor == of)
        return;
    const auto tellRough = [self = QPointer(this), of](const runs::RunPlan& rough) {
        // To the application object, as inBackground() does: the guard is read on the GUI thread.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, of, rough] {
                if (self) self->takeRough(of, rough);
            },
            Qt::QueuedConnection);
    };
    const bool started = m_session.startOnProject<runs::RunPlan>(
        tr("Estimating time and memory"),
        [settings = m_choices.settings(), tellRough](project::Project& project,
                                                     const JobContext& job) -> Result<runs::RunPlan> {
            FOVEA_TRY(const runs::RunPlan rough, runs::planRun(project, settings, job, false));
            tellRough(rough);
            return runs::planRun(project, settings, job, true);
        },
        [this, of](Result<runs::RunPlan> plan) { take(of, std::move(plan)); }, WorkStep::train);
    if (!started) return;
    m_jobs.setDisposable();
    m_planningFor = of;
    m_hasTimes = false;
    Q_EMIT changed();
}

void PlanPresenter::takeRough(const Key& key, const runs::RunPlan& plan) {
    if (m_planningFor != key) return;
    m_plan = plan;
    Q_EMIT changed();
}

void PlanPresenter::take(const Key& key, Result<runs::RunPlan> plan) {
    m_planningFor.reset();
    if (plan) {
        m_plan = std::move(*plan);
        m_hasTimes = true;
        m_error.clear();
        m_plannedFor = key;
    } else if (plan.error().code != ErrorCode::cancelled) {
        m_plan.reset();
        m_error = errorSentence(plan.error());
        m_plannedFor = key;
    }
    Q_EMIT changed();
}

void PlanPresenter::whenFree(std::function<void()> act) {
    m_timer.stop();
    if (!m_jobs.running()) {
        act();
    } else if (planning()) {
        m_whenFree = std::move(act);
        m_jobs.cancel();
    }
}

void PlanPresenter::chooseFeaturesFolder(const QString& folder) {
    whenFree([this, path = folder.toStdString()] {
        m_session.startOnProject<int>(
            tr("Choosing the folder"),
            [path](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_CHECK(project::chooseFeaturesFolder(project, path, *systemFileLayer()));
                return 0;
            },
            [this](Result<int> chosen) {
                if (!chosen) Q_EMIT featuresFolderRefused(errorSentence(chosen.error()));
                m_plannedFor.reset();
            },
            WorkStep::train);
    });
}

}  // namespace fovea::ui
