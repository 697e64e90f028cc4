#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>

class QWidget;

namespace fovea::ui {

// What a screen reader is told beyond accessible names and descriptions, which Qt hands on by itself. Qt
// knows of a widget that paints itself neither what it is, nor its value, nor its parts: the widget says the
// first by setSpokenRole(), and inherits SpokenValue or SpokenItems for the others. All of this is of the GUI
// thread only.

/// Lets Qt ask this file first; again does nothing. Buttons and lists to choose from then answer better, too,
/// than those of Qt 6.4: what is done to a button that can be checked does what a press does, and a list says
/// beside what is chosen of what. To be called before those get their names.
void installScreenReader();

/// What it is. To be said before its name. A QAccessible::Chart has no parts but its description.
void setSpokenRole(QWidget* widget, QAccessible::Role role);

/// Has a screen reader say a sentence, at once; nothing is seen. `widget`: in whose window.
void speak(QWidget* widget, const QString& sentence);
/// A message (QAccessible::Notification) that is seen already has another text. That one comes is heard by
/// itself; an alert is not, on Linux before Qt 6.8.
void speakAgain(QWidget* message);

/// A widget with a value that keys change: a slider. While it cannot be moved it is a chart.
class SpokenValue {
public:
    virtual ~SpokenValue() = default;
    struct Range {
        double now = 0, least = 0, most = 1;
    };
    virtual Range spokenRange() const = 0;
    virtual QString spokenValue() const = 0;  ///< in words
    virtual bool spokenMovable() const = 0;
    virtual void moveSpoken(double value) = 0;  ///< as if by the user's hand

protected:
    SpokenValue() { installScreenReader(); }
    /// It has another value.
    void valueSpoken(QWidget* self) const;
};

/// A widget with parts that keys go through: a list.
class SpokenItems {
public:
    virtual ~SpokenItems() = default;
    virtual int spokenItems() const = 0;
    virtual int spokenItem() const = 0;  ///< that the keys are at; negative: none
    virtual QString itemWords(int item) const = 0;
    virtual bool itemChosen(int item) const = 0;
    virtual QRect itemPlace(int item) const = 0;  ///< in the widget
    virtual void pressItem(int item) = 0;         ///< as if by the user's hand

protected:
    SpokenItems() { installScreenReader(); }
    /// The keys are at another item, or have come to the widget.
    void itemSpoken(QWidget* self) const;
};

}  // namespace fovea::ui
