#include "inspect/inspect_presenter.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/csv.h"
#include "base/file_layer.h"
#include "evaluation/predictions_csv.h"
#include "report/model_report.h"
#include "runs/figure_words.h"
#include "runs/run.h"
#include "text/error_text.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::Split;

namespace {
/// Whether the run has tuning images of its own, whatever the project's division.
bool hasFold(const ProjectSession& session, std::int64_t id) {
    for (const project::Run& run : session.runs())
        if (run.id == id) {
            const auto settings = runs::settingsFromJson(run.settingsJson);
            return settings && runs::foldOf(*settings);
        }
    return false;
}
}  // namespace

InspectPresenter::InspectPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs) {
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &InspectPresenter::readRuns);
    connect(&session, &ProjectSession::samplesEdited, this, [this] {
        followData();
        applyFilter();
        Q_EMIT evaluationChanged();
        readPastTest();
        evaluateSoon();
    });
    connect(&jobs, &JobRunner::finished, this, &InspectPresenter::evaluateSoon);
    connect(&jobs, &JobRunner::started, this, &InspectPresenter::evaluationChanged);
    readRuns();
}

void InspectPresenter::followData() {
    if (std::exchange(m_data, m_session.dataRevision()) == m_session.dataRevision()) return;
    m_known.clear();
    m_shownFigures = nullptr;
    m_failed.clear();
    m_thresholds.clear();  // of a class that may stand elsewhere now
    m_split = Split::validation;
}

void InspectPresenter::readPastTest() {
    const auto of = std::make_tuple(m_run, m_session.dataRevision(), m_session.evaluations().size());
    if (!m_active || m_run == 0 || of == m_pastTestOf) return;
    const bool sameData =
        std::get<0>(of) == std::get<0>(m_pastTestOf) && std::get<1>(of) == std::get<1>(m_pastTestOf);
    if (!sameData) m_pastTest.reset();
    m_pastTestOf = of;
    using Past = std::optional<runs::PastEvaluation>;
    m_session.read<Past>(
        this,
        [run = m_run](const project::Project& project) {
            return runs::pastEvaluation(project, run, Split::test);
        },
        [this, of](Result<Past> past) {
            if (of != m_pastTestOf || !past) return;
            m_pastTest = std::move(*past);
            Q_EMIT evaluationChanged();
        });
}

void InspectPresenter::readRuns() {
    followData();
    const std::int64_t newestBefore = m_runs.empty() ? 0 : m_runs.front().id;
    m_runs = summariseRuns(m_session.runs(), m_session.folder());
    std::erase_if(m_runs, [](const RunSummary& r) { return !r.usable(); });
    const bool gone =
        std::none_of(m_runs.begin(), m_runs.end(), [&](const RunSummary& r) { return r.id == m_run; });
    // A training that has just ended is what one wants to see.
    if (gone || (!m_runs.empty() && m_runs.front().id > newestBefore)) {
        m_run = m_runs.empty() ? 0 : m_runs.front().id;
        m_split = Split::validation;
        m_filter = {};
    }
    Q_EMIT runsChanged();
    applyFilter();
    Q_EMIT evaluationChanged();
    readPastTest();
    evaluateSoon();
}

std::optional<RunSummary> InspectPresenter::run() const {
    for (const RunSummary& r : m_runs)
        if (r.id == m_run) return r;
    return {};
}

void InspectPresenter::chooseRun(std::int64_t id) {
    if (id == m_run ||
        std::none_of(m_runs.begin(), m_runs.end(), [&](const RunSummary& r) { return r.id == id; }))
        return;
    m_run = id;
    m_split = Split::validation;
    m_filter = {};
    Q_EMIT runsChanged();
    applyFilter();
    Q_EMIT evaluationChanged();
    readPastTest();
    evaluateSoon();
}

void InspectPresenter::setActive(bool active) {
    m_active = active;
    readPastTest();
    evaluateSoon();
}

int InspectPresenter::imagesIn(Split split) const {
    return m_session.labelledImages(split);
}

