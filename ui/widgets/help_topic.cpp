#include "widgets/help_topic.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QVariant>
#include <QWidget>

namespace fovea::ui {

namespace {
constexpr char kTopic[] = "helpTopic";

/// The table or list that it is, or the inside of.
const QAbstractItemView* viewOf(const QWidget* widget) {
    if (!widget) return nullptr;
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view ? view : qobject_cast<const QAbstractItemView*>(widget->parentWidget());
}

QString columnTopic(const QAbstractItemView& view, int column) {
    if (!view.model() || column < 0) return {};
    return view.model()->headerData(column, Qt::Horizontal, kHelpTopicRole).toString();
}
}  // namespace

void setHelpTopic(QWidget* widget, const QString& topic) {
    widget->setProperty(kTopic, topic);
}

QString ownHelpTopic(const QWidget* widget) {
    return widget ? widget->property(kTopic).toString() : QString();
}

QString helpTopic(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        if (const QString own = ownHelpTopic(widget); !own.isEmpty()) return own;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            if (const QString of = ownHelpTopic(label->buddy()); !of.isEmpty()) return of;
    }
    return {};
}

QString helpTopicAt(const QWidget* widget, QPoint onScreen) {
    if (const QAbstractItemView* view = viewOf(widget)) {
        const QPoint at = view->viewport()->mapFromGlobal(onScreen);
        const auto* head = qobject_cast<const QHeaderView*>(view);
        const int column = !head                                   ? view->indexAt(at).column()
                           : head->orientation() == Qt::Horizontal ? head->logicalIndexAt(at)
                                                                   : -1;
        if (const QString topic = columnTopic(*view, column); !topic.isEmpty()) return topic;
    }
    return helpTopic(widget);
}

QString helpTopicOfKeyboard(const QWidget* widget) {
    if (const QAbstractItemView* view = viewOf(widget))
        if (const QString topic = columnTopic(*view, view->currentIndex().column()); !topic.isEmpty())
            return topic;
    return helpTopic(widget);
}

}  // namespace fovea::ui
