#include "case/colour_bar.h"

#include <QPainter>
#include <algorithm>

#include "case/case_picture.h"
#include "text/words.h"
#include "widgets/screen_reader.h"

namespace fovea::ui {

namespace {
constexpr int kHeight = 10, kMark = 3;
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::Graphic);
    setAccessibleName(tr("Colours of the map"));
}

void ColourBar::setHighest(explain::MapKind kind, double highest) {
    m_kind = kind;
    m_highest = highest;
    setToolTip(!(highest > 0)            ? QString()
               : explain::isSigned(kind) ? tr("Violet: against the answer. Yellow: for it.")
                                         : tr("From 0 to %1 of the attention in one patch of the image; "
                                              "higher shares have the last colour")
                                               .arg(percentWords(highest, highest < 0.1 ? 1 : 0)));
    update();
}

void ColourBar::setShare(std::optional<double> share) {
    if (share == m_share) return;
    m_share = share;
    update();
}

void ColourBar::paintEvent(QPaintEvent*) {
    if (!(m_highest > 0)) return;
    QPainter painter(this);
    const QRect bar(0, (height() - kHeight) / 2, width(), kHeight);
    const double lowest = explain::isSigned(m_kind) ? -1 : 0;
    for (int x = 0; x < bar.width(); ++x) {
        const double place = double(x) / std::max(1, bar.width() - 1);
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(),
                         QColor(mapColour(m_kind, lowest + place * (1 - lowest))));
    }
    if (!m_share) return;
    const double place = (std::clamp(*m_share / m_highest, lowest, 1.0) - lowest) / (1 - lowest);
    painter.fillRect(bar.left() + int(place * (bar.width() - kMark)), bar.top() - kMark, kMark,
                     bar.height() + 2 * kMark, palette().color(QPalette::WindowText));
}

}  // namespace fovea::ui
