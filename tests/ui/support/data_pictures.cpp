// Draws the Data page of a project, and the windows it opens, into PNG files, to be
// looked at: data_pictures PROJECT OUT light|dark [FOLDER_OF_DICOM]
#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "data/data_page.h"
#include "data/data_windows.h"
#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/header_field_dialog.h"
#include "data/patient_names_dialog.h"
#include "data/split_dialog.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "text/translations.h"
#include "widgets/theme.h"

using namespace fovea::ui;

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    installTranslations(app);
    const QStringList args = app.arguments();
    if (args.size() < 4) return 2;
    QDir().mkpath(args[2]);
    applyTheme(app, themeModeFromName(args[3]));
    const auto take = [&](QWidget& what, const char* name) {
        QTest::qWait(400);  // lets queued repaints happen; nothing depends on it
        const QString path = args[2] + QLatin1Char('/') + QLatin1String(name) + QLatin1Char('-') + args[3] +
                             QStringLiteral(".png");
        what.grab().save(path);
        std::printf("%s\n", qPrintable(path));
    };
    QTemporaryDir scratch;
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    JobRunner jobs;
    ProjectSession session(jobs);
    DataPage page(session, jobs, settings);
    page.resize(1280, 800);
    page.show();
    take(page, "data-empty");
    session.open(args[1]);
    if (!QTest::qWaitFor([&] { return session.isOpen() && !jobs.running(); }, 60000)) return 1;
    QTest::qWait(3000);  // thumbnails
    take(page, "data");
    page.windows().orderGrades();
    auto* grades = page.findChild<GradesDialog*>();
    take(*grades, "grades");
    QTest::mouseClick(grades->findChild<QPushButton*>(QStringLiteral("useGrades")), Qt::LeftButton);
    take(page, "data-grades");
    page.windows().chooseSplits();
    auto* division = page.findChild<SplitDialog*>();
    if (!QTest::qWaitFor(
            [&] { return division->findChild<QPushButton*>(QStringLiteral("divide"))->isEnabled(); }, 60000))
        return 1;
    take(*division, "divide");
    division->reject();
    page.windows().namePatients();
    auto* patients = page.findChild<PatientNamesDialog*>();
    if (!QTest::qWaitFor([&] { return !patients->presenter().busy(); }, 60000)) return 1;
    take(*patients, "patients");
    patients->reject();
    page.findChild<QTabWidget*>(QStringLiteral("side"))->setCurrentIndex(1);
    page.findChild<QListWidget*>(QStringLiteral("problems"))->setCurrentRow(0);
    take(page, "problems");
    for (const bool volumes : {false, true}) {
        FramesDialog frames(volumes, &page);
        frames.show();
        take(frames, volumes ? "frames-volumes" : "frames");
    }
    if (args.size() < 5) return 0;
    page.openHeaderFields(args[4]);
    auto* fields = page.findChild<HeaderFieldDialog*>();
    auto* table = fields->findChild<QTableWidget*>(QStringLiteral("headerFields"));
    if (!QTest::qWaitFor([&] { return table->rowCount() > 0; }, 60000)) return 1;
    table->selectRow(1);
    take(*fields, "header-fields");
    return 0;
}
