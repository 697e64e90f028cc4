#pragma once

#include <QDate>
#include <QString>
#include <QVariantMap>
#include <optional>
#include <vector>

#include "settings/settings.h"

namespace fovea::ui {

/// What is said of a recent project without opening it: as it was when it was open here last.
struct RecentProject {
    QString folder;
    QDate used;  ///< the day when it was open last; invalid: not known, as of an earlier version
    int images = 0;
    std::optional<double> auc;  ///< of the newest evaluation that has one
    bool aucOfTest = false;     ///< on the test images, else on the validation images
};

namespace setting {
/// What was remembered of recentProjects, by folder. No preference, and beside the table of settings for
/// that: it is read and written by the functions below alone.
inline const Setting<QVariantMap> recentFacts{"projects/recentFacts", {}};
}  // namespace setting

/// Those of setting::recentProjects, in their order. Nothing of the disk is looked at: a project may have
/// been moved or deleted since.
std::vector<RecentProject> recentProjects(const Settings& settings);
/// Remembers what is known of one of them; of others nothing.
void rememberProject(Settings& settings, const RecentProject& project);

}  // namespace fovea::ui
