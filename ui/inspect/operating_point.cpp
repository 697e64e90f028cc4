#include "inspect/operating_point.h"

#include <utility>

#include "inspect/inspect_presenter.h"

namespace fovea::ui {

OperatingPoint::OperatingPoint(InspectPresenter& presenter, QObject* parent)
    : QObject(parent), m_presenter(presenter) {
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &OperatingPoint::follow);
    follow();
}

void OperatingPoint::follow() {
    const bool others = std::exchange(m_data, m_presenter.data()) != m_presenter.data();
    if (others) m_thresholds.clear();  // of a class that may stand elsewhere now
    // Of other data a figure may lie where an earlier one was.
    if (std::exchange(m_of, m_presenter.figures()) != m_presenter.figures() || others) compute();
}

bool OperatingPoint::exists() const {
    return m_presenter.evaluation() && m_presenter.evaluation()->classes.size() == 2;
}

bool OperatingPoint::movable() const {
    return exists() && m_presenter.split() != dataset::Split::test;
}

double OperatingPoint::threshold() const {
    const auto run = m_presenter.run();
    const auto chosen = m_thresholds.find(run ? run->id : 0);
    return chosen != m_thresholds.end() ? chosen->second : 0.5;
}

void OperatingPoint::setThreshold(double threshold) {
    const auto run = m_presenter.run();
    if (!run || !movable()) return;
    m_thresholds[run->id] = threshold;
    compute();
}

void OperatingPoint::compute() {
    m_figures.reset();
    m_worker.drop();
    Q_EMIT changed();
    const auto evaluation = m_presenter.sharedEvaluation();
    if (!evaluation || !exists()) return;
    m_worker.ask<OperatingFigures>(
        [of = std::shared_ptr<const runs::Figures>(evaluation, m_presenter.figures()),
         threshold = threshold()](const JobContext& job) { return operatingFigures(*of, threshold, job); },
        [this](Result<OperatingFigures> figures) {
            if (!figures) return;
            m_figures = *figures;
            Q_EMIT changed();
        });
}

}  // namespace fovea::ui
