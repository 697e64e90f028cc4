// What came of a training, in sentences that are true of it.
#include <QTest>
#include <limits>
#include <utility>
#include <vector>

#include "train/outcome_words.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
runs::RunOutcome outcome(double auc, int epochs = 4, int best = 2) {
    runs::RunOutcome o;
    o.run = 5;
    o.epochs = epochs;
    o.bestEpoch = best;
    o.learnableParameters = 321;
    for (int i = 1; i <= epochs; ++i) o.validation.push_back({0.5, 0.6, i == best ? auc : auc - 0.1});
    return o;
}
}  // namespace

class TestOutcomeWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofOneTraining() {
        const QString words = outcomeWords(outcome(0.91), {}, QStringLiteral("It adds 0.05."));
        QVERIFY2(
            words.startsWith(QStringLiteral(
                "On the validation images the AUC is 0.91. The adapter is that of epoch 2, the best of 4. "
                "These images chose the epoch, so the figure flatters. It adds 0.05. ")),
            qPrintable(words));
        QVERIFY(words.endsWith(QStringLiteral("321 parameters (numbers) beside the pre-trained network.")));
        QVERIFY(!words.contains(QStringLiteral("Guessing")));
        QVERIFY(!words.contains(QStringLiteral("It took")));
    }

    /// The one figure first, with how far it may be off; no sentence has another one beside it.
    void theFigureComesFirstWithItsInterval() {
        runs::RunOutcome o = outcome(0.91);
        o.auc = evaluation::Estimate{0.91, 0.84, 0.96};
        const QString words = outcomeWords(o, {}, {});
        QVERIFY2(
            words.startsWith(QStringLiteral(
                "On the validation images the AUC is 0.91; for other patients like these it may lie "
                "anywhere from 0.84 to 0.96 (95 % confidence interval). The adapter is that of epoch 2")),
            qPrintable(words));
    }

    void ofAReadOutAlone() {
        runs::RunOutcome o = outcome(0.5, 0, 0);
        o.readOut.emplace();
        o.readOut->validationAuc = 0.83;
        o.readOut->outOfFoldAuc = 0.79;
        const QString words = outcomeWords(o, {}, QStringLiteral("The baseline has 0.80."));
        QVERIFY2(
            words.startsWith(QStringLiteral(
                "On the validation images the AUC is 0.83. There were no epochs: a read-out was fitted, and "
                "it did not learn from these images. The baseline has 0.80. On the training images, each "
                "judged by a fit without its group of patients, the AUC is 0.79.")),
            qPrintable(words));
        QVERIFY2(!words.contains(QStringLiteral("chose")) && !words.contains(QStringLiteral("best")),
                 qPrintable(words));
    }

    void saysWhenItIsNoBetterThanGuessing() {
        QVERIFY(outcomeWords(outcome(0.55), {}, {}).contains(QStringLiteral("Guessing gives 0.5")));
    }

    void saysThatItOverfitted() {
        runs::RunOutcome o = outcome(0.91);
        const auto learned = [&o](std::vector<std::pair<double, double>> losses) {
            for (std::size_t i = 0; i < losses.size(); ++i) {
                o.validation[i].trainLoss = losses[i].first;
                o.validation[i].loss = losses[i].second;
            }
            return outcomeWords(o, {}, {});
        };
        const QString overfitting =
            QStringLiteral("Overfitting: the loss on the validation images was lowest in epoch 2 ");
        QVERIFY(learned({{0.6, 0.6}, {0.4, 0.5}, {0.2, 0.8}, {0.1, 1.9}}).contains(overfitting));
        // A little more may be chance; and where the training images are no better either, it is not that.
        QVERIFY(!learned({{0.6, 0.6}, {0.4, 0.5}, {0.2, 0.52}, {0.1, 0.55}})
                     .contains(QStringLiteral("Overfitting")));
        QVERIFY(!learned({{0.6, 0.6}, {0.4, 0.5}, {0.5, 0.8}, {0.6, 1.9}})
                     .contains(QStringLiteral("Overfitting")));
        // Whoever stops early has done what it advises.
        o.stoppedByPatience = true;
        QVERIFY(!learned({{0.6, 0.6}, {0.4, 0.5}, {0.2, 0.8}, {0.1, 1.9}})
                     .contains(QStringLiteral("Overfitting")));
    }

    void withoutValidationImages() {
        const QString words = outcomeWords(outcome(std::numeric_limits<double>::quiet_NaN(), 4, 4), {}, {});
        QVERIFY(words.startsWith(
            QStringLiteral("There were no validation images, so the last epoch was kept, epoch 4.")));
        QVERIFY(!words.contains(QStringLiteral("AUC")));
    }

    void whatElseHappened() {
        runs::RunOutcome o = outcome(0.91);
        o.stoppedByPatience = true;
        o.preload.problems.resize(1);
        QVERIFY(
            outcomeWords(o, {}, {}).contains(QStringLiteral("1 image could not be read any more and was")));
        o.preload.problems.resize(3);
        o.wholeSeconds = 90;
        o.planned = runs::RunEstimate{20, 40};
        const QString words = outcomeWords(o, {}, {});
        QVERIFY(words.contains(QStringLiteral("no epoch after epoch 2 was better")));
        QVERIFY(words.contains(QStringLiteral("3 images could not be read")));
        QVERIFY(words.endsWith(QStringLiteral("It took 1:30 (estimated: 1:00).")));
    }

    /// Of an adapter that learned from all images nothing is known but what the others say.
    void ofACrossValidation() {
        runs::SeriesOutcome series;
        series.kind = runs::SeriesKind::crossValidation;
        series.shippedRun = 5;
        series.pooled["auc"] = {0.88, 0.81, 0.93};
        series.spread["auc"] = {3, 0.87, 0.02, 0.85, 0.90};
        const QString words = outcomeWords(outcome(0.91), series, {});
        QVERIFY(words.startsWith(
            QStringLiteral("Cross-validation: each image but the test images judged by a training that never "
                           "met it, the AUC is 0.88 (95 % confidence interval: 0.81 to 0.93).")));
        QVERIFY(
            words.contains(QStringLiteral("The 3 trainings had 0.85 to 0.90 (standard deviation 0.02).")));
        QVERIFY(
            words.contains(QStringLiteral("training 5, which learned from all images but the test images")));
        QVERIFY(!words.contains(QStringLiteral("the best of")));
        QVERIFY(!words.contains(QStringLiteral("no validation images")));
    }

    void ofSeveralSeeds() {
        runs::SeriesOutcome series;
        series.kind = runs::SeriesKind::seeds;
        series.shippedRun = 3;
        const QString words = outcomeWords(outcome(0.91), series, {});
        QVERIFY(words.startsWith(QStringLiteral("The adapter to use is that of training 3, the first")));
        QVERIFY(words.contains(QStringLiteral("The adapter is that of epoch 2, the best of 4")));
    }
};

QTEST_GUILESS_MAIN(TestOutcomeWords)
#include "test_outcome_words.moc"
