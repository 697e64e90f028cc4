#include "widgets/chip.h"

#include <QAbstractButton>
#include <QPainter>

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

}  // namespace fovea::ui
