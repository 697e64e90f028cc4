#pragma once

#include <QString>

namespace fovea::ui {

class JobRunner;

/// What the Data page has to say of something that ended or cannot be done now. Errors travel on their own.
struct DataNotice {
    bool warning = false;       ///< something is to be looked at; else plain information
    QString text;               ///< one paragraph or several
    QString savedFile = {};     ///< a file that was written, to be opened from the notice; empty: none
    QString headerFolder = {};  ///< a folder whose header fields are worth a look; empty: none
    QString tip = {};           ///< more of it, for who asks
};

/// That something is possible when the running job has ended.
DataNotice possibleLater(const JobRunner& jobs);

}  // namespace fovea::ui
