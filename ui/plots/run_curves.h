#pragma once

#include <QString>
#include <limits>
#include <utility>
#include <vector>

namespace fovea::ui {

/// What a training run has shown so far.
struct RunCurves {
    struct Epoch {
        double trainLoss = std::numeric_limits<double>::quiet_NaN();
        double validationLoss = std::numeric_limits<double>::quiet_NaN();
        double auc = std::numeric_limits<double>::quiet_NaN();
    };
    struct Memory {
        double seconds = 0;    ///< since the start, pauses left out
        double processMb = 0;  ///< the whole program
        double tensorsMb = 0;  ///< what the computation itself holds
    };
    using Points = std::vector<std::pair<double, double>>;
    Points steps;               ///< (epochs passed, loss of the step)
    Points rates;               ///< (epochs passed, learning rate of the step)
    std::vector<Epoch> epochs;  ///< [i] is epoch i + 1; NaN where not measured
    int plannedEpochs = 0;      ///< how far the axis reaches; 0: as the data do
    int bestEpoch = 0;          ///< marked; 0: none
    QString withoutValidation;  ///< why no images judge its epochs, in words; empty where some do
    std::vector<Memory> memory;
    Points throughput;  ///< (seconds as of memory, images per second)
};

}  // namespace fovea::ui
