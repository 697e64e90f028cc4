#pragma once

#include <QObject>

#include "train/plan_presenter.h"
#include "train/question_runs.h"
#include "train/run_choices.h"
#include "train/run_presenter.h"

namespace fovea::ui {

/// The presenters of the Train page, wired: what is chosen, what it would cost, the run and how it stands.
/// Panels take the one that they need. No widgets. GUI thread only.
class TrainPresenter : public QObject {
    Q_OBJECT
public:
    TrainPresenter(ProjectSession& session, JobRunner& jobs, Settings& settings, QObject* parent = nullptr)
        : QObject(parent),
          m_choices(session, settings),
          m_plan(session, jobs, m_choices),
          m_run(session, jobs, m_choices, m_plan),
          m_questions(session, m_plan, m_run) {}

    RunChoices& choices() { return m_choices; }
    PlanPresenter& planner() { return m_plan; }
    RunPresenter& run() { return m_run; }
    QuestionRuns& questions() { return m_questions; }
    RunProgress& progress() { return m_run.progress(); }

    /// Someone looks at what is chosen: the pre-trained networks are listed and plans are made.
    void setActive(bool active) {
        BackboneList& backbones = m_choices.backbones();
        if (active && !backbones.reading() && backbones.entries().size() < 2) backbones.refresh();
        m_plan.setActive(active);
    }

private:
    RunChoices m_choices;
    PlanPresenter m_plan;
    RunPresenter m_run;
    QuestionRuns m_questions;
};

}  // namespace fovea::ui
