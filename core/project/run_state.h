#pragma once

#include <optional>
#include <string>

namespace fovea::project {

/// How far a run is.
enum class RunState {
    planned,
    running,  ///< at work, or its program ended without a word
    done,
    stopped,  ///< by the user, to go on later
    failed
};
const char* runStateName(RunState state);  ///< "planned", "running" ...: as the database keeps it
/// The way back; nothing for another word.
std::optional<RunState> runStateFromName(const std::string& name);

/// Begun and not brought to its end.
inline bool interrupted(RunState state) {
    return state == RunState::stopped || state == RunState::running || state == RunState::failed;
}

}  // namespace fovea::project
