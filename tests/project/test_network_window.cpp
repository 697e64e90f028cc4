#include <QFile>
#include <QTest>
#include <map>

#include "dataset/pixel_hash.h"
#include "imaging/read_image.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "project/network_window.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Sample;
using imaging::WindowPolicy;

class TestNetworkWindow : public QObject {
    Q_OBJECT
private:
    static constexpr WindowPolicy kBrain{WindowPolicy::Kind::fixed, 40, 80};
    static constexpr int kVolumes = 6, kSlices = 3, kPictures = 6;

    struct Place {
        test::TemporaryFolder folder;
        std::string images = folder.path("images"), project = folder.path("p.fovea");
        std::string volume(int i) const {
            return images + (i % 2 ? "/ill/" : "/well/") + std::to_string(i) + ".nii";
        }
    };
    static void writeVolume(const std::string& path, int seed) {
        test::VolumeMaker volume{{8, 6, kSlices}};
        for (int i = 0; i < 8 * 6 * kSlices; ++i)
            volume.values.push_back(static_cast<std::int16_t>((i * (seed + 3) * 7919) % 2000 - 1000));
        test::writeFile(path, volume.nifti());
    }
    static void fill(const Place& place) {
        for (const char* label : {"/ill", "/well"})
            QVERIFY(systemFileLayer()->makeFolders(place.images + label).ok());
        for (int i = 0; i < kVolumes; ++i) writeVolume(place.volume(i), i);
        for (int i = 0; i < kPictures; ++i) {
            imaging::Pixels p{16, 16, 1, std::vector<std::uint8_t>(256)};
            for (std::size_t k = 0; k < p.data.size(); ++k)
                p.data[k] = std::uint8_t(k * std::size_t(i + 3) * 31);
            QVERIFY(
                imaging::writePng(place.images + (i % 2 ? "/ill/" : "/well/") + std::to_string(i) + ".png", p,
                                  *systemFileLayer())
                    .ok());
        }
    }
    static project::ImportRequest request(const Place& place, std::optional<WindowPolicy> window = {}) {
        project::ImportRequest request;
        request.source = place.images;
        request.frames = {dataset::FrameChoice::Kind::all};
        request.plane = imaging::Plane::coronal;
        request.window = window;
        return request;
    }
    static std::map<std::string, std::string> hashes(const project::Project& project) {
        std::map<std::string, std::string> all;
        for (const Sample& s : *project.samples())
            all[s.path + std::to_string(s.frame)] = s.pixelHash + s.perceptualHash;
        return all;
    }

private Q_SLOTS:
    void changesAllHashesAndIsUndone() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        auto project = project::Project::open(place.project);
        const auto before = hashes(*project);
        QCOMPARE(*project->networkWindow(), WindowPolicy());

        std::vector<Progress> reports;
        JobContext job;
        job.progress = [&](const Progress& p) { reports.push_back(p); };
        const auto change = project::changeNetworkWindow(*project, kBrain, job);
        QVERIFY2(change.ok(), change ? "" : change.error().detail.c_str());
        QVERIFY(change->unreadable.empty());
        QCOMPARE(reports.back().stage, Stage::window);
        QCOMPARE(reports.back().total, kVolumes + kPictures);  // a volume is decoded once

        // Coronal slices of every volume; photographs look the same through any window.
        QCOMPARE(change->images, 6 * kVolumes);
        QCOMPARE(*project->networkWindow(), kBrain);
        const auto samples = project->samples();
        QCOMPARE(samples->size(), std::size_t(6 * kVolumes + kPictures));
        for (const Sample& s : *samples) {
            const auto image = imaging::readImage(s.path, {s.frame, s.plane});
            QVERIFY(image.ok());
            QCOMPARE(s.pixelHash, dataset::pixelHash(imaging::networkPixels(*image, kBrain)));
            QCOMPARE(s.pixelHash == before.at(s.path + std::to_string(s.frame)).substr(0, 64),
                     s.format == "PNG");
        }
        QCOMPARE(project->history()->undo->action, project::Action::setWindow);
        QCOMPARE(project->history()->undo->argument, std::string("40/80"));
        const auto after = hashes(*project);

