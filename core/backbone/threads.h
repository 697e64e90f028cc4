#pragma once

namespace fovea::backbone {

/// How many threads a wish comes to; 0: as many as there are cores for this process.
int threadsFor(int wanted);

/// Threads that torch and Fovea's own kernels use for one operation that the calling thread asks
/// for; what other threads ask for is not touched. 0: all cores, to torch only where its BLAS shares
/// them, else torch's own choice. Returns kernelThreads().
int setThreads(int wanted);
/// What Fovea's own kernels use for the calling thread: as set, else as many as there are cores. 1
/// inside of work that is shared among threads already.
int kernelThreads();

/// setThreads() while one lives; afterwards it is as before.
class Threads {
public:
    explicit Threads(int wanted);
    ~Threads();
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

private:
    int m_kernels = 0, m_torch = 0;  ///< as they were
};

/// While one lives, torch, oneDNN and the system's BLAS compute on the calling thread alone what that
/// thread asks for. A product that is shared among threads has other last bits than one that is not,
/// so what is to be the same wherever it is computed is computed by one; and for work that is shared
/// among threads by itself, each with one of these, nothing waits for threads of a library. Fovea's own
/// kernels go on as kernelThreads() says: theirs are the same with any number.
class SingleThreaded {
public:
    SingleThreaded();
    ~SingleThreaded();
    SingleThreaded(const SingleThreaded&) = delete;
    SingleThreaded& operator=(const SingleThreaded&) = delete;

private:
    int m_before = 0;
};

}  // namespace fovea::backbone
