#include <QTest>
#include <cmath>
#include <limits>

#include "base/random.h"
#include "runs/baseline.h"
#include "runs/run_messages.h"
#include "runs/unknown_patients.h"

using namespace fovea;
using namespace fovea::runs;
using evaluation::Estimate;

Q_DECLARE_METATYPE(fovea::runs::JudgedBy)
Q_DECLARE_METATYPE(fovea::runs::Verdict)

/// What a difference between adapter and baseline is said to show, by the images it is of.
class TestBaselineVerdict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdict_data();
    void verdict();
    void noticesFollowTheVerdict();
    void onlyTestImagesChoseNothing();
    void equalModelsChosenByTheirImages();
    void unknownPatientsAreSaid();
};

void TestBaselineVerdict::verdict_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<JudgedBy>("images");
    QTest::addColumn<Verdict>("verdict");
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [name, images] : {std::pair{"test", JudgedBy::these},
                                       {"held out", JudgedBy::heldOut},
                                       {"validation of a read-out", JudgedBy::validationOfReadOut}}) {
        const auto row = [name = name, images = images](const char* what, double low, double high,
                                                        Verdict verdict) {
            QTest::addRow("%s, %s", name, what) << low << high << images << verdict;
        };
        row("above", 0.01, 0.2, Verdict::better);
        row("below", -0.2, -0.01, Verdict::worse);
        row("around", -0.1, 0.1, Verdict::notShown);
        row("none", none, none, Verdict::notShown);
        row("a point", 0.1, 0.1, Verdict::notShown);
    }
    for (const auto& [name, images] :
         {std::pair{"validation", JudgedBy::validation}, {"seeds", JudgedBy::validationOverSeeds}}) {
        QTest::addRow("%s, above", name) << 0.01 << 0.2 << images << Verdict::notShown;
        QTest::addRow("%s, below", name) << -0.2 << -0.01 << images << Verdict::worse;
        QTest::addRow("%s, around", name) << -0.1 << 0.1 << images << Verdict::notShown;
    }
}

void TestBaselineVerdict::verdict() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(JudgedBy, images);
    QFETCH(Verdict, verdict);
    QVERIFY(verdictOf({(low + high) / 2, low, high}, images) == verdict);
}

void TestBaselineVerdict::noticesFollowTheVerdict() {
    const auto said = [](double low, double high, JudgedBy images) {
        return baselineNotices({{0.8, 0.7, 0.9}, {(low + high) / 2, low, high}}, 0.9, images);
    };
    QVERIFY(said(0.01, 0.2, JudgedBy::these).front().is(kBetterThanBaseline));
    QCOMPARE(said(0.01, 0.2, JudgedBy::these).size(), std::size_t(1));
    QVERIFY(said(-0.2, -0.01, JudgedBy::heldOut).front().is(kWorseThanBaseline));
    QVERIFY(said(0.01, 0.2, JudgedBy::validation).front().is(kEpochChosenByThese));
    const Message ofReadOut = said(0.01, 0.2, JudgedBy::validationOfReadOut).front();
    QVERIFY(ofReadOut.is(kBetterThanBaseline));
    QVERIFY2(
        messageText(ofReadOut).find("on the validation images, which chose no epoch") != std::string::npos,
        messageText(ofReadOut).c_str());
    const auto neither = said(-0.05, 0.05, JudgedBy::these);
    QCOMPARE(neither.size(), std::size_t(2));
    QVERIFY(neither[0].is(kNotShownBetter) && neither[1].is(kSmallestDifference));
    // Half width 0.05: 1.96 standard errors; with a power of 80 %, 0.84 more.
    QVERIFY(std::abs(neither[1].number("smallest") - 0.05 * (1.959964 + 0.841621) / 1.959964) < 1e-6);
    for (const auto& notices : {neither, said(0.01, 0.2, JudgedBy::validationOverSeeds)})
        for (const Message& notice : notices) QVERIFY(messageText(notice).find('{') == std::string::npos);
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto untold = said(none, none, JudgedBy::validation);
    QVERIFY(untold.size() == 1 && untold[0].is(kNotCompared));
}

void TestBaselineVerdict::onlyTestImagesChoseNothing() {
    QVERIFY(judgedBy(dataset::Split::test, false) == JudgedBy::these);
    QVERIFY(judgedBy(dataset::Split::validation, false) == JudgedBy::validation);
    QVERIFY(judgedBy(dataset::Split::train, false) == JudgedBy::validation);
    // Of a read-out alone there is no epoch; from its training images it learned all the same.
    QVERIFY(judgedBy(dataset::Split::test, true) == JudgedBy::these);
    QVERIFY(judgedBy(dataset::Split::validation, true) == JudgedBy::validationOfReadOut);
    QVERIFY(judgedBy(dataset::Split::train, true) == JudgedBy::validation);
    QCOMPARE(std::string(verdictName(Verdict::notShown)), std::string("not_shown"));
}

