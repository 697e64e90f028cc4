#pragma once

#include <QLayout>
#include <QStringList>
#include <QWidget>

namespace fovea::test {

/// The widgets that a layout places, also by layouts within it.
inline void collectPlaced(const QLayout& layout, QList<QWidget*>& all) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (QWidget* widget = item->widget())
            all << widget;
        else if (const QLayout* inner = item->layout())
            collectPlaced(*inner, all);
    }
}

/// How a fault names a widget: by itself, else by what it lies in.
inline QString placedName(const QWidget& widget) {
    if (!widget.objectName().isEmpty()) return widget.objectName();
    const QWidget* up = widget.parentWidget();
    while (up && up->objectName().isEmpty()) up = up->parentWidget();
    return QString::fromLatin1(widget.metaObject()->className()) + QStringLiteral(" in ") +
           (up ? up->objectName() : QStringLiteral("the window"));
}

/// What is wrong with how layouts have placed what is visible below `root`, in words: what leaves its parent,
/// and what covers something beside it. What lies over others on purpose (a notice, a border for dropping) is
/// in no layout.
inline QStringList layoutFaults(const QWidget& root) {
    QStringList faults;
    QList<const QWidget*> parents{&root};
    for (const QWidget* w : root.findChildren<QWidget*>()) parents << w;
    for (const QWidget* parent : parents) {
        if (!parent->layout() || !parent->isVisible()) continue;
        QList<QWidget*> placed;
        collectPlaced(*parent->layout(), placed);
        placed.removeIf([](const QWidget* w) { return !w->isVisible() || w->size().isEmpty(); });
        for (qsizetype i = 0; i < placed.size(); ++i) {
            const QRect place = placed[i]->geometry();
            if (!parent->rect().contains(place))
                faults << placedName(*placed[i]) + QStringLiteral(" leaves ") + placedName(*parent);
            for (qsizetype k = i + 1; k < placed.size(); ++k)
                if (place.intersects(placed[k]->geometry()))
                    faults << placedName(*placed[i]) + QStringLiteral(" covers ") + placedName(*placed[k]);
        }
    }
    return faults;
}

}  // namespace fovea::test
