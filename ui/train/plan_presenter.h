#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <optional>

#include "runs/run_plan.h"
#include "session/project_session.h"
#include "train/run_choices.h"

namespace fovea::ui {

/// What the chosen training would cost and whether it fits: asked again, as a job that has the project,
/// whenever choices or images are different, while someone looks and nothing is trained.
/// No widgets. GUI thread only.
class PlanPresenter : public QObject {
    Q_OBJECT
public:
    PlanPresenter(ProjectSession& session, JobRunner& jobs, const RunChoices& choices,
                  QObject* parent = nullptr);

    /// Someone looks: plans are made.
    void setActive(bool active);
    /// A run, or what came of it, is in view: no plans until release().
    void hold();
    void release();

    /// At first without times and memory, which take a trial.
    const std::optional<runs::RunPlan>& plan() const { return m_plan; }
    bool planning() const { return m_planningFor.has_value(); }
    bool hasTimes() const { return m_plan && m_hasTimes; }  ///< of plan()
    QString error() const { return m_error; }  ///< why there is no plan; empty where there is no such reason
    /// Why nothing can be trained, with what to do next; empty when it can.
    QString obstacle() const;

    /// Those to train with: the choices, or what the plan had to make of them so that they fit.
    runs::RunSettings settingsToRun() const;
    /// For just these settings; none where plan() is of others, or of other images.
    std::optional<runs::RunEstimate> estimateFor(const runs::RunSettings& settings) const;
    /// What the plan rests on is different: it is made anew, at once where nothing stands against it.
    void forget();

    /// Runs `act` now, or as soon as the plan under way has ended, which is cancelled; never while any other
    /// job runs.
    void whenFree(std::function<void()> act);
    /// From now on what the pre-trained network saw in the images lies in this folder, on a larger
    /// disk say; empty: in the project. featuresFolderRefused() where that cannot be.
    void chooseFeaturesFolder(const QString& folder);

Q_SIGNALS:
    void changed();
    void featuresFolderRefused(const QString& why);

private:
    /// What a plan is made for.
    struct Key {
        std::string settings;
        quint64 data = 0;  ///< ProjectSession::dataRevision()
        bool operator==(const Key&) const = default;
    };
    Key key() const;
    bool current() const;  ///< plan() is whole and of the choices and images as they are
    void planSoon();
    void makePlan();
    void takeRough(const Key& key, const runs::RunPlan& plan);
    void take(const Key& key, Result<runs::RunPlan> plan);

    ProjectSession& m_session;
    JobRunner& m_jobs;
    const RunChoices& m_choices;
    bool m_active = false, m_held = false;
    std::optional<runs::RunPlan> m_plan;
    QString m_error;
    bool m_hasTimes = false;
    std::optional<Key> m_plannedFor, m_planningFor;
    std::function<void()> m_whenFree;
    QTimer m_timer;
};

}  // namespace fovea::ui