        QVERIFY(project->undo().ok());
        QCOMPARE(*project->networkWindow(), WindowPolicy());
        QCOMPARE(hashes(*project), before);
        QVERIFY(project->redo().ok());
        QCOMPARE(*project->networkWindow(), kBrain);
        QCOMPARE(hashes(*project), after);
    }

    void importedWithAWindowIsAsChangedToIt() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        QVERIFY(project::importImages(place.folder.path("q.fovea"), request(place, kBrain), {}).ok());
        auto changed = project::Project::open(place.project);
        auto imported = project::Project::open(place.folder.path("q.fovea"));
        QCOMPARE(*imported->networkWindow(), kBrain);
        QVERIFY(project::changeNetworkWindow(*changed, kBrain, {}).ok());
        QCOMPARE(hashes(*changed), hashes(*imported));
        QCOMPARE(project::summarise(*imported)->window, kBrain);
    }

    void laterImportsAreSeenThroughTheSameWindow() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place, kBrain), {}).ok());
        writeVolume(place.volume(kVolumes), kVolumes);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        for (const Sample& s : *project::Project::open(place.project)->samples())
            QCOMPARE(s.pixelHash, dataset::pixelHash(imaging::networkPixels(
                                      *imaging::readImage(s.path, {s.frame, s.plane}), kBrain)));
        // Another window would leave the hashes of two in one project.
        const auto refused = project::importImages(place.project, request(place, WindowPolicy()), {});
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        auto project = project::Project::open(place.project);
        dataset::ImportPlan plan;
        QCOMPARE(project->import(plan, place.images).error().code, ErrorCode::invalidArgument);
    }

    void whatCannotBeReadIsNamedAndNothingChanges_data() {
        QTest::addColumn<QString>("how");
        QTest::newRow("gone") << "gone";
        QTest::newRow("changed since the import") << "changed";
        QTest::newRow("damaged") << "damaged";
    }
    void whatCannotBeReadIsNamedAndNothingChanges() {
        QFETCH(const QString, how);
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        auto project = project::Project::open(place.project);
        const auto before = hashes(*project);
        const std::string& path = place.volume(2);
        if (how == "gone") QVERIFY(QFile::remove(QString::fromStdString(path)));
        if (how == "changed") writeVolume(path, 99);
        if (how == "damaged") test::writeFile(path, "no volume at all");

        const auto change = project::changeNetworkWindow(*project, kBrain, {});
        QVERIFY(change.ok());
        QCOMPARE(change->unreadable.size(), std::size_t(6));  // all its slices
        for (const auto& problem : change->unreadable) {
            QCOMPARE(problem.files, std::vector<std::string>{path});
            QVERIFY(!problem.message.empty());
        }
        QCOMPARE(*project->networkWindow(), WindowPolicy());
        QCOMPARE(hashes(*project), before);
        QCOMPARE(project->history()->undo->action, project::Action::import);
    }

    void whatWasSetAsideIsNotMissed() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        auto project = project::Project::open(place.project);
        auto samples = *project->samples();
        for (Sample& s : samples)
            if (s.path == place.volume(2)) s.split = dataset::Split::excluded;
        QVERIFY(project->setSplits(samples).ok());
        QVERIFY(QFile::remove(QString::fromStdString(place.volume(2))));
        const auto before = hashes(*project);
        const auto change = project::changeNetworkWindow(*project, kBrain, {});
        QVERIFY(change.ok());
        QVERIFY(change->unreadable.empty());
        // Neither what was stored of it before nor another image is found by its hash.
        std::map<std::string, int> times;
        for (const Sample& s : *project->samples()) ++times[s.pixelHash];
        for (const Sample& s : *project->samples()) {
            if (s.path != place.volume(2)) continue;
            QCOMPARE(times[s.pixelHash], 1);
            QVERIFY(s.pixelHash != before.at(s.path + std::to_string(s.frame)).substr(0, 64));
            QVERIFY(s.perceptualHash.empty());
        }
        // When it is there again, it can be seen again.
        writeVolume(place.volume(2), 2);
        QVERIFY(project::changeNetworkWindow(*project, WindowPolicy(), {}).ok());
        QCOMPARE(hashes(*project), before);
    }

    void cancelChangesNothing() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place), {}).ok());
        auto project = project::Project::open(place.project);
        const auto before = hashes(*project);
        JobContext job;
        job.progress = [&](const Progress&) { job.cancel.cancel(); };
        QCOMPARE(project::changeNetworkWindow(*project, kBrain, job).error().code, ErrorCode::cancelled);
        QCOMPARE(hashes(*project), before);
        QCOMPARE(*project->networkWindow(), WindowPolicy());
    }

    void theSameWindowReadsNothing() {
        Place place;
        fill(place);
        QVERIFY(project::importImages(place.project, request(place, kBrain), {}).ok());
        auto project = project::Project::open(place.project);
        QVERIFY(QFile::remove(QString::fromStdString(place.volume(2))));
        const auto change = project::changeNetworkWindow(*project, kBrain, {});
        QVERIFY(change.ok());
        QCOMPARE(change->images, 0);
        QCOMPARE(project->history()->undo->action, project::Action::import);
    }
};

QTEST_APPLESS_MAIN(TestNetworkWindow)
#include "test_network_window.moc"
