#pragma once

#include <QSortFilterProxyModel>
#include <optional>
#include <string>
#include <unordered_set>

#include "data/sample_model.h"

namespace fovea::ui {

/// The images that pass the filters of the Data page, in project order or sorted by a column.
class SampleFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit SampleFilter(SampleModel& model, QObject* parent = nullptr);

    void setLabel(const std::optional<std::string>& label);  ///< empty string: without one
    /// Only images of which that finding is stated to be there.
    void setFinding(const std::optional<std::string>& finding);
    void setSplit(std::optional<dataset::Split> split);
    void setProblem(std::optional<dataset::ProblemKind> kind);
    void setText(const QString& text);  ///< part of the file name or patient
    /// Only these files (those of one problem); none: all.
    void setFiles(const std::vector<std::string>& files);
    void clear();
    bool active() const;

    SampleModel& samples() const { return m_model; }
    int sourceRow(const QModelIndex& index) const { return mapToSource(index).row(); }

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void apply();

    SampleModel& m_model;
    std::optional<std::string> m_label, m_finding;
    std::optional<dataset::Split> m_split;
    std::optional<dataset::ProblemKind> m_problem;
    QString m_text;
    std::unordered_set<std::string> m_files;
};

}  // namespace fovea::ui
