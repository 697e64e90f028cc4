#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "jobs/job_runner.h"
#include "runs/evaluate.h"
#include "runs/run_summary.h"
#include "session/project_session.h"

namespace fovea::runs {
struct Faithfulness;
}

namespace fovea::ui {

/// A run's figures on a part of the images: which run, which part, what is counted, and what became of
/// it. Which of its images are looked at is CasesPresenter's, the threshold OperatingPoint's.
/// No widgets. GUI thread only; evaluations are jobs.
class InspectPresenter : public QObject {
    Q_OBJECT
public:
    InspectPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);

    ProjectSession& session() const { return m_session; }
    /// Runs that have an adapter, newest first.
    const std::vector<RunSummary>& runs() const { return m_runs; }
    std::optional<RunSummary> run() const;
    void chooseRun(std::int64_t id);
    /// Evaluations are made only while someone looks.
    void setActive(bool active);

    /// validation or test. Validation images are evaluated as soon as possible. Test images only on
    /// purpose, by openTest(), as the project counts each evaluation of other images than before; once
    /// they were, as soon as possible, too.
    dataset::Split split() const { return m_split; }
    void showValidation();
    void showTest();
    /// Evaluates on test and shows it.
    void openTest();
    /// Whether showing test reveals nothing new: this run was evaluated on the same images before.
    bool testOpened() const;
    bool testKnown() const;  ///< this run was evaluated on test in this session
    /// What the project has kept of this run's evaluation on test; read while someone looks.
    const std::optional<runs::PastEvaluation>& pastTest() const { return m_pastTest; }
    /// How often any run of the project was evaluated on test.
    int testEvaluations() const;
    int imagesIn(dataset::Split split) const;

    /// What there is to show.
    enum class Stage {
        figures,  ///< evaluation() is there
        locked,   ///< the test images, which were not opened yet
        working,  ///< being evaluated, or waiting for waitingFor()
        failed    ///< error() says why; empty after the user has stopped it
    };
    Stage stage() const;
    bool evaluating() const { return m_evaluating; }
    QString error() const;
    /// After a failure.
    void tryAgain();
    /// The job that an evaluation waits for; empty when it does not.
    QString waitingFor() const;
    /// What figures of classes are shown of: of findings that of finding(), of a number none.
    const runs::Evaluation* evaluation() const { return sharedEvaluation().get(); }
    std::shared_ptr<const runs::Evaluation> sharedEvaluation() const;
    /// The run's, of all findings together, or of a number; null where there is none.
    const runs::Evaluation* whole() const { return sharedWhole().get(); }
    std::shared_ptr<const runs::Evaluation> sharedWhole() const;
    bool ofFindings() const;
    bool ofNumber() const;
    /// The question that the runs answer.
    const dataset::Question& question() const { return m_session.question(); }
    /// Index into whole()->findings of the finding that is looked at, one that images state; -1: none is.
    int finding() const;
    void setFinding(int index);
    /// ProjectSession::dataRevision() that the known evaluations rest on.
    quint64 data() const { return m_data; }

    /// What is counted: images, or whole patients where figures of those are known.
    enum class Unit { images, patients };
    Unit unit() const;
    void setUnit(Unit unit);
    /// What has one answer in whole() and evaluation(); images where there are none.
    dataset::AnswerUnit answersOf() const;
    /// What figures() counts: that, or patients by unit().
    dataset::AnswerUnit counted() const;
    /// Of evaluation(), by unit(); null where there is none.
    const runs::Figures* figures() const;

    /// The class to be found: of two the positive one. -1: none is, among more.
    int positiveClass() const;
    /// Puts the run's operating point where the rule says, in the adapter, too, as a job; the figures are
    /// made anew. False where another job runs. pointMoved() or pointFailed() follows.
    bool movePoint(const evaluation::OperatingRule& rule);
    /// Any evaluation of this run on test images has been seen: a point moved now is chosen after it.
    bool testSeen() const;
    /// A class of evaluation() in words: of a finding its name, or that it is not there.
    QString className(const std::string& name) const;
    /// Of a class, for classColor(): its place in the project's order, or else in evaluation().
    int colourOf(const std::string& name) const;

    /// Whether maps show what the answer hangs on, as it was measured on whole(); null: it was not.
    const runs::Faithfulness* faithfulness() const;
    /// Measures it, as a job, where nothing is in the way. It is kept as long as that evaluation is, and is
    /// no look at its images. faithfulnessMeasured() or faithfulnessFailed() follows.
    void measureFaithfulness();
    /// Why it cannot be measured now, in words, or what was measured already; empty: it can.
    QString faithfulnessObstacle() const;

    /// Writes the table, the report or the model card of what is shown, as a job. The last two as a PDF where
    /// the name ends so, else as HTML.
    void writeTable(const QString& path);
    /// The table with a line an image, where answers are not of images.
    void writeImages(const QString& path);
    void writeReport(const QString& path);
    void writeCard(const QString& path);

Q_SIGNALS:
    void runsChanged();
    void evaluationChanged();  ///< run, split, unit, figures or stage
    void pointMoved();
    void pointFailed(const fovea::Error& error);
    void faithfulnessMeasured();
    void faithfulnessFailed(const fovea::Error& error);  ///< cancelled included
    void written(const QString& path);
    void writeFailed(const fovea::Error& error);

private:
    void readRuns();
    void followData();
    void readPastTest();
    void show(dataset::Split split);
    void evaluateSoon();
    void evaluate(dataset::Split split);
    void take(std::int64_t run, dataset::Split split, Result<runs::Evaluation> result);
    using Write = std::function<Result<void>(const std::string& path, project::Project& project,
                                             const runs::Evaluation& evaluation, const JobContext& job)>;
    void writePage(const QString& title, const QString& path, Write write);
    void sayWritten(const QString& path, const Result<bool>& done);

    ProjectSession& m_session;
    JobRunner& m_jobs;
    std::vector<RunSummary> m_runs;
    std::int64_t m_run = 0;
    dataset::Split m_split = dataset::Split::validation;
    Unit m_unit = Unit::images;
    std::string m_finding;  ///< the one that was chosen last, by name
    using Key = std::pair<std::int64_t, dataset::Split>;
    /// An evaluation, and what was measured on its images.
    struct Known {
        std::shared_ptr<const runs::Evaluation> evaluation;
        std::shared_ptr<const runs::Faithfulness> faithfulness = {};
    };
    const Known* known() const;  ///< of what is shown; null where it is not known
    std::map<Key, Known> m_known;
    std::map<Key, QString> m_failed;  ///< why, see error()
    bool m_evaluating = false, m_active = false;
    quint64 m_data = 0;
    std::optional<runs::PastEvaluation> m_pastTest;
    /// Run, data and number of recorded evaluations that m_pastTest was read for.
    std::tuple<std::int64_t, quint64, std::size_t> m_pastTestOf;
};

}  // namespace fovea::ui