void InspectPresenter::showValidation() {
    m_failed.erase({m_run, Split::validation});
    m_split = Split::validation;
    m_filter = {};
    applyFilter();
    Q_EMIT evaluationChanged();
    evaluateSoon();
}

void InspectPresenter::lookAtTest() {
    if (m_run == 0) return;
    if (!testKnown()) {
        evaluate(Split::test);
        return;
    }
    m_split = Split::test;
    m_filter = {};
    applyFilter();
    Q_EMIT evaluationChanged();
}

bool InspectPresenter::testKnown() const {
    return m_known.count({m_run, Split::test}) > 0;
}

const runs::Evaluation* InspectPresenter::evaluation() const {
    const auto it = m_known.find({m_run, m_split});
    return it == m_known.end() ? nullptr : it->second.get();
}

InspectPresenter::Unit InspectPresenter::unit() const {
    const runs::Evaluation* e = evaluation();
    return e && e->perPatient ? m_unit : Unit::images;
}

void InspectPresenter::setUnit(Unit unit) {
    if (unit == m_unit) return;
    m_unit = unit;
    m_filter = {};
    applyFilter();
    Q_EMIT evaluationChanged();
}

const runs::Figures* InspectPresenter::figures() const {
    const runs::Evaluation* e = evaluation();
    if (unit() == Unit::patients) return &*e->perPatient;
    return e;
}

void InspectPresenter::evaluateSoon() {
    if (!m_active || m_run == 0 || m_evaluating || m_split != Split::validation || evaluation()) return;
    if (const auto failed = m_failed.find({m_run, m_split}); failed != m_failed.end()) return;
    if (imagesIn(Split::validation) == 0 && !hasFold(m_session, m_run)) {
        m_error =
            tr("There are no validation images to judge by. Look at the test images, which the adapter has "
               "never seen, instead.");
        Q_EMIT evaluationChanged();
        return;
    }
    evaluate(Split::validation);
}

void InspectPresenter::evaluate(Split split) {
    const Key key{m_run, split};
    const bool started = m_session.startOnProject<runs::Evaluation>(
        split == Split::test ? tr("Evaluating on the test images")
                             : tr("Evaluating on the validation images"),
        [run = m_run, split](project::Project& project, const JobContext& job) {
            return runs::evaluateRun(project, run, split, {}, systemFileLayer(), job);
        },
        [this, key](Result<runs::Evaluation> result) {
            m_evaluating = false;
            m_error.clear();
            if (result) {
                m_known[key] = std::make_shared<const runs::Evaluation>(std::move(*result));
                if (key.first == m_run && (key.second == Split::test || m_split == key.second)) {
                    m_split = key.second;
                    m_filter = {};
                }
            } else if (result.error().code != ErrorCode::cancelled) {
                m_error = errorSentence(result.error());
                m_failed[key] = m_error;
            } else {
                m_failed[key] = {};
            }
            applyFilter();
            Q_EMIT evaluationChanged();
        },
        WorkStep::inspect);
    if (!started) return;
    m_evaluating = true;
    m_error.clear();
    Q_EMIT evaluationChanged();
}

bool InspectPresenter::hasThreshold() const {
    return evaluation() && evaluation()->classes.size() == 2;
}

double InspectPresenter::threshold() const {
    const auto chosen = m_thresholds.find(m_run);
    if (chosen != m_thresholds.end()) return chosen->second;
    // Until someone moves it, the adapter's own: the more probable class wins.
    return 0.5;
}

void InspectPresenter::setThreshold(double threshold) {
    m_thresholds[m_run] = threshold;
    computeOperating();
}

void InspectPresenter::computeOperating() {
    m_operating.reset();
    m_worker.drop();
    Q_EMIT thresholdChanged();
    const auto it = m_known.find({m_run, m_split});
    if (it == m_known.end() || !hasThreshold()) return;
    m_worker.ask<OperatingFigures>(
        [of = std::shared_ptr<const runs::Figures>(it->second, figures()),
         threshold = threshold()](const JobContext& job) { return operatingFigures(*of, threshold, job); },
        [this](Result<OperatingFigures> figures) {
            if (!figures) return;
            m_operating = *figures;
            Q_EMIT thresholdChanged();
        });
}

