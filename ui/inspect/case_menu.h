#pragma once

#include <functional>

#include "dataset/sample.h"

class QMenu;
class QString;
class QWidget;

namespace fovea::ui {

class ProjectSession;

/// What can be done with an image that is looked at.
struct CaseMenuActions {
    std::function<void()> showInData;
    /// After a change that the session has taken, which can be undone: what was done, in a sentence.
    std::function<void(const QString& what)> edited;
};

/// Gives an image the class or grade of that number, from 1, as 1 to 9 do on Data. Of findings and of numbers
/// there is none, nor of an image that was removed since. `edited` as in CaseMenuActions.
void giveLabel(ProjectSession& session, const dataset::Sample& sample, int number,
               const std::function<void(const QString& what)>& edited);

/// Another label (of a finding, where one is given, what is stated of it, which is the sample's label: "yes",
/// "no" or nothing), setting aside, to the Data page, the file's folder and name. Owned by `parent`; closes
/// itself. `session` outlives it.
QMenu* makeCaseMenu(ProjectSession& session, const dataset::Sample& sample, const std::string& finding,
                    CaseMenuActions actions, QWidget* parent);

}  // namespace fovea::ui
