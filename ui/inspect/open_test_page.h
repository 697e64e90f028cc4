#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class InspectPresenter;
class JobRunner;

/// Before the test images are evaluated: what that means, how often it was done, and the one button that
/// does it.
class OpenTestPage : public QWidget {
    Q_OBJECT
public:
    OpenTestPage(InspectPresenter& presenter, JobRunner& jobs, QWidget* parent = nullptr);

private:
    void showState();
    QString countedWords() const;

    InspectPresenter& m_presenter;
    JobRunner& m_jobs;
    QLabel *m_images, *m_counted, *m_before;
    QPushButton* m_open;
};

}  // namespace fovea::ui
