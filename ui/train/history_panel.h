#pragma once

#include <QFrame>

class QGridLayout;

namespace fovea::ui {

class ProjectSession;

/// The project's trainings so far, newest first, with what the tuning images said.
class HistoryPanel : public QFrame {
    Q_OBJECT
public:
    explicit HistoryPanel(ProjectSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void inspectRequested(qint64 run);

private:
    void showRuns();

    ProjectSession& m_session;
    QGridLayout* m_grid;
};

}  // namespace fovea::ui
