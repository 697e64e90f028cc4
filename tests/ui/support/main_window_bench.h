#pragma once

#include <QTest>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/temporary_folder.h"

namespace fovea::test {

/// The main window by itself, without the pages that compute, with settings of its own and nothing opened.
/// Whoever derives from it calls show().
struct MainWindowBench {
    TemporaryFolder temporary;
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    ui::Settings settings{path("settings.ini")};
    ui::MainWindow window{session, jobs, settings};

    void show() {
        window.show();
        front();
    }
    /// Keys are heard by the active window only.
    void front() {
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window did not become active");
    }
    QString path(const char* name) const { return QString::fromStdString(temporary.path(name)); }
};

}  // namespace fovea::test
