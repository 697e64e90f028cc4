#pragma once

#include <QDialog>
#include <vector>

#include "questions/question_draft.h"
#include "session/project_session.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace fovea::ui {

/// The window in which a question is made or changed: its name, what kind of answers it has, and these. Not
/// modal; stores the question when it is accepted.
class QuestionDialog : public QDialog {
    Q_OBJECT
public:
    /// `question`: one of the session's, or (id 0) a new one to begin with. `session` outlives it.
    QuestionDialog(ProjectSession& session, const dataset::Question& question, QWidget* parent = nullptr);

    const QuestionDraft& draft() const { return m_draft; }

private:
    void makeKinds(QVBoxLayout* box, const std::vector<dataset::QuestionKind>& possible);
    void makeAnswers(QVBoxLayout* box);
    void makeNumber(QVBoxLayout* box);
    void read();
    void showState();
    void store();

    ProjectSession& m_session;
    QuestionDraft m_draft;
    QLineEdit* m_name;
    QButtonGroup* m_kinds;
    QWidget* m_answersPart;
    QLabel* m_answersTitle;
    QPlainTextEdit* m_answers;
    QWidget* m_numberPart;
    QLineEdit *m_unit, *m_low, *m_high;
    QLabel* m_missing;
    QPushButton* m_store;
};

}  // namespace fovea::ui
