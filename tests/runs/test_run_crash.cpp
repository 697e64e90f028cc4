#include <QTest>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>

#include "runs/evaluate.h"
#include "tests/project/kill_points.h"
#include "tests/runs/brightness_project.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using fovea::test::RunResult;
using fovea::test::Step;
namespace fs = std::filesystem;

/// The adapter says when it was made; here that is always the same.
extern "C" time_t time(time_t* out) {
    constexpr time_t kNow = 1'760'000'000;
    if (out) *out = kNow;
    return kNow;
}

namespace {

/// Trains and evaluates what is not done yet, as a user who starts the program again.
/// The error is what ended it.
Result<void> go(const std::string& root, std::shared_ptr<FileLayer> files = systemFileLayer()) {
    FOVEA_TRY(project::Project project, project::Project::open(root + "/p.fovea"));
    JobContext job;
    job.progress = [](const Progress& p) { test::atStage(stageName(p.stage)); };
    FOVEA_TRY(const auto runs, project.runs());
    std::int64_t done = 0;
    for (const project::Run& run : runs)
        if (run.state == project::RunState::done) done = run.id;
    if (done == 0) {
        runs::RunObserver observer;
        observer.saveEverySeconds = 0;
        observer.onStep = [](const training::StepEvent& e) {
            test::point("step " + std::to_string(e.step + 1));
        };
        observer.onEpoch = [](int epoch, const training::EpochRecord&) {
            test::point("epoch " + std::to_string(epoch + 1));
        };
        FOVEA_TRY(const runs::RunOutcome outcome,
                  runs::runTraining(project, test::smallRun(root), true, files, job, observer));
        done = outcome.run;
    }
    test::atStage("evaluate");
    test::point("evaluation begins");
    FOVEA_TRY(const auto evaluation, runs::evaluateRun(project, done, dataset::Split::test, {}, files, job));
    test::point("evaluated");
    return {};
}

/// As go(), for a child: says why it ended.
bool goes(const std::string& root) {
    const auto ended = go(root);
    if (!ended) std::fprintf(stderr, "%s (%s)\n", ended.error().detail.c_str(), ended.error().file.c_str());
    return ended.ok();
}

/// What came of the only run that was brought to its end.
RunResult came(const std::string& root) {
    auto project = project::Project::open(root + "/p.fovea");
    if (!project) qFatal("%s", project.error().detail.c_str());
    std::vector<std::int64_t> done;
    const auto runs = project->runs();
    for (const project::Run& run : *runs)
        if (run.state == project::RunState::done) done.push_back(run.id);
    if (done.size() != 1) qFatal("%zu runs are done", done.size());
    // A session that was killed counts, as far as it is known.
    const auto outcome = runs::outcomeOf(*project, *project->run(done[0]));
    if (!outcome) qFatal("%s", outcome.error().detail.c_str());
    if (outcome->wholeSeconds < outcome->seconds) qFatal("the whole took less than a part of it");
    return test::resultOf(*project, done[0]);
}

/// Files in the project that belong to nobody, once its run is done.
std::string litter(const std::string& root) {
    std::string names;
    for (const auto& entry : fs::recursive_directory_iterator(root + "/p.fovea")) {
        const std::string name = entry.path().filename();
        if (name.ends_with(FileLayer::kUnfinished)) names += name + " ";
    }
    return names;
}

}  // namespace

/// torch's threads do not outlive a fork: everything that computes does so in processes of
/// its own, this one only compares.
class TestRunCrash : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::vector<Step> m_steps;
    RunResult m_undisturbed;

    std::string root() const { return m_folder.path("work"); }
    void again() const {
        fs::remove_all(root() + "/p.fovea");
        fs::copy(m_folder.path("before.fovea"), root() + "/p.fovea", fs::copy_options::recursive);
    }

private Q_SLOTS:
    void initTestCase() {
        test::stepsOf(root(), [&] { return test::makeBrightnessProject(root()); });
        fs::rename(root() + "/p.fovea", m_folder.path("before.fovea"));
        again();
        m_steps = test::stepsOf(root(), [&] { return goes(root()); });
        m_undisturbed = came(root());
        QVERIFY(!m_undisturbed.adapter.empty());
    }

    void killedAnywhereItComesToTheSame() {
        int kills = 0;
        std::map<std::string, int> hit;
        for (const std::size_t index : test::spreadOverPhases(m_steps, 8)) {
            again();
            const Step step = test::killAt(index, root(), [&] { return goes(root()); });
            QCOMPARE(step.phase, m_steps[index].phase);
            QCOMPARE(step.what, m_steps[index].what);
            ++hit[step.phase];
            const std::string where = step.phase + " | " + step.what;
            test::stepsOf(root(), [&] { return goes(root()); });
            const RunResult now = came(root());
            QVERIFY2(now.losses == m_undisturbed.losses, where.c_str());
            QVERIFY2(now.validation == m_undisturbed.validation, where.c_str());
            QVERIFY2(now.adapter == m_undisturbed.adapter, where.c_str());
            QVERIFY2(litter(root()).empty(), (where + ": " + litter(root())).c_str());
            std::printf("%3d  killed at %s: the same losses and adapter\n", ++kills, where.c_str());
        }
        std::fflush(stdout);
        for (const char* phase : {"preload", "train", "checkpointing", "evaluate", "database"})
            QVERIFY2(hit[phase] > 0, phase);
        QVERIFY2(kills >= 50, std::to_string(kills).c_str());
    }

    void fullAnywhereItComesToTheSameOnceThereIsRoom() {
        int full = 0;
        for (const std::size_t index : test::spreadOverPhases(m_steps, 3)) {
            again();
            const bool went = test::fillAt(index, root(), [&] {
                const auto first = go(root());
                // SQLite tries to open a log that it cannot make as one that is only to be read: why it
                // could not make it is forgotten by then.
                const bool log = !first && first.error().code == ErrorCode::notWritable &&
                                 first.error().file.ends_with("project.sqlite");
                if (!first && first.error().code != ErrorCode::diskFull && !log) {
                    std::fprintf(stderr, "%s: %s (%s)\n", errorCodeName(first.error().code),
                                 first.error().detail.c_str(), first.error().file.c_str());
                    return false;
                }
                test::makeRoom();
                return goes(root());
            });
            const std::string where = m_steps[index].phase + " | " + m_steps[index].what;
            QVERIFY2(went, where.c_str());
            QVERIFY2(came(root()) == m_undisturbed, where.c_str());
            std::printf("%3d  full from %s on: the same losses and adapter\n", ++full, where.c_str());
        }
        std::fflush(stdout);
    }

    /// Through the layer by which Fovea writes, as other tests do.
    void fullAtSomeSizeItComesToTheSame() {
        for (const std::int64_t room : {1'000, 40'000, 200'000, 500'000, 1'000'000, 2'000'000}) {
            again();
            const auto body = [&] {
                const auto disk = std::make_shared<test::FullDisk>(room);
                const auto first = go(root(), disk);
                if (first || first.error().code != ErrorCode::diskFull) return false;
                disk->makeRoom(std::int64_t{1} << 40);
                const auto then = go(root(), disk);
                return then.ok();
            };
            test::stepsOf(root(), body);
            QVERIFY2(came(root()) == m_undisturbed, std::to_string(room).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestRunCrash)
#include "test_run_crash.moc"
