#include <QSet>
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "base/random.h"
#include "dataset/split.h"
#include "tests/dataset/sample_maker.h"

using namespace fovea;
using namespace fovea::dataset;
using fovea::test::SampleMaker;

class TestSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsProportionsOfEveryClass();
    void keepsPatientsTogether();
    void comesCloseWithPatientsOfManySizes();
    void keepsDuplicatesTogether();
    void keepsFramesOfAFileTogether();
    void linksPatientsThroughDuplicates();
    void keepsPatientsOfSeveralClassesTogether();
    void threePatientsAreEnough();
    void seedDecidesAndNothingElse();
    void leavesUnlabelledOut();
    void aShareOfZeroLeavesAPartEmpty();
    void classesOfFewPatientsGoWhereTheyAreOfUse_data();
    void classesOfFewPatientsGoWhereTheyAreOfUse();
    void duplicatesDoNotMakeAClassLarger();
    void patientsOfSeveralClassesLackAsLittleAsCanBe();
    void nothingLabelledNothingDivided();
    void groupsThatAreKnownGiveTheSame();
    void refusesShares_data();
    void refusesShares();
    void completesValidationFromTrain();
    void completesTestFromTrain();
    void completesBothFromTrain();
    void completeGivenSplitsStay();
    void completingMovesNoLinkedPatient();
    void completingTakesWhatItCan();
    void completingLeavesUnassignedAlone();
    void foldsKeepPatientsAndProportions();
    void foldsLeaveTheRestAlone();
    void foldsBySeedAndNothingElse();
    void foldsNameTheClassThatIsTooSmall();
    void foldsKeepUnitsByAllTheirImages();
};

namespace {

using Parts = std::map<Split, int>;

std::map<std::string, Parts> countByClass(const std::vector<Sample>& samples) {
    std::map<std::string, Parts> counts;
    for (const Sample& sample : samples) ++counts[sample.label][sample.split];
    return counts;
}

/// The parts in which samples with this value of a property are.
std::map<std::string, std::set<Split>> partsBy(const std::vector<Sample>& samples,
                                               std::string Sample::*property) {
    std::map<std::string, std::set<Split>> parts;
    for (const Sample& sample : samples) {
        if (!(sample.*property).empty()) parts[sample.*property].insert(sample.split);
    }
    return parts;
}

bool noneTorn(const std::vector<Sample>& samples, std::string Sample::*property) {
    const auto parts = partsBy(samples, property);
    return std::all_of(parts.begin(), parts.end(),
                       [](const auto& entry) { return entry.second.size() == 1; });
}

std::map<std::string, Split> splitByHash(const std::vector<Sample>& samples) {
    std::map<std::string, Split> splits;
    for (const Sample& sample : samples) splits[sample.pixelHash] = sample.split;
    return splits;
}

bool everyClassInEveryPart(const std::vector<Sample>& samples) {
    for (const auto& [name, parts] : countByClass(samples)) {
        for (const Split part : {Split::train, Split::validation, Split::test}) {
            if (!parts.contains(part)) return false;
        }
    }
    return true;
}

}  // namespace

void TestSplit::keepsProportionsOfEveryClass() {
    SampleMaker maker;
    maker.addMany(200, "healthy");
    maker.addMany(40, "ill");
    QVERIFY(assignSplits(maker.samples, {}).ok());
    const auto counts = countByClass(maker.samples);
    QCOMPARE(counts.at("healthy"), (Parts{{Split::train, 120}, {Split::validation, 30}, {Split::test, 50}}));
    QCOMPARE(counts.at("ill"), (Parts{{Split::train, 24}, {Split::validation, 6}, {Split::test, 10}}));
}

