#include <QTest>
#include <algorithm>

#include "base/random.h"
#include "dataset/audit.h"
#include "dataset/perceptual_hash.h"
#include "imaging/resize.h"
#include "tests/dataset/sample_maker.h"
#include "tests/support/mammograms.h"

using namespace fovea::dataset;
using fovea::test::SampleMaker;

class TestAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInSoundData();
    void findsEveryPlantedCaseAndNoOther();
    void saysWhenDuplicatesCrossParts();
    void findsLookAlikesThatWouldMislead();
    void leavesOutWhatWasSetAside();
    void neverNamesAPatient();
    void unassignedLeaksNowhere();
    void enoughPatientsOnlyNeedDividing();
    void tellsWhatATinySetLacks();
    void saysWherePatientsAreUnknown();
    void knowsBurnedInRisk_data();
    void knowsBurnedInRisk();
    void tellsClassBySize();
    void tellsClassByRareSizes();
    void tellsClassByDevice();
    void tellsClassByFormat();
    void chanceIsNoShortcut();
    void tellsClassByCalipers_data();
    void tellsClassByCalipers();
    void marksOfAllClassesAreNoShortcut();
};

namespace {

std::vector<Problem> ofKind(const std::vector<Problem>& problems, ProblemKind kind) {
    std::vector<Problem> found;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(found),
                 [kind](const Problem& p) { return p.kind == kind; });
    return found;
}

/// What the audit finds in images whose patients do not matter here.
std::vector<Problem> otherThanPatients(const std::vector<Sample>& samples) {
    std::vector<Problem> problems = audit(samples);
    std::erase_if(problems, [](const Problem& p) { return p.kind == ProblemKind::patientsUnknown; });
    return problems;
}

using Files = std::vector<std::string>;

/// Three parts, two classes, 24 patients of two images each; nothing wrong.
SampleMaker soundData() {
    SampleMaker maker;
    for (int i = 0; i < 48; ++i) {
        const Split split = i < 24 ? Split::train : i < 36 ? Split::validation : Split::test;
        maker.add(i / 2 % 2 ? "ill" : "healthy", "P" + std::to_string(i / 2), split);
    }
    return maker;
}

}  // namespace

void TestAudit::findsNothingInSoundData() {
    QVERIFY(audit(soundData().samples).empty());
    QVERIFY(audit({}).empty());
}

void TestAudit::findsEveryPlantedCaseAndNoOther() {
    SampleMaker maker = soundData();
    std::vector<Sample>& s = maker.samples;
    s[1].pixelHash = s[0].pixelHash;  // a duplicate, same patient, label and part
    s[2].pixelHash = s[4].pixelHash;  // an image with two labels
    s[30].patient = s[3].patient;     // a patient in train and validation
    maker.add("rare", {}, Split::train);
    maker.add("rare", {}, Split::test);
    s[40].facts["BurnedInAnnotation"] = "YES";

    const std::vector<Problem> problems = audit(s);
    const auto duplicates = ofKind(problems, ProblemKind::exactDuplicate);
    QCOMPARE(duplicates.size(), std::size_t(2));
    QCOMPARE(duplicates[0].files, (Files{s[0].path, s[1].path}));
    QCOMPARE(duplicates[1].files, (Files{s[2].path, s[4].path}));
    const auto conflicts = ofKind(problems, ProblemKind::labelConflict);
    QCOMPARE(conflicts.size(), std::size_t(1));
    QCOMPARE(conflicts[0].files, (Files{s[2].path, s[4].path}));
    QCOMPARE(messageText(conflicts[0].message),
             std::string("The same image is labelled 'healthy' and 'ill'."));
    const auto leaks = ofKind(problems, ProblemKind::patientLeak);
    QCOMPARE(leaks.size(), std::size_t(1));
    QCOMPARE(leaks[0].files, (Files{s[2].path, s[3].path, s[30].path}));
    QCOMPARE(messageText(leaks[0].message),
             std::string("Images of one patient are in several splits: 2 in training and 1 in validation."));
    const auto missing = ofKind(problems, ProblemKind::missingClass);
    QCOMPARE(missing.size(), std::size_t(1));
    QCOMPARE(
        messageText(missing[0].message),
        std::string("Class 'rare' has no image among the validation images. It has 2 images that can be told "
                    "from the others, 3 are needed: add images of other patients."));
    const auto unknown = ofKind(problems, ProblemKind::patientsUnknown);
    QCOMPARE(unknown.size(), std::size_t(1));
    QCOMPARE(unknown[0].files, (Files{s[48].path, s[49].path}));
    QCOMPARE(messageText(unknown[0].message),
             std::string("The patient of 2 of 50 images is unknown: images of one patient "
                         "may be in several splits."));
    const auto small = ofKind(problems, ProblemKind::smallClass);
    QCOMPARE(small.size(), std::size_t(1));
    QCOMPARE(small[0].files, (Files{s[48].path, s[49].path}));
    QCOMPARE(messageText(small[0].message), std::string("Class 'rare' has only 2 images."));
    const auto burnedIn = ofKind(problems, ProblemKind::burnedIn);
    QCOMPARE(burnedIn.size(), std::size_t(1));
    QCOMPARE(burnedIn[0].files, (Files{s[40].path}));
    QCOMPARE(problems.size(), std::size_t(8));
}

