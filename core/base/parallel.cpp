#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/byte_budget.h"

namespace fovea {

Result<void> inParallel(std::size_t count, ProgressMeter& meter, const JobContext& job,
                        const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t done = 0, idle = 0;  // guarded by mutex
    const auto work = [&] {
        while (!job.cancel.cancelled()) {
            const std::size_t index = next++;
            if (index >= count) break;
            body(index);
            const std::lock_guard lock(mutex);
            ++done;
            changed.notify_one();
        }
        const std::lock_guard lock(mutex);
        ++idle;
        changed.notify_one();
    };
    std::vector<std::jthread> threads;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < std::min(cores, count); ++i) threads.emplace_back(work);
    for (std::size_t reported = 0;;) {
        std::size_t now = 0;
        bool over = false;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return done > reported || idle == threads.size(); });
            now = done;
            over = idle == threads.size();
        }
        meter.advance(static_cast<std::int64_t>(now - reported));
        reported = now;
        if (over) break;
    }
    threads.clear();
    return job.check();
}

Result<void> inParallel(std::size_t count, ProgressMeter& meter, const JobContext& job,
                        const std::function<std::uint64_t(std::size_t)>& bytes,
                        const std::function<void(std::size_t)>& body) {
    std::optional<ByteBudget> own;
    if (!job.images) own.emplace(ByteBudget::bytesOfFreeMemory());
    ByteBudget& budget = own ? *own : *job.images;
    return inParallel(count, meter, job, [&](std::size_t index) {
        const ByteBudget::Share share(budget, bytes(index));
        // It may have waited for long.
        if (!job.cancel.cancelled()) body(index);
    });
}

}  // namespace fovea
