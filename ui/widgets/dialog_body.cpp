#include "widgets/dialog_body.h"

#include <QEvent>

#include "widgets/screen_size.h"

namespace fovea::ui {

void DialogBody::showEvent(QShowEvent* event) {
    PageScroll::showEvent(event);
    growDialog();
}

bool DialogBody::eventFilter(QObject* object, QEvent* event) {
    const bool taken = PageScroll::eventFilter(object, event);
    if (object == widget() && event->type() == QEvent::LayoutRequest && isVisible()) growDialog();
    return taken;
}

void DialogBody::growDialog() {
    const QSize room = maximumViewportSize();
    const int needed = leastHeight(room.width());
    if (needed > m_needed && needed > room.height())
        window()->resize(fitting(window()->size() + QSize(0, needed - room.height()), *window()));
    m_needed = needed;
}

}  // namespace fovea::ui
