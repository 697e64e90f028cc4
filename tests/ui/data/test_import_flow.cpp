// The queue of imports and its questions, without a window.
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <thread>

#include "data/import_flow.h"
#include "data/label_table_presenter.h"
#include "dataset/label_export.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/ui/support/session_bench.h"
#include "tests/ui/support/volume_folders.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

using test::kPerClass;
constexpr int kVolumes = 4;  ///< of each class

struct Bench : test::SessionBench {
    ImportFlow flow{session, jobs};
    QList<DataNotice> said;
    std::vector<Error> failed;

    Bench() {
        QObject::connect(&flow, &ImportFlow::said, &flow, [this](const DataNotice& n) { said << n; });
        QObject::connect(&flow, &ImportFlow::failed, &flow, [this](const Error& e) { failed.push_back(e); });
        open();
    }
    QString volumes(const char* name) const {
        if (!test::writeVolumeFolders(temporary.path(name), kVolumes)) qFatal("no volumes");
        return path(name);
    }
    /// A folder with one image of a class of its own, unlike any other.
    QString oneImage(const char* name, int seed) const {
        QDir().mkpath(path(name) + QStringLiteral("/healthy"));
        if (!imaging::writePng(temporary.path(name) + "/healthy/x.png", test::picture(seed),
                               *systemFileLayer())
                 .ok())
            qFatal("no image");
        return path(name);
    }
    /// A folder whose image lies in no folder named after a class.
    QString noClasses(const char* name) const {
        QDir().mkpath(path(name));
        if (!imaging::writePng(temporary.path(name) + "/x.png", test::picture(200), *systemFileLayer()).ok())
            qFatal("no image");
        return path(name);
    }
    QString lastWords() const { return said.isEmpty() ? QString() : said.last().text; }
    int inPlane(imaging::Plane plane) const {
        int images = 0;
        for (const dataset::Sample& s : session.samples()) images += s.plane == plane ? 1 : 0;
        return images;
    }
};

}  // namespace

class TestImportFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sourcesComeOneAfterTheOther();
    void oneQuestionAnsweredAnotherDeclined();
    void answersWithoutAQuestionDoNothing();
    void aFailingSourceDoesNotLoseTheOthers_data();
    void aFailingSourceDoesNotLoseTheOthers();
    void allThatFailedAreNamed();
    void offersTheHeaderAndTakesAField();
    void knowsTablesByTheirNames();
    void asksWhatATableMeans();
    void takesTheImagesOfATable();
    void cancellingEndsTheQueue();
    void closingWithdrawsTheQuestion();
    void waitsWhileSomethingElseRuns();
    void copiesTheFirstImagesWhenAsked();
};

void TestImportFlow::sourcesComeOneAfterTheOther() {
    Bench b;
    QSignalSpy begun(&b.flow, &ImportFlow::begun);
    QSignalSpy imported(&b.flow, &ImportFlow::imported);
    const QString more = b.oneImage("more", 100), single = b.oneImage("single", 101);
    b.flow.importPaths({single + QStringLiteral("/healthy/x.png"), b.images, more});
    QCOMPARE(begun.size(), 1);
    QCOMPARE(b.flow.waiting(), 3);  // single files come last, together
    QVERIFY(b.has(2 * kPerClass + 2));
    QCOMPARE(b.flow.waiting(), 0);
    QVERIFY(!b.flow.asking());
    QCOMPARE(b.said.size(), 3);
    QCOMPARE(imported.size(), 3);
    QVERIFY2(b.said[0].text.startsWith(QString::number(2 * kPerClass) + QStringLiteral(" image(s) added.")),
             qPrintable(b.said[0].text));
    QVERIFY2(b.said[2].text.startsWith(QStringLiteral("1 image(s) added.")), qPrintable(b.said[2].text));
    QCOMPARE(b.session.samples().back().path, (single + QStringLiteral("/healthy/x.png")).toStdString());
    QVERIFY(b.failed.empty());
    // What is there already is counted as such.
    b.flow.importPaths({more});
    QTRY_COMPARE(b.said.size(), 4);
    QVERIFY2(b.lastWords().contains(QStringLiteral("1 were there already.")), qPrintable(b.lastWords()));
}

