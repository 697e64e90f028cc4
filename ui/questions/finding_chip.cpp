#include "questions/finding_chip.h"

#include <QPainter>
#include <algorithm>

#include "widgets/chip.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kSide = 10;  // margins, left and right
constexpr int kSign = 14;
}  // namespace

FindingChip::FindingChip(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FindingChip::setContent(const QColor& color, const QString& name, const StatedTogether& stated,
                             int key) {
    m_color = color;
    m_stated = stated;
    QString shown = name;
    setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    const QString words = stated.mixed ? tr("differs") : statedWords(stated.stated);
    setAccessibleName(tr("%1: %2").arg(name, words));
    setToolTip(key > 0 ? tr("%1. Press it, or the key %2, for yes, no, not stated in turn.")
                             .arg(accessibleName(), QString::number(key))
                       : tr("%1. Press for yes, no, not stated in turn.").arg(accessibleName()));
    updateGeometry();
    update();
}

QSize FindingChip::sizeHint() const {
    const QFontMetrics body(font());
    QString name = text();
    const int width = 2 * kSide + kSign + kGrid / 2 +
                      body.horizontalAdvance(name.replace(QLatin1String("&&"), QLatin1String("&")));
    return {width + 2, 4 * kGrid};
}

QSize FindingChip::minimumSizeHint() const {
    return {8 * kGrid, 4 * kGrid};
}

void FindingChip::enterEvent(QEnterEvent*) {
    update();
}
void FindingChip::leaveEvent(QEvent*) {
    update();
}

void FindingChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChipGround(painter, *this);
    const bool yes = !m_stated.mixed && m_stated.stated == true,
               no = !m_stated.mixed && m_stated.stated == false;
    // A sign in a box, never the colour alone: a tick, a line through, nothing, half of it.
    const QRectF box = mirrored(*this, QRectF(kSide, (height() - kSign) / 2.0, kSign, kSign));
    painter.setPen(QPen(yes ? m_color : quietColor(palette()), 1.5));
    painter.setBrush(yes ? QBrush(m_color) : Qt::NoBrush);
    painter.drawRoundedRect(box, 3, 3);
    if (yes) {
        painter.setPen(QPen(palette().color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(3, 7), box.topLeft() + QPointF(6, 10),
                                       box.topLeft() + QPointF(11, 4)});
    } else if (no) {
        painter.drawLine(box.topLeft() + QPointF(3.5, 3.5), box.bottomRight() - QPointF(3.5, 3.5));
        painter.drawLine(box.topRight() + QPointF(-3.5, 3.5), box.bottomLeft() + QPointF(3.5, -3.5));
    } else if (m_stated.mixed) {
        painter.drawLine(QPointF(box.left() + 3.5, box.center().y()),
                         QPointF(box.right() - 3.5, box.center().y()));
    }
    const QFontMetrics body(font());
    const int x = kSide + kSign + kGrid / 2, room = width() - x - kSide;
    QString name = text();
    name.replace(QLatin1String("&&"), QLatin1String("&"));
    painter.setFont(font());
    painter.setPen(yes || m_stated.mixed ? palette().color(QPalette::Text) : quietColor(palette()));
    painter.drawText(mirrored(*this, QRect(x, 0, room, height())), Qt::AlignLeft | Qt::AlignVCenter,
                     body.elidedText(name, Qt::ElideRight, std::max(0, room)));
}

}  // namespace fovea::ui
