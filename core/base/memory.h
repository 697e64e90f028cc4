#pragma once

namespace fovea {

/// Resident memory of this process in MB (10^6 bytes), from the kernel. 0 where unknown.
double residentMemoryMb();
/// Highest resident memory since the process began or since resetPeakMemory().
double peakMemoryMb();
/// What the system can give to programs without swapping (Linux: MemAvailable, and no more
/// than the process's cgroup allows), in MB. 0 where unknown.
double availableMemoryMb();
/// Starts a new peak, where the kernel lets us (Linux); else does nothing.
void resetPeakMemory();
/// Gives back to the system what was freed: what earlier work left behind would hide what the next needs.
void returnFreedMemory();

}  // namespace fovea
