// How often intervals hold the truth that they are about, where the truth is known. With FOVEA_COVERAGE
// set, many samples of every cell and a table of them (docs/validation.md); else a few of some.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "evaluation/auc_covariance.h"
#include "evaluation/confusion_intervals.h"
#include "evaluation/net_benefit.h"
#include "evaluation/per_class.h"
#include "evaluation/probability_intervals.h"
#include "evaluation/proportion.h"
#include "tests/evaluation/binormal.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestCoverage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aucs();
    void patientsUnknown();
    void differences();
    void clusteredShares();
    void meansOfShares();
    void kappaAndF1();
    void probabilities_data();
    void probabilities();
    void predictiveValues();
};

namespace {

bool thorough() {
    return qEnvironmentVariableIsSet("FOVEA_COVERAGE");
}

/// What became of the intervals of many samples.
struct Tally {
    int samples = 0, held = 0, truthBelow = 0, none = 0;
    /// `e` may have no ends: then it says so, and neither holds nor misses the truth.
    void add(const Estimate& e, double truth) {
        if (std::isnan(e.low) || std::isnan(e.high)) {
            ++none;
            return;
        }
        ++samples;
        truthBelow += truth < e.low;
        held += e.low <= truth && truth <= e.high;
    }
    double coverage() const { return double(held) / samples; }
    double below() const { return double(truthBelow) / samples; }
    /// Three standard errors of the simulation at a rate of p.
    double slack(double p) const { return 3 * std::sqrt(p * (1 - p) / samples); }
};

template <class Interval>
Tally tallied(const test::BinormalCell& cell, int samples, std::uint64_t seed, const Interval& interval) {
    Random random(seed);
    Tally tally;
    for (int s = 0; s < samples; ++s) tally.add(interval(test::binormal(cell, random)), cell.auc);
    return tally;
}

Estimate aucOf(const Predictions& predictions) {
    return AucCovariance::of(std::span(&predictions, 1))->mean(0, 1);
}

std::string nameOf(const test::BinormalCell& c) {
    char name[100];
    std::snprintf(name, sizeof name, "%d patients x %d, ICC %.1f, AUC %.2f, prevalence %.0f %%", c.patients,
                  c.images, c.icc, c.auc, 100 * c.prevalence);
    return name;
}

}  // namespace

// The bounds are those of the whole table (decision 0030). In the short test, three standard errors of the
// simulation are allowed on top.
void TestCoverage::aucs() {
    const int samples = thorough() ? 4000 : 200;
    double sum = 0;
    int enough = 0;
    if (thorough())
        std::printf(
            "| patients x images | AUC | prevalence | coverage | truth below |\n|---|---|---|---|---|\n");
    for (const auto& [patients, images] : {std::pair{30, 1}, {60, 1}, {200, 1}, {12, 5}, {40, 5}})
        for (const double auc : {0.70, 0.90, 0.97})
            for (const double prevalence : {0.50, 0.15}) {
                const bool large = patients >= 40 && patients * prevalence >= 15;
                const test::BinormalCell cell{patients, images, images > 1 ? 0.5 : 0.0, auc, prevalence};
                if (!thorough() && patients * images >= 200 && auc != 0.9) continue;
                const Tally t = tallied(cell, samples, 2026, aucOf);
                const double slack = thorough() ? 0 : 1;
                if (thorough())
                    std::printf("| %d x %d | %.2f | %.0f %% | %.3f | %.1f %% |\n", patients, images, auc,
                                100 * prevalence, t.coverage(), 100 * t.below());
                const QString what = QStringLiteral("%1: coverage %2, truth below %3")
                                         .arg(QString::fromStdString(nameOf(cell)))
                                         .arg(t.coverage())
                                         .arg(t.below());
                if (!large) {
                    QVERIFY2(t.coverage() >= 0.88 - slack * t.slack(0.12), qPrintable(what));
                    continue;
                }
                QVERIFY2(t.coverage() >= 0.92 - slack * t.slack(0.08), qPrintable(what));
                QVERIFY2(t.coverage() <= 0.98 + slack * t.slack(0.02), qPrintable(what));
                QVERIFY2(t.below() <= 0.055 + slack * t.slack(0.055), qPrintable(what));
                sum += t.coverage();
                ++enough;
            }
    const double mean = sum / enough;
    const double slack = thorough() ? 0 : 3 * std::sqrt(0.05 * 0.95 / (samples * enough));
    QVERIFY2(mean >= 0.94 - slack && mean <= 0.965 + slack, qPrintable(QString::number(mean)));
}

