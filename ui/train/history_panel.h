#pragma once

#include <QFrame>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

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
    /// Made once and filled anew: making widgets is what takes time.
    struct Row {
        QLabel *name, *figure;
        QPushButton* inspect;
        qint64 run = 0;
    };
    void showRuns();
    Row& row(std::size_t index);

    ProjectSession& m_session;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

}  // namespace fovea::ui
