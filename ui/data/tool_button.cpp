#include "data/tool_button.h"

#include <QStyleOptionToolButton>
#include <QToolButton>

#include "widgets/icon.h"

namespace fovea::ui {

namespace {

/// Shows the arrow of a menu without one of its own, for which it would wait in an event loop.
class ArrowButton : public QToolButton {
public:
    explicit ArrowButton(QWidget* parent) : QToolButton(parent) {
        setPopupMode(QToolButton::InstantPopup);  // the style sheet makes room for the arrow
    }

protected:
    void initStyleOption(QStyleOptionToolButton* option) const override {
        QToolButton::initStyleOption(option);
        option->features |= QStyleOptionToolButton::HasMenu;
    }
};

QToolButton* equipped(QToolButton* button, const QString& iconName, const QString& text, const QString& tip) {
    button->setIcon(icon(iconName));
    button->setText(text);
    if (button->icon().isNull()) button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setToolTip(tip);
    button->setAccessibleName(text);  // the tip is its description
    button->setAutoRaise(true);
    return button;
}

}  // namespace

QToolButton* toolButton(QWidget* parent, const QString& iconName, const QString& text, const QString& tip) {
    return equipped(new QToolButton(parent), iconName, text, tip);
}

QToolButton* menuToolButton(QWidget* parent, const QString& iconName, const QString& text,
                            const QString& tip) {
    return equipped(new ArrowButton(parent), iconName, text, tip);
}

}  // namespace fovea::ui
