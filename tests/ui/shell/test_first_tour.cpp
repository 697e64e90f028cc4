// The four steps: once after the first project, left at once, by keys and by mouse, in both directions.
#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>
#include <cstdlib>

#include "shell/first_tour.h"
#include "tests/ui/support/layout_faults.h"
#include "tests/ui/support/main_window_bench.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr StepRail::Place kPlaces[] = {StepRail::data, StepRail::train, StepRail::inspect, StepRail::apply};

struct Bench : test::MainWindowBench {
    Bench() { show(); }
    FirstTour* tour() { return window.findChild<FirstTour*>(); }
    bool shown() { return tour() && tour()->isVisible(); }
    QPushButton* button(const char* name) { return window.findChild<QPushButton*>(QLatin1String(name)); }
};

}  // namespace

class TestFirstTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }

    void comesOnceWithTheFirstProject() {
        Bench b;
        b.window.offerTour();
        QVERIFY(!b.shown());
        QVERIFY(b.session.open(b.path("one.fovea"), true));
        QTRY_VERIFY(b.shown());
        QVERIFY(b.settings.get(setting::tourSeen));
        QTest::keyClick(&b.window, Qt::Key_Escape);
        QTRY_VERIFY(!b.shown());
        QTRY_VERIFY(!b.jobs.running() && !b.session.busy());
        b.session.close();
        QVERIFY(b.session.open(b.path("two.fovea"), true));
        QTRY_VERIFY(b.session.isOpen());
        QVERIFY(!b.shown());
    }

    void isNotOfferedByItself() {
        Bench b;
        QVERIFY(b.session.open(b.path("one.fovea"), true));
        QTRY_VERIFY(b.session.isOpen());
        QVERIFY(!b.shown());
        QVERIFY(!b.settings.get(setting::tourSeen));
    }

    /// Enter goes on, and the card stays within the window and beside the step it tells of.
    void goesThroughTheSteps_data() {
        QTest::addColumn<int>("direction");
        QTest::newRow("left to right") << int(Qt::LeftToRight);
        QTest::newRow("right to left") << int(Qt::RightToLeft);
    }
    void goesThroughTheSteps() {
        QFETCH(int, direction);
        QApplication::setLayoutDirection(Qt::LayoutDirection(direction));
        const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
        for (const QSize size : {QSize(1280, 860), QSize(960, 540), QSize(960, 480)}) {
            Bench b;
            b.window.resize(size);
            QTRY_COMPARE(b.window.size(), size);
            b.window.showTour();
            QStringList said;
            for (const StepRail::Place place : kPlaces) {
                QVERIFY(b.shown());
                FirstTour& tour = *b.tour();
                QCOMPARE(tour.step(), int(said.size()));
                const RailButton& step = b.window.rail().button(place);
                QCOMPARE(tour.accessibleName(), step.text());
                const auto* words = tour.findChild<QLabel*>(QStringLiteral("tourWords"));
                QVERIFY(words && words->text().endsWith(QLatin1Char('.')));
                QVERIFY(!said.contains(words->text()));
                said << words->text();
                // Told with the button, which has the keyboard.
                QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(b.button("nextInTour")));
                QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(b.button("nextInTour"));
                QVERIFY(spoken && spoken->text(QAccessible::Description).contains(words->text()));
                QVERIFY(tour.parentWidget()->rect().contains(tour.geometry()));
                QCOMPARE(test::layoutFaults(tour), QStringList());
                QVERIFY(words->height() >= words->heightForWidth(words->width()));
                const QRect rail(b.window.rail().mapTo(tour.parentWidget(), QPoint()),
                                 b.window.rail().size());
                QVERIFY(!tour.geometry().intersects(rail));
                const QRect control(step.mapTo(tour.parentWidget(), QPoint()), step.size());
                QVERIFY(!tour.geometry().intersects(control));
                // Beside it: nothing but a gap is between the two.
                const int gap = direction == Qt::RightToLeft ? control.left() - tour.geometry().right()
                                                             : tour.geometry().left() - control.right();
                QVERIFY2(gap > 0 && gap <= 2 * kGrid, qPrintable(QString::number(gap)));
                const int middle = step.mapTo(tour.parentWidget(), step.rect().center()).y();
                QVERIFY(middle > tour.geometry().top() && middle < tour.geometry().bottom());
                QTest::keyClick(b.button("nextInTour"), Qt::Key_Return);
            }
            QTRY_VERIFY(!b.shown());
            QCOMPARE(said.size(), qsizetype(4));
        }
    }

    /// What a step says of itself comes while the tour is there, and moves the steps below it.
    void followsTheStepItTellsOf() {
        Bench b;
        b.window.resize(1280, 860);
        QTRY_COMPARE(b.window.size(), QSize(1280, 860));
        b.window.showTour();
        for (int i = 0; i < 3; ++i) QTest::keyClick(b.button("nextInTour"), Qt::Key_Return);
        QCOMPARE(b.tour()->step(), 3);
        const auto middle = [&] {
            RailButton& step = b.window.rail().button(StepRail::apply);
            return step.mapTo(b.tour()->parentWidget(), step.rect().center()).y();
        };
        const auto off = [&] { return std::abs(b.tour()->geometry().center().y() - middle()); };
        QTRY_VERIFY(off() <= 1);
        const int before = middle();
        for (const StepRail::Place place : {StepRail::data, StepRail::train}) {
            RailButton& other = b.window.rail().button(place);
            other.setState(other.state().isEmpty() ? QStringLiteral("24 images") : QString());
        }
        QTRY_VERIFY(middle() != before);
        QVERIFY2(off() <= 1, qPrintable(QString::number(off())));
    }

    void isLeftAtOnce() {
        Bench b;
        QTest::mouseClick(&b.window.rail().button(StepRail::settings), Qt::LeftButton);
        QPushButton* open = b.button("openTour");
        QVERIFY(open && open->isVisible());
        const auto begin = [&] {
            open->setFocus();
            QTest::keyClick(open, Qt::Key_Space);
            return b.shown() && b.tour()->step() == 0;
        };
        QVERIFY(begin());
        QTest::mouseClick(b.button("skipTour"), Qt::LeftButton);
        QVERIFY(!b.shown());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(open));
        // By keys, and from a later step; the next time it begins with the first again.
        QVERIFY(begin());
        QTest::keyClick(b.button("nextInTour"), Qt::Key_Space);
        QCOMPARE(b.tour()->step(), 1);
        QTest::keyClick(b.button("nextInTour"), Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(b.button("skipTour")));
        QTest::keyClick(b.button("skipTour"), Qt::Key_Return);
        QVERIFY(!b.shown());
        QVERIFY(begin());
        QTest::keyClick(b.button("nextInTour"), Qt::Key_Escape);
        QTRY_VERIFY(!b.shown());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(open));
        // Also while something else has the keyboard, which then keeps it.
        QVERIFY(begin());
        b.window.rail().button(StepRail::settings).setFocus();
        QTest::keyClick(&b.window, Qt::Key_Escape);
        QTRY_VERIFY(!b.shown());
        QVERIFY(b.window.rail().button(StepRail::settings).hasFocus());
    }
};

QTEST_MAIN(TestFirstTour)
#include "test_first_tour.moc"
