#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/remark.h"

namespace fovea {

using nlohmann::json;

class TestRemark : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentenceOfItsOwn();
    void recordsKeepThem();
    void olderRecordsHoldSentences();
    void whatANewerVersionNotesIsLeftOut();
    void numbersStandWhereTheyBelong();
};

void TestRemark::everyCodeHasASentenceOfItsOwn() {
    std::set<std::string> texts;
    for (int code = 0; code <= int(RemarkCode::ofFirstSeed); ++code) {
        const std::string text = remarkText({RemarkCode(code), {2, 3, 4, 5, 6}, "a name"});
        QVERIFY2(text.find(' ') != std::string::npos && texts.insert(text).second, text.c_str());
    }
}

void TestRemark::recordsKeepThem() {
    const std::vector<Remark> remarks = {{RemarkCode::smallClass, {3}, "AMD"},
                                         {RemarkCode::notCompared, {0.9, 0.8, 0.1, NAN, NAN}, "held_out"},
                                         {RemarkCode::ofFirstSeed}};
    const json written = json::parse(toJson(remarks).dump());
    QVERIFY((written[0] == json{{"code", "small_class"}, {"numbers", {3.0}}, {"name", "AMD"}}));
    QVERIFY(written[1].at("numbers")[3].is_null());
    const auto read = remarksFrom(written);
    QVERIFY(remarkTexts(read) == remarkTexts(remarks));
    QCOMPARE(read[1].numbers[0], 0.9);
    QVERIFY(std::isnan(read[1].numbers[4]));
}

void TestRemark::olderRecordsHoldSentences() {
    const auto read = remarksFrom(json::array({"All went well."}));
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read[0].code, RemarkCode::sentence);
    QCOMPARE(remarkText(read[0]), std::string("All went well."));
}

void TestRemark::whatANewerVersionNotesIsLeftOut() {
    const auto read = remarksFrom(json::parse(
        R"([{"code": "of_tomorrow"}, {"code": "small_class", "numbers": [1, 2]}, {"code": "use_less_memory"}])"));
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read[0].code, RemarkCode::useLessMemory);
    QVERIFY_THROWS_EXCEPTION(json::exception, remarksFrom(json::parse(R"([{"name": "no code"}])")));
    QVERIFY_THROWS_EXCEPTION(json::exception, remarksFrom(json(7)));
}

void TestRemark::numbersStandWhereTheyBelong() {
    QCOMPARE(remarkText({RemarkCode::smallClass, {1}, "AMD"}),
             std::string(
                 "Class \"AMD\" has only 1 patient: what is learned and said of it rests on very little."));
    QCOMPARE(remarkText({RemarkCode::noMemory, {5.2e9, 380.2e6}}),
             std::string("The run needs 5.2 GB of memory, 381 MB are free."));
    // Never a number that is not there.
    QCOMPARE(remarkText({RemarkCode::noMemory, {5.2e9}}), std::string("no_memory"));
}

}  // namespace fovea

QTEST_GUILESS_MAIN(fovea::TestRemark)
#include "test_remark.moc"
