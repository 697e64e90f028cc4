// Writes a picture of every page, light and dark, for the documentation.
// Usage: ui_screenshots OUT-FOLDER SUFFIX PROJECT-FOLDER
// PROJECT-FOLDER holds the demo; it is made when it does not exist. At 200 %: set QT_SCALE_FACTOR=2.
#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "data/data_page.h"
#include "data/grid_view.h"
#include "data/sample_filter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "widgets/theme.h"

using namespace fovea::ui;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 4) return 2;
    const QDir out(arguments[1]);
    const QString suffix = arguments[2], folder = arguments[3];

    QTemporaryDir temporary;
    for (const QString& mode : QStringList{QStringLiteral("light"), QStringLiteral("dark")}) {
        Settings settings(temporary.filePath(mode + QStringLiteral(".ini")));
        settings.set(setting::theme, mode);
        applyTheme(application, themeModeFromName(mode));
        JobRunner jobs;
        ProjectSession session(jobs);
        MainWindow window(session, jobs, settings);
        window.resize(1280, 800);
        window.show();
        const auto shoot = [&](const QString& page) {
            QTest::qWait(250);
            window.grab().save(out.filePath(page + QLatin1Char('-') + mode + suffix + QStringLiteral(".png")));
        };
        shoot(QStringLiteral("start"));
        if (folder.endsWith(QLatin1String(".fovea")))
            window.openProject(folder);
        else
            window.tryDemo(folder, 60);
        if (!QTest::qWaitFor([&] { return session.isOpen() && !jobs.running(); }, 300000)) return 1;
        window.goTo(StepRail::data);
        QTest::qWait(1500);
        window.dataPage().grid().setFocus();
        QTest::keyClick(&window.dataPage().grid(), Qt::Key_Right);
        QTest::keyClick(&window.dataPage().grid(), Qt::Key_Right);
        QTest::qWait(500);
        shoot(QStringLiteral("data"));
        QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("asTable")), Qt::LeftButton);
        shoot(QStringLiteral("data-table"));
        window.goTo(StepRail::settings);
        shoot(QStringLiteral("settings"));
    }
    return 0;
}
