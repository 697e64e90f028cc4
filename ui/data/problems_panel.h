#pragma once

#include <QWidget>
#include <optional>
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
/// its images; what Fovea can mend by itself has a button. The chosen one stays chosen as
/// long as it is there; when it is gone, the one that stands in its place is chosen.
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
    /// Advice, files and repairs of the problem in that row; none: of no problem.
    void showDetail(int row);
    void tellFiles();
    /// The row of this problem; `otherwise`, or the last one, where it is there no more.
    int rowOf(const dataset::Problem& problem, int otherwise) const;
    void repair(dataset::Repair repair, bool allOfKind);
    QString soundWords() const;

    ProjectSession& m_session;
    std::optional<dataset::Problem> m_chosen;
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
