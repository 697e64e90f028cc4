#include "training/bench.h"

#include <algorithm>

#include "backbone/device.h"
#include "backbone/threads.h"
#include "training/trial.h"

namespace fovea::training {

namespace {

/// Products of one training step: forward, and twice as much backward (the
/// features need no gradient: theirs is left out).
double stepFlops(const adapter::AdapterConfig& c, int batch, int kept) {
    const double P = c.prompts, D = c.backboneWidth, S = c.sideWidth,
                 N = double(c.sideGrid()) * c.sideGrid() + 1, T = N + P;
    const double attention = 4 * P * kept * D, out = 2 * P * D * S;
    const double side = 6 * T * S * S + 4 * N * T * S + 2 * N * S * S + 16 * N * S * S;
    const double patches = 2 * (N - 1) * S * 3 * c.patchSize * c.patchSize;
    return batch * (c.layers * (2 * attention + 3 * out + 3 * side) + 2 * patches);
}

BenchResult resultOf(const BenchOptions& o, const char* work, const std::vector<Cost>& costs, double flops,
                     backbone::Precision precision) {
    BenchResult r;
    r.work = work;
    r.precision = backbone::precisionName(precision);
    r.threads = backbone::kernelThreads();
    r.batch = o.batch;
    r.secondsPerItem = costs[0].seconds;
    r.plainSecondsPerItem = costs[1].seconds;
    r.memoryMb = costs[0].memoryMb;
    r.plainMemoryMb = costs[1].memoryMb;
    r.gflops = flops / costs[0].seconds * 1e-9;
    r.plainGflops = flops / costs[1].seconds * 1e-9;
    return r;
}

}  // namespace

Result<BenchResult> benchPreload(const BenchOptions& o, const JobContext& job) {
    return guarded([&]() -> Result<BenchResult> {
        backbone::ExtractionSettings settings = adapter::defaultExtraction(o.method, o.config);
        settings.resolution = backbone::nearestResolution(o.resolution, o.config.patchSize);
        const double peakBefore = backbone::matrixProductGflops(o.precision, 0.5);
        FOVEA_TRY(const auto fast,
                  backbone::Backbone::untrained(
                      o.config, 0, {.precision = o.precision, .device = o.device, .threads = o.threads}));
        FOVEA_TRY(const auto plain,
                  backbone::Backbone::untrained(o.config, 0,
                                                {.device = o.device, .pass = backbone::PassKind::plain}));
        FOVEA_TRY(const Workload fastPass, passWorkload(fast, settings, o.batch));
        FOVEA_TRY(const Workload plainPass, passWorkload(plain, settings, o.batch));
        FOVEA_TRY(const auto costs, measure({fastPass, plainPass}, o.repetitions, job));
        BenchResult r = resultOf(o, "preload", costs, backbone::passFlops(o.config, settings), o.precision);
        r.peakGflops = std::max(peakBefore, backbone::matrixProductGflops(o.precision, 0.5));
        r.plainPeakGflops = backbone::matrixProductGflops(backbone::Precision::fp32, 0.5);
        return r;
    });
}

Result<BenchResult> benchTrain(const BenchOptions& o, const JobContext& job) {
    return guarded([&]() -> Result<BenchResult> {
        backbone::ExtractionSettings settings = adapter::defaultExtraction(o.method, o.config);
        settings.resolution = backbone::nearestResolution(o.resolution, o.config.patchSize);
        FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(o.config, settings));
        const auto config = adapter::AdapterConfig::defaults(o.method, o.config, shape.layers, o.classes);
        FOVEA_TRY(const Workload fast, stepWorkload(config, o.batch, shape.kept, o.store, o.device));
        FOVEA_TRY(const Workload plain, plainStepWorkload(config, o.batch, shape.kept, o.device));
        FOVEA_TRY(const auto costs, measure({fast, plain}, o.repetitions, job));
        // Training is fp32 throughout, whatever the frozen pass was.
        BenchResult r =
            resultOf(o, "train", costs, stepFlops(config, o.batch, shape.kept), backbone::Precision::fp32);
        r.peakGflops = r.plainPeakGflops = backbone::matrixProductGflops(backbone::Precision::fp32, 0.5);
        return r;
    });
}

}  // namespace fovea::training
