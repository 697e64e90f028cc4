#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <algorithm>

#include "tests/ui/support/layout_faults.h"
#include "widgets/elided_combo.h"
#include "widgets/elided_label.h"

namespace fovea::test {

/// How much wider a text is than its room before that is seen: margins are rounded.
constexpr int kSeenPixels = 2;

/// What a text needs beyond the room it has, in pixels: below its line, or beside its words.
inline int lackOf(const QLabel& label) {
    if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull()) return 0;
    if (label.wordWrap()) return label.heightForWidth(label.width()) - label.height();
    return label.sizeHint().width() - label.width();
}
inline int lackOf(const QAbstractButton& button) {
    // A tool that is a picture alone has its words for others.
    if (button.text().isEmpty() || button.sizeHint().width() <= button.width()) return 0;
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width();
    const int words = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    return words + icon - button.width();
}
inline int lackOf(const QComboBox& box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    return box.fontMetrics().horizontalAdvance(box.currentText()) - room;
}
inline int lackOf(const QTabBar& bar) {
    int lack = 0;
    for (int i = 0; i < bar.count(); ++i)
        if (bar.isTabVisible(i))
            lack = std::max(lack, bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(i)).width() -
                                      bar.tabRect(i).width());
    return lack;
}
inline int lackOf(const QHeaderView& head) {
    int lack = 0;
    for (int i = 0; head.orientation() == Qt::Horizontal && head.model() && i < head.count(); ++i) {
        const QString words = head.model()->headerData(i, Qt::Horizontal).toString();
        for (const QString& line : words.split(QLatin1Char('\n')))
            if (!head.isSectionHidden(i))
                lack = std::max(lack, head.fontMetrics().horizontalAdvance(line) - head.sectionSize(i));
    }
    return lack;
}
inline int lackOf(const QLineEdit& edit) {
    const QMargins around = edit.textMargins();
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText()) + around.left() + around.right() -
           edit.width();
}

/// Texts that are cut, of what is visible below `root`: "name: words". What shortens itself on purpose, with
/// the whole text in its tool tip, is not: ElidedLabel, ElidedCombo.
inline QStringList cutTexts(const QWidget& root) {
    QStringList cut;
    for (const QWidget* w : root.findChildren<QWidget*>()) {
        if (!w->isVisible() || w->size().isEmpty()) continue;
        if (qobject_cast<const ui::ElidedLabel*>(w) || qobject_cast<const ui::ElidedCombo*>(w)) continue;
        int lack = 0;
        QString words;
        if (const auto* label = qobject_cast<const QLabel*>(w))
            lack = lackOf(*label), words = label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(w))
            lack = lackOf(*button), words = button->text();
        else if (const auto* box = qobject_cast<const QComboBox*>(w))
            lack = lackOf(*box), words = box->currentText();
        else if (const auto* bar = qobject_cast<const QTabBar*>(w))
            lack = lackOf(*bar), words = bar->tabText(0);
        else if (const auto* head = qobject_cast<const QHeaderView*>(w))
            lack = lackOf(*head), words = QStringLiteral("a column");
        else if (const auto* edit = qobject_cast<const QLineEdit*>(w))
            lack = lackOf(*edit), words = edit->placeholderText();
        if (lack > kSeenPixels)
            cut << QStringLiteral("%1 lacks %2 pixels: %3").arg(placedName(*w)).arg(lack).arg(words.left(60));
    }
    return cut;
}

}  // namespace fovea::test
