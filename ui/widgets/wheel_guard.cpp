#include "widgets/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace fovea::ui {

namespace {

/// The control itself, or the one that this is a part of, as the line of a spin box is.
QWidget* controlOf(QWidget* widget) {
    for (QWidget* w = widget; w; w = w->parentWidget()) {
        if (qobject_cast<QAbstractSpinBox*>(w) || qobject_cast<QComboBox*>(w) || qobject_cast<QSlider*>(w))
            return w;
        if (w->isWindow()) return nullptr;  // the opened list of a combo box scrolls
    }
    return nullptr;
}

bool hasKeyboard(const QWidget* control) {
    const QWidget* focus = QApplication::focusWidget();
    return focus && (focus == control || control->isAncestorOf(focus));
}

}  // namespace

void WheelGuard::install(QApplication& application) {
    if (application.findChild<WheelGuard*>(QString(), Qt::FindDirectChildrenOnly)) return;
    application.installEventFilter(new WheelGuard(&application));
}

bool WheelGuard::eventFilter(QObject* object, QEvent* event) {
    const bool wheel = event->type() == QEvent::Wheel;
    if ((!wheel && event->type() != QEvent::Polish) || !object->isWidgetType()) return false;
    QWidget* control = controlOf(static_cast<QWidget*>(object));
    if (!control) return false;
    if (!wheel) {
        // Else the wheel itself would give the keyboard to the control, and the next notch would change it.
        if (control->focusPolicy() == Qt::WheelFocus) control->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (hasKeyboard(control)) return false;
    event->ignore();  // not taken: it goes on to what this lies in
    return true;
}

}  // namespace fovea::ui
