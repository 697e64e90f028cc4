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

}  // namespace fovea
