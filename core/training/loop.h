#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapter/network.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "training/objective.h"

namespace fovea::training {

/// Where the loop takes its images from. Called from one thread at a time, not
/// always the same one. What has one answer is an item: an image, or a unit of several. Those of a network
/// whose pooling is of images are images.
class BatchSource {
public:
    virtual ~BatchSource() = default;
    virtual int trainCount() const = 0;
    virtual int validationCount() const = 0;
    /// Images of an item (0 .. trainCount-1) that are learned from in this epoch, one at least.
    virtual std::vector<int> trainImages(int item, int /*epoch*/) { return {item}; }
    /// Images, augmented as (run seed, epoch, image) determine, each with the answer of its item.
    virtual Result<adapter::Batch> trainBatch(std::span<const int> images, int epoch) = 0;
    /// How many images an item of validation has; they follow one another.
    virtual int validationImages(int /*item*/) const { return 1; }
    /// Images first .. first + count - 1 of validation, not augmented, likewise.
    virtual Result<adapter::Batch> validationBatch(int first, int count) = 0;
};

struct LoopOptions {
    int epochs = 20;  ///< 1 .. 10000
    /// 1 .. 4096: items of a step; no more images than that are in memory at a time, and the next ones.
    int batch = 16;
    double learningRate = 1e-4;  ///< 5e-5 .. 5e-3 in the papers, by data set
    double beta1 = 0.9, beta2 = 0.999;
    double weightDecay = 0.1;
    double clipNorm = 1.0;
    Objective objective;
    /// End once this many epochs have passed since the best one, and at least
    /// `patienceAfterSteps` steps; 0: never. Without validation images never either.
    int patience = 0;
    /// Fewer steps learn hardly anything (training_budget.h): a plateau before them is no end.
    std::int64_t patienceAfterSteps = 1000;
    /// End after so many of the `epochs`, for which the learning rate is planned; 0: after all.
    int maxEpochs = 0;
    std::uint64_t seed = 0;
    /// The whole state goes here, see CheckpointFiles; empty: nowhere.
    std::string checkpointPath;
    /// After so much work, at the end of a step; before a pause; and whenever the loop ends
    /// before its time. What a crash can cost. 0: after every step.
    double saveEverySeconds = 20;
    /// And at the loop's own end: where something long comes after it.
    bool saveAtEnd = false;
    /// Continue from the checkpoint where there is one made with the same
    /// settings; any other checkpoint is an error. One that is damaged counts as none: the
    /// one before it is taken, or the loop begins anew, to the same result.
    bool resume = false;
    /// Everything that must agree for a checkpoint to be continued.
    std::string requestHash;
    /// The side network takes a batch in parts of at most so many images: less memory, the same
    /// gradient but for rounding. 0: as many as it has. Halved, and noted, where memory
    /// runs out. Part of the checkpoint: a loop that goes on does not take more.
    int microBatch = 0;
    /// Another head that judges the epochs, too, so that one training gives both what it keeps and what the
    /// network's own head keeps (LoopResult::beside). Not with `patience`, which ends a training for one.
    std::optional<adapter::Head> beside = {};
    /// Raised: end at the next step and keep the best epoch so far; before the end of the
    /// first epoch, what there is, validated. Before the first step the loop is
    /// cancelled instead.
    CancelToken stop;
};

struct StepEvent {
    int epoch = 0;           ///< from 0
    std::int64_t step = 0;   ///< from 0, over all epochs
    std::int64_t steps = 0;  ///< in all
    double loss = 0, learningRate = 0, gradientNorm = 0;
};

struct EpochRecord {
    double trainLoss = 0;  ///< mean over the steps
    double loss = 0;       ///< validation, see validationFigures(); NaN without validation images
    double auc = 0;        ///< validation; of findings their mean; NaN where undefined, and of a number
};

/// Which of two epochs runLoop() keeps where there are validation images: the one with the higher AUC there
/// (undefined: the lowest), the lower loss among equals. False where they are the same.
bool better(const EpochRecord& a, const EpochRecord& b);

/// What LoopOptions::beside keeps, as a training of its own would have come to: as in LoopResult, and
/// Network::values() then.
struct KeptBeside {
    std::vector<EpochRecord> epochs;
    int bestEpoch = -1;
    std::map<std::string, std::vector<float>> values;
};

struct LoopResult {
    std::vector<double> losses;  ///< per step
    std::vector<EpochRecord> epochs;
    int bestEpoch = -1;              ///< from 0
    std::int64_t resumedAtStep = 0;  ///< 0: from the beginning
    bool stoppedByPatience = false;  ///< ended by LoopOptions::patience
    int halvings = 0;                ///< how often the learning rate was halved, see runLoop()
    bool stopped = false;            ///< ended by LoopOptions::stop, before the last epoch
    double seconds = 0;              ///< of work, over all sessions; pauses left out
    std::vector<Message> notices;
    std::optional<KeptBeside> beside = {};  ///< nothing where it was not asked for from the beginning
};

inline constexpr int kMostHalvings = 5;

/// Trains `network` (method.md 4).
/// - It ends with the parameters of the best epoch: highest validation AUC, the lower validation
///   loss among equals (so of a number the lowest loss); without validation images the last epoch.
/// - A loss that is not a number does not end it: training goes back to the last whole epoch (or
///   the beginning) and on from there with half the learning rate, kMostHalvings times in all, and
///   says so.
/// - Same seed, settings, machine and number of threads: bit-identical losses, also when
///   interrupted and resumed.
/// - Cancellable, and can be paused, between steps.
/// - Errors: cancelled (after the last step was saved), notANumber (still, after the halvings),
///   diskFull, notWritable, invalidArgument, outOfMemory.
Result<LoopResult> runLoop(adapter::Network& network, BatchSource& source, const LoopOptions& options,
                           FileLayer& files, const JobContext& job,
                           const std::function<void(const StepEvent&)>& onStep = {},
                           const std::function<void(int epoch, const EpochRecord&)>& onEpoch = {});

}  // namespace fovea::training
