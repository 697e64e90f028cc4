#include "dataset/relink.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <set>

#include "dataset/import.h"
#include "imaging/write_image.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Relinking;
using dataset::Sample;
namespace fs = std::filesystem;

class TestRelink : public QObject {
    Q_OBJECT
private:
    /// A picture that differs by `seed`.
    static void write(const std::string& path, int seed) {
        imaging::Pixels p{24, 20, 1, std::vector<std::uint8_t>(24 * 20)};
        for (std::size_t i = 0; i < p.data.size(); ++i)
            p.data[i] = std::uint8_t(i * 5 + std::size_t(seed) * 11);
        if (!systemFileLayer()->makeFolders(fs::path(path).parent_path().string()) ||
            !imaging::writePng(path, p, *systemFileLayer()))
            qFatal("cannot write %s", path.c_str());
    }
    /// Four images in each of two classes, named alike in both.
    static std::vector<Sample> imported(const std::string& folder, const dataset::FrameChoice& frames = {}) {
        dataset::ImportOptions options;
        options.source = folder;
        options.frames = frames;
        auto plan = dataset::planImport(options, {});
        if (!plan) qFatal("%s", plan.error().detail.c_str());
        std::int64_t id = 0;
        for (Sample& s : plan->samples) s.id = ++id;
        return plan->samples;
    }
    static std::vector<Sample> study(const std::string& folder) {
        for (int i = 0; i < 4; ++i) {
            write(folder + "/ill/" + std::to_string(i) + ".png", i);
            write(folder + "/well/" + std::to_string(i) + ".png", 10 + i);
        }
        return imported(folder);
    }
    static Relinking planned(const std::vector<Sample>& samples, const std::string& folder) {
        auto plan = dataset::planRelink(samples, {}, folder, {});
        if (!plan) qFatal("%s %s", plan.error().detail.c_str(), plan.error().file.c_str());
        return *std::move(plan);
    }
    /// What is at the new place is what was imported: path by id.
    static std::map<std::int64_t, std::string> places(const Relinking& relinking) {
        std::map<std::int64_t, std::string> all;
        for (const Sample& s : relinking.found) all[s.id] = s.path;
        return all;
    }

private Q_SLOTS:
    void tellsWhichFilesAreGone() {
        test::TemporaryFolder folder;
        const auto samples = study(folder.path("s"));
        QVERIFY(dataset::missingFiles(samples, {})->empty());
        fs::remove(folder.path("s/ill/2.png"));
        fs::rename(folder.path("s/well"), folder.path("s/gesund"));
        const auto missing = dataset::missingFiles(samples, {});
        QCOMPARE(missing->size(), std::size_t(5));
        QCOMPARE(missing->front(), folder.path("s/ill/2.png"));
        JobContext job;
        job.cancel.cancel();
        QCOMPARE(dataset::missingFiles(samples, job).error().code, ErrorCode::cancelled);
    }

    void findsAMovedFolder() {
        test::TemporaryFolder folder;
        const auto samples = study(folder.path("old/s"));
        fs::create_directories(folder.path("new/deep"));
        fs::rename(folder.path("old/s"), folder.path("new/deep/s"));
        // The folder itself, and ones above it.
        for (const char* chosen : {"new/deep/s", "new/deep", "new"}) {
            const Relinking r = planned(samples, folder.path(chosen));
            QCOMPARE(r.missing, 8);
            QCOMPARE(r.renamed, 0);
            QVERIFY(r.notFound.empty() && r.otherContent.empty());
            QCOMPARE(r.found.size(), std::size_t(8));
            for (std::size_t i = 0; i < 8; ++i) {
                QCOMPARE(r.found[i].id, samples[i].id);
                QCOMPARE(r.found[i].path,
                         folder.path("new/deep/s") + samples[i].path.substr(folder.path("old/s").size()));
            }
        }
    }

