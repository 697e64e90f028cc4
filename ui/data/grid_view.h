#pragma once

#include <QAbstractItemView>

#include "data/sample_filter.h"
#include "widgets/screen_reader.h"

namespace fovea::ui {

/// Thumbnails in rows of equal cells. Every position is computed from the row
/// number, so that 100,000 images scroll as smoothly as ten; only what is visible
/// is loaded and drawn. An image that cannot be decoded is shown as a mark. Where the filter groups studies,
/// those of several images have a badge that opens and closes them; where it lists images, their notes stand
/// instead of the split.
class GridView : public QAbstractItemView, public SpokenItems {
    Q_OBJECT
public:
    explicit GridView(SampleFilter& filter, QWidget* parent = nullptr);

    /// About so large: cells fill the width of the view.
    void setThumbnailSize(int pixels);
    int thumbnailSize() const { return m_size; }

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;
    // Qt knows the items of its own lists and tables alone.
    int spokenItems() const override { return total(); }
    int spokenItem() const override { return currentIndex().row(); }
    QString itemWords(int item) const override;
    bool itemChosen(int item) const override;
    QRect itemPlace(int item) const override;
    void pressItem(int item) override;

Q_SIGNALS:
    void badgePressed(const QModelIndex& index);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;

private:
    int total() const { return m_filter.rowCount(); }
    int columns() const;
    int pitch() const;    ///< of the columns
    int picture() const;  ///< edge of a picture as drawn
    QSize cell() const;
    QRect cellRect(int row) const;  ///< in content coordinates
    int rowAt(const QPoint& contentPoint) const;
    void paintCell(QPainter& painter, int row, const QRect& rect);
    void paintBadge(QPainter& painter, const QModelIndex& index, const QRect& picture) const;
    QString badge(const QModelIndex& index) const;  ///< "▸ 4"; empty: it has none
    /// In a picture as drawn.
    QRect badgeRect(const QModelIndex& index, const QRect& picture) const;
    void setThumbnailEdge();

    SampleFilter& m_filter;
    int m_size = 128;
};

}  // namespace fovea::ui
