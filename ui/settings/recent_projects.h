#pragma once

#include <QDate>
#include <QString>
#include <optional>
#include <vector>

namespace fovea::ui {

class Settings;

/// What is said of a recent project without opening it: as it was when it was open here last.
struct RecentProject {
    QString folder;
    QDate used;  ///< the day when it was open last; invalid: not known, as of an earlier version
    int images = 0;
    std::optional<double> auc;  ///< of the newest evaluation that has one
    bool aucOfTest = false;     ///< on the test images, else on the validation images
};

/// Those of setting::recentProjects, in their order. Nothing of the disk is looked at: a project may have
/// been moved or deleted since.
std::vector<RecentProject> recentProjects(const Settings& settings);
/// Remembers what is known of one of them (setting::recentFacts, until it is off the list); of others
/// nothing.
void rememberProject(Settings& settings, const RecentProject& project);

}  // namespace fovea::ui
