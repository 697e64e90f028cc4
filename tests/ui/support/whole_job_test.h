#pragma once

#include <QApplication>
#include <QTest>
#include <memory>

#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/temporary_folder.h"
#include "text/translations.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

namespace fovea::test {

/// What the tests of the whole job have in common: the main window with all its pages, in front, and nothing
/// opened. All that a program keeps of itself goes below a temporary folder.
class WholeJobTest : public QObject {
protected:
    WholeJobTest() {
        for (const char* name :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"})
            qputenv(name, path("home").toUtf8());
    }
    void openWindow(QSize size = {}) {
        m_settings = std::make_unique<ui::Settings>();
        ui::installTranslations(*qApp);
        ui::applyTheme(*qApp, ui::ThemeMode::light);
        m_window = std::make_unique<ui::MainWindow>(m_session, m_jobs, *m_settings);
        m_window->setPages(gui::makePageFactory());
        if (size.isValid()) m_window->resize(size);
        m_window->show();
        front();
    }
    /// Offscreen, no system brings the window back once a menu or a dialog has gone.
    void front() {
        // A dialog that is still closing has the keyboard, and nobody has it afterwards.
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 20000);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    bool idle() const { return !m_jobs.running() && !m_session.busy(); }
    /// Where a new project is named: it comes to lie in the temporary folder. `press`: a control, by its
    /// object name, as the test does it.
    template <class Press>
    void createProject(const Press& press) {
        ui::setNextChosenFiles({path(QString())});
        press("projectLocation");
        press("createProject");
        QTRY_VERIFY(m_session.isOpen() && idle());
    }
    void closeWindow() {
        m_window->close();
        QTRY_VERIFY(!m_jobs.running());
        m_window.reset();
    }
    /// The one of that object name that is in sight; ends the test where none is.
    template <class T = QWidget>
    T* find(const QString& name) {
        for (T* one : m_window->findChildren<T*>(name))
            if (one->isVisible()) return one;
        qFatal("no %s in sight", qPrintable(name));
    }
    QString path(const QString& name) const {
        return QString::fromStdString(m_temporary.path(name.toStdString()));
    }

    TemporaryFolder m_temporary;
    ui::JobRunner m_jobs;
    ui::ProjectSession m_session{m_jobs};
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace fovea::test
