#include "data/grid_view.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "questions/unit_name.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kPadding = kGrid;  // around picture and text in a cell
constexpr int kGap = kGrid / 2;  // between cells, on each side
constexpr int kMark = 16;        // of the warning sign
constexpr double kSpare = 1.25;  // pictures are drawn a little larger than asked for, to fill the width
}  // namespace

GridView::GridView(SampleFilter& filter, QWidget* parent) : QAbstractItemView(parent), m_filter(filter) {
    setModel(&filter);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setEditTriggers(NoEditTriggers);
    viewport()->setMouseTracking(false);
    setAccessibleName(tr("Images"));
    setAccessibleDescription(tr("Arrow keys choose an image, the keys 1 to 9 answer the question for it."));
    connect(&filter.samples(), &SampleModel::thumbnailChanged, this, [this](int sourceRow) {
        if (!isVisible()) return;
        const QModelIndex index = m_filter.mapFromSource(m_filter.samples().index(sourceRow, 0));
        if (index.isValid()) viewport()->update(visualRect(index));
    });
    connect(&filter, &QAbstractItemModel::layoutChanged, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    connect(&filter, &QAbstractItemModel::rowsRemoved, this, [this] {
        updateGeometries();
        viewport()->update();
    });
}

void GridView::setThumbnailSize(int pixels) {
    if (pixels == m_size) return;
    // The image in the middle stays in view.
    const int middle = rowAt({viewport()->width() / 2, verticalOffset() + viewport()->height() / 2});
    m_size = pixels;
    setThumbnailEdge();
    updateGeometries();
    if (middle >= 0) scrollTo(m_filter.index(middle, 0), PositionAtCenter);
    viewport()->update();
}

void GridView::setThumbnailEdge() {
    m_filter.samples().thumbnails().setEdge(int(std::lround(m_size * kSpare * devicePixelRatioF())));
}

int GridView::columns() const {
    const double wanted = m_size + 2 * (kPadding + kGap);
    return std::max(1, int(std::lround((viewport()->width() - kPadding) / wanted)));
}

int GridView::pitch() const {
    return std::max(8 * kGrid, (viewport()->width() - kPadding) / columns());
}

int GridView::picture() const {
    return pitch() - 2 * (kPadding + kGap);
}

QSize GridView::cell() const {
    const int text = QFontMetrics(font()).height() + QFontMetrics(smallFont()).height();
    return {pitch(), picture() + 3 * kPadding + text + 2 * kGap};
}

QRect GridView::cellRect(int row) const {
    const QSize size = cell();
    const int n = columns();
    return {kPadding / 2 + (row % n) * size.width(), kPadding / 2 + (row / n) * size.height(), size.width(),
            size.height()};
}

int GridView::rowAt(const QPoint& point) const {
    if (total() == 0) return -1;
    const int n = columns();
    const QRect first = cellRect(0);
    const int column = (point.x() - first.x()) / first.width(),
              line = (point.y() - first.y()) / first.height();
    if (point.x() < first.x() || point.y() < first.y() || column >= n) return -1;
    const qint64 row = qint64(line) * n + column;
    return row < total() ? int(row) : -1;
}

int GridView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect GridView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? cellRect(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex GridView::indexAt(const QPoint& point) const {
    const int row = rowAt(point + QPoint(0, verticalOffset()));
    return row < 0 ? QModelIndex() : m_filter.index(row, 0);
}

void GridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const QRect rect = cellRect(index.row());
    const int height = viewport()->height(), top = verticalOffset();
    int value = top;
    if (hint == PositionAtCenter)
        value = rect.center().y() - height / 2;
    else if (hint == PositionAtTop || rect.top() < top)
        value = rect.top() - kPadding / 2;
    else if (hint == PositionAtBottom || rect.bottom() > top + height)
        value = rect.bottom() + kPadding / 2 - height;
    verticalScrollBar()->setValue(value);
    viewport()->update();
}

void GridView::reset() {
    QAbstractItemView::reset();
    setThumbnailEdge();
    updateGeometries();
    verticalScrollBar()->setValue(0);
}

void GridView::updateGeometries() {
    const int lines = (total() + columns() - 1) / columns();
    const int height = lines * cell().height() + kPadding;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(cell().height() / 3);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void GridView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void GridView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void GridView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void GridView::dataChanged(const QModelIndex&, const QModelIndex&, const QList<int>&) {
    viewport()->update();
}

void GridView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    itemSpoken(this);
}

// ---- to a screen reader --------------------------------------------------------

QString GridView::itemWords(int item) const {
    return m_filter.index(item, 0).data(Qt::AccessibleTextRole).toString();
}

bool GridView::itemChosen(int item) const {
    return selectionModel()->isSelected(m_filter.index(item, 0));
}

QRect GridView::itemPlace(int item) const {
    return visualRect(m_filter.index(item, 0));
}

void GridView::pressItem(int item) {
    setCurrentIndex(m_filter.index(item, 0));
}

void GridView::changeEvent(QEvent* event) {
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometries();
}

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (total() == 0) return {};
    const int n = columns();
    const int page = std::max(1, viewport()->height() / cell().height()) * n;
    int row = currentIndex().isValid() ? currentIndex().row() : -1;
    if (row < 0) return m_filter.index(0, 0);
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            row -= 1;
            break;
        case MoveRight:
        case MoveNext:
            row += 1;
            break;
        case MoveUp:
            row = row >= n ? row - n : row;
            break;
        case MoveDown:
            row = row + n < total() ? row + n : row;
            break;
        case MovePageUp:
            row = row - page >= 0 ? row - page : row % n;
            break;
        case MovePageDown:
            row = std::min(row + page, total() - 1);
            break;
        case MoveHome:
            row = 0;
            break;
        case MoveEnd:
            row = total() - 1;
            break;
    }
    return m_filter.index(std::clamp(row, 0, total() - 1), 0);
}

void GridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    const QRect area = rect.normalized();
    const int clicked = rowAt(area.topLeft() + QPoint(0, verticalOffset()));
    QItemSelection selection;
    if (area.width() <= 1 && area.height() <= 1) {
        if (clicked >= 0)
            selection.select(m_filter.index(clicked, 0), m_filter.index(clicked, m_filter.columnCount() - 1));
    } else {
        // From pointer press (or the anchor, with Shift) to here: in reading order.
        const int first = rowAt(rect.topLeft() + QPoint(0, verticalOffset()));
        const int last = rowAt(rect.bottomRight() + QPoint(0, verticalOffset()));
        if (first >= 0 && last >= 0)
            selection.select(m_filter.index(std::min(first, last), 0),
                             m_filter.index(std::max(first, last), m_filter.columnCount() - 1));
    }
    selectionModel()->select(selection, command);
}

QRegion GridView::visualRegionForSelection(const QItemSelection&) const {
    return viewport()->rect();
}

void GridView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    if (total() == 0) {
        painter.setPen(quietColor(palette()));
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                         m_filter.active() ? tr("No image passes the filter.") : tr("No images yet."));
        return;
    }
    const QRect area = event->rect().translated(0, verticalOffset());
    const int n = columns(), height = cell().height();
    const int first = std::max(0, (area.top() - kPadding / 2) / height) * n;
    const int last = std::min(total() - 1, ((area.bottom() - kPadding / 2) / height + 1) * n - 1);
    for (int row = first; row <= last; ++row)
        paintCell(painter, row, cellRect(row).translated(0, -verticalOffset()));
}

// ---- studies -------------------------------------------------------------------

QString GridView::badge(const QModelIndex& index) const {
    const int images = m_filter.imagesOfStudy(index);
    if (images < 2) return {};
    return (m_filter.isOpen(index) ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + locale().toString(images);
}

QRect GridView::badgeRect(const QModelIndex& index, const QRect& picture) const {
    const QFontMetrics metrics(smallFont());
    QRect rect(0, 0, metrics.horizontalAdvance(badge(index)) + kGrid, metrics.height() + kGrid / 2);
    rect.moveTopRight(picture.topRight());
    return rect;
}

void GridView::paintBadge(QPainter& painter, const QModelIndex& index, const QRect& picture) const {
    const QString text = badge(index);
    if (text.isEmpty()) return;
    const QRect rect = badgeRect(index, picture);
    painter.fillRect(rect, accentColor(palette()));
    painter.setFont(smallFont());
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(rect, Qt::AlignCenter, text);
}

void GridView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && !badge(index).isEmpty()) {
        const QRect box = visualRect(index).adjusted(kGap, kGap, -kGap, -kGap);
        const QRect picture(box.x() + kPadding, box.y() + kPadding, this->picture(), this->picture());
        if (badgeRect(index, picture).contains(event->pos())) {
            Q_EMIT badgePressed(index);
            return;
        }
    }
    QAbstractItemView::mousePressEvent(event);
}