void TestImportFlow::oneQuestionAnsweredAnotherDeclined() {
    Bench b;
    QSignalSpy asked(&b.flow, &ImportFlow::framesAsked);
    b.flow.importPaths({b.volumes("a"), b.volumes("b"), b.images});
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(asked[0][0].value<dataset::FramesFound>().volumes);
    QVERIFY(b.flow.asking());
    QCOMPARE(b.flow.waiting(), 3);
    QVERIFY(!b.jobs.running());  // nothing goes on before the answer
    QVERIFY(b.session.samples().empty());
    b.flow.answerFrames({dataset::FrameChoice::Kind::every, 4}, imaging::Plane::coronal);
    QVERIFY(!b.flow.asking());
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(b.inPlane(imaging::Plane::coronal), 2 * kVolumes * 3);
    b.flow.skip();
    QVERIFY(b.has(2 * kVolumes * 3 + 2 * kPerClass));  // pictures are not asked about
    QCOMPARE(asked.size(), 2);
    QCOMPARE(b.said.size(), 2);
    QVERIFY(b.failed.empty());
    for (const dataset::Sample& s : b.session.samples())
        QVERIFY(!s.path.starts_with(b.path("b").toStdString()));
}

void TestImportFlow::answersWithoutAQuestionDoNothing() {
    Bench b;
    b.flow.answerFrames({}, imaging::Plane::axial);
    b.flow.skip();
    QVERIFY(!b.jobs.running());
    b.flow.importPaths({b.images});
    b.flow.skip();  // it is looked into, not asked about
    QCOMPARE(b.flow.waiting(), 1);
    QVERIFY(b.has(2 * kPerClass));
}

void TestImportFlow::aFailingSourceDoesNotLoseTheOthers_data() {
    QTest::addColumn<bool>("byHeader");  // whether the header fields are offered
    QTest::newRow("no folder named after a class") << true;
    QTest::newRow("gone") << false;
}

void TestImportFlow::aFailingSourceDoesNotLoseTheOthers() {
    QFETCH(const bool, byHeader);
    Bench b;
    QSignalSpy imported(&b.flow, &ImportFlow::imported);
    const QString bad = byHeader ? b.noClasses("bad") : b.oneImage("bad", 99);
    b.flow.importPaths({b.images, bad, b.oneImage("more", 100)});
    if (!byHeader) QVERIFY(QDir(bad).removeRecursively());  // before its turn comes
    QVERIFY(b.has(2 * kPerClass + 1));
    QTRY_COMPARE(imported.size(), 2);
    QVERIFY(b.failed.empty());
    // The last word names what failed beside what was added.
    QVERIFY2(b.lastWords().contains(QStringLiteral("1 image(s) added.")), qPrintable(b.lastWords()));
    QVERIFY2(b.lastWords().contains(QStringLiteral("“bad” was not added: ")), qPrintable(b.lastWords()));
    QVERIFY(b.said.last().warning);
    QCOMPARE(b.said.last().headerFolder, byHeader ? bad : QString());
    // And is not said again of what is brought in later.
    b.flow.importPaths({b.oneImage("later", 102)});
    QVERIFY(b.has(2 * kPerClass + 2));
    QVERIFY2(!b.lastWords().contains(QStringLiteral("bad")), qPrintable(b.lastWords()));
    QVERIFY(b.said.last().headerFolder.isEmpty());
}

