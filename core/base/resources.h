#pragma once

#include <string>

#include "base/result.h"

namespace fovea {

/// Version of this build, as "0.1.0".
const char* versionText();

/// The folder of a shipped resource ("starter-backbone"). Looked for in
/// $FOVEA_RESOURCES, where it is installed (../share/fovea from the executable's folder,
/// ../../share/fovea from lib/fovea, in a bundle of macOS ../Resources), then in the source
/// tree this was built from. `program`: the executable's path; empty: this process's.
/// Error: fileNotFound, saying where it was looked for.
Result<std::string> resourceFolder(const std::string& name, const std::string& program = {});

/// The file of a part of the program that is loaded or started by its file name: beside the executable, or
/// where it is installed (../lib/fovea from there, in a bundle of macOS ../PlugIns). `program` and error as
/// above.
Result<std::string> programPart(const std::string& name, const std::string& program = {});

/// Where this user's own settings and lists live: $XDG_DATA_HOME/fovea or ~/.local/share/fovea; on Windows
/// %LOCALAPPDATA%\fovea.
std::string userDataFolder();

}  // namespace fovea
