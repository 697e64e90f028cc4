#pragma once

#include <cstddef>
#include <new>
#include <vector>

#include "backbone/tensor_memory.h"

namespace fovea::backbone {

/// Of an allocation that begins at a cache line, as fast products want it, and that counts as
/// tensor memory.
template <class T>
struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t kAlignment{64};
    AlignedAllocator() = default;
    template <class U>
    AlignedAllocator(const AlignedAllocator<U>&) {}
    T* allocate(std::size_t count) {
        T* const at = static_cast<T*>(::operator new(count * sizeof(T), kAlignment));
        countTensorMemory(std::int64_t(count * sizeof(T)));
        return at;
    }
    void deallocate(T* at, std::size_t count) {
        countTensorMemory(-std::int64_t(count * sizeof(T)));
        ::operator delete(at, kAlignment);
    }
    bool operator==(const AlignedAllocator&) const { return true; }
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace fovea::backbone
