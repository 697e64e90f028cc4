#pragma once

#include <QIcon>
#include <QString>

namespace fovea::ui {

/// An icon of the Breeze set, in the text colour of the current palette (also
/// after a change between light and dark). A null icon where the set was not
/// installed at build time: so every button that has an icon has a text, too, or
/// falls back to one.
QIcon icon(const QString& name);

/// The same in a colour of its own.
QIcon icon(const QString& name, const QColor& color);

/// Makes the pictures in this library known to Qt; applyTheme() does it.
void loadIcons();

}  // namespace fovea::ui
