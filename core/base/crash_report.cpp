#include "base/crash_report.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include "base/clock.h"
#include "base/file_layer.h"
#include "base/platform/platform.h"
#include "base/resources.h"

namespace fovea {

namespace fs = std::filesystem;

namespace {

std::string folder() {
    return (fs::path(userDataFolder()) / "crashes").string();
}

/// Names sort as their times do.
std::string nameOf(const std::string& startedUtc) {
    std::string time = startedUtc;
    std::erase(time, ':');
    return time + "-" + std::to_string(platform::processId()) + ".txt";
}

}  // namespace

void leaveCrashReports() {
    const std::string started = utcNow();
    const std::string text = std::string(
                                 "Fovea ended unexpectedly. This report names no patient, image, folder or "
                                 "file.\nversion: ") +
                             versionText() + "\nprogram: " + platform::programName() +
                             "\nstarted: " + started + "\nsystem: " + platform::systemName() +
                             "\nprocessor: " + platform::processorName() + "\n";
    platform::onCrash((fs::path(folder()) / nameOf(started)).string(), text);
}

std::vector<std::string> crashReports() {
    std::vector<std::string> paths;
    std::error_code code;
    for (fs::directory_iterator it(platform::nativePath(folder()), code), end; !code && it != end;
         it.increment(code))
        if (it->path().extension() == ".txt")
            paths.push_back((fs::path(folder()) / it->path().filename()).string());
    std::sort(paths.begin(), paths.end(), std::greater<>());
    return paths;
}

Result<void> saveCrashReport(const std::string& path) {
    return guarded([&]() -> Result<void> {
        const std::vector<std::string> reports = crashReports();
        if (reports.empty()) return Error{ErrorCode::fileNotFound, "no crash left a report", folder()};
        FOVEA_TRY(const std::string text, readTextFile(reports.front()));
        FOVEA_CHECK(FileLayer().writeAtomically(path, text));
        forgetCrashReports();
        return {};
    });
}

void forgetCrashReports() {
    std::error_code ignored;
    for (const std::string& path : crashReports()) fs::remove(platform::nativePath(path), ignored);
}

}  // namespace fovea
