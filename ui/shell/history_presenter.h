#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "base/error.h"
#include "project/project.h"

namespace fovea::ui {

class ProjectSession;

/// The audit trail of the open project: everything that ever changed it, the newest first, and how often test
/// images were evaluated. Read on the project's worker, and again after each change. It can be narrowed by
/// words, and written as the table that the command line writes. No widgets. GUI thread only.
class HistoryPresenter : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { whenColumn, whatColumn, detailColumn, columnTotal };

    /// `session` outlives it.
    explicit HistoryPresenter(ProjectSession& session, QObject* parent = nullptr);
    ~HistoryPresenter() override;

    int entries() const { return int(m_rows.size()); }  ///< whether they are shown or not
    /// Counted evaluations of test images, by any training of any question, also one that was removed since.
    int testEvaluations() const { return m_testEvaluations; }
    /// Only entries that have all of these words in any column, in any case; empty: all.
    void setWords(const QString& words);
    /// These rows, or (none) all that are shown, as lines with tabs between the columns; in the order shown.
    QString text(std::vector<int> rows = {}) const;
    /// Writes all entries, oldest first (project::writeTrail()); written() or failed() follows.
    void write(const QString& path);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();  ///< other entries, or others of them are shown
    void written(const QString& path);
    void failed(const fovea::Error& error);

private:
    /// An entry in the words of the window.
    struct Row {
        QString cells[columnTotal];
        QString atUtc;  ///< as it is stored
    };
    using Trail = std::vector<project::TrailEntry>;
    static std::vector<Row> rowsOf(const Trail& trail);
    void read();
    void narrow();

    ProjectSession& m_session;
    std::shared_ptr<const Trail> m_trail;  ///< oldest first
    std::vector<Row> m_rows;               ///< newest first
    std::vector<int> m_shown;              ///< indices into m_rows
    QStringList m_words;
    int m_testEvaluations = 0;
    QThreadPool m_pool;
};

}  // namespace fovea::ui