void TestSplit::keepsPatientsTogether() {
    SampleMaker maker;
    for (int patient = 0; patient < 60; ++patient) {
        for (int image = 0; image < 1 + patient % 4; ++image)
            maker.add(patient % 3 == 0 ? "ill" : "healthy", "P" + std::to_string(patient));
    }
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        QVERIFY(noneTorn(maker.samples, &Sample::patient));
        for (const auto& [name, parts] : countByClass(maker.samples)) {
            const double all = parts.at(Split::train) + parts.at(Split::validation) + parts.at(Split::test);
            QVERIFY(std::abs(parts.at(Split::validation) - 0.15 * all) <= 4);  // one patient
            QVERIFY(std::abs(parts.at(Split::test) - 0.25 * all) <= 4);
        }
    }
}

void TestSplit::comesCloseWithPatientsOfManySizes() {
    // One patient has 40 % of the images: only train has room for it.
    SampleMaker maker;
    for (int i = 0; i < 40; ++i) maker.add("ill", "large");
    maker.addMany(60, "ill");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        QCOMPARE(countByClass(maker.samples).at("ill"),
                 (Parts{{Split::train, 60}, {Split::validation, 15}, {Split::test, 25}}));
        QVERIFY(noneTorn(maker.samples, &Sample::patient));
    }
}

void TestSplit::keepsDuplicatesTogether() {
    SampleMaker maker;
    for (int i = 0; i < 90; ++i) maker.add("ill").pixelHash = "pixels " + std::to_string(i / 3);
    QVERIFY(assignSplits(maker.samples, {}).ok());
    QVERIFY(noneTorn(maker.samples, &Sample::pixelHash));
    QVERIFY(everyClassInEveryPart(maker.samples));
}

void TestSplit::keepsFramesOfAFileTogether() {
    SampleMaker maker;
    for (int i = 0; i < 90; ++i) {
        Sample& sample = maker.add("ill");
        sample.path = "/data/" + std::to_string(i / 3) + ".nii";
        sample.frame = i % 3;
    }
    QVERIFY(assignSplits(maker.samples, {}).ok());
    QVERIFY(noneTorn(maker.samples, &Sample::path));
    QVERIFY(everyClassInEveryPart(maker.samples));
}

void TestSplit::linksPatientsThroughDuplicates() {
    // A and B share an image, B and C another: A, B and C belong together.
    SampleMaker maker;
    maker.add("ill", "A");
    maker.add("ill", "A").pixelHash = "shared AB";
    maker.add("ill", "B").pixelHash = "shared AB";
    maker.add("ill", "B").pixelHash = "shared BC";
    maker.add("ill", "C").pixelHash = "shared BC";
    maker.add("ill", "C");
    maker.addMany(14, "ill");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        std::set<Split> parts;
        for (int i = 0; i < 6; ++i) parts.insert(maker.samples[i].split);
        QCOMPARE(parts.size(), std::size_t(1));
    }
}

void TestSplit::keepsPatientsOfSeveralClassesTogether() {
    // Both eyes of a patient, often of different grades; one grade is rare.
    SampleMaker maker;
    Random random(7);
    for (int patient = 0; patient < 80; ++patient) {
        for (int eye = 0; eye < 2; ++eye) {
            const double u = random.uniform();
            maker.add(u < 0.08 ? "severe" : u < 0.4 ? "mild" : "none", "P" + std::to_string(patient));
        }
    }
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        QVERIFY(noneTorn(maker.samples, &Sample::patient));
        QVERIFY(everyClassInEveryPart(maker.samples));
        Parts parts;
        for (const Sample& sample : maker.samples) ++parts[sample.split];
        QVERIFY(std::abs(parts[Split::validation] - 24) <= 6);
        QVERIFY(std::abs(parts[Split::test] - 40) <= 6);
    }
}

void TestSplit::threePatientsAreEnough() {
    SampleMaker maker;
    for (const char* patient : {"A", "B", "C"}) {
        for (int i = 0; i < 5; ++i) maker.add("rare", patient);
    }
    maker.addMany(100, "common");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        QVERIFY(everyClassInEveryPart(maker.samples));
    }
}

