#pragma once

#include <QDateTime>
#include <QString>
#include <cstdint>
#include <vector>

#include "project/project.h"
#include "training/loop.h"
#include "training/run_settings.h"

namespace fovea::ui {

/// A recorded run as the pages show it.
struct RunSummary {
    std::int64_t id = 0;
    QString state;  ///< as Project stores it
    QDateTime created;
    QString title;             ///< "Training 3, 22 Nov, 08:15"
    QString method;            ///< "FPT+"
    QString backbone;          ///< its title
    int epochs = 0;            ///< asked for
    int bestEpoch = 0;         ///< from 1; 0 until done
    double validationAuc = 0;  ///< of the best epoch; NaN where unknown
    double seconds = 0;
    double peakMemoryMb = 0;
    std::vector<training::EpochRecord> records;  ///< per epoch; empty until done
    QString adapterPath;                         ///< absolute; empty until there is one

    bool usable() const { return !adapterPath.isEmpty(); }
    /// Begun and not brought to its end.
    bool interrupted() const {
        return state == QLatin1String("stopped") || state == QLatin1String("running") ||
               state == QLatin1String("failed");
    }
};

RunSummary summarise(const project::Run& run, const QString& projectFolder);
/// Newest first.
std::vector<RunSummary> summariseRuns(const std::vector<project::Run>& runs, const QString& projectFolder);

}  // namespace fovea::ui
