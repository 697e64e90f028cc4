#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "runs/compare.h"
#include "runs/resolved_run.h"
#include "runs/run_baseline.h"
#include "runs/unit_answers.h"
#include "tests/runs/study_project.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using runs::Model;

/// On pictures of 64 x 64: which controls stand beside which variants, not who is the better.
class TestCompare : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeSmallProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void aControlIsSharedByThoseThatDifferInWhatItDoesNotSee_data() {
        QTest::addColumn<runs::RunSettings>("second");
        QTest::addColumn<std::vector<int>>("alone");
        QTest::addColumn<std::vector<int>>("regressions");
        const std::vector<int> shared = {0}, own = {0, 1};
        runs::RunSettings s = test::quickSettings();
        s.store = adapter::StoreType::fp16;
        QTest::newRow("store") << s << shared << shared;
        s = test::quickSettings();
        s.epochs = 2;
        QTest::newRow("epochs") << s << own << shared;
        s = test::quickSettings();
        s.learningRate = 2e-3;
        QTest::newRow("learning rate") << s << own << shared;
        s = test::quickSettings();
        s.balance = runs::Balance::weights;
        QTest::newRow("balance") << s << own << shared;
        s = test::quickSettings();
        s.lowResolution = 48;
        QTest::newRow("low resolution") << s << own << shared;
        s = test::quickSettings();
        s.resolution = 96;
        QTest::newRow("resolution") << s << own << own;
        s = test::quickSettings();
        s.fold = runs::Fold{1, 3};
        QTest::newRow("fold") << s << own << own;
    }
    void aControlIsSharedByThoseThatDifferInWhatItDoesNotSee() {
        QFETCH(const runs::RunSettings, second);
        QFETCH(const std::vector<int>, alone);
        QFETCH(const std::vector<int>, regressions);
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        const auto c =
            runs::compareModels(*project, {{test::quickSettings(), second}, {0}, {}}, systemFileLayer(), {});
        QVERIFY2(c.ok(), c.ok() ? "" : c.error().detail.c_str());
        const auto variantsOf = [&](Model model) {
            std::vector<int> variants;
            for (const auto& contender : c->models)
                if (contender.model == model) variants.push_back(contender.variant);
            return variants;
        };
        QCOMPARE(variantsOf(Model::adapter), (std::vector<int>{0, 1}));
        QCOMPARE(variantsOf(Model::sideNetworkAlone), alone);
        QCOMPARE(variantsOf(Model::logisticRegression), regressions);
        QCOMPARE(variantsOf(Model::baseline).size(),
                 regressions.size() * (std::size(runs::kBaselineMethods) - 1));
    }

    /// Every contender answers the same studies, and a baseline says the mean of what it says of their
    /// images.
    void studiesAreCompared() {
        const std::string root = m_folder.path("studies");
        const test::StudyProjectSize size;
        QVERIFY(test::makeStudyProject(root, size));
        auto project = project::Project::open(root + "/p.fovea");
        QVERIFY(project.ok());
        const runs::RunSettings settings = test::smallRun(root);
        const auto c = runs::compareModels(*project, {{settings}, {0}, {}}, systemFileLayer(), {});
        QVERIFY2(c.ok(), c.ok() ? "" : c.error().detail.c_str());
        QCOMPARE(c->trainUnits, 2 * size.train);
        QCOMPARE(c->validationUnits, 2 * size.validation);
        QCOMPARE(c->testUnits, 2 * size.test);
        QCOMPARE(c->testImages, 2 * size.test * size.images);
        std::set<Model> models;
        for (const auto& contender : c->models) {
            models.insert(contender.model);
            QCOMPARE(contender.test.size(), std::size_t(1));
            QCOMPARE(contender.test.front().predictions.truth,
                     c->models.front().test.front().predictions.truth);
            QCOMPARE(contender.test.front().patients(), c->models.front().test.front().patients());
            QCOMPARE(int(contender.test.front().size()), c->testUnits);
        }
        QVERIFY((models == std::set{Model::adapter, Model::sideNetworkAlone, Model::logisticRegression,
                                    Model::baseline}));

        const auto run = runs::resolve(*project, settings);
        QVERIFY(run.ok());
        const auto store = runs::openStore(*project, *run, systemFileLayer());
        QVERIFY(store.ok());
        const auto regression =
            runs::RunBaseline::fit(*store, runs::ofSplit(run->samples, dataset::Split::train), run->task,
                                   runs::BaselineMethod::classToken, {});
        QVERIFY(regression.ok());
        const dataset::Units judged = runs::unitsOfSplit(*run, dataset::Split::test);
        const auto ofImages = regression->answers(*store, runs::imagesOf(judged));
        QVERIFY(ofImages.ok());
        const auto compared = std::find_if(c->models.begin(), c->models.end(), [](const auto& contender) {
            return contender.model == Model::logisticRegression;
        });
        QVERIFY(compared != c->models.end());
        const std::vector<double> expected = runs::meanOverImages(judged, *ofImages),
                                  said = compared->test.front().predictions.probabilities;
        QCOMPARE(said.size(), expected.size());
        for (std::size_t i = 0; i < said.size(); ++i) QVERIFY(std::abs(said[i] - expected[i]) < 1e-4);
    }

    void fineTuningOfStudiesIsRefusedByName() {
        const std::string root = m_folder.path("tuned");
        QVERIFY(test::makeStudyProject(root));
        auto project = project::Project::open(root + "/p.fovea");
        QVERIFY(project.ok());
        runs::CompareOptions options;
        options.variants = {test::smallRun(root)};
        options.fineTuning = training::FineTuningOptions();
        const auto refused = runs::compareModels(*project, options, systemFileLayer(), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QVERIFY2(refused.error().detail.find("each study: ask about each image") != std::string::npos,
                 refused.error().detail.c_str());
        QVERIFY(project->runs()->empty());  // before anything was trained
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "test_compare.moc"
