#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/result.h"
#include "project/project.h"

namespace fovea::project {

/// Labels that somebody looked at, when a machine doubted them, and found right: of each sample's id the
/// label. One that the sample has no more is not confirmed.
using ConfirmedLabels = std::map<std::int64_t, std::string>;

/// The project's setting that keeps them, as JSON: by the question's id, then by the sample's.
inline constexpr const char* kKeyOfConfirmedLabels = "confirmed_labels";

/// Those of the question in use. Error: corruptFile.
Result<ConfirmedLabels> confirmedLabels(const Project& project);

/// Confirms the label of a sample to the question in use, or (empty) takes that back: one change, which can
/// be undone; none where nothing is different. Errors: corruptFile, invalidArgument (a label that is not
/// UTF-8).
Result<void> setConfirmedLabel(Project& project, std::int64_t sample, const std::string& label);

}  // namespace fovea::project
