#include <QTest>

#include "project/confirmed_labels.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using project::ConfirmedLabels;

class TestConfirmedLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areKeptAndCanBeUndone() {
        test::TemporaryFolder folder;
        auto p = project::Project::createOrOpen(folder.path("a.fovea"));
        QVERIFY(p.ok());
        QVERIFY(project::confirmedLabels(*p)->empty());
        QVERIFY(project::setConfirmedLabel(*p, 3, "gutartig – „sicher“").ok());
        QVERIFY(project::setConfirmedLabel(*p, 5, "malignant").ok());
        QVERIFY(project::setConfirmedLabel(*p, 5, "malignant").ok());  // the same again is no change
        QVERIFY(*project::confirmedLabels(*p) ==
                (ConfirmedLabels{{3, "gutartig – „sicher“"}, {5, "malignant"}}));
        QVERIFY(p->undo().ok());
        QVERIFY(*project::confirmedLabels(*p) == (ConfirmedLabels{{3, "gutartig – „sicher“"}}));
        QVERIFY(p->redo().ok());
        QVERIFY(project::setConfirmedLabel(*p, 3, {}).ok());
        QVERIFY(*project::confirmedLabels(*p) == (ConfirmedLabels{{5, "malignant"}}));
        QVERIFY(project::setConfirmedLabel(*p, 5, {}).ok());
        QVERIFY(project::confirmedLabels(*p)->empty());
        QCOMPARE(project::setConfirmedLabel(*p, 5, "\xff").error().code, ErrorCode::invalidArgument);
    }
    void eachQuestionHasItsOwn() {
        test::TemporaryFolder folder;
        auto p = project::Project::createOrOpen(folder.path("a.fovea"));
        QVERIFY(p.ok());
        QVERIFY(project::setConfirmedLabel(*p, 3, "benign").ok());
        dataset::Question other;
        other.name = "Side";
        const auto id = p->addQuestion(other);
        QVERIFY(id.ok());
        QVERIFY(p->useQuestion(*id).ok());
        QVERIFY(project::confirmedLabels(*p)->empty());
        QVERIFY(project::setConfirmedLabel(*p, 3, "left").ok());
        QVERIFY(*project::confirmedLabels(*p) == (ConfirmedLabels{{3, "left"}}));
    }
    void whatIsDamagedIsSaid() {
        test::TemporaryFolder folder;
        auto p = project::Project::createOrOpen(folder.path("a.fovea"));
        QVERIFY(p.ok());
        QVERIFY(p->setSetting(project::kKeyOfConfirmedLabels, "no JSON").ok());
        QCOMPARE(project::confirmedLabels(*p).error().code, ErrorCode::corruptFile);
        QVERIFY(p->setSetting(project::kKeyOfConfirmedLabels, R"({"1": {"x": "a", "4": 7}, "2": 3})").ok());
        QVERIFY(project::confirmedLabels(*p)->empty());
    }
};

QTEST_GUILESS_MAIN(TestConfirmedLabels)
#include "test_confirmed_labels.moc"