void TestSplit::seedDecidesAndNothingElse() {
    SampleMaker maker;
    for (int i = 0; i < 120; ++i) maker.add(i % 3 ? "a" : "b", i % 2 ? "P" + std::to_string(i / 5) : "");
    std::vector<Sample> other = maker.samples;
    Random(3).shuffle(other);
    for (Sample& sample : other) {
        sample.path = "/moved" + sample.path;
        sample.split = Split::test;  // what was before does not matter
    }
    QVERIFY(assignSplits(maker.samples, {.seed = 5}).ok());
    QVERIFY(assignSplits(other, {.seed = 5}).ok());
    QCOMPARE(splitByHash(other), splitByHash(maker.samples));
    QVERIFY(assignSplits(other, {.seed = 6}).ok());
    QVERIFY(splitByHash(other) != splitByHash(maker.samples));
}

void TestSplit::leavesUnlabelledOut() {
    SampleMaker maker;
    maker.addMany(20, "ill");
    maker.add("", {}, Split::train);
    QVERIFY(assignSplits(maker.samples, {}).ok());
    QCOMPARE(maker.samples.back().split, Split::unassigned);
    QVERIFY(maker.samples.front().split != Split::unassigned);
}

void TestSplit::aShareOfZeroLeavesAPartEmpty() {
    SampleMaker maker;
    maker.addMany(20, "ill");
    QVERIFY(assignSplits(maker.samples, {.shares = {.validation = 0.25, .test = 0}}).ok());
    QCOMPARE(countByClass(maker.samples).at("ill"), (Parts{{Split::train, 15}, {Split::validation, 5}}));
}

void TestSplit::classesOfFewPatientsGoWhereTheyAreOfUse_data() {
    using Splits = QSet<int>;
    const int train = int(Split::train), val = int(Split::validation), test = int(Split::test);
    QTest::addColumn<int>("patients");
    QTest::addColumn<double>("testShare");
    QTest::addColumn<Splits>("parts");
    QTest::newRow("one is learned from") << 1 << 0.25 << Splits{train};
    QTest::newRow("the second is judged by") << 2 << 0.25 << Splits{train, test};
    QTest::newRow("the third is tuned by") << 3 << 0.25 << Splits{train, test, val};
    QTest::newRow("without a test part") << 2 << 0. << Splits{train, val};
}

void TestSplit::classesOfFewPatientsGoWhereTheyAreOfUse() {
    QFETCH(int, patients);
    QFETCH(double, testShare);
    QFETCH(QSet<int>, parts);
    for (const int others : {0, 60}) {
        SampleMaker maker;
        for (int i = 0; i < 4 * patients; ++i) maker.add("rare", "P" + std::to_string(i % patients));
        maker.addMany(others, "common");
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            QVERIFY(assignSplits(maker.samples, {.shares = {.test = testShare}, .seed = seed}).ok());
            QVERIFY(noneTorn(maker.samples, &Sample::patient));
            const auto counts = countByClass(maker.samples);
            QSet<int> found;
            for (const auto& [part, images] : counts.at("rare")) found.insert(int(part));
            QCOMPARE(found, parts);
            // The others are divided as ever.
            if (others > 0) QCOMPARE(counts.at("common").at(Split::validation), 9);
        }
    }
}

void TestSplit::duplicatesDoNotMakeAClassLarger() {
    SampleMaker maker;
    maker.addMany(20, "common");
    for (int i = 0; i < 9; ++i) maker.add("copies").pixelHash = "pixels " + std::to_string(i % 2);
    QVERIFY(assignSplits(maker.samples, {}).ok());
    QVERIFY(noneTorn(maker.samples, &Sample::pixelHash));
    const Parts copies = countByClass(maker.samples).at("copies");
    QVERIFY(copies.contains(Split::train) && copies.contains(Split::test));
    QVERIFY(!copies.contains(Split::validation));
}