void TestCoverage::patientsUnknown() {
    const int samples = thorough() ? 4000 : 200;
    const auto told = [](Predictions p) {
        p.patients.clear();
        return *aucIfPatients(p, {5, 0.5});
    };
    const auto untold = [](Predictions p) {
        p.patients.clear();
        return aucOf(p);
    };
    for (const int patients : {12, 40})
        for (const double auc : {0.70, 0.90, 0.97}) {
            if (!thorough() && auc != 0.90) continue;
            const test::BinormalCell cell{patients, 5, 0.5, auc, 0.5};
            const Tally with = tallied(cell, samples, 7, told), without = tallied(cell, samples, 7, untold);
            if (thorough())
                std::printf("%s: patients unknown %.3f, with the design effect %.3f\n", nameOf(cell).c_str(),
                            without.coverage(), with.coverage());
            QVERIFY2(with.coverage() >= 0.92 - with.slack(0.08),
                     qPrintable(QString::number(with.coverage())));
            if (auc < 0.95) QVERIFY(without.coverage() < 0.90);
        }
}

void TestCoverage::differences() {
    const int samples = thorough() ? 4000 : 300;
    // Equal models; so few images that one training of a clinician has, and many.
    for (const int images : {34, 160, 300})
        for (const double alike : {0.0, 0.6}) {
            if (!thorough() && (images == 160 || (images == 300 && alike > 0))) continue;
            Random random(11);
            int better = 0, worse = 0;
            for (int s = 0; s < samples; ++s) {
                const auto models = test::twoModels(images, 0.85, 0.85, alike, random);
                const Shown shown = whatIsShown(AucCovariance::of(models)->difference(1));
                better += shown == Shown::better;
                worse += shown == Shown::worse;
            }
            const double slack = thorough() ? 0 : 3 * std::sqrt(0.035 * 0.965 / samples);
            const QString what = QStringLiteral("%1 images, alike %2: better %3, worse %4")
                                     .arg(images)
                                     .arg(alike)
                                     .arg(double(better) / samples)
                                     .arg(double(worse) / samples);
            if (thorough()) std::printf("equal models, %s\n", qPrintable(what));
            QVERIFY2(better <= (0.035 + slack) * samples && worse <= (0.035 + slack) * samples,
                     qPrintable(what));
        }
    Random random(12);
    int found = 0;
    double smallest = 0;
    for (int s = 0; s < samples; ++s) {
        const auto models = test::twoModels(300, 0.90, 0.82, 0.0, random);
        const Estimate difference = AucCovariance::of(models)->difference(1);
        found += whatIsShown(difference) == Shown::better;
        smallest += smallestDifference(difference) / samples;
    }
    if (thorough())
        std::printf(
            "0.90 against 0.82 on 300 images, errors unlike: found in %.3f; smallest difference %.3f\n",
            double(found) / samples, smallest);
    QVERIFY2(found >= 0.70 * samples, qPrintable(QString::number(found)));
    // A difference of that size is found in 80 of 100.
    Random again(13);
    int foundSmallest = 0;
    for (int s = 0; s < samples; ++s) {
        const auto models = test::twoModels(300, 0.82 + smallest, 0.82, 0.0, again);
        foundSmallest += whatIsShown(AucCovariance::of(models)->difference(1)) == Shown::better;
    }
    QVERIFY2(std::abs(foundSmallest - 0.80 * samples) < 0.10 * samples,
             qPrintable(QString::number(foundSmallest)));
}

void TestCoverage::clusteredShares() {
    const int samples = thorough() ? 4000 : 300;
    for (const auto& [patients, images] : {std::pair{20, 5}, {60, 4}, {60, 1}})
        for (const double truth : {0.7, 0.9, 0.97}) {
            Random random(21);
            Tally tally;
            const double threshold = test::normalArgument(truth);
            for (int s = 0; s < samples; ++s) {
                Predictions p;
                p.classes = 2;
                std::vector<bool> right;
                for (int k = 0; k < patients; ++k) {
                    const double shared = random.normal() * std::sqrt(0.5);
                    for (int i = 0; i < images; ++i) {
                        right.push_back(shared + random.normal() * std::sqrt(0.5) < threshold);
                        p.truth.push_back(0);
                        p.patients.push_back(std::to_string(k));
                    }
                }
                const Clusters clusters = clustersOf(p);
                tally.add(ClusteredProportion(clusters).estimate([](std::size_t) { return true; },
                                                                 [&](std::size_t i) { return right[i]; }),
                          truth);
            }
            const QString what = QStringLiteral("%1 x %2, %3: %4, below %5")
                                     .arg(patients)
                                     .arg(images)
                                     .arg(truth)
                                     .arg(tally.coverage())
                                     .arg(tally.below());
            if (thorough()) std::printf("share, %s\n", qPrintable(what));
            QVERIFY2(tally.coverage() >= 0.91 - tally.slack(0.09), qPrintable(what));
        }
}

