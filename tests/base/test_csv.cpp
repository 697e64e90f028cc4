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
        QCOMPARE(fovea::csvField("two\nlines"), std::string("\"two\nlines\""));
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
