#include "base/resources.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/platform/platform.h"

namespace fovea {

namespace fs = std::filesystem;

const char* versionText() {
    return FOVEA_VERSION;
}

Result<std::string> resourceFolder(const std::string& name) {
    std::vector<fs::path> roots;
    const char* fromEnvironment = std::getenv("FOVEA_RESOURCES");
    if (fromEnvironment && *fromEnvironment) roots.emplace_back(fromEnvironment);
    if (const fs::path folder = fs::path(platform::programPath()).parent_path(); !folder.empty()) {
        roots.push_back(folder.parent_path() / "share" / "fovea");
        // A program that is none of the user's: in lib/fovea.
        if (folder.parent_path().filename() == "lib")
            roots.push_back(folder.parent_path().parent_path() / "share" / "fovea");
    }
    roots.emplace_back(FOVEA_SOURCE_RESOURCES);
    std::string tried;
    std::error_code code;
    for (const fs::path& root : roots) {
        if (fs::is_directory(root / name, code)) return (root / name).string();
        tried += (tried.empty() ? "" : ", ") + root.string();
    }
    return Error{ErrorCode::fileNotFound, "looked in " + tried, name};
}

std::string userDataFolder() {
    return (fs::path(platform::dataFolder()) / "fovea").string();
}

}  // namespace fovea
