#include "viewer/tool.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

#include "widgets/icon.h"

namespace fovea::ui {

namespace {
constexpr char kBeside[] = "wordsBeside";
}

QToolButton* makeTool(const char* name, const char* iconName, const QString& text, const QString& tip,
                      QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    if (iconName) button->setIcon(icon(QLatin1String(iconName)));
    button->setText(text);
    button->setToolButtonStyle(button->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    // As it is called where its word is seen; the tip is its description.
    const bool word = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    button->setAccessibleName(word ? text : tip);
    return button;
}

void sayBeside(QToolButton* button) {
    button->setProperty(kBeside, true);
}

void showTools(const QWidget& line, Qt::ToolButtonStyle style) {
    for (QToolButton* button : line.findChildren<QToolButton*>())
        if (button->property(kBeside).toBool() && !button->icon().isNull()) button->setToolButtonStyle(style);
}

QHBoxLayout* makeToolRow(QWidget* group) {
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    group->setFixedHeight(kToolHeight);
    return row;
}

}  // namespace fovea::ui
