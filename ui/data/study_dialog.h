#pragma once

#include <QDialog>
#include <vector>

#include "project/study.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace fovea::ui {

class ProjectSession;

/// One sheet for what only people know of a study: which class is the finding, and what a report is to say
/// of use, sources and limits. What the images say of themselves is proposed. Nothing waits for it; what is
/// left open stands in reports as "to be completed". Not modal. Keeping it is one change of the project,
/// which can be undone.
class StudyDialog : public QDialog {
    Q_OBJECT
public:
    explicit StudyDialog(ProjectSession& session, QWidget* parent = nullptr);

private:
    QWidget* makeQuestions();
    void fillFinding();
    void show(const project::Study& kept, const project::Study& proposed);
    void keep();

    ProjectSession& m_session;
    QComboBox* m_finding;
    QLabel* m_findingLabel;
    std::vector<QPlainTextEdit*> m_answers;  ///< as project::studyQuestions()
    QPushButton* m_keep;
};

}  // namespace fovea::ui
