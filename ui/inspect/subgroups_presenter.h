#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "evaluation/subgroups.h"
#include "inspect/inspect_presenter.h"
#include "inspect/summary_presenter.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

/// A group's figures.
struct SubgroupRow {
    QString name;
    int patients = 0, images = 0;
    bool few = false;              ///< too few patients to conclude anything
    std::vector<ClassCell> cells;  ///< in the order of SubgroupsPresenter::figures()
};

/// The images that InspectPresenter shows, told apart by one column: whether its figures hold for everyone.
/// Always of images, never of whole patients; intervals keep a patient's images together.
/// No widgets. GUI thread only; all is computed on a worker, and only while someone looks.
class SubgroupsPresenter : public QObject {
    Q_OBJECT
public:
    explicit SubgroupsPresenter(InspectPresenter& inspect, QObject* parent = nullptr);

    void setActive(bool active);

    struct Column {
        std::string key;  ///< of runs::kSubgroupColumns
        QString name;
    };
    /// Those that tell at least two groups of these images apart; none while that is looked for.
    const std::vector<Column>& columns() const { return m_columns; }
    int column() const { return m_column; }  ///< of columns(); -1: there is none
    void choose(int column);
    /// What there is to show.
    enum class Stage { looking, nothing, computing, failed, figures };
    Stage stage() const;

    struct Figure {
        QString name, tip;
    };
    /// Of SubgroupRow::cells: AUC, the difference to the others, sensitivity, specificity; of a number mean
    /// absolute error, the difference, bias, R².
    std::vector<Figure> figures() const;
    /// What has one answer and is counted: SubgroupRow::images are so many of these.
    dataset::AnswerUnit counted() const { return m_inspect.answersOf(); }
    /// Heads of the columns that count, of figures() before them: patients, and what is counted; of these
    /// there is none where patients are.
    Figure patientsHead() const;
    Figure countedHead() const;
    const std::vector<SubgroupRow>& rows() const { return m_rows; }
    /// Head and rows, tab separated, as spreadsheets take it from the clipboard.
    QString table() const;
    /// How many differences were compared, in all columns that were looked at, and how many stand out.
    QString comparedWords() const;
    /// What is counted, at which threshold, and what is in no group.
    QString basisWords() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void lookForColumns();
    void compute();
    void showTable();
    const evaluation::SubgroupTable* current() const;
    const evaluation::NumberSubgroupTable* currentOfNumber() const;
    bool ofNumber() const { return m_of && m_of->task.ofNumber(); }
    ClassCell numberCell(const evaluation::Estimate& figure) const;  ///< in the unit
    void computeNumber();
    int positive() const;  ///< -1: of more than two classes there is none

    InspectPresenter& m_inspect;
    bool m_active = false, m_failed = false;
    enum class Look { notYet, now, done } m_look = Look::notYet;  ///< for columns
    std::shared_ptr<const runs::Evaluation> m_of;
    std::vector<Column> m_columns;
    int m_column = -1;
    std::string m_wanted;  ///< the key that was chosen last, kept over evaluations
    // By key, of m_of: one of the two.
    std::map<std::string, evaluation::SubgroupTable> m_tables;
    std::map<std::string, evaluation::NumberSubgroupTable> m_numberTables;
    std::vector<SubgroupRow> m_rows;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
