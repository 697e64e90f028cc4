#include "inspect/operating_point.h"

#include "inspect/curves.h"

namespace fovea::ui {

OperatingPoint::OperatingPoint(InspectPresenter& presenter, QObject* parent)
    : QObject(parent), m_presenter(presenter) {
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &OperatingPoint::follow);
    JobRunner& jobs = presenter.session().jobs();
    connect(&jobs, &JobRunner::started, this, &OperatingPoint::changed);
    connect(&jobs, &JobRunner::finished, this, &OperatingPoint::changed);
    connect(&presenter, &InspectPresenter::pointMoved, this, [this] { m_looks.clear(); });
    connect(&presenter, &InspectPresenter::pointFailed, this, &OperatingPoint::failed);
    follow();
}

void OperatingPoint::follow() {
    const bool others = std::exchange(m_data, m_presenter.data()) != m_presenter.data();
    if (others) m_looks.clear();  // of a class that may stand elsewhere now
    // Of other data a figure may lie where an earlier one was.
    if (std::exchange(m_of, m_presenter.figures()) != m_presenter.figures() || others) take();
}

bool OperatingPoint::exists() const {
    return m_images != nullptr;
}

bool OperatingPoint::movable() const {
    return exists() && m_presenter.split() != dataset::Split::test;
}

int OperatingPoint::positiveClass() const {
    const runs::Evaluation* e = m_presenter.evaluation();
    if (!e) return -1;
    if (e->classes.size() == 2) return m_presenter.positiveClass();
    return m_chosenClass >= 0 && m_chosenClass < int(e->classes.size()) ? m_chosenClass : 0;
}

bool OperatingPoint::severalClasses() const {
    return m_presenter.evaluation() && m_presenter.evaluation()->classes.size() > 2;
}

void OperatingPoint::setPositiveClass(int index) {
    if (!exists() || index == positiveClass() || m_presenter.ofFindings()) return;
    if (!severalClasses()) {
        // Which of two is the finding holds everywhere; the evaluation follows the data.
        m_presenter.session().setPositive(m_presenter.evaluation()->classes[std::size_t(index)]);
        Q_EMIT imagesChanged();  // shows what holds until then
        return;
    }
    m_chosenClass = index;
    take();
}

OperatingPoint::Key OperatingPoint::key() const {
    const auto run = m_presenter.run();
    // Of findings each has its own.
    return {run ? run->id : 0, m_presenter.ofFindings() ? m_presenter.finding() : positiveClass()};
}

const evaluation::Thresholds* OperatingPoint::inUse() const {
    return exists() ? &m_presenter.evaluation()->thresholds : nullptr;
}

double OperatingPoint::threshold() const {
    if (const auto look = m_looks.find(key()); look != m_looks.end() && movable())
        return look->second.threshold;
    if (!exists()) return 0.5;
    const auto* point = inUse()->of(m_presenter.evaluation()->classes[std::size_t(positiveClass())]);
    return point ? point->value : 0.5;
}

void OperatingPoint::setThreshold(double threshold) {
    if (!movable()) return;
    m_looks[key()] = {threshold, {evaluation::ThresholdRule::byHand, threshold}};
    compute();
}

void OperatingPoint::choose(const evaluation::OperatingRule& rule) {
    if (!movable()) return;
    const Result<double> found = evaluation::chooseThreshold(*m_images, rule);
    if (!found) {
        Q_EMIT failed(found.error());
        return;
    }
    m_looks[key()] = {*found, rule};
    compute();
}

bool OperatingPoint::differs() const {
    const auto look = m_looks.find(key());
    if (look == m_looks.end() || !movable()) return false;
    const auto* point = inUse()->of(m_presenter.evaluation()->classes[std::size_t(positiveClass())]);
    return !point || point->value != look->second.threshold || inUse()->rule != look->second.rule;
}

bool OperatingPoint::keepable() const {
    return differs() && !m_presenter.session().jobs().running() &&
           (!severalClasses() || m_looks.at(key()).rule.kind != evaluation::ThresholdRule::byHand);
}

void OperatingPoint::keep() {
    if (keepable()) m_presenter.movePoint(m_looks.at(key()).rule);
}

void OperatingPoint::forget() {
    if (m_looks.erase(key()) > 0) compute();
}

double OperatingPoint::prevalence() const {
    return m_prevalence ? *m_prevalence : m_images ? shareOf(*m_images) : evaluation::kUnknown;
}

void OperatingPoint::setPrevalence(std::optional<double> prevalence) {
    if (prevalence == m_prevalence) return;
    m_prevalence = prevalence;
    compute();
}

void OperatingPoint::take() {
    m_images = nullptr;
    if (const runs::Figures* figures = m_presenter.figures())
        m_images = std::make_shared<const evaluation::ScoredImages>(
            evaluation::oneAgainstRest(figures->predictions, positiveClass()));
    Q_EMIT imagesChanged();
    compute();
}

void OperatingPoint::compute() {
    m_figures.reset();
    m_benefit.reset();
    m_worker.drop();
    Q_EMIT changed();
    if (!exists()) return;
    struct Follows {
        evaluation::PointFigures figures;
        std::optional<evaluation::NetBenefit> benefit;
    };
    m_worker.ask<Follows>(
        [images = m_images, all = m_presenter.sharedEvaluation(), of = m_presenter.figures(),
         positive = positiveClass(), threshold = threshold(), prevalence = m_prevalence](const JobContext&) {
            Follows follows{evaluation::figuresAt(*images, threshold, prevalence), {}};
            if (!prevalence) {
                const auto values = evaluation::predictiveValuesHere(*images, threshold);
                follows.figures.ppv = values.ppv;
                follows.figures.npv = values.npv;
            }
            // `of` is a part of `all`. At 0 and 1 nobody weighs a miss against a false alarm.
            if (const auto curve = evaluation::decisionCurve(
                    of->predictions,
                    {.positive = positive, .threshold = threshold, .prevalence = prevalence}))
                follows.benefit = curve->atThreshold;
            return Result<Follows>(std::move(follows));
        },
        [this](Result<Follows> follows) {
            if (!follows) return;
            m_figures = follows->figures;
            m_benefit = follows->benefit;
            Q_EMIT changed();
        });
}

}  // namespace fovea::ui