void TestImportFlow::allThatFailedAreNamed() {
    Bench b;
    const QString single = b.oneImage("single", 101) + QStringLiteral("/healthy/x.png");
    b.flow.importPaths({b.noClasses("first"), single, b.noClasses("second")});
    QVERIFY(QFile::remove(single));
    QTRY_VERIFY(b.lastWords().contains(QStringLiteral("The single images were not added: ")));
    QVERIFY2(b.lastWords().contains(QStringLiteral("“first” was not added: ")), qPrintable(b.lastWords()));
    QVERIFY2(b.lastWords().contains(QStringLiteral("“second” was not added: ")), qPrintable(b.lastWords()));
    QCOMPARE(b.said.last().headerFolder, b.path("second"));
    QVERIFY(b.failed.empty());
    QVERIFY(!b.jobs.running());
    QVERIFY(b.session.samples().empty());
    // One alone is an error as it came.
    b.flow.importPaths({single});
    QTRY_COMPARE(b.failed.size(), std::size_t(1));
    QCOMPARE(b.failed[0].code, ErrorCode::noImages);  // no folder: nothing to offer
}

void TestImportFlow::offersTheHeaderAndTakesAField() {
    Bench b;
    QDir().mkpath(b.path("studies"));
    for (int i = 0; i < 8; ++i) {
        test::DicomMaker maker;
        maker.rows = maker.columns = 16;
        for (int p = 0; p < 256; ++p) maker.words.push_back(std::uint16_t((p * (i + 3) * 37) % 4096));
        maker.texts = {{"PatientID", "PAT" + std::to_string(i)},
                       {"SeriesDescription", i % 2 ? "Lateral" : "Frontal"}};
        QVERIFY(maker.write(b.temporary.path("studies/" + std::to_string(i) + ".dcm")));
    }
    b.flow.importPaths({b.path("studies")});
    QTRY_COMPARE(b.said.size(), 1);
    QVERIFY(b.said[0].warning);
    QCOMPARE(b.said[0].headerFolder, b.path("studies"));
    QVERIFY(!b.said[0].tip.isEmpty());
    QVERIFY(b.failed.empty());
    b.flow.takeHeaderField(b.said[0].headerFolder, "SeriesDescription");
    QVERIFY(b.has(8));
    QCOMPARE(b.session.classes(), (std::vector<std::string>{"Frontal", "Lateral"}));
    QVERIFY(b.said.last().headerFolder.isEmpty());
}

void TestImportFlow::knowsTablesByTheirNames() {
    Bench b;
    QStringList asked;
    connect(&b.flow, &ImportFlow::tableAsked, &b.flow, [&asked](const QString& path) { asked << path; });
    const QStringList tables{QStringLiteral("/t/a.csv"), QStringLiteral("/t/b.TSV"),
                             QStringLiteral("/t/c.xlsx"), QStringLiteral("/t/d.ods")};
    b.flow.importPaths(tables);
    QCOMPARE(asked, tables);
    QCOMPARE(b.flow.waiting(), 0);
    QVERIFY(!b.jobs.running());
}

void TestImportFlow::asksWhatATableMeans() {
    Bench b;
    QSignalSpy asked(&b.flow, &ImportFlow::tableAsked);
    QFile table(b.path("labels.CSV"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("file,diagnosis\nhealthy/1.png,unclear\nlesions/2.png,unclear\n");
    table.close();
    b.flow.importPaths({table.fileName(), b.images});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), table.fileName());
    QCOMPARE(b.flow.waiting(), 1);  // the table is not in the queue
    QVERIFY(b.has(2 * kPerClass));  // and holds nobody up

    LabelTablePresenter presenter(dataset::relativeFiles(b.session.samples()));
    presenter.openTable(asked[0][0].toString());
    presenter.setImages(LabelTablePresenter::Images::inProject);
    QTRY_VERIFY(presenter.ready());
    QSignalSpy begun(&b.flow, &ImportFlow::begun);
    b.flow.takeTable(presenter);
    QCOMPARE(begun.size(), 1);
    QTRY_COMPARE(b.lastWords(), QStringLiteral("2 row(s) taken over."));
    QCOMPARE(b.session.classes(), (std::vector<std::string>{"healthy", "lesions", "unclear"}));
}

