#pragma once

#include "widgets/page_in_turns.h"

class QStackedWidget;
class QTabBar;

namespace fovea::ui {

class JobRunner;
class PlanPanel;
class ProgressPanel;
class ProjectSession;
class Settings;
class TrainPresenter;

/// Train: choose how thorough, see what it will cost, press one button, watch.
class TrainPage : public PageInTurns {
    Q_OBJECT
public:
    TrainPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    TrainPresenter& presenter() { return *m_presenter; }
    /// Other pre-trained networks are at hand now.
    void refreshBackbones();
    enum View { newTraining, allTrainings };
    void setView(View view);

Q_SIGNALS:
    /// The user wants to see how good this run is.
    void inspectRequested(qint64 run);
    /// There is nothing to train on yet.
    void dataRequested();
    /// The user wants to see which pre-trained networks there are.
    void backbonesRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeWork();
    void makeChoices();
    void makeBefore();  ///< what is beside the choices while nothing is trained
    void makeDuring();  ///< what is beside them once a training has begun
    void makeRuns();    ///< all trainings
    void connectAll();
    void showState();
    void onPhase();  ///< of the run: it has begun, ended or stopped
    void focusNext();
    void tellWhenElsewhere();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    TrainPresenter* m_presenter;
    PlanPanel* m_plan = nullptr;
    ProgressPanel* m_progress = nullptr;
    QStackedWidget *m_whole, *m_views, *m_right = nullptr;
    QTabBar* m_tabs;
    class EmptyState* m_empty;
};

}  // namespace fovea::ui
