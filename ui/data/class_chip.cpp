#include "data/class_chip.h"

#include <QPainter>

#include "widgets/chip.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kSide = 12;  // margins, left and right
constexpr int kSquare = 12;
}  // namespace

ClassChip::ClassChip(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ClassChip::setContent(const QColor& color, const QString& name, const QString& count) {
    m_color = color;
    m_count = count;
    setText(name);
    updateGeometry();
    update();
}

QSize ClassChip::sizeHint() const {
    const QFontMetrics body(font());
    const int width = 2 * kSide + kSquare + kGrid + body.horizontalAdvance(text()) + kGrid +
                      body.horizontalAdvance(m_count);
    return {width + 2, 4 * kGrid};
}

QSize ClassChip::minimumSizeHint() const {
    return {8 * kGrid, 4 * kGrid};
}

void ClassChip::enterEvent(QEnterEvent*) {
    update();
}
void ClassChip::leaveEvent(QEvent*) {
    update();
}

void ClassChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChipGround(painter, *this);
    int x = kSide;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_color);
    painter.drawRoundedRect(mirrored(*this, QRectF(x, (height() - kSquare) / 2.0, kSquare, kSquare)), 2, 2);
    x += kSquare + kGrid;
    const QFontMetrics body(font());
    const int countWidth = body.horizontalAdvance(m_count);
    const int room = width() - x - kSide - kGrid - countWidth;
    const QString name = body.elidedText(text(), Qt::ElideRight, std::max(0, room));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(mirrored(*this, QRect(x, 0, room, height())), Qt::AlignLeft | Qt::AlignVCenter, name);
    x += body.horizontalAdvance(name) + kGrid;
    painter.setPen(quietColor(palette()));
    painter.drawText(mirrored(*this, QRect(x, 0, countWidth + 1, height())), Qt::AlignLeft | Qt::AlignVCenter,
                     m_count);
}

}  // namespace fovea::ui
