#pragma once

#include <QString>

class QWidget;

namespace fovea::ui {

/// Tells of something that ended while the user works elsewhere: the window asks for
/// attention in the task bar and, where the desktop has a place for it, a message is
/// shown; a click on it brings the window. Does nothing, and returns false, while the
/// window is the active one. GUI thread only.
bool tellUser(QWidget* window, const QString& title, const QString& text);

}  // namespace fovea::ui
