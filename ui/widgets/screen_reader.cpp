#include "widgets/screen_reader.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace fovea::ui {

namespace {

constexpr char kRole[] = "spokenRole";
constexpr char kSpeaker[] = "spokenSentence";

/// As Qt says them: without the sign of the letter to press.
QString withoutMnemonic(QString text) {
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] == QLatin1Char('&')) text.remove(i, 1);  // of two the second stays
    return text;
}

class Painted : public QAccessibleWidget {
public:
    explicit Painted(QWidget* w) : QAccessibleWidget(w) {}
    QAccessible::Role role() const override { return QAccessible::Role(object()->property(kRole).toInt()); }
    int childCount() const override {
        return role() == QAccessible::Chart ? 0 : QAccessibleWidget::childCount();
    }
    QAccessibleInterface* child(int index) const override {
        return role() == QAccessible::Chart ? nullptr : QAccessibleWidget::child(index);
    }
};

// ---- values --------------------------------------------------------------------

class Slider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    Slider(QWidget* w, SpokenValue& value) : QAccessibleWidget(w), m_value(value) {}
    QAccessible::Role role() const override {
        return m_value.spokenMovable() ? QAccessible::Slider : QAccessible::Chart;
    }
    QString text(QAccessible::Text t) const override {
        return t == QAccessible::Value ? m_value.spokenValue() : QAccessibleWidget::text(t);
    }
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface && m_value.spokenMovable())
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return m_value.spokenRange().now; }
    QVariant minimumValue() const override { return m_value.spokenRange().least; }
    QVariant maximumValue() const override { return m_value.spokenRange().most; }
    QVariant minimumStepSize() const override { return 0.0; }  // from point to point
    void setCurrentValue(const QVariant& value) override {
        if (m_value.spokenMovable()) m_value.moveSpoken(value.toDouble());
    }

private:
    SpokenValue& m_value;  ///< the widget's own: it goes with it
};

// ---- items ---------------------------------------------------------------------

class Item : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    Item(QWidget* widget, SpokenItems& items, int index) : m_widget(widget), m_items(items), m_index(index) {}
    bool isValid() const override { return m_widget && m_index < m_items.spokenItems(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return isValid() ? parent()->window() : nullptr; }
    QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_widget.data());
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text t) const override {
        return t == QAccessible::Name && isValid() ? m_items.itemWords(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid()) return {};
        const QRect place = m_items.itemPlace(m_index);
        return {m_widget->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid) return state;
        state.focusable = state.selectable = true;
        state.selected = m_items.itemChosen(m_index);
        state.focused = m_widget->hasFocus() && m_items.spokenItem() == m_index;
        state.disabled = !m_widget->isEnabled();
        state.invisible = !m_widget->isVisible();
        state.offscreen = !m_widget->rect().intersects(m_items.itemPlace(m_index));
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction() && isValid() && m_widget->isEnabled()) m_items.pressItem(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<QWidget> m_widget;
    SpokenItems& m_items;  ///< the widget's own
    int m_index;
};

/// Items are made as they are asked for, and kept: readers know them by their number.
class Items : public QAccessibleWidget {
public:
    Items(QWidget* w, SpokenItems& items) : QAccessibleWidget(w, QAccessible::List), m_items(items) {}
    ~Items() override {
        for (const QAccessible::Id id : std::as_const(m_made)) QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return m_items.spokenItems(); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= m_items.spokenItems()) return nullptr;
        if (const auto made = m_made.constFind(index); made != m_made.constEnd())
            return QAccessible::accessibleInterface(*made);
        auto* item = new Item(widget(), m_items, index);
        m_made.insert(index, QAccessible::registerAccessibleInterface(item));
        return item;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (auto made = m_made.constBegin(); made != m_made.constEnd(); ++made)
            if (QAccessible::accessibleInterface(*made) == child) return made.key();
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint at = widget()->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < m_items.spokenItems(); ++i)
            if (m_items.itemPlace(i).contains(at)) return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return widget()->hasFocus() ? child(m_items.spokenItem()) : nullptr;
    }

private:
    SpokenItems& m_items;
    mutable QHash<int, QAccessible::Id> m_made;
};

// ---- what Qt has, but better ---------------------------------------------------

