#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "adapter/adapter_file.h"
#include "runs/evaluate.h"
#include "runs/run.h"
#include "runs/series.h"
#include "runs/side_networks.h"
#include "tests/runs/brightness_project.h"
#include "tests/support/temporary_folder.h"
#include "training/checkpoint.h"
#include "training/training_messages.h"

using namespace fovea;
using namespace fovea::runs;

/// An adapter of several side networks: each is the one of a run of its own, and they come to the same
/// whatever interrupts them.
class TestSideNetworks : public QObject {
    Q_OBJECT
private:
    /// A project of its own for a test.
    struct Place {
        test::TemporaryFolder folder;
        std::string root = folder.path("work");
        Place() {
            if (!test::makeBrightnessProject(root)) qFatal("no project");
        }
        project::Project open() const {
            auto project = project::Project::open(root + "/p.fovea");
            if (!project) qFatal("%s", project.error().detail.c_str());
            return std::move(*project);
        }
        RunSettings settings(int networks, std::uint64_t seed = 5) const {
            RunSettings s = test::smallRun(root);
            s.sideNetworks = networks;
            s.seed = seed;
            return s;
        }
    };
    static std::map<std::string, std::vector<float>> valuesOf(const RunOutcome& outcome) {
        const auto loaded = adapter::loadAdapter(outcome.adapterPath);
        if (!loaded) qFatal("%s", loaded.error().detail.c_str());
        return loaded->network.values();
    }
    static int checkpointsIn(const std::string& folder) {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            count += entry.path().filename().string().starts_with("checkpoint");
        return count;
    }

    /// After its first epoch.
    static void cutInTheSecond(const Place& place, project::Project& project, int networks) {
        JobContext job;
        RunObserver observer;
        int now = 0;
        observer.onSideNetwork = [&](int network, int) { now = network; };
        observer.onEpoch = [&](int, const training::EpochRecord&) {
            if (now == 2) job.cancel.cancel();
        };
        QVERIFY(
            !runTraining(project, place.settings(networks), false, systemFileLayer(), job, observer).ok());
    }
    /// Of the last run, whose names begin so.
    static void damageCheckpoints(const project::Project& project, const std::string& name) {
        int damaged = 0;
        for (const auto& file :
             std::filesystem::directory_iterator(project.runFolder(project.runs()->back().id))) {
            if (!file.path().filename().string().starts_with(name)) continue;
            std::filesystem::resize_file(file.path(), std::filesystem::file_size(file.path()) / 2);
            ++damaged;
        }
        QVERIFY(damaged > 0);
    }
    static std::ptrdiff_t ofDamage(const std::vector<std::string>& said) {
        return std::count_if(said.begin(), said.end(), [](const std::string& notice) {
            return notice.find("damaged") != std::string::npos;
        });
    }

private Q_SLOTS:
    void eachIsThatOfARunWithItsSeed() {
        const Place place;
        auto project = place.open();
        std::map<std::string, std::vector<float>> expected;
        std::vector<RunOutcome> alone;
        for (int k = 0; k < 2; ++k) {
            auto outcome =
                runTraining(project, place.settings(1, std::uint64_t(5 + k)), false, systemFileLayer(), {});
            QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
            QVERIFY(outcome->sideNetworks.empty());
            for (auto& [name, numbers] : valuesOf(*outcome))
                expected[adapter::sideNetworkPrefix(k) + name] = std::move(numbers);
            alone.push_back(std::move(*outcome));
        }
        JobContext job;
        std::vector<Progress> told;
        job.progress = [&](const Progress& p) {
            if (p.stage == Stage::train) told.push_back(p);
        };
        RunObserver observer;
        std::vector<std::pair<int, int>> networks;
        observer.onSideNetwork = [&](int network, int of) { networks.emplace_back(network, of); };
        const auto both = runTraining(project, place.settings(2), false, systemFileLayer(), job, observer);
        QVERIFY2(both.ok(), both ? "" : both.error().detail.c_str());
        QVERIFY(valuesOf(*both) == expected);
        QCOMPARE(networks, (std::vector<std::pair<int, int>>{{1, 2}, {2, 2}}));
        // Nine steps each; progress is of both together and only grows.
        QVERIFY(!told.empty());
        QCOMPARE(told.back().total, 18);
        QCOMPARE(told.back().done, 18);
        for (std::size_t i = 1; i < told.size(); ++i) QVERIFY(told[i].done >= told[i - 1].done);
        QCOMPARE(both->losses, alone[0].losses);
        QCOMPARE(both->sideNetworks.size(), std::size_t(2));
        for (std::size_t k = 0; k < 2; ++k) QCOMPARE(both->sideNetworks[k].bestEpoch, alone[k].bestEpoch);
        QVERIFY(both->learnableParameters > alone[0].learnableParameters);
        QVERIFY(!both->stopped);
        // What is said of it is what both say together.
        QVERIFY(both->auc);
        QCOMPARE(both->validationAuc(), both->auc->value);
        QCOMPARE(checkpointsIn(project.runFolder(both->run)), 0);
        // As it is kept.
        const auto again = outcomeOf(project, *project.run(both->run));
        QVERIFY(again.ok());
        QCOMPARE(again->sideNetworks.size(), std::size_t(2));
        QCOMPARE(again->sideNetworks[1].bestEpoch, both->sideNetworks[1].bestEpoch);
        QVERIFY(evaluateRun(project, both->run, dataset::Split::validation, {}, systemFileLayer(), {}).ok());
    }