    void neverTakesAnotherPictureOfTheSameName() {
        test::TemporaryFolder folder;
        const auto samples = study(folder.path("s"));
        fs::rename(folder.path("s"), folder.path("t"));
        write(folder.path("t/ill/1.png"), 77);
        fs::remove(folder.path("t/ill/3.png"));
        const Relinking r = planned(samples, folder.path("t"));
        QCOMPARE(r.missing, 8);
        QCOMPARE(r.found.size(), std::size_t(6));
        QCOMPARE(r.otherContent, std::vector{folder.path("s/ill/1.png")});
        QCOMPARE(r.notFound, std::vector{folder.path("s/ill/3.png")});
    }

    void findsRenamedFilesByTheirContent() {
        test::TemporaryFolder folder;
        const auto samples = study(folder.path("s"));
        // New names, new folders, and two that have exchanged their names.
        fs::create_directories(folder.path("t/x y/ä"));
        const std::map<std::string, std::string> moves = {
            {"ill/0.png", "ill/1.png"},       {"ill/1.png", "ill/0.png"},   {"ill/2.png", "renamed.png"},
            {"ill/3.png", "x y/ä/no ending"}, {"well/0.png", "well/0.png"}, {"well/1.png", "well/9.png"},
            {"well/2.png", "x y/well 2.png"}, {"well/3.png", "x y/ä/3.png"}};
        fs::create_directories(folder.path("t/ill"));
        fs::create_directories(folder.path("t/well"));
        for (const auto& [from, to] : moves) fs::rename(folder.path("s/" + from), folder.path("t/" + to));
        const Relinking r = planned(samples, folder.path("t"));
        QCOMPARE(r.missing, 8);
        QCOMPARE(r.found.size(), std::size_t(8));
        const auto now = places(r);
        for (const Sample& s : samples) {
            const std::string was = s.path.substr(folder.path("s").size() + 1);
            QCOMPARE(now.at(s.id), folder.path("t/" + moves.at(was)));
        }
        QCOMPARE(r.renamed, 6);  // all but well/0 and well/3, which kept their names
    }

    void takesNoFileTwiceAndNoneThatIsInUse() {
        test::TemporaryFolder folder;
        const std::string s = folder.path("s");
        write(s + "/a/1.png", 1);
        write(s + "/a/2.png", 1);  // the same picture
        write(s + "/a/3.png", 3);
        write(s + "/b/4.png", 3);  // stays; shows what 3 shows
        const auto samples = imported(s);
        fs::create_directories(folder.path("s/c"));
        fs::rename(s + "/a/1.png", s + "/c/other.png");
        fs::remove_all(s + "/a");
        const Relinking r = planned(samples, s);
        QCOMPARE(r.missing, 3);
        QCOMPARE(r.found.size(), std::size_t(1));
        QCOMPARE(r.found.front().path, s + "/c/other.png");
        QCOMPARE(r.notFound, (std::vector{s + "/a/2.png", s + "/a/3.png"}));
    }

