#include "base/job_context.h"

#include <chrono>
#include <thread>

#include "base/platform/platform.h"

namespace fovea {

namespace {
double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
constexpr double kReportIntervalSeconds = 0.05;
constexpr auto kPausePoll = std::chrono::milliseconds(20);
}  // namespace

double workSeconds(const JobContext& job) {
    return nowSeconds() - job.pause.pausedSeconds();
}

void PauseToken::waitWhileWanted(const CancelToken& cancel) const {
    const double start = nowSeconds();
    ++m_state->holding;
    while (wanted() && !cancel.cancelled()) std::this_thread::sleep_for(kPausePoll);
    m_state->pausedMs += std::int64_t((nowSeconds() - start) * 1000);
    --m_state->holding;
}

ProgressMeter::ProgressMeter(const JobContext& job, Stage stage, std::int64_t total, std::int64_t alreadyDone)
    : m_job(job),
      m_progress{stage, alreadyDone, total, -1},
      m_alreadyDone(alreadyDone),
      m_startedAt(workSeconds(job)),
      m_reportedAt(m_startedAt) {
    platform::noteBegun(stageName(stage));
    m_job.report(m_progress);
}

void ProgressMeter::advance(std::int64_t items) {
    m_progress.done += items;
    const double now = workSeconds(m_job);
    const bool last = m_progress.total > 0 && m_progress.done >= m_progress.total;
    if (!last && now - m_reportedAt < kReportIntervalSeconds) return;
    m_reportedAt = now;
    const std::int64_t done = m_progress.done - m_alreadyDone;
    if (m_progress.total > 0 && done > 0)
        m_progress.secondsLeft =
            (now - m_startedAt) / double(done) * double(m_progress.total - m_progress.done);
    m_job.report(m_progress);
}

}  // namespace fovea
