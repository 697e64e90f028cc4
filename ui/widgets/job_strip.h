#pragma once

#include <QWidget>

#include "jobs/job_runner.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace fovea::ui {

class ElidedLabel;

/// The running job in one line: what it does, how far it is, how long it will
/// take, and a button that stops it. Hidden while nothing runs.
class JobStrip : public QWidget {
    Q_OBJECT
public:
    explicit JobStrip(JobRunner& jobs, QWidget* parent = nullptr);

private:
    void onStarted();
    void onProgress(const fovea::Progress& progress);

    JobRunner& m_jobs;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_stop;
};

}  // namespace fovea::ui
