// The window says of every error what core's own table says; translated: test_message_words.cpp.
#include <QTest>

#include "text/error_text.h"
#include "text/words.h"

using namespace fovea;
using namespace fovea::ui;

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasCoresWords();
    void fileAndDetailAreShown();
    void durationsAreRounded();
};

void TestErrorText::everyCodeHasCoresWords() {
    for (int i = 0; i <= int(ErrorCode::internal); ++i) {
        const auto code = ErrorCode(i);
        const ErrorWords words = errorWords({code, {}, {}});
        QCOMPARE(words.message, QString::fromUtf8(errorText(code).message));
        QCOMPARE(words.remedy, QString::fromUtf8(errorText(code).remedy));
    }
}

void TestErrorText::fileAndDetailAreShown() {
    const QString text = errorSentence({ErrorCode::corruptFile, "pixel data end early", "/data/ä.dcm"});
    QVERIFY(text.contains(QStringLiteral("/data/ä.dcm")));
    QVERIFY(text.contains(QStringLiteral("pixel data end early")));
}

void TestErrorText::durationsAreRounded() {
    QVERIFY(durationWords(2).contains(QStringLiteral("few")));
    QVERIFY(durationWords(42).contains(QStringLiteral("45")));
    QVERIFY(durationWords(185).contains(QStringLiteral("3")));
    QVERIFY(durationWords(3 * 3600).contains(QStringLiteral("hours")));
}

QTEST_MAIN(TestErrorText)
#include "test_error_text.moc"
