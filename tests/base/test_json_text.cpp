#include <QTest>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json_text.h"

using namespace fovea;

class TestJsonText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsJsonIsRead() {
        const auto read = parsedJson("{\"a\": [1, {\"b\": null}]}");
        QCOMPARE(read.dump(), std::string("{\"a\":[1,{\"b\":null}]}"));
        QVERIFY(parsedJson("{\"a\": ").is_discarded());
        QVERIFY(parsedJson("").is_discarded());
    }

    /// To copy it, or to write it out again, would go down into each level, call by call.
    void whatIsNestedTooDeeplyIsRefused() {
        const auto nested = [](int depth) {
            return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']');
        };
        QVERIFY(parsedJson(nested(kMostJsonDepth)).is_array());
        QVERIFY(parsedJson(nested(kMostJsonDepth + 2)).is_discarded());
        QVERIFY(parsedJson(nested(1'000'000)).is_discarded());
    }
};

QTEST_APPLESS_MAIN(TestJsonText)
#include "test_json_text.moc"