void TestAudit::saysWhenDuplicatesCrossParts() {
    SampleMaker maker = soundData();
    maker.samples[47].pixelHash = maker.samples[2].pixelHash;
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(messageText(problems[0].message),
             std::string("The same image is there 2 times, in training and test."));
}

void TestAudit::findsLookAlikesThatWouldMislead() {
    const std::string one(512, '5'), other(512, '9');
    SampleMaker maker = soundData();
    // Two slices of one patient may look alike.
    maker.samples[0].perceptualHash = maker.samples[1].perceptualHash = one;
    QVERIFY(audit(maker.samples).empty());
    // Two patients' images that look alike are one image, here in two parts.
    maker.samples[3].perceptualHash = maker.samples[47].perceptualHash = other;
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].kind, ProblemKind::nearDuplicate);
    QCOMPARE(problems[0].files, (Files{maker.samples[3].path, maker.samples[47].path}));
    QVERIFY(messageText(problems[0].message).find("in training and test") != std::string::npos);
}

void TestAudit::leavesOutWhatWasSetAside() {
    SampleMaker maker = soundData();
    maker.samples[47].pixelHash = maker.samples[2].pixelHash;
    maker.samples[47].split = Split::excluded;
    QVERIFY(audit(maker.samples).empty());
}

void TestAudit::neverNamesAPatient() {
    SampleMaker maker = soundData();
    maker.samples[0].patient = maker.samples[47].patient = "DOE^JANE";
    maker.samples[1].pixelHash = maker.samples[0].pixelHash;
    maker.samples[0].facts["BurnedInAnnotation"] = "YES";
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(3));
    for (const Problem& problem : problems)
        QVERIFY(messageText(problem.message).find("DOE") == std::string::npos);
}

void TestAudit::unassignedLeaksNowhere() {
    SampleMaker maker;
    for (int i = 0; i < 40; ++i) maker.add(i % 2 ? "a" : "b", "the same patient", Split::unassigned);
    QVERIFY(audit(maker.samples).empty());
    maker.samples[0].split = Split::train;  // an import on top of an older one
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(3));
    QCOMPARE(problems[0].kind, ProblemKind::missingClass);
    QCOMPARE(
        messageText(problems[0].message),
        std::string("Class 'a' has no image among the training images. Its images are of 1 patient, 3 are "
                    "needed: add images of other patients."));
    QCOMPARE(messageText(problems[1].message),
             std::string("No image is among the validation images: there is nothing to choose the "
                         "epoch by."));
    QCOMPARE(messageText(problems[2].message),
             std::string("No image is among the test images: there is nothing to judge by."));
}

void TestAudit::enoughPatientsOnlyNeedDividing() {
    SampleMaker maker = soundData();
    for (int i = 0; i < 12; ++i) maker.add("new", "N" + std::to_string(i), Split::train);
    const auto problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(2));
    QCOMPARE(messageText(problems[0].message),
             std::string("Class 'new' has no image among the validation images."));
    QCOMPARE(messageText(problems[1].message),
             std::string("Class 'new' has no image among the test images."));
}

void TestAudit::tellsWhatATinySetLacks() {
    SampleMaker maker;
    maker.add("a", {}, Split::train);
    const auto one = audit(maker.samples);
    QCOMPARE(ofKind(one, ProblemKind::emptyPart).size(), std::size_t(2));
    const auto single = ofKind(one, ProblemKind::tooFewClasses);
    QCOMPARE(single.size(), std::size_t(1));
    QVERIFY(
        messageText(single[0].message).starts_with("All images are of class 'a': add images of another one"));
    QCOMPARE(ofKind(one, ProblemKind::smallClass).size(), std::size_t(1));

    SampleMaker unlabelled;
    unlabelled.add("");
    const auto none = audit(unlabelled.samples);
    QCOMPARE(none.size(), std::size_t(2));
    QCOMPARE(none[0].kind, ProblemKind::patientsUnknown);
    QCOMPARE(none[1].kind, ProblemKind::tooFewClasses);
    QCOMPARE(messageText(none[1].message), std::string("No image has a class yet."));
}

