#include <QTest>

#include <ctime>
#include <filesystem>

#include "base/sha256.h"
#include "runs/fallback.h"
#include "runs/learned_from.h"
#include "tests/runs/brightness_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
namespace fs = std::filesystem;

namespace {
/// What the system's clock is off by; see time() below.
time_t clockSteps = 0;
}  // namespace

/// Takes the place of the C library's: a clock that can be set back, at each look.
extern "C" time_t time(time_t* out) {
    static time_t now = 1'760'000'000;
    now += clockSteps;
    if (out) *out = now;
    return now;
}

namespace {

/// A file layer that may not write below a folder.
class ReadOnly final : public FileLayer {
public:
    using FileLayer::writeAtomically;
    Result<std::unique_ptr<AppendFile>> openAppend(const std::string& path, std::uint64_t) override {
        return refused(path);
    }
    Result<void> writeAtomically(const std::string& path, std::span<const std::byte>) override {
        return refused(path);
    }
    Result<void> makeFolders(const std::string& path) override { return refused(path); }

private:
    static Error refused(const std::string& path) { return {ErrorCode::notWritable, "read-only", path}; }
};

}  // namespace

class TestRun : public QObject {
    Q_OBJECT
private:
    struct Place {
        test::TemporaryFolder folder;
        std::string root = folder.path("w");
        Place() {
            if (!test::makeBrightnessProject(root)) qFatal("no project");
        }
        project::Project open() const {
            auto p = project::Project::open(root + "/p.fovea");
            if (!p) qFatal("%s", p.error().detail.c_str());
            return std::move(*p);
        }
        std::string image(const std::string& name) const { return root + "/images/" + name; }
    };
    static Result<RunOutcome> run(const Place& place, project::Project& project, bool resume = false,
                                  int cancelAtStep = -1) {
        JobContext job;
        RunObserver observer;
        observer.onStep = [&](const training::StepEvent& e) {
            if (e.step == cancelAtStep) job.cancel.cancel();
        };
        return runTraining(project, test::smallRun(place.root), resume, systemFileLayer(), job, observer);
    }
    /// Of its notes those that name images which were left out.
    static QStringList notesOfImages(const RunOutcome& outcome) {
        QStringList notices;
        for (const std::string& note : messageTexts(outcome.notices)) notices << QString::fromStdString(note);
        return notices.filter("left out");
    }
    /// The losses of an undisturbed run of the whole project.
    static const std::vector<double>& undisturbed() {
        static const std::vector<double> losses = [] {
            const Place place;
            auto project = place.open();
            const auto outcome = run(place, project);
            if (!outcome) qFatal("%s", outcome.error().detail.c_str());
            return outcome->losses;
        }();
        return losses;
    }

private Q_SLOTS:
    void init() { clockSteps = 1; }

    void itSaysWhatItTook() {
        const Place place;
        auto project = place.open();
        RunObserver observer;
        observer.planned = {1.5, 2.5};
        const auto outcome =
            runTraining(project, test::smallRun(place.root), false, systemFileLayer(), {}, observer);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(outcome->planned && outcome->planned->trainSeconds == 2.5);
        QVERIFY(outcome->wholeSeconds >= outcome->seconds + outcome->preload.seconds);
        const auto result = nlohmann::json::parse(project.run(outcome->run)->resultJson);
        QCOMPARE(result["planned"]["preload_seconds"].get<double>(), 1.5);
        QCOMPARE(result["whole_seconds"].get<double>(), outcome->wholeSeconds);
        QCOMPARE(notesOfImages(*outcome), QStringList());
        // Nothing of the way there is left.
        for (const auto& entry : fs::directory_iterator(project.runFolder(outcome->run))) {
            const std::string name = entry.path().filename();
            QVERIFY2(!name.starts_with("checkpoint") && !name.starts_with("sittings"), name.c_str());
        }
    }

    /// Where each image has an answer its data is hashed as ever: runs of earlier versions are found again,
    /// and go on.
    void dataIsHashedAsEver() {
        const Place place;
        auto project = place.open();
        const auto outcome = run(place, project);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        const auto samples = project.samples();
        QVERIFY(samples.ok());
        Sha256 data;
        for (const dataset::Sample& s : *samples)
            data.add(s.pixelHash).add(s.label).add(std::string(dataset::splitName(s.split)));
        const auto record = nlohmann::json::parse(project.run(outcome->run)->settingsJson);
        QCOMPARE(record["data"].get<std::string>(), data.hex());
    }

