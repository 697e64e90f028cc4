#include <QTest>
#include <cmath>

#include "evaluation/estimate_json.h"

namespace fovea::evaluation {

using nlohmann::json;

class TestEstimateJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenReadsBackTheSame();
    void whatIsUnknownIsNull();
    void aMissingMemberIsAnErrorUnlessItMayBeUnknown();
};

void TestEstimateJson::whatIsWrittenReadsBackTheSame() {
    const json written = json::parse(toJson(Estimate{1.0 / 3, -0.1, 0.7}).dump());
    QVERIFY((written == json{{"value", 1.0 / 3}, {"low", -0.1}, {"high", 0.7}}));
    for (const Estimate& read : {estimateFrom(written), estimateOrUnknown(written)}) {
        QCOMPARE(read.value, 1.0 / 3);
        QCOMPARE(read.low, -0.1);
        QCOMPARE(read.high, 0.7);
    }
}

void TestEstimateJson::whatIsUnknownIsNull() {
    const std::string text = toJson(Estimate{0.8}).dump();
    const json written = json::parse(text);
    QVERIFY2(written.at("low").is_null() && written.at("high").is_null(), text.c_str());
    for (const Estimate& read : {estimateFrom(written), estimateOrUnknown(written)}) {
        QCOMPARE(read.value, 0.8);
        QVERIFY(std::isnan(read.low) && std::isnan(read.high));
    }
    QVERIFY(std::isnan(numberFrom("0.8")));
}

void TestEstimateJson::aMissingMemberIsAnErrorUnlessItMayBeUnknown() {
    const json noInterval = {{"value", 0.8}};
    QVERIFY_THROWS_EXCEPTION(json::exception, estimateFrom(noInterval));
    QVERIFY_THROWS_EXCEPTION(json::exception, estimateFrom(json()));
    QCOMPARE(estimateOrUnknown(noInterval).value, 0.8);
    QVERIFY(std::isnan(estimateOrUnknown(noInterval).low));
    QVERIFY(std::isnan(estimateOrUnknown(json()).value));
}

}  // namespace fovea::evaluation

QTEST_GUILESS_MAIN(fovea::evaluation::TestEstimateJson)
#include "test_estimate_json.moc"
