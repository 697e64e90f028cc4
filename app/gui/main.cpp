#include <QApplication>
#include <QCommandLineParser>
#include <QLibrary>
#include <QSocketNotifier>
#include <QThreadPool>
#include <QTimer>
#include <clocale>
#include <cstdio>

#include "base/crash_report.h"
#include "base/platform/platform.h"
#include "base/resources.h"
#include "jobs/background.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "text/translations.h"
#include "widgets/theme.h"

using namespace fovea::ui;

namespace {

struct LoadedPages {
    PageFactory factory;
    QString failure;
};

/// From the library with the pages that compute.
LoadedPages loadPages() {
    LoadedPages loaded;
    const auto file = fovea::programPart(FOVEA_PAGES_FILE);
    if (!file) {
        loaded.failure = QStringLiteral(FOVEA_PAGES_FILE ": ") + QString::fromStdString(file.error().detail);
        return loaded;
    }
    QLibrary library(QString::fromStdString(*file));
    using Make = void (*)(PageFactory*);
    if (const auto make = reinterpret_cast<Make>(library.resolve("fovea_make_pages")))
        make(&loaded.factory);
    else
        loaded.failure = library.errorString();
    return loaded;
}

/// When the system asks the program to end (kill, the end of a session) the window closes in order: what is
/// trained keeps its checkpoint, and the project is locked no more.
void closeWhenAsked(MainWindow& window) {
    const int requests = fovea::platform::endRequests();
    if (requests < 0) return;
    auto* asked = new QSocketNotifier(requests, QSocketNotifier::Read, &window);
    QObject::connect(asked, &QSocketNotifier::activated, &window, [asked, &window] {
        asked->setEnabled(false);
        window.closeUnasked();
    });
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    // It has taken over the user's locale. Libraries that read files take "0.75" for 0 where people write
    // "0,75": the window would see other pictures than the command line. QLocale is not touched.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setApplicationName(QStringLiteral("fovea"));
    QApplication::setApplicationDisplayName(QStringLiteral("Fovea"));
    fovea::leaveCrashReports();
    QApplication::setApplicationVersion(QString::fromLatin1(fovea::versionText()));

    Settings settings;
    installTranslations(application, settings.get(setting::language));

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main", "Train, judge and apply medical image classifiers on your own computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QApplication::translate("main", "Open the demo project; make it first when there is none."));
    const QCommandLineOption demoFolder(QStringLiteral("demo-folder"),
                                        QApplication::translate("main", "Where the demo project is kept."),
                                        QStringLiteral("folder"));
    const QCommandLineOption startupTime(
        QStringLiteral("startup-time"),
        QApplication::translate("main", "Print the time from start to first paint, and quit."));
    parser.addOptions({demo, demoFolder, startupTime});
    parser.addPositionalArgument(QStringLiteral("project"),
                                 QApplication::translate("main", "Folder of a project to open."),
                                 QStringLiteral("[project]"));
    parser.process(application);

    applyTheme(application, themeModeFromName(settings.get(setting::theme)));
    JobRunner jobs;
    ProjectSession session(jobs);
    MainWindow window(session, jobs, settings);
    QObject::connect(&window, &MainWindow::firstPainted, &window, [&] {
        if (parser.isSet(startupTime)) {
            std::printf("first paint after %.0f ms\n",
                        fovea::platform::secondsSinceStart().value_or(-1e-3) * 1e3);
            std::fflush(stdout);
            QTimer::singleShot(0, &application, &QCoreApplication::quit);
            return;
        }
        // Off this thread: the numerical libraries take a moment to load.
        inBackground(
            *QThreadPool::globalInstance(), &window, [] { return loadPages(); },
            [&](LoadedPages loaded) {
                if (loaded.failure.isEmpty())
                    window.setPages(std::move(loaded.factory));
                else
                    window.showFailure(loaded.failure);
            });
        window.offerTour();
        if (parser.isSet(demo))
            window.tryDemo(parser.value(demoFolder));
        else if (!parser.positionalArguments().isEmpty())
            window.openProject(parser.positionalArguments().first());
        else  // beside a project nobody would see it: it waits for a start that shows where to begin
            window.offerCrashReport();
    });
    closeWhenAsked(window);
    window.show();
    return QApplication::exec();
}
