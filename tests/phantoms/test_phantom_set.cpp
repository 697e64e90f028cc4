#include <QTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "phantoms/phantoms.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::phantoms;
namespace fs = std::filesystem;

class TestPhantomSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layout();
    void headersTellNoClass();
    void lesionsJsonMatchesTheImages();
    void ofStudiesOneImageShowsIt();
    void isDeterministic();
    void progressReachesTheEnd();
    void cancelling();
    void fullDisk();
    void impossibleRequests();

private:
    /// Small images: what is tested here is the set.
    static PhantomSetOptions options(int images, std::uint64_t seed = 7) {
        PhantomSetOptions o;
        o.images = images;
        o.seed = seed;
        o.phantom.size = 256;
        return o;
    }
};

namespace {

std::vector<fs::path> filesIn(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

void TestPhantomSet::layout() {
    const test::TemporaryFolder folder;
    QVERIFY(writePhantomSet(folder.path("set"), options(41), *systemFileLayer(), {}).ok());
    QCOMPARE(filesIn(folder.path("set/healthy")).size(), std::size_t(21));
    QCOMPARE(filesIn(folder.path("set/lesions")).size(), std::size_t(20));
    QVERIFY(fs::exists(folder.path("set/lesions/0001.dcm")));
    std::map<std::string, std::set<std::string>> classesOf;
    std::map<std::string, int> imagesOf;
    for (const char* label : {"healthy", "lesions"}) {
        for (const auto& path : filesIn(folder.path(std::string("set/") + label))) {
            const auto image = imaging::readImage(path.string());
            QVERIFY2(image.ok(), path.c_str());
            QCOMPARE(image->width, 256);
            QCOMPARE(image->channels, 3);
            QCOMPARE(image->facts.at("Modality"), std::string("OP"));
            classesOf[image->facts.at("PatientID")].insert(label);
            ++imagesOf[image->facts.at("PatientID")];
        }
    }
    for (const auto& [patient, classes] : classesOf) {
        QVERIFY(patient.starts_with("PHANTOM-"));
        QCOMPARE(classes.size(), std::size_t(1));
        QVERIFY(imagesOf[patient] >= 2 && imagesOf[patient] <= 4);
    }
    QVERIFY(classesOf.contains("PHANTOM-0001"));
}

void TestPhantomSet::headersTellNoClass() {
    const test::TemporaryFolder folder;
    QVERIFY(writePhantomSet(folder.path("set"), options(60), *systemFileLayer(), {}).ok());
    std::map<std::string, std::set<std::string>> valuesOf[2];
    std::set<std::string> instances;
    double numbers[2] = {0, 0};
    for (const int ill : {0, 1}) {
        for (const auto& path : filesIn(folder.path(ill ? "set/lesions" : "set/healthy"))) {
            const auto image = imaging::readImage(path.string());
            QVERIFY(image.ok());
            QVERIFY(instances.insert(image->facts.at("SOPInstanceUID")).second);
            numbers[ill] += std::stod(image->facts.at("PatientID").substr(8)) / 30;
            for (const auto& [keyword, value] : image->facts) valuesOf[ill][keyword].insert(value);
        }
    }
    for (const char* keyword :
         {"Modality", "Manufacturer", "StudyDate", "SOPClassUID", "ImageType", "Laterality", "PatientSex"})
        QVERIFY2(valuesOf[0][keyword] == valuesOf[1][keyword], keyword);
    QCOMPARE(valuesOf[0]["Laterality"].size(), std::size_t(2));
    // Patients are numbered in random order: the mean numbers of about 10 patients each lie close.
    QVERIFY(std::abs(numbers[0] - numbers[1]) < 8);
}

void TestPhantomSet::lesionsJsonMatchesTheImages() {
    const test::TemporaryFolder folder;
    QVERIFY(writePhantomSet(folder.path("set"), options(6), *systemFileLayer(), {}).ok());
    const auto json = nlohmann::json::parse(contentOf(folder.path("set/lesions.json")));
    QCOMPARE(json["schema"].get<int>(), 1);
    QCOMPARE(json["size"].get<int>(), 256);
    QCOMPARE(json["images"].size(), std::size_t(3));
    for (const auto& [name, lesions] : json["images"].items()) {
        QVERIFY(fs::exists(folder.path("set/" + name)));
        QVERIFY(!lesions.empty());
        for (const auto& lesion : lesions) {
            QVERIFY(lesion["x"].get<double>() > 0 && lesion["x"].get<double>() < 256);
            QVERIFY(lesion["y"].get<double>() > 0 && lesion["y"].get<double>() < 256);
            QVERIFY(lesion["radius"].get<double>() > 0);
        }
    }
}

void TestPhantomSet::ofStudiesOneImageShowsIt() {
    constexpr int kStudies = 8, kImages = 5;
    const test::TemporaryFolder folder;
    // Two images more than whole studies have.
    QVERIFY(
        writeStudiesSet(folder.path("set"), options(kStudies * kImages + 2), kImages, *systemFileLayer(), {})
            .ok());
    const auto json = nlohmann::json::parse(contentOf(folder.path("set/lesions.json")));
    std::map<std::string, int> shown;  // images with lesions of each study
    std::set<std::string> places;
    for (const auto& [name, lesions] : json["images"].items()) {
        QVERIFY(!lesions.empty());
        ++shown[fs::path(name).parent_path().string()];
        places.insert(fs::path(name).filename().string());
    }
    QCOMPARE(shown.size(), std::size_t(kStudies / 2));
    QVERIFY(places.size() > 1);  // not always the first
    std::set<std::string> patients, studies;
    for (const char* label : {"healthy", "lesions"}) {
        const auto ofClass = filesIn(folder.path(std::string("set/") + label));
        QCOMPARE(ofClass.size(), std::size_t(kStudies / 2));
        for (const fs::path& study : ofClass) {
            const std::string name = std::string(label) + "/" + study.filename().string();
            QCOMPARE(shown[name], label == std::string("lesions") ? 1 : 0);
            const auto images = filesIn(study.string());
            QCOMPARE(images.size(), std::size_t(kImages));
            std::set<std::string> ofStudy;
            for (const fs::path& path : images) {
                const auto image = imaging::readImage(path.string());
                QVERIFY2(image.ok(), path.c_str());
                ofStudy.insert(image->facts.at("StudyInstanceUID"));
                patients.insert(image->facts.at("PatientID"));
            }
            QCOMPARE(ofStudy.size(), std::size_t(1));
            studies.merge(ofStudy);
        }
    }
    QCOMPARE(studies.size(), std::size_t(kStudies));
    QCOMPARE(patients.size(), std::size_t(kStudies));
    QVERIFY(
        writeStudiesSet(folder.path("again"), options(kStudies * kImages), kImages, *systemFileLayer(), {})
            .ok());
    for (const char* file : {"/lesions.json", "/lesions/0002/0003.dcm"})
        QVERIFY(contentOf(folder.path("again") + file) == contentOf(folder.path("set") + file));
    QCOMPARE(
        writeStudiesSet(folder.path("one"), options(kImages), kImages, *systemFileLayer(), {}).error().code,
        ErrorCode::invalidArgument);
}

void TestPhantomSet::isDeterministic() {
    const test::TemporaryFolder folder;
    QVERIFY(writePhantomSet(folder.path("a"), options(6), *systemFileLayer(), {}).ok());
    QVERIFY(writePhantomSet(folder.path("b"), options(6), *systemFileLayer(), {}).ok());
    QVERIFY(writePhantomSet(folder.path("c"), options(6, 8), *systemFileLayer(), {}).ok());
    for (const char* name : {"healthy/0001.dcm", "healthy/0003.dcm", "lesions/0002.dcm", "lesions.json"}) {
        const std::string path = std::string("/") + name;
        QVERIFY(contentOf(folder.path("a") + path) == contentOf(folder.path("b") + path));
        QVERIFY(contentOf(folder.path("a") + path) != contentOf(folder.path("c") + path));
    }
}

void TestPhantomSet::progressReachesTheEnd() {
    const test::TemporaryFolder folder;
    JobContext job;
    Progress last;
    std::int64_t earlier = -1;
    bool backwards = false;
    job.progress = [&](const Progress& p) {
        backwards = backwards || p.done < earlier;
        earlier = p.done;
        last = p;
    };
    QVERIFY(writePhantomSet(folder.path("set"), options(5), *systemFileLayer(), job).ok());
    QCOMPARE(last.stage, Stage::phantoms);
    QCOMPARE(last.done, std::int64_t(5));
    QCOMPARE(last.total, std::int64_t(5));
    QVERIFY(!backwards);
}

void TestPhantomSet::cancelling() {
    const test::TemporaryFolder folder;
    JobContext job;
    job.progress = [&](const Progress& p) {
        if (p.done >= 1) job.cancel.cancel();
    };
    const auto done = writePhantomSet(folder.path("set"), options(400), *systemFileLayer(), job);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::cancelled);
    QVERIFY(!fs::exists(folder.path("set/lesions.json")));
    QVERIFY(!fs::exists(folder.path("set/lesions/0200.dcm")));
}

void TestPhantomSet::fullDisk() {
    const test::TemporaryFolder folder;
    test::FullDisk disk(500000);
    const auto done = writePhantomSet(folder.path("set"), options(12), disk, {});
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::diskFull);
}

void TestPhantomSet::impossibleRequests() {
    const test::TemporaryFolder folder;
    for (const int images : {-3, 0, 1})
        QCOMPARE(writePhantomSet(folder.path("set"), options(images), *systemFileLayer(), {}).error().code,
                 ErrorCode::invalidArgument);
    auto turned = options(4);
    turned.phantom.lesionsLow = 9;
    turned.phantom.lesionsHigh = 3;
    QCOMPARE(writePhantomSet(folder.path("set"), turned, *systemFileLayer(), {}).error().code,
             ErrorCode::invalidArgument);
}

QTEST_APPLESS_MAIN(TestPhantomSet)
#include "test_phantom_set.moc"
