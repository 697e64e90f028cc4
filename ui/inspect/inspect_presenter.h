#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "inspect/figures.h"
#include "jobs/latest_worker.h"
#include "runs/evaluate.h"
#include "runs/run_summary.h"
#include "session/project_session.h"

namespace fovea::ui {

/// A run's figures on a part of the images, and which of its images are shown.
/// No widgets. GUI thread only; evaluations are jobs.
class InspectPresenter : public QObject {
    Q_OBJECT
public:
    InspectPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);

    /// Runs that have an adapter, newest first.
    const std::vector<RunSummary>& runs() const { return m_runs; }
    std::optional<RunSummary> run() const;
    void chooseRun(std::int64_t id);
    /// Evaluations are made only while someone looks.
    void setActive(bool active);

    /// validation, or test once it was asked for.
    dataset::Split split() const { return m_split; }
    /// Tuning images: as soon as possible. Test images: only on purpose, as the project
    /// counts each evaluation of other images than before.
    void showValidation();
    void lookAtTest();
    bool testKnown() const;  ///< this run was evaluated on test in this session
    /// What the project has kept of this run's evaluation on test; read while someone looks.
    const std::optional<runs::PastEvaluation>& pastTest() const { return m_pastTest; }
    int imagesIn(dataset::Split split) const;

    bool evaluating() const { return m_evaluating; }
    QString error() const { return m_error; }
    const runs::Evaluation* evaluation() const;

    /// What is counted: images, or whole patients where figures of those are known.
    enum class Unit { images, patients };
    Unit unit() const;
    void setUnit(Unit unit);
    /// Of evaluation(), by unit(); null where there is none.
    const runs::Figures* figures() const;

    /// Operating point: two classes only; chosen on the tuning images.
    bool hasThreshold() const;
    double threshold() const;
    void setThreshold(double threshold);
    /// At the operating point; none while they are computed.
    const std::optional<OperatingFigures>& operating() const { return m_operating; }
    /// The job that an evaluation waits for; empty when it does not.
    QString waitingFor() const;

    /// Indices into evaluation()->samples that pass the filter, mistakes first. With
    /// Unit::patients all images of the patients that pass it.
    const std::vector<int>& shown() const { return m_shown; }
    struct Cell {
        int truth = -1, predicted = -1;  ///< -1: any
        bool operator==(const Cell&) const = default;
    };
    Cell filter() const { return m_filter; }
    void setFilter(Cell cell);

    /// Of a class, for classColor(): its place in the project's order, or else in evaluation().
    int colourOf(const std::string& name) const;

    /// Writes the table or the report of what is shown, as a job.
    void writeTable(const QString& path);
    void writeReport(const QString& path);

Q_SIGNALS:
    void runsChanged();
    void evaluationChanged();  ///< figures, error or state
    void filterChanged();
    void thresholdChanged();
    void written(const QString& path);
    void writeFailed(const fovea::Error& error);

private:
    void readRuns();
    void followData();
    void readPastTest();
    void evaluateSoon();
    void evaluate(dataset::Split split);
    void applyFilter();
    bool passes(int truth, int predicted) const;
    void computeOperating();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    std::vector<RunSummary> m_runs;
    std::int64_t m_run = 0;
    dataset::Split m_split = dataset::Split::validation;
    Unit m_unit = Unit::images;
    using Key = std::pair<std::int64_t, dataset::Split>;
    std::map<Key, std::shared_ptr<const runs::Evaluation>> m_known;
    std::map<Key, QString> m_failed;
    std::map<std::int64_t, double> m_thresholds;
    QString m_error;
    bool m_evaluating = false, m_active = false;
    quint64 m_data = 0;  ///< ProjectSession::dataRevision() that the known evaluations rest on
    std::optional<runs::PastEvaluation> m_pastTest;
    /// Run, data and number of recorded evaluations that m_pastTest was read for.
    std::tuple<std::int64_t, quint64, std::size_t> m_pastTestOf;
    LatestWorker m_worker;
    std::optional<OperatingFigures> m_operating;
    const runs::Figures* m_shownFigures = nullptr;
    std::vector<int> m_shown;
    Cell m_filter;
};

}  // namespace fovea::ui