/// Qt's own toggles what can be checked without the button's being clicked, which is what the program hears;
/// and it calls a button of an exclusive group a box to tick.
class Button : public QAccessibleWidget {
public:
    explicit Button(QAbstractButton* b) : QAccessibleWidget(b) {}
    QAccessible::Role role() const override {
        const QAbstractButton& b = button();
        if (menu()) return QAccessible::ButtonMenu;
        if (!b.isCheckable()) return QAccessible::Button;
        return b.autoExclusive() || (b.group() && b.group()->exclusive()) ? QAccessible::RadioButton
                                                                          : QAccessible::CheckBox;
    }
    QString text(QAccessible::Text t) const override {
        // Its own words before those of a label beside it.
        if (t == QAccessible::Name && button().accessibleName().isEmpty() && !button().text().isEmpty())
            return withoutMnemonic(button().text());
        const QString own = QAccessibleWidget::text(t);
        if (t == QAccessible::Accelerator && own.isEmpty())
            return QKeySequence::mnemonic(button().text()).toString(QKeySequence::NativeText);
        // A tool tip that is the name would be said twice.
        if (t == QAccessible::Description && own == text(QAccessible::Name)) return {};
        return own;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        const QAbstractButton& b = button();
        state.checkable = b.isCheckable();
        state.checked = b.isChecked();
        state.pressed = b.isDown();
        state.hasPopup = menu() != nullptr;
        if (const auto* box = qobject_cast<const QCheckBox*>(&b))
            state.checkStateMixed = box->checkState() == Qt::PartiallyChecked;
        if (const auto* push = qobject_cast<const QPushButton*>(&b)) state.defaultButton = push->isDefault();
        return state;
    }
    QStringList actionNames() const override {
        QStringList names;
        if (button().isEnabled())
            names << (menu() ? showMenuAction() : button().isCheckable() ? toggleAction() : pressAction());
        return names + QAccessibleWidget::actionNames();
    }
    void doAction(const QString& action) override {
        if (!button().isEnabled()) return;
        if (action != pressAction() && action != toggleAction() && action != showMenuAction())
            QAccessibleWidget::doAction(action);
        else if (menu())  // from the event loop: the reader waits for the answer, and a menu for the user
            QMetaObject::invokeMethod(
                &button(), [b = &button()] { showMenu(*b); }, Qt::QueuedConnection);
        else
            QMetaObject::invokeMethod(
                &button(), [b = &button()] { b->click(); }, Qt::QueuedConnection);
    }
    QStringList keyBindingsForAction(const QString& action) const override {
        const QString keys = button().shortcut().toString();
        return action == pressAction() && !keys.isEmpty() ? QStringList{keys} : QStringList();
    }

private:
    QAbstractButton& button() const { return *static_cast<QAbstractButton*>(object()); }
    QMenu* menu() const {
        if (const auto* push = qobject_cast<QPushButton*>(object())) return push->menu();
        if (const auto* tool = qobject_cast<QToolButton*>(object())) return tool->menu();
        return nullptr;
    }
    static void showMenu(QAbstractButton& b) {
        if (auto* push = qobject_cast<QPushButton*>(&b)) push->showMenu();
        if (auto* tool = qobject_cast<QToolButton*>(&b)) tool->showMenu();
    }
};

/// On Linux Qt gives what is chosen for the name, as readers expect, and leaves out of what, unless a label
/// lies beside it.
class Choice : public QAccessibleWidget {
public:
    explicit Choice(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox) {}
    QString text(QAccessible::Text t) const override {
        const QString chosen = box().isEditable() ? box().lineEdit()->text() : box().currentText();
        if (t == QAccessible::Value) return chosen;
        const QString own = QAccessibleWidget::text(t);
#ifdef Q_OS_UNIX
        if (t == QAccessible::Name && !labelled())
            return own.isEmpty() || chosen.isEmpty()
                       ? own + chosen
                       : QCoreApplication::translate("ScreenReader", "%1: %2").arg(own, chosen);
        if (t == QAccessible::Name) return chosen.isEmpty() ? own : chosen;
#endif
        return own;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = box().view()->isVisible();
        return state;
    }
    int childCount() const override {
        return box().isEditable() ? 2 : 1;
    }
    QAccessibleInterface* child(int index) const override {
        if (index == 0) return QAccessible::queryAccessibleInterface(box().view());
        return index == 1 && box().isEditable() ? QAccessible::queryAccessibleInterface(box().lineEdit())
                                                : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        if (child && child->object() == box().view()) return 0;
        return child && box().isEditable() && child->object() == box().lineEdit() ? 1 : -1;
    }
    QAccessibleInterface* focusChild() const override {
        return box().isEditable() && box().hasFocus() ? child(1) : nullptr;
    }
    QStringList actionNames() const override {
        return QStringList{showMenuAction(), pressAction()} + QAccessibleWidget::actionNames();
    }
    void doAction(const QString& action) override {
        if (action != showMenuAction() && action != pressAction())
            QAccessibleWidget::doAction(action);
        else if (box().isEnabled())
            box().view()->isVisible() ? box().hidePopup() : box().showPopup();
    }

private:
    QComboBox& box() const {
        return *static_cast<QComboBox*>(object());
    }
    bool labelled() const {
        return !relations(QAccessible::Label).isEmpty();
    }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    // One that is no more than a widget any more is being destroyed: what is made now would outlive it.
    if (!widget || widget->metaObject() == &QWidget::staticMetaObject) return nullptr;
    if (auto* value = dynamic_cast<SpokenValue*>(object)) return new Slider(widget, *value);
    if (auto* items = dynamic_cast<SpokenItems*>(object)) return new Items(widget, *items);
    if (widget->property(kRole).isValid()) return new Painted(widget);
    if (auto* button = qobject_cast<QAbstractButton*>(object)) return new Button(button);
    if (auto* box = qobject_cast<QComboBox*>(object)) return new Choice(box);
    return nullptr;
}

}  // namespace

void installScreenReader() {
    QAccessible::installFactory(make);
}

void setSpokenRole(QWidget* widget, QAccessible::Role role) {
    installScreenReader();
    widget->setProperty(kRole, int(role));
}

void speak(QWidget* widget, const QString& sentence) {
    QWidget* window = widget->window();
    auto* speaker = window->findChild<QWidget*>(QLatin1String(kSpeaker), Qt::FindDirectChildrenOnly);
    if (!speaker) {
        speaker = new QLabel(window);
        speaker->setObjectName(QLatin1String(kSpeaker));
        speaker->hide();
        setSpokenRole(speaker, QAccessible::Notification);
    }
    speaker->setAccessibleName(sentence);
    speakAgain(speaker);
}

void speakAgain(QWidget* message) {
    QAccessibleEvent event(message, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&event);
}

void SpokenValue::valueSpoken(QWidget* self) const {
    if (!spokenMovable()) return;
    QAccessibleValueChangeEvent event(self, spokenRange().now);
    QAccessible::updateAccessibility(&event);
}

void SpokenItems::itemSpoken(QWidget* self) const {
    if (!self->hasFocus() || spokenItem() < 0) return;
    QAccessibleEvent event(self, QAccessible::Focus);
    event.setChild(spokenItem());
    QAccessible::updateAccessibility(&event);
}

}  // namespace fovea::ui
