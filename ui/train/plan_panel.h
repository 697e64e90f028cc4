#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace fovea::ui {

class JobRunner;
class PlanPresenter;
class QuestionRuns;
class RunChoices;
class RunPresenter;

/// What a training will do and cost, in words, and the button that starts it.
class PlanPanel : public QFrame {
    Q_OBJECT
public:
    PlanPanel(PlanPresenter& plan, RunPresenter& run, const RunChoices& choices, JobRunner& jobs,
              QuestionRuns& questions, QWidget* parent = nullptr);
    /// Puts the keyboard on what comes next.
    void focusNext();

private:
    QLabel* addRow(QGridLayout* grid, const QString& name, const QString& tip);
    void showPlan();

    PlanPresenter& m_plan;
    RunPresenter& m_run;
    const RunChoices& m_choices;
    JobRunner& m_jobs;
    QuestionRuns& m_questions;
    QLabel *m_lead, *m_learn, *m_tune, *m_unseen, *m_time, *m_disk, *m_memory, *m_device, *m_warnings;
    QFrame* m_interrupted;
    QLabel* m_interruptedText;
    QPushButton *m_start, *m_resume, *m_elsewhere, *m_all;
};

}  // namespace fovea::ui
