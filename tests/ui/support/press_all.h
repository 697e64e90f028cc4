#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tests/ui/support/tour_test.h"
#include "widgets/file_chooser.h"

namespace fovea::test {

/// A tour of windows whose controls do the usual: each is pressed by mouse and by key, in a window that is
/// opened for it, and has the effect that its kind has: a list has another entry, a field other words, a
/// button makes something different that can be seen (see sightOfAll()). What comes of that in the project
/// has tests of its own.
class PressAllTest : public TourTest {
protected:
    /// Waits until what a press began in a window has come, before it is looked what is there.
    std::function<void(QWidget*)> m_settle;
    int m_openedOutside = 0;  ///< by QDesktopServices; whoever takes that over counts

    /// `open` makes a window, ready to be pressed, which is shown and deleted here; `excused`: names of what
    /// is not pressed, and why. What a press brings into sight is pressed after that press. File dialogs are
    /// dismissed.
    void pressAll(const std::function<QWidget*()>& open, const std::map<QString, QString>& excused = {}) {
        std::set<QString> known;
        std::deque<Steps> ways;
        const auto find = [&](const QWidget* window, const Steps& before) {
            for (const auto& [name, control] : m_tour->controlsOf(window)) {
                if (!known.insert(name).second) continue;
                if (const auto why = excused.find(name); why != excused.end())
                    excuse(name, why->second);
                else if (isEmptyView(control))
                    excuse(name, QStringLiteral("it has nothing that could be pressed"));
                else
                    for (const Way way : {Way::mouse, Way::key}) {
                        ways.push_back(before);
                        ways.back().emplace_back(name, way);
                    }
            }
        };
        {
            const std::unique_ptr<QWidget> first(opened(open));
            find(first.get(), {});
        }
        QVERIFY(!ways.empty());
        for (; !ways.empty(); ways.pop_front()) {
            const Steps steps = ways.front();
            const QPointer<QWidget> window = opened(open);
            for (const auto& [name, way] : steps) {
                QWidget* control = nullptr;
                // What is counted in the background may enable it.
                const bool there = QTest::qWaitFor([&, named = name] {
                    const auto controls = m_tour->controlsOf(window);
                    const auto it = controls.find(named);
                    control = it == controls.end() ? nullptr : it->second;
                    return control != nullptr;
                });
                if (!there) {
                    delete window.data();
                    QFAIL(qPrintable(told(steps) + QStringLiteral(" is not there again")));
                }
                dismissChooser();
                pressUsual(way, control);
                while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
            }
            if (window && m_settle) m_settle(window);
            if (window) find(window, steps);
            delete window.data();
        }
        pressed();
    }

    /// nothingLeft(), less what pressAll() was excused from.
    void nothingLeftToPress() { nothingLeft(m_excused); }

    /// Once, by what is usual for its kind.
    void pressUsual(Way way, QWidget* control) {
        if (auto* radio = qobject_cast<QRadioButton*>(control); radio && leaveFor(radio))
            pressRadio(way, radio);
        else if (auto* button = qobject_cast<QAbstractButton*>(control))
            pressButton(way, button);
        else if (auto* list = qobject_cast<QComboBox*>(control))
            pressList(way, list);
        else if (auto* box = qobject_cast<QAbstractSpinBox*>(control))
            pressSpin(way, box);
        else if (auto* line = qobject_cast<QLineEdit*>(control))
            pressText(way, line, line->isReadOnly(), [line] { return line->text() + line->selectedText(); });
        else if (auto* text = qobject_cast<QTextEdit*>(control))
            pressText(way, text, text->isReadOnly(),
                      [text] { return text->toPlainText() + text->textCursor().selectedText(); });
        else if (auto* plain = qobject_cast<QPlainTextEdit*>(control))
            pressText(way, plain, plain->isReadOnly(),
                      [plain] { return plain->toPlainText() + plain->textCursor().selectedText(); });
        else if (auto* label = qobject_cast<QLabel*>(control))
            pressText(way, label, true, [label] { return label->selectedText(); });
        else if (auto* view = qobject_cast<QAbstractItemView*>(control))
            pressView(way, view);
        else if (auto* area = qobject_cast<QScrollArea*>(control))
            pressArea(way, area);
        // Anything else is told as left by nothingLeft().
    }

private:
    using Steps = std::vector<std::pair<QString, Way>>;
    std::map<QString, QString> m_excused;  // as ControlTour::left() has them

