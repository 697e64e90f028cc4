#include <dlfcn.h>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "base/random.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"
#include "training/checkpoint.h"
#include "training/loop.h"
#include "training/schedule.h"
#include "training/training_messages.h"

using namespace fovea;
using namespace fovea::training;

namespace {
/// How many of the next large allocations of torch's fail; see posix_memalign() below.
std::atomic<int> failing = 0;
}  // namespace

/// Takes the place of the C library's, from which torch's allocator has its memory.
extern "C" int posix_memalign(void** memory, size_t alignment, size_t bytes) {
    constexpr size_t kLarge = 4096;
    if (bytes >= kLarge && failing > 0) {
        --failing;
        return ENOMEM;
    }
    static const auto next =
        reinterpret_cast<int (*)(void**, size_t, size_t)>(::dlsym(RTLD_NEXT, "posix_memalign"));
    return next(memory, alignment, bytes);
}

namespace {

adapter::AdapterConfig config() {
    backbone::ViTConfig vit;
    vit.hiddenSize = 48;
    vit.numHeads = 3;
    adapter::AdapterConfig c = adapter::AdapterConfig::defaults(adapter::Method::fptPlus, vit, 2, 2);
    c.sideWidth = 12;
    c.lowResolution = 32;
    c.prompts = 4;
    return c;
}

/// Made-up features whose values carry the class in a direction.
class MadeUp final : public BatchSource {
public:
    explicit MadeUp(int train = 40, int validation = 16) : m_train(train), m_validation(validation) {}
    int trainCount() const override { return m_train; }
    int validationCount() const override { return m_validation; }
    Result<adapter::Batch> trainBatch(std::span<const int> items, int epoch) override {
        if (epoch == failAtEpoch) return Error{ErrorCode::notReadable, "gone", "image"};
        adapter::Batch b = empty(int(items.size()));
        const bool poisonedNow = poisoned || (epoch == poisonedEpoch && poisonings > 0 &&
                                              std::find(items.begin(), items.end(), 0) != items.end());
        if (poisonedNow) --poisonings;
        for (std::size_t i = 0; i < items.size(); ++i)
            fill(b, int(i), items[i], mixSeed({std::uint64_t(items[i]), std::uint64_t(epoch)}), poisonedNow);
        return b;
    }
    Result<adapter::Batch> validationBatch(int first, int count) override {
        adapter::Batch b = empty(count);
        for (int i = 0; i < count; ++i)
            fill(b, i, first + i, mixSeed({std::uint64_t(first + i), 999}), false);
        return b;
    }
    int failAtEpoch = -1;
    bool poisoned = false;   ///< features that are not numbers
    int poisonedEpoch = -1;  ///< only the batch of this epoch that holds item 0,
    int poisonings = 0;      ///< so many times
    double strength = 1;     ///< of the class in the values
    int period = 2;          ///< one item of so many is of class 1

private:
    static constexpr int kKept = 5;
    adapter::Batch empty(int size) const {
        const auto c = config();
        adapter::Batch b;
        b.size = size;
        b.kept = kKept;
        b.low.resize(std::size_t(size) * 3 * 32 * 32);
        b.keys.resize(std::size_t(c.layers * size * c.heads * kKept * c.headWidth()) * 4);
        b.values.resize(b.keys.size());
        b.labels.resize(std::size_t(size));
        return b;
    }
    void fill(adapter::Batch& b, int place, int item, std::uint64_t seed, bool poison) const {
        const auto c = config();
        Random random(seed);
        const bool positive = item % period == period - 1;
        b.labels[std::size_t(place)] = positive;
        for (std::size_t i = 0; i < 3 * 32 * 32; ++i)
            b.low[std::size_t(place) * 3 * 32 * 32 + i] = float(random.normal());
        const std::size_t per = std::size_t(c.heads * kKept * c.headWidth());
        auto* keys = reinterpret_cast<float*>(b.keys.data());
        auto* values = reinterpret_cast<float*>(b.values.data());
        for (int l = 0; l < c.layers; ++l)
            for (std::size_t i = 0; i < per; ++i) {
                const std::size_t at = (std::size_t(l) * std::size_t(b.size) + std::size_t(place)) * per + i;
                keys[at] = float(random.normal());
                values[at] = poison ? NAN : float(random.normal() + (positive ? strength : -strength));
            }
    }
    int m_train, m_validation;
};

LoopOptions options() {
    LoopOptions o;
    o.epochs = 6;
    o.batch = 8;
    o.learningRate = 5e-3;
    o.seed = 11;
    o.requestHash = "made up";
    return o;
}

struct Trained {
    Result<LoopResult> result;
    std::map<std::string, std::vector<float>> values;
};
Trained train(const LoopOptions& o, MadeUp& source, FileLayer& files, const JobContext& job = {},
              const std::function<void(const StepEvent&)>& onStep = {}) {
    auto network = adapter::Network::create(config(), o.seed);
    auto result = runLoop(*network, source, o, files, job, onStep);
    return {std::move(result), network->values()};
}

/// options() and 40 images, from beginning to end.
const Trained& trainedUndisturbed() {
    static const Trained once = [] {
        MadeUp source;
        return train(options(), source, *systemFileLayer());
    }();
    return once;
}

}  // namespace