void TestSplit::patientsOfSeveralClassesLackAsLittleAsCanBe() {
    // Each class has three patients, but all of them are the same three.
    SampleMaker maker;
    for (const char* patient : {"A", "B", "C"})
        for (const char* label : {"a", "b", "c"}) maker.add(label, patient);
    maker.add("d", "A");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        QVERIFY(assignSplits(maker.samples, {.seed = seed}).ok());
        const auto counts = countByClass(maker.samples);
        for (const char* label : {"a", "b", "c"}) QCOMPARE(counts.at(label).size(), std::size_t(3));
        QCOMPARE(counts.at("d"), (Parts{{Split::train, 1}}));
    }
    // Two patients who hold one half of each other's classes: nobody is left for validation.
    SampleMaker two;
    for (const char* patient : {"A", "B"})
        for (const char* label : {"a", "b"}) two.add(label, patient);
    QVERIFY(assignSplits(two.samples, {}).ok());
    for (const char* label : {"a", "b"})
        QCOMPARE(countByClass(two.samples).at(label), (Parts{{Split::train, 1}, {Split::test, 1}}));
}

void TestSplit::nothingLabelledNothingDivided() {
    std::vector<Sample> none;
    QVERIFY(assignSplits(none, {}).ok());
    SampleMaker maker;
    maker.add("", {}, Split::train);
    QVERIFY(assignSplits(maker.samples, {}).ok());
    QCOMPARE(maker.samples.front().split, Split::unassigned);
}

void TestSplit::groupsThatAreKnownGiveTheSame() {
    SampleMaker maker;
    for (int i = 0; i < 80; ++i) maker.add(i % 3 ? "a" : "b", "P" + std::to_string(i / 3));
    std::vector<Sample> other = maker.samples;
    const SplitOptions options{{.validation = 0.2, .test = 0.3}, 4};
    QVERIFY(assignSplits(maker.samples, options).ok());
    QVERIFY(assignSplits(other, keepTogether(other), options).ok());
    QCOMPARE(splitByHash(other), splitByHash(maker.samples));
}

void TestSplit::refusesShares_data() {
    QTest::addColumn<double>("validation");
    QTest::addColumn<double>("test");
    QTest::newRow("nothing to train on") << 0.5 << 0.5;
    QTest::newRow("negative") << -0.1 << 0.2;
    QTest::newRow("above one") << 0.1 << 1.2;
    QTest::newRow("not a number") << std::nan("") << 0.2;
}

void TestSplit::refusesShares() {
    QFETCH(double, validation);
    QFETCH(double, test);
    SampleMaker maker;
    maker.addMany(20, "ill");
    QCOMPARE(assignSplits(maker.samples, {.shares = {.validation = validation, .test = test}}).error().code,
             ErrorCode::invalidArgument);
    QCOMPARE(completeSplits(maker.samples, {.shares = {.validation = validation, .test = test}}).error().code,
             ErrorCode::invalidArgument);
}

void TestSplit::completesValidationFromTrain() {
    SampleMaker maker;
    for (int i = 0; i < 100; ++i) maker.add(i % 2 ? "a" : "b", "P" + std::to_string(i / 2), Split::train);
    maker.addMany(30, "a", Split::test);
    maker.addMany(30, "b", Split::test);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QVERIFY(noneTorn(maker.samples, &Sample::patient));
    // 0.15 of 0.15 + 0.60
    for (const char* name : {"a", "b"}) {
        QCOMPARE(countByClass(maker.samples).at(name),
                 (Parts{{Split::train, 40}, {Split::validation, 10}, {Split::test, 30}}));
    }
    for (std::size_t i = 100; i < maker.samples.size(); ++i) QCOMPARE(maker.samples[i].split, Split::test);
}

void TestSplit::completesTestFromTrain() {
    SampleMaker maker;
    maker.addMany(85, "a", Split::train);
    maker.addMany(15, "a", Split::validation);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QCOMPARE(countByClass(maker.samples).at("a"),
             (Parts{{Split::train, 60}, {Split::validation, 15}, {Split::test, 25}}));
}

void TestSplit::completesBothFromTrain() {
    SampleMaker maker;
    maker.addMany(100, "a", Split::train);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QCOMPARE(countByClass(maker.samples).at("a"),
             (Parts{{Split::train, 60}, {Split::validation, 15}, {Split::test, 25}}));
}

