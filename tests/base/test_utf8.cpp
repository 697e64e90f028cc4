#include <QTest>
#include <string>

#include "base/utf8.h"

using namespace fovea;

/// Expected: RFC 3629, sections 3 and 4, and Python's bytes.decode("utf-8") for every text of two bytes.
class TestUtf8 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstCharacters_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("code");  // -1: none
        QTest::addColumn<int>("bytes");
        const auto row = [](const char* name, const QByteArray& text, qint64 code, int bytes = 0) {
            QTest::newRow(name) << text << code << bytes;
        };
        row("nothing", "", -1);
        row("zero", QByteArray(1, '\0'), 0, 1);
        row("last of one byte", "\x7F", 0x7F, 1);
        row("first of two", "\xC2\x80", 0x80, 2);
        row("last of two", "\xDF\xBF", 0x7FF, 2);
        row("first of three", "\xE0\xA0\x80", 0x800, 3);
        row("before the surrogates", "\xED\x9F\xBF", 0xD7FF, 3);
        row("after the surrogates", "\xEE\x80\x80", 0xE000, 3);
        row("last of three", "\xEF\xBF\xBF", 0xFFFF, 3);
        row("first of four", "\xF0\x90\x80\x80", 0x10000, 4);
        row("last of all", "\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
        row("and what follows is not looked at", "e\xFF", 'e', 1);
        row("above the last", "\xF4\x90\x80\x80", -1);
        row("lead byte of five", "\xF8\x88\x80\x80\x80", -1);
        row("overlong, two", "\xC1\xBF", -1);
        row("overlong, three", "\xE0\x9F\xBF", -1);
        row("overlong, four", "\xF0\x8F\xBF\xBF", -1);
        row("high surrogate", "\xED\xA0\x80", -1);
        row("low surrogate", "\xED\xBF\xBF", -1);
        row("begins within a character", "\x80", -1);
        row("cut after one of two", "\xC3", -1);
        row("cut after three of four", "\xF0\x9F\x98", -1);
        row("third byte is a letter", "\xE2\x82z", -1);
    }
    void firstCharacters() {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, code);
        QFETCH(const int, bytes);
        const auto found = firstCharacter(text.toStdString());
        QCOMPARE(found.has_value(), code >= 0);
        if (found) {
            QCOMPARE(qint64(found->code), code);
            QCOMPARE(int(found->bytes), bytes);
        }
        QCOMPARE(isUtf8(text.toStdString()), (code >= 0 && text.size() == bytes) || text.isEmpty());
    }

    /// Of all 65,536 texts of two bytes 16,384 are two of ASCII and 1,920 one character of two bytes.
    void twoBytes() {
        int valid = 0;
        for (int a = 0; a < 256; ++a)
            for (int b = 0; b < 256; ++b) valid += isUtf8(std::string{char(a), char(b)});
        QCOMPARE(valid, 128 * 128 + (0x800 - 0x80));
    }

    void wholeTexts() {
        QVERIFY(isUtf8("Mélanome, 黒色腫, меланома 🩺"));
        QVERIFY(isUtf8(std::string("a\0b", 3)));
        QVERIFY(
            !isUtf8("Gr\xFC\xDF"
                    "e"));
        QVERIFY(!isUtf8("good until the end \xE2\x82"));
    }
};

QTEST_GUILESS_MAIN(TestUtf8)
#include "test_utf8.moc"
