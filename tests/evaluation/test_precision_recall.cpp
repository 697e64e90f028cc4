#include <QTest>
#include <limits>
#include <vector>

#include "evaluation/precision_recall.h"

using fovea::evaluation::precisionRecallCurve;

class TestPrecisionRecall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithScikitLearn() {
        // sklearn.metrics.precision_recall_curve([0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.8, 0.05]),
        // version 1.2.1, thresholds descending.
        const std::vector<double> scores{0.1, 0.4, 0.35, 0.8, 0.8, 0.05};
        const std::vector<int> positive{0, 0, 1, 1, 0, 1};
        const double thresholds[] = {0.8, 0.4, 0.35, 0.1, 0.05};
        const double precision[] = {1.0 / 2, 1.0 / 3, 2.0 / 4, 2.0 / 5, 3.0 / 6};
        const double recall[] = {1.0 / 3, 1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0};
        const auto points = precisionRecallCurve(scores, positive);
        QCOMPARE(points.size(), std::size_t(5));
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(points[i].threshold, thresholds[i]);
            QCOMPARE(points[i].precision, precision[i]);
            QCOMPARE(points[i].recall, recall[i]);
        }
    }
    void nothingToDraw() {
        const std::vector<double> scores{0.1, 0.4};
        QVERIFY(precisionRecallCurve(scores, std::vector<int>{0, 0}).empty());
        QVERIFY(precisionRecallCurve(scores, std::vector<int>{1}).empty());
        QVERIFY(precisionRecallCurve(std::vector<double>{0.1, std::numeric_limits<double>::quiet_NaN()},
                                     std::vector<int>{0, 1})
                    .empty());
    }
};

QTEST_APPLESS_MAIN(TestPrecisionRecall)
#include "test_precision_recall.moc"
