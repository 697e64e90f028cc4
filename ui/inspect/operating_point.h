#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "evaluation/net_benefit.h"
#include "evaluation/operating_point.h"
#include "inspect/inspect_presenter.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

/// The threshold on one class: from which probability on an image is called that. Of two classes the
/// positive one's, of more that of the class that is looked at, against the rest. What is in use is the
/// run's and its adapter's; on the validation images another one can be looked at, and kept.
/// No widgets. GUI thread only; figures are computed on a worker.
class OperatingPoint : public QObject {
    Q_OBJECT
public:
    explicit OperatingPoint(InspectPresenter& presenter, QObject* parent = nullptr);

    InspectPresenter& inspect() const { return m_presenter; }
    bool exists() const;   ///< there are figures to have it on
    bool movable() const;  ///< not on the test images
    /// The class that it is put on, as evaluation() numbers them; -1: none.
    int positiveClass() const;
    bool severalClasses() const;  ///< more than two
    /// Of two classes it is the project's finding that is changed, everywhere and to be undone.
    void setPositiveClass(int index);
    /// 0..1: what is looked at; until someone moves it that in use.
    double threshold() const;
    void setThreshold(double threshold);
    /// What the rule finds on the images that are shown. An error is said by failed().
    void choose(const evaluation::OperatingRule& rule);
    /// The run's and its adapter's, of all classes; null where nothing exists.
    const evaluation::Thresholds* inUse() const;
    bool differs() const;  ///< another one is looked at than is in use
    /// That it can be kept: by a rule, or, of two classes, also by hand; not while a job runs.
    bool keepable() const;
    /// Takes what is looked at into use: of two classes this threshold, of more the rule for each of them.
    void keep();
    void forget();  ///< back to that in use
    /// How common the finding is among the people asked about; until someone says it, as in the images shown.
    double prevalence() const;
    bool prevalenceStated() const { return m_prevalence.has_value(); }
    void setPrevalence(std::optional<double> prevalence);
    /// The images as the class against the rest; null where nothing exists.
    std::shared_ptr<const evaluation::ScoredImages> images() const { return m_images; }
    /// What follows, on what the presenter shows; none while it is computed.
    const std::optional<evaluation::PointFigures>& figures() const { return m_figures; }
    /// What acting from the threshold on is worth; none while it is computed, and at 0 and 1.
    const std::optional<evaluation::NetBenefit>& benefit() const { return m_benefit; }

Q_SIGNALS:
    void imagesChanged();  ///< other images, or another class: all curves
    void changed();        ///< threshold, prevalence or figures
    void failed(const fovea::Error& error);

private:
    void follow();
    void take();
    void compute();
    using Key = std::pair<std::int64_t, int>;  ///< run, class
    Key key() const;

    InspectPresenter& m_presenter;
    /// What is looked at, with what found it.
    struct Look {
        double threshold;
        evaluation::OperatingRule rule;
    };
    std::map<Key, Look> m_looks;
    std::optional<double> m_prevalence;
    int m_chosenClass = -1;
    quint64 m_data = 0;  ///< InspectPresenter::data() that they rest on
    const runs::Figures* m_of = nullptr;
    std::shared_ptr<const evaluation::ScoredImages> m_images;
    LatestWorker m_worker;
    std::optional<evaluation::PointFigures> m_figures;
    std::optional<evaluation::NetBenefit> m_benefit;
};

}  // namespace fovea::ui
