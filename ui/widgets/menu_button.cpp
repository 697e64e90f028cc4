#include "widgets/menu_button.h"

#include <QMenu>
#include <QStyle>
#include <QStyleOptionButton>

namespace fovea::ui {

MenuButton::MenuButton(QWidget* parent) : MenuButton(QString(), parent) {}

MenuButton::MenuButton(const QString& text, QWidget* parent) : QPushButton(text, parent) {}

void MenuButton::open(QMenu& menu) {
    menu.popup(mapToGlobal(QPoint(0, height())));
}

QSize MenuButton::sizeHint() const {
    QStyleOptionButton option;
    initStyleOption(&option);
    // QPushButton leaves room for the arrow of a menu of its own alone.
    return QPushButton::sizeHint() +
           QSize(style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this), 0);
}

void MenuButton::initStyleOption(QStyleOptionButton* option) const {
    QPushButton::initStyleOption(option);
    option->features |= QStyleOptionButton::HasMenu;
}

}  // namespace fovea::ui
