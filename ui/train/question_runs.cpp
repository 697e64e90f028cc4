#include "train/question_runs.h"

#include <QTimer>
#include <map>
#include <set>

#include "questions/question_words.h"
#include "train/outcome_words.h"

namespace fovea::ui {

QuestionRuns::QuestionRuns(ProjectSession& session, PlanPresenter& plan, RunPresenter& run, QObject* parent)
    : QObject(parent), m_session(session), m_plan(plan), m_run(run) {
    connect(&run, &RunPresenter::phaseChanged, this, &QuestionRuns::onPhase);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed})
        connect(&session, signal, this, &QuestionRuns::clear);
}

std::vector<std::int64_t> QuestionRuns::questions() const {
    std::map<std::string, std::set<std::string>> answers;  // by question, of training images
    const std::string& inUse = m_session.question().name;
    for (const dataset::Sample& sample : m_session.samples()) {
        if (sample.split != dataset::Split::train) continue;
        if (!sample.label.empty() && answers[inUse].size() < 2) answers[inUse].insert(sample.label);
        for (const auto& [question, answer] : sample.answers)
            if (!answer.empty() && answers[question].size() < 2) answers[question].insert(answer);
    }
    std::vector<std::int64_t> found;
    for (const dataset::Question& question : m_session.questions())
        if (answers[question.name].size() > 1) found.push_back(question.id);
    return found;
}

void QuestionRuns::start() {
    if (m_active || m_run.busy()) return;
    m_rows.clear();
    for (const std::int64_t id : questions())
        for (const dataset::Question& question : m_session.questions())
            if (question.id == id)
                m_rows.push_back({id, questionTitle(question), State::waiting, 0, tr("waiting")});
    if (m_rows.empty()) return;
    m_active = true;
    m_at = 0;
    Q_EMIT changed();
    next();
}

void QuestionRuns::next() {
    while (m_at < m_rows.size() && m_rows[m_at].state != State::waiting) ++m_at;
    m_active = m_at < m_rows.size();
    Q_EMIT changed();
    if (!m_active) return;
    // An estimate that is being made gives way to it.
    m_plan.whenFree([this] { QTimer::singleShot(0, this, &QuestionRuns::begin); });
}

void QuestionRuns::begin() {
    if (!m_active) return;
    Row& row = m_rows[m_at];
    if (!m_session.useQuestion(row.question)) return end(State::failed, tr("could not be begun"));
    if (const QString obstacle = m_plan.obstacle(); !obstacle.isEmpty()) return end(State::failed, obstacle);
    row.state = State::running;
    row.words = tr("is being learned");
    Q_EMIT changed();
    m_run.start();
    if (!m_run.busy()) end(State::failed, tr("could not be begun"));
}

void QuestionRuns::onPhase() {
    using Phase = RunPresenter::Phase;
    if (!m_active || m_rows[m_at].state != State::running) return;
    switch (m_run.phase()) {
        case Phase::done:
            m_rows[m_at].run = m_run.outcome()->run;
            end(State::done, headlineWords(*m_run.outcome(), m_session.question()));
            break;
        case Phase::failed:
            end(State::failed, m_run.failure());
            break;
        case Phase::stopped:
            m_rows[m_at].state = State::stopped;
            m_rows[m_at].words = tr("stopped; “Continue” goes on with it");
            m_active = false;
            Q_EMIT changed();
            break;
        default:
            break;
    }
}

void QuestionRuns::end(State state, const QString& words) {
    m_rows[m_at].state = state;
    m_rows[m_at].words = words;
    Q_EMIT changed();
    // Once the job that has ended is gone.
    QTimer::singleShot(0, this, &QuestionRuns::next);
}

void QuestionRuns::clear() {
    m_rows.clear();
    m_active = false;
    Q_EMIT changed();
}

}  // namespace fovea::ui