void TestImportFlow::takesTheImagesOfATable() {
    Bench b;
    QFile table(b.images + QStringLiteral("/labels.csv"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("file,diagnosis\n");
    for (int i = 1; i <= kPerClass; ++i)
        table.write(QStringLiteral("healthy/%1.png,grade %2\n").arg(i).arg(i % 2).toUtf8());
    table.write("healthy/none.png,grade 1\n");
    table.close();
    LabelTablePresenter presenter({});
    presenter.openTable(table.fileName());
    QTRY_VERIFY(presenter.ready());
    b.flow.takeTable(presenter);
    QVERIFY(b.has(kPerClass));
    QCOMPARE(b.session.classes(), (std::vector<std::string>{"grade 0", "grade 1"}));
    QVERIFY2(b.lastWords().contains(QStringLiteral("1 row(s) of the table took no part.")),
             qPrintable(b.lastWords()));
}

void TestImportFlow::cancellingEndsTheQueue() {
    Bench b;
    // While files are looked into,
    b.flow.importPaths({b.images, b.oneImage("more", 100)});
    QVERIFY(b.jobs.disposable());
    b.jobs.cancel();
    QTRY_COMPARE(b.lastWords(), QStringLiteral("Stopped. Nothing was added."));
    QCOMPARE(b.flow.waiting(), 0);
    // and while they are read.
    connect(&b.jobs, &JobRunner::started, &b.flow, [&] {
        if (b.session.busy()) b.jobs.cancel();
    });
    b.flow.importPaths({b.images, b.path("more")});
    QTRY_COMPARE(b.said.size(), 2);
    QCOMPARE(b.lastWords(), QStringLiteral("Stopped. Nothing was added."));
    QCOMPARE(b.flow.waiting(), 0);
    QVERIFY(!b.jobs.running());
    QVERIFY(b.session.samples().empty());
    QVERIFY(b.failed.empty());
}

void TestImportFlow::closingWithdrawsTheQuestion() {
    Bench b;
    QSignalSpy withdrawn(&b.flow, &ImportFlow::questionWithdrawn);
    b.flow.importPaths({b.volumes("a"), b.images});
    QTRY_VERIFY(b.flow.asking());
    b.session.close();
    QCOMPARE(withdrawn.size(), 1);
    QVERIFY(!b.flow.asking());
    QCOMPARE(b.flow.waiting(), 0);
    b.flow.answerFrames({}, imaging::Plane::axial);  // too late
    QVERIFY(!b.jobs.running());
}

void TestImportFlow::waitsWhileSomethingElseRuns() {
    Bench b;
    std::atomic<bool> go = false;
    QVERIFY(b.jobs.start<int>(
        QStringLiteral("A long job"),
        [&go](const JobContext&) -> Result<int> {
            while (!go) std::this_thread::yield();
            return 1;
        },
        [](Result<int>) {}));
    b.flow.importPaths({b.images});
    QVERIFY2(b.lastWords().contains(QStringLiteral("“A long job”")), qPrintable(b.lastWords()));
    QCOMPARE(b.flow.waiting(), 1);
    go = true;
    QTRY_VERIFY(!b.jobs.running());
    // It comes with the next.
    b.flow.importPaths({b.oneImage("more", 100)});
    QVERIFY(b.has(2 * kPerClass + 1));
}

void TestImportFlow::copiesTheFirstImagesWhenAsked() {
    Bench b;
    b.flow.setCopy(true);
    b.flow.importPaths({b.images});
    QVERIFY(b.has(2 * kPerClass));
    QVERIFY(b.session.holdsCopies());
    QVERIFY2(b.lastWords().contains(QStringLiteral("copied without patient data")),
             qPrintable(b.lastWords()));
    // A project without copies goes on so.
    Bench other;
    other.flow.importPaths({other.images});
    QVERIFY(other.has(2 * kPerClass));
    other.flow.setCopy(true);
    other.flow.importPaths({other.oneImage("more", 100)});
    QVERIFY(other.has(2 * kPerClass + 1));
    QVERIFY(!other.session.holdsCopies());
    QVERIFY(other.failed.empty());
}

QTEST_GUILESS_MAIN(TestImportFlow)
#include "test_import_flow.moc"
