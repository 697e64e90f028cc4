#include "base/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace fovea {

namespace fs = std::filesystem;

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    std::string name = (parent / "fovea-XXXXXX").string();
    if (error || !mkdtemp(name.data()))
        return Error{ErrorCode::notWritable, "no temporary folder can be made", parent.string()};
    return TemporaryFolder(name);
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
    if (!m_path.empty()) fs::remove_all(m_path, ignored);
}

std::string TemporaryFolder::path(const std::string& name) const {
    return (fs::path(m_path) / name).string();
}

}  // namespace fovea
