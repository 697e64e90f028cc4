#pragma once

#include <execinfo.h>
#include <pthread.h>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>
#include <vector>

namespace fovea::test {

/// Watches how long the GUI thread's event loop stands still. While one event
/// takes longer than the limit, that thread's stack is taken (by a signal) and
/// printed when the block is over, with the time the thread itself computed: on a
/// busy machine the rest is other programs'. Make it on the GUI thread; one at a time.
/// Names in the stack need ENABLE_EXPORTS on the executable.
class GuiWatchdog : public QObject {
public:
    explicit GuiWatchdog(int limitMs = 50) : m_limitMs(limitMs), m_gui(pthread_self()) {
        std::signal(SIGUSR2, takeStack);
        void* warm[1];
        backtrace(warm, 1);  // loads what it needs now, not inside the signal
        beat();
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
        m_timer.start(5);
        m_thread = std::thread([this] { watch(); });
    }
    ~GuiWatchdog() override {
        m_stop = true;
        m_thread.join();
    }
    double longestMs() const { return m_longestMs; }
    int blocks() const { return m_blocks; }                 ///< longer than the limit
    double longestOwnMs() const { return m_longestOwnMs; }  ///< computed by the thread itself in one go
    int ownBlocks() const { return m_ownBlocks; }           ///< of those, longer than the limit

private:
    using Clock = std::chrono::steady_clock;
    static constexpr int kDepth = 48;
    static inline void* s_stack[kDepth];
    static inline std::atomic<int> s_depth = 0;

    static void takeStack(int) { s_depth = backtrace(s_stack, kDepth); }
    static std::int64_t nowUs() {
        return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
    }

    static double threadCpuMs() {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
    }

    void beat() {
        const std::int64_t now = nowUs(), last = m_beatUs.exchange(now);
        const double gap = last ? double(now - last) * 1e-3 - 5 : 0;
        const double cpuMs = threadCpuMs(), own = last ? cpuMs - m_cpuMs : 0;
        m_cpuMs = cpuMs;
        if (gap > m_longestMs) m_longestMs = gap;
        // Between two beats may lie several events: one alone when the beat is late.
        if (gap > m_limitMs && own > m_longestOwnMs) m_longestOwnMs = own;
        if (gap > m_limitMs && own > m_limitMs) ++m_ownBlocks;
        if (const int depth = s_depth.exchange(0); depth > 0) {
            ++m_blocks;
            std::fprintf(stderr, "the window stood still for %.0f ms, computing for %.0f of them, in:\n", gap,
                         own);
            std::fflush(stderr);
            backtrace_symbols_fd(s_stack, depth, 2);
        }
    }
    void watch() {
        std::int64_t reported = 0;
        while (!m_stop) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            const std::int64_t beat = m_beatUs;
            if (beat != reported && nowUs() - beat > (m_limitMs + 5) * 1000) {
                reported = beat;
                pthread_kill(m_gui, SIGUSR2);
            }
        }
    }

    int m_limitMs;
    pthread_t m_gui;
    QTimer m_timer;
    std::thread m_thread;
    std::atomic<bool> m_stop = false;
    std::atomic<std::int64_t> m_beatUs = 0;
    double m_longestMs = 0, m_longestOwnMs = 0, m_cpuMs = 0;
    int m_blocks = 0, m_ownBlocks = 0;
};

}  // namespace fovea::test
