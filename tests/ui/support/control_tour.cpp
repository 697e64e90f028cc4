#include "tests/ui/support/control_tour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTextEdit>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

namespace fovea::test {

namespace {
constexpr int kPatienceMs = 20000, kLookEveryMs = 5, kMostTabs = 150;

/// Offscreen, no system brings a window back by itself when a menu or a dialog is closed.
bool keyboardIsSomewhere(QWidget* window) {
    return QTest::qWaitFor([window = QPointer<QWidget>(window)] {
        const QWindow* front = QGuiApplication::focusWindow();
        if (front && !front->isVisible() && window && window->isVisible()) window->activateWindow();
        return !front || QApplication::focusWidget();
    });
}

QString words(ControlTour::Way way) {
    return way == ControlTour::Way::mouse ? QStringLiteral("by mouse") : QStringLiteral("by key");
}

QWindow* windowOf(QWidget* widget) {
    return widget->window()->windowHandle();
}
QPoint inWindow(QWidget* widget, QPoint at) {
    return widget->mapTo(widget->window(), at);
}

/// What one presses, also where Tab does not stop at it; and whatever Tab stops at.
bool isControl(const QWidget* w) {
    if (qobject_cast<const QMenu*>(w) || qobject_cast<const QScrollBar*>(w) || w->isWindow()) return false;
    if (const auto* words = qobject_cast<const QLabel*>(w))
        return (words->textInteractionFlags() & Qt::TextSelectableByMouse && !words->text().isEmpty()) ||
               words->text().contains(QLatin1String("<a href"));
    return qobject_cast<const QAbstractButton*>(w) || qobject_cast<const QComboBox*>(w) ||
           qobject_cast<const QAbstractSpinBox*>(w) || qobject_cast<const QLineEdit*>(w) ||
           qobject_cast<const QTextEdit*>(w) || qobject_cast<const QPlainTextEdit*>(w) ||
           qobject_cast<const QAbstractItemView*>(w) || qobject_cast<const QAbstractSlider*>(w) ||
           qobject_cast<const QTabBar*>(w) || (w->focusPolicy() & Qt::TabFocus);
}

/// It would be in sight if the tab that it is behind were chosen.
bool isBehindTab(const QWidget* control) {
    for (const QWidget* page = control; page->parentWidget(); page = page->parentWidget()) {
        const auto* stack = qobject_cast<const QStackedWidget*>(page->parentWidget());
        const auto* tabs = stack ? qobject_cast<const QTabWidget*>(stack->parentWidget()) : nullptr;
        if (!tabs || stack->currentWidget() == page) continue;
        const int tab = stack->indexOf(page);
        return tabs->isTabVisible(tab) && tabs->isTabEnabled(tab) && control->isVisibleTo(page) &&
               (tabs->isVisible() || isBehindTab(tabs));
    }
    return false;
}

/// The field of a spin box, the head of a table, the list of a combo box belong to these, and the bar of tabs
/// to its tabs. What is scrolled, or lies in a tab, is by itself.
bool isPartOfAnother(const QWidget* w) {
    for (const QObject* up = w->parent(); up; up = up->parent()) {
        const auto* widget = qobject_cast<const QWidget*>(up);
        if (!widget || !isControl(widget) || qobject_cast<const QScrollArea*>(widget)) continue;
        if (qobject_cast<const QTabWidget*>(widget) && !qobject_cast<const QTabBar*>(w)) continue;
        return true;
    }
    return false;
}

QString spoken(QWidget* w) {
    const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(w);
    return said ? said->text(QAccessible::Name) : QString();
}

/// By its role. Of tabs it is their bar that has the keyboard.
bool saysWhatItIs(QWidget* w) {
    if (qobject_cast<QTabWidget*>(w)) return true;
    const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(w);
    const QAccessible::Role role = said ? said->role() : QAccessible::NoRole;
    for (const QAccessible::Role vague :
         {QAccessible::NoRole, QAccessible::Client, QAccessible::Border, QAccessible::Pane})
        if (role == vague) return false;
    return true;
}

QString nameOf(QWidget* w) {
    if (!w->objectName().isEmpty()) return w->objectName();
    const QString words = spoken(w);
    return words.isEmpty() ? QString::fromLatin1(w->metaObject()->className()) : words;
}

QString nameOf(const QAction* entry) {
    const QString own = entry->objectName().isEmpty() ? entry->text() : entry->objectName();
    const QObject* owner = entry->parent();
    while (owner && (qobject_cast<const QMenu*>(owner) || owner->objectName().isEmpty()))
        owner = owner->parent();
    return (owner ? owner->objectName() : QString()) + QLatin1Char('/') + own;
}

/// Radio buttons that exclude each other are one stop of Tab; arrows go on from there.
bool reaches(const QWidget* focused, const QWidget* control) {
    if (!focused || !control) return false;
    if (focused == control || control->isAncestorOf(focused)) return true;
    const auto *a = qobject_cast<const QRadioButton*>(focused),
               *b = qobject_cast<const QRadioButton*>(control);
    const bool ofOneKind = a && b && (b->group() ? a->group() == b->group() : a->parent() == b->parent());
    return ofOneKind && !(b->focusPolicy() & Qt::TabFocus);
}
}  // namespace

void bringIntoView(QWidget* widget) {
    for (QWidget* up = widget->parentWidget(); up && !up->isWindow(); up = up->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(up)) area->ensureWidgetVisible(widget);
}

void clickAt(QWidget* widget, QPoint at, Qt::KeyboardModifiers keys, Qt::MouseButton button) {
    QTest::mouseClick(windowOf(widget), button, keys, inWindow(widget, at));
}

void doubleClickAt(QWidget* widget, QPoint at) {
    QTest::mouseDClick(windowOf(widget), Qt::LeftButton, {}, inWindow(widget, at));
}

void dragOver(QWidget* widget, QPoint from, QPoint to) {
    QWindow* window = windowOf(widget);
    QTest::mousePress(window, Qt::LeftButton, {}, inWindow(widget, from));
    constexpr int kSteps = 8;
    for (int i = 1; i <= kSteps; ++i)
        QTest::mouseMove(window, inWindow(widget, from + (to - from) * i / kSteps));
    QTest::mouseRelease(window, Qt::LeftButton, {}, inWindow(widget, to));
}

void wheelOver(QWidget* widget, QPoint at, int notches, Qt::KeyboardModifiers keys) {
    // Qt Test has no wheel for windows before 6.8.
    QWidget* under = widget->window()->childAt(inWindow(widget, at));
    QWheelEvent event(under->mapFrom(widget->window(), inWindow(widget, at)), widget->mapToGlobal(at), {},
                      {0, 120 * notches}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);  // others are not handed on to the widget around
    qApp->notify(under, &event);
}

void hoverOver(QWidget* widget, QPoint at) {
    QTest::mouseMove(windowOf(widget), inWindow(widget, at));
}

bool isUnderPointer(const QWidget* widget, QPoint at) {
    const QWidget* there = widget->window()->childAt(widget->mapTo(widget->window(), at));
    return there && (there == widget || widget->isAncestorOf(there));
}

void pick(QComboBox* box, int entry) {
    QVERIFY(entry >= 0);
    bringIntoView(box);
    // What has just been shown is still laid out; a message over it goes by itself.
    constexpr int kPatienceMs = 30000;
    QTRY_VERIFY_WITH_TIMEOUT(isUnderPointer(box, box->rect().center()), kPatienceMs);
    clickAt(box, box->rect().center());
    QTRY_VERIFY(box->view()->isVisible());
    // A list that has just opened does not hear the mouse for so long, which nothing tells the end of.
    QVERIFY(QApplication::doubleClickInterval() <= 50);
    QTest::qWait(2 * QApplication::doubleClickInterval());
    const QModelIndex index = box->model()->index(entry, 0);
    box->view()->scrollTo(index);
    clickAt(box->view()->viewport(), box->view()->visualRect(index).center());
    QTRY_VERIFY(!box->view()->isVisible());
}

void typeKey(QKeyCombination key) {
    QWidget* focused = QApplication::focusWidget();
    if (key.key() == Qt::Key_Menu && focused) {  // which the system's plugin makes of that key
        const QPoint middle = focused->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, focused->mapToGlobal(middle));
        QApplication::sendEvent(focused, &event);
        return;
    }
    QWidget* popup = QApplication::activePopupWidget();
    QWindow* window = popup ? popup->windowHandle() : QGuiApplication::focusWindow();
    if (window) QTest::keyClick(window, key.key(), key.keyboardModifiers());
}

