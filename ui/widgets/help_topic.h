#pragma once

#include <QPoint>
#include <QString>

class QWidget;

namespace fovea::ui {

/// What a control or a figure means stands in the guide: the name of a chapter, and after "#" the place
/// in it ("training-settings#epochs"). A test finds each in docs/guide. The head of a table has the topics
/// of its columns under this role.
constexpr int kHelpTopicRole = Qt::UserRole + 64;

/// Says where `widget` and what lies in it is explained; empty: where its parent is. Its tool tip is then
/// toolTip() and the key; one that makes its own (ElidedCombo) gives the topic to what it lies in.
void setHelpTopic(QWidget* widget, const QString& topic);
/// What setHelpTopic() said of the widget itself.
QString ownHelpTopic(const QWidget* widget);
/// Of the widget, of what a label stands for, or of the nearest around it that has one; empty: none has.
QString helpTopic(const QWidget* widget);
/// The same at a place of the screen: of a table that of the column there.
QString helpTopicAt(const QWidget* widget, QPoint onScreen);
/// The same of what has the keyboard: of a table that of the current column.
QString helpTopicOfKeyboard(const QWidget* widget);

}  // namespace fovea::ui
