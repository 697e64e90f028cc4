#pragma once

#include "settings/recent_projects.h"

namespace fovea::ui {

class ProjectSession;

/// What is to be remembered of the open project, of which one is open; used today.
RecentProject recentProjectOf(const ProjectSession& session);

}  // namespace fovea::ui
