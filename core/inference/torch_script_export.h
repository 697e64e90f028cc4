#pragma once

#include <string>

#include "base/file_layer.h"
#include "inference/predictor.h"

namespace fovea::inference {

/// What was written, and how far it is from what this program says of the check picture.
struct TorchScriptExport {
    double difference = 0;  ///< largest of its answers: probabilities, or a number in its unit
    double allowed = 0;
};

/// An adapter with its backbone as one TorchScript file that takes 8-bit pictures (docs/torchscript.md),
/// whole or not at all. It is read again and asked about a picture of its own before it is written. Errors:
/// those of Predictor::load() and adapter::torchScriptOf(); verificationFailed (its answer differs by more
/// than is allowed); notWritable, diskFull.
Result<TorchScriptExport> exportTorchScript(const std::string& adapterPath, const std::string& out,
                                            PredictorOptions options, FileLayer& files,
                                            const JobContext& job = {});

}  // namespace fovea::inference