// Balanced accuracy. Of 15 in 100 diseased, drawing the patients anew held the truth in 84 %, and lay above
// it in 16 %.
void TestCoverage::meansOfShares() {
    const int samples = thorough() ? 4000 : 300;
    for (const std::vector<int>& images :
         {std::vector<int>{15, 15}, {8, 22}, {15, 85}, {100, 100}, {20, 20, 20, 20}, {5, 40, 100}})
        for (const double truth : {0.7, 0.9, 0.95}) {
            Predictions p;
            p.classes = int(images.size());
            for (int c = 0; c < p.classes; ++c)
                p.truth.insert(p.truth.end(), std::size_t(images[std::size_t(c)]), c);
            const Clusters clusters = clustersOf(p);
            Random random(41);
            Tally tally;
            for (int s = 0; s < samples; ++s) {
                std::vector<bool> right;
                for (std::size_t i = 0; i < p.size(); ++i) right.push_back(random.uniform() < truth);
                std::vector<Share> recalls;
                for (int c = 0; c < p.classes; ++c)
                    recalls.push_back({[&, c](std::size_t i) { return p.truth[i] == c; },
                                       [&](std::size_t i) { return right[i]; }});
                tally.add(ClusteredProportion(clusters).mean(recalls), truth);
            }
            const QString what = QStringLiteral("%1 classes, %2 in the first, %3: %4, below %5")
                                     .arg(images.size())
                                     .arg(images.front())
                                     .arg(truth)
                                     .arg(tally.coverage())
                                     .arg(tally.below());
            if (thorough()) std::printf("balanced accuracy, %s\n", qPrintable(what));
            QVERIFY2(tally.coverage() >= 0.90 - tally.slack(0.10), qPrintable(what));
            QVERIFY2(tally.below() <= 0.03 + tally.slack(0.03), qPrintable(what));
        }
}

