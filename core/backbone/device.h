#pragma once

#include <optional>
#include <string>

#include "backbone/extraction.h"
#include "base/remark.h"
#include "base/result.h"

namespace fovea::backbone {

/// A device that computes, and why it was chosen.
struct DeviceChoice {
    std::string name;  ///< "cpu" or "cuda"
    Remark reason;
};

/// `wanted`: "auto", "cpu" or "cuda". A GPU counts only if a small product
/// computed on it agrees with the CPU's: a driver or card that torch does not
/// support is found here and not in the middle of a run. "auto" falls back to
/// the CPU, "cuda" then is the error deviceUnavailable.
Result<DeviceChoice> chooseDevice(const std::string& wanted);

/// An arithmetic for the frozen pass, and why it was chosen.
struct PrecisionChoice {
    Precision precision = Precision::fp32;
    Remark reason;
};

/// `wanted`, or without one the faster of those that learn the same: bf16 on the CPU that
/// multiplies it itself and is clearly faster with it in a trial of a tenth of a second
/// (once a program), else fp32. On a GPU fp32, until bf16 was measured there.
PrecisionChoice choosePrecision(std::optional<Precision> wanted, const std::string& device);

/// What computes: versions of torch and oneDNN, processor, threads, in one line.
std::string computeDescription();

/// The machine's own matrix-product rate in GFLOP/s, by a product of 1024 x 1024
/// matrices repeated for about `seconds`: the better of torch's and of oneDNN's with
/// packed weights. Plain BLAS without optimisation gives a few GFLOP/s where tens to
/// thousands are normal.
double matrixProductGflops(Precision precision, double seconds = 0.1);

}  // namespace fovea::backbone
