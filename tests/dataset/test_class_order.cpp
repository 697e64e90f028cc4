#include <QTest>

#include "dataset/class_order.h"

using namespace fovea;
using namespace fovea::dataset;

using Names = std::vector<std::string>;

class TestClassOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byNameUnlessGrades() {
        QCOMPARE(inClassOrder({"severe", "mild", "none"}, {}), (Names{"mild", "none", "severe"}));
        QCOMPARE(inClassOrder({"severe", "mild", "none"}, {"none", "mild", "severe"}),
                 (Names{"none", "mild", "severe"}));
    }
    void newClassesComeLastAndMissingOnesAreNoClass() {
        const Names grades{"none", "mild", "moderate", "severe"};
        QCOMPARE(inClassOrder({"unclear", "severe", "artefact", "none"}, grades),
                 (Names{"none", "severe", "artefact", "unclear"}));
        QVERIFY(areGrades({"severe", "none"}, grades));
        QVERIFY(!areGrades({"severe", "unclear"}, grades));
        QVERIFY(!areGrades({"severe", "none"}, {}));
    }
    void proposedAsAPersonWouldListThem() {
        QCOMPARE(proposedGrades({"grade 10", "grade 2", "grade 1"}),
                 (Names{"grade 1", "grade 2", "grade 10"}));
    }
    /// What only some name has its place where names are numbered.
    void gradesThatWereLacking() {
        QCOMPARE(gradesWith({"grade 1", "grade 10"}, {"grade 10", "grade 2", "grade 2"}),
                 (Names{"grade 1", "grade 2", "grade 10"}));
        // The place of a word nobody knows: it is for people to say.
        QCOMPARE(gradesWith({"none", "mild", "severe"}, {"moderate", "mild"}),
                 (Names{"none", "mild", "severe"}));
        QCOMPARE(gradesWith({"mild", "severe"}, {"none"}), (Names{"mild", "severe"}));
        QCOMPARE(gradesWith({"none", "mild"}, {}), (Names{"none", "mild"}));
    }
    void check_data() {
        QTest::addColumn<QStringList>("grades");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("right") << QStringList{"none", "mild", "severe"} << QString();
        QTest::newRow("a slip") << QStringList{"none", "mlid", "severe"} << "mlid";
        QTest::newRow("one left out") << QStringList{"none", "severe"} << "mild";
        QTest::newRow("twice") << QStringList{"none", "mild", "mild", "severe"} << "mild";
        QTest::newRow("nothing") << QStringList{} << "mild";
    }
    void check() {
        QFETCH(QStringList, grades);
        QFETCH(QString, wrong);
        Names names;
        for (const QString& g : grades) names.push_back(g.toStdString());
        const auto checked = checkGrades({"mild", "none", "severe"}, names);
        QCOMPARE(checked.ok(), wrong.isEmpty());
        if (checked.ok()) return;
        QCOMPARE(checked.error().code, ErrorCode::invalidArgument);
        QVERIFY(QString::fromStdString(checked.error().detail).contains(wrong));
    }
};

QTEST_GUILESS_MAIN(TestClassOrder)
#include "test_class_order.moc"
