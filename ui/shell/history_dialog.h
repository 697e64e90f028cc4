#pragma once

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace fovea::ui {

class HistoryPresenter;
class NoticeBar;
class ProjectSession;

/// The window of the project's audit trail: when, what, and how often test images were evaluated; narrowed by
/// words, copied, saved as a table. Not modal; it goes with the project. Only lays out, see HistoryPresenter.
class HistoryDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit HistoryDialog(ProjectSession& session, QWidget* parent = nullptr);

    HistoryPresenter& presenter() { return *m_presenter; }

private:
    void makeTable();
    QHBoxLayout* makeFind();
    QHBoxLayout* makeFoot();
    void showState();
    void copy();
    void save();

    ProjectSession& m_session;
    HistoryPresenter* m_presenter;
    QTableView* m_table;
    QLineEdit* m_find;
    QLabel *m_count, *m_tests;
    QPushButton *m_copy, *m_export;
    NoticeBar* m_notice;
};

}  // namespace fovea::ui
