#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fovea {

/// From now on a crash of this process leaves a report among this user's own data, which the window offers
/// at its next start. A report says what crashed where (platform::onCrash()), with which version, on which
/// system; no name of a patient, an image, a folder or a file. Written to this computer alone and sent
/// nowhere. Nothing is written where nothing crashes. Called once, early.
void leaveCrashReports();

/// The paths of the reports that are there, latest first.
std::vector<std::string> crashReports();

/// Copies the latest report to `path` and forgets all. Errors: fileNotFound, notWritable, diskFull.
Result<void> saveCrashReport(const std::string& path);

/// Removes all of them.
void forgetCrashReports();

}  // namespace fovea
