#pragma once

#include <optional>
#include <string>

#include "backbone/extraction.h"
#include "base/message.h"
#include "base/result.h"

namespace fovea::backbone {

// Why a device or a precision was chosen.
inline constexpr MessageKind kCpuAskedFor{"processor_asked_for",
                                          FOVEA_TEXT("Messages", "The CPU was asked for.")};
inline constexpr MessageKind kNoGpu{"no_graphics",
                                    FOVEA_TEXT("Messages", "No usable GPU (graphics card) was found.")};
inline constexpr MessageKind kGpuRight{
    "graphics_right", FOVEA_TEXT("Messages", "The GPU (graphics card) passed a trial computation.")};
inline constexpr MessageKind kGpuWrong{
    "graphics_wrong", FOVEA_TEXT("Messages", "The GPU (graphics card) computed wrongly in a trial.")};
/// Argument: detail, technical.
inline constexpr MessageKind kGpuTrialFailed{
    "graphics_trial_failed", FOVEA_TEXT("Messages", "The GPU (graphics card) failed in a trial ({detail}).")};
inline constexpr MessageKind kPrecisionAskedFor{"precision_asked_for",
                                                FOVEA_TEXT("Messages", "{precision} was asked for.")};
inline constexpr MessageKind kFp32OnGpu{
    "fp32_on_graphics", FOVEA_TEXT("Messages", "fp32 is what is known to be right on a GPU.")};
inline constexpr MessageKind kNoBf16{"no_bf16",
                                     FOVEA_TEXT("Messages", "This CPU cannot compute in bf16 itself.")};
inline constexpr MessageKind kBf16NoFaster{"bf16_no_faster",
                                           FOVEA_TEXT("Messages", "bf16 was no faster in a trial.")};
inline constexpr MessageKind kBf16Faster{
    "bf16_faster", FOVEA_TEXT("Messages", "bf16 was faster in a trial, and learns the same.")};
/// What is to be done where the GPU was asked for and there is a reason against it.
inline constexpr MessageKind kUseCpu{"use_cpu",
                                     FOVEA_TEXT("Messages", "Choose the CPU, or update the driver.")};

/// A device that computes, and why it was chosen.
struct DeviceChoice {
    std::string name;  ///< "cpu" or "cuda"
    Message reason;
};

/// `wanted`: "auto", "cpu" or "cuda". A GPU counts only if a small product
/// computed on it agrees with the CPU's: a driver or card that torch does not
/// support is found here and not in the middle of a run. "auto" falls back to
/// the CPU, "cuda" then is the error deviceUnavailable.
Result<DeviceChoice> chooseDevice(const std::string& wanted);

/// An arithmetic for the frozen pass, and why it was chosen.
struct PrecisionChoice {
    Precision precision = Precision::fp32;
    Message reason;
};

/// `wanted`, but fp32 on a CPU that cannot do bf16; or without one the faster of those that learn the same:
/// bf16 on the CPU that multiplies it itself and is clearly faster with it in a trial of a tenth of a second
/// (once a program), else fp32. On a GPU fp32, until bf16 was measured there.
PrecisionChoice choosePrecision(std::optional<Precision> wanted, const std::string& device);

/// Version of libtorch, as "1.13.0".
std::string torchVersion();

/// What computes: versions of torch and oneDNN, processor, threads, in one line.
std::string computeDescription();

/// The machine's own matrix-product rate in GFLOP/s, by a product of 1024 x 1024
/// matrices repeated for about `seconds`: the better of torch's and of oneDNN's with
/// packed weights. Plain BLAS without optimisation gives a few GFLOP/s where tens to
/// thousands are normal.
double matrixProductGflops(Precision precision, double seconds = 0.1);

}  // namespace fovea::backbone
