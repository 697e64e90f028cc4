#pragma once

#include <QTimer>
#include <QWidget>

#include "shell/page_factory.h"

class QLabel;

namespace fovea::ui {

/// The line at the bottom: what runs (also a download while its window is closed), the research-use notice,
/// and what computes in which precision with how much memory.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    StatusStrip(JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    /// Shows what runs there, too, beside the jobs of the window. `jobs` lives as long as this.
    void follow(JobRunner& jobs);
    void setCompute(const ComputeFacts& facts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// To a screen reader, of what took long: that it has ended.
    void sayEnds(JobRunner& jobs);
    void showMemory();
    void showPrecision();

    Settings& m_settings;
    QLabel* m_device;
    QLabel* m_precision;
    QLabel* m_memory;
    QTimer m_timer;
};

}  // namespace fovea::ui