    void excuse(const QString& name, const QString& why) {
        for (const char* way : {" by mouse", " by key"}) m_excused[name + QLatin1String(way)] = why;
    }
    static QString told(const Steps& steps) {
        QStringList names;
        for (const auto& step : steps) names << step.first;
        return names.join(QStringLiteral(", "));
    }
    static bool isEmptyView(const QWidget* control) {
        const auto* view = qobject_cast<const QAbstractItemView*>(control);
        return view && (!view->model() || view->model()->rowCount(view->rootIndex()) == 0);
    }

    static QWidget* opened(const std::function<QWidget*()>& open) {
        QWidget* window = open();
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window)) qFatal("not in front");
        return window;
    }

    /// The next file dialog is dismissed, and has begun elsewhere than this.
    static void dismissChooser() {
        const auto nothing = [](const QString&) {};
        ui::setNextChosenFiles({});
        ui::chooseFolder(nullptr, {}, QDir::rootPath(), nothing);
        ui::setNextChosenFiles({});
    }
    /// All that a button may make different: the windows, what their controls say and hold, whether they can
    /// be used, the clipboard, where a file dialog began, and what was opened outside.
    QString sightOfAll() const {
        QStringList all{QApplication::clipboard()->text(), ui::lastChooserStart(),
                        QString::number(m_openedOutside)};
        for (const QWidget* window : QApplication::topLevelWidgets()) {
            if (!window->isVisible()) continue;
            all << window->windowTitle();
            for (const QWidget* w : window->findChildren<QWidget*>())
                if (w->isVisible()) all << sightOf(w);
        }
        return all.join(QLatin1Char('\n'));
    }
    static QString sightOf(const QWidget* w) {
        QStringList held{w->objectName(), w->isEnabled() ? QStringLiteral("on") : QStringLiteral("off")};
        for (const char* value : {"text", "plainText", "checked", "currentText", "value"})
            held << w->property(value).toString();
        if (const auto* view = qobject_cast<const QAbstractItemView*>(w); view && view->model()) {
            held << QString::number(view->currentIndex().row());
            for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row) {
                const QModelIndex first = view->model()->index(row, 0, view->rootIndex());
                held << first.data().toString() << first.data(Qt::CheckStateRole).toString();
            }
        }
        return held.join(QLatin1Char('|'));
    }

    void pressButton(Way way, QAbstractButton* button) {
        // Tab may have chosen something on its way.
        std::optional<QString> before;
        const auto note = [this, &before] { before = sightOfAll(); };
        const Effect different = [this, &before] { return before && sightOfAll() != *before; };
        if (way == Way::mouse)
            return m_tour->byMouse(
                button,
                [&] {
                    note();
                    clickAt(button, placeToPress(button));
                },
                different);
        m_tour->byKey(
            button,
            [&] {
                note();
                typeKey(Qt::Key_Space);
            },
            different);
    }
    /// In the middle, or where it has a mark on that: it does not hear what lies behind its words.
    static QPoint placeToPress(const QAbstractButton* button) {
        const bool marked =
            qobject_cast<const QRadioButton*>(button) || qobject_cast<const QCheckBox*>(button);
        const QPoint middle = button->rect().center();
        return marked ? QPoint(middle.y(), middle.y()) : middle;
    }
    /// Chooses another of its kind; false where there is none that can be chosen.
    static bool leaveFor(QRadioButton* radio) {
        if (!radio->isChecked()) return true;
        const auto kin = radio->group() ? radio->group()->buttons()
                                        : radio->parentWidget()->findChildren<QAbstractButton*>(
                                              QString(), Qt::FindDirectChildrenOnly);
        for (QAbstractButton* other : kin)
            if (other != radio && qobject_cast<QRadioButton*>(other) && other->isEnabled() &&
                other->isVisible()) {
                other->click();
                return !radio->isChecked();
            }
        return false;
    }
    void pressRadio(Way way, QRadioButton* radio) {
        const Effect chosen = [radio] { return radio->isChecked(); };
        if (way == Way::mouse)
            return m_tour->byMouse(
                radio, [radio] { clickAt(radio, placeToPress(radio)); }, chosen);
        m_tour->byKey(
            radio,
            [radio] {  // from the one of its kind that is chosen, which may be below or above
                constexpr int kMost = 12;
                for (const auto key : {Qt::Key_Down, Qt::Key_Up})
                    for (int i = 0; i < kMost && !radio->isChecked(); ++i) typeKey(key);
            },
            chosen);
    }
    void pressList(Way way, QComboBox* list) {
        if (list->isEditable()) return pressText(way, list, false, [list] { return list->currentText(); });
        const auto entry = [list] { return list->currentIndex(); };
        if (list->count() > 1) {
            if (way == Way::mouse) return chooseByMouse(list, (entry() + 1) % list->count(), changed(entry));
            return m_tour->byKey(list, entry() + 1 < list->count() ? Qt::Key_Down : Qt::Key_Up,
                                 changed(entry));
        }
        press(way, list, [list] { return list->view()->isVisible(); });
        list->hidePopup();
    }
    void pressSpin(Way way, QAbstractSpinBox* box) {
        const auto shown = [box] { return box->text(); };
        const auto* whole = qobject_cast<QSpinBox*>(box);
        const bool up = !whole || whole->value() < whole->maximum();
        if (way == Way::key) return m_tour->byKey(box, up ? Qt::Key_Up : Qt::Key_Down, changed(shown));
        const auto which = up ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
        m_tour->byMouse(
            box, [box, which] { clickAt(box, arrow(box, which)); }, changed(shown));
    }
    /// By mouse the keyboard comes to it, or words of it are chosen; by key something is typed, or all
    /// chosen.
    template <class Shown>
    void pressText(Way way, QWidget* text, bool readOnly, Shown shown) {
        if (way == Way::key)
            return m_tour->byKey(
                text, readOnly ? QKeyCombination(Qt::CTRL | Qt::Key_A) : QKeyCombination(Qt::Key_1),
                changed(shown));
        if (readOnly)
            return m_tour->byMouse(
                text,
                [text] {
                    dragOver(text, {4, text->height() / 2}, {text->width() - 4, text->height() / 2});
                },
                changed(shown));
        if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
        m_tour->byMouse(text, [text] {
            const QWidget* focused = QApplication::focusWidget();
            return focused == text || (focused && text->isAncestorOf(focused));
        });
    }
    /// Another row, or where there is but one, this.
    void pressView(Way way, QAbstractItemView* view) {
        const auto row = [view] { return view->currentIndex().row(); };
        const int rows = view->model()->rowCount(view->rootIndex());
        const int wanted = row() > 0 ? row() - 1 : row() + 1;
        if (wanted >= rows && row() >= 0) view->setCurrentIndex({});
        const QModelIndex to = view->model()->index(std::min(wanted, rows - 1), 0, view->rootIndex());
        view->scrollTo(to);
        if (way == Way::mouse)
            return m_tour->byMouse(
                view, [view, to] { clickAt(view->viewport(), view->visualRect(to).center()); }, changed(row));
        m_tour->byKey(view, row() > 0 ? Qt::Key_Up : Qt::Key_Down, changed(row));
    }
    void pressArea(Way way, QScrollArea* area) {
        const auto at = [area] { return area->verticalScrollBar()->value(); };
        if (way == Way::key) return m_tour->byKey(area, Qt::Key_PageDown, changed(at));
        m_tour->byMouse(
            area, [area] { wheelOver(area, area->rect().center(), -1); }, changed(at));
    }
};

}  // namespace fovea::test
