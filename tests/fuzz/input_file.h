#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <span>
#include <string>

namespace fovea::test {

/// Bytes as a file that lives in memory alone, for entries that take a path.
class InputFile {
public:
    explicit InputFile(std::span<const std::byte> bytes) : m_fd(::memfd_create("input", MFD_CLOEXEC)) {
        if (m_fd < 0 || ::write(m_fd, bytes.data(), bytes.size()) != ssize_t(bytes.size())) std::abort();
    }
    ~InputFile() { ::close(m_fd); }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

}  // namespace fovea::test
