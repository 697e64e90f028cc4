#pragma once

class QAbstractButton;
class QPainter;

namespace fovea::ui {

/// The rounded ground of a chip as it is: pressed in, under the pointer, with the keyboard. What it says is
/// painted over it. For paintEvent() of a checkable button.
void paintChipGround(QPainter& painter, const QAbstractButton& chip);

}  // namespace fovea::ui
