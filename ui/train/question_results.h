#pragma once

#include <QFrame>

class QGridLayout;

namespace fovea::ui {

class QuestionRuns;

/// The trainings of several questions in one table: each question, and what came of it. Takes no room where
/// none was asked for.
class QuestionResults : public QFrame {
    Q_OBJECT
public:
    /// `runs` outlives it.
    explicit QuestionResults(QuestionRuns& runs, QWidget* parent = nullptr);

private:
    void show();

    QuestionRuns& m_runs;
    QGridLayout* m_grid;
};

}  // namespace fovea::ui
