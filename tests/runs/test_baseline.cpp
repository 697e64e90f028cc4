#include <QTest>
#include <cmath>

#include "dataset/split.h"
#include "features/token_summary.h"
#include "runs/baseline.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Sample;
using dataset::Split;
using runs::Baseline;
using runs::BaselineMethod;

Q_DECLARE_METATYPE(fovea::runs::BaselineMethod)

class TestBaseline : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::vector<std::string> m_classes;
    std::vector<Sample> m_train, m_validation;
    std::optional<features::FeatureStore> m_store;

private Q_SLOTS:
    void initTestCase() {
        const std::string path = test::makeSmallProject(m_folder.path());
        QVERIFY(!path.empty());
        auto project = project::Project::open(path);
        QVERIFY(project.ok());
        auto read = runs::preloadedStore(*project, test::quickSettings(), systemFileLayer(), {});
        QVERIFY(read.ok());
        const auto run = runs::resolve(*project, test::quickSettings());
        QVERIFY(run.ok());
        m_classes = run->classes;
        m_train = runs::ofSplit(run->samples, Split::train);
        m_validation = runs::ofSplit(run->samples, Split::validation);
        m_store.emplace(std::move(read->store));
        QVERIFY(m_train.size() > 15 && m_validation.size() > 3);
    }

    void everyMethodIsNamedAndAnswers_data() {
        QTest::addColumn<BaselineMethod>("method");
        for (const BaselineMethod method : runs::kBaselineMethods)
            QTest::newRow(runs::baselineMethodName(method)) << method;
    }
    void everyMethodIsNamedAndAnswers() {
        QFETCH(const BaselineMethod, method);
        QCOMPARE(*runs::baselineMethodFromName(runs::baselineMethodName(method)), method);
        const auto baseline = Baseline::fit(*m_store, m_train, m_classes, method, {});
        QVERIFY2(baseline.ok(), baseline.ok() ? "" : baseline.error().detail.c_str());
        QCOMPARE(baseline->method(), method);
        QCOMPARE(baseline->penaltyChosen(), std::optional(true));
        QVERIFY(baseline->outOfFoldLoss() > 0 && baseline->outOfFoldLoss() < std::log(2) + 0.2);
        evaluation::Predictions p = runs::unpredicted(m_validation, m_classes);
        const auto said = baseline->probabilities(*m_store, m_validation);
        QVERIFY(said.ok());
        p.probabilities = *said;
        QVERIFY(evaluation::computeMetrics(p).ok());  // rows sum to one
    }

    /// What is read is what the store has, in the widths that are said.
    void whatIsReadIsWhatIsStored() {
        const auto inputs = runs::BaselineInputs::read(*m_store, m_validation,
                                                       {BaselineMethod::allOfZ, BaselineMethod::pixels}, {});
        QVERIFY(inputs.ok());
        const features::SummaryLayout layout(m_store->shape());
        const std::vector<float> all = inputs->of(BaselineMethod::allOfZ),
                                 both = inputs->of(BaselineMethod::meanAndDeviation),
                                 means = inputs->of(BaselineMethod::meanValues),
                                 tokens = inputs->of(BaselineMethod::classToken),
                                 pixels = inputs->of(BaselineMethod::pixels);
        QCOMPARE(pixels.size(), m_validation.size() * 192);
        QCOMPARE(all.size(), m_validation.size() * layout.size());
        QCOMPARE(runs::baselineWidth(BaselineMethod::meanAndDeviation, m_store->shape()),
                 int(layout.means.size + layout.deviations.size));
        for (std::size_t i = 0; i < m_validation.size(); ++i) {
            const auto stored = m_store->tokens(m_validation[i].pixelHash);
            QVERIFY(stored.ok());
            const std::size_t D = stored->classState.size(), W = layout.means.size;
            for (std::size_t c = 0; c < D; ++c) {
                QCOMPARE(tokens[i * D + c], stored->classState[c]);
                QCOMPARE(all[i * layout.size() + c], stored->classState[c]);
            }
            for (std::size_t c = 0; c < W; ++c) {
                QCOMPARE(means[i * W + c], all[i * layout.size() + D + c]);
                QCOMPARE(both[i * 2 * W + W + c], all[i * layout.size() + D + W + c]);
            }
        }
    }

    /// The penalty is the one whose fits say least wrong of groups that they did not learn from: counted
    /// here once more.
    void thePenaltyIsChosenByLogLossOnGroupsHeldOut() {
        const auto baseline = Baseline::fit(*m_store, m_train, m_classes, BaselineMethod::pixels, {});
        QVERIFY(baseline.ok());
        const auto inputs = runs::BaselineInputs::read(*m_store, m_train, {BaselineMethod::pixels}, {});
        const auto groups = dataset::assignFolds(m_train, Baseline::kGroups, 0);
        QVERIFY(inputs.ok() && groups.ok());
        const std::vector<float> all = inputs->of(BaselineMethod::pixels);
        const std::vector<int> labels = runs::labelsOf(m_train, m_classes);
        const auto fits = training::LogisticInputs::prepare(all, 192);
        QVERIFY(fits.ok());
        double least = INFINITY;
        for (const double penalty : training::kLogisticPenalties) {
            double loss = 0;
            for (int g = 0; g < Baseline::kGroups; ++g) {
                std::vector<int> learned, learnedLabels, out;
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    ((*groups)[i] == g ? out : learned).push_back(int(i));
                    if ((*groups)[i] != g) learnedLabels.push_back(labels[i]);
                }
                const auto fit = fits->fit(learned, learnedLabels, 2, {.penalty = penalty});
                QVERIFY(fit.ok());
                const std::vector<double> logits = fits->logits(*fit, out);
                for (std::size_t i = 0; i < out.size(); ++i) {
                    const double right = logits[2 * i + std::size_t(labels[std::size_t(out[i])])],
                                 wrong = logits[2 * i + 1 - std::size_t(labels[std::size_t(out[i])])];
                    loss += std::log1p(std::exp(wrong - right));
                }
            }
            least = std::min(least, loss / double(labels.size()));
        }
        // Fits that only choose end a little earlier, which tells where the lowest penalty is best: here in
        // the second digit of a loss of hardly anything. Guessing would be 0.69.
        const double said = baseline->outOfFoldLoss();
        QVERIFY2(std::abs(said - least) < 0.01, qPrintable(QString("%1, %2").arg(said).arg(least)));
    }

    void theStrongestHasTheLowestLoss() {
        const auto best = Baseline::strongest(*m_store, m_train, m_classes, {});
        QVERIFY(best.ok());
        // Another one, where that is what is to be held against it.
        const auto other = Baseline::strongest(*m_store, m_train, m_classes, {}, best->method());
        QVERIFY(other.ok() && other->method() != best->method());
        QVERIFY(other->outOfFoldLoss() >= best->outOfFoldLoss());
        double least = INFINITY;
        for (const BaselineMethod method : runs::kCheapMethods) {
            const auto one = Baseline::fit(*m_store, m_train, m_classes, method, {});
            QVERIFY(one.ok());
            if (one->outOfFoldLoss() >= least) continue;
            least = one->outOfFoldLoss();
            if (method == best->method()) QCOMPARE(best->outOfFoldLoss(), least);
        }
        QCOMPARE(best->outOfFoldLoss(), least);
    }

    /// Without two groups nothing can be held out: the usual penalty, of the class token.
    void oneImageOfAClassLeavesNothingToChooseBy() {
        std::vector<Sample> few;
        for (const Sample& s : m_train)
            if (s.label == m_classes[0] || few.empty() || few.back().label == m_classes[0]) few.push_back(s);
        std::erase_if(
            few, [&, seen = 0](const Sample& s) mutable { return s.label == m_classes[1] && seen++ > 0; });
        const auto best = Baseline::strongest(*m_store, few, m_classes, {});
        QVERIFY(best.ok());
        QCOMPARE(best->method(), BaselineMethod::classToken);
        QCOMPARE(best->penaltyChosen(), std::optional(false));
        QVERIFY(std::isnan(best->outOfFoldLoss()));
    }

    void itsFileSaysWhatItReads() {
        const std::string folder = m_folder.path();
        const auto fitted = Baseline::fit(*m_store, m_train, m_classes, BaselineMethod::meanValues, {});
        QVERIFY(fitted.ok() && fitted->save(folder, *systemFileLayer()).ok());
        const auto read = Baseline::left(folder);
        QVERIFY(read.ok() && *read);
        QCOMPARE((*read)->method(), BaselineMethod::meanValues);
        QCOMPARE((*read)->penaltyChosen(), std::optional(true));
        const auto then = fitted->probabilities(*m_store, m_validation),
                   now = (*read)->probabilities(*m_store, m_validation);
        QVERIFY(then.ok() && now.ok() && *then == *now);

        // One of an earlier version: a regression on the class token that says nothing of itself.
        const std::string path = folder + "/baseline.safetensors";
        const auto inputs = runs::BaselineInputs::read(*m_store, m_train, {BaselineMethod::classToken}, {});
        QVERIFY(inputs.ok());
        const auto earlier = training::LogisticRegression::fit(
            inputs->of(BaselineMethod::classToken),
            runs::baselineWidth(BaselineMethod::classToken, m_store->shape()),
            runs::labelsOf(m_train, m_classes), 2, 0.1);
        QVERIFY(earlier.ok() && earlier->save(path, *systemFileLayer()).ok());
        const auto old = Baseline::left(folder);
        QVERIFY(old.ok() && *old);
        QCOMPARE((*old)->method(), BaselineMethod::classToken);
        QVERIFY(!(*old)->penaltyChosen());
        QVERIFY((*old)->probabilities(*m_store, m_validation).ok());
        // One of a later version.
        QVERIFY(earlier->save(path, *systemFileLayer(), {{"method", "tea-leaves"}}).ok());
        const auto later = Baseline::left(folder);
        QVERIFY(!later.ok());
        QCOMPARE(later.error().code, ErrorCode::corruptFile);
    }
};

QTEST_GUILESS_MAIN(TestBaseline)
#include "test_baseline.moc"
