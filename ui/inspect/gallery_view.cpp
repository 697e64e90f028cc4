#include "inspect/gallery_view.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include "inspect/gallery_model.h"
#include "questions/unit_name.h"
#include "text/words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kMark = 8, kMarkGap = 4;
/// A bar below the film must not take the thumbnails' room.
constexpr int kFilmThumbnail = 52;

/// What is drawn of one image.
class Delegate : public QStyledItemDelegate {
public:
    explicit Delegate(const GalleryView* view) : QStyledItemDelegate(nullptr), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        if (m_view->film()) return {kFilmThumbnail + kGrid, kFilmThumbnail + 2};
        return {m_view->viewport()->width(), GalleryView::kThumbnail + kGrid};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const int side = m_view->film() ? kFilmThumbnail - 4 : GalleryView::kThumbnail;
        const QRect cell = option.rect.adjusted(1, 1, -1, -1);
        QRect picture(cell.left() + 3, cell.top() + (cell.height() - side) / 2, side, side);
        if (m_view->film()) picture.moveLeft(cell.left() + (cell.width() - side) / 2);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(accentColor(option.palette), 2));
            painter->setBrush(chosenTint(option.palette));
            painter->drawRoundedRect(cell, 4, 4);
        }
        paintThumbnail(*painter, picture, index);
        if (m_view->film())
            paintMarks(*painter, picture, option.palette, index);
        else
            paintWords(*painter,
                       QRect(picture.right() + kGrid, picture.top(),
                             cell.right() - picture.right() - kGrid - 3, side),
                       option.palette, index);
        painter->restore();
    }

private:
    static void paintThumbnail(QPainter& painter, const QRect& place, const QModelIndex& index) {
        painter.fillRect(place, imageBackground());
        const auto image = index.data(GalleryModel::thumbnailRole).value<QImage>();
        if (!image.isNull()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            const QSize size = image.size().scaled(place.size(), Qt::KeepAspectRatio);
            painter.drawImage(QRect(place.center() - QPoint(size.width() / 2, size.height() / 2), size),
                              image);
        } else if (index.data(GalleryModel::failedRole).toBool()) {
            painter.setPen(imageTextColor());
            painter.setFont(smallFont());
            painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, GalleryView::tr("cannot be read"));
        }
    }

    /// The two classes as two marks on the thumbnail's foot: the left one is the reference.
    static void paintMarks(QPainter& painter, const QRect& picture, const QPalette& palette,
                           const QModelIndex& index) {
        const QRect foot(picture.left(), picture.bottom() - 4, picture.width(), 5);
        const QRect left(foot.left(), foot.top(), foot.width() / 2, foot.height());
        painter.fillRect(left, classColor(palette, index.data(GalleryModel::referenceColourRole).toInt()));
        painter.fillRect(foot.adjusted(left.width(), 0, 0, 0),
                         classColor(palette, index.data(GalleryModel::predictedColourRole).toInt()));
        if (index.data(GalleryModel::rightRole).toBool()) return;
        const QRect corner(picture.right() - 15, picture.top(), 16, 16);
        painter.fillRect(corner, imageBackground());
        painter.setPen(QColor(0xFF, 0xFF, 0xFF));
        painter.setFont(smallFont());
        painter.drawText(corner, Qt::AlignCenter, QStringLiteral("✕"));
    }

    static void paintWords(QPainter& painter, const QRect& place, const QPalette& palette,
                           const QModelIndex& index) {
        const bool right = index.data(GalleryModel::rightRole).toBool();
        painter.setFont(smallFont());
        const QFontMetrics metrics = painter.fontMetrics();
        const int line = metrics.height() + 3;
        const QString unit = index.data(GalleryModel::unitRole).toString();
        const int lines = unit.isEmpty() ? 3 : 4;
        QRect row(place.left(), place.center().y() - lines * line / 2, place.width(), line);
        if (!unit.isEmpty()) {
            painter.setPen(quietColor(palette));
            painter.drawText(row, Qt::AlignVCenter, elidedUnit(unit, metrics, row.width()));
            row.translate(0, line);
        }
        const auto name = [&](const QString& before, int nameRole, int colourRole) {
            int x = row.left();
            painter.setPen(quietColor(palette));
            const int arrow = metrics.horizontalAdvance(QStringLiteral("→ "));
            painter.drawText(QRect(x, row.top(), arrow, line), Qt::AlignVCenter, before);
            x += arrow;
            painter.fillRect(QRect(x, row.center().y() - kMark / 2, kMark, kMark),
                             classColor(palette, index.data(colourRole).toInt()));
            x += kMark + kMarkGap;
            const int room = std::max(0, row.right() - x + 1);
            painter.setPen(palette.color(QPalette::Text));
            painter.drawText(QRect(x, row.top(), room, line), Qt::AlignVCenter,
                             metrics.elidedText(index.data(nameRole).toString(), Qt::ElideMiddle, room));
            row.translate(0, line);
        };
        name({}, GalleryModel::referenceRole, GalleryModel::referenceColourRole);
        name(QStringLiteral("→"), GalleryModel::predictedRole, GalleryModel::predictedColourRole);
        painter.setPen(right ? quietColor(palette) : warningColor(palette));
        const QString share = probabilityWords(index.data(GalleryModel::probabilityRole).toDouble());
        const auto said = [&](const QString& words) {
            return right ? words : GalleryView::tr("✕ %1").arg(words);
        };
        row.setLeft(row.left() + metrics.horizontalAdvance(QStringLiteral("→ ")));
        // How many images it has stands in the tool tip, too.
        QString words;
        if (!unit.isEmpty())
            words =
                said(GalleryView::tr("%1, %n image(s)", nullptr, index.data(GalleryModel::imagesRole).toInt())
                         .arg(share));
        if (words.isEmpty() || metrics.horizontalAdvance(words) > row.width()) words = said(share);
        painter.drawText(row, Qt::AlignVCenter, words);
    }

    const GalleryView* m_view;
};
}  // namespace

GalleryView::GalleryView(QWidget* parent) : QListView(parent) {
    auto* delegate = new Delegate(this);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setWrapping(false);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setLayoutMode(QListView::Batched);
    setBatchSize(500);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Cases"));
    setFilm(false);
}

void GalleryView::setFilm(bool film) {
    m_film = film;
    setFlow(film ? QListView::LeftToRight : QListView::TopToBottom);
    setHorizontalScrollBarPolicy(film ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(film ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setMinimumHeight(film ? kFilmHeight : kThumbnail);
    setMaximumHeight(film ? kFilmHeight : QWIDGETSIZE_MAX);
    doItemsLayout();
    scrollTo(currentIndex());
}

void GalleryView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) Q_EMIT rowChosen(current.row());
}

void GalleryView::wheelEvent(QWheelEvent* event) {
    if (!m_film) return QListView::wheelEvent(event);
    // A film runs sideways, whichever way a wheel turns.
    const QPoint turned = event->angleDelta();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() -
                                    (turned.x() != 0 ? turned.x() : turned.y()) / 2);
    event->accept();
}

}  // namespace fovea::ui
