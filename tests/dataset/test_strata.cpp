#include <QTest>
#include <cmath>
#include <map>

#include "base/random.h"
#include "dataset/split.h"
#include "dataset/strata.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

Question question(const std::string& name, QuestionKind kind, std::vector<std::string> answers = {}) {
    Question q;
    q.name = name;
    q.kind = kind;
    q.answers = std::move(answers);
    return q;
}

/// 600 images of 300 patients: a grade, two findings of which one is rare, and a number.
std::vector<Sample> samples() {
    std::vector<Sample> all;
    Random random(7);
    for (int i = 0; i < 600; ++i) {
        Sample s;
        s.path = "/d/" + std::to_string(i) + ".png";
        s.pixelHash = "h" + std::to_string(i);
        s.patient = "P" + std::to_string(i / 2);
        s.label = std::to_string(random.below(3));
        s.answers["Lesions"] = std::string("rare=") + (random.below(20) == 0 ? "yes" : "no") +
                               "|usual=" + (random.below(2) ? "yes" : "no");
        s.answers["Age"] = std::to_string(20 + random.below(60));
        all.push_back(s);
    }
    return all;
}

Asked asked() {
    return {{question("Grade", QuestionKind::grades, {"0", "1", "2"}),
             question("Lesions", QuestionKind::findings, {"rare", "usual"}),
             question("Age", QuestionKind::number)},
            0};
}

/// How far the share of a stratum in a split is from that split's share of the images, at most.
double worst(const std::vector<Sample>& all, const Asked& over) {
    const auto strata = strataOf(all, over);
    std::map<Stratum, std::map<Split, double>> counts;
    std::map<Stratum, double> sums;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const Stratum& stratum : strata[i]) {
            ++counts[stratum][all[i].split];
            ++sums[stratum];
        }
    const SplitShares shares;
    double worst = 0;
    for (auto& [stratum, splits] : counts)
        for (const auto& [split, share] :
             {std::pair(Split::test, shares.test), std::pair(Split::validation, shares.validation)})
            worst = std::max(worst, std::abs(splits[split] / sums[stratum] - share));
    return worst;
}

}  // namespace

/// What images are divided by, and that all questions together are.
class TestStrata : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKindHasItsStrata() {
        std::vector<Sample> all(41);
        for (std::size_t i = 0; i < all.size(); ++i) all[i].answers["Age"] = std::to_string(i);
        all[0].label = "2";
        all[0].answers["Lesions"] = "rare=yes";
        all[40].answers.clear();
        const auto strata = strataOf(all, asked());
        QCOMPARE(strata[0], (std::vector<Stratum>{{0, "2"}, {1, "rare=yes"}, {2, "0"}}));
        QCOMPARE(strata[9], (std::vector<Stratum>{{2, "0"}}));
        QCOMPARE(strata[10], (std::vector<Stratum>{{2, "1"}}));
        QCOMPARE(strata[39], (std::vector<Stratum>{{2, "3"}}));
        QVERIFY(strata[40].empty());
        QVERIFY(isAnswered(all[39]));
        QVERIFY(!isAnswered(all[40]));
        // Few numbers are not divided, equal ones not either.
        for (Sample& s : all) s.answers["Age"] = "5";
        for (const auto& own : strataOf(all, asked())) QCOMPARE(own.back(), (Stratum{2, "1"}));
    }

    void allQuestionsKeepTheirProportions() {
        std::vector<Sample> all = samples(), alone = all;
        QVERIFY(assignSplits(all, {{}, 3, asked()}).ok());
        QVERIFY(assignSplits(alone, {{}, 3, Asked{{asked().questions[0]}, 0}}).ok());
        const double together = worst(all, asked()), first = worst(alone, asked());
        qInfo("largest difference of a share: %.3f over all questions, %.3f over the first only", together,
              first);
        QVERIFY2(together < 0.05, std::to_string(together).c_str());
        QVERIFY(together < first);
        std::map<std::string, Split> splits;
        for (const Sample& s : all)
            QCOMPARE(int(splits.try_emplace(s.patient, s.split).first->second), int(s.split));
    }

    void aSecondQuestionAloneIsDividedToo() {
        std::vector<Sample> all = samples();
        for (Sample& s : all) s.label.clear();
        QVERIFY(assignSplits(all, {{}, 3, asked()}).ok());
        for (const Sample& s : all) QVERIFY(s.split != Split::unassigned);
    }

    void foldsOfFindingsAndNumbers() {
        std::vector<Sample> all = samples();
        for (Sample& s : all) {
            s.split = Split::train;
            s.label = s.answers["Lesions"];
        }
        all[0].label.clear();
        const auto folds = assignFolds(all, 5, 1, asked().questions[1]);
        QVERIFY(folds.ok());
        QCOMPARE(folds->at(0), -1);
        std::map<int, int> rare, images;
        for (std::size_t i = 1; i < all.size(); ++i) {
            ++images[folds->at(i)];
            rare[folds->at(i)] += all[i].label.starts_with("rare=yes");
        }
        QCOMPARE(images.size(), std::size_t(5));
        for (const auto& [fold, n] : rare) QVERIFY2(n >= 3, std::to_string(n).c_str());
        // A finding of one patient does not stand in the way, too few patients do.
        std::vector<Sample> few(all.begin() + 1, all.begin() + 4);
        QCOMPARE(assignFolds(few, 5, 1, asked().questions[1]).error().code, ErrorCode::tooFewSamples);
    }
};

QTEST_APPLESS_MAIN(TestStrata)
#include "test_strata.moc"