void TestAudit::saysWherePatientsAreUnknown() {
    SampleMaker maker = soundData();
    maker.samples[3].patient.clear();
    const auto one = audit(maker.samples);
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0].kind, ProblemKind::patientsUnknown);
    QCOMPARE(one[0].files, (Files{maker.samples[3].path}));
    maker.samples[3].split = Split::excluded;
    QVERIFY(audit(maker.samples).empty());

    for (Sample& s : maker.samples) s.patient.clear();
    const auto all = audit(maker.samples);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(messageText(all[0].message),
             std::string("The patient of all 47 images is unknown: images of one patient may be "
                         "in several splits."));
    QVERIFY(all[0].files.empty());
}

void TestAudit::knowsBurnedInRisk_data() {
    QTest::addColumn<QString>("annotation");
    QTest::addColumn<QString>("modality");
    QTest::addColumn<QString>("sopClass");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("warned");
    const QString capture = "1.2.840.10008.5.1.4.1.1.7";
    QTest::newRow("declared") << "YES"
                              << "MR"
                              << ""
                              << "" << true;
    QTest::newRow("declared, padded, lower case") << "yes "
                                                  << "MR"
                                                  << ""
                                                  << "" << true;
    QTest::newRow("declared free of it") << "NO"
                                         << "US" << capture << "X100" << false;
    QTest::newRow("ultrasound") << ""
                                << "US"
                                << ""
                                << "" << true;
    QTest::newRow("computed tomography") << ""
                                         << "CT"
                                         << "1.2.840.10008.5.1.4.1.1.2"
                                         << "X100" << false;
    QTest::newRow("capture from a device") << ""
                                           << "OT" << capture << "X100" << true;
    QTest::newRow("colour multi-frame capture") << ""
                                                << "OT" << capture + ".4"
                                                << "X100" << true;
    QTest::newRow("converted picture") << ""
                                       << "OT" << capture << "" << false;
    QTest::newRow("another class that begins alike") << ""
                                                     << "OT" << capture + "7.1"
                                                     << "X100" << false;
}

void TestAudit::knowsBurnedInRisk() {
    QFETCH(QString, annotation);
    QFETCH(QString, modality);
    QFETCH(QString, sopClass);
    QFETCH(QString, model);
    QFETCH(bool, warned);
    SampleMaker maker = soundData();
    Sample& sample = maker.samples[5];
    sample.facts = {{"BurnedInAnnotation", annotation.toStdString()},
                    {"Modality", modality.toStdString()},
                    {"SOPClassUID", sopClass.toStdString()},
                    {"ManufacturerModelName", model.toStdString()}};
    const std::vector<Problem> problems = audit(maker.samples);
    QCOMPARE(problems.size(), std::size_t(warned ? 1 : 0));
    if (!warned) return;
    QCOMPARE(problems[0].kind, ProblemKind::burnedIn);
    QCOMPARE(problems[0].files, (Files{sample.path}));
}

void TestAudit::tellsClassBySize() {
    SampleMaker maker;
    for (int i = 0; i < 90; ++i) {
        Sample& sample = maker.add(i % 3 == 0 ? "none" : i % 3 == 1 ? "mild" : "severe");
        sample.width = i % 3 == 0 && i != 6 ? 200 : 512;  // one exception
    }
    const std::vector<Problem> problems = otherThanPatients(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].kind, ProblemKind::acquisitionShortcut);
    QCOMPARE(messageText(problems[0].message),
             std::string("Image size alone tells class 'none' from the rest in 98 of 100 pairs "
                         "(guessing: 50)."));
}

void TestAudit::tellsClassByRareSizes() {
    // Every image of one class has a size of its own, the others share one.
    SampleMaker maker;
    for (int i = 0; i < 60; ++i) maker.add(i % 2 ? "tumour" : "none").width = i % 2 ? 512 : 200 + i;
    const std::vector<Problem> problems = otherThanPatients(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));  // two classes, one finding
    QCOMPARE(problems[0].kind, ProblemKind::acquisitionShortcut);
}

