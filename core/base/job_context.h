#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/stage.h"

namespace fovea {

class ByteBudget;

/// A flag that one thread raises and a job polls. Copies share the flag.
/// Thread-safe, without locks; cancel() may be called by a signal handler.
class CancelToken {
public:
    CancelToken() = default;
    /// One that is cancelled as soon as one of `tokens` is, or itself. Cancelling it leaves them as they are:
    /// for a part of a job, which has one more reason to end than the whole.
    static CancelToken any(std::vector<CancelToken> tokens) {
        CancelToken linked;
        linked.m_state->tokens = std::move(tokens);
        return linked;
    }

    void cancel() const { m_state->raised.store(true, std::memory_order_relaxed); }
    bool cancelled() const {
        if (m_state->raised.load(std::memory_order_relaxed)) return true;
        for (const CancelToken& token : m_state->tokens)
            if (token.cancelled()) return true;
        return false;
    }

private:
    struct State {
        std::atomic<bool> raised = false;
        std::vector<CancelToken> tokens;  ///< never changed once anybody else has the token
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// Asks a job to hold still at its next cancellation point, and lets it go on again.
/// Copies share the state. Thread-safe.
class PauseToken {
public:
    void pause() const { m_state->wanted.store(true, std::memory_order_relaxed); }
    void resume() const { m_state->wanted.store(false, std::memory_order_relaxed); }
    bool wanted() const { return m_state->wanted.load(std::memory_order_relaxed); }
    /// The job stands still now.
    bool holding() const { return m_state->holding.load(std::memory_order_relaxed) > 0; }
    /// How long the job has stood still so far, in all.
    double pausedSeconds() const { return double(m_state->pausedMs.load(std::memory_order_relaxed)) / 1000; }
    /// Waits while a pause is wanted and `cancel` is not raised.
    void waitWhileWanted(const CancelToken& cancel) const;

private:
    struct State {
        std::atomic<bool> wanted = false;
        std::atomic<int> holding = 0;
        std::atomic<std::int64_t> pausedMs = 0;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// How far a job is, as a value: safe to hand to another thread.
struct Progress {
    Stage stage = Stage::none;
    std::int64_t done = 0;    ///< items finished
    std::int64_t total = 0;   ///< items in this stage; 0 when unknown
    double secondsLeft = -1;  ///< estimated; negative when unknown
};

/// What every long-running core function takes as its last argument.
///
/// Sinks are called on the job's own thread and must return quickly. A default
/// context reports nowhere and is never paused or cancelled. Log lines are in plain
/// English and hold no patient data.
struct JobContext {
    CancelToken cancel;
    PauseToken pause;
    std::function<void(const Progress&)> progress;
    std::function<void(const std::string&)> log;
    /// What images that are decoded at once may take of the memory. None: ByteBudget::bytesOfFreeMemory().
    std::shared_ptr<ByteBudget> images = {};

    void report(const Progress& p) const {
        if (progress) progress(p);
    }
    void say(const std::string& line) const {
        if (log) log(line);
    }
    /// A cancellation point: an Error of code `cancelled` once cancel was asked for. Until then
    /// it returns only when no pause is wanted. Called by one thread of a job at a time.
    Result<void> check() const {
        if (pause.wanted()) pause.waitWhileWanted(cancel);
        if (cancel.cancelled()) return Error{ErrorCode::cancelled, "cancelled", {}};
        return {};
    }
    /// The same job for a part of it that `reason` cancels too.
    JobContext alsoCancelledBy(const CancelToken& reason) const {
        JobContext part = *this;
        part.cancel = CancelToken::any({cancel, reason});
        return part;
    }
};

/// Seconds on a steady clock that stands still while the job does: differences are times of work.
double workSeconds(const JobContext& job);

/// Progress with an estimate of the time left, from the pace so far of the
/// items done in this session, pauses left out. Reports at most every 50 ms, first and last always.
class ProgressMeter {
public:
    ProgressMeter(const JobContext& job, Stage stage, std::int64_t total, std::int64_t alreadyDone = 0);
    void advance(std::int64_t items = 1);

private:
    const JobContext& m_job;
    Progress m_progress;
    std::int64_t m_alreadyDone;
    double m_startedAt;  ///< on a clock that stands still while the job does
    double m_reportedAt;
};

}  // namespace fovea
