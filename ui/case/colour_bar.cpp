#include "case/colour_bar.h"

#include <QPainter>
#include <algorithm>

#include "explain/viridis.h"
#include "runs/figure_words.h"

namespace fovea::ui {

namespace {
constexpr int kHeight = 10, kMark = 3;
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colours of the map"));
}

void ColourBar::setHighest(double share) {
    m_highest = share;
    setToolTip(share > 0
                   ? tr("From 0 to %1 of the attention in one patch of the image; higher shares have the "
                        "last colour")
                         .arg(percentWords(share, share < 0.1 ? 1 : 0))
                   : QString());
    update();
}

void ColourBar::setShare(double share) {
    if (share == m_share) return;
    m_share = share;
    update();
}

void ColourBar::paintEvent(QPaintEvent*) {
    if (!(m_highest > 0)) return;
    QPainter painter(this);
    const QRect bar(0, (height() - kHeight) / 2, width(), kHeight);
    for (int x = 0; x < bar.width(); ++x) {
        const auto c = explain::viridis(double(x) / std::max(1, bar.width() - 1));
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), QColor(c[0], c[1], c[2]));
    }
    if (m_share < 0) return;
    const int x = int(std::min(1.0, m_share / m_highest) * (bar.width() - kMark));
    painter.fillRect(bar.left() + x, bar.top() - kMark, kMark, bar.height() + 2 * kMark,
                     palette().color(QPalette::WindowText));
}

}  // namespace fovea::ui
