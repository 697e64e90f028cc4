#pragma once

#include <QSortFilterProxyModel>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "data/sample_model.h"
#include "data/study_groups.h"

namespace fovea::ui {

/// An image of a list that is gone through.
struct ListedImage {
    std::int64_t id = 0;
    QString note;  ///< a few words that stand beside it
};

/// The images that pass the filters of the Data page, in project order or sorted by a column.
///
/// Grouped, the images of a study stand together, at the place of its first, and of a closed study only that
/// is there, for all of them: it passes where any of them does. While a list is gone through, every image
/// stands by itself.
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
    /// Only these images, in this order until a column is sorted by; none: all. listChanged() follows, unless
    /// there was no list and is none.
    void setList(const std::vector<ListedImage>& list);
    bool listed() const { return !m_list.empty(); }
    QString note(const QModelIndex& index) const;  ///< of the list; empty where there is none
    void clear();                                  ///< all of these
    bool active() const;

    bool grouped() const { return m_grouped && !listed(); }
    void setGrouped(bool grouped);
    /// The samples are in other studies than before.
    void followStudies();
    int studies() const { return groups().studies(); }  ///< that the samples are put together to
    /// The images of the study that a row is of; 1 where it is by itself, or they are not grouped.
    int imagesOfStudy(const QModelIndex& index) const;
    bool isOpen(const QModelIndex& index) const;
    /// Opens or closes a study; both by a source row.
    void setOpen(int sourceRow, bool open);
    /// Id of the first image of the study of a source row; the row's own where it is by itself.
    std::int64_t firstOfStudy(int sourceRow) const;
    /// What a row stands for, as source rows: of a closed study all its images.
    std::vector<int> sourceRows(const QModelIndex& index) const;
    /// Whether all that a row stands for have one label; and their split, nothing where they have several.
    bool oneLabel(const QModelIndex& index) const;
    std::optional<dataset::Split> oneSplit(const QModelIndex& index) const;
    unsigned problems(const QModelIndex& index) const;  ///< SampleModel::problemsOf() any of them

    SampleModel& samples() const { return m_model; }
    int sourceRow(const QModelIndex& index) const { return mapToSource(index).row(); }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Of a closed study its file is called as the study is, and what its images differ in is "several". The
    /// note of a list stands before the split.
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void filterChanged();
    /// There is another list, or none any more: a view that sorts by a column begins with the list's order.
    void listChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void apply();
    /// data() of a closed study of so many images; nothing: as of its first one.
    std::optional<QVariant> studyData(const QModelIndex& index, int images, int role) const;
    bool passes(int row) const;
    int placeOf(int row) const;  ///< in the list
    bool less(int left, int right, int column) const;
    /// Those of the samples as they are now.
    StudyGroups& groups() const;

    SampleModel& m_model;
    std::optional<std::string> m_label, m_finding;
    std::optional<dataset::Split> m_split;
    std::optional<dataset::ProblemKind> m_problem;
    QString m_text;
    std::unordered_set<std::string> m_files;
    struct Place {
        int place = 0;
        QString note;
    };
    std::unordered_map<std::int64_t, Place> m_list;  ///< by id
    bool m_grouped = false;
    int m_column = -1;  ///< that was asked to sort by
    mutable StudyGroups m_groups;
};

}  // namespace fovea::ui
