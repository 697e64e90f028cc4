#pragma once

#include <string>
#include <vector>

/// What is wrong with the structure of a source tree, a sentence each, with file, line's content and what
/// to do. `root`: the folder that holds core/, ui/, app/ and docs/; of those that are missing nothing is
/// said.
namespace fovea::test {

/// Files of core/, ui/ and app/ that use the operating system otherwise than by core/base/platform: include a
/// header of it, or name a path below /proc, /sys or /etc.
std::vector<std::string> platformFaults(const std::string& root);

/// Includes between the modules of core/ and ui/ that their CMakeLists.txt files do not allow:
/// - what a source includes must be linked, directly or through PUBLIC links of what is; what a header
///   includes, by PUBLIC links alone;
/// - nothing that stands later in the list of core/CMakeLists.txt (ui/CMakeLists.txt) is included, and by
/// core/
///   nothing of ui/.
/// Modules are the folders with fovea_module() or fovea_ui_module() calls; of a folder with several, a header
/// belongs to the one that compiles the source of the same name, else to the first.
std::vector<std::string> includeFaults(const std::string& root);

/// Constructors of ui/ that have more than 80 lines: a page lays out by functions that name its parts.
std::vector<std::string> constructorFaults(const std::string& root);

/// Files of ui/ and app/ that could make something move by itself: what animates, and timers outside the list
/// in check_tree.cpp, which says of each what it is for.
std::vector<std::string> motionFaults(const std::string& root);

/// Folders of core/ that the table "Modules" of docs/ARCHITECTURE.md lacks, and rows without a folder.
std::vector<std::string> moduleTableFaults(const std::string& root);

}  // namespace fovea::test
