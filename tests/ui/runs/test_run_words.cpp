#include <QTest>
#include <limits>

#include "runs/figure_words.h"
#include "runs/run_messages.h"
#include "runs/run_words.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

class TestRunWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNoticeIsCores();
    void theComparisonIsTheWindows_data();
    void theComparisonIsTheWindows();
    void oneJudgementOfTheBaseline_data();
    void oneJudgementOfTheBaseline();
    void cellsAndSentences();
    void probabilitiesHaveNoFalseDigits_data();
    void probabilitiesHaveNoFalseDigits();
    void whyThereIsNoAuc();
};

void TestRunWords::aNoticeIsCores() {
    const Message small{runs::kSmallClass, {{"class", "AMD"}, {"patients", 1}}};
    QCOMPARE(noticeWords(small), messageWords(small));
    QVERIFY(noticeWords(small).contains(QStringLiteral("“AMD” has 1 patient only")));
    QCOMPARE(noticeWords(Message("All went well.")), QStringLiteral("All went well."));
}

void TestRunWords::theComparisonIsTheWindows_data() {
    QTest::addColumn<QString>("images");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* images, const char* where) {
        QTest::newRow(images) << QString::fromUtf8(images) << QString::fromUtf8(where);
    };
    row(runs::kOnValidationImages, "On the validation images the adapter");
    row(runs::kOnValidationImagesOverSeeds,
        "On the validation images, as the mean of all trainings, the adapter");
    row(runs::kOnValidationImagesOfReadOut, "On the validation images the adapter");
    row(runs::kOnHeldOutImages, "On the images held out the adapter");
    row(runs::kOnTheseImages, "On these images the adapter");
}

/// As a record keeps it, whatever kind it is of: the numbers say what is shown.
void TestRunWords::theComparisonIsTheWindows() {
    QFETCH(const QString, images);
    QFETCH(const QString, where);
    const auto said = [&](const MessageKind& kind, double low, double high) {
        return noticeWords({kind,
                            {{"adapter_auc", 0.9},
                             {"baseline_auc", 0.8},
                             {"difference", 0.1},
                             {"low", low},
                             {"high", high},
                             {"images", Terms{{images.toStdString()}}}}});
    };
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    for (const QString& words :
         {said(runs::kBetterThanBaseline, 0.02, 0.3), said(runs::kNotShownBetter, -0.1, 0.3),
          said(runs::kNotCompared, kNone, kNone)}) {
        QVERIFY2(words.startsWith(where), qPrintable(words));
        QVERIFY2(
            words.contains("adapter has an AUC of 0.90. The baseline (logistic regression) has an AUC of "
                           "0.80 on the same images. "),
            qPrintable(words));
    }
    const QString better = said(runs::kBetterThanBaseline, 0.02, 0.3);
    const QString neither = said(runs::kNotShownBetter, -0.1, 0.3);
    if (where.startsWith("On the validation images") && images != runs::kOnValidationImagesOfReadOut) {
        QVERIFY(better.contains("not show which is better: these images chose") &&
                !better.contains("better by"));
        QVERIFY(neither.contains("not show which is better"));
        QVERIFY(said(runs::kEpochChosenByThese, 0.02, 0.3) == better);
    } else {
        QVERIFY(better.contains("better by 0.10 (95 % confidence interval: 0.02 to 0.30)."));
        QVERIFY(neither.contains("may be chance"));
        QVERIFY(neither.contains("+0.10 (95 % confidence interval: \u22120.10 to 0.30)"));
    }
    QVERIFY(said(runs::kNotCompared, kNone, kNone).contains("cannot be compared"));
}

void TestRunWords::oneJudgementOfTheBaseline_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("said");
    const double none = std::numeric_limits<double>::quiet_NaN();
    // The images chose the epoch: they never show it to be better.
    QTest::newRow("better") << 0.02 << 0.3 << "It does not show which is better";
    QTest::newRow("worse") << -0.3 << -0.02 << "worse by 0.10 (95 % confidence interval: 0.02 to 0.30).";
    QTest::newRow("neither") << -0.1 << 0.3 << "It does not show which is better";
    QTest::newRow("no interval") << none << none << "cannot be compared";
    QTest::newRow("every draw the same") << 0.1 << 0.1 << "cannot be compared";
}

