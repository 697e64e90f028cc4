#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace fovea::ui {

class ProjectSession;
class RunPlot;

/// What the newest training came to, with its curves: also after the program was
/// started again.
class LastRunPanel : public QFrame {
    Q_OBJECT
public:
    explicit LastRunPanel(ProjectSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void inspectRequested(qint64 run);
    void allRequested();

private:
    void showRun();

    ProjectSession& m_session;
    QLabel *m_title, *m_words;
    RunPlot* m_plot;
    QPushButton *m_inspect, *m_all;
    qint64 m_run = 0;
};

}  // namespace fovea::ui
