#pragma once

#include "tests/support/small_project.h"

namespace fovea::test {

/// A project with two finished runs, the second with looks at its tuning and test images, and one that
/// was stopped before it learned anything. Its folder, or empty on failure.
inline std::string makeRunsProject(const std::string& folder) {
    const std::string path = makeTrainedProject(folder);
    if (path.empty()) return {};
    auto project = project::Project::open(path);
    if (!project) return {};
    auto longer = smallSettings();
    longer.epochs = 6;
    longer.seed = 5;
    if (!runs::runTraining(*project, longer, false, systemFileLayer(), {}).ok()) return {};
    if (!project
             ->recordEvaluation(2, fovea::dataset::Split::validation,
                                R"({"auc":{"value":0.9,"low":0.8,"high":0.95}})")
             .ok() ||
        !project
             ->recordEvaluation(2, fovea::dataset::Split::test,
                                R"({"auc":{"value":0.87,"low":0.7,"high":0.93}})")
             .ok())
        return {};
    const auto third = project->addRun(project->run(1)->settingsJson);
    return third.ok() && project->setRunState(*third, fovea::project::RunState::stopped).ok() ? path
                                                                                              : std::string();
}

}  // namespace fovea::test
