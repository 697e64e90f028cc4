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
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "case/case_presenter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/reachable.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;

/// The Apply page: dropped files, damaged ones among them.
class TestApplyPage : public QObject {
    Q_OBJECT

    fovea::test::TemporaryFolder m_folder;
    std::string m_project;
    QString m_new;

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
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("saveTable")), Qt::LeftButton);
        const QFileInfo proposed(lastChooserStart());
        QCOMPARE(proposed.absolutePath(), QFileInfo(session.folder()).absoluteFilePath());
        QVERIFY2(
            proposed.fileName().startsWith(session.name() + QStringLiteral(" - training 1 - predictions - ")),
            qPrintable(proposed.fileName()));
        const QSize before = page.size();
        page.resize(960 - 176, 540 - 32);  // Full HD at 200 %, less the rail and the status bar
        QCoreApplication::processEvents();
        for (const char* name : {"addFiles", "saveTable", "adapters", "savePicture"})
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
                            "file,frame,prediction,left,right,error,notice\r\n"));
        QCOMPARE(text.count("Research use only"), 7);

        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("clearFiles")), Qt::LeftButton);
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
        const auto labels = page.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("level 40, width 80"));
        }));
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
        files[0] = {QStringLiteral("/a, b.png"), 2, 3, AppliedFile::State::done, 1, {0.25, 0.75}, {}};
        files[1] = {QStringLiteral("/c.png"),
                    0,
                    0,
                    AppliedFile::State::failed,
                    -1,
                    {},
                    QStringLiteral("It is \"damaged\".")};
        const std::string csv = appliedCsv(files, {"x", "y,z"});
        QCOMPARE(QByteArray::fromStdString(csv),
                 QByteArray(
                     "file,frame,prediction,x,\"y,z\",error,notice\r\n"
                     "\"/a, b.png\",3,\"y,z\",0.25,0.75,,\"Research use only, not for diagnosis.\"\r\n"
                     "/c.png,1,,,,\"It is \"\"damaged\"\".\",\"Research use only, not for diagnosis.\"\r\n"));
    }
};

QTEST_MAIN(TestApplyPage)
#include "test_apply_page.moc"
