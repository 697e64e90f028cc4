#pragma once

#include <string>
#include <vector>

#include "base/file_layer.h"
#include "training/loop.h"

namespace fovea::training {

/// The whole state of a training loop between two epochs.
struct Checkpoint {
    std::string fingerprint;
    int epochsDone = 0;
    std::int64_t optimiserSteps = 0;
    int bestEpoch = -1;
    int halvings = 0;  ///< of the learning rate
    std::vector<double> losses;
    std::vector<EpochRecord> epochs;
    std::vector<float> parameters, bestParameters, firstMoment, secondMoment;
};

/// As safetensors, atomically. Errors: diskFull, notWritable.
Result<void> saveCheckpoint(const std::string& path, const Checkpoint& checkpoint, FileLayer& files);
/// Errors: fileNotFound, corruptFile.
Result<Checkpoint> loadCheckpoint(const std::string& path);

}  // namespace fovea::training
