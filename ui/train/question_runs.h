#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "train/plan_presenter.h"
#include "train/run_presenter.h"

namespace fovea::ui {

/// One training for each question of the project, one after the other: what was read of the images serves
/// all. The question that is learned is the one in use. A training that fails lets the others go on; one
/// that is stopped ends it, and goes on by itself like any other. No widgets. GUI thread only.
class QuestionRuns : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    QuestionRuns(ProjectSession& session, PlanPresenter& plan, RunPresenter& run, QObject* parent = nullptr);

    enum class State { waiting, running, done, failed, stopped };
    struct Row {
        std::int64_t question = 0;
        QString title;
        State state = State::waiting;
        std::int64_t run = 0;  ///< once done
        QString words;         ///< the state; of what is done its figure, of what failed why
    };
    /// Of those that were asked for last, in the project's order; empty where none was.
    const std::vector<Row>& rows() const { return m_rows; }
    bool active() const { return m_active; }
    /// Questions of which training images have different answers.
    int trainable() const { return int(questions().size()); }
    /// Begins with the first; not while something is trained.
    void start();

Q_SIGNALS:
    void changed();  ///< rows() or active()

private:
    std::vector<std::int64_t> questions() const;
    void next();
    void begin();
    void onPhase();
    void end(State state, const QString& words);
    void clear();

    ProjectSession& m_session;
    PlanPresenter& m_plan;
    RunPresenter& m_run;
    std::vector<Row> m_rows;
    std::size_t m_at = 0;  ///< the row that is trained
    bool m_active = false;
};

}  // namespace fovea::ui
