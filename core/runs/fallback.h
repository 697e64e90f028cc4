#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "runs/run_messages.h"

namespace fovea::runs {

/// Does `work` on `device`. Where that is a GPU and it fails, or has too little memory,
/// the work is done on the CPU instead: `device` becomes "cpu", and a notice is said
/// and added to `notices`. Work that keeps what it did goes on there.
template <class T>
Result<T> orOnCpu(std::string& device, std::vector<Message>& notices, const JobContext& job,
                  const std::function<Result<T>(const std::string& device)>& work) {
    Result<T> done = work(device);
    if (done || device == "cpu") return done;
    const ErrorCode why = done.error().code;
    if (why != ErrorCode::deviceUnavailable && why != ErrorCode::outOfMemory) return done;
    device = "cpu";
    notices.push_back(why == ErrorCode::outOfMemory ? kGpuMemory : kGpuFailed);
    job.say(messageText(notices.back()) + " (" + done.error().detail + ")");
    return work(device);
}

}  // namespace fovea::runs
