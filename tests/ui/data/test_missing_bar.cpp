// Images whose folder was moved: the Data page says so and finds them again.
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <filesystem>

#include "data/missing_bar.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using test::kPerClass;

namespace {

constexpr int kAll = 2 * kPerClass;

struct Bench : test::DataPageBench {
    MissingBar& bar() { return *page.findChild<MissingBar*>(); }
    QPushButton& button() { return *bar().findChild<QPushButton*>(); }
    QString moved = QString::fromStdString(temporary.path("moved"));

    /// A project whose images are in `moved` now.
    void moveImages() {
        open();
        importFolders();
        QCOMPARE(session.missing(), 0);
        QVERIFY(QDir().rename(images, moved));
        session.refresh();
        QTRY_COMPARE(session.missing(), kAll);
        QTRY_VERIFY(bar().isVisible());
    }
    void press(const QString& folder) {
        if (!folder.isEmpty()) setNextChosenFiles({folder});
        QTest::mouseClick(&button(), Qt::LeftButton);
        QTRY_VERIFY(!jobs.running());
    }
    /// True when every path of the project begins with `folder`.
    bool allIn(const QString& folder) {
        const auto samples = test::samplesOnDisk(session);
        return std::all_of(samples.begin(), samples.end(), [&](const dataset::Sample& s) {
            return s.path.starts_with(folder.toStdString() + "/");
        });
    }
};

}  // namespace

class TestMissingBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesAndGoesWithTheFiles() {
        Bench b;
        b.open();
        b.importFolders();
        QVERIFY(!b.bar().isVisible());
        QVERIFY(QFile::rename(b.images + "/healthy/1.png", b.moved));
        b.session.lookForMissing();
        QTRY_VERIFY(b.bar().isVisible());
        // As when a drive is connected again.
        QVERIFY(QFile::rename(b.moved, b.images + "/healthy/1.png"));
        b.session.lookForMissing();
        QTRY_VERIFY(!b.bar().isVisible());
        QCOMPARE(b.session.missing(), 0);
    }

    void findsAMovedFolderAndUndoes() {
        Bench b;
        b.moveImages();
        QVERIFY(b.bar().text().contains(QString::number(kAll)));
        b.press(b.moved);
        // Declined, the question stands again.
        QTest::mouseClick(b.bar().findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY2(b.bar().isVisible() && b.bar().text().contains("not where they were"),
                     qPrintable(b.bar().text()));
        b.press(b.moved);
        // Told, and nothing changed until the user agrees.
        QVERIFY2(b.bar().text().contains("moved"), qPrintable(b.bar().text()));
        QVERIFY(b.allIn(b.images));
        b.press({});
        QTRY_VERIFY(!b.bar().isVisible());
        QTRY_COMPARE(b.session.missing(), 0);
        QVERIFY(b.allIn(b.moved));
        QCOMPARE(b.session.history().undo->action, fovea::project::Action::relink);
        QCOMPARE(b.session.history().undo->images, kAll);
        b.session.undo();
        QTRY_VERIFY(b.allIn(b.images));
        QTRY_COMPARE(b.session.missing(), kAll);
        QTRY_VERIFY(b.bar().isVisible());
    }

    void saysWhatIsStillMissing() {
        Bench b;
        b.moveImages();
        QVERIFY(QFile::remove(b.moved + "/healthy/1.png"));
        QVERIFY(QFile::rename(b.moved + "/healthy/2.png", b.moved + "/healthy/two.png"));
        b.press(b.moved);
        QVERIFY2(b.bar().text().contains(QString::number(kAll - 1)), qPrintable(b.bar().text()));
        QVERIFY2(b.bar().text().contains("another name"), qPrintable(b.bar().text()));
        b.press({});
        QTRY_COMPARE(b.session.missing(), 1);
        QTRY_VERIFY2(b.bar().text().startsWith("1 image"), qPrintable(b.bar().text()));
    }

    void aWrongFolderChangesNothing() {
        Bench b;
        b.moveImages();
        test::writeImageFolders(b.temporary.path("others"), 1);
        // The same names, other pictures.
        QVERIFY(imaging::writePng(b.temporary.path("others/healthy/1.png"), test::picture(200),
                                  *systemFileLayer())
                    .ok());
        QVERIFY(imaging::writePng(b.temporary.path("others/lesions/1.png"), test::picture(201),
                                  *systemFileLayer())
                    .ok());
        b.press(QString::fromStdString(b.temporary.path("others")));
        QVERIFY2(b.bar().text().contains("None"), qPrintable(b.bar().text()));
        QDir().mkpath(QString::fromStdString(b.temporary.path("empty")));
        b.press(QString::fromStdString(b.temporary.path("empty")));
        QVERIFY(b.bar().isVisible());
        QVERIFY(b.button().isVisible());  // another folder can be tried
        QVERIFY(b.allIn(b.images));
        QVERIFY(!b.session.history().redo);
    }

    void manyPathsDoNotHoldTheWindowUp() {
        Bench b;
        b.open();
        dataset::ImportPlan plan;
        constexpr int kMany = 100000;
        for (int i = 0; i < kMany; ++i) {
            dataset::Sample s;
            s.path =
                b.temporary.path() + "/gone/" + std::to_string(i % 100) + "/" + std::to_string(i) + ".png";
            s.format = "PNG";
            s.width = s.height = 8;
            s.label = i % 2 ? "a" : "b";
            s.pixelHash = std::to_string(i);
            plan.samples.push_back(std::move(s));
        }
        QVERIFY(b.session.startOnProject<int>(
            {},
            [plan](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_TRY(const project::ImportSummary imported, project.import(plan, "/gone"));
                return imported.added;
            },
            [](Result<int> added) { QVERIFY(added && *added == kMany); }));
        QTRY_COMPARE_WITH_TIMEOUT(b.session.missing(), kMany, 60000);
        QVERIFY2(b.bar().text().contains("100"), qPrintable(b.bar().text()));
        // Another look, while the window is watched: it never stands still for it.
        bool answered = false;
        connect(&b.session, &ProjectSession::missingChanged, this, [&] { answered = true; });
        std::filesystem::create_directories(b.temporary.path("gone/0"));
        QVERIFY(
            imaging::writePng(b.temporary.path("gone/0/0.png"), test::picture(0), *systemFileLayer()).ok());
        b.session.lookForMissing();
        QVERIFY(!answered);  // it came back before the files were looked at
        QTRY_COMPARE_WITH_TIMEOUT(b.session.missing(), kMany - 1, 60000);
    }
};

QTEST_MAIN(TestMissingBar)
#include "test_missing_bar.moc"
