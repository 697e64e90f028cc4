#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "dataset/repair.h"
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
    void validationRequested();  ///< images for validation, of those for training
    void patientsRequested();    ///< the user wants to say who the patients are

private:
    void rebuild();
    void onCurrent(int row);
    void repair(dataset::Repair repair, bool allOfKind);
    QString soundWords() const;

    ProjectSession& m_session;
    QListWidget* m_list;
    QLabel* m_advice;
    QLabel* m_files;
    QPushButton* m_repair;
    QPushButton* m_repairAll;
    QPushButton* m_otherRepair;              ///< where there is a second way
    std::vector<dataset::Repair> m_repairs;  ///< of the chosen problem
    QWidget* m_detail;
    EmptyState* m_none;
};

}  // namespace fovea::ui