// Drawing patients anew held the truth in as little as 0.85 of the samples (decision 0041).
void TestCoverage::kappaAndF1() {
    const int samples = thorough() ? 4000 : 250;
    // Grades, or classes: each patient's is one, and an image is called what lies nearest to it and some
    // noise.
    const auto drawn = [](int patients, int images, const std::vector<double>& shares, double noise,
                          Random& random) {
        Predictions p;
        p.classes = int(shares.size());
        for (int k = 0; k < patients; ++k) {
            double at = random.uniform();
            int truth = 0;
            while (truth + 1 < p.classes && (at -= shares[std::size_t(truth)]) >= 0) ++truth;
            const double icc = images > 1 ? 0.5 : 0, shared = random.normal() * std::sqrt(icc);
            for (int i = 0; i < images; ++i) {
                const double seen = truth + noise * (shared + random.normal() * std::sqrt(1 - icc));
                const int called = std::clamp(int(std::lround(seen)), 0, p.classes - 1);
                for (int c = 0; c < p.classes; ++c)
                    p.probabilities.push_back(c == called ? 0.8 : 0.2 / (p.classes - 1));
                p.truth.push_back(truth);
                p.patients.push_back(std::to_string(k));
            }
        }
        return p;
    };
    if (thorough())
        std::printf(
            "| patients x images | classes | rarest | noise | kappa | weighted | F1 | grade error "
            "|\n|---|---|---|---|---|---|---|---|\n");
    for (const std::vector<double>& shares :
         {std::vector<double>{0.5, 0.5}, {0.85, 0.15}, {0.25, 0.25, 0.25, 0.25}, {0.5, 0.3, 0.15, 0.05}})
        for (const auto& [patients, images] : {std::pair{30, 1}, {60, 1}, {200, 1}, {12, 5}, {40, 5}})
            for (const double noise : {0.5, 0.3}) {
                if (!thorough() && (patients == 200 || images == 5) && noise < 0.4) continue;
                Random random(51);
                const Predictions many = drawn(thorough() ? 200'000 : 20'000, 1, shares, noise, random);
                const auto truth = computeMetrics(many), weighted = computeMetrics(many, {.ordinal = true});
                Tally kappa, quadratic, f1, gradeError;
                for (int s = 0; s < samples; ++s) {
                    const Predictions p = drawn(patients, images, shares, noise, random);
                    const Clusters clusters = clustersOf(p);
                    const Estimate k = kappaInterval(p, clusters, false);
                    if (std::isnan(k.value)) continue;  // one class alone was drawn
                    kappa.add(k, truth->kappa);
                    quadratic.add(kappaInterval(p, clusters, true), weighted->kappa);
                    f1.add(f1Interval(p, clusters), truth->f1);
                    gradeError.add(gradeErrorInterval(p, clusters), weighted->gradeError);
                }
                const QString what =
                    QStringLiteral("%1 x %2, %3 classes, rarest %4, noise %5: %6, %7, %8, %9")
                        .arg(patients)
                        .arg(images)
                        .arg(shares.size())
                        .arg(shares.back())
                        .arg(noise)
                        .arg(kappa.coverage())
                        .arg(quadratic.coverage())
                        .arg(f1.coverage())
                        .arg(gradeError.coverage());
                if (thorough())
                    std::printf("| %d x %d | %zu | %.0f %% | %.1f | %.3f | %.3f | %.3f | %.3f |\n", patients,
                                images, shares.size(), 100 * shares.back(), noise, kappa.coverage(),
                                quadratic.coverage(), f1.coverage(), gradeError.coverage());
                // A class that many samples do not hold is no part of their figures, but of the true ones.
                if (shares.size() > 2 && patients * shares.back() < 4) continue;
                const bool large = patients >= 40 && patients * shares.back() >= 10;
                for (const Tally& t : {kappa, quadratic, f1, gradeError})
                    QVERIFY2(t.coverage() >= (large ? 0.92 : 0.88) - t.slack(large ? 0.08 : 0.12),
                             qPrintable(what));
            }
}

void TestCoverage::probabilities_data() {
    QTest::addColumn<double>("sureness");
    QTest::newRow("calibrated") << 1.0;
    QTest::newRow("far too sure") << 2.5;
}

