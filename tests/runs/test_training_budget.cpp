#include <QTest>

#include "runs/training_budget.h"

using namespace fovea::runs;

class TestTrainingBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void budget_data() {
        QTest::addColumn<int>("effort");
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<int>("batch");
        QTest::addColumn<double>("rate");
        const auto row = [](const char* name, Effort effort, int images, int epochs, int batch, double rate) {
            QTest::newRow(name) << int(effort) << images << epochs << batch << rate;
        };
        row("the demo", Effort::quick, 144, 60, 8, 3e-3);  // 18 steps an epoch
        row("the demo, balanced", Effort::balanced, 144, 100, 8, 3e-3);
        row("few are not learned by heart", Effort::thorough, 24, 160, 8, 3e-3);
        row("one", Effort::quick, 1, 60, 8, 3e-3);
        row("none", Effort::balanced, 0, 100, 8, 3e-3);
        row("last of the small batches", Effort::balanced, 499, 35, 8, 3e-3);
        row("first of the large ones", Effort::balanced, 500, 70, 16, 1e-3);
        row("many", Effort::balanced, 100000, 20, 16, 1e-3);
        row("many, quick", Effort::quick, 100000, 10, 16, 1e-3);
        row("many, thorough", Effort::thorough, 100000, 40, 16, 1e-3);
    }
    void budget() {
        QFETCH(const int, effort);
        QFETCH(const int, images);
        const TrainingBudget budget = trainingBudget(Effort(effort), images);
        QTEST(budget.epochs, "epochs");
        QTEST(budget.batch, "batch");
        QTEST(budget.learningRate, "rate");
    }
    void onlyThoroughTrainsSeveralSideNetworks() {
        QCOMPARE(sideNetworksOf(Effort::quick), 1);
        QCOMPARE(sideNetworksOf(Effort::balanced), 1);
        QCOMPARE(sideNetworksOf(Effort::thorough), 3);
    }
    void moreEffortIsMoreEpochs() {
        for (int images = 1; images < 20000; images = images * 3 / 2 + 1) {
            const int quick = trainingBudget(Effort::quick, images).epochs,
                      balanced = trainingBudget(Effort::balanced, images).epochs,
                      thorough = trainingBudget(Effort::thorough, images).epochs;
            QVERIFY(quick < balanced && balanced < thorough);
        }
    }
};

QTEST_APPLESS_MAIN(TestTrainingBudget)
#include "test_training_budget.moc"
