#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QString>
#include <QWidget>

namespace fovea::test {

/// What stands on the visible parts of a page, one text a line: labels, buttons, and the
/// accessible names of what paints its words itself (plots, the confusion matrix).
inline QString visibleWords(const QWidget& page) {
    QString words;
    for (const QWidget* w : page.findChildren<QWidget*>()) {
        if (!w->isVisible()) continue;
        if (const auto* label = qobject_cast<const QLabel*>(w)) words += label->text() + QLatin1Char('\n');
        if (const auto* button = qobject_cast<const QAbstractButton*>(w))
            words += button->text().remove(QLatin1Char('&')) + QLatin1Char('\n');
        words += w->accessibleName() + QLatin1Char('\n');
    }
    return words;
}

/// The first of these terms that is not among the words, case aside; empty when all are.
inline QString missingTerm(const QString& words, std::initializer_list<const char*> terms) {
    for (const char* term : terms)
        if (!words.contains(QString::fromUtf8(term), Qt::CaseInsensitive)) return QString::fromUtf8(term);
    return {};
}

}  // namespace fovea::test
