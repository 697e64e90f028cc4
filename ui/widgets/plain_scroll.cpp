#include "widgets/plain_scroll.h"

#include <QEvent>

namespace fovea::ui {

PlainScroll::PlainScroll(QWidget* inside, QWidget* parent) : QScrollArea(parent), m_inside(inside) {
    inside->setParent(viewport());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);  // Tab goes to what is inside; page keys scroll from there
    viewport()->setAutoFillBackground(false);
}

QSize PlainScroll::sizeHint() const {
    ensurePolished();
    return QScrollArea::sizeHint();
}

bool PlainScroll::event(QEvent* event) {
    const bool known = QScrollArea::event(event);
    if (event->type() == QEvent::Polish && !widget()) {
        setWidget(m_inside);
        m_inside->setAutoFillBackground(false);
        fit();
    }
    return known;
}

bool PlainScroll::eventFilter(QObject* object, QEvent* event) {
    if (object == widget() && event->type() == QEvent::LayoutRequest) fit();
    return QScrollArea::eventFilter(object, event);
}

}  // namespace fovea::ui
