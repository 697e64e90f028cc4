// The audit trail as it leaves a project.
#include <QTest>

#include "project/trail.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;

class TestTrail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isATableThatSpreadsheetsRead() {
        const std::vector<TrailEntry> trail{{"2026-11-22T07:00:00Z", "import", "3 samples, \"a\""},
                                            {"2026-11-22T07:01:00Z", "undo", ""},
                                            {"2026-11-22T07:02:00Z", "set label", "=1+1"}};
        QCOMPARE(trailCsv(trail), std::string("\xef\xbb\xbf"
                                              "at_utc,action,detail\r\n"
                                              "2026-11-22T07:00:00Z,import,\"3 samples, \"\"a\"\"\"\r\n"
                                              "2026-11-22T07:01:00Z,undo,\r\n"
                                              "2026-11-22T07:02:00Z,set label,'=1+1\r\n"));
        QCOMPARE(trailLine(trail[0]), std::string("2026-11-22T07:00:00Z  import: 3 samples, \"a\""));
        QCOMPARE(trailLine(trail[1]), std::string("2026-11-22T07:01:00Z  undo"));
    }

    void isWrittenWholeOrNotAtAll() {
        test::TemporaryFolder folder;
        auto project = Project::createOrOpen(folder.path("p.fovea"));
        QVERIFY(project.ok());
        QVERIFY(project->import(test::makePlan(3), "/data").ok());
        const auto trail = project->trail();
        QVERIFY(trail.ok() && trail->size() == 1);
        QVERIFY(writeTrail(folder.path("trail.csv"), *trail, *systemFileLayer()).ok());
        QCOMPARE(readTextFile(folder.path("trail.csv")).value(), trailCsv(*trail));
        const auto below = writeTrail(folder.path("trail.csv/below.csv"), *trail, *systemFileLayer());
        QVERIFY(!below.ok());
        QCOMPARE(below.error().code, ErrorCode::notWritable);
    }
};

QTEST_GUILESS_MAIN(TestTrail)
#include "test_trail.moc"