bool tabTo(QWidget* control) {
    for (int i = 0; i < kMostTabs; ++i) {
        if (reaches(QApplication::focusWidget(), control)) return true;
        typeKey(Qt::Key_Tab);
    }
    return false;
}

ControlTour::ControlTour(std::set<QString> parts) : m_parts(std::move(parts)) {
    qApp->installEventFilter(this);
}

bool ControlTour::inParts(const QObject* object) const {
    for (; object; object = object->parent())
        if (m_parts.count(object->objectName())) return true;
    return false;
}

bool ControlTour::inSight(QWidget* control) const {
    return (control->isVisible() || isBehindTab(control)) && control->isEnabled() && isControl(control) &&
           !isPartOfAnother(control) && inParts(control);
}

std::map<QString, QWidget*> ControlTour::controlsOf(const QWidget* window) const {
    std::map<QString, QWidget*> all;
    for (QWidget* w : window->findChildren<QWidget*>())
        if (w->isVisible() && w->window() == window && inSight(w)) all.emplace(nameOf(w), w);
    return all;
}

void ControlTour::look() {
    for (QWidget* w : QApplication::allWidgets()) {
        if (inSight(w) && m_seen.insert(nameOf(w)).second) {
            if (spoken(w).isEmpty()) complain(nameOf(w), QStringLiteral("has no accessible name"));
            if (!saysWhatItIs(w)) complain(nameOf(w), QStringLiteral("does not say what it is"));
        }
        if (const auto* menu = qobject_cast<QMenu*>(w); menu && menu->isVisible() && inParts(menu))
            for (const QAction* entry : menu->actions())
                if (entry->isVisible() && entry->isEnabled() && !entry->isSeparator())
                    m_seen.insert(nameOf(entry));
    }
    lookAtMnemonics();
}

