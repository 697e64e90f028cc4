#pragma once

#include <QWidget>
#include <vector>

#include "runs/run_summary.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace fovea::ui {

class JobRunner;
class PlanPresenter;
class ProjectSession;
class RunPlot;
class RunPresenter;
class RunsModel;
class RunsPlot;
class Settings;

/// All trainings so far: a table, below it the curves of those that are chosen, and
/// what can be done with them.
class RunsPanel : public QWidget {
    Q_OBJECT
public:
    RunsPanel(RunPresenter& run, const PlanPresenter& plan, ProjectSession& session, JobRunner& jobs,
              Settings& settings, QWidget* parent = nullptr);
    void select(const std::vector<std::int64_t>& runs);

Q_SIGNALS:
    void inspectRequested(qint64 run);
    /// The choices are now those of a run, or a run with them was started.
    void choicesTaken();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();  ///< after makeTable(), whose columns its menu chooses
    QWidget* makeTable();
    QMenu* makeColumnsMenu(QWidget* parent);
    QWidget* makePlots();
    void connectAll();
    void say(const QString& text);  ///< below the table; empty: nothing
    QWidget* makeActions();
    QPushButton* makeAction(QHBoxLayout* row, const QString& text, const char* name, const QString& tip);
    std::vector<RunSummary> chosen() const;  ///< in the table's order
    void showRuns();                         ///< the newest one is chosen where none is
    void showChosen();
    void showLooks();
    void keepColumns();
    /// Into the width there is, unless the user has chosen widths: the settings get what they need of it,
    /// the note the rest.
    void fitColumns();
    void showDifferences();
    void showFolder();
    void exportAdapter();
    void askToDelete();

    RunPresenter& m_run;
    const PlanPresenter& m_plan;
    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    RunsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    bool m_fitting = false, m_dragging = false;  ///< the mouse is down on the heads
    QLabel *m_evaluations, *m_message;
    QLabel* m_noCurves;  ///< in the place of the plots
    QStackedWidget* m_plots;
    RunPlot* m_one;
    RunsPlot* m_several;
    QPushButton *m_inspect, *m_repeat, *m_take, *m_compare, *m_folder, *m_export, *m_delete;
};

}  // namespace fovea::ui
