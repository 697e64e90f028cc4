#pragma once

#include <QString>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::ui {

/// One frame of one file under one adapter.
struct AppliedFile {
    enum class State { waiting, done, failed };
    QString path;
    int frame = 0;   ///< from 0
    int frames = 0;  ///< of the file; 0 until it was read
    State state = State::waiting;
    int predicted = -1;                 ///< index into the classes
    std::vector<double> probabilities;  ///< [classes]
    QString error;                      ///< when failed: what happened, in words
};

/// Columns `file`, `frame` (from 1), `prediction`, one probability a class, `error`, `notice`: CSV by
/// RFC 4180, UTF-8, 17 significant digits with a point. Every line carries the
/// research-use notice, because lines get copied. What waits is left out.
std::string appliedCsv(const std::vector<AppliedFile>& files, const std::vector<std::string>& classes);

/// Writes it, whole or not at all. Errors: notWritable, diskFull.
Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const std::vector<std::string>& classes);

}  // namespace fovea::ui