void TestRunWords::oneJudgementOfTheBaseline() {
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
    QVERIFY2(words.contains("baseline (logistic regression on what the backbone says of the whole image)"),
             qPrintable(words));
    record.baseline->method = runs::BaselineMethod::allOfZ;
    QVERIFY2(baselineWords(record).contains("which is the read-out alone"), qPrintable(words));
    QVERIFY2(words.contains("0.80"), qPrintable(words));
    record.baseline->variables = true;
    QVERIFY2(baselineWords(record).contains("(logistic regression on the clinical variables"),
             qPrintable(baselineWords(record)));
    // Of a read-out alone they chose no epoch, and can show it.
    record.epochs = record.bestEpoch = 0;
    record.validation.clear();
    record.readOut.emplace();
    QVERIFY2(!baselineWords(record).contains("chose"), qPrintable(baselineWords(record)));
}

/// A minus sign, not a hyphen; the level where no table's head says it.
void TestRunWords::cellsAndSentences() {
    const evaluation::Estimate better{0.031, 0.004, 0.06}, worse{-0.56, -0.7, -0.25}, alone{0.9};
    QCOMPARE(differenceWords(better), QStringLiteral("+0.03 (95 % confidence interval: 0.00 to 0.06)"));
    QCOMPARE(differenceLines(worse), QStringLiteral("\u22120.56\n\u22120.70 to \u22120.25"));
    QCOMPARE(figureLines(better), QStringLiteral("0.03\n0.00 to 0.06"));
    QCOMPARE(figureLines(alone), QStringLiteral("0.90"));
    QCOMPARE(figureWords(alone), QStringLiteral("0.90"));
    QCOMPARE(differenceLines({}), QStringLiteral("–"));
    runs::RunRecord record;
    QCOMPARE(settingsLines(record), QStringLiteral("–"));
    record.settings = runs::RunSettings();
    record.settings->resolution = 512;
    record.settings->epochs = 60;
    record.backboneTitle = "Fovea starter";
    record.settings->assigned.series = runs::SeriesPosition{3, runs::SeriesKind::seeds, 2, 5};
    QCOMPARE(settingsLines(record),
             QStringLiteral("FPT+, 512 pixels, 60 epochs\nFovea starter\nseed 2 of 5 (series 3)"));
    record.settings->epochs = 1;
    QVERIFY(settingsLine(record).contains(QStringLiteral("1 epoch,")));
    record.settings->epochs = 60;
    QCOMPARE(settingsLine(record),
             QStringLiteral("FPT+, 512 pixels, 60 epochs, Fovea starter, seed 2 of 5 (series 3)"));
}

void TestRunWords::probabilitiesHaveNoFalseDigits_data() {
    QTest::addColumn<double>("probability");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("words");
    const auto row = [](double probability, int digits, const char* words) {
        QTest::addRow("%g, %d", probability, digits) << probability << digits << QString::fromUtf8(words);
    };
    row(0, 0, "<\u00a01\u202f%");
    row(0.004, 0, "<\u00a01\u202f%");
    row(0.0099, 0, "<\u00a01\u202f%");
    row(0.01, 0, "1\u202f%");
    row(0.834, 0, "83\u202f%");
    row(0.99, 0, "99\u202f%");
    row(0.9951, 0, ">\u00a099\u202f%");
    row(1, 0, ">\u00a099\u202f%");
    row(0.0004, 1, "<\u00a00.1\u202f%");
    row(0.016, 1, "1.6\u202f%");
}

/// No image is of a class for certain: neither "0 %" nor "100 %".
void TestRunWords::probabilitiesHaveNoFalseDigits() {
    QFETCH(const double, probability);
    QFETCH(const int, digits);
    QFETCH(const QString, words);
    QCOMPARE(probabilityWords(probability, digits), words);
}

void TestRunWords::whyThereIsNoAuc() {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    const std::vector<training::EpochRecord> judged{{0.7, 0.6, 0.8}}, unjudged{{0.7, kNone, kNone}};
    QVERIFY(withoutValidationWords({}, true).isEmpty());
    QVERIFY(withoutValidationWords(judged, false).isEmpty());
    QVERIFY(withoutValidationWords(unjudged, true).contains("from the validation images, too"));
    QVERIFY(withoutValidationWords(unjudged, false).contains("no validation images"));
}

}  // namespace fovea::ui

QTEST_GUILESS_MAIN(fovea::ui::TestRunWords)
#include "test_run_words.moc"
