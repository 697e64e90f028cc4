// Presses every control of the start page and of the guide's window, by mouse and by key, and looks at what
// it does.
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>

#include "guide/guide_window.h"
#include "jobs/job_runner.h"
#include "settings/settings.h"
#include "shell/start_page.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/tour_test.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using fovea::test::child;
using fovea::test::clickAt;
using fovea::test::typeKey;
using fovea::test::wheelOver;

class TestStartControls : public test::TourTest {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    JobRunner m_jobs;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<StartPage> m_page;
    std::unique_ptr<GuideWindow> m_guide;

    QString path(const char* name) const { return QString::fromStdString(m_folder.path(name)); }
    template <class T>
    T* onPage(const char* name) {
        return child<T>(*m_page, name);
    }
    template <class T>
    T* inGuide(const char* name) {
        return child<T>(*m_guide, name);
    }
    QPushButton* forget(const QString& name) {
        for (auto* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("Take ")) &&
                button->accessibleName().contains(name))
                return button;
        return nullptr;
    }
    /// Where the project would be made.
    QString target() const {
        for (const auto* label : m_page->findChildren<ElidedLabel*>())
            if (label->isVisible() && label->fullText().endsWith(QStringLiteral("mine.fovea")))
                return label->fullText();
        return {};
    }
    void front(QWidget& window) {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

private Q_SLOTS:
    void initTestCase() {
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        applyTheme(*qApp, ThemeMode::light);
        m_settings->addRecentProject(path("first.fovea"));
        m_page = std::make_unique<StartPage>(m_jobs, *m_settings);
        m_page->setObjectName(QStringLiteral("startPage"));
        m_page->resize(900, 400);  // not all of it has room: it is scrolled
        front(*m_page);
        startTour({"startPage", "guideWindow"});
    }

    void choices() {
        QSignalSpy opened(m_page.get(), &StartPage::openRequested),
            demo(m_page.get(), &StartPage::demoRequested), guide(m_page.get(), &StartPage::guideRequested);
        bothCount(onPage<QPushButton>("tryDemo"), demo);
        bothCount(onPage<QPushButton>("startGuide"), guide);
        for (const Way way : {Way::mouse, Way::key}) {
            setNextChosenFiles({path("other.fovea")});
            press(way, onPage<QPushButton>("openProject"), counted(opened));
        }
        QCOMPARE(opened.back().front().toString(), path("other.fovea"));
        bothCount(onPage<QPushButton>("openRecent"), opened);
        QCOMPARE(opened.back().front().toString(), path("first.fovea"));
        auto* scroll = m_page->findChild<QScrollArea*>();
        const auto at = [scroll] { return scroll->verticalScrollBar()->value(); };
        scroll->verticalScrollBar()->setValue(0);
        m_tour->byMouse(
            scroll, [scroll] { wheelOver(scroll, scroll->rect().center(), -1); }, changed(at));
        m_tour->byKey(
            scroll, [&] { typeKey(at() > 0 ? Qt::Key_PageUp : Qt::Key_PageDown); }, changed(at));
        pressed();
    }

    void aNewProject() {
        auto* name = onPage<QLineEdit>("projectName");
        const Effect shown = [name] { return name->isVisible(); },
                     hidden = [name] { return !name->isVisible(); };
        QSignalSpy made(m_page.get(), &StartPage::createRequested);
        int place = 0;
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, onPage<QPushButton>("newProject"), shown);
            press(way, onPage<QPushButton>("cancelProject"), hidden);
            press(way, onPage<QPushButton>("newProject"), shown);
            if (way == Way::mouse) {
                name->clearFocus();
                press(way, name, [name] { return name->hasFocus(); });
            }
            name->clear();
            m_tour->byKey(
                name, [] { QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mine")); },
                [&] { return name->text() == QLatin1String("mine") && !target().isEmpty(); });
            setNextChosenFiles({path(way == Way::mouse ? "here" : "there")});
            press(way, onPage<QPushButton>("projectLocation"), changed([this] { return target(); }));
            press(way, onPage<QPushButton>("createProject"), [&] { return made.count() == place + 1; });
            ++place;
            QCOMPARE(made.back().front().toString(),
                     path(way == Way::mouse ? "here" : "there") + QStringLiteral("/mine.fovea"));
            QVERIFY(!name->isVisible());
        }
        // Opened by a key, the form takes the keyboard on purpose; what is cancelled gives it back.
        const QStringList wrong = m_tour->takeWrong();
        for (const QString& fault : wrong)
            QVERIFY2(fault.startsWith(QStringLiteral("newProject by key loses the keyboard")),
                     qPrintable(fault));
    }

    void recentProjectsAreForgotten() {
        for (const Way way : {Way::mouse, Way::key}) {
            m_settings->addRecentProject(path("first.fovea"));
            QTRY_VERIFY(forget(QStringLiteral("first")));
            press(way, forget(QStringLiteral("first")), [this] { return !forget(QStringLiteral("first")); });
            m_settings->addRecentProject(path("first.fovea"));
        }
        pressed();
    }

    void theGuide() {
        m_guide = std::make_unique<GuideWindow>();
        front(*m_guide);
        for (const char* topic : {"README", "privacy", "preparing-data", "reading-overlays", "new-images"})
            m_guide->showTopic(QLatin1String(topic));
        const auto chapter = [this] { return m_guide->chapter(); };
        auto* text = inGuide<QTextBrowser>("guideText");
        const auto place = [&] { return chapter() + QString::number(text->textCursor().position()); };
        for (const char* button : {"guideBack", "guideForward"})
            bothChange(inGuide<QToolButton>(button), chapter);

        auto* contents = inGuide<QTreeWidget>("guideContents");
        QTreeWidgetItem* privacy = contents->topLevelItem(10);
        contents->scrollToItem(privacy);
        m_tour->byMouse(
            contents, [&] { clickAt(contents->viewport(), contents->visualItemRect(privacy).center()); },
            changed(chapter));
        m_tour->byKey(
            contents,
            [] {
                typeKey(Qt::Key_Home);
                typeKey(Qt::Key_Return);
            },
            changed(chapter));

        auto* words = inGuide<QLineEdit>("guideWords");
        press(Way::mouse, words, [words] { return words->hasFocus(); });
        m_tour->byKey(
            words, [words] { QTest::keyClicks(words, QStringLiteral("images")); },
            [words] { return words->text() == QLatin1String("images"); });
        for (const char* button : {"guideFindNext", "guideFindBefore"})
            bothChange(inGuide<QToolButton>(button), place);

        m_guide->showTopic(QStringLiteral("preparing-data"));
        const auto at = [text] { return text->verticalScrollBar()->value(); };
        m_tour->byMouse(
            text, [text] { wheelOver(text, text->rect().center(), -1); }, changed(at));
        m_tour->byKey(text, Qt::Key_PageDown, changed(at));

        QSignalSpy keys(m_guide.get(), &GuideWindow::keysRequested);
        bothCount(inGuide<QPushButton>("guideKeys"), keys);
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, inGuide<QPushButton>("closeGuide"), [this] { return !m_guide->isVisible(); });
            front(*m_guide);
        }
        pressed();
    }

    void nothingWasLeftOut() { nothingLeft({}); }

    void cleanupTestCase() {
        m_guide.reset();
        m_page.reset();
    }
};

QTEST_MAIN(TestStartControls)
#include "test_start_controls.moc"