    void interruptedTheyComeToTheSame_data() {
        QTest::addColumn<int>("network");
        QTest::addColumn<int>("step");
        QTest::newRow("within the first") << 1 << 4;
        QTest::newRow("at the first one's end") << 1 << 8;
        QTest::newRow("within the second") << 2 << 5;
        QTest::newRow("at the second one's first step") << 2 << 0;
    }
    void interruptedTheyComeToTheSame() {
        QFETCH(const int, network);
        QFETCH(const int, step);
        const Place undisturbed, place;
        auto first = undisturbed.open();
        const auto expected = runTraining(first, undisturbed.settings(2), false, systemFileLayer(), {});
        QVERIFY(expected.ok());
        auto project = place.open();
        JobContext job;
        RunObserver observer;
        int now = 0;
        observer.onSideNetwork = [&](int which, int) { now = which; };
        observer.onStep = [&](const training::StepEvent& e) {
            if (now == network && e.step == step) job.cancel.cancel();
        };
        const auto cut = runTraining(project, place.settings(2), false, systemFileLayer(), job, observer);
        QVERIFY(!cut.ok());
        QCOMPARE(cut.error().code, ErrorCode::cancelled);
        RunObserver later;
        std::vector<int> goneOn;
        later.onSideNetwork = [&](int which, int) { goneOn.push_back(which); };
        const auto outcome = runTraining(project, place.settings(2), true, systemFileLayer(), {}, later);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(valuesOf(*outcome) == valuesOf(*expected));
        QCOMPARE(outcome->losses, expected->losses);
        // A network that was finished is not begun again.
        QCOMPARE(goneOn.back(), 2);
        QCOMPARE(int(goneOn.size()), network == 1 && step < 8 ? 2 : 1);
    }

