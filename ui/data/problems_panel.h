#pragma once

#include <QString>
#include <QWidget>
#include <cstddef>
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
/// its images; what Fovea can mend by itself has a button. The chosen one stays chosen. When it is gone, it
/// keeps its place until the panel is shown again or everything is read anew, and says what was done: nothing
/// moves, and what is pressed once more does nothing to another problem.
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

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        dataset::Problem problem;
        bool gone = false;  ///< it was there when the list was made before
        QString done = {};  ///< what was done about it here; empty: nothing
    };

    /// `keepGone`: problems that were chosen or mended here and are there no more keep their rows.
    void rebuild(bool keepGone);
    /// Takes what is known of a row of `before`, the list until now, into the new one.
    void keepRow(const std::vector<Row>& before, std::size_t at, bool keepGone);
    void onCurrent();
    const Row* chosenRow() const;  ///< null: none
    /// Advice, files and repairs of the chosen problem; none: of no problem.
    void showDetail();
    void enableRepairs();
    void tellFiles();
    int rowOf(const dataset::Problem& problem) const;  ///< -1: none
    /// Where a row of `before` is now; one about which nothing was done here also where it is said anew, of
    /// other numbers or images, as edits leave it. -1: nowhere.
    int rowNow(const std::vector<Row>& before, std::size_t at) const;
    int ofKind(dataset::ProblemKind kind) const;  ///< how many there are
    void repair(dataset::Repair repair, bool allOfKind);
    QString goneWords(const Row& row) const;
    QString soundWords() const;

    ProjectSession& m_session;
    std::vector<Row> m_rows;  ///< of the list
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