void GridView::paintCell(QPainter& painter, int row, const QRect& outer) {
    const QModelIndex index = m_filter.index(row, 0);
    const int source = m_filter.sourceRow(index);
    SampleModel& samples = m_filter.samples();
    const dataset::Sample& sample = samples.sample(source);

    const QRect box = outer.adjusted(kGap, kGap, -kGap, -kGap);
    const int edge = picture();
    painter.setRenderHint(QPainter::Antialiasing);
    if (selectionModel()->isSelected(index)) {
        painter.setPen(QPen(accentColor(palette()), 2));
        painter.setBrush(chosenTint(palette()));
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    } else if (index == currentIndex() && hasFocus()) {
        painter.setPen(QPen(quietColor(palette()), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);

    const QRect picture(box.x() + kPadding, box.y() + kPadding, edge, edge);
    painter.fillRect(picture, imageBackground());
    QImage thumbnail;
    const auto state =
        samples.thumbnails().get(sample.id, sample.path, {sample.frame, sample.plane}, &thumbnail);
    if (state == ThumbnailLoader::State::ready) {
        QRect target(QPoint(0, 0), thumbnail.size().scaled(picture.size(), Qt::KeepAspectRatio));
        target.moveCenter(picture.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        // What was set aside stays visible, and visibly takes no part.
        painter.setOpacity(m_filter.oneSplit(index) == dataset::Split::excluded ? 0.35 : 1);
        painter.drawImage(target, thumbnail);
        painter.setOpacity(1);
    } else if (state == ThumbnailLoader::State::failed) {
        const QColor pale(0xb4, 0xbc, 0xc4);
        QRect mark(0, 0, 32, 32);
        mark.moveCenter(picture.center() - QPoint(0, 12));
        icon(QStringLiteral("image-missing"), pale).paint(&painter, mark);
        painter.setPen(pale);
        painter.setFont(smallFont());
        painter.drawText(picture.adjusted(4, picture.height() / 2 + 8, -4, -4),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, tr("cannot be read"));
    }

    paintBadge(painter, index, picture);

    int y = picture.bottom() + 1 + kPadding / 2;
    const int line = QFontMetrics(font()).height();
    const int chip = kGrid;
    int x = picture.x();
    const std::vector<int> colours =
        m_filter.oneLabel(index) ? samples.colourIndices(source) : std::vector<int>();
    for (const int colour : colours) {
        painter.fillRect(QRect(x, y + (line - chip) / 2, chip, chip), classColor(palette(), colour));
        x += chip + 2;
    }
    if (!colours.empty()) x += kGrid - 4;
    int right = picture.right() + 1;
    if (m_filter.problems(index)) {
        right -= kMark;
        icon(QStringLiteral("data-warning"))
            .paint(&painter, QRect(right, y + (line - kMark) / 2, kMark, kMark));
        right -= 4;
    }
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::Text));
    const QString label = index.siblingAtColumn(SampleModel::labelColumn).data().toString();
    painter.drawText(QRect(x, y, right - x, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font()).elidedText(label, Qt::ElideRight, right - x));
    y += line;
    const QFont small = smallFont();
    const QFontMetrics metrics(small);
    painter.setFont(small);
    painter.setPen(quietColor(palette()));
    QString below = index.siblingAtColumn(SampleModel::splitColumn).data().toString();
    if (m_filter.imagesOfStudy(index) > 1) {
        // The name goes before the split, which the tool tip of a study has, too.
        const QString unit = elidedUnit(unitName(sample, dataset::AnswerUnit::study), metrics, edge);
        const QString both = tr("%1 · %2").arg(unit, below);
        below = metrics.horizontalAdvance(both) <= edge ? both : unit;
    }
    if (const QString note = m_filter.note(index); !note.isEmpty()) below = note;
    painter.drawText(QRect(picture.x(), y, edge, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(below, Qt::ElideMiddle, edge));
}

}  // namespace fovea::ui
