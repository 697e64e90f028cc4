#pragma once

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QStyleOptionSpinBox>
#include <QTest>
#include <cmath>
#include <functional>
#include <memory>

#include "tests/ui/support/control_tour.h"

namespace fovea::test {

/// The arrow of a spin box.
inline QPoint arrow(const QAbstractSpinBox* box, QStyle::SubControl which) {
    QStyleOptionSpinBox option;
    option.initFrom(box);
    option.frame = box->hasFrame();
    option.subControls = QStyle::SC_All;
    option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
    return box->style()->subControlRect(QStyle::CC_SpinBox, &option, which, box).center();
}

/// What the tours of the pages have in common: how the usual kinds of controls are pressed, both ways, and
/// what effect that has. Each test function ends with pressed(), the last one with nothingLeft().
class TourTest : public QObject {
protected:
    using Way = ControlTour::Way;
    using Effect = ControlTour::Effect;

    /// Of what lies in parts of these object names.
    void startTour(std::set<QString> parts) {
        QApplication::setDoubleClickInterval(kDoubleClickMs);
        QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
        m_tour = std::make_unique<ControlTour>(std::move(parts));
    }

    // ---- effects -----------------------------------------------------------------

    static Effect counted(QSignalSpy& spy) {
        return [&spy, next = spy.count() + 1] { return spy.count() == next; };
    }
    template <class Value>
    static Effect changed(Value value) {
        return [value, before = value()] { return value() != before; };
    }

    // ---- buttons -----------------------------------------------------------------

    void press(Way way, QWidget* button, const Effect& effect) {
        way == Way::mouse ? m_tour->byMouse(button, effect) : m_tour->byKey(button, Qt::Key_Space, effect);
    }
    /// A button that does the same again and again.
    void bothCount(QWidget* button, QSignalSpy& spy) {
        for (const Way way : {Way::mouse, Way::key}) press(way, button, counted(spy));
    }
    /// One that changes something each time.
    template <class Value>
    void bothChange(QWidget* button, Value value) {
        for (const Way way : {Way::mouse, Way::key}) press(way, button, changed(value));
    }
    /// One of two, with what it makes true; `other` makes it untrue again.
    void both(QWidget* button, QWidget* other, const Effect& effect) {
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, button, effect);
            press(way, other, [effect] { return !effect(); });
        }
    }
    /// One that is pressed in and out.
    void toggles(QWidget* button, const Effect& on) { both(button, button, on); }
    /// Opens the menu of a button and chooses an entry, both ways.
    void bothMenu(QWidget* button, const char* entry, const std::function<Effect()>& effect) {
        for (const Way way : {Way::mouse, Way::key})
            m_tour->menuEntry(
                way, button,
                [way, button] {
                    way == Way::mouse ? clickAt(button, button->rect().center()) : typeKey(Qt::Key_Space);
                },
                QLatin1String(entry), effect());
    }

    // ---- lists and spin boxes ----------------------------------------------------

    void chooseByMouse(QComboBox* box, int index, const Effect& effect) {
        m_tour->byMouse(
            box, [box, index] { pick(box, index); }, effect);
    }
    /// Each entry of a list, which begins with its first one; `value` is the entry's data.
    template <class Value>
    void choices(QComboBox* box, Value value) {
        const auto is = [&](int i) {
            return [value, wanted = box->itemData(i)] { return QVariant(value()) == wanted; };
        };
        for (int n = 1; n <= box->count(); ++n) chooseByMouse(box, n % box->count(), is(n % box->count()));
        for (int i = 1; i < box->count(); ++i) m_tour->byKey(box, Qt::Key_Down, is(i));
        m_tour->byKey(box, Qt::Key_Home, is(0));
    }
    /// The entry below what is chosen, and on from the first after the last; then the next one by key.
    template <class Value>
    void nextChoice(QComboBox* box, Value value) {
        chooseByMouse(box, (box->currentIndex() + 1) % box->count(), changed(value));
        m_tour->byKey(box, box->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up, changed(value));
    }
    /// The same with all entries by mouse.
    template <class Value>
    void allChoices(QComboBox* box, Value value) {
        for (int n = 1; n < box->count(); ++n)
            chooseByMouse(box, (box->currentIndex() + 1) % box->count(), changed(value));
        nextChoice(box, value);
    }
    /// Up and down again; each is another value.
    void spin(QDoubleSpinBox* box) {
        const auto value = [box] { return box->value(); };
        for (const auto which : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown})
            m_tour->byMouse(
                box, [box, which] { clickAt(box, arrow(box, which)); }, changed(value));
        for (const auto key : {Qt::Key_Up, Qt::Key_Down}) m_tour->byKey(box, key, changed(value));
    }
    /// Up and down again, by its own step; `value` is what it sets.
    template <class Box, class Value>
    void spin(Box* box, Value value) {
        const auto before = value();
        const auto after = [&](auto steps) {
            return [value, wanted = before + steps * box->singleStep()] {
                return std::abs(double(value()) - double(wanted)) < 1e-9;
            };
        };
        const auto at = [&](QStyle::SubControl which) {
            return [box, which] { clickAt(box, arrow(box, which)); };
        };
        m_tour->byMouse(box, at(QStyle::SC_SpinBoxUp), after(1));
        m_tour->byMouse(box, at(QStyle::SC_SpinBoxDown), after(0));
        m_tour->byKey(box, Qt::Key_Up, after(1));
        m_tour->byKey(box, Qt::Key_Down, after(0));
    }

    // ---- ends --------------------------------------------------------------------

    void pressed() {
        const QStringList wrong = m_tour->takeWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(inLines(wrong)));
    }
    /// Of all that came into sight, where all functions were run.
    void nothingLeft(const std::map<QString, QString>& excused) {
        if (!QCoreApplication::arguments().mid(1).isEmpty()) QSKIP("not all functions were run");
        const QStringList left = m_tour->left(excused);
        QVERIFY2(left.isEmpty(), qPrintable(inLines(left)));
    }

    std::unique_ptr<ControlTour> m_tour;

private:
    // A list that a combo box has just opened does not hear the mouse for this long: its own rule.
    static constexpr int kDoubleClickMs = 20;

    static QString inLines(const QStringList& all) {
        return QStringLiteral("\n  ") + all.join(QStringLiteral("\n  "));
    }
};

}  // namespace fovea::test
