#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace fovea {

Result<void> inParallel(std::size_t count, const std::string& stage, const JobContext& job,
                        const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t done = 0, idle = 0;  // guarded by mutex

    ProgressMeter meter(job, stage, static_cast<std::int64_t>(count));
    const std::size_t workers =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    // Last of the variables, so that the threads have ended before the others are gone.
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < workers; ++i) {
        threads.emplace_back([&](const std::stop_token& stop) {
            while (!job.cancel.cancelled() && !stop.stop_requested()) {
                const std::size_t index = next++;
                if (index >= count) break;
                work(index);
                const std::lock_guard lock(mutex);
                ++done;
                changed.notify_one();
            }
            const std::lock_guard lock(mutex);
            ++idle;
            changed.notify_one();
        });
    }
    std::size_t reported = 0;
    while (reported < count) {
        std::size_t now = 0;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return done > reported || idle == workers; });
            now = done;
        }
        if (now == reported) break;
        meter.advance(static_cast<std::int64_t>(now - reported));
        reported = now;
    }
    threads.clear();
    return job.check();
}

}  // namespace fovea
