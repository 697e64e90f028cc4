#include "case/colour_bar.h"

#include <QPainter>

#include "explain/viridis.h"
#include "runs/figure_words.h"

namespace fovea::ui {

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Share of the attention that one patch of the image holds"));
    setAccessibleName(tr("Colours of the map"));
}

void ColourBar::setHighest(double share) {
    m_highest = share;
    update();
}

QSize ColourBar::sizeHint() const {
    return {240, fontMetrics().height() + 4};
}

void ColourBar::paintEvent(QPaintEvent*) {
    if (!(m_highest > 0)) return;
    QPainter painter(this);
    const QString low = percentWords(0),
                  high = tr("%1 of the attention").arg(percentWords(m_highest, m_highest < 0.1 ? 1 : 0));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, high);
    const int left = fontMetrics().horizontalAdvance(low) + 8,
              right = width() - fontMetrics().horizontalAdvance(high) - 8;
    const QRect bar(left, height() / 2 - 5, std::max(0, right - left), 10);
    for (int x = 0; x < bar.width(); ++x) {
        const auto c = explain::viridis(double(x) / std::max(1, bar.width() - 1));
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), QColor(c[0], c[1], c[2]));
    }
}

}  // namespace fovea::ui
