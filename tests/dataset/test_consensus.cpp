#include <QTest>
#include <optional>

#include "dataset/consensus.h"
#include "dataset/label_table.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea::dataset;
using Kind = ConsensusRule::Kind;
using Readings = std::map<std::string, std::string>;

/// What several readers say of an image, and what it comes to.
class TestConsensus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheRulesMakeOfIt_data() {
        QTest::addColumn<QStringList>("said");  // of A, B, C, D; empty: not read
        QTest::addColumn<QString>("majority");
        QTest::addColumn<QString>("all");
        QTest::addColumn<QString>("first");  // of B
        QTest::newRow("all the same") << QStringList{"ill", "ill", "ill"} << "ill"
                                      << "ill"
                                      << "ill";
        QTest::newRow("one differs") << QStringList{"ill", "well", "ill"} << "ill"
                                     << ""
                                     << "well";
        QTest::newRow("half and half") << QStringList{"ill", "well"} << ""
                                       << ""
                                       << "well";
        QTest::newRow("no more than half") << QStringList{"ill", "well", "ill", "other"} << ""
                                           << ""
                                           << "well";
        QTest::newRow("one alone") << QStringList{"", "ill"} << "ill"
                                   << "ill"
                                   << "ill";
        QTest::newRow("who has not read it is not asked") << QStringList{"ill", "", "ill"} << "ill"
                                                          << "ill"
                                                          << "ill";
        QTest::newRow("the others without a majority") << QStringList{"ill", "", "well"} << ""
                                                       << ""
                                                       << "";
        QTest::newRow("nobody") << QStringList{"", ""} << ""
                                << ""
                                << "";
    }
    void whatTheRulesMakeOfIt() {
        QFETCH(QStringList, said);
        Readings readings;
        for (qsizetype i = 0; i < said.size(); ++i)
            readings[std::string(1, char('A' + i))] = said[i].toStdString();
        QFETCH(QString, majority);
        QFETCH(QString, all);
        QFETCH(QString, first);
        const auto by = [&](const ConsensusRule& rule) {
            return QString::fromStdString(consensusOf(readings, rule));
        };
        QCOMPARE(by({Kind::majority, {}}), majority);
        QCOMPARE(by({Kind::all, {}}), all);
        QCOMPARE(by({Kind::first, "B"}), first);
        QCOMPARE(consensusOf(readings, {}), std::string());
    }

    void rulesAsTexts() {
        for (const char* text : {"labels", "majority", "all", "first:Dr. A: senior"}) {
            const auto rule = consensusRuleFromText(text);
            QVERIFY2(rule.ok(), text);
            QCOMPARE(consensusRuleText(*rule), std::string(text));
        }
        QVERIFY(consensusRuleFromText("")->kind == Kind::labels);
        for (const char* text : {"first", "first:", "most", "Majority"})
            QVERIFY2(!consensusRuleFromText(text).ok(), text);
    }

    void readersOfAUnit() {
        fovea::test::SampleMaker maker;
        maker.add("", "P", Split::train).readings = {{"A", "ill"}, {"B", "ill"}, {"C", ""}};
        maker.add("", "P", Split::train).readings = {{"A", "ill"}, {"B", "well"}, {"D", "well"}};
        QCOMPARE(readingsOf(maker.samples), (Readings{{"A", "ill"}, {"D", "well"}}));
    }

    /// Two images of a study, one that is set aside, and one that nobody has read.
    void readersOfAUnitTogether() {
        fovea::test::SampleMaker maker;
        maker.add("", "P", Split::train).readings = {{"A", "ill"}};
        maker.add("", "P", Split::train).readings = {{"B", "well"}, {"C", "ill"}};
        maker.add("", "P", Split::excluded).readings = {{"B", "ill"}};
        maker.add("", "P", Split::train);
        maker.add("", "Q", Split::train);
        using Made = std::vector<std::optional<std::string>>;
        const ConsensusRule majority{Kind::majority, {}}, all{Kind::all, {}};
        const std::optional<std::string> unread;
        QVERIFY(consensusOfEach(maker.samples, AnswerUnit::patient, majority) ==
                (Made{"ill", "ill", "ill", "ill", unread}));
        QVERIFY(consensusOfEach(maker.samples, AnswerUnit::patient, all) ==
                (Made{"", "", "ill", "", unread}));
        QVERIFY(consensusOfEach(maker.samples, AnswerUnit::image, majority) ==
                (Made{"ill", "", "ill", unread, unread}));
        QCOMPARE(answersOfReaders(maker.samples), (std::vector<std::string>{"ill", "well"}));
    }

    /// Who reads twice has one vote.
    void secondReadings() {
        const std::string again = secondReadingOf("A");
        QVERIFY(isSecondReading(again) && !isSecondReading("A") && !isSecondReading(", second reading"));
        QCOMPARE(personOf(again), std::string("A"));
        QCOMPARE(personOf("B"), std::string("B"));
        const ConsensusRule majority{Kind::majority, {}};
        QCOMPARE(consensusOf({{"A", "ill"}, {again, "ill"}, {"B", "well"}}, majority), std::string());
        QCOMPARE(consensusOf({{"A", "ill"}, {again, "well"}}, majority), std::string("ill"));
        fovea::test::SampleMaker maker;
        maker.add("ill", "P", Split::train).readings = {{again, "well"}};
        QVERIFY(!consensusOfEach(maker.samples, AnswerUnit::image, majority)[0]);  // the label stays
    }

    /// Readers and labels are spelled alike, and rows of one image that differ in a reader contradict each
    /// other.
    void columnsOfATable() {
        const auto table = parseTable(
            "file,label,first,second\n1.png,ill,Ill,well\n2.png,ill,ill "
            ",NA\n3.png,well,well,ill\n3.png,well,well,well\n",
            "t.csv");
        QVERIFY(table.ok());
        LabelColumns columns{.file = 0, .label = {1}, .readers = {{"A", 2}, {"B", 3}}};
        const auto match = matchLabels(*table, columns, FileMatcher({"1.png", "2.png", "3.png"}));
        QVERIFY(match.ok());
        QCOMPARE(match->images.size(), std::size_t(2));
        QCOMPARE(match->counts.conflictingRows, 2);
        QCOMPARE(match->images[0].readings, (std::vector<std::string>{"ill", "well"}));
        QCOMPARE(match->images[1].readings, (std::vector<std::string>{"ill", ""}));
        Sample sample;
        sample.readings = {{"B", "well"}, {"C", "ill"}};
        applyLabels(match->images[1], columns, sample);
        QCOMPARE(sample.readings, (Readings{{"A", "ill"}, {"B", ""}, {"C", "ill"}}));

        columns.readers.push_back({"C", 1});  // the labels' column means two things
        QVERIFY(!checkColumns(*table, columns).ok());
        columns = {.file = 0, .readers = {{"A", 2}}};
        QVERIFY(checkColumns(*table, columns).ok());
        QVERIFY(!columns.saysClasses());
        columns.consensus = ConsensusRule{Kind::majority, {}};
        QVERIFY(columns.saysClasses());
    }
};

QTEST_APPLESS_MAIN(TestConsensus)
#include "test_consensus.moc"
