#pragma once

#include <QDateTime>
#include <QString>
#include <cstdint>
#include <vector>

#include "plots/run_curves.h"
#include "project/project.h"
#include "runs/run_record.h"

namespace fovea::ui {

/// A recorded run as the pages show it.
struct RunSummary {
    std::int64_t id = 0;
    runs::RunRecord record;
    QDateTime created;    ///< local time
    QString title;        ///< "Training 3, 22 Nov, 08:15"
    QString method;       ///< "FPT+"
    QString backbone;     ///< its title
    QString adapterPath;  ///< absolute; empty until there is one

    bool usable() const { return !adapterPath.isEmpty(); }
    /// Begun and not brought to its end.
    bool interrupted() const { return project::interrupted(record.state); }
};

RunSummary summarise(const project::Run& run, const QString& projectFolder);
/// Newest first.
std::vector<RunSummary> summariseRuns(const std::vector<project::Run>& runs, const QString& projectFolder);

/// RunCurves::steps of a run of so many epochs; empty where there are none.
RunCurves::Points stepsOf(const std::vector<double>& losses, std::size_t epochs);
/// What the record kept of the run's course: losses and the figures of each epoch.
RunCurves curvesOf(const runs::RunRecord& record);

}  // namespace fovea::ui
