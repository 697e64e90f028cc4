#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace fovea::ui {

/// A flat button with an icon of the theme, or with `text` where the theme has none; `tip` says what it does,
/// also to a screen reader. Owned by `parent`.
QToolButton* toolButton(QWidget* parent, const QString& iconName, const QString& text, const QString& tip);

/// The same with the arrow of a button that opens a menu (widgets/menu_button.h). Whoever made it shows the
/// menu when it is clicked.
QToolButton* menuToolButton(QWidget* parent, const QString& iconName, const QString& text,
                            const QString& tip);

}  // namespace fovea::ui
