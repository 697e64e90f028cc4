#include "viewer/frame_slider.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include "widgets/theme.h"

namespace fovea::ui {

FrameSlider::FrameSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {}

void FrameSlider::setOwn(int frame) {
    m_own = frame;
    update();
}

void FrameSlider::paintEvent(QPaintEvent* event) {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const int x =
        handle.width() / 2 + QStyle::sliderPositionFromValue(minimum(), maximum(), m_own,
                                                             width() - handle.width(), option.upsideDown);
    {
        QPainter painter(this);
        painter.fillRect(QRect(x - 1, 0, 3, height()), palette().color(QPalette::WindowText));
    }
    QSlider::paintEvent(event);
}

}  // namespace fovea::ui
