#pragma once

#include <QDialog>

#include "data/readers_presenter.h"

class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace fovea::ui {

class ProjectSession;

/// The window that says how far the readers agree, and in which the rule is chosen by which their answers
/// become labels. Not modal. accepted() means: the rule that presenter() says is to hold.
class ReadersDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit ReadersDialog(ProjectSession& session, QWidget* parent = nullptr);

    ReadersPresenter& presenter() { return *m_presenter; }

private:
    QWidget* makeAgreement();
    QWidget* makeRules();
    void fillTable();
    void fillSeniors();
    void refresh();
    std::string senior() const;  ///< chosen in the list; of none the first

    ProjectSession& m_session;
    ReadersPresenter* m_presenter;
    QLabel *m_readers, *m_kappa, *m_outcome;
    QTableWidget* m_table;
    QRadioButton* m_rules[4] = {};  ///< by ConsensusRule::Kind
    QComboBox* m_senior;
    QPushButton* m_use;
};

}  // namespace fovea::ui
