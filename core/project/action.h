#pragma once

#include <string>

namespace fovea::project {

/// What a change that can be undone has done.
enum class Action {
    other,  ///< of another version
    import,
    setSplits,
    setLabels,  ///< labels, patients, splits and facts, from a table
    setLabel,
    relink,
    setSetting,
    setWindow,
    addQuestion,
    changeQuestion,
    removeQuestion
};
/// "import", "set splits", "set label" ...: as the database keeps it; "change" for `other`.
const char* actionName(Action action);
Action actionFromName(const std::string& name);

}  // namespace fovea::project
