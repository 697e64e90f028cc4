#include "inspect/inspect_presenter.h"

#include <algorithm>
#include <utility>

#include "base/csv.h"
#include "base/file_layer.h"
#include "dataset/positive_class.h"
#include "evaluation/predictions_csv.h"
#include "inspect/figures.h"
#include "paper/report_pdf.h"
#include "report/model_card.h"
#include "report/model_report.h"
#include "runs/answers_csv.h"
#include "runs/faithfulness.h"
#include "runs/figure_words.h"
#include "runs/run.h"
#include "runs/tuning.h"
#include "text/error_text.h"
#include "text/message_words.h"
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
        // Who labels a test image stays there, and is told what that means.
        const Split split = m_split;
        followData();
        m_split = split;
        Q_EMIT evaluationChanged();
        readPastTest();
        evaluateSoon();
    });
    connect(&jobs, &JobRunner::finished, this, &InspectPresenter::evaluateSoon);
    // What was changed while a job had the project is evaluated once nothing of that job is left.
    connect(&session, &ProjectSession::busyChanged, this, &InspectPresenter::evaluateSoon,
            Qt::QueuedConnection);
    connect(&jobs, &JobRunner::started, this, &InspectPresenter::evaluationChanged);
    readRuns();
}

void InspectPresenter::followData() {
    if (std::exchange(m_data, m_session.dataRevision()) == m_session.dataRevision()) return;
    m_known.clear();
    m_failed.clear();
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
            evaluateSoon();  // of test images that turn out to be open
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
    }
    Q_EMIT runsChanged();
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
    Q_EMIT runsChanged();
    show(Split::validation);
    readPastTest();
}

void InspectPresenter::setActive(bool active) {
    m_active = active;
    readPastTest();
    evaluateSoon();
}

int InspectPresenter::imagesIn(Split split) const {
    return m_session.labelledImages(split);
}

void InspectPresenter::show(Split split) {
    m_split = split;
    Q_EMIT evaluationChanged();
    evaluateSoon();
}

void InspectPresenter::showValidation() {
    show(Split::validation);
}

void InspectPresenter::showTest() {
    if (m_run != 0) show(Split::test);
}

void InspectPresenter::openTest() {
    if (m_run == 0) return;
    m_failed.erase({m_run, Split::test});
    show(Split::test);
    if (!whole() && !m_evaluating) evaluate(Split::test);
}

void InspectPresenter::tryAgain() {
    m_failed.erase({m_run, m_split});
    Q_EMIT evaluationChanged();
    if (m_split == Split::validation)
        evaluateSoon();
    else
        openTest();
}

bool InspectPresenter::testKnown() const {
    return m_known.count({m_run, Split::test}) > 0;
}

bool InspectPresenter::testOpened() const {
    return testKnown() || (m_pastTest && m_pastTest->sameImages);
}

int InspectPresenter::testEvaluations() const {
    const auto& all = m_session.evaluations();
    return int(std::count_if(all.begin(), all.end(),
                             [](const project::RecordedEvaluation& e) { return e.split == Split::test; }));
}

InspectPresenter::Stage InspectPresenter::stage() const {
    if (whole()) return Stage::figures;
    if (m_evaluating) return Stage::working;
    if (m_failed.count({m_run, m_split})) return Stage::failed;
    return m_split == Split::test && !testOpened() ? Stage::locked : Stage::working;
}

QString InspectPresenter::error() const {
    const auto failed = m_failed.find({m_run, m_split});
    return failed == m_failed.end() ? QString() : failed->second;
}

const InspectPresenter::Known* InspectPresenter::known() const {
    const auto it = m_known.find({m_run, m_split});
    return it == m_known.end() ? nullptr : &it->second;
}

std::shared_ptr<const runs::Evaluation> InspectPresenter::sharedWhole() const {
    const Known* shown = known();
    return shown ? shown->evaluation : nullptr;
}

std::shared_ptr<const runs::Evaluation> InspectPresenter::sharedEvaluation() const {
    auto all = sharedWhole();
    if (!all || all->task.ofClasses()) return all;
    const int one = finding();
    if (one < 0) return nullptr;
    const runs::Evaluation* of = &all->findings[std::size_t(one)];
    return {std::move(all), of};  // keeps the whole alive
}

bool InspectPresenter::ofFindings() const {
    return whole() && whole()->task.ofFindings();
}

bool InspectPresenter::ofNumber() const {
    return whole() && whole()->task.ofNumber();
}

int InspectPresenter::finding() const {
    const auto all = sharedWhole();
    if (!all) return -1;
    int first = -1;
    for (int i = 0; i < int(all->findings.size()); ++i) {
        if (all->findings[std::size_t(i)].samples.empty()) continue;
        if (all->classes[std::size_t(i)] == m_finding) return i;
        if (first < 0) first = i;
    }
    return first;
}

void InspectPresenter::setFinding(int index) {
    const runs::Evaluation* all = whole();
    if (!all || index < 0 || index >= int(all->findings.size()) || index == finding()) return;
    m_finding = all->classes[std::size_t(index)];
    Q_EMIT evaluationChanged();
}

