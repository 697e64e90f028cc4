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

namespace {

fs::path folderOf(const std::string& program) {
    return fs::path(program.empty() ? platform::programPath() : program).parent_path();
}

Result<std::string> firstWith(const std::string& name, const std::vector<fs::path>& folders) {
    std::string tried;
    std::error_code code;
    for (const fs::path& folder : folders) {
        if (fs::exists(folder / name, code)) return (folder / name).string();
        tried += (tried.empty() ? "" : ", ") + folder.string();
    }
    return Error{ErrorCode::fileNotFound, "looked in " + tried, name};
}

}  // namespace

Result<std::string> resourceFolder(const std::string& name, const std::string& program) {
    std::vector<fs::path> roots;
    const char* fromEnvironment = std::getenv("FOVEA_RESOURCES");
    if (fromEnvironment && *fromEnvironment) roots.emplace_back(fromEnvironment);
    if (const fs::path folder = folderOf(program); !folder.empty()) {
        roots.push_back(folder.parent_path() / "share" / "fovea");
        // A program that is none of the user's: in lib/fovea.
        if (folder.parent_path().filename() == "lib")
            roots.push_back(folder.parent_path().parent_path() / "share" / "fovea");
        roots.push_back(folder.parent_path() / "Resources");
    }
    roots.emplace_back(FOVEA_SOURCE_RESOURCES);
    return firstWith(name, roots);
}

Result<std::string> programPart(const std::string& name, const std::string& program) {
    const fs::path folder = folderOf(program);
    return firstWith(name,
                     {folder, folder.parent_path() / "lib" / "fovea", folder.parent_path() / "PlugIns"});
}

std::string userDataFolder() {
    return (fs::path(platform::dataFolder()) / "fovea").string();
}

}  // namespace fovea
