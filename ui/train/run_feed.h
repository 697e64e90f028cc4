#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "runs/run.h"

namespace fovea::ui {

/// What a run tells from its own thread, left by value for the GUI thread, which
/// picks it up 20 times a second. Thread-safe.
class RunFeed {
public:
    /// What a run that goes on came to in earlier sessions.
    struct Earlier {
        std::vector<double> losses;  ///< per step
        std::vector<training::EpochRecord> epochs;
        double seconds = 0;  ///< of work
    };
    struct News {
        std::optional<Earlier> earlier;
        std::vector<training::StepEvent> steps;
        std::vector<std::pair<int, training::EpochRecord>> epochs;
        std::optional<runs::SeriesPosition> member;  ///< one has begun; what is told with it is of this one
        std::optional<std::pair<int, int>> sideNetwork;  ///< likewise: from 1, of so many
    };
    /// For runTraining(); keeps the feed alive.
    static runs::RunObserver observer(const std::shared_ptr<RunFeed>& feed);
    void put(Earlier earlier);
    /// What came since the last call.
    News take();

private:
    std::mutex m_mutex;
    News m_news;
};

}  // namespace fovea::ui
