#pragma once

class QAbstractButton;
class QPainter;
class QString;

namespace fovea::ui {

/// The rounded ground of a chip as it is: pressed in, under the pointer, with the keyboard. What it says is
/// painted over it. For paintEvent() of a checkable button.
void paintChipGround(QPainter& painter, const QAbstractButton& chip);

/// Of the key that does what a chip does, painted as a key of the keyboard; 0 where there is none.
int chipKeyWidth(const QString& key);
/// At the chip's end, right or left as the language runs, `side` from it; nothing where there is none.
void paintChipKey(QPainter& painter, const QAbstractButton& chip, const QString& key, int side);

}  // namespace fovea::ui
