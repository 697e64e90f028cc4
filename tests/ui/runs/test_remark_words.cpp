#include <QTest>
#include <limits>
#include <set>

#include "runs/remark_words.h"
#include "runs/run_words.h"

namespace fovea::ui {

class TestRemarkWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRemarkHasWordsOfTheWindow();
    void oneJudgementOfTheBaseline_data();
    void oneJudgementOfTheBaseline();
};

void TestRemarkWords::everyRemarkHasWordsOfTheWindow() {
    std::set<QString> all;
    for (int code = 1; code <= int(RemarkCode::ofFirstSeed); ++code) {
        const Remark remark{RemarkCode(code), {2, 3, 4, 5, 6}, "held_out"};
        const QString words = remarkWords(remark);
        QVERIFY2(words.endsWith(QLatin1Char('.')) && !words.contains(QLatin1Char('%')), qPrintable(words));
        // The command line's words, and those that stand in no paper.
        for (const char* term :
             {"backbone", "class \"", "--", "round ", "rounds", "tuning", "step size", "simple"})
            QVERIFY2(!words.contains(QLatin1String(term), Qt::CaseInsensitive), qPrintable(words));
        all.insert(words);
    }
    QVERIFY(remarkWords({RemarkCode::learningRateHalved, {2}, {}}).contains("learning rate"));
    QVERIFY(remarkWords({RemarkCode::stoppedEarlyByPatience, {9, 60, 3}, {}})
                .contains("Early stopping at epoch 9"));
    QVERIFY(remarkWords({RemarkCode::noValidation, {}, {}}).contains("no validation images"));
    // All but the four of the baseline, which judge by their numbers, are different.
    QCOMPARE(int(all.size()), int(RemarkCode::ofFirstSeed) - 3);
    // What an older version wrote is shown as such.
    QVERIFY(remarkWords({RemarkCode::sentence, {}, "All went well."})
                .contains("earlier version: All went well."));
}

void TestRemarkWords::oneJudgementOfTheBaseline_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("said");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("better") << 0.02 << 0.3 << "better by 0.10 (0.02 to 0.30).";
    QTest::newRow("worse") << -0.3 << -0.02 << "worse by 0.10 (0.02 to 0.30).";
    QTest::newRow("neither") << -0.1 << 0.3 << "may be chance";
    QTest::newRow("no interval") << none << none << "cannot be compared";
    QTest::newRow("every draw the same") << 0.1 << 0.1 << "cannot be compared";
}

void TestRemarkWords::oneJudgementOfTheBaseline() {
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const QString, said);
    runs::RunRecord record;
    record.bestEpoch = 1;
    record.validation = {{0.5, 0.5, 0.9}};
    record.baseline = runs::BaselineFigures{
        evaluation::Estimate{0.8}, evaluation::Estimate{low < 0 && high < 0 ? -0.1 : 0.1, low, high}};
    const QString words = baselineWords(record);
    QVERIFY2(words.contains(said), qPrintable(words));
    QVERIFY2(words.contains("baseline (logistic regression)"), qPrintable(words));
    QVERIFY2(words.contains("0.80") && words.contains("0.90"), qPrintable(words));
}

}  // namespace fovea::ui

QTEST_GUILESS_MAIN(fovea::ui::TestRemarkWords)
#include "test_remark_words.moc"
