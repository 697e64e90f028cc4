#include "widgets/elided_combo.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

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

int ElidedCombo::roomForText(const QRect& whole) const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.rect = whole;
    return style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width() -
           2 * kBesideText;
}

QString ElidedCombo::shownText() const {
    return fontMetrics().elidedText(currentIndex() < 0 ? placeholderText() : currentText(), Qt::ElideMiddle,
                                    roomForText(rect()));
}

QSize ElidedCombo::sizeHint() const {
    // With a style sheet Qt's own does not hold what it is for.
    QSize hint = QComboBox::sizeHint();
    const QFontMetricsF metrics(font());
    qreal widest = metrics.horizontalAdvance(placeholderText());
    for (int i = 0; i < count(); ++i) widest = std::max(widest, metrics.horizontalAdvance(itemText(i)));
    const int longest = int(std::ceil(widest));  // what is rounded down is shortened
    hint.rwidth() += std::max(0, longest - roomForText(QRect(QPoint(), hint)));
    return hint;
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
