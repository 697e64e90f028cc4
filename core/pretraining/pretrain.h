#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "backbone/vit_config.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::pretraining {

/// A part of the training in which pictures have one size.
struct Stage {
    int imageSize = 128;  ///< pixels, multiple of 32
    int batch = 64;       ///< pictures a step
    std::int64_t steps = 0;
};

struct PretrainOptions {
    std::string backbone = "vit-t16";  ///< a name that ViTConfig::named() knows, patches of 16
    /// A folder that an earlier training wrote, to go on from its weights; its shape
    /// takes the place of `backbone`. "" starts from random weights.
    std::string from;
    /// The default makes most steps on small pictures and ends on larger ones,
    /// closer to the resolution at which the backbone will read.
    std::vector<Stage> stages = {{128, 64, 6000}, {256, 16, 2000}};
    double learningRate = 1e-3;  ///< peak; half a cosine over all steps, after the warm-up
    int warmUpSteps = 200;
    double weightDecay = 0.05;
    int roundBatches = 24;  ///< batches drawn at once ...
    int reuse = 3;          ///< ... and seen this often, tinted anew each time; 1 where drawing is cheap
    std::uint64_t seed = 0;
    std::string device = "cpu";
    bool bf16 = true;
    /// A checkpoint is written here after each round, and an earlier one is
    /// continued when it was made with the same options. "" writes none.
    std::string checkpoint;
};

struct PretrainRecord {
    std::int64_t step = 0;
    double learningRate = 0, imagesPerSecond = 0;
    std::vector<std::pair<std::string, double>> losses;  ///< means over the round
};

/// Trains a ViT on formula pictures and writes a folder in Hugging Face layout:
/// config.json, preprocessor_config.json, model.safetensors (fp16). It is written
/// after each stage, so that a long training can be tried on the way.
/// The same options on the same machine give the same weights, interrupted or not.
/// Errors: invalidArgument, those of openBackboneFolder() for `from`, diskFull, notWritable, cancelled; a
/// loss that is not finite is an error too.
Result<std::vector<PretrainRecord>> pretrain(const PretrainOptions& options, const std::string& folder,
                                             FileLayer& files, const JobContext& job,
                                             const std::function<void(const PretrainRecord&)>& onRound = {});

}  // namespace fovea::pretraining
