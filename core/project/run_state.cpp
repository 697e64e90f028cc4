#include "project/run_state.h"

#include "base/names.h"

namespace fovea::project {

namespace {
constexpr Named<RunState> kStates[] = {{RunState::planned, "planned"},
                                       {RunState::running, "running"},
                                       {RunState::done, "done"},
                                       {RunState::stopped, "stopped"},
                                       {RunState::failed, "failed"}};
}  // namespace

const char* runStateName(RunState state) {
    return nameIn(kStates, state);
}
std::optional<RunState> runStateFromName(const std::string& name) {
    return valueIn(kStates, name);
}

}  // namespace fovea::project
