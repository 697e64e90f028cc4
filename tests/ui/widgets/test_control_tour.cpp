// That the tours of controls find what they are for: whatever came into sight, or lies in a tab, and was not
// pressed both ways.
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

#include "tests/ui/support/control_tour.h"

using fovea::test::ControlTour;

namespace {

/// A window of two tabs with a button each.
struct Window : QWidget {
    QTabWidget tabs;
    QPushButton first{QStringLiteral("First")}, second{QStringLiteral("Second")};
    int pressed = 0;

    Window() {
        setObjectName(QStringLiteral("toured"));
        tabs.setObjectName(QStringLiteral("tabs"));
        tabs.setAccessibleName(QStringLiteral("Tabs"));
        first.setObjectName(QStringLiteral("first"));
        second.setObjectName(QStringLiteral("second"));
        for (QPushButton* button : {&first, &second}) {
            auto* page = new QWidget;
            auto* column = new QVBoxLayout(page);
            column->addWidget(button);
            tabs.addTab(page, button->text());
        }
        auto* column = new QVBoxLayout(this);
        column->addWidget(&tabs);
        connect(&first, &QPushButton::clicked, this, [this] { ++pressed; });
        show();
    }
};

}  // namespace

class TestControlTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPaintsItselfHasToSayWhatItIs() {
        QWidget window;
        window.setObjectName(QStringLiteral("toured"));
        auto* painted = new QWidget(&window);
        painted->setObjectName(QStringLiteral("painted"));
        painted->setAccessibleName(QStringLiteral("Dial"));
        painted->setFocusPolicy(Qt::StrongFocus);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ControlTour tour({QStringLiteral("toured")});
        tour.look();
        QCOMPARE(tour.takeWrong(), QStringList{QStringLiteral("painted does not say what it is")});
    }

    void whatLiesInATabHasToBePressed() {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ControlTour tour({QStringLiteral("toured")});
        tour.byMouse(&window.first, [&] { return window.pressed == 1; });
        QCOMPARE(tour.takeWrong(), QStringList());
        const QStringList left = tour.left({});
        QVERIFY(!left.contains(QStringLiteral("first by mouse was never pressed")));
        for (const char* name : {"first by key", "second by mouse", "second by key", "tabs by mouse"})
            QVERIFY2(left.contains(QLatin1String(name) + QStringLiteral(" was never pressed")), name);

        tour.byKey(&window.first, Qt::Key_Space, [&] { return window.pressed == 2; });
        QCOMPARE(tour.takeWrong(), QStringList());
        QVERIFY(!tour.left({}).contains(QStringLiteral("first by key was never pressed")));
    }

    void anExcuseThatIsNotNeededIsNamed() {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ControlTour tour({QStringLiteral("toured")});
        tour.byMouse(&window.first, [&] { return window.pressed == 1; });
        const QString needless =
            tour.left({{QStringLiteral("first by mouse"), QStringLiteral("why")}}).join(QLatin1Char('\n'));
        QVERIFY(needless.contains(QStringLiteral("first by mouse needs no excuse: why")));
    }
};

QTEST_MAIN(TestControlTour)
#include "test_control_tour.moc"
