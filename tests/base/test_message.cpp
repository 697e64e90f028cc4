#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/message.h"

namespace fovea {

using nlohmann::json;

namespace {

constexpr MessageKind kSmall{"small", "Class \"{class}\" has only {patients|patient|patients}."};
constexpr MessageKind kRoom{"room", "{needed} are needed, {free} are free."};
constexpr MessageKind kFigure{"figure", "The AUC is {auc} {images}."};
constexpr MessageKind kPlain{"plain", "Nothing to add {really}."};

/// A language that says everything its own way.
class Backwards : public MessageFormat {
public:
    std::string translated(const std::string& english) const override {
        if (english == kSmall.text) return "{patients|Kranker|Kranke} in „{class}“.";
        return english == "on the test images" ? "auf den Testbildern" : english;
    }
    std::string count(std::int64_t number) const override { return "<" + std::to_string(number) + ">"; }
    std::string number(double) const override { return "0,9"; }
    std::string bytes(double) const override { return "viel"; }
};

std::string small(std::int64_t patients, const std::string& name) {
    return messageText({kSmall, {{"patients", patients}, {"class", name}}});
}

}  // namespace

class TestMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesAreFilled();
    void sizesAndNumbers();
    void whatStandsInAPlaceIsNoTemplate();
    void aPlaceWithoutAnArgumentStays();
    void aPlainSentenceIsLeftAlone();
    void anotherLanguage();
    void recordsKeepThem();
    void recordsOfNewerVersionsAreReadable();
    void whatIsNoMessageIsRefused_data();
    void whatIsNoMessageIsRefused();
    void anErrorSaysItsReasons();
};

void TestMessage::placesAreFilled() {
    QCOMPARE(small(3, "AMD"), std::string("Class \"AMD\" has only 3 patients."));
    QCOMPARE(small(1, "AMD"), std::string("Class \"AMD\" has only 1 patient."));
    QCOMPARE(small(0, "AMD"), std::string("Class \"AMD\" has only 0 patients."));
    QCOMPARE(small(1234567, ""), std::string("Class \"\" has only 1234567 patients."));
    const Message message{kSmall, {{"patients", 3}, {"class", "AMD"}}};
    QVERIFY(message.is(kSmall) && !message.is(kRoom));
    QCOMPARE(message.number("patients"), 3.0);
    QCOMPARE(message.number("class"), 0.0);
    QCOMPARE(message.number("nothing"), 0.0);
}

void TestMessage::sizesAndNumbers() {
    const auto room = [](double needed, double free) {
        return messageText({kRoom, {{"needed", Bytes{needed}}, {"free", Bytes{free}}}});
    };
    QCOMPARE(room(5.24e9, 380.2e6), std::string("5.2 GB are needed, 381 MB are free."));
    QCOMPARE(room(1e9, 0), std::string("1.0 GB are needed, 0 MB are free."));
    QCOMPARE(messageText({kFigure, {{"auc", 0.91249}, {"images", Terms{{"on the test images"}}}}}),
             std::string("The AUC is 0.912 on the test images."));
    QCOMPARE(messageText({kFigure, {{"auc", NAN}, {"images", Terms{{"a", "b", "c"}}}}}),
             std::string("The AUC is – a, b and c."));
    QCOMPARE(messageText({kFigure, {{"auc", -0.5}, {"images", Terms{{"a", "b"}}}}}),
             std::string("The AUC is -0.500 a and b."));
    QCOMPARE(messageText({kFigure, {{"auc", 1}, {"images", Terms{}}}}), std::string("The AUC is 1 ."));
}

void TestMessage::whatStandsInAPlaceIsNoTemplate() {
    QCOMPARE(small(2, "{patients}"), std::string("Class \"{patients}\" has only 2 patients."));
    QCOMPARE(small(2, "a{b|c|d}e"), std::string("Class \"a{b|c|d}e\" has only 2 patients."));
    QCOMPARE(small(2, "{"), std::string("Class \"{\" has only 2 patients."));
}

void TestMessage::aPlaceWithoutAnArgumentStays() {
    QCOMPARE(messageText({kSmall, {{"patients", 2}}}), std::string("Class \"{class}\" has only 2 patients."));
    QCOMPARE(messageText({kSmall, {{"class", "AMD"}}}),
             std::string("Class \"AMD\" has only {patients|patient|patients}."));
    QCOMPARE(messageText(kPlain), std::string("Nothing to add {really}."));
    // A brace that nothing closes is a brace.
    Message open{kPlain, {{"really", 1}}};
    open.text = "{really} {really";
    QCOMPARE(messageText(open), std::string("1 {really"));
}

void TestMessage::aPlainSentenceIsLeftAlone() {
    const Message sentence("All went well in {place}.");
    QVERIFY(!sentence.empty() && Message().empty());
    QCOMPARE(messageText(sentence), std::string("All went well in {place}."));
    QCOMPARE(messageText(sentence, Backwards()), std::string("All went well in {place}."));
    QCOMPARE(messageTexts({sentence, kPlain}).size(), std::size_t(2));
}

