#pragma once

#include <QDialog>
#include <vector>

#include "data/studies_presenter.h"

class QLabel;
class QPushButton;
class QRadioButton;

namespace fovea::ui {

class ProjectSession;

/// The window in which the user says what a study is and what has one answer to the question in use, with
/// what would come of it. Not modal. accepted() means: do what presenter() says.
class StudiesDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit StudiesDialog(ProjectSession& session, QWidget* parent = nullptr);

    StudiesPresenter& presenter() { return *m_presenter; }

private:
    QWidget* makeRules();
    QWidget* makeUnits();
    void refresh();

    ProjectSession& m_session;
    StudiesPresenter* m_presenter;
    std::vector<QRadioButton*> m_rules;  ///< as StudiesPresenter::rules(), and the table behind them
    std::vector<QLabel*> m_made;         ///< as StudiesPresenter::rules()
    QRadioButton* m_units[3] = {};
    QLabel* m_outcome;
    QPushButton* m_use;
};

}  // namespace fovea::ui