void ControlTour::lookAtMnemonics() {
    std::map<std::pair<QWidget*, QKeySequence>, QString> taken;
    const auto take = [&](QWidget* w, const QString& text) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty()) return;
        const auto [other, first] = taken.emplace(std::pair(w->window(), keys), text);
        const QString both = keys.toString() + QStringLiteral(" is “") + other->second +
                             QStringLiteral("” and “") + text + QStringLiteral("”");
        if (!first && m_ambiguous.insert(both).second) m_wrong << both;
    };
    for (QWidget* w : QApplication::allWidgets()) {
        if (!w->isVisible() || !w->isEnabled() || !inParts(w)) continue;
        if (const auto* button = qobject_cast<QAbstractButton*>(w)) take(w, button->text());
        if (const auto* label = qobject_cast<QLabel*>(w); label && label->buddy()) take(w, label->text());
        if (const auto* tabs = qobject_cast<QTabBar*>(w))
            for (int i = 0; i < tabs->count(); ++i) take(w, tabs->tabText(i));
    }
}

void ControlTour::complain(const QString& name, const QString& what) {
    m_wrong << name + QLatin1Char(' ') + what;
}

bool ControlTour::eventFilter(QObject* object, QEvent* event) {
    const auto* receiver = qobject_cast<QWidget*>(object);
    if (!m_awaited || !receiver) return false;
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
            if (m_way == Way::mouse) m_arrived |= receiver == m_awaited || m_awaited->isAncestorOf(receiver);
            break;
        case QEvent::KeyPress:
        case QEvent::ShortcutOverride:  // all that comes of a key that is a shortcut
        case QEvent::ContextMenu:
            if (m_way == Way::key) m_arrived |= reaches(receiver, m_awaited);
            break;
        default:
            break;
    }
    return false;
}

void ControlTour::reach(QWidget* window, const std::set<QString>& excused) {
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window))
        return complain(nameOf(window), QStringLiteral("does not come to the front"));
    look();
    int reached = 0;
    for (QWidget* control : window->findChildren<QWidget*>()) {
        if (!control->isVisible() || !inSight(control) || excused.count(nameOf(control))) continue;
        if (tabTo(control))
            ++reached;
        else
            complain(nameOf(control), QStringLiteral("is not reached by Tab"));
    }
    if (reached < 2) complain(nameOf(window), QStringLiteral("has fewer than two controls that are reached"));
}

bool ControlTour::prepare(Way way, QWidget* control, const Effect& effect) {
    const QString name = nameOf(control);
    look();
    if (!control->isVisible() || !control->isEnabled()) {
        complain(name, words(way) + QStringLiteral(": it is hidden or disabled"));
        return false;
    }
    if (effect()) {
        complain(name, words(way) + QStringLiteral(": its effect was there before"));
        return false;
    }
    control->window()->activateWindow();
    if (!QTest::qWaitForWindowActive(control->window())) {
        complain(name, words(way) + QStringLiteral(": its window does not come to the front"));
        return false;
    }
    if (way == Way::key && !tabTo(control)) {
        complain(name, QStringLiteral("is not reached by Tab"));
        return false;
    }
    bringIntoView(control);
    m_awaited = control;
    m_way = way;
    m_arrived = false;
    return true;
}

