#pragma once

#include <QWidget>

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace fovea::ui {

class ElidedLabel;
class JobRunner;
class JobStrip;
class NoticeBar;
class Settings;

/// Where the user begins: a new project, one there is, or the demo; recent projects.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    NoticeBar& notice() { return *m_notice; }
    void focusFirst();

Q_SIGNALS:
    void createRequested(const QString& folder);
    void openRequested(const QString& folder);
    void demoRequested();
    void guideRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeColumn(JobRunner& jobs);
    QLayout* makeChoices();  ///< the three buttons
    QWidget* makeForm();
    QWidget* makeSteps();
    void setFormShown(bool shown);
    void cancelForm();
    void fillRecent();
    void updateTarget();
    void setBusy(bool busy);

    Settings& m_settings;
    NoticeBar* m_notice;
    QScrollArea* m_scroll;
    QPushButton* m_new;
    QPushButton* m_open;
    QPushButton* m_demo;
    QWidget* m_form;
    QLineEdit* m_name;
    ElidedLabel* m_target;
    QPushButton* m_create;
    QString m_location;
    QWidget* m_recent;
    QVBoxLayout* m_recentRows;
};

}  // namespace fovea::ui
