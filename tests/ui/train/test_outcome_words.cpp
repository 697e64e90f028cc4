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
        QVERIFY(words.startsWith(QStringLiteral(
            "The best of 4 epochs was epoch 2, with an AUC of 0.91 on the validation images.")));
        QVERIFY(words.contains(QStringLiteral("flatters")));
        QVERIFY(words.contains(QStringLiteral("321 parameters")));
        QVERIFY(words.endsWith(QStringLiteral("It adds 0.05.")));
        QVERIFY(!words.contains(QStringLiteral("Guessing")));
        QVERIFY(!words.contains(QStringLiteral("It took")));
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
        QVERIFY(words.startsWith(QStringLiteral("4 epochs. There were no validation images")));
        QVERIFY(!words.contains(QStringLiteral("AUC")));
    }

    void whatElseHappened() {
        runs::RunOutcome o = outcome(0.91);
        o.stoppedByPatience = true;
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
        QVERIFY(!words.contains(QStringLiteral("The best of")));
        QVERIFY(!words.contains(QStringLiteral("no validation images")));
    }

    void ofSeveralSeeds() {
        runs::SeriesOutcome series;
        series.kind = runs::SeriesKind::seeds;
        series.shippedRun = 3;
        const QString words = outcomeWords(outcome(0.91), series, {});
        QVERIFY(words.startsWith(QStringLiteral("The adapter to use is that of training 3, the first")));
        QVERIFY(words.contains(QStringLiteral("The best of 4 epochs was epoch 2")));
    }
};

QTEST_GUILESS_MAIN(TestOutcomeWords)
#include "test_outcome_words.moc"