class TestLoop : public QObject {
    Q_OBJECT
private:
    /// At an epoch's end.
    static std::int64_t sizeOfACheckpoint() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.epochs = 1;
        o.saveEverySeconds = 0;
        o.checkpointPath = folder.path("c.safetensors");
        if (!train(o, source, *systemFileLayer()).result) qFatal("cannot train");
        return std::int64_t(std::max(std::filesystem::file_size(o.checkpointPath),
                                     std::filesystem::file_size(o.checkpointPath + ".2")));
    }
    static void flipABit(const std::string& path, std::uintmax_t at) {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(std::streamoff(at));
        const char byte = char(file.get());
        file.seekp(std::streamoff(at));
        file.put(char(byte ^ 4));
    }
    static void replaceIn(const std::string& path, const std::string& from, const std::string& to) {
        std::string text = *readTextFile(path);
        text.replace(text.find(from), from.size(), to);
        std::ofstream(path, std::ios::binary) << text;
    }
    static bool sameEpochs(const LoopResult& a, const LoopResult& b) {
        return std::equal(a.epochs.begin(), a.epochs.end(), b.epochs.begin(), b.epochs.end(),
                          [](const EpochRecord& x, const EpochRecord& y) {
                              return x.trainLoss == y.trainLoss && x.loss == y.loss && x.auc == y.auc;
                          });
    }
