#include "backbone/device.h"

#include <ATen/ATen.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include <algorithm>
#include <chrono>

#include "backbone/cpu_pass.h"
#include "backbone/threads.h"
#include "base/platform/platform.h"

namespace fovea::backbone {

Result<DeviceChoice> chooseDevice(const std::string& wanted) {
    if (wanted == "cpu") return DeviceChoice{"cpu", kCpuAskedFor};
    if (wanted != "auto" && wanted != "cuda")
        return Error{
            ErrorCode::invalidArgument, "device \"" + wanted + "\"; there are auto, cpu and cuda", {}};
    Message reason = kNoGpu;
    try {
        if (at::hasCUDA()) {
            // fp32 means fp32, and the same seed the same result: not cuDNN's defaults.
            at::globalContext().setAllowTF32CuDNN(false);
            at::globalContext().setDeterministicCuDNN(true);
            at::globalContext().setBenchmarkCuDNN(false);
            const at::Tensor a = at::randn({64, 64});
            const at::Tensor onGpu = at::matmul(a.to(at::kCUDA), a.to(at::kCUDA)).to(at::kCPU);
            if (at::allclose(onGpu, at::matmul(a, a), 1e-2, 1e-2)) return DeviceChoice{"cuda", kGpuRight};
            reason = kGpuWrong;
        }
    } catch (const std::exception& e) {
        const std::string what = e.what();
        reason = {kGpuTrialFailed, {{"detail", what.substr(0, what.find('\n'))}}};
    }
    if (wanted == "cuda") return Error{ErrorCode::deviceUnavailable, {}, {}, {reason, kUseCpu}};
    return DeviceChoice{"cpu", reason};
}

PrecisionChoice choosePrecision(std::optional<Precision> wanted, const std::string& device) {
    if (wanted == Precision::bf16 && device == "cpu" && !computesBf16()) return {Precision::fp32, kNoBf16};
    if (wanted) return {*wanted, {kPrecisionAskedFor, {{"precision", precisionName(*wanted)}}}};
    if (device != "cpu") return {Precision::fp32, kFp32OnGpu};
    if (!multipliesBf16()) return {Precision::fp32, kNoBf16};
    constexpr double kTrialSeconds = 0.05, kClearly = 1.3;
    // On one thread: that trial comes out the same on a busy machine, so that a run that is
    // repeated takes the same precision.
    static const double gain = packedProductGflops(Precision::bf16, 1, kTrialSeconds) /
                               packedProductGflops(Precision::fp32, 1, kTrialSeconds);
    if (gain < kClearly) return {Precision::fp32, kBf16NoFaster};
    return {Precision::bf16, kBf16Faster};
}

std::string torchVersion() {
    return TORCH_VERSION;
}

std::string computeDescription() {
    const std::string processor = platform::processorName();
    return "torch " + torchVersion() + ", " + at::get_mkldnn_version() + ", " +
           (processor.empty() ? "unknown processor" : processor) + ", " + std::to_string(kernelThreads()) +
           " threads";
}

double matrixProductGflops(Precision precision, double seconds) {
    using Clock = std::chrono::steady_clock;
    constexpr int kSize = 1024;
    const at::Tensor a =
        at::randn({kSize, kSize}).to(precision == Precision::bf16 ? at::kBFloat16 : at::kFloat);
    const at::Tensor b = at::randn({kSize, kSize}).to(a.scalar_type());
    at::Tensor c = at::mm(a, b);  // warm up
    double best = packedProductGflops(precision, 0, seconds / 2);
    const auto end = Clock::now() + std::chrono::duration<double>(seconds / 2);
    do {
        const auto start = Clock::now();
        at::mm_out(c, a, b);
        const double took = std::chrono::duration<double>(Clock::now() - start).count();
        best = std::max(best, 2.0 * kSize * kSize * kSize / took * 1e-9);
    } while (Clock::now() < end);
    return best;
}

}  // namespace fovea::backbone