QString InspectPresenter::waitingFor() const {
    return m_run != 0 && !evaluation() && !m_evaluating && m_jobs.running() ? m_jobs.title() : QString();
}

void InspectPresenter::setFilter(Cell cell) {
    m_filter = cell == m_filter ? Cell{} : cell;
    applyFilter();
}

bool InspectPresenter::passes(int truth, int predicted) const {
    return (m_filter.truth < 0 || m_filter.truth == truth) &&
           (m_filter.predicted < 0 || m_filter.predicted == predicted);
}

void InspectPresenter::applyFilter() {
    m_shown.clear();
    if (m_shownFigures != figures()) {
        m_shownFigures = figures();
        computeOperating();
    }
    if (const runs::Evaluation* e = evaluation()) {
        std::set<std::string> patients;  // that pass the filter
        const bool byPatient = unit() == Unit::patients && m_filter != Cell{};
        if (byPatient) {
            const evaluation::Predictions& of = e->perPatient->predictions;
            for (std::size_t i = 0; i < of.size(); ++i)
                if (passes(of.truth[i], evaluation::predictedClass(of, i))) patients.insert(of.patients[i]);
        }
        std::vector<double> wrongness(e->samples.size());
        for (std::size_t i = 0; i < e->samples.size(); ++i) {
            const int predicted = evaluation::predictedClass(e->predictions, i),
                      truth = e->predictions.truth[i];
            wrongness[i] = (predicted == truth ? 0 : 1) + 1 -
                           e->predictions.probabilities[i * e->classes.size() + std::size_t(truth)];
            if (byPatient ? patients.count(e->predictions.patients[i]) > 0 : passes(truth, predicted))
                m_shown.push_back(int(i));
        }
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [&](int a, int b) { return wrongness[std::size_t(a)] > wrongness[std::size_t(b)]; });
    }
    Q_EMIT filterChanged();
}

int InspectPresenter::colourOf(const std::string& name) const {
    const runs::Evaluation* e = evaluation();
    return placeOfClass(m_session.classes(), name, e ? placeOfClass(e->classes, name, 0) : 0);
}

void InspectPresenter::writeTable(const QString& path) {
    const auto it = m_known.find({m_run, m_split});
    if (it == m_known.end()) return;
    m_jobs.start<bool>(
        tr("Writing the table"),
        [e = it->second, unit = unit(), path = path.toStdString()](const JobContext&) -> Result<bool> {
            if (unit == Unit::patients) {
                FOVEA_TRY(const std::string text,
                          evaluation::patientPredictionsCsv(e->predictions, e->classes));
                FOVEA_CHECK(systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + text));
                return true;
            }
            evaluation::PredictionsTable table;
            table.classNames = e->classes;
            for (const dataset::Sample& s : e->samples) table.files.push_back(s.path);
            FOVEA_CHECK(evaluation::writePredictionsCsv(path, e->predictions, table, *systemFileLayer()));
            return true;
        },
        [this, path](Result<bool> done) {
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT writeFailed(done.error());
        },
        WorkStep::inspect);
}

void InspectPresenter::writeReport(const QString& path) {
    const auto it = m_known.find({m_run, m_split});
    if (it == m_known.end()) return;
    m_session.startOnProject<bool>(
        tr("Writing the report"),
        [e = it->second, path = path.toStdString()](project::Project& project,
                                                    const JobContext& job) -> Result<bool> {
            FOVEA_CHECK(report::writeModelReport(path, project, *e, {}, *systemFileLayer(), job));
            return true;
        },
        [this, path](Result<bool> done) {
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT writeFailed(done.error());
        },
        WorkStep::inspect);
}

}  // namespace fovea::ui
