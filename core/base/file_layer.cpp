#include "base/file_layer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <utility>

namespace fovea {

namespace fs = std::filesystem;

namespace {

Error errnoError(const std::string& path, ErrorCode fallback) {
    const int number = errno;
    ErrorCode code = fallback;
    if (number == ENOSPC || number == EDQUOT) code = ErrorCode::diskFull;
    if (number == ENOMEM) code = ErrorCode::outOfMemory;
    if (number == ENOENT || number == ENOTDIR)
        code = fallback == ErrorCode::notWritable ? fallback : ErrorCode::fileNotFound;
    return {code, std::strerror(number), path};
}

/// A descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    int get() const { return m_fd; }

private:
    int m_fd;
};

bool writeAll(int fd, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

class SystemAppendFile final : public AppendFile {
public:
    SystemAppendFile(Descriptor fd, std::string path, std::uint64_t size)
        : m_fd(std::move(fd)), m_path(std::move(path)), m_size(size) {}

    Result<void> append(std::span<const std::byte> bytes) override {
        if (!writeAll(m_fd.get(), bytes)) {
            Error error = errnoError(m_path, ErrorCode::notWritable);
            if (::ftruncate(m_fd.get(), static_cast<off_t>(m_size)) != 0) error.detail += "; torn tail left";
            return error;
        }
        m_size += bytes.size();
        return {};
    }
    Result<void> sync() override {
        if (::fdatasync(m_fd.get()) != 0) return errnoError(m_path, ErrorCode::notWritable);
        return {};
    }
    std::uint64_t size() const override { return m_size; }

private:
    Descriptor m_fd;
    std::string m_path;
    std::uint64_t m_size;
};

}  // namespace

Result<std::unique_ptr<AppendFile>> FileLayer::openAppend(const std::string& path, std::uint64_t truncateTo) {
    FOVEA_CHECK(makeFolders(fs::path(path).parent_path().string()));
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (fd.get() < 0) return errnoError(path, ErrorCode::notWritable);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return errnoError(path, ErrorCode::notWritable);
    auto size = static_cast<std::uint64_t>(info.st_size);
    if (truncateTo < size) {
        if (::ftruncate(fd.get(), static_cast<off_t>(truncateTo)) != 0)
            return errnoError(path, ErrorCode::notWritable);
        size = truncateTo;
    }
    return std::unique_ptr<AppendFile>(std::make_unique<SystemAppendFile>(std::move(fd), path, size));
}

Result<void> FileLayer::writeAtomically(const std::string& path, std::span<const std::byte> bytes) {
    const fs::path folder = fs::path(path).parent_path();
    FOVEA_CHECK(makeFolders(folder.string()));
    const std::string temporary = path + kUnfinished;
    // A fixed name leaves no litter after a crash; two threads must not share it at once.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    {
        Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (fd.get() < 0) return errnoError(path, ErrorCode::notWritable);
        if (!writeAll(fd.get(), bytes) || ::fsync(fd.get()) != 0) {
            Error error = errnoError(path, ErrorCode::notWritable);
            ::unlink(temporary.c_str());
            return error;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        Error error = errnoError(path, ErrorCode::notWritable);
        ::unlink(temporary.c_str());
        return error;
    }
    Descriptor dir(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (dir.get() >= 0) ::fsync(dir.get());
    return {};
}

Result<void> FileLayer::writeAtomically(const std::string& path, const std::string& text) {
    return writeAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

Result<void> FileLayer::makeFolders(const std::string& path) {
    if (path.empty()) return {};
    std::error_code code;
    fs::create_directories(path, code);
    if (!code && fs::is_directory(path, code)) return {};
    if (code == std::errc::no_space_on_device) return Error{ErrorCode::diskFull, code.message(), path};
    return Error{ErrorCode::notWritable, code ? code.message() : "not a folder", path};
}

Result<std::uint64_t> FileLayer::freeBytes(const std::string& path) {
    std::error_code code;
    fs::path p = fs::absolute(path, code);
    while (!p.empty() && !fs::exists(p, code) && p.has_relative_path()) p = p.parent_path();
    const fs::space_info space = fs::space(p, code);
    if (code) return Error{ErrorCode::notReadable, code.message(), path};
    return static_cast<std::uint64_t>(space.available);
}

std::shared_ptr<FileLayer> systemFileLayer() {
    static const auto layer = std::make_shared<FileLayer>();
    return layer;
}

Result<std::string> readTextFile(const std::string& path) {
    FOVEA_TRY(const MappedFile file, MappedFile::open(path));
    const auto bytes = file.bytes();
    return guarded([&]() -> Result<std::string> {
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    });
}

Result<MappedFile> MappedFile::open(const std::string& path) {
    // O_NONBLOCK: opening a named pipe would wait for a writer.
    Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (fd.get() < 0) return errnoError(path, ErrorCode::notReadable);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return errnoError(path, ErrorCode::notReadable);
    if (!S_ISREG(info.st_mode)) return Error{ErrorCode::notReadable, "not a regular file", path};
    MappedFile file;
    if (info.st_size == 0) return file;
    void* data = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED) return errnoError(path, ErrorCode::notReadable);
    file.m_data = static_cast<const std::byte*>(data);
    file.m_size = static_cast<std::size_t>(info.st_size);
    return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile() {
    if (m_data) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

}  // namespace fovea
