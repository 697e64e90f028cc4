#pragma once

#include <QTest>
#include <map>

#include "inspect/inspect_presenter.h"
#include "tests/support/small_project.h"

namespace fovea::test {

/// A project trained once, of which afterwards some validation and test images were given the other label:
/// so there are mistakes of both kinds whatever was learned. Its folder, or empty on failure.
inline std::string makeProjectWithMistakes(const std::string& folder) {
    const std::string path = makeTrainedProject(folder);
    if (path.empty()) return {};
    auto project = project::Project::open(path);
    if (!project) return {};
    auto samples = project->samples();
    if (!samples) return {};
    // Of each part and class the first; of the validation images on the left a second one, too.
    std::map<std::pair<dataset::Split, std::string>, int> seen;
    for (dataset::Sample& s : *samples) {
        if (s.split != dataset::Split::validation && s.split != dataset::Split::test) continue;
        const int before = seen[{s.split, s.label}]++;
        const bool second = s.split == dataset::Split::validation && s.label == "left";
        if (before == 0 || (before == 1 && second)) s.label = s.label == "left" ? "right" : "left";
    }
    return project->setSampleLabels(*samples).ok() ? path : std::string();
}

/// Gives each validation and test image a patient who has another one of the same class there.
inline Result<bool> nameTwoAPatient(project::Project& project) {
    FOVEA_TRY(auto samples, project.samples());
    std::map<std::string, int> images;
    for (auto& s : samples) {
        const std::string group = dataset::splitName(s.split) + ("-" + s.label);
        s.patient = group + std::to_string(images[group]++ / 2);
    }
    FOVEA_CHECK(project.setSampleLabels(samples));
    return true;
}

/// The presenter of Inspect with all that it needs, and someone who looks.
struct InspectBench {
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    ui::InspectPresenter inspect{session, jobs};

    /// To be tried until it is, see TrainWindow::opened().
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        inspect.setActive(true);
        return session.isOpen() && evaluated();
    }
    bool evaluated() const { return inspect.evaluation() && !jobs.running() && !session.busy(); }
};

}  // namespace fovea::test