    void allSlicesOfAVolumeMustAgree() {
        test::TemporaryFolder folder;
        const auto volume = [&](const std::string& path, int changed) {
            test::VolumeMaker maker{.size = {6, 5, 4}};
            for (int i = 0; i < 120; ++i) maker.values.push_back(std::int16_t(i * 13 % 97));
            if (changed >= 0) maker.values[std::size_t(changed)] += 40;
            QVERIFY(systemFileLayer()->makeFolders(fs::path(path).parent_path().string()).ok());
            QVERIFY(systemFileLayer()->writeAtomically(path, maker.nifti()).ok());
        };
        volume(folder.path("s/a/v.nii"), -1);
        const auto samples = imported(folder.path("s"), {dataset::FrameChoice::Kind::all});
        QCOMPARE(samples.size(), std::size_t(4));
        fs::remove_all(folder.path("s"));
        volume(folder.path("t/a/v.nii"), 119);  // differs in its last slice only
        Relinking r = planned(samples, folder.path("t"));
        QCOMPARE(r.missing, 4);
        QVERIFY(r.found.empty());
        QCOMPARE(r.otherContent.size(), std::size_t(1));
        volume(folder.path("t/b/w.nii"), -1);
        r = planned(samples, folder.path("t"));
        QCOMPARE(r.found.size(), std::size_t(4));
        QCOMPARE(r.renamed, 4);
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(r.found[i].frame, samples[i].frame);
            QCOMPARE(r.found[i].path, folder.path("t/b/w.nii"));
        }
    }

    void picturesSetAsideGoWithTheirFile() {
        test::TemporaryFolder folder;
        test::VolumeMaker maker{.size = {6, 5, 4}};
        for (int i = 0; i < 120; ++i) maker.values.push_back(std::int16_t(i * 13 % 97));
        for (const char* name : {"v.nii", "w.nii"}) {
            QVERIFY(systemFileLayer()->makeFolders(folder.path("s/a")).ok());
            QVERIFY(systemFileLayer()->writeAtomically(folder.path("s/a/") + name, maker.nifti()).ok());
            maker.values[0] += 40;
            maker.values[119] += 40;
        }
        auto samples = imported(folder.path("s"), {dataset::FrameChoice::Kind::all});
        QCOMPARE(samples.size(), std::size_t(8));
        // The first slice is known by a hash that no picture has; of w all are set aside.
        for (Sample& s : samples) {
            const bool first = s.path.ends_with("v.nii") && s.frame == 0;
            if (first) s.pixelHash = "not read";
            if (first || s.path.ends_with("w.nii")) s.split = dataset::Split::excluded;
        }
        QCOMPARE(dataset::missingImages(samples, {}).value(), 0);
        fs::rename(folder.path("s"), folder.path("t"));
        QCOMPARE(dataset::missingImages(samples, {}).value(), 3);
        for (const bool renamed : {false, true}) {
            if (renamed) fs::rename(folder.path("t/a/v.nii"), folder.path("t/a/x.nii"));
            const Relinking r = planned(samples, folder.path("t"));
            QCOMPARE(r.missing, 8);
            QCOMPARE(r.found.size(), std::size_t(8));
            QCOMPARE(r.renamed, renamed ? 4 : 0);
            QVERIFY(r.notFound.empty() && r.otherContent.empty());
            for (std::size_t i = 0; i < 8; ++i) {
                QCOMPARE(r.found[i].id, samples[i].id);
                const bool v = samples[i].path.ends_with("v.nii");
                QCOMPARE(r.found[i].path, folder.path("t/a/") + (v ? (renamed ? "x" : "v") : "w") + ".nii");
            }
        }
        // A file of nothing else must still show it.
        for (Sample& s : samples)
            if (s.path.ends_with("w.nii") && s.frame == 3) s.pixelHash = "not read";
        const Relinking r = planned(samples, folder.path("t"));
        QCOMPARE(r.found.size(), std::size_t(4));
        QCOMPARE(r.otherContent, std::vector{folder.path("s/a/w.nii")});
    }

    void stopsLookingByContentWhenAllAreFound() {
        test::TemporaryFolder folder;
        const auto samples = study(folder.path("s"));
        fs::rename(folder.path("s/ill/0.png"), folder.path("s/ill/00.png"));
        for (int i = 0; i < 260; ++i) write(folder.path("s/z/" + std::to_string(i) + ".png"), 20 + i % 30);
        JobContext job;
        std::int64_t read = 0;
        job.progress = [&](const Progress& p) {
            if (p.stage == Stage::relinkContent) read = p.done;
        };
        const auto r = dataset::planRelink(samples, {}, folder.path("s"), job);
        QCOMPARE(r->found.size(), std::size_t(1));
        QVERIFY(read < 200);
    }

    void saysWhatIsWrong() {
        test::TemporaryFolder folder;
        auto samples = study(folder.path("s"));
        // Nothing is missing: nothing is looked for.
        QCOMPARE(planned(samples, folder.path("nowhere")).missing, 0);
        fs::rename(folder.path("s"), folder.path("t"));
        QCOMPARE(dataset::planRelink(samples, {}, folder.path("nowhere"), {}).error().code,
                 ErrorCode::fileNotFound);
        fs::create_directories(folder.path("empty"));
        QCOMPARE(dataset::planRelink(samples, {}, folder.path("empty"), {}).error().code,
                 ErrorCode::noImages);
        JobContext job;
        job.progress = [&](const Progress& p) {
            if (p.stage == Stage::relink) job.cancel.cancel();
        };
        QCOMPARE(dataset::planRelink(samples, {}, folder.path("t"), job).error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRelink)
#include "test_relink.moc"
