#include "widgets/elided_combo.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kLeastLetters = 16;
constexpr int kBesideText = 1;      // what styles leave free on either side
constexpr int kBesideEntries = 32;  // frame, margins and a scroll bar
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

void ElidedCombo::showPopup() {
    view()->setMinimumWidth(view()->sizeHintForColumn(modelColumn()) + kBesideEntries);
    QComboBox::showPopup();
}

bool ElidedCombo::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QComboBox::event(event);
    const QString whole = plainToolTip(currentText());
    if (toolTip().isEmpty() || toolTip() == m_ownTip) {
        m_ownTip = whole;
        setToolTip(whole);
    } else if (shownText() != currentText()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           plainToolTip(currentText() + QLatin1Char('\n') + toolTip()), this);
        return true;
    }
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
