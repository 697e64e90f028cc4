#pragma once

#include <QRect>
#include <QRectF>
#include <QWidget>

namespace fovea::ui {

// Where a part of what a widget paints lies when the language runs from right to left. Paint code says places
// as for left to right and asks these; alignments of QPainter::drawText() turn by themselves, within the
// place. Images, plots and the confusion matrix stay as they are.

inline QRectF mirrored(const QWidget& widget, const QRectF& place) {
    if (!widget.isRightToLeft()) return place;
    return QRectF(widget.width() - place.x() - place.width(), place.y(), place.width(), place.height());
}

inline QRect mirrored(const QWidget& widget, const QRect& place) {
    if (!widget.isRightToLeft()) return place;
    return QRect(widget.width() - place.x() - place.width(), place.y(), place.width(), place.height());
}

}  // namespace fovea::ui
