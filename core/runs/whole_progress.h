#pragma once

#include <cstdint>
#include <optional>

#include "base/job_context.h"

namespace fovea::runs {

/// Makes the progress of "train" that of several trainings in turn: each counts alike.
class WholeProgress {
public:
    /// `job` must outlive it.
    WholeProgress(const JobContext& job, int trainings) : m_outer(job), m_trainings(trainings) {}

    /// For the training that runs next, from 0; valid as long as this object.
    JobContext of(int index) {
        JobContext inner = m_outer;
        inner.progress = [this, index](const Progress& p) {
            if (p.stage != Stage::train || p.total <= 0) return m_outer.report(p);
            if (m_unit == 0) m_unit = p.total;
            const std::int64_t done = m_unit * index + m_unit * p.done / p.total;
            if (!m_meter) m_meter.emplace(m_outer, Stage::train, m_unit * m_trainings, m_done = done);
            m_meter->advance(done - m_done);
            m_done = done;
        };
        return inner;
    }

private:
    const JobContext& m_outer;
    int m_trainings;
    std::int64_t m_unit = 0;  ///< steps that a training counts
    std::int64_t m_done = 0;
    std::optional<ProgressMeter> m_meter;
};

}  // namespace fovea::runs
