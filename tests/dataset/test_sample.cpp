#include <QTest>
#include <set>

#include "dataset/sample.h"

using namespace fovea::dataset;

class TestSample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsSplitNames_data();
    void readsSplitNames();
    void splitNamesAreReadBack();
    void problemKindsAreReadBack();
};

Q_DECLARE_METATYPE(Split)

void TestSample::readsSplitNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    QTest::addColumn<Split>("split");
    QTest::newRow("train") << "train" << true << Split::train;
    QTest::newRow("Training") << "Training" << true << Split::train;
    QTest::newRow("val") << "val" << true << Split::validation;
    QTest::newRow("Valid") << "Valid" << true << Split::validation;
    QTest::newRow("VALIDATION") << "VALIDATION" << true << Split::validation;
    QTest::newRow("dev") << "dev" << true << Split::validation;
    QTest::newRow("test") << "test" << true << Split::test;
    QTest::newRow("Testing") << "Testing" << true << Split::test;
    QTest::newRow("a class") << "tested" << false << Split::unassigned;
    QTest::newRow("nothing") << "" << false << Split::unassigned;
}

void TestSample::readsSplitNames() {
    QFETCH(QString, name);
    QFETCH(bool, known);
    QFETCH(Split, split);
    Split out = Split::unassigned;
    QCOMPARE(splitFromName(name.toStdString(), out), known);
    QCOMPARE(out, split);
}

void TestSample::splitNamesAreReadBack() {
    QCOMPARE(splitName(Split::validation), "val");  // scripts rely on the word
    for (const Split split : {Split::unassigned, Split::train, Split::validation, Split::test}) {
        Split out = split == Split::test ? Split::train : Split::test;
        QVERIFY(splitFromName(splitName(split), out));
        QCOMPARE(out, split);
    }
}

void TestSample::problemKindsAreReadBack() {
    const ProblemKind kinds[] = {
        ProblemKind::unreadable,          ProblemKind::exactDuplicate, ProblemKind::nearDuplicate,
        ProblemKind::labelConflict,       ProblemKind::patientLeak,    ProblemKind::patientsUnknown,
        ProblemKind::missingClass,        ProblemKind::smallClass,     ProblemKind::burnedIn,
        ProblemKind::acquisitionShortcut, ProblemKind::emptyPart,      ProblemKind::tooFewClasses};
    std::set<std::string> names;
    for (const ProblemKind kind : kinds) {
        names.insert(problemKindName(kind));
        ProblemKind out = kind == ProblemKind::burnedIn ? ProblemKind::unreadable : ProblemKind::burnedIn;
        QVERIFY(problemKindFromName(problemKindName(kind), out));
        QCOMPARE(out, kind);
    }
    QCOMPARE(names.size(), std::size(kinds));
    ProblemKind out = ProblemKind::burnedIn;
    QVERIFY(!problemKindFromName("no such kind", out));
    QCOMPARE(out, ProblemKind::burnedIn);
}

QTEST_APPLESS_MAIN(TestSample)
#include "test_sample.moc"
