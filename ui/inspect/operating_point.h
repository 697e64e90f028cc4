#pragma once

#include <QObject>
#include <map>
#include <optional>

#include "inspect/figures.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

class InspectPresenter;

/// The threshold on the positive class: from which probability on an image is called that. Chosen on the
/// validation images, one a run, and fixed on the test images. Two classes only.
/// No widgets. GUI thread only; figures are computed on a worker.
class OperatingPoint : public QObject {
    Q_OBJECT
public:
    explicit OperatingPoint(InspectPresenter& presenter, QObject* parent = nullptr);

    bool exists() const;
    bool movable() const;  ///< not on the test images
    /// 0..1; until someone moves it one half, where the more probable class wins.
    double threshold() const;
    void setThreshold(double threshold);
    /// Sensitivity and specificity there, of what the presenter shows; none while they are computed.
    const std::optional<OperatingFigures>& figures() const { return m_figures; }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void compute();

    InspectPresenter& m_presenter;
    std::map<std::int64_t, double> m_thresholds;  ///< by run
    quint64 m_data = 0;                           ///< InspectPresenter::data() that they rest on
    const runs::Figures* m_of = nullptr;
    LatestWorker m_worker;
    std::optional<OperatingFigures> m_figures;
};

}  // namespace fovea::ui
