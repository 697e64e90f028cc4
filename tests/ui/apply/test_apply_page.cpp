#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "apply/add_to_project.h"
#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/predictions_dicom.h"
#include "apply/predictions_model.h"
#include "apply/predictions_pdf.h"
#include "apply/validation_presenter.h"
#include "base/file_layer.h"
#include "case/case_drawer.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/probability_bars.h"
#include "dataset/question.h"
#include "dataset/table.h"
#include "dataset/workbook.h"
#include "evaluation/calibration.h"
#include "imaging/write_image.h"
#include "inference/predictor.h"
#include "jobs/job_runner.h"
#include "report/model_report.h"
#include "runs/figure_words.h"
#include "runs/run_record.h"
#include "runs/validate.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/reachable.h"
#include "tests/ui/support/turns.h"
#include "tests/ui/support/visible_words.h"
#include "text/words.h"
#include "widgets/drop_target.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/menu_button.h"

using namespace fovea;
using namespace fovea::ui;

/// The Apply page: dropped files, damaged ones among them.
class TestApplyPage : public QObject {
    Q_OBJECT

    fovea::test::TemporaryFolder m_folder;
    std::string m_project;
    QString m_new;

    static AppliedFile predicted(const QString& path, int frame, int frames, int answer,
                                 std::vector<double> probabilities) {
        AppliedFile file(path, frame, frames);
        file.state = AppliedFile::State::done;
        file.predicted = answer;
        file.probabilities = std::move(probabilities);
        return file;
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = fovea::test::makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
        QVERIFY(fovea::test::writeSpots(m_folder.path() + "/new", 3, 500));
        m_new = QString::fromStdString(m_folder.path() + "/new");
        QFile damaged(m_new + QStringLiteral("/damaged.png"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(64, 'x'));
    }

    /// One turn of the event loop for all of it would keep the window waiting.
    void itIsMadeInSeveralTurns() {
        Settings settings(QString::fromStdString(m_folder.path() + "/turns.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        QCOMPARE(test::faultOfTurns(page, {"adapters", "predictions", "drawerToggle"}), QString());
    }

    void droppedFolderIsPredicted() {
        Settings settings(QString::fromStdString(m_folder.path() + "/a.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.resize(1100, 700);
        page.show();
        ApplyPresenter& p = page.presenter();
        QVERIFY(p.adapter().isEmpty());
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value(), 20000);
        QCOMPARE(p.info()->classes, (std::vector<std::string>{"left", "right"}));

        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_new)});
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &drop);

        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 7 && p.waiting() == 0, 60000);
        auto* table = page.findChild<QTableView*>(QStringLiteral("predictions"));
        QCOMPARE(table->model()->rowCount(), 7);
        int done = 0, failed = 0, damagedRow = -1;
        for (int i = 0; i < 7; ++i) {
            const AppliedFile& f = p.files()[std::size_t(i)];
            done += f.state == AppliedFile::State::done;
            failed += f.state == AppliedFile::State::failed;
            if (f.path.endsWith(QStringLiteral("damaged.png"))) damagedRow = i;
        }
        QCOMPARE(done, 6);
        QCOMPARE(failed, 1);
        QVERIFY(!p.files()[std::size_t(damagedRow)].error.isEmpty());