void TestAudit::tellsClassByDevice() {
    SampleMaker maker;
    for (int i = 0; i < 60; ++i)
        maker.add(i % 2 ? "a" : "b").facts["ManufacturerModelName"] = i % 2 ? "One" : "Two";
    const std::vector<Problem> problems = otherThanPatients(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QVERIFY(messageText(problems[0].message).starts_with("The device alone"));
    for (Sample& s : maker.samples) {
        s.facts["InstitutionName"] = s.facts["ManufacturerModelName"];
        s.facts.erase("ManufacturerModelName");
    }
    QVERIFY(messageText(otherThanPatients(maker.samples).at(0).message)
                .starts_with("The hospital or site alone"));
}

void TestAudit::tellsClassByFormat() {
    SampleMaker maker;
    for (int i = 0; i < 60; ++i) maker.add(i % 2 ? "a" : "b").format = i % 2 ? "DICOM" : "JPEG";
    const std::vector<Problem> problems = otherThanPatients(maker.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QVERIFY(messageText(problems[0].message).starts_with("The file format alone"));
}

void TestAudit::chanceIsNoShortcut() {
    SampleMaker maker;
    for (int i = 0; i < 60; ++i) maker.add(i % 2 ? "a" : "b").width = 200 + i;  // all sizes unique
    QVERIFY(otherThanPatients(maker.samples).empty());
    for (int i = 0; i < 60; ++i) maker.add(i % 2 ? "a" : "b").width = 300 + i / 6;
    QVERIFY(otherThanPatients(maker.samples).empty());
    // Too few images to tell anything: 9 of a class.
    SampleMaker few;
    for (int i = 0; i < 9; ++i) few.add("a").width = 100;
    few.addMany(40, "b");
    const std::vector<Problem> problems = otherThanPatients(few.samples);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].kind, ProblemKind::smallClass);
}

namespace {

/// 80 mammograms of 40 women in two classes; by class, the share with a caliper, in hundredths.
std::vector<Sample> marked(int ofIll, int ofHealthy, int channels) {
    static const std::vector<fovea::imaging::Pixels> women = [] {
        std::vector<fovea::imaging::Pixels> made;
        for (std::uint64_t i = 0; i < 80; ++i) made.push_back(fovea::test::mammogram(i));
        return made;
    }();
    fovea::Random random(9);
    SampleMaker maker;
    for (int i = 0; i < 80; ++i) {
        const bool ill = i / 2 % 2;
        fovea::imaging::Pixels pixels = women[std::size_t(i)];
        if (channels == 3) {  // as a fundus: no pixel is dark in red
            pixels = fovea::imaging::toRgb(std::move(pixels));
            for (std::size_t k = 0; k < pixels.data.size(); k += 3) pixels.data[k] = 200;
        }
        if (int(random.below(100)) < (ill ? ofIll : ofHealthy))
            fovea::test::drawCaliper(pixels, 60 + int(random.below(100)), 150 + int(random.below(200)),
                                     30 + int(random.below(60)));
        maker.add(ill ? "ill" : "healthy", "P" + std::to_string(i / 2)).perceptualHash =
            perceptualHash(pixels);
    }
    return maker.samples;
}

}  // namespace

void TestAudit::tellsClassByCalipers_data() {
    QTest::addColumn<int>("share");
    QTest::addColumn<int>("channels");
    QTest::newRow("all") << 100 << 1;
    QTest::newRow("three of four") << 75 << 1;
    QTest::newRow("in colour") << 100 << 3;
}

void TestAudit::tellsClassByCalipers() {
    QFETCH(int, share);
    QFETCH(int, channels);
    const std::vector<Problem> problems = audit(marked(share, 0, channels));
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].kind, ProblemKind::acquisitionShortcut);
    QCOMPARE(problems[0].message.code, std::string("shortcut_marks"));
    const std::string said = messageText(problems[0].message);
    QVERIFY2(said.find("class 'ill'") != std::string::npos && said.find("Crop or cover") != std::string::npos,
             said.c_str());
    QVERIFY(problems[0].message.number("own") > share - 12);
    QCOMPARE(problems[0].message.number("rest"), 0.0);
    QVERIFY(problems[0].files.size() >= std::size_t(share) * 40 / 100 - 6);
    for (const std::string& file : problems[0].files) QVERIFY(file.starts_with("/data/ill/"));
}

void TestAudit::marksOfAllClassesAreNoShortcut() {
    QVERIFY(audit(marked(0, 0, 1)).empty());
    QVERIFY(audit(marked(60, 60, 1)).empty());
    QVERIFY(audit(marked(10, 0, 1)).empty());  // of a few: that may be chance
    std::vector<Sample> earlier = marked(100, 0, 1);
    for (Sample& s : earlier) s.perceptualHash.resize(512);  // as an earlier version stored them
    QVERIFY(audit(earlier).empty());
}

QTEST_APPLESS_MAIN(TestAudit)
#include "test_audit.moc"
