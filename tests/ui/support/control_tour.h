#pragma once

#include <QKeyCombination>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QStringList>
#include <functional>
#include <map>
#include <set>

class QAction;
class QComboBox;
class QMenu;
class QWidget;

namespace fovea::test {

// What a hand does. The window is told, not the widget: it is the window that finds out
// what lies under the pointer and has the keyboard.
void bringIntoView(QWidget* widget);  ///< by scrolling what it lies in
void clickAt(QWidget* widget, QPoint at, Qt::KeyboardModifiers keys = {},
             Qt::MouseButton button = Qt::LeftButton);
void doubleClickAt(QWidget* widget, QPoint at);
void dragOver(QWidget* widget, QPoint from, QPoint to);
void wheelOver(QWidget* widget, QPoint at, int notches, Qt::KeyboardModifiers keys = {});
void hoverOver(QWidget* widget, QPoint at);
/// Whether it is what lies there, at a place of its own: not covered, nor laid out anew yet.
bool isUnderPointer(const QWidget* widget, QPoint at);
void pick(QComboBox* box, int entry);  ///< opens the list and presses the entry
void typeKey(QKeyCombination key);     ///< into what has the keyboard
/// Presses Tab until it has the keyboard, or the radio button that is chosen of its kind; false: it never
/// has.
bool tabTo(QWidget* control);

/// Presses controls by mouse and by key, and knows of all that came into sight.
///
/// A press has an effect, untrue before and true soon after. By key means: Tab is pressed until the
/// control has the keyboard, which it then keeps unless it vanishes. Whatever visible, enabled control
/// or menu entry there was meanwhile, those behind other tabs (QTabWidget) included, has to be pressed both
/// ways, and to have an accessible name and role. What goes wrong is collected in words, so that one run
/// tells all of it.
class ControlTour : public QObject {
public:
    using Act = std::function<void()>;
    using Effect = std::function<bool()>;
    enum class Way { mouse, key };

    /// Of what lies in parts of these object names.
    explicit ControlTour(std::set<QString> parts);

    void byMouse(QWidget* control, const Act& act, const Effect& effect);
    void byMouse(QWidget* control, const Effect& effect);  ///< a click into its middle
    void byKey(QWidget* control, const Act& act, const Effect& effect);
    void byKey(QWidget* control, QKeyCombination key, const Effect& effect);
    /// Opens the menu of a control by `open`, then chooses an entry by object name.
    void menuEntry(Way way, QWidget* control, const Act& open, const QString& entry, const Effect& effect);

    /// Visible, enabled controls of a window, by the names by which they are known here.
    std::map<QString, QWidget*> controlsOf(const QWidget* window) const;

    /// Goes by Tab to every visible, enabled control of a window and presses none: for windows whose effects
    /// have tests of their own. Names and letters are looked at as with a press. `excused`: names of what
    /// need not be reached.
    void reach(QWidget* window, const std::set<QString>& excused = {});

    /// Remembers what is in sight; each press does it, too.
    void look();
    /// What went wrong since it was asked last.
    QStringList takeWrong();
    /// What was not pressed, or one way only. `excused`: what is not asked for ("name by key"), and why;
    /// also names an excuse that is not needed.
    QStringList left(const std::map<QString, QString>& excused) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool inSight(QWidget* control) const;
    bool inParts(const QObject* object) const;
    bool prepare(Way way, QWidget* control, const Effect& effect);
    void press(Way way, QWidget* control, const Act& act, const Effect& effect);
    void complain(const QString& name, const QString& what);
    void lookAtMnemonics();  ///< a letter that two have presses neither

    std::set<QString> m_parts;
    std::set<QString> m_seen, m_ambiguous, m_pressed[2];
    QStringList m_wrong;
    QPointer<QWidget> m_awaited;  ///< the control that is being pressed
    bool m_arrived = false;       ///< and was
    Way m_way = Way::mouse;
};

}  // namespace fovea::test
