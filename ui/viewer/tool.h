#pragma once

#include <QString>

class QHBoxLayout;
class QToolButton;
class QWidget;

namespace fovea::ui {

/// Every group of tools under the image has this height, so that they stand in one line.
constexpr int kToolHeight = 30;  // logical pixels

/// A flat button with an icon, where there is one of that name, else with `text`. `tip` says what it does and
/// its key; it is the accessible name, too.
QToolButton* makeTool(const char* name, const char* iconName, const QString& text, const QString& tip,
                      QWidget* parent);
/// Says that its text is seen wherever there is room for it (showTools()).
void sayBeside(QToolButton* button);
/// All tools below `line` that were given to sayBeside() and have an icon: both, the text or the icon alone.
void showTools(const QWidget& line, Qt::ToolButtonStyle style);
/// Lays out a group of tools.
QHBoxLayout* makeToolRow(QWidget* group);

}  // namespace fovea::ui
