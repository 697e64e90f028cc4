#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "adapter/adapter_file.h"
#include "inference/predictor.h"
#include "runs/evaluate.h"
#include "runs/project_source.h"
#include "runs/read_out.h"
#include "runs/resolved_run.h"
#include "runs/series.h"
#include "runs/tuning.h"
#include "tests/runs/brightness_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;

/// What a read-out is fitted to, what is kept of it, and that whoever uses its adapter gets the same.
class TestReadOutFit : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    std::string root() const { return m_folder.path("work"); }
    project::Project open() const {
        auto project = project::Project::open(root() + "/p.fovea");
        if (!project) qFatal("%s", project.error().detail.c_str());
        return std::move(*project);
    }
    RunSettings settings(int epochs, HeadKind head = HeadKind::readOut) const {
        RunSettings s = test::smallRun(root());
        s.epochs = epochs;
        s.head = head;
        return s;
    }
    RunOutcome trained(project::Project& project, const RunSettings& s) const {
        auto outcome = runTraining(project, s, true, systemFileLayer(), {});
        if (!outcome) qFatal("%s", outcome.error().detail.c_str());
        return std::move(*outcome);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::makeBrightnessProject(root(), 3)); }

    /// Each image by a fit that met neither it nor its group.
    void itsFiguresAreOutOfFold() {
        auto project = open();
        const RunSettings s = settings(0);
        (void)trained(project, s);
        const auto r = resolve(project, s);
        const auto store = openStore(project, *r, systemFileLayer());
        const auto train = ofSplit(r->samples, dataset::Split::train);
        const auto fitted = fitReadOut(*store, train, {}, r->classes, {}, {});
        QVERIFY(fitted.ok());
        QCOMPARE(fitted->figures.groups, 5);
        QVERIFY(std::isnan(fitted->figures.validationAuc));
        // Bright and dark are told apart by anything.
        QVERIFY(fitted->figures.outOfFoldAuc > 0.95);
        QVERIFY(fitted->figures.outOfFoldLogLoss < std::log(2.0));
        // Of labels that mean nothing it must not know the images that it learned from by heart.
        auto shuffled = train;
        for (std::size_t i = 0; i < shuffled.size(); ++i) shuffled[i].label = r->classes[i / 2 % 2];
        const auto chance = fitReadOut(*store, shuffled, {}, r->classes, {}, {});
        QVERIFY(chance->figures.outOfFoldAuc < 0.85);
        QVERIFY(chance->figures.outOfFoldLogLoss > fitted->figures.outOfFoldLogLoss + 0.2);
        QVERIFY(chance->figures.penalty > fitted->figures.penalty ||
                chance->figures.temperature > fitted->figures.temperature);
        // Centred: what all classes have in common is in no weight.
        const adapter::ReadOut& w = fitted->readOut;
        for (std::size_t i = 0; i < std::size_t(w.width()); ++i)
            QVERIFY(std::abs(w.weights[i] + w.weights[std::size_t(w.width()) + i]) < 1e-7f);
        // Bit by bit the same again.
        QVERIFY(fitReadOut(*store, train, {}, r->classes, {}, {})->readOut == w);
    }

    /// Units of four images, of which in the bright ones one is. What is chosen is what the network does with
    /// it; labels that mean nothing choose nothing, and neither does who does not ask for it.
    void imagesOfUnitsMayCountByWhatTheySay() {
        auto project = open();
        const RunSettings s = settings(0);
        (void)trained(project, s);
        const auto r = resolve(project, s);
        const auto store = openStore(project, *r, systemFileLayer());
        const auto train = ofSplit(r->samples, dataset::Split::train);
        std::vector<dataset::Sample> bright, dark;
        for (const dataset::Sample& one : train) (one.label == "ill" ? bright : dark).push_back(one);
        dataset::Units units;
        // Units that share an image are of one group, so each group has images of its own.
        const auto of = [](const std::vector<dataset::Sample>& all, std::size_t group, std::size_t i) {
            const std::size_t own = (all.size() - group + 4) / 5;
            return all[group + 5 * (i % own)];
        };
        for (std::size_t u = 0; u < 40; ++u) {
            const bool ill = u % 2 == 1;
            std::vector<dataset::Sample> images;
            for (std::size_t i = 0; i < 4; ++i) {
                images.push_back(ill && i == u / 2 % 4 ? of(bright, u / 2 % 5, u / 10)
                                                       : of(dark, u / 2 % 5, u + i));
                images.back().label = ill ? "ill" : "well";
                images.back().patient = "patient " + std::to_string(u);
            }
            units.rows.push_back(images.front());
            units.images.push_back(std::move(images));
        }
        const auto weighted = fitReadOut(*store, units, units, r->classes, {}, {}, {}, true);
        QVERIFY2(weighted.ok(), weighted ? "" : weighted.error().detail.c_str());
        QCOMPARE(weighted->figures.leastClass, std::string("well"));
        QVERIFY(weighted->figures.outOfFoldLogLoss < weighted->figures.outOfFoldLogLossAlike);
        QVERIFY(weighted->readOut.weighting.has_value());
        QCOMPARE(weighted->readOut.weighting->least, int(r->classes[1] == "well"));
        int first = 0;
        for (std::size_t u = 1; u < units.size(); u += 2) {
            std::vector<std::string> hashes;
            for (const dataset::Sample& image : units.images[u]) hashes.push_back(image.pixelHash);
            const auto weights = weighted->readOut.imageWeights(*store->summaries(hashes, {}));
            const auto most = std::max_element(weights.begin(), weights.end()) - weights.begin();
            first += std::size_t(most) == u / 2 % 4;
        }
        QVERIFY2(first >= 19, qPrintable(QString::number(first)));  // of 20
        const auto alike = fitReadOut(*store, units, units, r->classes, {}, {});
        QVERIFY(!alike->readOut.weighting && alike->figures.leastClass.empty());
        for (std::size_t u = 0; u < units.size(); ++u)
            for (dataset::Sample& image : units.images[u]) image.label = u / 2 % 2 == 0 ? "ill" : "well";
        for (std::size_t u = 0; u < units.size(); ++u) units.rows[u] = units.images[u].front();
        const auto chance = fitReadOut(*store, units, {}, r->classes, {}, {}, {}, true);
        QVERIFY(chance.ok() && !chance->readOut.weighting);
    }

    /// The second image of each unit is that of half of the units of its class.
    void unitsAreHeldOutByAllTheirImages() {
        auto project = open();
        const auto r = resolve(project, settings(0));
        const auto store = openStore(project, *r, systemFileLayer());
        const auto train = ofSplit(r->samples, dataset::Split::train);
        dataset::Units units;
        std::map<std::string, std::vector<dataset::Sample>> seen;  // of each class
        for (const dataset::Sample& one : train) {
            auto& before = seen[one.label];
            before.push_back(one);
            if (before.size() <= 2) continue;
            units.rows.push_back(one);
            units.images.push_back({one, before[before.size() % 2]});
        }
        QCOMPARE(fitReadOut(*store, units.rows, {}, r->classes, {}, {})->figures.groups, 5);
        QCOMPARE(fitReadOut(*store, units, {}, r->classes, {}, {})->figures.groups, 2);
    }

    void tooFewPatientsChooseNothing() {
        auto project = open();
        const auto r = resolve(project, settings(0));
        const auto store = openStore(project, *r, systemFileLayer());
        auto few = ofSplit(r->samples, dataset::Split::train);
        for (auto& s : few) s.patient = s.label;  // one of each class
        const auto fitted = fitReadOut(*store, few, few, r->classes, {}, {});
        QVERIFY(fitted.ok());
        QCOMPARE(fitted->figures.groups, 0);
        QCOMPARE(fitted->figures.penalty, kCautiousPenalty);
        QCOMPARE(fitted->figures.temperature, 1.0);
        QVERIFY(std::isnan(fitted->figures.outOfFoldAuc) && fitted->figures.validationAuc > 0.95);
    }

    void aJobThatIsCancelledEndsIt() {
        auto project = open();
        const auto r = resolve(project, settings(0));
        const auto store = openStore(project, *r, systemFileLayer());
        JobContext job;
        job.cancel.cancel();
        const auto fitted =
            fitReadOut(*store, ofSplit(r->samples, dataset::Split::train), {}, r->classes, {}, job);
        QCOMPARE(fitted.error().code, ErrorCode::cancelled);
    }

    void aReadOutAloneIsAWholeRun() {
        auto project = open();
        const RunOutcome outcome = trained(project, settings(0));
        QCOMPARE(outcome.epochs, 0);
        QCOMPARE(outcome.bestEpoch, 0);
        QVERIFY(outcome.readOut && outcome.validationAuc() == outcome.readOut->validationAuc);
        QCOMPARE(outcome.learnableParameters, std::int64_t(2 * (48 * 5 + 1)));
        QVERIFY(outcome.baseline);
        const auto known = outcomeOf(project, *project.run(outcome.run));
        QVERIFY2(known.ok(), known ? "" : known.error().detail.c_str());
        QCOMPARE(known->readOut->outOfFoldLogLoss, outcome.readOut->outOfFoldLogLoss);
        QCOMPARE(known->readOut->penalty, outcome.readOut->penalty);
        const auto adapter = adapter::loadAdapter(outcome.adapterPath);
        QVERIFY(adapter.ok());
        QVERIFY(!adapter->network.head().hasSideNetwork());
        const auto e = evaluateRun(project, outcome.run, dataset::Split::test, {}, systemFileLayer(), {});
        QVERIFY(e.ok());
        QVERIFY(e->estimates.at("auc").value > 0.9);
    }

    /// Evaluation, prediction of a file, and images that operating points are chosen on.
    void allWhoUseTheAdapterSayTheSame_data() {
        QTest::addColumn<int>("epochs");
        QTest::newRow("alone") << 0;
        QTest::newRow("beside a side network") << 2;
    }
    void allWhoUseTheAdapterSayTheSame() {
        QFETCH(const int, epochs);
        auto project = open();
        const RunOutcome outcome = trained(project, settings(epochs));
        const auto e = evaluateRun(project, outcome.run, dataset::Split::test, {}, systemFileLayer(), {});
        QVERIFY(e.ok());
        const auto predictor = inference::Predictor::load(
            outcome.adapterPath, {.device = "cpu", .backbone = root() + "/backbone"});
        QVERIFY2(predictor.ok(), predictor ? "" : predictor.error().detail.c_str());
        for (std::size_t i = 0; i < e->samples.size(); ++i) {
            const auto said = predictor->predict(e->samples[i].path, {}, false);
            QVERIFY(said.ok());
            for (std::size_t c = 0; c < 2; ++c) {
                QCOMPARE(said->probabilities[c], e->predictions.probabilities[2 * i + c]);
                QCOMPARE(said->networkProbabilities[c], e->networkProbabilities[2 * i + c]);
            }
        }
    }

    /// The loop's validation figures are those of both together, by which its epoch is chosen; and half of
    /// each is half of each.
    void theSideNetworkAndTheReadOutAreLearnedApart() {
        auto project = open();
        const RunOutcome both = trained(project, settings(2)),
                         plain = trained(project, settings(2, HeadKind::plain)),
                         alone = trained(project, settings(0));
        QCOMPARE(both.losses, plain.losses);  // the side network knows nothing of the read-out
        QVERIFY(!plain.readOut && both.readOut);
        QCOMPARE(both.learnableParameters, plain.learnableParameters + alone.learnableParameters);
        const auto images = tuningImages(project, both.run);
        QVERIFY(images.ok() && *images);
        const evaluation::Predictions& p = (*images)->predicted.predictions;
        double loss = 0;
        for (std::size_t i = 0; i < p.size(); ++i)
            loss -= std::log(p.probabilities[2 * i + std::size_t(p.truth[i])]) / double(p.size());
        QVERIFY(std::abs(loss - both.validation[std::size_t(both.bestEpoch) - 1].loss) < 1e-9);
        const auto logitOf = [&](const RunOutcome& o) -> std::vector<double> {
            const auto adapter = adapter::loadAdapter(o.adapterPath);
            const auto r = resolve(project, settings(2));
            const auto store = openStore(project, *r, systemFileLayer());
            const auto test = ofSplit(r->samples, dataset::Split::test);
            const auto said =
                predictStored(*store, adapter->network, adapter->info.lowNormalisation, test, {});
            std::vector<double> logits;
            for (std::size_t i = 0; i < said->size(); i += 2)
                logits.push_back(std::log((*said)[i + 1] / (*said)[i]));
            return logits;
        };
        if (both.bestEpoch == plain.bestEpoch) {
            const auto b = logitOf(both), s = logitOf(plain), r = logitOf(alone);
            for (std::size_t i = 0; i < b.size(); ++i) QVERIFY(std::abs(b[i] - (s[i] + r[i]) / 2) < 1e-5);
        }
    }

    /// Cut short and gone on with, too: the side network is the same, and each head keeps its own epoch.
    void oneTrainingLeavesBothHeads_data() {
        QTest::addColumn<bool>("cut");
        QTest::newRow("at once") << false;
        QTest::newRow("cut short") << true;
    }
    void oneTrainingLeavesBothHeads() {
        QFETCH(const bool, cut);
        auto project = open();
        RunSettings s = settings(4);
        s.seed = cut ? 78 : 77;
        RunSettings asPlain = s;
        asPlain.head = HeadKind::plain;
        RunObserver observer;
        observer.alsoPlain = true;
        observer.saveEverySeconds = 0;
        if (cut) {
            JobContext job;
            observer.onStep = [&](const training::StepEvent& step) {
                if (step.step == 6) job.cancel.cancel();
            };
            QCOMPARE(runTraining(project, s, true, systemFileLayer(), job, observer).error().code,
                     ErrorCode::cancelled);
            QVERIFY(!*newestRunLike(project, asPlain));
            observer.onStep = {};
        }
        const auto both = runTraining(project, s, true, systemFileLayer(), {}, observer);
        QVERIFY2(both.ok(), both ? "" : both.error().detail.c_str());
        const auto left = newestRunLike(project, asPlain);
        QVERIFY(left.ok() && *left);
        QVERIFY((*left)->state == project::RunState::done);
        const auto plain = outcomeOf(project, **left);
        QVERIFY2(plain.ok(), plain ? "" : plain.error().detail.c_str());
        const auto own = runTraining(project, asPlain, false, systemFileLayer(), {});
        QVERIFY(own.ok() && own->run != plain->run);
        QCOMPARE(plain->bestEpoch, own->bestEpoch);
        QCOMPARE(plain->losses, own->losses);
        QCOMPARE(plain->learnableParameters, own->learnableParameters);
        QVERIFY(!plain->readOut);
        for (std::size_t e = 0; e < 4; ++e) {
            QCOMPARE(plain->validation[e].loss, own->validation[e].loss);
            QCOMPARE(plain->validation[e].auc, own->validation[e].auc);
        }
        const auto a = adapter::loadAdapter(plain->adapterPath), b = adapter::loadAdapter(own->adapterPath);
        QVERIFY(a.ok() && b.ok());
        QVERIFY(a->network.head().plain());
        QVERIFY(a->network.values() == b->network.values());
        QCOMPARE(adapter::tuningToJson(a->info.tuning), adapter::tuningToJson(b->info.tuning));
        // And the one with a read-out is what it is without a plain one beside it.
        const auto alone = runTraining(project, s, false, systemFileLayer(), {});
        QVERIFY(alone.ok());
        QVERIFY(adapter::loadAdapter(alone->adapterPath)->network.values() ==
                adapter::loadAdapter(both->adapterPath)->network.values());
    }

    void plainHasNone() {
        auto project = open();
        const RunOutcome plain = trained(project, settings(1, HeadKind::plain));
        const auto adapter = adapter::loadAdapter(plain.adapterPath);
        QVERIFY(adapter->network.head() == adapter::Head());
        QCOMPARE(plain.learnableParameters, adapter::learnableParameters(adapter->info.config));
    }

    /// Its last run learns from all images for the median of no epochs: a read-out alone, too.
    void aReadOutAloneIsCrossValidated() {
        auto project = open();
        SeriesOptions options;
        options.folds = 3;
        const auto series = runSeries(project, settings(0), options, true, systemFileLayer(), {});
        QVERIFY2(series.ok(), series ? "" : series.error().detail.c_str());
        QCOMPARE(series->members.size(), std::size_t(3));
        QVERIFY(series->auc().value > 0.9);
        const auto adapter = adapter::loadAdapter(series->shipped.adapterPath);
        QVERIFY(adapter.ok() && !adapter->network.head().hasSideNetwork());
    }
};

QTEST_GUILESS_MAIN(TestReadOutFit)
#include "test_read_out_fit.moc"
