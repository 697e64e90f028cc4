#include "project/action.h"

#include "base/names.h"

namespace fovea::project {

namespace {
constexpr Named<Action> kActions[] = {{Action::import, "import"},
                                      {Action::setSplits, "set splits"},
                                      {Action::setLabels, "set labels"},
                                      {Action::setLabel, "set label"},
                                      {Action::relink, "relink"},
                                      {Action::setSetting, "set setting"},
                                      {Action::setWindow, "set window"},
                                      {Action::addQuestion, "add question"},
                                      {Action::changeQuestion, "change question"},
                                      {Action::removeQuestion, "remove question"},
                                      {Action::other, "change"}};
}  // namespace

const char* actionName(Action action) {
    return nameIn(kActions, action);
}
Action actionFromName(const std::string& name) {
    return valueIn(kActions, name).value_or(Action::other);
}

}  // namespace fovea::project
