#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dataset/consensus.h"
#include "dataset/question.h"
#include "evaluation/intervals.h"
#include "jobs/latest_worker.h"
#include "project/reader_agreement.h"

namespace fovea::ui {

class ProjectSession;

/// How far the readers of the question in use agree, by which rule their answers become labels, and what
/// would come of another rule. Looked at on a worker, again whenever the images change; changed() follows.
/// Nothing is stored here. No widgets. GUI thread only.
class ReadersPresenter : public QObject {
    Q_OBJECT
public:
    using Kind = dataset::ConsensusRule::Kind;
    /// Two readers, a second reading and the labels, or all readers, as a row of a table.
    struct Row {
        QString readers;        ///< "Ann and Bo"
        QString images;         ///< that both have read
        QString same, kappa;    ///< with their intervals; `same` empty of all together
        bool together = false;  ///< of all: the kappa is Fleiss'
    };

    /// Begins with the rule that holds. `session` outlives it.
    explicit ReadersPresenter(ProjectSession& session, QObject* parent = nullptr);

    /// Of each image what readers are asked about: copying all that is known of it would hold up the window.
    static std::shared_ptr<const std::vector<dataset::Sample>> imagesOf(const ProjectSession& session);

    bool busy() const { return m_worker.busy(); }
    /// Nothing while it was not looked at yet, and where nobody has read anything.
    const std::optional<project::AgreementOfReaders>& agreement() const { return m_look.agreement; }
    const dataset::ConsensusRule& rule() const { return m_rule; }
    void setRule(const dataset::ConsensusRule& rule);
    /// Those by whose word labels can go: all but second readings, by name.
    std::vector<std::string> seniors() const;
    /// Whether another rule than the one that holds is chosen, and it is known what comes of it.
    bool ready() const;

    QString readersWords() const;   ///< "Ann has read 48 images, Bo 40", a sentence
    std::vector<Row> rows() const;  ///< pairs in the readers' order, then all of them where there are more
    QString kappaWords() const;     ///< what kappa is here, in a sentence
    QString outcomeWords() const;   ///< what comes of rule(), in sentences
    /// "0.62 (0.41 to 0.78)", "81 % (70 % to 89 %)"; without an interval the value alone, a dash for none.
    static QString figureWords(const evaluation::Estimate& figure, bool asPercent);

Q_SIGNALS:
    void changed();

private:
    /// Of somebody who is no reader otherwise: the labels are what was said first.
    struct SecondReading {
        std::string reader;
        evaluation::PairAgreement agreement;
    };
    struct Look {
        std::optional<project::AgreementOfReaders> agreement;
        std::vector<SecondReading> againstLabels;
        bool patientsKnown = false;  ///< of any of these images: intervals are by patients then
        int changed = 0;             ///< images, not excluded, that would get another label
        int read = 0;                ///< images that would be labelled by the rule
        int withoutConsensus = 0;    ///< of these
    };
    static Result<std::vector<SecondReading>> againstLabels(
        const std::vector<dataset::Sample>& samples, const dataset::Question& question,
        const std::optional<project::AgreementOfReaders>& agreement);
    void follow();
    void ask();

    ProjectSession& m_session;
    dataset::Question m_question;
    dataset::ConsensusRule m_ruleNow, m_rule;
    std::shared_ptr<const std::vector<dataset::Sample>> m_samples;
    Look m_look;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
