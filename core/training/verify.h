#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace fovea::training {

/// How far a computed tensor is from the reference.
struct Agreement {
    double maxAbs = 0;     ///< largest absolute difference
    double relL2 = 0;      ///< norm of the difference over norm of the reference
    double tolerance = 0;  ///< on relL2; for tokens, on the number that differ
    bool pass = false;
};

struct VerifyReport {
    std::string path, method;
    bool pass = false;
    std::map<std::string, Agreement> expectations;
};

/// Runs the engine, through the code that users run, against a reference file
/// (format: docs/golden-format.md): frozen pass, token selection, fusion, side network,
/// gradients, and the optimiser's run. Tolerances: tokens identical, gradients
/// 1e-3, all else 1e-4. A gradient whose reference is truly zero is compared
/// absolutely, against 1e-6.
/// Errors: fileNotFound, corruptFile, missingTensors.
Result<VerifyReport> verifyReference(const std::string& path);

}  // namespace fovea::training
