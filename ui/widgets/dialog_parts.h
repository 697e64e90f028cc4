#pragma once

#include <QString>

class QDialog;
class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace fovea::ui {

/// What stands above in every dialog: its title, also that of the window, and what it is for. The
/// column, to which the rest is to be added, is the dialog's layout.
QVBoxLayout* makeDialogHead(QDialog* dialog, const QString& title, const QString& intro);

/// What stands between: what is added to this column is scrolled to where the screen is too low for it, and
/// the dialog grows with it (DialogBody).
QVBoxLayout* addDialogBody(QVBoxLayout* column);

/// What stands below: Cancel, which rejects, and the button to press next; at the left `beside`, a
/// note or a lesser button, if any. To be called when all that comes before in the order of the
/// keys has been made. Does not connect `next`.
void addDialogFoot(QDialog* dialog, QVBoxLayout* column, QPushButton* next, QWidget* beside = nullptr);

/// Words that are sentences: plain text in as many lines as there is room for.
QLabel* makeSentences(QWidget* parent, const char* objectName);

}  // namespace fovea::ui
