#include "inspect/figure_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kNameColumn = 0;
constexpr int kSide = 8;
constexpr int kNarrowestName = 12 * kGrid, kWidestName = 20 * kGrid, kWidestTable = 84 * kGrid;
enum Role { belowRole = Qt::UserRole, colourRole, warnsRole };

/// A figure with its interval below it, or the name of a class with its colour.
class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QFontMetrics body(option.font), small(smallFont());
        const int words = std::max(body.horizontalAdvance(index.data().toString()),
                                   small.horizontalAdvance(index.data(belowRole).toString()));
        const int mark = index.data(colourRole).isValid() ? 2 * kSide : 0;
        constexpr int kRounding = 2;  // the width of letters is no whole number
        return {words + mark + 2 * kSide + kRounding, body.height() + small.height() + 10};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        QRect place = option.rect.adjusted(kSide, 4, -kSide, -4);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(accentColor(option.palette), 2));
            painter->drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4);
        }
        if (const QVariant colour = index.data(colourRole); colour.isValid()) {
            painter->fillRect(QRect(place.left(), place.center().y() - 5, 10, 10),
                              classColor(option.palette, colour.toInt()));
            place.setLeft(place.left() + 2 * kSide);
        }
        const auto elided = [&](const QString& text) {
            return painter->fontMetrics().elidedText(text, Qt::ElideMiddle, place.width());
        };
        const QString below = index.data(belowRole).toString();
        const auto aligned = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        const QString text = elided(index.data().toString());
        if (below.isEmpty()) {
            painter->drawText(place, int(aligned | Qt::AlignVCenter), text);
        } else {
            painter->drawText(place, int(aligned | Qt::AlignTop), text);
            painter->setFont(smallFont());
            painter->setPen(index.data(warnsRole).toBool() ? warningColor(option.palette)
                                                           : quietColor(option.palette));
            painter->drawText(place, int(aligned | Qt::AlignBottom), elided(below));
        }
        painter->restore();
    }
};
}  // namespace

FigureTable::FigureTable(const std::vector<Column>& columns, std::function<QString()> text, QWidget* parent)
    : QTableWidget(parent), m_text(std::move(text)) {
    setItemDelegate(new Delegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setColumnCount(int(columns.size()));
    for (int c = 0; c < int(columns.size()); ++c) setColumnHead(c, columns[std::size_t(c)]);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(5 * kGrid);
}

void FigureTable::setColumnHead(int column, const Column& head) {
    auto* item = new QTableWidgetItem(head.name);
    item->setToolTip(head.tip);
    item->setData(kHelpTopicRole, head.topic);
    item->setTextAlignment(column == kNameColumn ? Qt::AlignLeft | Qt::AlignVCenter
                                                 : Qt::AlignRight | Qt::AlignVCenter);
    setHorizontalHeaderItem(column, item);
}

QTableWidgetItem* FigureTable::put(int row, int column, const QString& text, const QString& below,
                                   bool warns) {
    auto* cell = new QTableWidgetItem(text);
    cell->setTextAlignment(column == kNameColumn ? Qt::AlignLeft : Qt::AlignRight);
    cell->setData(belowRole, below);
    cell->setData(warnsRole, warns);
    setItem(row, column, cell);
    return cell;
}

void FigureTable::setClassColour(int row, int colour) {
    item(row, kNameColumn)->setData(colourRole, colour);
}

QSize FigureTable::sizeHint() const {
    return minimumSizeHint();
}

QSize FigureTable::minimumSizeHint() const {
    int width = 0;
    for (int c = 0; c < columnCount(); ++c)
        width += c == kNameColumn ? std::clamp(sizeHintForColumn(c), kNarrowestName, kWidestName)
                                  : std::max(sizeHintForColumn(c), horizontalHeader()->sectionSizeHint(c));
    const int below = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    return {std::min(width, kWidestTable),
            horizontalHeader()->sizeHint().height() + verticalHeader()->length() + below + 2};
}

void FigureTable::copy() {
    QGuiApplication::clipboard()->setText(m_text());
}

void FigureTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableWidget::keyPressEvent(event);
}

}  // namespace fovea::ui
