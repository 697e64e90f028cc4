#pragma once

#include <QSlider>

namespace fovea::ui {

/// Chooses a frame of a file. One of them is marked: the one that is an image of the
/// project, while the others are only looked at.
class FrameSlider : public QSlider {
    Q_OBJECT
public:
    explicit FrameSlider(QWidget* parent = nullptr);
    void setOwn(int frame);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_own = 0;
};

}  // namespace fovea::ui
