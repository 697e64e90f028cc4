#include "widgets/page_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <algorithm>

namespace fovea::ui {

namespace {
constexpr int kLeast = 160;
}  // namespace

PageScroll::PageScroll(QWidget* inside, QWidget* parent) : PlainScroll(inside, parent) {}

QSize PageScroll::minimumSizeHint() const {
    ensurePolished();
    return {std::min(inside()->minimumSizeHint().width(), 4 * kLeast), kLeast};
}

int PageScroll::leastHeight(int width) const {
    const QLayout* layout = inside()->layout();
    if (layout && layout->hasHeightForWidth()) return layout->totalMinimumHeightForWidth(width);
    return inside()->minimumSizeHint().height();
}

bool PageScroll::event(QEvent* event) {
    // Before Qt lays out the bars: while it does so, one that has become needless would stay.
    if (event->type() == QEvent::Resize) fit();
    return PlainScroll::event(event);
}

void PageScroll::fit() {
    if (!widget()) return;
    const QSize room = maximumViewportSize();
    const int leastWidth = widget()->minimumSizeHint().width();
    // A bar at the side takes room away, so that one below may be needed, too, and the other way round.
    const bool below = room.width() < leastWidth;
    const bool beside = room.height() - (below ? horizontalScrollBar()->sizeHint().height() : 0) <
                        leastHeight(std::max(room.width(), leastWidth));
    const int bar = beside ? verticalScrollBar()->sizeHint().width() : 0;
    const int width = std::max(room.width() - bar, leastWidth);
    const int height =
        room.height() - (width > room.width() - bar ? horizontalScrollBar()->sizeHint().height() : 0);
    widget()->resize(width, std::max(height, leastHeight(width)));
}

}  // namespace fovea::ui
