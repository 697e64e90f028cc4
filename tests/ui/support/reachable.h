#pragma once

#include <QScrollArea>
#include <QWidget>

namespace fovea::test {

/// Whether all of a widget can be seen in its window, if need be by scrolling.
inline bool reachable(QWidget* widget) {
    if (!widget || !widget->isVisible()) return false;
    for (QWidget* w = widget->parentWidget(); w; w = w->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(w)) area->ensureWidgetVisible(widget, 0, 0);
    return widget->visibleRegion().boundingRect() == widget->rect();
}

}  // namespace fovea::test
