#pragma once

namespace fovea::backbone {

/// Threads that torch and Fovea's own kernels use for one operation; 0: all cores, to torch only where
/// its BLAS shares them, else torch's own choice. Returns kernelThreads().
int setThreads(int threads);
/// What Fovea's own kernels use: as set, else as many as there are cores for this process.
int kernelThreads();

/// While one lives, the system's BLAS (where it is OpenBLAS) multiplies on the calling thread alone.
/// For work that is shared among threads by itself: OpenBLAS's own threads wait by spinning, and a
/// small product that waits for a busy core takes many times as long. Of the whole process.
class SingleThreadedBlas {
public:
    SingleThreadedBlas();
    ~SingleThreadedBlas();
    SingleThreadedBlas(const SingleThreadedBlas&) = delete;
    SingleThreadedBlas& operator=(const SingleThreadedBlas&) = delete;

private:
    int m_before = 0;
};

}  // namespace fovea::backbone
