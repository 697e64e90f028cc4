#include "project/trail.h"

#include "base/csv.h"

namespace fovea::project {

std::string trailLine(const TrailEntry& entry) {
    return entry.atUtc + "  " + entry.action + (entry.detail.empty() ? "" : ": ") + entry.detail;
}

std::string trailCsv(const std::vector<TrailEntry>& trail) {
    std::string table = std::string(kCsvMark) + "at_utc,action,detail\r\n";
    for (const TrailEntry& entry : trail)
        table += csvField(entry.atUtc) + ',' + csvField(entry.action) + ',' + csvField(entry.detail) + "\r\n";
    return table;
}

Result<void> writeTrail(const std::string& path, const std::vector<TrailEntry>& trail, FileLayer& files) {
    return files.writeAtomically(path, trailCsv(trail));
}

}  // namespace fovea::project