void TestMessage::anotherLanguage() {
    QCOMPARE(messageText({kSmall, {{"patients", 1}, {"class", "AMD"}}}, Backwards()),
             std::string("<1> Kranker in „AMD“."));
    QCOMPARE(messageText({kSmall, {{"patients", 7}, {"class", "AMD"}}}, Backwards()),
             std::string("<7> Kranke in „AMD“."));
    QCOMPARE(messageText({kFigure, {{"auc", 0.9}, {"images", Terms{{"on the test images"}}}}}, Backwards()),
             std::string("The AUC is 0,9 auf den Testbildern."));
    QCOMPARE(messageText({kRoom, {{"needed", Bytes{1}}, {"free", Bytes{2}}}}, Backwards()),
             std::string("viel are needed, viel are free."));
}

void TestMessage::recordsKeepThem() {
    const std::vector<Message> said = {
        {kSmall, {{"class", "AMD"}, {"patients", 3}}},
        {kRoom, {{"free", Bytes{2e8}}, {"needed", Bytes{1e9}}}},
        {kFigure, {{"auc", 0.5}, {"images", Terms{{"on the test images", "and others"}}}}},
        kPlain,
        "As it was."};
    const json written = json::parse(toJson(said).dump());
    QVERIFY(
        (written[0] ==
         json{{"code", "small"}, {"text", kSmall.text}, {"arguments", {{"class", "AMD"}, {"patients", 3}}}}));
    QVERIFY((written[1]["arguments"]["needed"] == json{{"bytes", 1e9}}));
    QVERIFY(written[2]["arguments"]["images"].is_array());
    QVERIFY(!written[3].contains("arguments"));
    QVERIFY(written[4] == "As it was.");
    QVERIFY(messagesFrom(written) == said);
    // A whole number stays one, another does not become one.
    const Message one = messageFrom(json::parse(toJson(Message{kFigure, {{"auc", 1.0}}}).dump()));
    QVERIFY(std::holds_alternative<double>(*one.argument("auc")));
    // JSON has no other word for what is not known.
    const json unknown = json::parse(toJson(Message{kFigure, {{"auc", NAN}}}).dump());
    QVERIFY(unknown["arguments"]["auc"].is_null());
    QVERIFY(std::isnan(messageFrom(unknown).number("auc")));
}

void TestMessage::recordsOfNewerVersionsAreReadable() {
    const json newer = {
        {"code", "of_tomorrow"}, {"text", "{mice|mouse|mice}."}, {"arguments", {{"mice", 2}}}};
    QCOMPARE(messageText(messageFrom(newer)), std::string("2 mice."));
}

void TestMessage::whatIsNoMessageIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a number") << QByteArray("7");
    QTest::newRow("no text") << QByteArray(R"({"code": "small"})");
    QTest::newRow("no code") << QByteArray(R"({"text": "Small."})");
    QTest::newRow("text that is none") << QByteArray(R"({"code": "small", "text": 5})");
    QTest::newRow("an argument of no kind")
        << QByteArray(R"({"code": "small", "text": "{a}", "arguments": {"a": true}})");
    QTest::newRow("an object that is no size")
        << QByteArray(R"({"code": "small", "text": "{a}", "arguments": {"a": {"metres": 3}}})");
    QTest::newRow("terms that are no words")
        << QByteArray(R"({"code": "small", "text": "{a}", "arguments": {"a": [3]}})");
}

void TestMessage::whatIsNoMessageIsRefused() {
    QFETCH(const QByteArray, text);
    QVERIFY_THROWS_EXCEPTION(json::exception, messageFrom(json::parse(text.toStdString())));
    QVERIFY_THROWS_EXCEPTION(json::exception, messagesFrom(json::array({json::parse(text.toStdString())})));
}

void TestMessage::anErrorSaysItsReasons() {
    const Error bare{ErrorCode::diskFull, {}, {}};
    QCOMPARE(errorMessage(bare), std::string(errorText(ErrorCode::diskFull).message));
    QCOMPARE(errorRemedy(bare), std::string(errorText(ErrorCode::diskFull).remedy));
    const Error technical{ErrorCode::diskFull, "code 28", {}};
    QCOMPARE(errorMessage(technical), std::string("The disk is full. (code 28)"));
    const Error reasoned{ErrorCode::diskFull,
                         "code 28",
                         {},
                         {{kRoom, {{"needed", Bytes{2e9}}, {"free", Bytes{1e9}}}}, "Make room."}};
    QCOMPARE(errorMessage(reasoned), std::string("2.0 GB are needed, 1.0 GB are free. Make room. (code 28)"));
    QVERIFY(errorRemedy(reasoned).empty());
}

}  // namespace fovea

QTEST_GUILESS_MAIN(fovea::TestMessage)
#include "test_message.moc"
