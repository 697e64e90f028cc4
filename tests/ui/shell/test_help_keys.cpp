// F1 and Shift+F1 from the main window into the guide.
#include <QApplication>
#include <QHelpEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <utility>

#include "guide/guide_window.h"
#include "shell/about_dialog.h"
#include "shell/key_sheet.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/main_window_bench.h"
#include "widgets/help_topic.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

/// The window with a page in the place of Train: a setting with a topic beside one without, and tabs.
struct Bench : test::MainWindowBench {
    QSpinBox* epochs = nullptr;
    QPushButton* plain = nullptr;
    QTabWidget* tabs = nullptr;

    Bench() {
        PageFactory factory;
        factory.train = [this](ProjectSession&, JobRunner&, Settings&, const PageLinks&, QWidget* parent) {
            auto* page = new QWidget(parent);
            auto* column = new QVBoxLayout(page);
            epochs = new QSpinBox;
            epochs->setToolTip(QStringLiteral("How often"));
            setHelpTopic(epochs, QStringLiteral("training-settings#epochs"));
            plain = new QPushButton(QStringLiteral("Plain"));
            tabs = new QTabWidget;
            tabs->addTab(new QWidget, QStringLiteral("One"));
            auto* two = new QWidget;
            setHelpTopic(two, QStringLiteral("reading-overlays"));
            tabs->addTab(two, QStringLiteral("Two"));
            column->addWidget(epochs);
            column->addWidget(plain);
            column->addWidget(tabs, 1);
            return page;
        };
        window.setPages(factory);
        show();
    }
    GuideWindow* guide() { return window.findChild<GuideWindow*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        front();
        QTest::keyClick(&window, key, modifiers);
    }
};

}  // namespace

class TestHelpKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f1OpensTheChapterOfThePage() {
        Bench b;
        const std::pair<StepRail::Place, const char*> pages[] = {{StepRail::projects, "first-classifier"},
                                                                 {StepRail::train, "training-settings"},
                                                                 {StepRail::inspect, "reading-the-figures"},
                                                                 {StepRail::apply, "new-images"},
                                                                 {StepRail::settings, "program-settings"}};
        for (const auto& [place, chapter] : pages) {
            b.window.goTo(place);
            b.press(Qt::Key_F1);
            QTRY_VERIFY(b.guide() && b.guide()->isVisible());
            QTRY_COMPARE(b.guide()->chapter(), QString::fromLatin1(chapter));
        }
        // A tab may have a chapter of its own.
        b.window.goTo(StepRail::train);
        b.tabs->setCurrentIndex(1);
        b.press(Qt::Key_F1);
        QTRY_COMPARE(b.guide()->chapter(), QStringLiteral("reading-overlays"));
    }

    void shiftF1SaysWhatThisMeans() {
        Bench b;
        b.window.goTo(StepRail::train);
        // By key: what has the keyboard.
        b.plain->setFocus();
        test::typeKey(Qt::SHIFT | Qt::Key_Tab);
        QTRY_VERIFY(b.epochs->hasFocus());
        b.press(Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(b.guide() && b.guide()->isVisible());
        QTRY_COMPARE(b.guide()->place(), QStringLiteral("epochs"));
        QCOMPARE(b.guide()->chapter(), QStringLiteral("training-settings"));
        // By the pointer, wherever the keyboard is: first what says nothing of itself.
        b.front();
        test::hoverOver(b.plain, b.plain->rect().center());
        b.press(Qt::Key_F1, Qt::ShiftModifier);
        QTRY_COMPARE(b.guide()->place(), QString());
        b.front();
        test::hoverOver(b.epochs, b.epochs->rect().center());
        b.press(Qt::Key_F1, Qt::ShiftModifier);
        QTRY_COMPARE(b.guide()->place(), QStringLiteral("epochs"));
    }

    /// A dialog says what it is about, and what lies in it means the same where it says nothing of itself.
    void dialogsHaveTheirPlaces() {
        Bench b;
        b.window.goTo(StepRail::settings);
        for (const Qt::KeyboardModifiers modifiers : {Qt::NoModifier, Qt::ShiftModifier}) {
            b.front();
            QTest::mouseClick(b.window.findChild<QPushButton*>(QStringLiteral("openAbout")), Qt::LeftButton);
            QTRY_VERIFY(b.window.findChild<AboutDialog*>());
            auto* about = b.window.findChild<AboutDialog*>();
            QVERIFY(QTest::qWaitForWindowActive(about));
            test::typeKey(Qt::Key_Tab);
            test::typeKey(QKeyCombination(modifiers, Qt::Key_F1));
            QTRY_VERIFY(b.guide() && b.guide()->isVisible());
            QTRY_COMPARE(b.guide()->place(), QStringLiteral("version-and-licences"));
            b.guide()->showTopic(QStringLiteral("README"));
            b.guide()->close();
            about->close();
            QTRY_VERIFY(!b.window.findChild<AboutDialog*>());
        }
    }

    void toolTipsNameTheKey() {
        Bench b;
        b.window.goTo(StepRail::train);
        const QPoint at = b.epochs->rect().center();
        QHelpEvent event(QEvent::ToolTip, at, b.epochs->mapToGlobal(at));
        QApplication::sendEvent(b.epochs, &event);
        QTRY_VERIFY(QToolTip::text().startsWith(QStringLiteral("How often\n")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("F1")));
        QToolTip::hideText();
    }

    void theGuideIsFoundByMouse() {
        Bench b;
        b.window.goTo(StepRail::projects);
        QTest::mouseClick(b.window.findChild<QPushButton*>(QStringLiteral("startGuide")), Qt::LeftButton);
        QTRY_VERIFY(b.guide() && b.guide()->isVisible());
        QTest::mouseClick(b.guide()->findChild<QPushButton*>(QStringLiteral("guideKeys")), Qt::LeftButton);
        QTRY_VERIFY(b.window.findChild<KeySheet*>());
        QTest::mouseClick(b.guide()->findChild<QPushButton*>(QStringLiteral("closeGuide")), Qt::LeftButton);
        QTRY_VERIFY(!b.guide()->isVisible());
        b.window.goTo(StepRail::settings);
        QTest::mouseClick(b.window.findChild<QPushButton*>(QStringLiteral("openGuide")), Qt::LeftButton);
        QTRY_VERIFY(b.guide()->isVisible());
        b.guide()->close();
        // From every page, at its chapter: below the steps, where the eye looks for help.
        b.window.goTo(StepRail::train);
        auto* inRail = b.window.findChild<RailButton*>(QStringLiteral("railGuide"));
        QVERIFY(inRail && inRail->isVisible() && !inRail->accessibleName().isEmpty());
        QVERIFY(inRail->toolTip().contains(QStringLiteral("F1")));
        QTest::mouseClick(inRail, Qt::LeftButton);
        QTRY_VERIFY(b.guide()->isVisible());
        QTRY_COMPARE(b.guide()->chapter(), QStringLiteral("training-settings"));
        QVERIFY(b.window.rail().button(StepRail::train).isChecked());  // where the user is stays
    }
};

QTEST_MAIN(TestHelpKeys)
#include "test_help_keys.moc"
