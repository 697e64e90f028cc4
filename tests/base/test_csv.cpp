#include <QTest>

#include "base/csv.h"

class TestCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotesOnlyWhatNeedsIt() {
        QCOMPARE(fovea::csvField("plain text"), std::string("plain text"));
        QCOMPARE(fovea::csvField(""), std::string(""));
        QCOMPARE(fovea::csvField("a,b"), std::string("\"a,b\""));
        QCOMPARE(fovea::csvField("say \"no\""), std::string("\"say \"\"no\"\"\""));
        QCOMPARE(fovea::csvField(" blanks\t"), std::string("\" blanks\t\""));
        // What a spreadsheet program would compute is guarded, and the guard goes again.
        for (const std::string text : {"=1+1", "+1-2", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1",
                                       "'=1", "''@x", "'plain", "-1.5", "+3", "", "'", "=", "plain"}) {
            const std::string field = fovea::csvField(text);
            const std::string cell =
                field.starts_with('"') ? field.substr(1, field.size() - 2) : field;  // none holds a mark
            QVERIFY2(cell.empty() || std::string("=@\t\r").find(cell[0]) == std::string::npos, cell.c_str());
            QCOMPARE(fovea::withoutFormulaGuard(cell), text);
        }
        QCOMPARE(fovea::csvField("=1+1"), std::string("'=1+1"));
        QCOMPARE(fovea::csvField("-1+2.png"), std::string("'-1+2.png"));
        QCOMPARE(fovea::csvField("-1.5"), std::string("-1.5"));  // a number is no formula
        QCOMPARE(fovea::csvField("two\nlines"), std::string("\"two\nlines\""));
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
