#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "training/loop.h"

namespace fovea::training {

/// What steps change, [n] each.
struct TrainedState {
    std::vector<float> parameters, firstMoment, secondMoment;
};

/// Epochs as one head has them, and the one that it keeps.
struct JudgedEpochs {
    std::vector<EpochRecord> epochs;
    int bestEpoch = -1;                 ///< -1 before the first epoch's end
    std::vector<float> bestParameters;  ///< [n], empty before the first epoch's end
};

/// The whole state of a training loop between two steps. Randomness has none (decision 0002).
struct Checkpoint : JudgedEpochs {
    std::string requestHash;
    int epochsDone = 0;
    std::int64_t optimiserSteps = 0;
    int halvings = 0;    ///< of the learning rate
    int microBatch = 0;  ///< see LoopOptions; on `device`
    std::string device = "cpu";
    double seconds = 0;  ///< of work so far
    std::vector<Message> notices;
    int stepsPerEpoch = 0;       ///< 0: an older version did not note it
    std::int64_t saving = 0;     ///< the how manieth; CheckpointFiles counts
    std::vector<double> losses;  ///< of all steps, also of the epoch that is not at its end
    std::vector<float> parameters, firstMoment, secondMoment;  ///< at the last epoch's end, or the beginning
    std::optional<JudgedEpochs>
        beside;  ///< by LoopOptions::beside, where it was asked for from the beginning
    /// After the last of `losses`; none at an epoch's end.
    std::optional<TrainedState> within;
};

/// Where a run keeps that of its side network `network`, from 0; CheckpointFiles makes two files of it.
inline std::string checkpointPath(const std::string& runFolder, int network = 0) {
    const std::string which = network == 0 ? std::string() : "-network-" + std::to_string(network + 1);
    return runFolder + "/checkpoint" + which + ".safetensors";
}

/// As safetensors with a checksum of everything in it, atomically. Errors: diskFull, notWritable.
Result<void> saveCheckpoint(const std::string& path, const Checkpoint& checkpoint, FileLayer& files);
/// Errors: fileNotFound; corruptFile, also for what an earlier version saved.
Result<Checkpoint> loadCheckpoint(const std::string& path);

/// Two files that are written in turn, so that the state before the newest one is there too:
/// a disk that lost or spoiled the newest costs the work between the two.
class CheckpointFiles {
public:
    explicit CheckpointFiles(const std::string& path);
    /// The newest that is whole, if any; what was found damaged is said through `job`. Errors: those
    /// of reading, which say nothing of the file (outOfMemory, notReadable): it may be whole.
    Result<std::optional<Checkpoint>> newest(const JobContext& job);
    /// What newest() found damaged, if anything.
    const std::optional<Message>& damage() const { return m_damage; }
    /// In the place of the older one. Errors: diskFull, notWritable.
    Result<void> save(Checkpoint& checkpoint, FileLayer& files);
    /// Whether there is any, whole or not.
    bool any() const;
    /// Removes both, and what an interrupted saving left.
    void remove() const;

private:
    std::string m_paths[2];
    int m_next = 0;
    std::optional<Message> m_damage;
};

}  // namespace fovea::training
