#include "guide/topic_finder.h"

#include <QApplication>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QWindow>

#include "widgets/help_topic.h"

namespace fovea::ui {

TopicFinder::TopicFinder(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

QString TopicFinder::topicIn(const QWidget& window) const {
    if (m_byPointer) {
        const QPoint at = window.mapFromGlobal(m_pointer);
        const bool here = m_over && m_over == window.windowHandle() && window.rect().contains(at);
        const QWidget* under = here ? window.childAt(at) : nullptr;
        return helpTopicAt(under, m_pointer);
    }
    const QWidget* focused = QApplication::focusWidget();
    return focused && window.isAncestorOf(focused) ? helpTopicOfKeyboard(focused) : QString();
}

bool TopicFinder::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseMove:
            // A window hears it when the pointer is moved, not when something appears below it.
            if (!watched->isWindowType()) break;
            m_byPointer = true;
            m_over = static_cast<QWindow*>(watched);
            m_pointer = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
            break;
        case QEvent::FocusIn: {
            const Qt::FocusReason why = static_cast<QFocusEvent*>(event)->reason();
            if (why == Qt::TabFocusReason || why == Qt::BacktabFocusReason || why == Qt::ShortcutFocusReason)
                m_byPointer = false;
            break;
        }
        case QEvent::KeyPress: {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key >= Qt::Key_Home && key <= Qt::Key_PageDown) m_byPointer = false;  // arrows and their like
            break;
        }
        case QEvent::ToolTip: {
            auto* widget = qobject_cast<QWidget*>(watched);
            if (!widget || widget->toolTip().isEmpty() || ownHelpTopic(widget).isEmpty()) break;
            const QString tip = widget->toolTip();
            const QString line = Qt::mightBeRichText(tip) ? QStringLiteral("<br>") : QStringLiteral("\n");
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                               tip + line + tr("Shift+F1: what this means"), widget, {},
                               widget->toolTipDuration());
            return true;
        }
        default:
            break;
    }
    return false;
}

}  // namespace fovea::ui
