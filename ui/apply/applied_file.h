#pragma once

#include <QString>
#include <string>
#include <vector>

namespace fovea::ui {

/// One frame of one file under one adapter.
struct AppliedFile {
    /// Whether a prediction holds for images like this one, or is near the threshold, will be states of the
    /// prediction beside `done`: nothing says either today.
    enum class State { waiting, done, failed };
    QString path;
    int frame = 0;   ///< from 0
    int frames = 0;  ///< of the file; 0 until it was read
    State state = State::waiting;
    int predicted = -1;                 ///< index into the classes
    std::vector<double> probabilities;  ///< [classes]
    QString error;                      ///< when failed: what happened, in words
    std::string reference;              ///< class by somebody who knows; empty: none
    /// Stands for the patient in the file's header, from 1; 0: unknown. The identifier itself is not kept.
    int patient = 0;
    qint64 id = 0;  ///< of this row as long as it is on the list
    /// What it is at the adapter's operating points, see evaluation::classesAt().
    std::vector<std::string> atThreshold;
};

}  // namespace fovea::ui