void TestSplit::completeGivenSplitsStay() {
    SampleMaker maker;
    maker.addMany(5, "a", Split::train);
    maker.addMany(5, "a", Split::validation);
    maker.addMany(5, "a", Split::test);
    const auto before = splitByHash(maker.samples);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QCOMPARE(splitByHash(maker.samples), before);
}

void TestSplit::completingMovesNoLinkedPatient() {
    SampleMaker maker;
    for (int i = 0; i < 40; ++i) maker.add("a", "P" + std::to_string(i), Split::train);
    for (int i = 0; i < 20; ++i) maker.add("a", "P" + std::to_string(i), Split::test);  // leaks, as given
    maker.add("a", {}, Split::test).pixelHash = maker.samples[20].pixelHash;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        std::vector<Sample> samples = maker.samples;
        QVERIFY(completeSplits(samples, {.seed = seed}).ok());
        QVERIFY(countByClass(samples).at("a").contains(Split::validation));
        for (int i = 0; i <= 20; ++i) QCOMPARE(samples[i].split, Split::train);
    }
}

void TestSplit::completingTakesWhatItCan() {
    SampleMaker maker;
    maker.addMany(20, "a", Split::test);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QCOMPARE(countByClass(maker.samples).at("a"), (Parts{{Split::test, 20}}));

    maker.add("a", {}, Split::train);
    QVERIFY(completeSplits(maker.samples, {}).ok());
    QCOMPARE(countByClass(maker.samples).at("a"), (Parts{{Split::train, 1}, {Split::test, 20}}));
}

void TestSplit::completingLeavesUnassignedAlone() {
    SampleMaker maker;
    for (int i = 0; i < 20; ++i) maker.add("a", "P" + std::to_string(i), Split::train);
    maker.addMany(5, "a", Split::test);
    for (int i = 0; i < 20; ++i) maker.add("a", "P" + std::to_string(i));
    QVERIFY(completeSplits(maker.samples, {}).ok());
    const Parts parts = countByClass(maker.samples).at("a");
    QCOMPARE(parts,
             (Parts{{Split::unassigned, 20}, {Split::train, 16}, {Split::validation, 4}, {Split::test, 5}}));
}

namespace {

/// 40 patients with one to four images each, a quarter of them of the rarer class.
SampleMaker smallSet() {
    SampleMaker maker;
    for (int p = 0; p < 40; ++p)
        for (int i = 0; i <= p % 4; ++i)
            maker.add(p < 10 ? "rare" : "frequent", "P" + std::to_string(p),
                      p % 5 == 0 ? Split::validation : Split::train);
    return maker;
}

}  // namespace

void TestSplit::foldsKeepPatientsAndProportions() {
    const SampleMaker maker = smallSet();
    const auto folds = assignFolds(maker.samples, 5, 7);
    QVERIFY(folds.ok());
    std::map<std::string, std::set<int>> ofPatient;
    std::map<std::string, std::map<int, int>> images;
    std::map<std::string, int> all;
    for (std::size_t i = 0; i < maker.samples.size(); ++i) {
        const int fold = (*folds)[i];
        QVERIFY(fold >= 0 && fold < 5);
        ofPatient[maker.samples[i].patient].insert(fold);
        ++images[maker.samples[i].label][fold];
        ++all[maker.samples[i].label];
    }
    for (const auto& [patient, of] : ofPatient) QCOMPARE(of.size(), std::size_t(1));
    for (const auto& [label, counts] : images) {
        QCOMPARE(counts.size(), std::size_t(5));
        // A patient has at most four images: no group is further than that from its fifth.
        for (const auto& [fold, n] : counts) QVERIFY(std::abs(n - all[label] / 5.0) <= 4);
    }
}

