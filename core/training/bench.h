#pragma once

#include <string>

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::training {

struct BenchOptions {
    backbone::ViTConfig config;  ///< shape of the backbone; its weights are random
    adapter::Method method = adapter::Method::fptPlus;
    backbone::Precision precision = backbone::Precision::fp32;
    adapter::StoreType store = adapter::StoreType::fp16;  ///< of training
    std::string device = "cpu";
    int batch = 1;
    int resolution = 512;  ///< pixels
    int classes = 5;
    int repetitions = 5;
    int threads = 0;  ///< 0: the library's choice
};

/// A piece of work by Fovea's path and by the plain fp32 path, timed in turn in
/// one run, beside the machine's own matrix-product rate.
struct BenchResult {
    std::string work, precision;
    int threads = 0, batch = 0;
    double secondsPerItem = 0, plainSecondsPerItem = 0;  ///< image, or step
    double gflops = 0;                                   ///< of the method's products, by Fovea's path
    double peakGflops = 0;                               ///< of the machine, in the precision of the pass
    double plainPeakGflops = 0;                          ///< of the machine in fp32
    double memoryMb = 0, plainMemoryMb = 0;              ///< peak above the loaded model
    double plainGflops = 0;
};

Result<BenchResult> benchPreload(const BenchOptions& options, const JobContext& job);
/// One step at `batch` images, features in memory.
Result<BenchResult> benchTrain(const BenchOptions& options, const JobContext& job);

}  // namespace fovea::training
