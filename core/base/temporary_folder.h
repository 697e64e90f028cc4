#pragma once

#include <string>

#include "base/result.h"

namespace fovea {

/// A new folder among the system's temporary ones, for this user alone; gone with the object, and
/// what is in it.
class TemporaryFolder {
public:
    /// Errors: notWritable, diskFull.
    static Result<TemporaryFolder> make();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();

    std::string path(const std::string& name) const;

private:
    explicit TemporaryFolder(std::string path);
    std::string m_path;
};

}  // namespace fovea