void ControlTour::press(Way way, QWidget* control, const Act& act, const Effect& effect) {
    const QString name = nameOf(control);
    if (!prepare(way, control, effect)) return;
    const QPointer<QWidget> still = control, window = control->window();
    act();
    m_awaited.clear();
    if (!m_arrived) return complain(name, words(way) + QStringLiteral(": it was not what was pressed"));
    if (!QTest::qWaitFor(effect, kPatienceMs))
        return complain(name, words(way) + QStringLiteral(" does nothing"));
    m_pressed[int(way)].insert(name);
    look();
    if (!keyboardIsSomewhere(window))
        complain(name, words(way) + QStringLiteral(": nothing has the keyboard afterwards"));
    QWidget* focused = QApplication::focusWidget();
    if (way == Way::key && still && still->isVisible() && still->isEnabled() &&
        QApplication::activeWindow() == still->window() && !QApplication::activePopupWidget() &&
        !reaches(focused, still))
        complain(name, words(way) + QStringLiteral(" loses the keyboard to ") +
                           (focused ? nameOf(focused) : QStringLiteral("nothing")));
}

void ControlTour::byMouse(QWidget* control, const Act& act, const Effect& effect) {
    press(Way::mouse, control, act, effect);
}

void ControlTour::byMouse(QWidget* control, const Effect& effect) {
    byMouse(
        control, [control] { clickAt(control, control->rect().center()); }, effect);
}

void ControlTour::byKey(QWidget* control, const Act& act, const Effect& effect) {
    press(Way::key, control, act, effect);
}

void ControlTour::byKey(QWidget* control, QKeyCombination key, const Effect& effect) {
    byKey(
        control, [key] { typeKey(key); }, effect);
}

void ControlTour::menuEntry(Way way, QWidget* control, const Act& open, const QString& entry,
                            const Effect& effect) {
    const QString name = nameOf(control);
    if (!prepare(way, control, effect)) return;
    QString chosen;
    // A menu may have an event loop of its own: then open() does not return before it is closed.
    QTimer choose;
    int looks = 0;
    QObject::connect(&choose, &QTimer::timeout, this, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        const auto all = menu ? menu->actions() : QList<QAction*>();
        const auto wanted =
            std::find_if(all.begin(), all.end(), [&](const QAction* a) { return a->objectName() == entry; });
        const bool there = wanted != all.end() && (*wanted)->isEnabled();
        // It may be in a menu of this one, which open() is about to open.
        if (!there && ++looks * kLookEveryMs < kPatienceMs) return;
        choose.stop();
        if (!menu) return;
        look();
        if (!there) {
            menu->close();
            return;
        }
        chosen = nameOf(*wanted);
        if (way == Way::mouse) {
            clickAt(menu, menu->actionGeometry(*wanted).center());
            return;
        }
        for (int i = 0; i <= all.size() && menu->activeAction() != *wanted; ++i) typeKey(Qt::Key_Down);
        typeKey(Qt::Key_Return);
    });
    choose.start(kLookEveryMs);
    open();
    if (!QTest::qWaitFor([&] { return !choose.isActive(); }, 2 * kPatienceMs) || chosen.isEmpty()) {
        m_awaited.clear();
        return complain(name,
                        words(way) + QStringLiteral(": its menu has nothing to choose called ") + entry);
    }
    m_awaited.clear();
    if (!m_arrived) return complain(name, words(way) + QStringLiteral(": it was not what opened the menu"));
    m_pressed[int(way)].insert(name);
    if (!QTest::qWaitFor(effect, kPatienceMs))
        return complain(chosen, words(way) + QStringLiteral(" does nothing"));
    m_pressed[int(way)].insert(chosen);
    if (!keyboardIsSomewhere(control->window()))
        complain(chosen, words(way) + QStringLiteral(": nothing has the keyboard afterwards"));
}

QStringList ControlTour::takeWrong() {
    return std::exchange(m_wrong, {});
}

QStringList ControlTour::left(const std::map<QString, QString>& excused) const {
    QStringList all;
    std::set<QString> used;
    for (const QString& name : m_seen)
        for (const Way way : {Way::mouse, Way::key}) {
            if (m_pressed[int(way)].count(name)) continue;
            const QString how = name + QLatin1Char(' ') + words(way);
            if (excused.count(how))
                used.insert(how);
            else
                all << how + QStringLiteral(" was never pressed");
        }
    for (const auto& [how, why] : excused)
        if (!used.count(how)) all << how + QStringLiteral(" needs no excuse: ") + why;
    return all;
}

}  // namespace fovea::test
