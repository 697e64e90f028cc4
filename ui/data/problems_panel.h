#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "session/project_session.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace fovea::ui {

class EmptyState;

/// What is wrong with the data, each with what to do about it. Choosing one shows
/// its images; what Fovea can mend by itself has a button.
class ProblemsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(ProjectSession& session, QWidget* parent = nullptr);
    void clearSelection();

Q_SIGNALS:
    /// The files of the chosen problem; empty when none is chosen.
    void filesChosen(const std::vector<std::string>& files);
    void resplitRequested();

private:
    void rebuild();
    void onCurrent(int row);
    void repair(bool allOfKind);

    ProjectSession& m_session;
    QListWidget* m_list;
    QLabel* m_advice;
    QLabel* m_files;
    QPushButton* m_repair;
    QPushButton* m_repairAll;
    QWidget* m_detail;
    EmptyState* m_none;
};

}  // namespace fovea::ui
