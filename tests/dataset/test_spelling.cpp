#include <QTest>

#include "dataset/spelling.h"

using namespace fovea::dataset;

class TestSpelling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameNames_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* name, const char* one, const char* other, bool same) {
            QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other) << same;
        };
        row("blanks around", "benign", " benign\t", true);
        row("a no-break blank", "benign", "benign\u00a0", true);
        row("a no-break blank inside", "not benign", "not\u00a0benign", true);
        row("several blanks inside", "not benign", "not  benign", true);
        row("a mark without width", "benign", "\ufeffbenign\u200b", true);
        row("an ideographic blank", "正常", "　正常", true);
        row("letter case", "Benign", "bENIGN", true);
        row("case beyond ASCII", "Рак", "рАК", true);
        row("composition", "b\u00f6sartig", "bo\u0308sartig", true);
        row("full width", "BI-RADS 3", "ＢＩ-ＲＡＤＳ ３", true);
        row("a fraction of nothing", "3", "3.0", true);
        row("a German fraction", "3", "3,00", true);
        row("zeros before", "007", "7", true);
        row("half", "0.5", "0,50", true);
        row("long numbers", "12345678901234567", "12345678901234567.0", true);
        row("long numbers that differ", "12345678901234567", "12345678901234568", false);
        row("a thousand", "1", "1,000", false);
        row("letters behind", "3a", "3", false);
        row("a minus", "-1", "1", false);
        row("a no-break hyphen", "BI-RADS", "BI\u2011RADS", true);
        row("a dash", "non-small", "non\u2013small", true);
        row("a typographic minus", "-1", "\u22121", true);
        row("an apostrophe", "Crohn's", "Crohn\u2019s", true);
        row("an accent for an apostrophe", "Crohn's", "Crohn\u00b4s", true);
        row("a hyphen or none", "non-small", "nonsmall", false);
        row("other names", "benign", "benignant", false);
    }
    void sameNames() {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QFETCH(const bool, same);
        QCOMPARE(nameKey(one.toStdString()) == nameKey(other.toStdString()), same);
    }

    void missingWords() {
        for (const char* word : {"NA", "n/a", " NaN", "null", "NULL", "#N/A", "#NV", "<NA>", ".", "\\N",
                                 "#REF!", "#NAME?", "#DIV/0!", "n. a.", "k.A.", "Not available"})
            QVERIFY2(isMissingWord(word), word);
        for (const char* word : {"", "none", "no", "unknown", "0", "-", "normal"})
            QVERIFY2(!isMissingWord(word), word);
    }

    void choosesOneSpelling() {
        Spellings names;
        names.add("Benign ");
        names.add("benign", 3);
        names.add("0.0", 9);
        names.add("0");
        names.add("\uff11", 9);
        names.add("1");
        names.add("alone ");
        QCOMPARE(names.of("BENIGN"), std::string("benign"));
        QCOMPARE(names.of("1.0"), std::string("1"));
        QCOMPARE(names.of("0,0"), std::string("0"));
        QCOMPARE(names.of("alone"), std::string("alone"));
        QCOMPARE(names.of(" new "), std::string("new"));
        QCOMPARE(names.of("  "), std::string());
        const auto merged = names.merged();
        QCOMPARE(merged.size(), std::size_t(3));  // blanks around the only spelling are no other name
        QCOMPARE(merged[0].name, std::string("benign"));
        QCOMPARE(merged[0].others, (std::vector<std::string>{"Benign "}));
        QCOMPARE(merged[1].name, std::string("0"));
        names.addInUse("BENIGN");
        QCOMPARE(names.of("benign"), std::string("BENIGN"));
    }
};

QTEST_APPLESS_MAIN(TestSpelling)
#include "test_spelling.moc"
