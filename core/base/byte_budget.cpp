#include "base/byte_budget.h"

#include <algorithm>

#include "base/memory.h"

namespace fovea {

std::uint64_t ByteBudget::bytesOfFreeMemory() {
    constexpr std::uint64_t kUnknown = 1'000'000'000;
    const double available = availableMemoryMb();
    return available > 0 ? std::uint64_t(available * 1e6 / 2) : kUnknown;
}

void ByteBudget::take(std::uint64_t bytes) {
    std::unique_lock lock(m_mutex);
    const std::uint64_t ticket = m_nextTicket++;
    m_changed.wait(lock, [&] {
        return ticket == m_served && (m_shares == 0 || (m_taken <= m_bytes && bytes <= m_bytes - m_taken));
    });
    ++m_served;
    m_taken += bytes;
    ++m_shares;
    m_mostBytes = std::max(m_mostBytes, m_taken);
    m_mostShares = std::max(m_mostShares, m_shares);
    m_changed.notify_all();
}

void ByteBudget::giveBack(std::uint64_t bytes) {
    const std::lock_guard lock(m_mutex);
    m_taken -= bytes;
    --m_shares;
    m_changed.notify_all();
}

int ByteBudget::mostShares() const {
    const std::lock_guard lock(m_mutex);
    return m_mostShares;
}

int ByteBudget::waiting() const {
    const std::lock_guard lock(m_mutex);
    return int(m_nextTicket - m_served);
}

std::uint64_t ByteBudget::mostBytes() const {
    const std::lock_guard lock(m_mutex);
    return m_mostBytes;
}

}  // namespace fovea
