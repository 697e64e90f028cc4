#pragma once

#include <QDialog>
#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace fovea::ui {

class ProjectSession;

/// Says that the diagnoses are grades, and in which order: moved by mouse, by the two
/// buttons, or by Alt with the arrow keys. Not modal. Using the order is one change of
/// the project, which can be undone.
class GradesDialog : public QDialog {
    Q_OBJECT
public:
    explicit GradesDialog(ProjectSession& session, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;  ///< the keys of the list

private:
    /// The list anew, where other classes have come about.
    void fill();
    void move(int by);
    void showState();
    std::vector<std::string> order() const;

    ProjectSession& m_session;
    QListWidget* m_list;
    QToolButton *m_up, *m_down;
    QPushButton *m_use, *m_none;
};

}  // namespace fovea::ui
