#include "inspect/filter_chip.h"

#include <QPainter>

#include "runs/figure_words.h"
#include "widgets/chip.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kSide = 10;  // margins, left and right
constexpr int kSquare = 10;
constexpr int kGap = 6;
}  // namespace

FilterChip::FilterChip(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(smallFont());
}

void FilterChip::setContent(const QString& name, int count, int colour, const QString& tip) {
    m_count = countWords(count);
    m_colour = colour;
    setText(name);
    setToolTip(plainToolTip(tip));
    setAccessibleName(tr("%1: %2").arg(name, m_count));
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const {
    const QFontMetrics metrics(font());
    const int mark = m_colour < 0 ? 0 : kSquare + kGap;
    return {
        2 * kSide + mark + metrics.horizontalAdvance(text()) + kGap + metrics.horizontalAdvance(m_count) + 2,
        kHeight};
}

QSize FilterChip::minimumSizeHint() const {
    return {8 * kGrid, kHeight};
}

void FilterChip::enterEvent(QEnterEvent*) {
    update();
}
void FilterChip::leaveEvent(QEvent*) {
    update();
}

void FilterChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChipGround(painter, *this);
    int x = kSide;
    if (m_colour >= 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(classColor(palette(), m_colour));
        painter.drawRoundedRect(mirrored(*this, QRectF(x, (height() - kSquare) / 2.0, kSquare, kSquare)), 2,
                                2);
        x += kSquare + kGap;
    }
    const QFontMetrics metrics(font());
    const int countWidth = metrics.horizontalAdvance(m_count) + 1;
    const int room = std::max(0, width() - x - kSide - kGap - countWidth);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(mirrored(*this, QRect(x, 0, room + 1, height())), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideMiddle, room));
    painter.setPen(quietColor(palette()));
    painter.drawText(mirrored(*this, QRect(width() - kSide - countWidth, 0, countWidth, height())),
                     Qt::AlignRight | Qt::AlignVCenter, m_count);
}

}  // namespace fovea::ui
