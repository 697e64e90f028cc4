#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "data/thumbnail_loader.h"
#include "session/project_session.h"

namespace fovea::ui {

/// The images of the open project: one row each, for grid and table alike. Holds
/// no copy of the samples, and knows which problems concern which row.
class SampleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        fileColumn,
        labelColumn,
        splitColumn,
        patientColumn,
        sizeColumn,
        problemColumn,
        columnTotal
    };
    enum Role { idRole = Qt::UserRole + 1 };

    explicit SampleModel(ProjectSession& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<dataset::Sample>& allSamples() const { return m_session.samples(); }
    const dataset::Sample& sample(int row) const { return m_session.samples()[std::size_t(row)]; }
    const dataset::Question& question() const { return m_session.question(); }
    /// Places whose colours the row's answer has: of its class in classes(), of the findings that are there
    /// in theirs; empty where there is none, and of a number.
    std::vector<int> colourIndices(int row) const;
    /// Whether one answer stands before another in a sorted list: numbers and grades by their value, what is
    /// not answered first.
    bool labelBefore(const std::string& a, const std::string& b) const;
    /// One bit per ProblemKind.
    unsigned problemsOf(int row) const { return m_problems[std::size_t(row)]; }
    /// Such bits in words.
    static QString problemsWords(unsigned problems);
    QString fileName(int row) const;

    ThumbnailLoader& thumbnails() { return m_thumbnails; }

Q_SIGNALS:
    void thumbnailChanged(int row);

private:
    void onChanged();
    void onProblems();
    void indexProblems();
    static QString columnTopic(int column);  ///< where the guide explains it

    ProjectSession& m_session;
    ThumbnailLoader m_thumbnails;
    QString m_folder;
    std::vector<std::int64_t> m_ids;
    std::vector<unsigned> m_problems;
};

}  // namespace fovea::ui
