#include "widgets/chip.h"

#include <QAbstractButton>
#include <QPainter>

#include "widgets/mirrored.h"
#include "widgets/theme.h"

namespace fovea::ui {

void paintChipGround(QPainter& painter, const QAbstractButton& chip) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = accentColor(chip.palette());
    const QColor fill =
        chip.isChecked() ? chosenTint(chip.palette()) : chip.palette().color(QPalette::Button);
    const bool marked = chip.isChecked() || chip.hasFocus() || chip.underMouse();
    painter.setPen(QPen(marked ? accent : borderColor(chip.palette()), chip.hasFocus() ? 2 : 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(chip.rect()).adjusted(1, 1, -1, -1), chip.height() / 2.0,
                            chip.height() / 2.0);
}

int chipKeyWidth(const QString& key) {
    return key.isEmpty() ? 0 : QFontMetrics(smallFont()).horizontalAdvance(key) + 10;
}

void paintChipKey(QPainter& painter, const QAbstractButton& chip, const QString& key, int side) {
    const int width = chipKeyWidth(key);
    if (!width) return;
    const int height = QFontMetrics(smallFont()).height() + 2;
    const QRectF place =
        mirrored(chip, QRectF(chip.width() - side - width, (chip.height() - height) / 2.0, width, height));
    painter.setPen(borderColor(chip.palette()));
    painter.setBrush(chip.palette().color(QPalette::Window));
    painter.drawRoundedRect(place, 3, 3);
    painter.setFont(smallFont());
    painter.setPen(quietColor(chip.palette()));
    painter.drawText(place, Qt::AlignCenter, key);
}

}  // namespace fovea::ui
