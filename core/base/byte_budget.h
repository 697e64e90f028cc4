#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace fovea {

/// How many bytes may be in use at once, shared by several threads: each takes what its next piece of work
/// will need, and waits until that is free. Served in the order in which they ask, so that a large piece is
/// not passed over by small ones for ever. One piece always goes, even if it alone needs more than all.
/// Thread-safe.
class ByteBudget {
public:
    explicit ByteBudget(std::uint64_t bytes) : m_bytes(bytes) {}
    /// Half of what the system can give now (availableMemoryMb()): the other half is for what else is under
    /// way, and for estimates that are too low. A gigabyte where the system does not tell.
    static std::uint64_t bytesOfFreeMemory();

    /// What is given back with the object.
    class Share {
    public:
        Share(ByteBudget& budget, std::uint64_t bytes) : m_budget(budget), m_bytes(bytes) {
            m_budget.take(bytes);
        }
        ~Share() { m_budget.giveBack(m_bytes); }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        ByteBudget& m_budget;
        std::uint64_t m_bytes;
    };

    std::uint64_t bytes() const { return m_bytes; }
    /// The most shares, and bytes, that were taken at once so far.
    int mostShares() const;
    std::uint64_t mostBytes() const;
    /// Threads that wait now.
    int waiting() const;

private:
    void take(std::uint64_t bytes);
    void giveBack(std::uint64_t bytes);

    const std::uint64_t m_bytes;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_nextTicket = 0, m_served = 0;  ///< guarded by the mutex, as all below
    std::uint64_t m_taken = 0, m_mostBytes = 0;
    int m_shares = 0, m_mostShares = 0;
};

}  // namespace fovea
