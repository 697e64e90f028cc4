#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "base/result.h"

namespace fovea::cli {

/// A folder that is removed with the object.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> make() {
        std::string name = (std::filesystem::temp_directory_path() / "fovea-bench-XXXXXX").string();
        if (!mkdtemp(name.data()))
            return Error{ErrorCode::notWritable, "no temporary folder can be made", name};
        return TemporaryFolder(name);
    }
    TemporaryFolder(TemporaryFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
    }
    std::string path(const std::string& name) const {
        return (std::filesystem::path(m_path) / name).string();
    }

private:
    explicit TemporaryFolder(std::string path) : m_path(std::move(path)) {}
    std::string m_path;
};

}  // namespace fovea::cli
