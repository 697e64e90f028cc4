#include "base/temporary_folder.h"

#include <filesystem>
#include <utility>

#include "base/platform/platform.h"

namespace fovea {

namespace fs = std::filesystem;

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error) return Error{ErrorCode::notWritable, error.message(), parent.string()};
    FOVEA_TRY(std::string path, platform::makeUniqueFolder((parent / "fovea-").string()));
    return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(std::string path) : m_path(std::move(path)) {}
TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})) {}
TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(m_path, other.m_path);
    return *this;
}
TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!m_path.empty()) fs::remove_all(platform::nativePath(m_path), ignored);
}

std::string TemporaryFolder::path(const std::string& name) const {
    return (fs::path(m_path) / name).string();
}

}  // namespace fovea
