#include "evaluation/training_kind.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "evaluation/unlike_unit.h"

using namespace fovea;
using namespace fovea::evaluation;
using nlohmann::json;

class TestTrainingKind : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void falseAlarmsAreAsStated_data();
    void falseAlarmsAreAsStated();
    void findsWhatVarianceHides();
    void distanceIsAboutOneForTheSameKind();
    void agreesWithMahalanobis();
    void saysWhy_data();
    void saysWhy();
    void tooFew();
    void roundingDecidesNothing();
    void throughJson();
    void refusesNonsense();
    void canBeCancelled();
};

namespace {

constexpr std::size_t kWidth = 24;

/// Images [n, kWidth] that differ much along three directions, and little along the others.
std::vector<float> states(std::size_t n, Random& random, double shift = 0) {
    std::vector<float> all;
    for (std::size_t i = 0; i < n; ++i) {
        const double a = 3 * random.normal(), b = 2 * random.normal(), c = 2 * random.normal();
        for (std::size_t k = 0; k < kWidth; ++k) {
            const double along = (k % 3 == 0 ? a : k % 3 == 1 ? b : c) * (k % 2 == 0 ? 1 : -1);
            all.push_back(float(5 + along + 0.3 * random.normal() + (k < kWidth / 2 ? shift : -shift)));
        }
    }
    return all;
}

std::vector<int> fiveGroups(std::size_t n) {
    std::vector<int> groups;
    for (std::size_t i = 0; i < n; ++i) groups.push_back(int(i % 5));
    return groups;
}

PictureFacts usual() {
    return {.grey = 0.3, .contrast = 0.2, .colour = 0, .aspect = 0, .modality = "MR"};
}

TrainingKind kindOf(const std::vector<float>& of, double rate = kUsualFalseAlarmRate) {
    const std::size_t n = of.size() / kWidth;
    auto made = trainingKind(of, fiveGroups(n), std::vector(n, usual()), rate, {});
    if (!made || !*made) qFatal("no kind");
    return std::move(**made);
}

double shareBeyond(const TrainingKind& kind, const std::vector<float>& of) {
    int beyond = 0;
    for (std::size_t i = 0; i < of.size(); i += kWidth)
        beyond += kind.distance(std::span(of).subspan(i, kWidth)) > kind.limit;
    return double(beyond) / (double(of.size()) / kWidth);
}

}  // namespace

void TestTrainingKind::falseAlarmsAreAsStated_data() {
    QTest::addColumn<int>("images");
    QTest::newRow("too few to count two in a hundred") << 40;
    QTest::newRow("some hundred") << 300;
}

/// Over 20 trainings, in the mean: new images of the kind are beyond the limit about as often as stated,
/// which is no more than two in a hundred with so few to learn it from.
void TestTrainingKind::falseAlarmsAreAsStated() {
    QFETCH(int, images);
    double share = 0;
    for (int training = 0; training < 20; ++training) {
        Random random{std::uint64_t(training)};
        const TrainingKind kind = kindOf(states(std::size_t(images), random));
        share += shareBeyond(kind, states(500, random)) / 20;
    }
    QVERIFY2(share < 0.025, qPrintable(QString::number(share)));
}

/// A shift that is small beside the spread of every single number, against the way in which they belong
/// together.
void TestTrainingKind::findsWhatVarianceHides() {
    Random random{1};
    const TrainingKind kind = kindOf(states(200, random));
    QVERIFY(shareBeyond(kind, states(200, random, 1)) > 0.95);
}

void TestTrainingKind::distanceIsAboutOneForTheSameKind() {
    Random random{2};
    const TrainingKind kind = kindOf(states(400, random));
    const auto others = states(400, random);
    double mean = 0;
    for (std::size_t i = 0; i < others.size(); i += kWidth)
        mean += kind.distance(std::span(others).subspan(i, kWidth)) / 400;
    // Less than 1 by as much as small variances were drawn towards the mean.
    QVERIFY2(mean > 0.6 && mean < 1.1, qPrintable(QString::number(mean)));
    QVERIFY(kind.limit > 1);
}

/// Of two numbers, one direction kept, by hand: the covariance of the standardised numbers is 1 beside their
/// correlation r, and is drawn towards the identity by the share of Ledoit and Wolf (2004).
void TestTrainingKind::agreesWithMahalanobis() {
    Random random{3};
    std::vector<float> two;
    constexpr std::size_t kImages = 200;
    for (std::size_t i = 0; i < kImages; ++i) {
        const double a = random.normal(), b = 0.6 * a + 0.8 * random.normal();
        two.push_back(float(a));
        two.push_back(float(10 + 4 * b));
    }
    const auto made = trainingKind(two, fiveGroups(kImages), std::vector(kImages, usual()), 0.01, {});
    QVERIFY(made.ok() && made->has_value());
    const TrainingKind& kind = **made;
    double r = 0;
    const auto z = [&](std::size_t i, std::size_t k) {
        return (double(two[i * 2 + k]) - double(kind.mean[k])) / double(kind.deviation[k]);
    };
    for (std::size_t i = 0; i < kImages; ++i) r += z(i, 0) * z(i, 1) / kImages;
    double error = 0;  // of the covariance: mean squared distance of an image's own from it
    for (std::size_t i = 0; i < kImages; ++i) {
        const double x = z(i, 0), y = z(i, 1);
        error += ((x * x - 1) * (x * x - 1) + (y * y - 1) * (y * y - 1) + 2 * (x * y - r) * (x * y - r)) /
                 (double(kImages) * double(kImages));
    }
    r *= 1 - error / (2 * r * r);
    for (std::size_t i = 0; i < 10; ++i) {
        const double x = z(i, 0), y = z(i, 1);
        const double expected = std::sqrt((x * x - 2 * r * x * y + y * y) / (1 - r * r) / 2);
        QVERIFY(std::abs(kind.distance(std::span(two).subspan(i * 2, 2)) - expected) < 1e-4);
    }
}

