#include "widgets/elided_combo.h"

#include <QEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <algorithm>

#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kLeastLetters = 16;
constexpr int kBesideText = 1;  // what styles leave free on either side
}  // namespace

ElidedCombo::ElidedCombo(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(AdjustToContents);
}

QString ElidedCombo::shownText() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const QString& text = currentIndex() < 0 ? placeholderText() : option.currentText;
    return fontMetrics().elidedText(text, Qt::ElideMiddle, room.width() - 2 * kBesideText);
}

QSize ElidedCombo::minimumSizeHint() const {
    const QSize whole = QComboBox::minimumSizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * kLeastLetters), whole.height()};
}

bool ElidedCombo::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) setToolTip(plainToolTip(currentText()));
    return QComboBox::event(event);
}

void ElidedCombo::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText();
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}  // namespace fovea::ui
