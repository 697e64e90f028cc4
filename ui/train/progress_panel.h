#pragma once

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace fovea::ui {

class RunPlot;
class RunPresenter;

/// A training while it runs, and its result when it has ended.
class ProgressPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPanel(RunPresenter& run, QWidget* parent = nullptr);
    /// Puts the keyboard on what comes next, unless someone reads the log.
    void focusNext();

Q_SIGNALS:
    void inspectRequested(qint64 run);

private:
    QWidget* makeHead();
    void makeButtons();  ///< of the head
    void connectButtons();
    QWidget* makeCourse();
    QToolButton* makeSave();  ///< of the curves
    QWidget* makeFigures();
    QWidget* makeLog();
    void showEpochs(bool there);
    /// The figure's value, in a widget of its own with its words. `plain`: what the name means, on a small
    /// line below it; `below`: gets that line.
    QLabel* addFigure(QGridLayout* grid, const QString& name, const QString& plain, const QString& tip,
                      QLabel** below = nullptr);
    void showPhase();
    void showProgress();

    RunPresenter& m_run;
    QLabel *m_stage, *m_left, *m_summary;
    QProgressBar* m_bar;
    QPushButton *m_pause, *m_stop, *m_inspect, *m_again, *m_resume, *m_keep;
    QLabel *m_epoch, *m_epochOf, *m_auc, *m_throughput, *m_memory, *m_tensors, *m_elapsed;
    RunPlot* m_plot;
    QGridLayout* m_figures;
    QToolButton* m_save;
    QLabel* m_noCurves;
    QPlainTextEdit* m_log;
    bool m_logInUse = false;
};

}  // namespace fovea::ui