    void aStopWhileImagesAreReadEndsAtOnceAndKeepsThem_data() {
        QTest::addColumn<bool>("cancel");
        QTest::newRow("ended early") << false;
        QTest::newRow("cancelled") << true;
    }
    void aStopWhileImagesAreReadEndsAtOnceAndKeepsThem() {
        QFETCH(const bool, cancel);
        const Place place;
        auto project = place.open();
        fs::rename(place.image("train/ill/1.png"), place.image("away.png"));
        QCOMPARE(preloadedStore(project, test::smallRun(place.root), systemFileLayer(), {})->report.added,
                 19);
        fs::rename(place.image("away.png"), place.image("train/ill/1.png"));
        JobContext job;
        RunObserver observer;
        job.progress = [&](const Progress& p) {
            if (p.stage != Stage::preload) return;
            (cancel ? job.cancel : observer.stop).cancel();
        };
        const auto stopped =
            runTraining(project, test::smallRun(place.root), false, systemFileLayer(), job, observer);
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
        QCOMPARE(errorMessage(stopped.error()),
                 std::string("Stopped before training began: 19 of 20 images are read. Nothing is lost: "
                             "start again to go on."));
        QCOMPARE(project.runs()->back().state, project::RunState::stopped);
        const auto outcome = run(place, project, true);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QCOMPARE(outcome->preload.alreadyThere, 19);
        QCOMPARE(outcome->losses, undisturbed());
    }

    void aStopBeforeTheFirstStepSaysThatAllIsRead() {
        const Place place;
        auto project = place.open();
        QVERIFY(run(place, project).ok());
        RunObserver observer;
        observer.stop.cancel();
        const auto stopped =
            runTraining(project, test::smallRun(place.root), false, systemFileLayer(), {}, observer);
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
        QVERIFY2(errorMessage(stopped.error()).find("20 of 20 images are read") != std::string::npos,
                 errorMessage(stopped.error()).c_str());
    }

    void aRunThatHasMadeStepsIsBroughtToItsEndThoughImagesAreReadAgain() {
        const Place place;
        auto project = place.open();
        QVERIFY(!run(place, project, false, 4).ok());
        fs::remove_all(project.featuresFolder());
        RunObserver observer;
        observer.stop.cancel();
        const auto ended =
            runTraining(project, test::smallRun(place.root), true, systemFileLayer(), {}, observer);
        QVERIFY2(ended.ok(), ended ? "" : ended.error().detail.c_str());
        QVERIFY(ended->stopped);
        QCOMPARE(ended->preload.added, 20);
    }