// Log loss, Brier score, average precision, and net benefit at 0.2. Logits are those of the class given the
// score, times `sureness`.
void TestCoverage::probabilities() {
    QFETCH(const double, sureness);
    const int samples = thorough() ? 4000 : 100;
    constexpr double kActFrom = 0.2, kOdds = kActFrom / (1 - kActFrom);
    if (thorough())
        std::printf(
            "sureness %.1f\n| patients x images | AUC | prevalence | log loss | none | Brier | average "
            "precision | truth below | none | net benefit | minus treat all "
            "|\n|---|---|---|---|---|---|---|---|---|---|---|\n",
            sureness);
    for (const auto& [patients, images] : {std::pair{30, 1}, {60, 1}, {200, 1}, {12, 5}, {40, 5}})
        for (const double auc : {0.70, 0.90, 0.97})
            for (const double prevalence : {0.50, 0.15}) {
                if (!thorough() && (patients * images >= 200 || (sureness > 1 && auc < 0.9))) continue;
                const test::BinormalCell cell{patients, images, images > 1 ? 0.5 : 0.0, auc, prevalence, 0};
                const double separation = cell.separation(), odds = std::log(prevalence / (1 - prevalence));
                const auto stated = [&](double score) {
                    return 1 / (1 + std::exp(-sureness * (separation * score + odds)));
                };
                const auto above = [](double at) { return 0.5 * std::erfc(at / std::sqrt(2.0)); };
                // Of all people: over equally probable scores of either class.
                constexpr int kScores = 4000;
                double logLoss = 0, brier = 0, averagePrecision = 0, benefit = 0, ofAll = 0;
                for (int k = 0; k < kScores; ++k) {
                    const double score = test::normalArgument((k + 0.5) / kScores);
                    for (const int truth : {0, 1}) {
                        const double share = (truth ? prevalence : 1 - prevalence) / kScores;
                        const double said = stated(score + separation * (truth - 0.5));
                        logLoss -= share * std::log(truth ? said : 1 - said);
                        brier += share * (said - truth) * (said - truth);
                        const double worth = truth ? 1 : -kOdds;
                        benefit += share * (said >= kActFrom ? worth : 0);
                        ofAll += share * worth;
                    }
                    const double found = prevalence * above(score);
                    const double alarms = (1 - prevalence) * above(score + separation);
                    averagePrecision += found / (found + alarms) / kScores;
                }
                Random random(61);
                Tally ofLogLoss, ofBrier, ofPrecision, ofBenefit, ofDifference;
                for (int s = 0; s < samples; ++s) {
                    Predictions p = test::binormal(cell, random);
                    for (std::size_t i = 0; i < p.size(); ++i) {
                        const double was = p.probabilities[2 * i + 1],
                                     said = stated(std::log(was / (1 - was)));
                        p.probabilities[2 * i] = 1 - said;
                        p.probabilities[2 * i + 1] = said;
                    }
                    const Clusters clusters = clustersOf(p);
                    ofLogLoss.add(logLossInterval(p, clusters), logLoss);
                    ofBrier.add(brierInterval(p, clusters), brier);
                    ofPrecision.add(averagePrecisionInterval(p, clusters), averagePrecision);
                    const auto curve = decisionCurve(p, {.threshold = kActFrom});
                    ofBenefit.add(curve->atThreshold.model, benefit);
                    ofDifference.add(curve->atThreshold.minusTreatAll, benefit - ofAll);
                }
                const QString what = QStringLiteral("%1: %2, %3, %4, %5, %6")
                                         .arg(QString::fromStdString(nameOf(cell)))
                                         .arg(ofLogLoss.coverage())
                                         .arg(ofBrier.coverage())
                                         .arg(ofPrecision.coverage())
                                         .arg(ofBenefit.coverage())
                                         .arg(ofDifference.coverage());
                if (thorough())
                    std::printf(
                        "| %d x %d | %.2f | %.0f %% | %.3f | %.1f %% | %.3f | %.3f | %.1f %% | %.1f %% | "
                        "%.3f "
                        "| %.3f |\n",
                        patients, images, auc, 100 * prevalence, ofLogLoss.coverage(),
                        100.0 * ofLogLoss.none / samples, ofBrier.coverage(), ofPrecision.coverage(),
                        100 * ofPrecision.below(), 100.0 * ofPrecision.none / samples, ofBenefit.coverage(),
                        ofDifference.coverage());
                const bool large = patients >= 40 && patients * prevalence >= 15;
                for (const Tally& t : {ofLogLoss, ofBrier, ofPrecision})
                    QVERIFY2(t.coverage() >= (large ? 0.92 : 0.88) - t.slack(large ? 0.08 : 0.12),
                             qPrintable(what));
                if (large)
                    QVERIFY2(ofPrecision.below() <= 0.055 + ofPrecision.slack(0.055), qPrintable(what));
            }
}

void TestCoverage::predictiveValues() {
    const int samples = thorough() ? 4000 : 600;
    const double sensitivity = 0.85, specificity = 0.9;
    for (const double prevalence : {0.02, 0.10, 0.50}) {
        Random random(31);
        Tally ppv, npv;
        const double trueNegatives = specificity * (1 - prevalence), missed = (1 - sensitivity) * prevalence;
        const double found = sensitivity * prevalence, alarms = (1 - specificity) * (1 - prevalence);
        for (int s = 0; s < samples; ++s) {
            int k = 0, l = 0;
            for (int i = 0; i < 80; ++i)
                k += random.uniform() < sensitivity, l += random.uniform() < specificity;
            const PredictiveValues at = predictiveValuesAt(prevalence, wilson(k, 80), wilson(l, 80));
            ppv.add(at.ppv, found / (found + alarms));
            npv.add(at.npv, trueNegatives / (trueNegatives + missed));
        }
        const QString what =
            QStringLiteral("prevalence %1: %2, %3").arg(prevalence).arg(ppv.coverage()).arg(npv.coverage());
        if (thorough()) std::printf("PPV and NPV, %s\n", qPrintable(what));
        for (const Tally& t : {ppv, npv})
            QVERIFY2(t.coverage() >= 0.93 - t.slack(0.07) && t.coverage() <= 0.97 + t.slack(0.03),
                     qPrintable(what));
    }
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "test_coverage.moc"
