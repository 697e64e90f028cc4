#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "runs/run_summary.h"

namespace fovea::ui {

class ProjectSession;

/// All runs of the project, a row each, oldest first; notes can be edited.
/// kSortRole gives what a column is to be sorted by.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        number,
        date,
        state,
        settings,
        images,
        bestEpoch,
        tuningAuc,
        overBaseline,
        unseenAuc,
        duration,
        userNote,
        columnTotal
    };
    static constexpr int kSortRole = Qt::UserRole;

    explicit RunsModel(ProjectSession& session, QObject* parent = nullptr);

    const std::vector<RunSummary>& runs() const { return m_runs; }
    int rowOf(std::int64_t run) const;  ///< -1: none
    /// The run that a job is working on; 0: none of these.
    void setRunning(std::int64_t run);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void read();
    QString text(std::size_t row, int column) const;
    QVariant sortValue(std::size_t row, int column) const;
    /// AUCs of a run; NaN where unknown.
    struct Aucs {
        evaluation::Estimate tuning;  ///< with its interval where someone has looked at it
        evaluation::Estimate unseen;
    };
    Aucs aucsOf(const RunSummary& run) const;  ///< of a number mean absolute errors
    bool ofNumber() const;

    ProjectSession& m_session;
    std::vector<RunSummary> m_runs;
    std::vector<Aucs> m_aucs;  ///< [runs]
    std::int64_t m_running = 0;
};

}  // namespace fovea::ui
