#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/job_context.h"

namespace fovea {

/// Calls `work(i)` for every i below `count`, on one thread per processor core: for
/// items that take milliseconds or more each. `work` must not throw, and writes its
/// result to the item's own place. Progress `stage` is reported, and this returns, on
/// the caller's thread. Cancellable between items. Error: cancelled; then some
/// items are undone.
Result<void> inParallel(std::size_t count, const std::string& stage, const JobContext& job,
                        const std::function<void(std::size_t)>& work);

}  // namespace fovea