    void anImageThatIsGoneIsLeftOutAndNamed() {
        const Place place;
        auto project = place.open();
        QVERIFY(fs::remove(place.image("train/ill/1.png")));
        const auto outcome = run(place, project);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->preload.problems.size(), std::size_t(1));
        QVERIFY(outcome->preload.problems[0].files[0].ends_with("train/ill/1.png"));
        QCOMPARE(notesOfImages(*outcome).size(), 1);
        QVERIFY(notesOfImages(*outcome)[0].startsWith("1 image could not be read"));
    }

    void anImageThatVanishesBetweenTwoSittingsWasReadBefore() {
        const Place place;
        auto project = place.open();
        QVERIFY(!run(place, project, false, 3).ok());
        QVERIFY(fs::remove(place.image("train/ill/1.png")));
        const auto outcome = run(place, project, true);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QCOMPARE(outcome->losses, undisturbed());
        QVERIFY(outcome->preload.problems.empty());
    }

    void anImageThatComesBackBelongsToTheNextRun() {
        const Place place;
        auto project = place.open();
        fs::rename(place.image("train/ill/1.png"), place.image("away.png"));
        QVERIFY(!run(place, project, false, 3).ok());
        fs::rename(place.image("away.png"), place.image("train/ill/1.png"));
        const auto resumed = run(place, project, true);
        QVERIFY2(resumed.ok(), resumed ? "" : resumed.error().detail.c_str());
        QCOMPARE(learnedFrom(project, resumed->run)->size(), std::size_t(15));  // of 16
        const auto fresh = run(place, project, false);
        QCOMPARE(learnedFrom(project, fresh->run)->size(), std::size_t(16));
        QCOMPARE(fresh->losses, undisturbed());
    }

    void featuresThatWereLostOfAnImageThatIsGoneEndTheRunInPlainWords() {
        const Place place;
        auto project = place.open();
        QVERIFY(!run(place, project, false, 3).ok());
        fs::remove_all(project.featuresFolder());
        QVERIFY(fs::remove(place.image("train/ill/1.png")));
        const auto refused = run(place, project, true);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::fileNotFound);
        QCOMPARE(errorMessage(refused.error()),
                 std::string("1 image that this training began with cannot be read any more, so it cannot go "
                             "on to the same result. Bring them back, or start a new training without "
                             "them."));
        QVERIFY(refused.error().file.ends_with("train/ill/1.png"));
        QVERIFY(run(place, project, false).ok());  // a new training without it
    }

    void secondsOfEarlierSittingsCount() {
        const Place place;
        auto project = place.open();
        double steps = 0;
        JobContext job;
        RunObserver observer;
        observer.onStep = [&](const training::StepEvent& e) {
            steps = double(e.step);
            if (e.step == 5) job.cancel.cancel();
        };
        const double start = workSeconds(job);
        QVERIFY(!runTraining(project, test::smallRun(place.root), false, systemFileLayer(), job, observer));
        const double wall = workSeconds(job) - start;
        const auto outcome = run(place, project, true);
        QVERIFY(outcome.ok());
        QVERIFY(outcome->wholeSeconds > outcome->seconds);
        QVERIFY(wall > 0 && steps == 5);
    }

    void aClockThatIsSetBackChangesNothing() {
        for (const time_t step : {time_t(-100'000), time_t(100'000)}) {
            clockSteps = step;
            const Place place;
            auto project = place.open();
            QVERIFY(!run(place, project, false, 3).ok());
            const auto outcome = run(place, project, true);
            QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
            QCOMPARE(outcome->run, std::int64_t(1));  // went on, did not begin anew
            QCOMPARE(outcome->losses, undisturbed());
            QVERIFY(outcome->seconds >= 0 && outcome->seconds < 3600);
            QVERIFY(outcome->wholeSeconds >= outcome->seconds && outcome->wholeSeconds < 3600);
        }
    }

    void whereNothingCanBeWrittenItSaysWhere() {
        const Place place;
        auto project = place.open();
        const auto refused =
            runTraining(project, test::smallRun(place.root), false, std::make_shared<ReadOnly>(), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::notWritable);
        QVERIFY(refused.error().file.starts_with(place.root + "/p.fovea/"));
    }

    void aProjectThatVanishesEndsTheRunWithAnError() {
        const Place place;
        auto project = place.open();
        RunObserver observer;
        observer.saveEverySeconds = 0;
        observer.onStep = [&](const training::StepEvent& e) {
            if (e.step == 3) fs::remove_all(place.root + "/p.fovea");
        };
        const auto ended =
            runTraining(project, test::smallRun(place.root), false, systemFileLayer(), {}, observer);
        QVERIFY(!ended.ok());
        QCOMPARE(ended.error().code, ErrorCode::fileNotFound);
        QCOMPARE(ended.error().file, place.root + "/p.fovea");
    }

    void anotherWindowCannotUseTheProjectMeanwhile() {
        const Place place;
        auto project = place.open();
        RunObserver observer;
        ErrorCode met = ErrorCode::internal;
        observer.onStep = [&](const training::StepEvent& e) {
            if (e.step > 0) return;
            const auto other = project::Project::open(place.root + "/p.fovea");
            if (!other) met = other.error().code;
        };
        QVERIFY(
            runTraining(project, test::smallRun(place.root), false, systemFileLayer(), {}, observer).ok());
        QCOMPARE(met, ErrorCode::projectLocked);
    }

    void aGpuThatFailsIsReplacedByTheCpu_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("replaced");
        QTest::newRow("lost") << int(ErrorCode::deviceUnavailable) << true;
        QTest::newRow("memory") << int(ErrorCode::outOfMemory) << true;
        QTest::newRow("disk") << int(ErrorCode::diskFull) << false;
        QTest::newRow("cancelled") << int(ErrorCode::cancelled) << false;
    }
    void aGpuThatFailsIsReplacedByTheCpu() {
        QFETCH(const int, code);
        QFETCH(const bool, replaced);
        std::vector<Message> notices;
        std::vector<std::string> devices;
        std::string device = "cuda";
        const auto done = orOnCpu<int>(device, notices, {}, [&](const std::string& on) -> Result<int> {
            devices.push_back(on);
            if (on == "cuda") return Error{ErrorCode(code), "planted", {}};
            return 7;
        });
        QCOMPARE(done.ok(), replaced);
        QCOMPARE(notices.size(), std::size_t(replaced ? 1 : 0));
        if (replaced)
            QVERIFY(notices[0].is(ErrorCode(code) == ErrorCode::outOfMemory ? kGpuMemory : kGpuFailed));
        QCOMPARE(device, std::string(replaced ? "cpu" : "cuda"));
        QCOMPARE(devices.size(), std::size_t(replaced ? 2 : 1));
        // On the processor there is no other to go to.
        device = "cpu";
        QVERIFY(!orOnCpu<int>(device, notices, {}, [&](const std::string&) -> Result<int> {
                     return Error{ErrorCode(code), "planted", {}};
                 }).ok());
    }
};

QTEST_APPLESS_MAIN(TestRun)
#include "test_run.moc"