    /// What is saved of a finished network is lost: it is trained again, to the same.
    void aNetworkWhoseStateIsLostIsTrainedAgain() {
        const Place undisturbed, place;
        auto first = undisturbed.open();
        const auto expected = runTraining(first, undisturbed.settings(2), false, systemFileLayer(), {});
        QVERIFY(expected.ok());
        auto project = place.open();
        JobContext job;
        RunObserver observer;
        observer.onSideNetwork = [&](int network, int) {
            if (network == 2) job.cancel.cancel();
        };
        QVERIFY(!runTraining(project, place.settings(2), false, systemFileLayer(), job, observer).ok());
        const std::string folder = project.runFolder(project.runs()->back().id);
        QVERIFY(checkpointsIn(folder) >= 2);
        training::CheckpointFiles(training::checkpointPath(folder, 0)).remove();
        const auto outcome = runTraining(project, place.settings(2), true, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(valuesOf(*outcome) == valuesOf(*expected));
    }

    /// The notice says which one it was; so does the line for the command line.
    void aNoticeNamesItsNetwork() {
        const Place place;
        auto project = place.open();
        cutInTheSecond(place, project, 3);
        damageCheckpoints(project, "checkpoint-network-2");
        JobContext later;
        std::vector<std::string> lines;
        later.log = [&](const std::string& line) { lines.push_back(line); };
        const auto outcome = runTraining(project, place.settings(3), true, systemFileLayer(), later);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        const std::vector<std::string> said = messageTexts(outcome->notices);
        const std::string expected =
            "Side network 2 of 3: the saved state of the training was damaged; it began anew, to the same "
            "result.";
        QCOMPARE(std::count(said.begin(), said.end(), expected), 1);
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
            return line.starts_with("Side network 2 of 3: The saved state of this training was damaged");
        }));
        QCOMPARE(ofDamage(said), 1);
    }
    void whatAllOfThemSayIsSaidOnce() {
        const Place place;
        auto project = place.open();
        cutInTheSecond(place, project, 2);
        damageCheckpoints(project, "checkpoint");
        const auto outcome = runTraining(project, place.settings(2), true, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        const std::vector<std::string> said = messageTexts(outcome->notices);
        QCOMPARE(std::count(said.begin(), said.end(), training::kEveryStateDamaged.text), 1);
        QCOMPARE(ofDamage(said), 1);
    }
    void eachNoticeOfALoopCanNameItsNetwork() {
        using namespace training;
        for (const MessageKind* kind :
             {&kStepInMicroBatches, &kLearningRateHalved, &kLearningRateHalvedAtStart, &kStateDamaged,
              &kEveryStateDamaged, &kStoppedEarly}) {
            const Message plain(
                *kind, {{"batch", 16}, {"micro_batch", 8}, {"epoch", 5}, {"planned", 60}, {"best", 3}});
            const std::string text = messageText(noticeOfNetwork(plain, 2, 3));
            QVERIFY2(text.starts_with("Side network 2 of 3: ") && text.find('{') == std::string::npos,
                     text.c_str());
            // The same figures.
            const auto figures = [](const std::string& all) {
                std::string digits;
                for (const char c : all) digits += c >= '0' && c <= '9' ? c : ' ';
                return QString::fromStdString(digits).simplified();
            };
            QCOMPARE(figures(text), (QStringLiteral("2 3 ") + figures(messageText(plain))).simplified());
        }
    }

    void aStopLeavesOutThoseWithoutAWholeEpoch_data() {
        QTest::addColumn<bool>("withinTheSecond");
        QTest::newRow("before its first step") << false;
        QTest::newRow("after one of its three steps") << true;
    }
    void aStopLeavesOutThoseWithoutAWholeEpoch() {
        QFETCH(const bool, withinTheSecond);
        const Place place;
        auto project = place.open();
        RunObserver observer;
        observer.onEpoch = [&](int epoch, const training::EpochRecord&) {
            if (!withinTheSecond && epoch == 2) observer.stop.cancel();  // the first one's last
        };
        observer.onSideNetwork = [&](int network, int) {
            if (withinTheSecond && network == 2) observer.stop.cancel();
        };
        const auto outcome = runTraining(project, place.settings(3), false, systemFileLayer(), {}, observer);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(outcome->stopped);
        QVERIFY(outcome->sideNetworks.empty());
        const auto info = adapter::readAdapterInfo(outcome->adapterPath);
        QVERIFY(info.ok());
        QCOMPARE(info->config.sideNetworks, 1);
        const bool said = std::any_of(outcome->notices.begin(), outcome->notices.end(), [](const Message& m) {
            return messageText(m) == "Ended early: the adapter has 1 side network instead of 3.";
        });
        QVERIFY(said);
    }

    void aStopKeepsTheOneUnderWay() {
        const Place place;
        auto project = place.open();
        RunObserver observer;
        int now = 0;
        observer.onSideNetwork = [&](int network, int) { now = network; };
        observer.onEpoch = [&](int epoch, const training::EpochRecord&) {
            if (now == 2 && epoch == 1) observer.stop.cancel();
        };
        const auto outcome = runTraining(project, place.settings(3), false, systemFileLayer(), {}, observer);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(outcome->stopped);
        QCOMPARE(outcome->sideNetworks.size(), std::size_t(2));
        QCOMPARE(outcome->sideNetworks[1].epochs, 2);
        const auto info = adapter::readAdapterInfo(outcome->adapterPath);
        QCOMPARE(info->config.sideNetworks, 2);
        // Away from the project the file says it, too.
        QVERIFY(info->trainingJson.find("\"validation_auc\":") != std::string::npos);
    }

    void runsOfASeriesHaveNoneInCommon() {
        const Place place;
        auto project = place.open();
        SeriesOptions options;
        options.seeds = 2;
        std::vector<std::uint64_t> seeds;
        RunObserver observer;
        observer.onMember = [&](const RunSettings& member) { seeds.push_back(member.seed); };
        const auto series =
            runSeries(project, place.settings(2), options, false, systemFileLayer(), {}, observer);
        QVERIFY2(series.ok(), series ? "" : series.error().detail.c_str());
        QCOMPARE(seeds, (std::vector<std::uint64_t>{5, 7}));
    }

    void theLoopTrainsOne() {
        const Place place;
        auto project = place.open();
        const auto outcome = runTraining(project, place.settings(2), false, systemFileLayer(), {});
        QVERIFY(outcome.ok());
        auto loaded = adapter::loadAdapter(outcome->adapterPath);
        class None final : public training::BatchSource {
            int trainCount() const override { return 1; }
            int validationCount() const override { return 0; }
            Result<adapter::Batch> trainBatch(std::span<const int>, int) override { return adapter::Batch(); }
            Result<adapter::Batch> validationBatch(int, int) override { return adapter::Batch(); }
        } none;
        const auto refused = training::runLoop(loaded->network, none, {}, *systemFileLayer(), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
    }

    /// One training of several networks leaves both heads, too.
    void thePlainRunBesideHasThemAll() {
        const Place place;
        auto project = place.open();
        RunObserver observer;
        observer.alsoPlain = true;
        const auto outcome = runTraining(project, place.settings(2), false, systemFileLayer(), {}, observer);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        RunSettings plain = place.settings(2);
        plain.head = HeadKind::plain;
        const auto beside = newestRunLike(project, plain);
        QVERIFY(beside.ok() && *beside);
        QCOMPARE((*beside)->state, project::RunState::done);
        const auto left = outcomeOf(project, **beside);
        const auto info = adapter::readAdapterInfo(left->adapterPath);
        QCOMPARE(info->config.sideNetworks, 2);
        QCOMPARE(info->sideShare, 1.0);
        // The same as one that is trained by itself.
        const Place other;
        auto byItself = other.open();
        RunSettings alone = other.settings(2);
        alone.head = HeadKind::plain;
        const auto trained = runTraining(byItself, alone, false, systemFileLayer(), {});
        QVERIFY(trained.ok());
        QVERIFY(valuesOf(*left) == valuesOf(*trained));
        for (std::size_t k = 0; k < 2; ++k) {
            QCOMPARE(left->sideNetworks[k].bestEpoch, trained->sideNetworks[k].bestEpoch);
            QCOMPARE(left->sideNetworks[k].auc, trained->sideNetworks[k].auc);
        }
    }

    void aReadOutAloneHasNone() {
        const Place place;
        auto project = place.open();
        RunSettings s = place.settings(3);
        s.epochs = 0;
        const auto outcome = runTraining(project, s, false, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QVERIFY(outcome->readOutAlone());
        QCOMPARE(adapter::readAdapterInfo(outcome->adapterPath)->config.sideNetworks, 1);
    }
};

QTEST_APPLESS_MAIN(TestSideNetworks)
#include "test_side_networks.moc"
