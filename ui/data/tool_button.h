#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace fovea::ui {

/// A flat button with an icon of the theme, or with `text` where the theme has none; `tip` says what it does,
/// also to a screen reader. Owned by `parent`.
QToolButton* toolButton(QWidget* parent, const QString& iconName, const QString& text, const QString& tip);

}  // namespace fovea::ui
