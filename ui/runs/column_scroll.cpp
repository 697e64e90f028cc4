#include "runs/column_scroll.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace fovea::ui {

ColumnScroll::ColumnScroll(QWidget* inside, QWidget* parent) : QScrollArea(parent) {
    setWidget(inside);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);  // Tab goes to what is inside; page keys scroll from there
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

QSize ColumnScroll::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 160};
}

void ColumnScroll::setWidest(int width) {
    m_widest = width;
    // Where many controls are inside, their sizes take as long as making them: not both in one turn.
    QMetaObject::invokeMethod(this, &ColumnScroll::limit, Qt::QueuedConnection);
}

void ColumnScroll::limit() {
    if (m_widest > 0) setMaximumWidth(std::max(m_widest, minimumSizeHint().width()));
}

bool ColumnScroll::eventFilter(QObject* object, QEvent* event) {
    if (object == widget() && event->type() == QEvent::LayoutRequest) {
        limit();
        updateGeometry();
    }
    return QScrollArea::eventFilter(object, event);
}

}  // namespace fovea::ui
