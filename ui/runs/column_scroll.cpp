#include "runs/column_scroll.h"

#include <QScrollBar>
#include <algorithm>

namespace fovea::ui {

ColumnScroll::ColumnScroll(QWidget* inside, QWidget* parent) : PlainScroll(inside, parent) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QSize ColumnScroll::minimumSizeHint() const {
    ensurePolished();
    return {inside()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 160};
}

void ColumnScroll::setWidest(int width) {
    m_widest = width;
    if (widget()) fit();
}

void ColumnScroll::fit() {
    if (m_widest > 0) setMaximumWidth(std::max(m_widest, minimumSizeHint().width()));
    updateGeometry();
}

}  // namespace fovea::ui
