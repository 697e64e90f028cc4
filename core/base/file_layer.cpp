#include "base/file_layer.h"

#include <filesystem>
#include <fstream>
#include <mutex>
#include <utility>

#include "base/platform/platform.h"

namespace fovea {

namespace fs = std::filesystem;

namespace {

/// Of a file, UTF-8 as its path: by way of narrow letters MinGW's library would take those for Latin-1.
std::string folderOf(const std::string& path) {
    const std::u8string folder = platform::nativePath(path).parent_path().u8string();
    return {folder.begin(), folder.end()};
}

class SystemAppendFile final : public AppendFile {
public:
    SystemAppendFile(platform::File file, std::uint64_t size) : m_file(std::move(file)), m_size(size) {}

    Result<void> append(std::span<const std::byte> bytes) override {
        if (const auto written = platform::write(m_file, bytes); !written) {
            Error error = written.error();
            if (!platform::cutTo(m_file, m_size)) error.detail += "; torn tail left";
            return error;
        }
        m_size += bytes.size();
        return {};
    }
    Result<void> sync() override { return platform::sync(m_file, platform::Sync::content); }
    std::uint64_t size() const override { return m_size; }

private:
    platform::File m_file;
    std::uint64_t m_size;
};

Result<void> writeWhole(const std::string& path, std::span<const std::byte> bytes) {
    FOVEA_TRY(const platform::File file, platform::open(path, platform::OpenFor::replacing));
    FOVEA_CHECK(platform::write(file, bytes));
    return platform::sync(file, platform::Sync::everything);
}

}  // namespace

Result<std::unique_ptr<AppendFile>> FileLayer::openAppend(const std::string& path, std::uint64_t truncateTo) {
    FOVEA_CHECK(makeFolders(folderOf(path)));
    FOVEA_TRY(platform::File file, platform::open(path, platform::OpenFor::appending));
    FOVEA_TRY(std::uint64_t size, platform::sizeOf(file));
    if (truncateTo < size) {
        FOVEA_CHECK(platform::cutTo(file, truncateTo));
        size = truncateTo;
    }
    return std::unique_ptr<AppendFile>(std::make_unique<SystemAppendFile>(std::move(file), size));
}

Result<void> FileLayer::writeAtomically(const std::string& path, std::span<const std::byte> bytes) {
    FOVEA_CHECK(makeFolders(folderOf(path)));
    const std::string temporary = path + kUnfinished;
    // A fixed name leaves no litter after a crash; two threads must not share it at once.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    Result<void> done = writeWhole(temporary, bytes);
    if (done) done = platform::replace(temporary, path);
    if (done) return {};
    std::error_code ignored;
    fs::remove(platform::nativePath(temporary), ignored);
    Error error = done.error();
    error.file = path;
    return error;
}

Result<void> FileLayer::writeAtomically(const std::string& path, const std::string& text) {
    return writeAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

Result<void> FileLayer::makeFolders(const std::string& path) {
    if (path.empty()) return {};
    std::error_code code;
    const fs::path folder = platform::nativePath(path);
    fs::create_directories(folder, code);
    if (!code && fs::is_directory(folder, code)) return {};
    if (code == std::errc::no_space_on_device) return Error{ErrorCode::diskFull, code.message(), path};
    return Error{ErrorCode::notWritable, code ? code.message() : "not a folder", path};
}

Result<std::uint64_t> FileLayer::freeBytes(const std::string& path) {
    std::error_code code;
    fs::path p = fs::absolute(platform::nativePath(path), code);
    while (!fs::exists(p, code) && p.parent_path() != p) p = p.parent_path();
    const fs::space_info space = fs::space(p, code);
    if (code) return Error{ErrorCode::notReadable, code.message(), path};
    return static_cast<std::uint64_t>(space.available);
}

std::shared_ptr<FileLayer> systemFileLayer() {
    static const auto layer = std::make_shared<FileLayer>();
    return layer;
}

Result<std::string> readTextFile(const std::string& path) {
    // Not by a memory map: whoever has the file may shorten it meanwhile, and reading a map of what is not
    // there any more ends the program.
    if (const auto opened = platform::open(path, platform::OpenFor::reading); !opened) return opened.error();
    return guarded([&]() -> Result<std::string> {
        constexpr std::size_t kAtATime = 1 << 16;
        std::ifstream in(platform::nativePath(path), std::ios::binary);
        std::string text, part(kAtATime, '\0');
        while (in.read(part.data(), std::streamsize(part.size())), in.gcount() > 0)
            text.append(part, 0, std::size_t(in.gcount()));
        if (!in.is_open() || in.bad()) return Error{ErrorCode::notReadable, "it could not be read", path};
        return text;
    });
}

Result<MappedFile> MappedFile::open(const std::string& path) {
    FOVEA_TRY(const platform::File file, platform::open(path, platform::OpenFor::reading));
    MappedFile mapped;
    FOVEA_TRY(mapped.m_bytes, platform::map(file));
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

MappedFile::~MappedFile() {
    platform::unmap(m_bytes);
}

}  // namespace fovea