void TestSplit::foldsLeaveTheRestAlone() {
    SampleMaker maker = smallSet();
    const auto before = assignFolds(maker.samples, 5, 1);
    maker.add("frequent", "elsewhere", Split::test);
    maker.add("frequent", "elsewhere 2", Split::excluded);
    maker.add("frequent", "elsewhere 3", Split::unassigned);
    maker.add("", "elsewhere 4", Split::train);
    // Of a patient who leaks, what is to be learned from still is in one group.
    maker.add("frequent", "leak", Split::test);
    maker.add("frequent", "leak", Split::train);
    maker.add("frequent", "leak", Split::validation);
    const auto folds = assignFolds(maker.samples, 5, 1);
    QVERIFY(before.ok() && folds.ok());
    const std::size_t n = before->size();
    for (std::size_t i = n; i < n + 5; ++i) QCOMPARE((*folds)[i], -1);
    QVERIFY((*folds)[n + 5] >= 0);
    QCOMPARE((*folds)[n + 5], (*folds)[n + 6]);
}

void TestSplit::foldsBySeedAndNothingElse() {
    SampleMaker maker = smallSet();
    const auto folds = assignFolds(maker.samples, 4, 3);
    std::map<std::string, int> byHash;
    for (std::size_t i = 0; i < maker.samples.size(); ++i) byHash[maker.samples[i].pixelHash] = (*folds)[i];
    std::reverse(maker.samples.begin(), maker.samples.end());
    for (Sample& s : maker.samples) s.split = Split::train;  // what it was before does not matter
    const auto again = assignFolds(maker.samples, 4, 3), other = assignFolds(maker.samples, 4, 4);
    bool differs = false;
    for (std::size_t i = 0; i < maker.samples.size(); ++i) {
        QCOMPARE((*again)[i], byHash[maker.samples[i].pixelHash]);
        differs = differs || (*again)[i] != (*other)[i];
    }
    QVERIFY(differs);
}

void TestSplit::foldsNameTheClassThatIsTooSmall() {
    const SampleMaker maker = smallSet();
    const auto many = assignFolds(maker.samples, 11, 0);
    QCOMPARE(many.error().code, ErrorCode::tooFewSamples);
    QVERIFY(many.error().detail.find("'rare'") != std::string::npos);
    QVERIFY(assignFolds(maker.samples, 10, 0).ok());
    QCOMPARE(assignFolds(maker.samples, 1, 0).error().code, ErrorCode::invalidArgument);
}

/// Studies of nobody in particular, of two images each. The second image of each is that of its neighbour,
/// whose first ones are of two people as far as anybody can see.
void TestSplit::foldsKeepUnitsByAllTheirImages() {
    SampleMaker rows;
    Units units;
    for (int study = 0; study < 20; ++study) {
        Sample& row = rows.add(study % 4 < 2 ? "ill" : "well", {}, Split::train);
        Sample second = row;
        second.path += " 2";
        second.pixelHash = "second of " + std::to_string(study / 2);
        if (study % 5 == 0) second.label.clear();  // the unit's answer holds for it all the same
        units.rows.push_back(row);
        units.images.push_back({row, second});
    }
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const auto folds = assignFolds(units, 5, seed), byRows = assignFolds(units.rows, 5, seed),
                   alone = assignFolds(eachAlone(units.rows), 5, seed);
        QVERIFY(folds.ok() && byRows.ok() && alone.ok());
        QCOMPARE(folds->size(), std::size_t(20));
        bool torn = false;
        for (std::size_t study = 0; study < 20; study += 2) {
            QVERIFY((*folds)[study] >= 0);
            QCOMPARE((*folds)[study], (*folds)[study + 1]);
            torn = torn || (*byRows)[study] != (*byRows)[study + 1];
        }
        QVERIFY(torn);
        QCOMPARE(*alone, *byRows);
    }
    QCOMPARE(assignFolds(units, 6, 0).error().code, ErrorCode::tooFewSamples);
    QCOMPARE(assignFolds(units, 1, 0).error().code, ErrorCode::invalidArgument);
}

QTEST_APPLESS_MAIN(TestSplit)
#include "test_split.moc"
