#pragma once

#include <string>

#include "base/file_layer.h"
#include "base/result.h"
#include "project/project.h"

namespace fovea::project {

/// Where a project's features lie: in its own folder, or in one that the user chose, on a
/// larger disk say. A chosen folder belongs to one project, as its file `fovea-features.json`
/// tells; it holds nothing that names an image or a patient: features go by the hashes of
/// pixels.
///
/// The setting "features_folder" of the project, which is no part of the history: where features
/// lie changes nothing of the data. What was read before stays where it is, and is found again when that
/// folder is chosen again.

/// The folder, usable now. Errors: fileNotFound (a chosen folder that is not there: its disk is
/// not connected), invalidArgument (it belongs to another project by now).
Result<std::string> featuresFolder(const Project& project);
/// The folder that the user chose, absolute, there or not; empty: the project's own.
Result<std::string> chosenFeaturesFolder(const Project& project);
/// Chooses a folder that is there, empty or already the project's; an empty name: the
/// project's own. Errors (nothing is changed): fileNotFound, notWritable, diskFull,
/// invalidArgument (another project's, or not empty).
Result<void> chooseFeaturesFolder(Project& project, const std::string& folder, FileLayer& files);

}  // namespace fovea::project