/// An adapter that is no better than the baseline, as it is after the best of its epochs was chosen by the
/// images that judge it: the interval says "better" far too often, the verdict never. 150 samples of 34
/// images and 60 epochs whose errors hang together.
void TestBaselineVerdict::equalModelsChosenByTheirImages() {
    Random random(41);
    int intervalSaysBetter = 0, verdictSaysBetter = 0, better = 0;
    constexpr int kSamples = 150, kImages = 34, kEpochs = 60;
    for (int s = 0; s < kSamples; ++s) {
        const auto probabilitiesOf = [&](const std::vector<double>& noise) {
            std::vector<double> out;
            for (int i = 0; i < kImages; ++i) {
                const double p = 1 / (1 + std::exp(-(1.4657 * (i % 2) + noise[std::size_t(i)])));
                out.insert(out.end(), {1 - p, p});
            }
            return out;
        };
        std::vector<double> shared, noise, baselineNoise, fresh;
        for (int i = 0; i < kImages; ++i) {
            shared.push_back(random.normal() * std::sqrt(0.5));
            noise.push_back(random.normal());
            baselineNoise.push_back(shared.back() + random.normal() * std::sqrt(0.5));
        }
        evaluation::Predictions best;
        best.classes = 2;
        for (int i = 0; i < kImages; ++i) best.truth.push_back(i % 2);
        double highest = -1;
        for (int epoch = 0; epoch < kEpochs; ++epoch) {
            std::vector<double> whole;
            for (int i = 0; i < kImages; ++i) {
                double& own = noise[std::size_t(i)];
                if (epoch > 0) own = 0.9 * own + std::sqrt(1 - 0.81) * random.normal();
                whole.push_back(shared[std::size_t(i)] + own * std::sqrt(0.5));
            }
            evaluation::Predictions p = best;
            p.probabilities = probabilitiesOf(whole);
            const double auc = evaluation::computeMetrics(p)->auc;
            if (auc > highest) {
                highest = auc;
                best = p;
            }
        }
        evaluation::Predictions baseline = best;
        baseline.probabilities = probabilitiesOf(baselineNoise);
        const auto chosen = evaluation::pairedAucDifference(best, baseline, {});
        QVERIFY(chosen.ok());
        intervalSaysBetter += evaluation::whatIsShown(*chosen) == evaluation::Shown::better;
        verdictSaysBetter += verdictOf(*chosen, JudgedBy::validation) == Verdict::better;
        // On images that chose nothing: the last epoch stands for any.
        std::vector<double> last;
        for (int i = 0; i < kImages; ++i)
            last.push_back(shared[std::size_t(i)] + noise[std::size_t(i)] * std::sqrt(0.5));
        evaluation::Predictions unchosen = baseline;
        unchosen.probabilities = probabilitiesOf(last);
        const auto fair = evaluation::pairedAucDifference(unchosen, baseline, {});
        better += verdictOf(*fair, JudgedBy::these) == Verdict::better;
    }
    QVERIFY2(intervalSaysBetter > 0.06 * kSamples, qPrintable(QString::number(intervalSaysBetter)));
    QCOMPARE(verdictSaysBetter, 0);
    // 3.5 %, and three standard errors of the simulation.
    QVERIFY2(better <= (0.035 + 0.045) * kSamples, qPrintable(QString::number(better)));
}

void TestBaselineVerdict::unknownPatientsAreSaid() {
    QVERIFY(unknownPatientsNotices(true, {}).empty());
    const auto untold = unknownPatientsNotices(false, {});
    QVERIFY(untold.size() == 1 && untold[0].is(kImagesCountedAsPatients));
    const auto told = unknownPatientsNotices(false, AucIfPatients{{0.9, 0.8, 0.95}, {5, 0.5}});
    QCOMPARE(told.size(), std::size_t(2));
    const std::string text = messageText(told[1]);
    QVERIFY2(
        text.find("up to 5 images") != std::string::npos && text.find("0.800 to 0.950") != std::string::npos,
        text.c_str());
}

QTEST_GUILESS_MAIN(TestBaselineVerdict)
#include "test_baseline_verdict.moc"