void TestTrainingKind::saysWhy_data() {
    QTest::addColumn<PictureFacts>("facts");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, auto change, const MessageKind& kind) {
        PictureFacts facts = usual();
        change(facts);
        QTest::newRow(name) << facts << QString(kind.code);
    };
    using F = PictureFacts&;
    row(
        "modality before all", [](F f) { f.modality = "US", f.colour = 0.5; }, kOtherModality);
    row(
        "no modality is no other one", [](F f) { f.modality.clear(); }, kNoPlainReason);
    row(
        "colour", [](F f) { f.colour = 0.2, f.grey = 0.9; }, kColourAmongGrey);
    row(
        "shape", [](F f) { f.aspect = std::log(2.0), f.grey = 0.9; }, kOtherShape);
    row(
        "brightness", [](F f) { f.grey = 0.7; }, kOtherBrightness);
    row(
        "contrast", [](F f) { f.contrast = 0.02; }, kOtherContrast);
    row(
        "none", [](F) {}, kNoPlainReason);
}

void TestTrainingKind::saysWhy() {
    QFETCH(PictureFacts, facts);
    QFETCH(QString, code);
    Random random{4};
    const TrainingKind kind = kindOf(states(40, random));
    QCOMPARE(QString::fromStdString(kind.why(facts).code), code);
    // The other way round: grey among pictures in colour.
    TrainingKind colourful = kind;
    colourful.colour = {0.3, 0.5};
    QCOMPARE(QString::fromStdString(colourful.why(usual()).code), QString(kGreyAmongColour.code));
}

void TestTrainingKind::tooFew() {
    Random random{5};
    constexpr std::size_t kFew = std::size_t(kLeastImagesOfAKind) - 1;
    const auto made =
        trainingKind(states(kFew, random), fiveGroups(kFew), std::vector(kFew, usual()), 0.01, {});
    QVERIFY(made.ok() && !made->has_value());
}

/// Half of a unit's answer, as weights of ten images sum to it.
void TestTrainingKind::roundingDecidesNothing() {
    double half = 0;
    for (int image = 0; image < 5; ++image) half += 0.1;
    QVERIFY(isUnlikeTogether(half) && isUnlikeTogether(1 - half));
    QVERIFY(isUnlikeTogether(std::nextafter(kUnlikeShare, 0)));
    QVERIFY(!isUnlikeTogether(kUnlikeShare - 1e-3));
}

void TestTrainingKind::throughJson() {
    Random random{6};
    const TrainingKind kind = kindOf(states(100, random));
    const std::string text = toJson(kind).dump();
    const TrainingKind again = trainingKindFrom(json::parse(text));
    for (const auto& of : {states(20, random), states(20, random, 2)})
        for (std::size_t i = 0; i < of.size(); i += kWidth) {
            const auto state = std::span(of).subspan(i, kWidth);
            const double before = kind.distance(state);
            QVERIFY(std::abs(again.distance(state) - before) < 1e-3 * before);
        }
    QVERIFY(again.modalities == kind.modalities);
    QCOMPARE(QString::fromStdString(toJson(again).dump()), QString::fromStdString(text));
}

void TestTrainingKind::refusesNonsense() {
    Random random{7};
    const std::vector<float> some = states(40, random);
    const std::vector facts(40, usual());
    QVERIFY(!trainingKind(some, std::vector(40, 0), facts, 0.01, {}).ok());
    QVERIFY(!trainingKind(some, fiveGroups(40), std::vector(39, usual()), 0.01, {}).ok());
    QVERIFY(!trainingKind(some, fiveGroups(40), facts, 0, {}).ok());
    std::vector<float> broken = some;
    broken[5] = std::nanf("");
    QVERIFY(!trainingKind(broken, fiveGroups(40), facts, 0.01, {}).ok());
    const json good = toJson(kindOf(some));
    for (const char* key : {"limit", "mean", "directions", "rest", "grey", "modalities"}) {
        json bad = good;
        bad.erase(key);
        QVERIFY_THROWS_EXCEPTION(json::exception, trainingKindFrom(bad));
    }
    for (const auto& [key, value] :
         {std::pair<const char*, json>{"rest", 0}, {"limit", -1}, {"deviation", {1}}}) {
        json bad = good;
        bad[key] = value;
        QVERIFY_THROWS_EXCEPTION(json::exception, trainingKindFrom(bad));
    }
}

void TestTrainingKind::canBeCancelled() {
    Random random{8};
    JobContext job;
    job.cancel.cancel();
    const auto made = trainingKind(states(40, random), fiveGroups(40), std::vector(40, usual()), 0.01, job);
    QVERIFY(!made.ok());
    QVERIFY(made.error().code == ErrorCode::cancelled);
}

QTEST_GUILESS_MAIN(TestTrainingKind)
#include "test_training_kind.moc"
