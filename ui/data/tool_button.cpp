#include "data/tool_button.h"

#include <QToolButton>

#include "widgets/icon.h"

namespace fovea::ui {

QToolButton* toolButton(QWidget* parent, const QString& iconName, const QString& text, const QString& tip) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setText(text);
    if (button->icon().isNull()) button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

}  // namespace fovea::ui
