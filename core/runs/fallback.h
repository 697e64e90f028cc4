#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/remark.h"
#include "base/result.h"

namespace fovea::runs {

/// Does `work` on `device`. Where that is a GPU and it fails, or has too little memory,
/// the work is done on the CPU instead: `device` becomes "cpu", and a remark is said
/// and added to `notes`. Work that keeps what it did goes on there.
template <class T>
Result<T> orOnCpu(std::string& device, std::vector<Remark>& notices, const JobContext& job,
                  const std::function<Result<T>(const std::string& device)>& work) {
    Result<T> done = work(device);
    if (done || device == "cpu") return done;
    const ErrorCode why = done.error().code;
    if (why != ErrorCode::deviceUnavailable && why != ErrorCode::outOfMemory) return done;
    device = "cpu";
    notices.push_back({why == ErrorCode::outOfMemory ? RemarkCode::gpuMemory : RemarkCode::gpuFailed});
    job.say(remarkText(notices.back()) + " (" + done.error().detail + ")");
    return work(device);
}

}  // namespace fovea::runs
