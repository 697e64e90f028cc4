#include "inspect/gallery_view.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "inspect/gallery_model.h"
#include "runs/figure_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {GalleryView::kThumbnail + kGrid,
                GalleryView::kThumbnail + kGrid + QFontMetrics(smallFontOf(option)).height() * 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        const QRect cell = option.rect.adjusted(2, 2, -2, -2);
        const QRect picture(cell.left() + (cell.width() - GalleryView::kThumbnail) / 2, cell.top() + 2,
                            GalleryView::kThumbnail, GalleryView::kThumbnail);
        painter->fillRect(picture, imageBackground());
        const auto image = index.data(GalleryModel::thumbnailRole).value<QImage>();
        if (!image.isNull()) {
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            const QSize size = image.size().scaled(picture.size(), Qt::KeepAspectRatio);
            painter->drawImage(QRect(picture.center() - QPoint(size.width() / 2, size.height() / 2), size),
                               image);
        } else if (index.data(GalleryModel::failedRole).toBool()) {
            painter->setPen(QColor(0xC8, 0xCC, 0xD0));
            painter->setFont(smallFontOf(option));
            painter->drawText(picture, Qt::AlignCenter | Qt::TextWordWrap, QObject::tr("cannot be read"));
        }
        const bool right = index.data(GalleryModel::rightRole).toBool();
        painter->setFont(smallFontOf(option));
        const int line = painter->fontMetrics().height();
        QRect words(cell.left(), picture.bottom() + 2, cell.width(), line);
        painter->setPen(right ? option.palette.color(QPalette::Text) : warningColor(option.palette));
        const QString name =
            (right ? QString() : QStringLiteral("✕ ")) + index.data(GalleryModel::predictedRole).toString();
        painter->drawText(words, Qt::AlignCenter,
                          painter->fontMetrics().elidedText(name, Qt::ElideMiddle, words.width()));
        words.translate(0, line - 1);
        painter->setPen(quietColor(option.palette));
        painter->drawText(words, Qt::AlignCenter,
                          percentWords(index.data(GalleryModel::probabilityRole).toDouble()));
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(accentColor(option.palette), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(cell, 4, 4);
        }
        painter->restore();
    }

private:
    static QFont smallFontOf(const QStyleOptionViewItem& option) {
        QFont font = option.font;
        font.setPointSizeF(font.pointSizeF() * 0.9);
        return font;
    }
};
}  // namespace

GalleryView::GalleryView(QWidget* parent) : QListView(parent) {
    setItemDelegate(new Delegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setLayoutMode(QListView::Batched);
    setBatchSize(500);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Images"));
}

void GalleryView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) Q_EMIT sampleChosen(current.data(GalleryModel::sampleRole).toInt());
}

}  // namespace fovea::ui
