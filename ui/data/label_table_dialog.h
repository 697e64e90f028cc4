#pragma once

#include <QDialog>

#include "data/label_table_presenter.h"

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QLayout;
class QListWidget;
class QPushButton;
class QRadioButton;
class QTableView;
class QVBoxLayout;

namespace fovea::ui {

class ElidedLabel;
class LabelTableModel;
class NoticeBar;
class ProposedQuestions;
class Settings;

/// For the file dialog: what tables are called.
QString tableFilter();

/// The window between choosing a table of labels and importing with it: what its
/// columns mean, and what would come of it, counted anew after each change. Not
/// modal. accepted() means: do what presenter() says.
class LabelTableDialog : public QDialog {
    Q_OBJECT
public:
    /// `projectFiles`: as for LabelTablePresenter. `settings` outlives it.
    LabelTableDialog(std::vector<std::string> projectFiles, Settings& settings, QWidget* parent = nullptr);

    LabelTablePresenter& presenter() { return *m_presenter; }
    /// The project is busy: nothing can be imported meanwhile.
    void setBlocked(bool blocked);

private:
    QWidget* makeScroll(QWidget* source, QLayout* columns);
    QWidget* makeSource();
    QWidget* makeColumns();
    void addWritten(QVBoxLayout* inside, QFrame* frame);
    QWidget* makeOutcome();
    QComboBox* roleBox(LabelTablePresenter::Role role, const char* name, const QString& accessible,
                       const QString& tip);
    void chooseTable();
    void chooseImages();
    void refresh();
    /// What made it so keeps the keyboard, which a control that is disabled loses.
    bool beingReadAnew() const;
    void fillRole(LabelTablePresenter::Role role, const QString& none);
    void fillWritten();
    void showOutcome();
    QStringList questionLines() const;

    Settings& m_settings;
    LabelTablePresenter* m_presenter;
    bool m_blocked = false;
    NoticeBar* m_notice;
    ElidedLabel* m_path;
    ElidedLabel* m_folder;
    QLabel* m_written;
    QRadioButton* m_inFolder;
    QRadioButton* m_inProject;
    QComboBox* m_delimiter;
    QCheckBox* m_header;
    QLabel* m_encodingTitle;
    QComboBox* m_encoding;
    QLabel* m_sheetTitle;
    QComboBox* m_sheet;
    QCheckBox* m_missing;
    QComboBox* m_roles[6];
    ProposedQuestions* m_questions;
    QTableView* m_table;
    LabelTableModel* m_model;
    QLabel* m_counts;
    QLabel* m_classesTitle;
    QListWidget* m_classes;
    QLabel* m_problemsTitle;
    QListWidget* m_problems;
    QPushButton* m_import;
};

}  // namespace fovea::ui
