#pragma once

#include <string>

#include "base/result.h"

namespace fovea {

/// Version of this build, as "0.1.0".
const char* versionText();

/// The folder of a shipped resource ("starter-backbone"). Looked for in
/// $FOVEA_RESOURCES, beside the executable (../share/fovea), then in the source
/// tree this was built from. Error: fileNotFound, saying where it was looked for.
Result<std::string> resourceFolder(const std::string& name);

/// Where this user's own settings and lists live: $XDG_DATA_HOME/fovea or ~/.local/share/fovea; on Windows
/// %LOCALAPPDATA%\fovea.
std::string userDataFolder();

}  // namespace fovea