private Q_SLOTS:
    void learnsAndIsRepeatable() {
        MadeUp source;
        const auto first = train(options(), source, *systemFileLayer());
        const auto again = train(options(), source, *systemFileLayer());
        QVERIFY(first.result.ok());
        QCOMPARE(first.result->losses.size(), std::size_t(30));
        QCOMPARE(first.result->losses, again.result->losses);  // bit by bit
        QVERIFY(first.values == again.values);
        QVERIFY(first.result->epochs.back().auc > 0.9);
        QVERIFY(first.result->losses.back() < first.result->losses.front());
        LoopOptions other = options();
        other.seed = 12;
        QVERIFY(train(other, source, *systemFileLayer()).result->losses != first.result->losses);
    }

    void interruptedAnywhereItEndsTheSame_data() {
        QTest::addColumn<int>("stopAtStep");
        for (const int step : {0, 4, 5, 13, 29}) QTest::addRow("step %d", step) << step;
    }
    void interruptedAnywhereItEndsTheSame() {
        QFETCH(const int, stopAtStep);
        test::TemporaryFolder folder;
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        JobContext job;
        const auto stopped = train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
            if (e.step == stopAtStep) job.cancel.cancel();
        });
        QVERIFY(!stopped.result.ok());
        QCOMPARE(stopped.result.error().code, ErrorCode::cancelled);
        const auto resumed = train(o, source, *systemFileLayer());
        QVERIFY(resumed.result.ok());
        QCOMPARE(resumed.result->resumedAtStep, std::int64_t(stopAtStep + 1));
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QCOMPARE(resumed.result->bestEpoch, undisturbed.result->bestEpoch);
        QVERIFY(resumed.values == undisturbed.values);
    }

    void stoppedEarlyItKeepsTheBestSoFar() {
        MadeUp source;
        LoopOptions o = options();
        const auto stopped = train(o, source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            if (e.step == 17) o.stop.cancel();  // in the fourth epoch of five steps
        });
        QVERIFY(stopped.result.ok());
        QVERIFY(stopped.result->stopped);
        QCOMPARE(stopped.result->epochs.size(), std::size_t(3));
        QCOMPARE(stopped.result->losses.size(), std::size_t(15));
        QVERIFY(stopped.result->bestEpoch >= 0 && stopped.result->bestEpoch < 3);
        QVERIFY(stopped.values != adapter::Network::create(config(), o.seed)->values());
    }

    void stoppedBeforeTheFirstEpochIsCancelled() {
        MadeUp source;
        LoopOptions o = options();
        o.stop.cancel();
        const auto stopped = train(o, source, *systemFileLayer());
        QVERIFY(!stopped.result.ok());
        QCOMPARE(stopped.result.error().code, ErrorCode::cancelled);
    }

    void anInterruptedRunIsBroughtToAnEarlyEnd() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        JobContext job;
        QVERIFY(!train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
                     if (e.step == 12) job.cancel.cancel();
                 }).result.ok());
        o.stop.cancel();
        const auto ended = train(o, source, *systemFileLayer());
        QVERIFY(ended.result.ok());
        QCOMPARE(ended.result->epochs.size(), std::size_t(2));
        QVERIFY(ended.result->stopped);
    }

    void stoppedWithinTheFirstEpochItKeepsWhatThereIs() {
        MadeUp source;
        LoopOptions o = options();
        const auto stopped = train(o, source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            if (e.step == 2) o.stop.cancel();
        });
        QVERIFY(stopped.result.ok());
        QVERIFY(stopped.result->stopped);
        QCOMPARE(stopped.result->losses.size(), std::size_t(3));
        QCOMPARE(stopped.result->epochs.size(), std::size_t(1));
        QCOMPARE(stopped.result->bestEpoch, 0);
        QVERIFY(std::isfinite(stopped.result->epochs[0].auc));
        const auto& losses = stopped.result->losses;
        QVERIFY(std::abs(stopped.result->epochs[0].trainLoss - (losses[0] + losses[1] + losses[2]) / 3) <
                1e-12);
        QVERIFY(stopped.values != adapter::Network::create(config(), o.seed)->values());
    }

    void fullDiskIsAnErrorAndItGoesOnAfterwards_data() {
        QTest::addColumn<int>("tenths");
        for (const int tenths : {3, 12, 25, 47, 130}) QTest::addRow("room for %d tenths", tenths) << tenths;
    }
    void fullDiskIsAnErrorAndItGoesOnAfterwards() {
        QFETCH(const int, tenths);
        test::TemporaryFolder folder;
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        o.saveEverySeconds = 0;
        test::FullDisk disk(sizeOfACheckpoint() * tenths / 10);
        const auto full = train(o, source, disk);
        QVERIFY(!full.result.ok());
        QCOMPARE(full.result.error().code, ErrorCode::diskFull);
        disk.makeRoom(std::int64_t{1} << 40);
        const auto resumed = train(o, source, disk);
        QVERIFY(resumed.result.ok());
        QCOMPARE(resumed.result->resumedAtStep > 0, tenths > 10);
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QVERIFY(resumed.values == undisturbed.values);
    }

    /// As a kill leaves it: what was saved at some step, and nothing after it.
    void goesOnFromAnySavedStep_data() {
        QTest::addColumn<int>("step");
        for (const int step : {0, 3, 4, 5, 17, 28, 29}) QTest::addRow("step %d", step) << step;
    }
    void goesOnFromAnySavedStep() {
        QFETCH(const int, step);
        test::TemporaryFolder folder;
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        LoopOptions o = options();
        o.saveEverySeconds = 0;
        o.checkpointPath = folder.path("running/c.safetensors");
        const auto whole = train(o, source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            if (e.step == step) std::filesystem::copy(folder.path("running"), folder.path("killed"));
        });
        QCOMPARE(whole.result->losses, undisturbed.result->losses);  // saving changes nothing
        o.checkpointPath = folder.path("killed/c.safetensors");
        o.resume = true;
        const auto resumed = train(o, source, *systemFileLayer());
        QVERIFY(resumed.result.ok());
        QCOMPARE(resumed.result->resumedAtStep, std::int64_t(step + 1));
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QVERIFY(sameEpochs(*resumed.result, *undisturbed.result));
        QVERIFY(resumed.values == undisturbed.values);
    }

    void aDamagedStateCostsOnlyTheWorkSinceTheOneBefore_data() {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"a bit", "cut short", "empty", "earlier version", "both"})
            QTest::newRow(damage) << damage;
    }
    void aDamagedStateCostsOnlyTheWorkSinceTheOneBefore() {
        QFETCH(const QString, damage);
        test::TemporaryFolder folder;
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        LoopOptions o = options();
        o.saveEverySeconds = 0;
        o.checkpointPath = folder.path("c.safetensors");
        JobContext job;
        QVERIFY(!train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
                     if (e.step == 12) job.cancel.cancel();
                 }).result.ok());
        std::vector<std::string> files = {o.checkpointPath, o.checkpointPath + ".2"};
        if (loadCheckpoint(files[0])->saving > loadCheckpoint(files[1])->saving)
            std::swap(files[0], files[1]);
        if (damage != "both") files.erase(files.begin());  // the newest only
        for (const std::string& path : files) {
            if (damage == "cut short")
                std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4);
            else if (damage == "empty")
                std::filesystem::resize_file(path, 0);
            else if (damage == "earlier version")
                replaceIn(path, "fovea-checkpoint-2", "fovea-checkpoint-1");
            else
                flipABit(path, std::filesystem::file_size(path) - 1000);
        }
        o.resume = true;
        QStringList log;
        JobContext logged;
        logged.log = [&](const std::string& line) { log << QString::fromStdString(line); };
        const auto resumed = train(o, source, *systemFileLayer(), logged);
        QVERIFY(resumed.result.ok());
        QCOMPARE(resumed.result->resumedAtStep, std::int64_t(damage == "both" ? 0 : 12));
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QVERIFY(resumed.values == undisturbed.values);
        QCOMPARE(log.filter("damaged").size(), 1);
        QVERIFY(log.filter("damaged")[0].contains(damage == "both" ? "began anew" : "from an earlier one"));
    }

    void aRunThatBeginsAnewForgetsWhatWasSaved() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        JobContext job;
        const auto stopAt = [&](int step) {
            return [&job, step](const StepEvent& e) {
                if (e.step == step) job.cancel.cancel();
            };
        };
        QVERIFY(!train(o, source, *systemFileLayer(), job, stopAt(20)).result.ok());
        job.cancel = {};
        QVERIFY(!train(o, source, *systemFileLayer(), job, stopAt(3)).result.ok());
        o.resume = true;
        QCOMPARE(train(o, source, *systemFileLayer()).result->resumedAtStep, std::int64_t(4));
    }

    void aPauseHoldsAndIsSaved() {
        test::TemporaryFolder folder;
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        JobContext job;
        std::atomic<int> steps = 0;
        int stepsAtPause = 0, stepsLater = 0;
        bool saved = false;
        const auto start = std::chrono::steady_clock::now();
        std::thread user([&] {
            while (!job.pause.holding()) std::this_thread::yield();
            stepsAtPause = steps;
            saved = std::filesystem::exists(o.checkpointPath);
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            stepsLater = steps;
            job.pause.resume();
        });
        const auto paused = train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
            ++steps;
            if (e.step == 7) job.pause.pause();
        });
        const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        user.join();
        QVERIFY(paused.result.ok());
        QVERIFY(saved);
        QCOMPARE(stepsAtPause, 8);
        QCOMPARE(stepsLater, 8);
        QCOMPARE(paused.result->losses, undisturbed.result->losses);
        // Each second is one of work or one of pause.
        QVERIFY(job.pause.pausedSeconds() > 0);
        QVERIFY(paused.result->seconds + job.pause.pausedSeconds() <= wall + 0.002);
    }

    void aPausedLoopCanBeStoppedAndCancelled_data() {
        QTest::addColumn<bool>("stop");
        QTest::newRow("stop") << true;
        QTest::newRow("cancel") << false;
    }
    void aPausedLoopCanBeStoppedAndCancelled() {
        QFETCH(const bool, stop);
        MadeUp source;
        LoopOptions o = options();
        JobContext job;
        std::thread user([&] {
            while (!job.pause.holding()) std::this_thread::yield();
            stop ? o.stop.cancel() : job.cancel.cancel();
        });
        const auto ended = train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
            if (e.step == 7) job.pause.pause();
        });
        user.join();
        QCOMPARE(ended.result.ok(), stop);
        if (stop) QCOMPARE(ended.result->losses.size(), std::size_t(5));
    }

    void whereMemoryRunsOutMicroBatchesAreHalved() {
        MadeUp source;
        const Trained& undisturbed = trainedUndisturbed();
        const auto short1 = train(options(), source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            if (e.step == 6) failing = 1;
        });
        QVERIFY(failing == 0);
        QVERIFY(short1.result.ok());
        QCOMPARE(short1.result->notices.size(), std::size_t(1));
        const Message said{kStepInMicroBatches, {{"batch", 8}, {"micro_batch", 4}}};
        QVERIFY(short1.result->notices[0] == said);
        const auto &a = undisturbed.result->losses, &b = short1.result->losses;
        QCOMPARE(b.size(), a.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(std::abs(a[i] - b[i]) <= (i <= 6 ? 0 : 2e-3), std::to_string(i).c_str());
    }

    void aLoopKeepsItsMicroBatch() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.microBatch = 3;
        const auto undisturbed = train(o, source, *systemFileLayer());
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        JobContext job;
        QVERIFY(!train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
                     if (e.step == 8) job.cancel.cancel();
                 }).result.ok());
        o.microBatch = 0;  // there is more memory today
        const auto resumed = train(o, source, *systemFileLayer());
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QVERIFY(resumed.values == undisturbed.values);
    }

    void withoutMemoryForOneImageItEndsAndGoesOnLater() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        const auto ended = train(o, source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            if (e.step == 6) failing = 1'000'000;
        });
        failing = 0;
        QVERIFY(!ended.result.ok());
        QCOMPARE(ended.result.error().code, ErrorCode::outOfMemory);
        const auto resumed = train(o, source, *systemFileLayer());
        QVERIFY(resumed.result.ok());
        QVERIFY(resumed.result->losses.size() == 30);
    }

    void fewerImagesThanABatch() {
        for (const int images : {2, 3, 5}) {
            MadeUp source(images, 2);
            LoopOptions o = options();
            o.batch = 8;
            const auto trained = train(o, source, *systemFileLayer());
            QVERIFY2(trained.result.ok(), std::to_string(images).c_str());
            QCOMPARE(trained.result->losses.size(), std::size_t(o.epochs));
        }
    }

    void checkpointOfOtherSettingsIsRefused() {
        test::TemporaryFolder folder;
        MadeUp source;
        LoopOptions o = options();
        o.saveEverySeconds = 0;
        o.checkpointPath = folder.path("c.safetensors");
        QVERIFY(train(o, source, *systemFileLayer()).result.ok());
        o.resume = true;
        o.requestHash = "something else";
        const auto refused = train(o, source, *systemFileLayer());
        QVERIFY(!refused.result.ok());
        QCOMPARE(refused.result.error().code, ErrorCode::invalidArgument);
        QCOMPARE(refused.result.error().file, o.checkpointPath);
    }

    void notANumberThroughoutEndsItWhereItBegan() {
        MadeUp source;
        source.poisoned = true;
        std::vector<std::string> said;
        JobContext job;
        job.log = [&](const std::string& line) { said.push_back(line); };
        const auto trained = train(options(), source, *systemFileLayer(), job);
        QVERIFY(!trained.result.ok());
        QCOMPARE(trained.result.error().code, ErrorCode::notANumber);
        QCOMPARE(said.size(), std::size_t(kMostHalvings));
        QVERIFY(trained.values == adapter::Network::create(config(), options().seed)->values());
    }

    void afterNotANumberItGoesBackAndOnWithHalfTheRate() {
        MadeUp source;
        source.poisonedEpoch = 2;
        source.poisonings = 2;
        std::vector<double> rates(30);
        int steps = 0;
        const auto trained = train(options(), source, *systemFileLayer(), {}, [&](const StepEvent& e) {
            rates[std::size_t(e.step)] = e.learningRate;
            ++steps;
        });
        QVERIFY(trained.result.ok());
        QCOMPARE(trained.result->halvings, 2);
        QCOMPARE(trained.result->notices.size(), std::size_t(2));
        QVERIFY(trained.result->notices[1].is(kLearningRateHalved));
        QVERIFY(messageText(trained.result->notices[1]).find("the end of epoch 2,") != std::string::npos);
        QCOMPARE(trained.result->losses.size(), std::size_t(30));
        QCOMPARE(trained.result->epochs.size(), std::size_t(6));
        QVERIFY(steps >= 30);
        MadeUp healthy;
        const auto undisturbed = train(options(), healthy, *systemFileLayer());
        for (std::size_t i = 0; i < 30; ++i) {
            const double whole = halfCosine(options().learningRate, std::int64_t(i), 30);
            QCOMPARE(rates[i], i < 10 ? whole : whole / 4);
            // What lies before the bad epoch is untouched; its first step is taken from the same state.
            if (i <= 10) QCOMPARE(trained.result->losses[i], undisturbed.result->losses[i]);
        }
        QVERIFY(trained.result->losses[12] != undisturbed.result->losses[12]);
    }

    void aHalvedRateOutlivesAnInterruption_data() {
        QTest::addColumn<int>("stopAtStep");
        QTest::addColumn<int>("time");
        QTest::newRow("epochs later") << 17 << 1;
        QTest::newRow("just after it went back") << 5 << 2;
    }
    void aHalvedRateOutlivesAnInterruption() {
        QFETCH(const int, stopAtStep);
        QFETCH(int, time);
        test::TemporaryFolder folder;
        MadeUp source;
        source.poisonedEpoch = 1;
        source.poisonings = 1;
        const auto undisturbed = train(options(), source, *systemFileLayer());
        LoopOptions o = options();
        o.checkpointPath = folder.path("c.safetensors");
        o.resume = true;
        o.saveEverySeconds = 0;
        source.poisonings = 1;
        JobContext job;
        QVERIFY(!train(o, source, *systemFileLayer(), job, [&](const StepEvent& e) {
                     if (e.step == stopAtStep && --time == 0) job.cancel.cancel();
                 }).result.ok());
        QCOMPARE(source.poisonings, 0);
        const auto resumed = train(o, source, *systemFileLayer());  // nothing bad comes any more
        QVERIFY(resumed.result.ok());
        QCOMPARE(resumed.result->halvings, 1);
        QCOMPARE(resumed.result->losses, undisturbed.result->losses);
        QVERIFY(resumed.values == undisturbed.values);
    }

    void patienceEndsAPlateau() {
        MadeUp source;
        source.strength = 0;  // nothing can be learned
        LoopOptions o = options();
        o.epochs = 20;
        o.patience = 2;
        o.patienceAfterSteps = 0;
        const auto ended = train(o, source, *systemFileLayer());
        QVERIFY(ended.result.ok());
        QVERIFY(ended.result->stoppedByPatience && !ended.result->stopped);
        const int epochs = int(ended.result->epochs.size()), best = ended.result->bestEpoch;
        QVERIFY(epochs < 20);
        QCOMPARE(epochs, best + 1 + 2);
        QCOMPARE(ended.result->losses.size(), std::size_t(epochs) * 5);
        QCOMPARE(QString::fromStdString(messageText(ended.result->notices.at(0))),
                 QString("Early stopping at epoch %1 of 20: none was better since epoch %2.")
                     .arg(epochs)
                     .arg(best + 1));
        o.patienceAfterSteps = 5 * (epochs + 1);  // two epochs later at the earliest
        const auto later = train(o, source, *systemFileLayer());
        QVERIFY(later.result.ok());
        QVERIFY(int(later.result->epochs.size()) > epochs);
    }

    void patienceNeedsValidation() {
        MadeUp source(40, 0);
        LoopOptions o = options();
        o.patience = 1;
        o.patienceAfterSteps = 0;
        const auto trained = train(o, source, *systemFileLayer());
        QVERIFY(trained.result.ok() && !trained.result->stoppedByPatience);
        QCOMPARE(trained.result->epochs.size(), std::size_t(6));
    }

    void endsAfterSomeEpochsOfTheSchedule() {
        MadeUp source(40, 0);
        LoopOptions o = options();
        const auto whole = train(o, source, *systemFileLayer());
        o.maxEpochs = 3;
        const auto part = train(o, source, *systemFileLayer());
        QVERIFY(part.result.ok() && !part.result->stoppedByPatience);
        QCOMPARE(part.result->epochs.size(), std::size_t(3));
        QCOMPARE(part.result->bestEpoch, 2);
        QVERIFY(
            std::equal(part.result->losses.begin(), part.result->losses.end(), whole.result->losses.begin()));
    }

    /// Weights make the rare class count as much as the frequent one; what the network says must
    /// still be as rare as it is.
    void balancedTrainingKeepsTheFrequencies() {
        MadeUp source(100, 200);
        source.strength = 0.02;  // hardly a sign of the class
        source.period = 10;
        const auto meanProbability = [&](const ClassTargets& targets) {
            LoopOptions o = options();
            o.epochs = 12;
            o.batch = 10;
            o.objective.targets = targets;
            auto network = adapter::Network::create(config(), o.seed);
            if (!runLoop(*network, source, o, *systemFileLayer(), {})) qFatal("no training");
            const auto p = network->predict(*source.validationBatch(0, 200));
            double sum = 0;
            for (std::size_t i = 0; i < 200; ++i) sum += p->probabilities[2 * i + 1];
            return sum / 200;
        };
        ClassTargets balanced = classTargets(std::vector<int>{90, 10}, true, false);
        const double kept = meanProbability(balanced);
        QVERIFY2(std::abs(kept - 0.1) < 0.05, std::to_string(kept).c_str());
        balanced.shift.clear();  // what would be said without
        const double distorted = meanProbability(balanced);
        QVERIFY2(distorted > 0.3, std::to_string(distorted).c_str());
    }

    void targetsOfOtherClassesAreRefused() {
        MadeUp source;
        LoopOptions o = options();
        o.objective.targets = classTargets(std::vector<int>{3, 4, 5}, true, true);
        const auto refused = train(o, source, *systemFileLayer());
        QVERIFY(!refused.result.ok());
        QCOMPARE(refused.result.error().code, ErrorCode::invalidArgument);
    }

    void oneImageAClassWorks_data() {
        QTest::addColumn<int>("train");
        QTest::addColumn<int>("validation");
        QTest::newRow("two images, none to choose by") << 2 << 0;
        QTest::newRow("two and two") << 2 << 2;
        QTest::newRow("one image") << 1 << 1;
    }
    void oneImageAClassWorks() {
        QFETCH(const int, train);
        QFETCH(const int, validation);
        MadeUp source(train, validation);
        const auto trained = ::train(options(), source, *systemFileLayer());
        QVERIFY(trained.result.ok());
        QCOMPARE(trained.result->losses.size(), std::size_t(6));  // a batch that is not full
    }

    void errorOfTheSourceArrives() {
        MadeUp source;
        source.failAtEpoch = 1;
        const auto trained = train(options(), source, *systemFileLayer());
        QVERIFY(!trained.result.ok());
        QCOMPARE(trained.result.error().code, ErrorCode::notReadable);
    }

    void withoutValidationTheLastEpochIsKept() {
        MadeUp source(40, 0);
        const auto trained = train(options(), source, *systemFileLayer());
        QVERIFY(trained.result.ok());
        QCOMPARE(trained.result->bestEpoch, 5);
        QVERIFY(std::isnan(trained.result->epochs.back().loss));
    }

    void batchesAreAPermutationCutUp() {
        const auto batches = epochBatches(37, 8, 5, 2);
        QCOMPARE(batches.size(), std::size_t(4));  // the incomplete fifth is dropped
        std::set<int> seen;
        for (const auto& b : batches) {
            QCOMPARE(b.size(), std::size_t(8));
            seen.insert(b.begin(), b.end());
        }
        QCOMPARE(seen.size(), std::size_t(32));
        QVERIFY(epochBatches(37, 8, 5, 3) != batches);
        QVERIFY(epochBatches(37, 8, 5, 2) == batches);
        // Fewer than two full batches: the incomplete one is used.
        QCOMPARE(epochBatches(5, 8, 0, 0).size(), std::size_t(1));
        QCOMPARE(epochBatches(11, 8, 0, 0).size(), std::size_t(2));
        QCOMPARE(epochBatches(17, 8, 0, 0).size(), std::size_t(2));
    }

    void learningRateIsHalfACosine() {
        QCOMPARE(halfCosine(1e-3, 0, 20), 1e-3);
        QVERIFY(std::abs(halfCosine(1e-3, 10, 20) - 5e-4) < 1e-15);
        QVERIFY(halfCosine(1e-3, 19, 20) > 0);
    }
};

QTEST_APPLESS_MAIN(TestLoop)
#include "test_loop.moc"
