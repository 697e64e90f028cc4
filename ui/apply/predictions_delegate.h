#pragma once

#include <QStyledItemDelegate>

namespace fovea::ui {

/// Draws the rows of predictions: thumbnail, name with its folder, class with its colour. How much of it
/// depends on the room there is.
class PredictionsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Room {
        wide,    ///< a column for each thing
        narrow,  ///< probability and reference stand below the prediction
        strip    ///< thumbnails alone, with the colour of their class
    };
    static constexpr int kThumbnail = 40, kStripThumbnail = 64;  ///< logical pixels, longest edge

    using QStyledItemDelegate::QStyledItemDelegate;
    void setRoom(Room room) { m_room = room; }
    Room room() const { return m_room; }
    int rowHeight(const QFontMetrics& metrics) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintStrip(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintFile(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintPrediction(QPainter& painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const;
    Room m_room = Room::wide;
};

}  // namespace fovea::ui
