#pragma once

#include <string>
#include <vector>

#include "base/file_layer.h"
#include "project/project.h"

namespace fovea::project {

// The audit trail as it leaves a project: what command line and window show and write.

/// "2026-11-22T07:00:00Z  set splits: 24 samples"
std::string trailLine(const TrailEntry& entry);
/// A table with the columns at_utc, action and detail, in the order given; begins with kCsvMark.
std::string trailCsv(const std::vector<TrailEntry>& trail);
/// Writes that table, whole or not at all. Errors: notWritable, diskFull.
Result<void> writeTrail(const std::string& path, const std::vector<TrailEntry>& trail, FileLayer& files);

}  // namespace fovea::project
