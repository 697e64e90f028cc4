#pragma once

#include <cstddef>
#include <functional>

#include "base/job_context.h"
#include "base/result.h"

namespace fovea {

/// Calls body(0) ... body(count - 1), each once, on as many threads as the machine
/// has cores, and waits for them; advances `meter` on the caller's thread. `body` must
/// not throw. Cancelled between items: those under way are finished, the others never
/// begun. Error: cancelled.
Result<void> inParallel(std::size_t count, ProgressMeter& meter, const JobContext& job,
                        const std::function<void(std::size_t)>& body);

/// The same for items that need much memory: `bytes` tells about how many an item will take, and fewer run
/// at once where all together would take more than the job's budget (JobContext::images). One always does.
/// `bytes` is called by the same threads as `body`, and must not throw either.
Result<void> inParallel(std::size_t count, ProgressMeter& meter, const JobContext& job,
                        const std::function<std::uint64_t(std::size_t)>& bytes,
                        const std::function<void(std::size_t)>& body);

}  // namespace fovea
