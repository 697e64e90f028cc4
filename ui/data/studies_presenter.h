#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/study_rule.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

class ProjectSession;

/// What puts the images of a project together to studies, what has one answer to the question in use, and
/// what would come of another choice. Looked at on a worker after each change; changed() follows. Nothing is
/// stored here.
class StudiesPresenter : public QObject {
    Q_OBJECT
public:
    using By = dataset::StudyRule::By;
    /// What a rule makes of the images.
    struct Made {
        dataset::StudyRule rule;
        int images = 0;   ///< of which it knows a study
        int studies = 0;  ///< different ones
    };
    /// What comes of rule() and unit() together, by images that were not set aside.
    struct Outcome {
        int images = 0;
        int units = 0;        ///< that have one answer
        int largest = 0;      ///< images of the one that has most
        int taking = 0;       ///< images that take over the answer of their unit
        int byReaders = 0;    ///< images that get another label, made of what readers say of their unit
        int conflicting = 0;  ///< units whose images contradict each other
    };

    /// Begins with what holds; where nothing does, with what dataset::proposedStudyRule() proposes.
    /// `session` need not outlive it.
    explicit StudiesPresenter(ProjectSession& session, QObject* parent = nullptr);

    /// What can be chosen: nothing, the column that the project has (without a name: it has none), then what
    /// files and headers say. Figures are 0 until counted().
    const std::vector<Made>& rules() const { return m_rules; }
    /// A table is to name them by a column: not looked at here.
    bool byTable() const { return m_byTable; }
    void setByTable();
    const dataset::StudyRule& rule() const { return m_rule; }
    /// One of rules().
    void setRule(const dataset::StudyRule& rule);
    dataset::AnswerUnit unit() const { return m_unit; }
    void setUnit(dataset::AnswerUnit unit);

    bool counted() const { return m_counted; }  ///< what rules() make; that does not change any more
    bool busy() const { return m_reading || m_worker.busy(); }
    /// Whether it puts any two images together, is none, or holds already and knows the study of any.
    bool possible(const dataset::StudyRule& rule) const;
    const Outcome& outcome() const { return m_outcome; }
    /// Whether there is something to store that is possible; of a table: whether it can be asked for.
    bool ready() const;

    static QString ruleWords(const dataset::StudyRule& rule);  ///< "Patient and side of the body"
    QString madeWords(const Made& made) const;                 ///< "40 studies of 160 images"
    QString outcomeWords() const;                              ///< in sentences; empty while busy()

Q_SIGNALS:
    void changed();

private:
    struct Look;
    void begin(const dataset::StudyRule& now);
    void ask();

    std::shared_ptr<const std::vector<dataset::Sample>> m_samples;
    dataset::Question m_question;
    dataset::StudyRule m_ruleNow, m_rule;
    dataset::AnswerUnit m_unit;
    bool m_byTable = false, m_reading = true, m_counted = false;
    std::vector<Made> m_rules;
    Outcome m_outcome;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
