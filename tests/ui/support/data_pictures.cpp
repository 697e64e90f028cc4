// Draws the Data page of a project, and the windows it opens, into PNG files, to be
// looked at: data_pictures PROJECT OUT light|dark [FOLDER_OF_DICOM]
#include <QApplication>
#include <QDir>
#include <QFile>
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
#include "data/label_table_dialog.h"
#include "data/patient_names_dialog.h"
#include "data/readers_dialog.h"
#include "data/second_reading_dialog.h"
#include "data/split_dialog.h"
#include "data/studies_dialog.h"
#include "data/study_dialog.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/ui/support/image_folders.h"
#include "text/translations.h"
#include "widgets/theme.h"

using namespace fovea::ui;

namespace {

constexpr int kThumbnailsMs = 3000;  // and whatever else is made in the background

/// Tables that raise a question each: of Windows-1250, with words for nothing, with words for one and
/// zero in a column a class.
const std::pair<const char*, const char*> kTables[] = {
    {"import-table-alphabet",
     "file;diagnosis;patient\n1.png;z\xb3o\x9cliwy;P1\n2.png;\xb3"
     "agodny;P2\n3.png;z\xb3o\x9cliwy;P3\n"
     "4.png;\xb3"
     "agodny;P4\n5.png;z\xb3o\x9cliwy;P5\n6.png;\xb3"
     "agodny;P6\n"},
    {"import-table-not-stated",
     "file,diagnosis,patient,site\n1.png,malignant,P1,north\n2.png,NA,P2,south\n3.png,benign,P3,nan\n"
     "4.png,malignant,NA,north\n5.png,benign,P5,south\n6.png,null,P6,north\n"},
    {"import-table-one-hot",
     "image,melanoma,naevus,keratosis\n1.png,True,False,False\n2.png,False,True,False\n"
     "3.png,False,False,True\n4.png,True,False,False\n5.png,False,True,False\n6.png,False,False,True\n"},
};

}  // namespace

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
    QTest::qWait(kThumbnailsMs);
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
    const auto takeWindow = [&](QDialog* window, const char* name) {
        if (!window) return false;
        QTest::qWait(kThumbnailsMs);  // what it counts in the background
        take(*window, name);
        window->reject();
        return true;
    };
    page.windows().askStudy();
    if (!takeWindow(page.findChild<StudyDialog*>(), "about-the-study")) return 1;
    page.windows().arrangeStudies();
    if (!takeWindow(page.findChild<StudiesDialog*>(), "studies")) return 1;
    page.windows().showReaders();
    if (!takeWindow(page.findChild<ReadersDialog*>(), "readers")) return 1;
    page.windows().readAgain();
    if (!takeWindow(page.findChild<SecondReadingDialog*>(), "second-reading")) return 1;
    page.findChild<QTabWidget*>(QStringLiteral("side"))->setCurrentIndex(1);
    page.findChild<QListWidget*>(QStringLiteral("problems"))->setCurrentRow(0);
    take(page, "problems");
    for (const bool volumes : {false, true}) {
        FramesDialog frames({true, volumes, {}}, &page);
        frames.show();
        take(frames, volumes ? "frames-volumes" : "frames");
    }
    {
        FramesDialog series(
            {false,
             false,
             {.series = 24, .volumes = 25, .slices = 1460, .files = 1460, .others = 3, .odd = 2}},
            &page);
        series.show();
        take(series, "frames-series");
    }
    for (int i = 1; i <= 6; ++i)
        if (!fovea::imaging::writePng(scratch.filePath(QString::number(i) + ".png").toStdString(),
                                      fovea::test::picture(i), *fovea::systemFileLayer()))
            return 1;
    for (const auto& [name, content] : kTables) {
        const QString path = scratch.filePath(QStringLiteral("labels.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return 1;
        file.write(content);
        file.close();
        LabelTableDialog table({}, settings, &page);
        table.resize(1080, 880);
        table.presenter().openTable(path);
        table.show();
        if (!QTest::qWaitFor([&] { return !table.presenter().busy(); }, 60000)) return 1;
        take(table, name);
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