InspectPresenter::Unit InspectPresenter::unit() const {
    const runs::Evaluation* e = evaluation();
    return e && e->perPatient ? m_unit : Unit::images;
}

dataset::AnswerUnit InspectPresenter::answersOf() const {
    const runs::Evaluation* e = whole();
    return e && !e->images.empty() ? e->task.question.answerUnit : dataset::AnswerUnit::image;
}

dataset::AnswerUnit InspectPresenter::counted() const {
    return unit() == Unit::patients ? dataset::AnswerUnit::patient : answersOf();
}

void InspectPresenter::setUnit(Unit unit) {
    if (unit == m_unit) return;
    m_unit = unit;
    Q_EMIT evaluationChanged();
}

const runs::Figures* InspectPresenter::figures() const {
    const runs::Evaluation* e = evaluation();
    if (unit() == Unit::patients) return &*e->perPatient;
    return e;
}

void InspectPresenter::evaluateSoon() {
    if (!m_active || m_run == 0 || m_evaluating || whole()) return;
    if (m_failed.count({m_run, m_split})) return;
    if (m_split == Split::test && !testOpened()) return;
    if (m_split == Split::validation && imagesIn(m_split) == 0 && !hasFold(m_session, m_run)) {
        m_failed[{m_run, m_split}] =
            tr("There are no validation images to judge by. Open the test set, which the adapter has "
               "never seen, instead.");
        Q_EMIT evaluationChanged();
        return;
    }
    evaluate(m_split);
}

void InspectPresenter::evaluate(Split split) {
    const bool started = m_session.startOnProject<runs::Evaluation>(
        split == Split::test ? tr("Evaluating on the test images")
                             : tr("Evaluating on the validation images"),
        [run = m_run, split](project::Project& project, const JobContext& job) {
            return runs::evaluateRun(project, run, split, {}, systemFileLayer(), job);
        },
        [this, run = m_run, split](Result<runs::Evaluation> result) { take(run, split, std::move(result)); },
        WorkStep::inspect);
    if (!started) return;
    m_evaluating = true;
    Q_EMIT evaluationChanged();
}

void InspectPresenter::take(std::int64_t run, Split split, Result<runs::Evaluation> result) {
    m_evaluating = false;
    if (result)
        m_known[{run, split}] = {std::make_shared<const runs::Evaluation>(std::move(*result))};
    else
        m_failed[{run, split}] =
            result.error().code == ErrorCode::cancelled ? QString() : errorSentence(result.error());
    Q_EMIT evaluationChanged();
}

QString InspectPresenter::waitingFor() const {
    return m_run != 0 && !whole() && !m_evaluating && m_jobs.running() ? m_jobs.title() : QString();
}

int InspectPresenter::positiveClass() const {
    const runs::Evaluation* e = evaluation();
    return e && e->classes.size() == 2 ? dataset::positiveIndex(e->classes, e->positive) : -1;
}

bool InspectPresenter::testSeen() const {
    const auto& all = m_session.evaluations();
    return std::any_of(all.begin(), all.end(), [this](const project::RecordedEvaluation& e) {
        return e.split == Split::test && e.run == m_run;
    });
}

bool InspectPresenter::movePoint(const evaluation::OperatingRule& rule) {
    return m_session.startOnProject<evaluation::Thresholds>(
        tr("Keeping the operating point"),
        [run = m_run, rule,
         finding = ofFindings() ? whole()->classes[std::size_t(finding())] : std::string()](
            project::Project& project, const JobContext& job) {
            return runs::moveOperatingPoint(project, run, rule, systemFileLayer(), job, finding);
        },
        [this, run = m_run](Result<evaluation::Thresholds> moved) {
            if (!moved) {
                Q_EMIT pointFailed(moved.error());
                return;
            }
            // The adapter is another one now, and so are its figures at the point.
            for (const Split split : {Split::validation, Split::test}) m_known.erase({run, split});
            m_pastTest.reset();
            m_pastTestOf = {};
            readPastTest();
            if (m_split == Split::test) m_split = Split::validation;
            Q_EMIT pointMoved();
            Q_EMIT evaluationChanged();
            evaluateSoon();
        },
        WorkStep::inspect);
}

const runs::Faithfulness* InspectPresenter::faithfulness() const {
    const Known* shown = known();
    return shown ? shown->faithfulness.get() : nullptr;
}

QString InspectPresenter::faithfulnessObstacle() const {
    if (const runs::Faithfulness* measured = faithfulness()) return faithfulnessWords(*measured, *whole());
    if (whole() && !runs::checkFaithfulness(whole()->task.question, {}))
        return tr("A map is of one image: it can be checked where each image has an answer of its own.");
    if (m_session.readOnly()) return messageWords(project::kReadOnly);
    if (m_jobs.running()) return tr("This can be checked when “%1” has ended.").arg(m_jobs.title());
    return {};
}