        // The menu of a file, and a name for the table.
        table->setCurrentIndex(table->model()->index(0, 0));
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(0, 0)).center());
        auto* menu = page.findChild<QMenu*>(QStringLiteral("predictionMenu"));
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("copyFileName"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), table->model()->index(0, 0).data().toString());
        delete menu;
        setNextChosenFiles({});
        test::child<QAction>(page, "saveTable")->trigger();
        const QFileInfo proposed(lastChooserStart());
        QCOMPARE(proposed.absolutePath(), QFileInfo(proposedFolder()).absoluteFilePath());
        QVERIFY(!proposed.absolutePath().startsWith(session.folder()));
        QVERIFY2(
            proposed.fileName().startsWith(session.name() + QStringLiteral(" - training 1 - predictions - ")),
            qPrintable(proposed.fileName()));
        const QSize before = page.size();
        page.resize(960 - 176, 540 - 32);  // Full HD at 200 %, less the rail and the status bar
        QCoreApplication::processEvents();
        for (const char* name : {"addImages", "exportPredictions", "adapters", "thumbnails"})
            QVERIFY2(fovea::test::reachable(page.findChild<QWidget*>(QLatin1String(name))), name);
        page.resize(before);

        // A file that cannot be decoded is never drawn, nor what stood there before.
        CasePresenter& c = page.casePresenter();
        const int goodRow = damagedRow == 0 ? 1 : 0;
        const auto clickRow = [&](int sourceRow) {
            for (int r = 0; r < table->model()->rowCount(); ++r) {
                const QModelIndex index = table->model()->index(r, 0);
                if (index.data(Qt::ToolTipRole).toString().startsWith(p.files()[std::size_t(sourceRow)].path))
                    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                                      table->visualRect(index).center());
            }
        };
        clickRow(goodRow);
        QTRY_VERIFY_WITH_TIMEOUT(c.result() != nullptr, 60000);
        clickRow(damagedRow);
        QTRY_COMPARE_WITH_TIMEOUT(c.state(), CasePresenter::State::failed, 20000);
        QVERIFY(c.picture().isNull());
        clickRow(goodRow);
        QTRY_VERIFY_WITH_TIMEOUT(c.result() != nullptr, 20000);

        QSignalSpy written(&p, &ApplyPresenter::written);
        const QString csv = QString::fromStdString(m_folder.path() + "/applied.csv");
        p.writeTable(csv);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20000);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(
            text.startsWith("\xef\xbb\xbf"
                            "file,frame,prediction,left,right,error,notice,adapter,adapter_version,answer_"
                            "set,unlike_training\r\n"));
        QCOMPARE(text.count("Research use only"), 7);
        QCOMPARE(text.count(",adapter.safetensors,"), 7);

        p.clear();
        QCOMPARE(table->model()->rowCount(), 0);
        QCOMPARE(c.state(), CasePresenter::State::empty);
    }

    void theAdaptersWindowIsSeenAndFollowed() {
        // The same adapter, as if it had been taught through another window and plane.
        auto loaded = adapter::loadAdapter(m_project + "/runs/1/adapter.safetensors");
        QVERIFY(loaded.ok());
        loaded->info.windowPolicy = "40/80";
        loaded->info.plane = "coronal";
        const std::string path = m_folder.path("brain.safetensors"), file = m_folder.path("volume.nii");
        QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer()).ok());
        test::VolumeMaker volume{{64, 2, 64}};
        for (int i = 0; i < 64 * 2 * 64; ++i) volume.values.push_back(std::int16_t((i * 37) % 2000 - 1000));
        test::writeFile(file, volume.nifti());

        Settings settings(QString::fromStdString(m_folder.path() + "/w.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        ApplyPresenter& p = page.presenter();
        p.chooseAdapter(QString::fromStdString(path));
        p.add({QString::fromStdString(file)});
        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 2 && p.waiting() == 0, 60000);
        QCOMPARE(p.files()[1].state, AppliedFile::State::done);
        auto* table = page.findChild<QTableView*>(QStringLiteral("predictions"));
        table->setCurrentIndex(table->model()->index(1, 0));
        CasePresenter& c = page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(c.result() && c.current().where.frame == 1, 60000);
        const imaging::Pixels expected =
            imaging::networkPixels(*imaging::readImage(file, {1, imaging::Plane::coronal}),
                                   {imaging::WindowPolicy::Kind::fixed, 40, 80});
        QCOMPARE(c.picture(), toImage(expected));
        QCOMPARE(c.result()->probabilities, p.files()[1].probabilities);
        QVERIFY(test::child<ElidedLabel>(page, "adapterFacts")
                    ->fullText()
                    .contains(QStringLiteral("level 40, width 80")));
    }

    void aWindowOfAnotherVersionIsRefused() {
        auto loaded = adapter::loadAdapter(m_project + "/runs/1/adapter.safetensors");
        QVERIFY(loaded.ok());
        loaded->info.windowPolicy = "of tomorrow";
        const std::string path = m_folder.path("tomorrow.safetensors");
        QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer()).ok());
        const auto predictor = inference::Predictor::load(path);
        QVERIFY(!predictor.ok());
        QCOMPARE(predictor.error().code, ErrorCode::corruptFile);
        QVERIFY(predictor.error().detail.find("of tomorrow") != std::string::npos);
    }

    void everyFrameOfAFileHasItsRow() {
        Settings settings(QString::fromStdString(m_folder.path() + "/c.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        ApplyPresenter& p = page.presenter();
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value(), 20000);
        const QString several =
            QDir::cleanPath(QStringLiteral(FOVEA_TEST_DATA "/../imaging/files/pages.tif"));
        p.add({several, m_new + QStringLiteral("/left/1.png")});
        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 4 && p.waiting() == 0, 60000);
        for (int i = 0; i < 3; ++i) {  // in their order, before the other file
            const AppliedFile& f = p.files()[std::size_t(i)];
            QCOMPARE(f.path, several);
            QCOMPARE(f.frame, i);
            QCOMPARE(f.frames, 3);
            QCOMPARE(f.state, AppliedFile::State::done);
        }
        auto* table = page.findChild<QTableView*>(QStringLiteral("predictions"));
        QVERIFY(table->model()->index(1, 0).data().toString().contains(QStringLiteral("2 of 3")));
        QCOMPARE(table->model()->index(3, 0).data().toString(), QStringLiteral("1.png"));
        // What is drawn is the chosen frame.
        CasePresenter& c = page.casePresenter();
        const auto pictureOf = [&](int row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            return QTest::qWaitFor([&] { return c.current().where.frame == row && c.result(); }, 30000)
                       ? c.picture()
                       : QImage();
        };
        const QImage first = pictureOf(0), second = pictureOf(1);
        QVERIFY(!first.isNull() && !second.isNull());
        QVERIFY(first != second);
    }

    void openingAProjectPredictsNothing() {
        Settings settings(QString::fromStdString(m_folder.path() + "/d.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        ApplyPresenter& p = page.presenter();
        QSignalSpy begun(&p.predictions(), &JobRunner::started);
        auto* go = test::child<QPushButton>(page, "stopPredicting");
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value(), 20000);
        p.add({m_new + QStringLiteral("/left")});
        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 3 && p.waiting() == 0, 60000);
        QTRY_VERIFY(!p.predictions().running());
        const auto runs = begun.size();
        const std::vector<double> before = p.files()[0].probabilities;
        QVERIFY(!before.empty());

        session.close();
        QTRY_VERIFY(p.adapter().isEmpty());
        QCOMPARE(p.waiting(), 3);  // no adapter, no prediction
        p.add({m_new + QStringLiteral("/right/1.png")});
        QTRY_COMPARE(p.files().size(), std::size_t(4));
        // What this adapter has predicted is there again; the rest waits to be asked for.
        QTRY_VERIFY_WITH_TIMEOUT(!jobs.running(), 20000);
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value() && !jobs.running(), 20000);
        QTRY_COMPARE(p.waiting(), 1);
        QCOMPARE(p.files()[0].probabilities, before);
        QCOMPARE(p.files()[3].state, AppliedFile::State::waiting);
        QCOMPARE(begun.size(), runs);
        QVERIFY(go->isVisible());
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(p.waiting(), 0, 60000);
        QTRY_VERIFY(!p.predictions().running());
        QCOMPARE(begun.size(), runs + 1);
        QVERIFY(!go->isVisible());
    }

    void predictingKeepsNobodyWaiting() {
        Settings settings(QString::fromStdString(m_folder.path() + "/e.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        ApplyPresenter& p = page.presenter();
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value(), 20000);
        bool other = false, stopped = false;
        connect(&p.predictions(), &JobRunner::started, this, [&] {
            QCOMPARE(p.predictions().step(), WorkStep::apply);
            QVERIFY(!jobs.running());
            if (!std::exchange(stopped, true)) p.predictions().cancel();  // as the status line does
            if (!other)
                QVERIFY(session.startOnProject<int>(
                    {}, [](project::Project&, const JobContext&) -> Result<int> { return 0; },
                    [&](Result<int> done) { other = done.ok(); }));
        });
        p.add({m_new});
        QTRY_VERIFY_WITH_TIMEOUT(other && !jobs.running() && !p.predicting(), 60000);
        // Stopped it stays, whatever else ends.
        QVERIFY(p.stopped());
        QVERIFY(p.waiting() > 0);
        p.resume();
        QTRY_COMPARE_WITH_TIMEOUT(p.waiting(), 0, 60000);
    }

    void anotherFileAsAdapterIsRefusedInWords() {
        Settings settings(QString::fromStdString(m_folder.path() + "/b.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        page.useAdapter(m_new + QStringLiteral("/damaged.png"));
        QTRY_VERIFY_WITH_TIMEOUT(!page.presenter().adapterError().isEmpty(), 20000);
    }

    void tableQuotesWhatNeedsIt() {
        std::vector<AppliedFile> files(2);
        files[0] = predicted(QStringLiteral("/a, b.png"), 2, 3, 1, {0.25, 0.75});
        files[1] = AppliedFile(QStringLiteral("/c.png"));
        files[1].state = AppliedFile::State::failed;
        files[1].error = QStringLiteral("It is \"damaged\".");
        const AppliedBy by{{"x", "y,z"}, "eye.safetensors", "2026-01-02, Fovea 1"};
        const QByteArray notice = ",\"Research use only, not for diagnosis.\"";
        const QByteArray made = ",eye.safetensors,\"2026-01-02, Fovea 1\"";
        QCOMPARE(QByteArray::fromStdString(appliedCsv(files, by)),
                 "file,frame,prediction,x,\"y,z\",error,notice,adapter,adapter_version\r\n"
                 "\"/a, b.png\",3,\"y,z\",0.25,0.75," +
                     notice + made + "\r\n/c.png,1,,,,\"It is \"\"damaged\"\".\"" + notice + made + "\r\n");
        files[0].reference = "x";
        QCOMPARE(QByteArray::fromStdString(appliedCsv(files, by)),
                 "file,frame,prediction,x,\"y,z\",error,notice,adapter,adapter_version,reference\r\n"
                 "\"/a, b.png\",3,\"y,z\",0.25,0.75," +
                     notice + made + ",x\r\n/c.png,1,,,,\"It is \"\"damaged\"\".\"" + notice + made +
                     ",\r\n");
        // What was learned from is told last, and only where there is any.
        files[0].learnedFrom = true;
        const QByteArray learned = QByteArray::fromStdString(appliedCsv(files, by));
        QVERIFY(learned.contains("adapter_version,reference,learned_from\r\n"));
        QVERIFY(learned.contains(made + ",x,1\r\n") && learned.endsWith(made + ",,\r\n"));
        files[0].learnedFrom = false;
        // Where somebody chose the operating point, what holds there stands before the reference.
        AppliedBy chosen = by;
        chosen.threshold = true;
        files[0].atThreshold = {"x", "y,z"};
        const QByteArray atThreshold = QByteArray::fromStdString(appliedCsv(files, chosen));
        QVERIFY(atThreshold.contains("adapter_version,at_threshold,reference\r\n"));
        QVERIFY(atThreshold.contains(made + ",\"x;y,z\",x\r\n"));
        // What is printed says the same.
        const QString html = appliedHtml(files, by, {QStringLiteral("AUC 0.93")});
        for (const char* said : {"a, b.png", "y,z", "75", "eye.safetensors", "AUC 0.93", "Research use only",
                                 "It is &quot;damaged&quot;."})
            QVERIFY2(html.contains(QLatin1String(said)), said);
        // References are said as on the screen: of findings those that are not there, too.
        AppliedBy findings{{"x", "y"}, "eye.safetensors", "2026-01-02, Fovea 1"};
        findings.question.kind = "findings";
        files[0].reference = dataset::findingsText({{"x", true}, {"y", false}}, findings.classes);
        QVERIFY(appliedHtml(files, findings, {}).contains(QStringLiteral("x, not y")));
        files[0].reference = "x";
        // Of an operating point that somebody chose, or between which classes it is uncertain, as well.
        chosen.point = QStringLiteral("“x” from 20 % on");
        const QString printed = appliedHtml(files, chosen, {});
        QVERIFY(printed.contains(QStringLiteral("y,z; at the threshold x, y,z")));
        QVERIFY(printed.contains(QStringLiteral("Threshold: “x” from 20 % on")));
        QVERIFY(!html.contains(QStringLiteral("hreshold")));
        files[0].answerSet = {1, 0};
        QVERIFY(appliedHtml(files, chosen, {}).contains(QStringLiteral("uncertain between y,z and x")));
        files[0].answerSet.clear();
        const QString pdf = QString::fromStdString(m_folder.path("printed.pdf"));
        QVERIFY(writeAppliedPdf(pdf, files, by, {}).ok());
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
    }

    void workbookHasNumbersAndWhatMadeThem() {
        std::vector<AppliedFile> files(1);
        files[0] = predicted(QStringLiteral("/a.png"), 2, 3, 1, {0.25, 0.75});
        AppliedBy by{{"x", "y"}, "eye.safetensors", "2026-01-02, Fovea 1"};
        evaluation::Thresholds point = evaluation::standardThresholds(by.classes, 0);
        QVERIFY(pointWords(point).isEmpty());
        point.rule = {evaluation::ThresholdRule::byHand, 0.2};
        point.points[0].value = 0.2;
        by.point = pointWords(point);
        const std::string path = m_folder.path("predictions.xlsx");
        QVERIFY(writeAppliedWorkbook(path, files, by, {QStringLiteral("AUC 0.93")}).ok());
        const auto bytes = readTextFile(path);
        QVERIFY(bytes.ok());
        const auto sheets = dataset::readWorkbook(*bytes, path);
        QVERIFY(sheets.ok() && sheets->size() == 2);
        using Cells = std::vector<std::string>;
        QCOMPARE((*sheets)[0].rows[1].cells,
                 (Cells{"/a.png", "3", "y", "0.25", "0.75", "", "Research use only, not for diagnosis.",
                        "eye.safetensors", "2026-01-02, Fovea 1"}));
        QCOMPARE((*sheets)[1].rows.back().cells, (Cells{"", "AUC 0.93"}));
        const auto& about = (*sheets)[1].rows;
        const Cells threshold{"Threshold",
                              QStringLiteral("“x” from %1 on").arg(percentWords(0.2)).toStdString()};
        QVERIFY(
            std::any_of(about.begin(), about.end(), [&](const auto& row) { return row.cells == threshold; }));
    }

    void reportsOfDicomFilesOnly() {
        const std::string slice = m_folder.path("slice.dcm"), folder = m_folder.path("reports");
        QVERIFY(std::filesystem::create_directories(folder));
        QVERIFY(imaging::writeDicom(slice, imaging::Pixels{2, 2, 1, {1, 2, 3, 4}}, {{"PatientID", "P"}},
                                    "slice", *systemFileLayer())
                    .ok());
        std::vector<AppliedFile> files(4);
        files[0] = predicted(QString::fromStdString(slice), 0, 2, 1, {0.25, 0.75});
        files[1] = predicted(QString::fromStdString(slice), 1, 2, 0, {0.6, 0.4});
        files[2] = predicted(m_new + QStringLiteral("/left/1.png"), 0, 1, 0, {0.6, 0.4});
        files[3] = AppliedFile(m_new + QStringLiteral("/damaged.png"));
        files[3].state = AppliedFile::State::failed;
        AppliedBy by{{"x", "y"}, "eye.safetensors", "2026-01-02, Fovea 1"};
        by.threshold = true;
        files[0].answerSet = {1, 0};
        files[0].atThreshold = {"x"};
        files[1].atThreshold = {"x"};  // what it is without the threshold, too
        files[2].atThreshold = {"x"};
        const auto written = writeAppliedReports(QString::fromStdString(folder), files, by);
        QVERIFY(written.ok());
        QCOMPARE(written->written, 1);
        QCOMPARE(written->notDicom, 1);
        QCOMPARE(QDir(QString::fromStdString(folder)).entryList(QDir::Files),
                 QStringList{QStringLiteral("slice-prediction.dcm")});
        const auto document = readTextFile(folder + "/slice-prediction.dcm");
        QVERIFY(document.ok());
        for (const char* said : {"Frame 1 is uncertain, none of these can be ruled out: y, x.",
                                 "Frame 1 is at the model's threshold: x."})
            QVERIFY2(document->find(said) != std::string::npos, said);
        QCOMPARE(document->find("Frame 2 is"), std::string::npos);
    }

    void rowsAreToldApartFilteredAndSorted() {
        Opened w(*this, "f.ini");
        auto* table = test::child<QTableView>(w.page, "predictions");
        const auto rows = [&] { return table->model()->rowCount(); };
        // The same name twice: its folder stands with it.
        QStringList named;
        for (int i = 0; i < rows(); ++i) {
            const QModelIndex file = table->model()->index(i, PredictionsModel::fileColumn);
            named << file.data().toString() + QLatin1Char('|') +
                         file.data(PredictionsModel::folderRole).toString();
        }
        QVERIFY(named.contains(QStringLiteral("1.png|left")) &&
                named.contains(QStringLiteral("1.png|right")));
        QCOMPARE(named.removeDuplicates(), 0);
        int left = 0;
        for (const AppliedFile& f : w.p.files())
            left += f.state == AppliedFile::State::done && f.predicted == 0;
        test::child<QToolButton>(w.page, "showClass1")->click();
        QCOMPARE(rows(), left);
        test::child<QToolButton>(w.page, "showClass2")->click();
        QCOMPARE(rows(), 6 - left);
        test::child<QToolButton>(w.page, "showUnread")->click();
        QCOMPARE(rows(), 1);
        test::child<QToolButton>(w.page, "showAll")->click();
        QCOMPARE(rows(), 7);
        // By the probability of a class, whichever was predicted.
        constexpr int kRight = PredictionsModel::firstClassColumn + 1;
        table->sortByColumn(kRight, Qt::DescendingOrder);
        double before = 2;
        for (int i = 0; i < 6; ++i) {
            const double now = table->model()->index(i, kRight).data(PredictionsModel::sortRole).toDouble();
            QVERIFY(now <= before);
            before = now;
        }
    }

    void whatIsRemovedCanBeBroughtBack() {
        Opened w(*this, "g.ini");
        auto* table = test::child<QTableView>(w.page, "predictions");
        std::vector<AppliedFile> before = w.p.files();
        table->clearSelection();
        for (const int row : {1, 2, 5})
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table->selectionModel()->setCurrentIndex(table->model()->index(1, 0), QItemSelectionModel::NoUpdate);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(w.p.files().size(), std::size_t(4));
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(w.p.files()[1].path, before[3].path);
        QCOMPARE(table->currentIndex().row(), 1);  // what moved up
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.p.files().size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(w.p.files()[i].path, before[i].path);
            QCOMPARE(w.p.files()[i].probabilities, before[i].probabilities);
        }
        QCOMPARE(w.p.waiting(), 0);  // with what was predicted
        // A file that was taken off may come again by hand; then there is nothing to bring back.
        w.p.remove({w.p.files()[0].id});
        w.p.add({before[0].path});
        QTRY_VERIFY_WITH_TIMEOUT(w.p.files().size() == 7 && w.p.waiting() == 0, 60000);
        w.p.bringBack();
        QCOMPARE(w.p.files().size(), std::size_t(7));
    }

    void knownAnswersGiveFigures() {
        Opened w(*this, "h.ini");
        auto* table = test::child<QTableView>(w.page, "predictions");
        auto* bar = test::child<QWidget>(w.page, "externalValidation");
        QVERIFY(!bar->isVisible());
        // By key, going on by itself: left, left, left, right ... as the folders say.
        evaluation::Predictions expected;
        expected.classes = 2;
        int row = 0;
        for (const AppliedFile& f : w.p.files())
            if (f.path.endsWith(QStringLiteral("damaged.png"))) row = w.p.rowOf(f.id) == 0 ? 1 : 0;
        table->setFocus();
        for (const AppliedFile& f : w.p.files()) {
            table->selectRow(w.p.rowOf(f.id));
            if (f.state != AppliedFile::State::done) continue;
            const bool right = f.path.contains(QStringLiteral("/right/"));
            QTest::keyClick(table, right ? Qt::Key_2 : Qt::Key_1);
            expected.truth.push_back(right);
            expected.probabilities.insert(expected.probabilities.end(), f.probabilities.begin(),
                                          f.probabilities.end());
        }
        const auto& figures = w.page.validation().figures();
        QTRY_VERIFY_WITH_TIMEOUT(figures.images == 6 && !w.page.validation().computing(), 60000);
        const auto estimates = evaluation::estimate(expected, {});
        QVERIFY(estimates.ok());
        for (const char* name : {"auc", "sensitivity", "specificity"}) {
            QCOMPARE(figures.estimates.at(name).value, estimates->at(name).value);
            QCOMPARE(figures.estimates.at(name).low, estimates->at(name).low);
        }
        const auto large =
            evaluation::calibrationLine(evaluation::oneAgainstRest(expected, 1)).intercept.value;
        QVERIFY(std::isfinite(large));
        QCOMPARE(figures.estimates.at("calibration_in_the_large").value, large);
        const QString lines = w.page.validation().lines().join(QLatin1Char(' '));
        QVERIFY2(lines.contains(QStringLiteral("Calibration in the large ") + decimalWords(large, 2)),
                 qPrintable(lines));
        QVERIFY(!figures.patientsKnown);
        QVERIFY(bar->isVisible());
        const QString words = test::visibleWords(w.page);
        QVERIFY2(test::missingTerm(words, {"External validation, 6 images", "AUC", "Sensitivity",
                                           "Specificity", "patients unknown", "not stored"})
                     .isEmpty(),
                 qPrintable(words));
        // Beside the prediction, in the drawer, too.
        table->selectRow(row);
        QTRY_COMPARE(w.page.casePresenter().current().recorded,
                     fromUtf8(w.p.files()[std::size_t(row)].reference));
        // In what is exported, and nowhere else.
        QSignalSpy written(&w.p, &ApplyPresenter::written);
        const QString csv = QString::fromStdString(m_folder.path("references.csv"));
        w.p.writeTable(csv);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20000);
        const auto read = dataset::readTable(csv.toStdString());
        QVERIFY(read.ok());
        QCOMPARE(read->columns.back(), std::string("reference"));
        // One is taken away again; then all.
        table->setFocus();
        table->selectRow(row);
        QTest::keyClick(table, Qt::Key_Backspace);
        QTRY_COMPARE_WITH_TIMEOUT(figures.images, 5, 20000);
        test::child<QAction>(w.page, "forgetReferences")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), 20000);
    }

    void figuresOfKnownAnswersAreAtTheAdaptersPoint() {
        // "left" is the finding, from a threshold on that somebody chose.
        Opened w(*this, "point.ini");
        const std::string path = m_folder.path("left.safetensors");
        std::filesystem::copy_file(w.p.adapter().toStdString(), path);
        adapter::Tuning tuning = w.p.info()->tuning;
        tuning.positive = "left";
        std::vector<double> ofLeft;
        for (const AppliedFile& f : w.p.files())
            if (f.state == AppliedFile::State::done) ofLeft.push_back(f.probabilities[0]);
        std::sort(ofLeft.begin(), ofLeft.end());
        const double threshold = (ofLeft[4] + ofLeft[5]) / 2;  // one image alone is above it
        tuning.thresholds = evaluation::Thresholds{
            {evaluation::ThresholdRule::byHand, threshold}, {{"left", threshold, {}, {}}}, {}, false};
        QVERIFY(adapter::retuneAdapter(path, tuning, *systemFileLayer()).ok());
        w.p.choice().choose(QString::fromStdString(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->tuning.positive == "left" && w.p.waiting() == 0,
                                 60000);
        evaluation::Predictions expected;
        expected.classes = 2;
        for (const AppliedFile& f : w.p.files()) {
            if (f.state != AppliedFile::State::done) continue;
            const bool right = f.path.contains("/right/");
            expected.truth.push_back(right);
            expected.probabilities.insert(expected.probabilities.end(), f.probabilities.begin(),
                                          f.probabilities.end());
            w.p.setReference({f.id}, right ? "right" : "left");
        }
        const auto& figures = w.page.validation().figures();
        QTRY_VERIFY_WITH_TIMEOUT(figures.images == 6 && !w.page.validation().computing(), 60000);
        const auto at = evaluation::figuresAt(evaluation::oneAgainstRest(expected, 0), threshold);
        QCOMPARE(at.counts.found + at.counts.falseAlarms, 1);
        // The chips are of what is called there, as the rows say it.
        const auto* rows = test::child<QTableView>(w.page, "predictions")->model();
        test::child<QToolButton>(w.page, "showClass1")->click();
        QCOMPARE(rows->rowCount(), 1);
        test::child<QToolButton>(w.page, "showClass2")->click();
        QCOMPARE(rows->rowCount(), 5);
        QVERIFY(test::child<QToolButton>(w.page, "showClass2")->text().endsWith(QStringLiteral(" 5")));
        test::child<QToolButton>(w.page, "showAll")->click();
        QCOMPARE(figures.estimates.at("sensitivity").value, at.sensitivity.value);
        QCOMPARE(figures.estimates.at("specificity").low, at.specificity.low);
        QVERIFY(test::visibleWords(w.page).contains(
                    QStringLiteral("Sensitivity for “left”").replace(' ', QChar(0x00A0))) ||
                test::visibleWords(w.page).contains(QStringLiteral("Sensitivity for “left”")));
        std::filesystem::remove(path);
    }

    /// The report of what is known in the list is that of the same images in folders of their classes, which
    /// `fovea-cli validate` writes.
    void theReportIsTheCommandLines() {
        const std::string asked = m_folder.path("asked.html"), expected = m_folder.path("expected.html");
        {
            Opened w(*this, "report.ini");
            for (const AppliedFile& f : w.p.files())
                if (f.state == AppliedFile::State::done)
                    w.p.setReference({f.id}, f.path.contains("/right/") ? "right" : "left");
            ValidationPresenter& validation = w.page.validation();
            QTRY_VERIFY_WITH_TIMEOUT(validation.figures().images == 6 && !validation.computing(), 60000);
            QSignalSpy written(&validation, &ValidationPresenter::reportWritten);
            QSignalSpy failed(&validation, &ValidationPresenter::failed);
            QTRY_VERIFY_WITH_TIMEOUT(validation.whyNoReport().isEmpty(), 60000);
            setNextChosenFiles({QString::fromStdString(asked)});
            QTest::mouseClick(test::child<QPushButton>(w.page, "validationReport"), Qt::LeftButton);
            QVERIFY(QFileInfo(lastChooserStart()).fileName().contains(QStringLiteral("external validation")));
            QTRY_COMPARE_WITH_TIMEOUT(written.count() + failed.count(), 1, 60000);
            QCOMPARE(written.count(), 1);
            QTRY_VERIFY_WITH_TIMEOUT(!w.jobs.running() && !w.session.busy(), 60000);
        }
        runs::ValidationRequest request;
        request.adapter = m_project + "/runs/1/adapter.safetensors";
        request.source.source = m_new.toStdString();
        std::optional<runs::ExternalValidation> validation;
        // Whoever had the project before may still look for problems in it.
        QVERIFY(QTest::qWaitFor(
            [&] {
                auto judged = runs::validateAdapter(request, {});
                if (judged) validation = std::move(*judged);
                return validation.has_value();
            },
            60000));
        QVERIFY(validation->inCommon && validation->inCommon->lookAlikes);  // beside its project, both times
        QVERIFY(
            report::writeValidationReport(expected, request, *validation, {}, *systemFileLayer(), {}).ok());
        const auto contents = [](const std::string& path) {
            QString text = QString::fromStdString(readTextFile(path).value());
            return text.replace(QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\d[T ][0-9:]+")),
                                QStringLiteral("then"));
        };
        QVERIFY(contents(asked).contains(QStringLiteral("<h1>External validation</h1>")));
        QCOMPARE(contents(asked), contents(expected));
    }

    void aTableKnowsTheAnswers() {
        Opened w(*this, "i.ini");
        QByteArray labels = "file;diagnosis\n";
        for (const char* side : {"left", "right"})
            for (int i = 1; i <= 3; ++i)  // another spelling of the class, and paths of another computer
                labels += QByteArray("C:\\study\\") + side + "\\" + QByteArray::number(i) + ".png;" +
                          (side[0] == 'l' ? "Left" : "RIGHT ") + "\n";
        labels += "elsewhere/9.png;left\n";
        const QString path = QString::fromStdString(m_folder.path("labels.csv"));
        test::writeFile(path.toStdString(), labels.toStdString());
        QSignalSpy read(&w.page.validation(), &ValidationPresenter::tableRead);
        setNextChosenFiles({path});
        test::child<QAction>(w.page, "loadReferences")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, 20000);
        QCOMPARE(read.first()[0].toInt(), 6);
        QCOMPARE(read.first()[1].toInt(), 1);
        for (const AppliedFile& f : w.p.files())
            QCOMPARE(f.reference, std::string(f.path.contains(QStringLiteral("/left/"))    ? "left"
                                              : f.path.contains(QStringLiteral("/right/")) ? "right"
                                                                                           : ""));
        QTRY_VERIFY_WITH_TIMEOUT(w.page.validation().figures().images == 6, 20000);
        // Nothing that says the class: it is said, and nothing is taken away.
        test::writeFile(path.toStdString(), "1.png\n2.png\n");
        QSignalSpy plain(&w.page.validation(), &ValidationPresenter::noDiagnosis);
        QSignalSpy failed(&w.page.validation(), &ValidationPresenter::failed);
        w.page.validation().readTable(path);
        QTRY_COMPARE_WITH_TIMEOUT(plain.count() + failed.count(), 1, 20000);
        QCOMPARE(w.page.validation().figures().images, 6);
    }

    void imagesOfTheProjectAreNoExternalOnes() {
        Opened w(*this, "j.ini");
        const QString own = QString::fromStdString(w.session.samples().front().path);
        w.p.add({own});
        QTRY_VERIFY_WITH_TIMEOUT(w.p.files().size() == 8 && w.p.waiting() == 0, 60000);
        w.p.setReference({w.p.files().back().id}, "left");
        QTRY_COMPARE_WITH_TIMEOUT(w.page.validation().figures().ofProject, 1, 20000);
        QVERIFY(
            w.page.validation().cautions().join(QLatin1Char(' ')).contains(QStringLiteral("not external")));
        // It can be looked at on the Data page, which a new one cannot.
        auto* table = test::child<QTableView>(w.page, "predictions");
        QSignalSpy there(&w.page, &ApplyPage::sampleRequested);
        for (const bool ofProject : {false, true}) {
            table->selectRow(ofProject ? table->model()->rowCount() - 1 : 0);
            Q_EMIT table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
            auto* menu = test::child<QMenu>(w.page, "predictionMenu");
            auto* show = menu->findChild<QAction*>(QStringLiteral("showInData"));
            QCOMPARE(show != nullptr, ofProject);
            if (show) show->trigger();
            delete menu;
        }
        QCOMPARE(there.count(), 1);
        QCOMPARE(there.first().first().toLongLong(), qlonglong(w.session.samples().front().id));
    }

    /// Under the answer that somebody gave, never under what was predicted; as one step of Undo.
    void chosenImagesGoIntoTheProject() {
        Opened w(*this, "add.ini");
        const std::size_t before = w.session.samples().size();
        std::vector<qint64> good;
        for (const AppliedFile& f : w.p.files())
            if (f.state == AppliedFile::State::done) good.push_back(f.id);
        QCOMPARE(good.size(), std::size_t(6));
        auto* table = test::child<QTableView>(w.page, "predictions");
        const auto row = [&](qint64 id) {
            const QString path = w.p.files()[std::size_t(w.p.rowOf(id))].path;
            int found = -1;
            for (int r = 0; r < table->model()->rowCount(); ++r)
                if (table->model()->index(r, 0).data(Qt::ToolTipRole).toString().startsWith(path)) found = r;
            return found;
        };
        // Presses an entry of the menu of two images; false where it is not offered.
        const auto press = [&](const char* entry) {
            table->clearSelection();
            for (const qint64 id : {good[0], good[1]})
                table->selectionModel()->select(table->model()->index(row(id), 0),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
            const QModelIndex first = table->model()->index(row(good[0]), 0);
            Q_EMIT table->customContextMenuRequested(table->visualRect(first).center());
            auto* menu = test::child<QMenu>(w.page, "predictionMenu");
            auto* action = menu->findChild<QAction*>(QLatin1String(entry));
            if (action) action->trigger();
            delete menu;
            return action != nullptr;
        };
        const auto labelOf = [&](qint64 id) {
            const std::string path = w.p.files()[std::size_t(w.p.rowOf(id))].path.toStdString();
            for (const dataset::Sample& s : w.session.samples())
                if (s.path == path) return s.label;
            return std::string("not there");
        };
        QVERIFY(!press("addLabelled"));  // nobody has said anything of them
        w.p.setReference({good[0]}, "right");
        QVERIFY(press("addLabelled"));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.samples().size() == before + 2 && !w.jobs.running(), 60000);
        QCOMPARE(labelOf(good[0]), std::string("right"));
        QCOMPARE(labelOf(good[1]), std::string());

        // What is there stays as it is.
        w.p.setReference({good[0]}, "left");
        QVERIFY(press("addLabelled"));
        QTRY_VERIFY_WITH_TIMEOUT(!w.jobs.running(), 60000);
        QCOMPARE(w.session.samples().size(), before + 2);
        QCOMPARE(labelOf(good[0]), std::string("right"));

        w.session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(w.session.samples().size(), before, 20000);
        QVERIFY(press("addUnlabelled"));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.samples().size() == before + 2 && !w.jobs.running(), 60000);
        QCOMPARE(labelOf(good[0]), std::string());
        w.session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(w.session.samples().size(), before, 20000);

        JobRunner jobs;
        ProjectSession none(jobs);
        QVERIFY(!AddToProject(w.p, none).possible() && AddToProject(w.p, w.session).possible());
    }

    /// A menu has an arrow, a window "…".
    void buttonsSayWhatTheyOpen() {
        Opened w(*this, "buttons.ini");
        for (const char* name : {"addImages", "references", "exportPredictions"})
            QVERIFY2(!test::child<MenuButton>(w.page, name)->text().endsWith(QChar(0x2026)), name);
    }

    /// A figure on such an image would be from memory.
    void whatWasLearnedFromIsMarked() {
        Opened w(*this, "learned.ini");
        const auto of = [&](dataset::Split split) {
            for (const dataset::Sample& s : w.session.samples())
                if (s.split == split) return QString::fromStdString(s.path);
            return QString();
        };
        const QString learned = of(dataset::Split::train), unseen = of(dataset::Split::test);
        QVERIFY(!learned.isEmpty() && !unseen.isEmpty());
        w.p.add({learned, unseen});
        QTRY_VERIFY_WITH_TIMEOUT(w.p.files().size() == 9 && w.p.waiting() == 0, 60000);
        auto* table = test::child<QTableView>(w.page, "predictions");
        const auto* said = test::child<QLabel>(w.page, "learnedFrom");
        for (const AppliedFile& f : w.p.files()) QCOMPARE(f.learnedFrom, f.path == learned);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, PredictionsModel::predictionColumn);
            const bool marked = index.data(PredictionsModel::learnedRole).toBool();
            const QString tip = index.data(Qt::ToolTipRole).toString();
            QCOMPARE(tip.contains(learnedFromWords()), marked);
            QCOMPARE(index.data(Qt::AccessibleTextRole).toString().contains(learnedFromWords()), marked);
            table->selectRow(row);
            QTRY_COMPARE(!said->isHidden(), marked);
        }
    }

    /// Of an image of another kind no class is read off, in the list or beside it, until it is wanted; and
    /// then of that image alone, as long as it is shown.
    void whatIsUnlikeIsWithheldUntilItIsWanted() {
        Opened w(*this, "unlike.ini");
        imaging::Pixels ramp{64, 64, 3, {}};  // in colour, among grey images
        for (int i = 0; i < 64 * 64; ++i)
            for (const int v : {i % 64 * 4, 20, 20}) ramp.data.push_back(std::uint8_t(v));
        const std::string coloured = m_folder.path("ramp.png");
        QVERIFY(imaging::writePng(coloured, ramp, *systemFileLayer()).ok());
        w.p.add({QString::fromStdString(coloured)});
        // The same adapter with a limit that nothing is beyond, and with one that everything is.
        const auto choose = [&](double limit) {
            auto loaded = adapter::loadAdapter(m_project + "/runs/1/adapter.safetensors");
            if (!loaded || !loaded->info.kind) return false;
            loaded->info.kind->limit = limit;
            const std::string path = m_folder.path(limit > 1 ? "like.safetensors" : "unlike.safetensors");
            if (!adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer())) return false;
            w.p.chooseAdapter(QString::fromStdString(path));
            return QTest::qWaitFor(
                [&] {
                    const auto& files = w.p.files();
                    return w.p.adapter() == QString::fromStdString(path) && files.size() == 8 &&
                           w.p.waiting() == 0 && std::all_of(files.begin(), files.end(), [&](const auto& f) {
                               return f.state == AppliedFile::State::failed || f.unlike == (limit < 1);
                           });
                },
                60000);
        };
        w.page.findChild<CaseView*>()->setDrawerOpen(true);
        auto* drawer = w.page.findChild<CaseDrawer*>();
        auto* answer = test::child<QLabel>(*drawer, "answer");
        auto* doubt = test::child<QLabel>(*drawer, "doubt");
        auto* anyway = test::child<QPushButton>(*drawer, "showAnyway");
        auto* bars = drawer->findChild<ProbabilityBars*>();
        auto* table = test::child<QTableView>(w.page, "predictions");
        CasePresenter& c = w.page.casePresenter();
        const auto rowOf = [&](const QString& name) {
            for (const AppliedFile& f : w.p.files())
                if (f.path.endsWith(name)) return w.p.rowOf(f.id);
            return -1;
        };
        const auto show = [&](const QString& name) {
            table->selectRow(rowOf(name));
            return QTest::qWaitFor([&] { return c.current().path.endsWith(name) && c.result(); }, 60000);
        };
        const QString ramps = QStringLiteral("ramp.png"), other = QStringLiteral("left/1.png");
        const auto hasAnswer = [&] {
            const QString name = fromUtf8(c.classes()[std::size_t(c.result()->predicted)]);
            return answer->text().startsWith(name + QLatin1Char(' ')) && bars->isVisibleTo(drawer) &&
                   !anyway->isVisibleTo(drawer);
        };
        const auto withheld = [&] {
            return answer->text() == QStringLiteral("Unlike the training images") &&
                   !bars->isVisibleTo(drawer) && anyway->isVisibleTo(drawer) &&
                   !test::child<QPushButton>(*drawer, "savePicture")->isEnabled();  // nor in its title
        };
        QVERIFY(choose(1e6));
        QVERIFY(show(ramps));
        QVERIFY2(hasAnswer(), qPrintable(answer->text()));
        QVERIFY(!test::child<QToolButton>(w.page, "showUnlike")->isVisible());

        QVERIFY(choose(1e-6));
        const auto cell = [&](int column, int role = Qt::DisplayRole) {
            return table->model()->index(rowOf(ramps), column).data(role).toString();
        };
        QCOMPARE(cell(PredictionsModel::predictionColumn), QStringLiteral("unlike the training images"));
        QVERIFY(cell(PredictionsModel::predictionColumn, Qt::ToolTipRole).contains("it is in colour"));
        const int columns = table->model()->columnCount();
        for (int column = PredictionsModel::probabilityColumn; column < columns; ++column)
            QCOMPARE(cell(column), QString());
        test::child<QToolButton>(w.page, "showClass1")->click();
        QCOMPARE(table->model()->rowCount(), 0);
        test::child<QToolButton>(w.page, "showUnlike")->click();
        QCOMPARE(table->model()->rowCount(), 7);
        test::child<QToolButton>(w.page, "showAll")->click();

        QVERIFY(show(other));
        QVERIFY(show(ramps));
        QVERIFY2(withheld(), qPrintable(answer->text()));
        QVERIFY(doubt->isVisibleTo(drawer) && doubt->text().contains("it is in colour") &&
                doubt->text().contains("means nothing"));
        QCOMPARE(test::child<QLabel>(w.page, "shortAnswer")->text(), answer->text());
        QTest::mouseClick(anyway, Qt::LeftButton);
        QVERIFY2(hasAnswer(), qPrintable(answer->text()));
        QVERIFY(doubt->text().startsWith("Unlike the training images:"));
        QCOMPARE(test::child<QLabel>(w.page, "shortAnswer")->text(), answer->text());
        // The next image, and this one when it comes again.
        QVERIFY(show(other));
        QVERIFY2(withheld(), qPrintable(answer->text()));
        QVERIFY(show(ramps));
        QVERIFY2(withheld(), qPrintable(answer->text()));
        anyway->setFocus();
        QTest::keyClick(anyway, Qt::Key_Space);
        QVERIFY2(hasAnswer(), qPrintable(answer->text()));
    }

    void theWholePageIsADropTarget() {
        Opened w(*this, "k.ini");
        auto* target = test::child<DropTarget>(w.page, "dropTarget");
        QVERIFY(!target->isVisible());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_new + QStringLiteral("/left/1.png"))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&w.page, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(target->isVisible());
        QCOMPARE(target->geometry(), w.page.rect());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&w.page, &leave);
        QVERIFY(!target->isVisible());
    }

    void aRowSaysWhenItIsRead() {
        Settings settings(QString::fromStdString(m_folder.path() + "/l.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        ApplyPresenter& p = page.presenter();
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.info().has_value(), 20000);
        auto* table = test::child<QTableView>(page, "predictions");
        QSet<QString> seen;
        connect(table->model(), &QAbstractItemModel::dataChanged, this, [&] {
            for (int i = 0; i < table->model()->rowCount(); ++i)
                seen.insert(table->model()->index(i, PredictionsModel::predictionColumn).data().toString());
        });
        connect(&p, &ApplyPresenter::filesAdded, this, [&] {
            seen.insert(table->model()->index(0, PredictionsModel::predictionColumn).data().toString());
        });
        p.add({m_new});
        QTRY_VERIFY_WITH_TIMEOUT(p.files().size() == 7 && p.waiting() == 0, 60000);
        QVERIFY(seen.contains(QStringLiteral("waiting…")));
        for (const AppliedFile& f : p.files()) {
            const QString said = f.state != AppliedFile::State::done ? QStringLiteral("⚠ no prediction")
                                 : f.unlike                          ? tr("unlike the training images")
                                 : f.uncertain()
                                     ? tr("uncertain between %1 and %2")
                                           .arg(fromUtf8(p.classes()[std::size_t(f.answerSet[0])]),
                                                fromUtf8(p.classes()[std::size_t(f.answerSet[1])]))
                                     : fromUtf8(p.classes()[std::size_t(f.predicted)]);
            QVERIFY2(seen.contains(said), qPrintable(said));
        }
    }

    /// How many images it learned from, its AUC on the validation images, or on the test images once they
    /// were seen, and the threshold that somebody has chosen.
    void theHeadSaysWhatIsKnownOfTheAdapter() {
        const auto said = [&](const char* ini) {
            Settings settings(QString::fromStdString(m_folder.path(ini)));
            JobRunner jobs;
            ProjectSession session(jobs);
            ApplyPage page(session, jobs, settings);
            page.show();
            const auto* facts = test::child<ElidedLabel>(page, "adapterFacts");
            const auto read = [&] {
                if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(m_project));
                return page.presenter().info().has_value() && !jobs.running() && !facts->fullText().isEmpty();
            };
            return QTest::qWaitFor(read, 60000) ? facts->fullText() : QString();
        };
        // Whoever had it before may still look for problems in it.
        const auto inProject = [&](const std::function<bool(project::Project&)>& work) {
            return QTest::qWaitFor(
                [&] {
                    auto project = project::Project::open(m_project);
                    return project.ok() && work(*project);
                },
                60000);
        };
        runs::RunRecord record;
        QVERIFY(inProject([&](project::Project& project) {
            record = runs::readRecord(project.run(1).value());
            return record.trainImages > 0;
        }));
        const QString learned = QStringLiteral("learned from %1 images").arg(countWords(record.trainImages)),
                      validation =
                          QStringLiteral("validation AUC %1").arg(decimalWords(record.validationAuc(), 2));
        const QString before = said("head-before.ini");
        QVERIFY2(before.contains(learned) && before.contains(validation), qPrintable(before));
        QVERIFY2(!before.contains(QStringLiteral("test AUC")), qPrintable(before));

        QVERIFY(inProject([](project::Project& project) {
            return project
                .recordEvaluation(1, dataset::Split::test,
                                  R"({"auc":{"value":0.8765,"low":0.7,"high":0.95}})")
                .ok();
        }));
        const std::string path = m_project + "/runs/1/adapter.safetensors";
        const auto info = adapter::readAdapterInfo(path);
        QVERIFY(info.ok());
        adapter::Tuning tuning = info->tuning;
        tuning.positive = "left";
        tuning.thresholds = evaluation::Thresholds{
            {evaluation::ThresholdRule::byHand, 0.37}, {{"left", 0.37, {}, {}}}, {}, false};
        QVERIFY(adapter::retuneAdapter(path, tuning, *systemFileLayer()).ok());
        const QString after = said("head-after.ini");
        tuning.thresholds->afterTest = true;
        QVERIFY(adapter::retuneAdapter(path, tuning, *systemFileLayer()).ok());
        const QString late = said("head-late.ini");
        QVERIFY(adapter::retuneAdapter(path, info->tuning, *systemFileLayer()).ok());
        const QString afterTest = QStringLiteral("chosen after the test images were seen");
        QVERIFY2(late.contains(afterTest) && !after.contains(afterTest), qPrintable(late));
        QVERIFY2(after.contains(learned), qPrintable(after));
        QVERIFY2(after.contains(QStringLiteral("test AUC %1").arg(decimalWords(0.8765, 2))),
                 qPrintable(after));
        QVERIFY2(!after.contains(validation), qPrintable(after));
        QVERIFY2(after.contains(QStringLiteral("“left” from %1 on").arg(percentWords(0.37))),
                 qPrintable(after));
    }

    /// The test set may be opened on Inspect while this page is there.
    void theHeadFollowsWhatIsEvaluated() {
        Settings settings(QString::fromStdString(m_folder.path("head-follows.ini")));
        JobRunner jobs;
        ProjectSession session(jobs);
        ApplyPage page(session, jobs, settings);
        page.show();
        const auto* facts = test::child<ElidedLabel>(page, "adapterFacts");
        const auto read = [&] {
            if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(m_project));
            return page.presenter().info().has_value() && !jobs.running() && !session.busy();
        };
        QVERIFY(QTest::qWaitFor(read, 60000));
        const QString seen = QStringLiteral("test AUC %1").arg(decimalWords(0.6543, 2));
        QVERIFY2(!facts->fullText().contains(seen), qPrintable(facts->fullText()));
        QVERIFY(session.startOnProject<int>(
            QStringLiteral("Evaluating"),
            [](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_CHECK(project.recordEvaluation(1, dataset::Split::test,
                                                     R"({"auc":{"value":0.6543,"low":0.5,"high":0.8}})"));
                return 0;
            },
            [](Result<int>) {}));
        QTRY_VERIFY_WITH_TIMEOUT(facts->fullText().contains(seen), 60000);
    }

private:
    /// The page of the project with the new images predicted.
    struct Opened {
        Settings settings;
        JobRunner jobs;
        ProjectSession session{jobs};
        ApplyPage page{session, jobs, settings};
        ApplyPresenter& p = page.presenter();

        Opened(TestApplyPage& test, const char* ini)
            : settings(QString::fromStdString(test.m_folder.path(ini))) {
            page.resize(1264, 868);
            page.show();
            page.activateWindow();
            // What the session before this one had begun in the background may still hold the project.
            const auto opened = [&] {
                if (!session.isOpen() && !jobs.running())
                    session.open(QString::fromStdString(test.m_project));
                return p.info().has_value() && !jobs.running();
            };
            if (!QTest::qWaitForWindowActive(&page) || !QTest::qWaitFor(opened, 60000)) qFatal("no adapter");
            p.add({test.m_new});
            if (!QTest::qWaitFor([&] { return p.files().size() == 7 && p.waiting() == 0; }, 60000))
                qFatal("not predicted");
        }
    };
};

QTEST_MAIN(TestApplyPage)
#include "test_apply_page.moc"
