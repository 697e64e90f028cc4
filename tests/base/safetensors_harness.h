#pragma once

#include <optional>
#include <string>

#include "base/safetensors.h"
#ifdef _WIN32
#include <fstream>

#include "tests/support/temporary_folder.h"
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace fovea::test {

/// What any bytes whatever, presented as a safetensors file, must satisfy.
/// Returns what is wrong, or nothing. Under a sanitizer, reading each tensor
/// also proves that its bytes lie inside the file.
inline std::optional<std::string> brokenPromise(const Result<SafeTensors>& opened, const std::string& path) {
    if (!opened) {
        const Error& error = opened.error();
        if (error.code != ErrorCode::corruptFile)
            return std::string("refused as ") + errorCodeName(error.code);
        if (error.detail.empty()) return "refused without saying why";
        if (error.file != path) return "does not name the file";
        return {};
    }
    unsigned sum = 0;
    for (const auto& [name, view] : opened->tensors()) {
        if (view.bytes.size() != std::size_t(view.elements()) * dtypeSize(view.dtype))
            return "tensor " + name + " has other bytes than its shape";
        for (const std::byte b : view.bytes) sum += std::to_integer<unsigned>(b);
        if (opened->find(name) != &view) return "tensor " + name + " is not found by its name";
    }
    [[maybe_unused]] static volatile unsigned keepTheReads;
    keepTheReads = sum;
    return {};
}

#ifdef _WIN32
/// As below, on a system without files that live in memory alone.
class MemoryFile {
public:
    std::string path() const { return m_folder.path("memory"); }
    Result<SafeTensors> open(const std::string& bytes) {
        std::ofstream file(path(), std::ios::binary | std::ios::trunc);
        if (!file.write(bytes.data(), std::streamsize(bytes.size())).flush())
            return Error{ErrorCode::internal, "the test cannot write", path()};
        file.close();
        return SafeTensors::open(path());
    }

private:
    TemporaryFolder m_folder;
};
#else
/// A file that lives in memory alone: thousands of them need not reach the disk.
class MemoryFile {
public:
    MemoryFile() : m_fd(::memfd_create("safetensors", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

    /// Opens the file with `bytes` for its content. Whatever was opened before
    /// must be gone.
    Result<SafeTensors> open(const std::string& bytes) {
        if (::ftruncate(m_fd, 0) != 0 ||
            ::pwrite(m_fd, bytes.data(), bytes.size(), 0) != ssize_t(bytes.size()))
            return Error{ErrorCode::internal, "the test cannot write", path()};
        return SafeTensors::open(path());
    }

private:
    int m_fd;
};
#endif

}  // namespace fovea::test