void InspectPresenter::measureFaithfulness() {
    const auto of = sharedWhole();
    if (!of || !faithfulnessObstacle().isEmpty()) return;
    m_session.startOnProject<runs::Faithfulness>(
        tr("Checking what the maps show"),
        [of](project::Project& project, const JobContext& job) {
            return runs::measureFaithfulness(project, *of, {}, systemFileLayer(), job);
        },
        [this, of](Result<runs::Faithfulness> measured) {
            if (!measured) {
                Q_EMIT faithfulnessFailed(measured.error());
                return;
            }
            const auto said = std::make_shared<const runs::Faithfulness>(std::move(*measured));
            for (auto& [key, each] : m_known)
                if (each.evaluation == of) each.faithfulness = said;
            if (sharedWhole() != of) return;  // other images are shown by now
            Q_EMIT evaluationChanged();
            Q_EMIT faithfulnessMeasured();
        },
        WorkStep::inspect);
}

QString InspectPresenter::className(const std::string& name) const {
    const int one = finding();
    if (!ofFindings() || one < 0) return fromUtf8(name);
    const QString shown = fromUtf8(whole()->classes[std::size_t(one)]);
    return name == adapter::kFindingAnswers[1] ? shown : tr("not %1").arg(shown);
}

int InspectPresenter::colourOf(const std::string& name) const {
    const runs::Evaluation* e = evaluation();
    // Of a finding its own colour; what is without it has the other of two.
    if (ofFindings()) return name == adapter::kFindingAnswers[1] ? 1 : 0;
    return placeOfClass(m_session.classes(), name, e ? placeOfClass(e->classes, name, 0) : 0);
}

void InspectPresenter::writeTable(const QString& path) {
    const auto all = sharedWhole();
    if (!all) return;
    m_jobs.start<bool>(
        tr("Writing the table"),
        [e = all, unit = unit(), path = path.toStdString()](const JobContext&) -> Result<bool> {
            if (!e->task.ofClasses()) {
                FOVEA_TRY(const std::string text, runs::answersCsv(*e));
                FOVEA_CHECK(systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + text));
                return true;
            }
            if (unit == Unit::patients) {
                FOVEA_TRY(const std::string text,
                          evaluation::patientPredictionsCsv(e->predictions, e->classes));
                FOVEA_CHECK(systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + text));
                return true;
            }
            evaluation::PredictionsTable table;
            table.classNames = e->classes;
            for (const dataset::Sample& s : e->samples) table.files.push_back(s.path);
            for (const auto& unit : e->images) table.images.push_back(int(unit.size()));
            FOVEA_CHECK(evaluation::writePredictionsCsv(path, e->predictions, table, *systemFileLayer()));
            return true;
        },
        [this, path](Result<bool> done) { sayWritten(path, done); }, WorkStep::inspect);
}

void InspectPresenter::writeImages(const QString& path) {
    const auto all = sharedWhole();
    if (!all) return;
    m_jobs.start<bool>(
        tr("Writing the table"),
        [e = all, path = path.toStdString()](const JobContext&) -> Result<bool> {
            FOVEA_TRY(const std::string text, runs::unitImagesCsv(*e));
            FOVEA_CHECK(systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + text));
            return true;
        },
        [this, path](Result<bool> done) { sayWritten(path, done); }, WorkStep::inspect);
}

void InspectPresenter::sayWritten(const QString& path, const Result<bool>& done) {
    if (done)
        Q_EMIT written(path);
    else
        Q_EMIT writeFailed(done.error());
}

void InspectPresenter::writePage(const QString& title, const QString& path, Write write) {
    const auto all = sharedWhole();
    if (!all) return;
    m_session.startOnProject<bool>(
        title,
        [e = all, write = std::move(write), path = path.toStdString()](
            project::Project& project, const JobContext& job) -> Result<bool> {
            FOVEA_CHECK(write(path, project, *e, job));
            return true;
        },
        [this, path](Result<bool> done) { sayWritten(path, done); }, WorkStep::inspect);
}

void InspectPresenter::writeReport(const QString& path) {
    const Known* shown = known();
    writePage(tr("Writing the report"), path,
              [faithfulness = shown ? shown->faithfulness : nullptr](
                  const std::string& to, project::Project& project, const runs::Evaluation& e,
                  const JobContext& job) {
                  report::ModelReportOptions options;
                  options.wording = report::Wording(windowFormat());
                  options.pdf = reportPdf;
                  if (faithfulness) options.faithfulness = *faithfulness;
                  return report::writeModelReport(to, project, e, options, *systemFileLayer(), job);
              });
}

void InspectPresenter::writeCard(const QString& path) {
    writePage(tr("Writing the model card"), path,
              [](const std::string& to, project::Project& project, const runs::Evaluation& e,
                 const JobContext& job) -> Result<void> {
                  report::ModelReportOptions options;
                  options.wording = report::Wording(windowFormat());
                  FOVEA_TRY(const report::ReportData data, report::cardOfRun(project, e, options, job));
                  return report::writeCard(to, data, reportPdf, *systemFileLayer(), options.wording);
              });
}

}  // namespace fovea::ui
