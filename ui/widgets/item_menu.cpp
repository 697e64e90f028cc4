#include "widgets/item_menu.h"

#include <QAbstractItemView>
#include <QContextMenuEvent>

namespace fovea::ui {

namespace {
class MenuKey : public QObject {
public:
    explicit MenuKey(QAbstractItemView* view) : QObject(view) { view->installEventFilter(this); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() != QEvent::ContextMenu ||
            static_cast<QContextMenuEvent*>(event)->reason() != QContextMenuEvent::Keyboard)
            return QObject::eventFilter(object, event);
        auto* view = static_cast<QAbstractItemView*>(object);
        const QRect item = view->visualRect(view->currentIndex()) & view->viewport()->rect();
        if (!item.isEmpty()) Q_EMIT view->customContextMenuRequested(item.center());
        return true;
    }
};
}  // namespace

void followMenuKey(QAbstractItemView* view) {
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    new MenuKey(view);
}

}  // namespace fovea::ui
