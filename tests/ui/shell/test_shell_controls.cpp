// Presses every control of the Settings page, of About, the sheet of keys and the tour of four steps, by
// mouse and by key, and looks at what it does.
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/about_dialog.h"
#include "shell/first_tour.h"
#include "shell/key_sheet.h"
#include "shell/main_window.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/tour_test.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using fovea::test::child;
using fovea::test::dragOver;
using fovea::test::typeKey;
using fovea::test::wheelOver;

class TestShellControls : public test::TourTest {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;

    template <class T>
    T* find(const char* name) {
        return child<T>(*m_window, name);
    }
    template <class Window>
    Effect opened() {
        return [this] {
            const auto* window = m_window->findChild<Window*>();
            return window && window->isVisible();
        };
    }
    template <class Window>
    Effect gone() {
        return [this] { return !m_window->findChild<Window*>(); };
    }
    Effect chosen(const QLabel* label) {
        return [label] { return label->hasSelectedText(); };
    }
    /// What a list of the page sets.
    template <class T>
    std::function<T()> stored(const Setting<T>& row) {
        return [this, &row] { return m_settings->get(row); };
    }

private Q_SLOTS:
    void initTestCase() {
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder.path("settings.ini")));
        applyTheme(*qApp, ThemeMode::light);
        m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
        PageFactory factory;
        factory.backbones = [](Settings&, std::function<void()>, QWidget* parent) {
            auto* dialog = new QDialog(parent);
            dialog->setObjectName(QStringLiteral("networks"));
            new QPushButton(QStringLiteral("a network"), dialog);  // takes the keyboard
            return dialog;
        };
        factory.torchVersion = QStringLiteral("1.13.0");
        m_window->setPages(factory);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->goTo(StepRail::settings);
        startTour({"settingsPage", "railGuide", "aboutDialog", "keySheet", "firstTour"});
    }

    void lists() {
        choices(find<QComboBox>("window/theme"), stored(setting::theme));
        choices(find<QComboBox>("window/language"), stored(setting::language));
        choices(find<QComboBox>("compute/device"), stored(setting::device));
        choices(find<QComboBox>("compute/precision"), stored(setting::precision));
        spin(find<QSpinBox>("compute/threads"), stored(setting::threads));
        applyTheme(*qApp, ThemeMode::light);
        pressed();
    }

    void windows() {
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, find<QPushButton>("openBackbones"), [this] {
                const auto* networks = m_window->findChild<QWidget*>(QStringLiteral("networks"));
                return networks && networks->isVisible();
            });
            find<QWidget>("networks")->close();
            // The guide has its own tests.
            const auto guide = [this]() -> QWidget* {
                for (QWidget* window : m_window->findChildren<QWidget*>())
                    if (window->isWindow() && window->inherits("fovea::ui::GuideWindow")) return window;
                return nullptr;
            };
            // In the rail, too, on every page.
            for (const char* button : {"openGuide", "railGuide"}) {
                press(way, find<QAbstractButton>(button), [&] { return guide() && guide()->isVisible(); });
                if (guide()) guide()->close();
            }
        }
        pressed();
    }

    void about() {
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, find<QPushButton>("openAbout"), opened<AboutDialog>());
            auto* about = m_window->findChild<AboutDialog*>();
            QVERIFY(about);
            auto* licence = child<QLabel>(*about, "aboutLicence");
            auto* table = child<QTextBrowser>(*about, "aboutLibraries");
            const auto picked = [table] { return table->textCursor().hasSelection(); };
            m_tour->byMouse(
                licence,
                [licence] {
                    dragOver(licence, {4, licence->height() / 2}, licence->rect().center());
                },
                chosen(licence));
            licence->setSelection(0, 0);
            m_tour->byKey(licence, Qt::CTRL | Qt::Key_A, chosen(licence));
            m_tour->byMouse(
                table,
                [table] {
                    dragOver(table->viewport(), {4, 8}, table->viewport()->rect().center());
                },
                picked);
            QTextCursor none = table->textCursor();
            none.clearSelection();
            table->setTextCursor(none);
            m_tour->byKey(table, Qt::CTRL | Qt::Key_A, picked);
            for (const Way copying : {Way::mouse, Way::key}) {
                QApplication::clipboard()->setText(QStringLiteral("something else"));
                press(copying, child<QPushButton>(*about, "copyAbout"),
                      [about] { return QApplication::clipboard()->text() == about->text(); });
            }
            press(way, child<QPushButton>(*about, "closeAbout"), gone<AboutDialog>());
        }
        pressed();
    }

    void keys() {
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, find<QPushButton>("openKeys"), opened<KeySheet>());
            auto* sheet = m_window->findChild<KeySheet*>();
            QVERIFY(sheet);
            auto* scroll = child<QScrollArea>(*sheet, "keysScroll");
            const auto at = [scroll] { return scroll->verticalScrollBar()->value(); };
            m_tour->byMouse(
                scroll, [scroll] { wheelOver(scroll, scroll->rect().center(), -1); }, changed(at));
            m_tour->byKey(scroll, Qt::Key_PageDown, changed(at));
            press(way, child<QPushButton>(*sheet, "aboutFromKeys"), opened<AboutDialog>());
            m_window->findChild<AboutDialog*>()->close();
            QTRY_VERIFY(!m_window->findChild<AboutDialog*>());
            press(way, child<QPushButton>(*sheet, "closeKeys"), gone<KeySheet>());
        }
        pressed();
    }

    void tour() {
        const auto step = [this] {
            const auto* shown = m_window->findChild<FirstTour*>();
            return shown && shown->isVisible() ? shown->step() : -1;
        };
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, find<QPushButton>("openTour"), [&] { return step() == 0; });
            press(way, find<QPushButton>("nextInTour"), [&] { return step() == 1; });
            press(way, find<QPushButton>("skipTour"), [&] { return step() == -1; });
        }
        // Opened by a key it takes the keyboard on purpose.
        const QStringList wrong = m_tour->takeWrong();
        for (const QString& fault : wrong)
            QVERIFY2(fault.startsWith(QStringLiteral("openTour by key loses the keyboard")),
                     qPrintable(fault));
        QCOMPARE(wrong.size(), qsizetype(1));
    }

    void nothingWasLeftOut() { nothingLeft({}); }

    void cleanupTestCase() { m_window.reset(); }
};

QTEST_MAIN(TestShellControls)
#include "test_shell_controls.moc"
