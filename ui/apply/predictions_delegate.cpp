#include "apply/predictions_delegate.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>

#include "apply/applied_file.h"
#include "apply/predictions_filter.h"
#include "apply/predictions_model.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kDot = 8;
constexpr int kHeadMargin = 11;  // of the words of a head, in the style sheet

QFont smallOf(const QStyleOptionViewItem& option) {
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

void drawThumbnail(QPainter& painter, const QRect& place, const QModelIndex& index) {
    painter.fillRect(place, imageBackground());
    const auto image = index.data(PredictionsModel::thumbnailRole).value<QImage>();
    if (image.isNull()) {
        if (index.data(PredictionsModel::stateRole).toInt() != int(AppliedFile::State::failed)) return;
        painter.setPen(Qt::white);
        painter.drawText(place, Qt::AlignCenter, QStringLiteral("⚠"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect drawn(QPoint(), image.size().scaled(place.size(), Qt::KeepAspectRatio));
    drawn.moveCenter(place.center());
    painter.drawImage(drawn, image);
}

void drawLine(QPainter& painter, const QRect& place, const QString& text, Qt::TextElideMode mode) {
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, mode, place.width()));
}

/// One line in the middle of a cell, or two.
std::pair<QRect, QRect> linesOf(const QRect& cell, const QStyleOptionViewItem& option, bool two) {
    const int first = option.fontMetrics.height(), second = QFontMetrics(smallOf(option)).height();
    if (!two) return {cell, {}};
    const int top = cell.top() + (cell.height() - first - second) / 2;
    return {{cell.left(), top, cell.width(), first}, {cell.left(), top + first, cell.width(), second}};
}
}  // namespace

int PredictionsDelegate::rowHeight(const QFontMetrics& metrics) const {
    return m_room == Room::strip ? kStripThumbnail + kGrid
                                 : std::max(kThumbnail, metrics.height() * 2) + kGrid;
}

QSize PredictionsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == PredictionsModel::fileColumn) size.rwidth() += kThumbnail + 2 * kGrid;
    if (index.column() == PredictionsModel::predictionColumn) size.rwidth() += kDot + kGrid;
    size.setHeight(rowHeight(option.fontMetrics));
    return size;
}

void PredictionsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const bool drawn = index.column() == PredictionsModel::fileColumn ||
                       index.column() == PredictionsModel::predictionColumn;
    if (drawn) whole.text.clear();
    const QStyle* style = whole.widget ? whole.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);
    painter->save();
    const auto* filter = qobject_cast<const PredictionsFilter*>(index.model());
    if (filter && filter->beginsGroup(index.row()))
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1,
                          borderColor(option.palette));
    if (m_room == Room::strip && drawn)
        paintStrip(*painter, whole, index);
    else if (index.column() == PredictionsModel::fileColumn)
        paintFile(*painter, whole, index);
    else if (index.column() == PredictionsModel::predictionColumn)
        paintPrediction(*painter, whole, index);
    painter->restore();
}

void PredictionsDelegate::paintStrip(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    QRect place(0, 0, kStripThumbnail, kStripThumbnail);
    place.moveCenter(option.rect.center());
    drawThumbnail(painter, place, index);
    if (const int colour = index.data(PredictionsModel::placeRole).toInt(); colour >= 0)
        painter.fillRect(place.left(), place.bottom() - 3, place.width(), 4,
                         classColor(option.palette, colour));
    if (option.state & QStyle::State_Selected) {
        painter.setPen(QPen(accentColor(option.palette), 2));
        painter.drawRect(place.adjusted(-1, -1, 1, 1));
    }
}

void PredictionsDelegate::paintFile(QPainter& painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    QRect place(option.rect.left() + kGrid / 2, 0, kThumbnail, kThumbnail);
    place.moveTop(option.rect.center().y() - kThumbnail / 2);
    drawThumbnail(painter, place, index);
    QRect words = option.rect;
    words.setLeft(place.right() + kGrid);
    words.setRight(words.right() - kGrid / 2);
    const auto [name, folder] = linesOf(words, option, true);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.setFont(option.font);
    // The end tells frames and numbers apart.
    QString shown = index.data().toString();
    if (painter.fontMetrics().horizontalAdvance(shown) > name.width())
        shown = index.data(PredictionsModel::shortNameRole).toString();
    drawLine(painter, name, shown, Qt::ElideLeft);
    painter.setPen(quietColor(option.palette));
    painter.setFont(smallOf(option));
    drawLine(painter, folder, index.data(PredictionsModel::folderRole).toString(), Qt::ElideMiddle);
}

void PredictionsDelegate::paintPrediction(QPainter& painter, const QStyleOptionViewItem& option,
                                          const QModelIndex& index) const {
    const int colour = index.data(PredictionsModel::placeRole).toInt();
    QRect words = option.rect.adjusted(kHeadMargin, 0, -kGrid / 2, 0);
    QString below = index.data(PredictionsModel::secondLineRole).toString();
    if (m_room == Room::narrow) {
        if (below.isEmpty()) below = index.data(PredictionsModel::percentRole).toString();
        const QString reference = index.data(PredictionsModel::referenceRole).toString();
        if (!reference.isEmpty() && colour >= 0)
            below = (index.data(PredictionsModel::agreesRole).toBool()
                         ? QStringLiteral("✓  ")
                         : QStringLiteral("✕ %1  ").arg(reference)) +
                    below;
        else if (!reference.isEmpty())
            below = tr("reference: %1").arg(reference);
    }
    if (index.data(PredictionsModel::learnedRole).toBool())
        below = below.isEmpty() ? tr("seen") : tr("%1 · seen").arg(below);
    auto [name, second] = linesOf(words, option, !below.isEmpty());
    painter.setFont(option.font);
    if (colour >= 0) {
        // A ring is less than a dot: it is not sure.
        const bool ring = index.data(PredictionsModel::uncertainRole).toBool();
        const QRectF dot(name.left(), name.center().y() - kDot / 2, kDot, kDot);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(ring ? QPen(classColor(option.palette, colour), 2) : QPen(Qt::NoPen));
        painter.setBrush(ring ? QBrush(Qt::NoBrush) : QBrush(classColor(option.palette, colour)));
        painter.drawEllipse(ring ? dot.adjusted(1, 1, -1, -1) : dot);
        name.setLeft(name.left() + kDot + kGrid / 2 + 2);
        second.setLeft(name.left());
    }
    painter.setPen(colour >= 0 ? option.palette.color(QPalette::Text) : quietColor(option.palette));
    drawLine(painter, name, index.data(PredictionsModel::firstLineRole).toString(), Qt::ElideMiddle);
    if (below.isEmpty()) return;
    painter.setPen(quietColor(option.palette));
    painter.setFont(smallOf(option));
    drawLine(painter, second, below, Qt::ElideRight);
}

}  // namespace fovea::ui
