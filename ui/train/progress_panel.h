#pragma once

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace fovea::ui {

class RunPlot;
class TrainPresenter;

/// A training while it runs, and its result when it has ended.
class ProgressPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPanel(TrainPresenter& presenter, QWidget* parent = nullptr);
    /// Puts the keyboard on what comes next, unless someone reads the log.
    void focusNext();

Q_SIGNALS:
    void inspectRequested(qint64 run);

private:
    QWidget* makeHead();
    QWidget* makeFigures();
    QWidget* makeLog();
    /// `plain`: what the name means, on a small line below it.
    QLabel* addFigure(QGridLayout* grid, const QString& name, const QString& plain, const QString& tip);
    void showPhase();
    void showProgress();

    TrainPresenter& m_presenter;
    QLabel *m_stage, *m_left, *m_summary;
    QProgressBar* m_bar;
    QPushButton *m_pause, *m_stop, *m_inspect, *m_again, *m_resume, *m_keep;
    QLabel *m_epoch, *m_auc, *m_throughput, *m_memory, *m_tensors, *m_elapsed;
    RunPlot* m_plot;
    QPlainTextEdit* m_log;
    bool m_logInUse = false;
};

}  // namespace fovea::ui
