#include <QTest>

#include "runs/compare.h"
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
};

QTEST_GUILESS_MAIN(TestCompare)
#include "test_compare.moc"
