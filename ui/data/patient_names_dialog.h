#pragma once

#include <QDialog>

#include "data/patient_names_presenter.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace fovea::ui {

class ProjectSession;

/// The window in which the user says who the patients are: by a table, by a folder, or by the
/// names of the files, with what would come of it. Not modal. accepted() means: do what
/// presenter() says.
class PatientNamesDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit PatientNamesDialog(ProjectSession& session, QWidget* parent = nullptr);

    PatientNamesPresenter& presenter() { return *m_presenter; }

private:
    QWidget* makeWays();
    QWidget* makeOutcome();
    QRadioButton* makeWay(PatientNamesPresenter::Way way, const char* name, const QString& text);
    void refresh();
    QString countWords() const;
    QString noteWords() const;

    ProjectSession& m_session;
    PatientNamesPresenter* m_presenter;
    QRadioButton* m_ways[4] = {};
    QComboBox* m_level;
    QLineEdit* m_pattern;
    QLabel* m_counts;
    QLabel* m_note;
    QCheckBox* m_oneImageEach;  ///< where the rule would make every image its own patient
    QTableWidget* m_examples;
    QPushButton* m_use;
};

}  // namespace fovea::ui
