#include "inspect/class_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

#include "inspect/summary_presenter.h"
#include "runs/figure_words.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kNameColumn = 0, kCountColumn = 1, kFirstFigure = 2;
constexpr int kSide = 8;
constexpr int kNarrowestName = 12 * kGrid, kWidestName = 20 * kGrid, kWidestTable = 84 * kGrid;
enum Role { intervalRole = Qt::UserRole, colourRole };

/// A figure with its interval below it, or the name of a class with its colour.
class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QFontMetrics body(option.font), small(smallFont());
        const int words = std::max(body.horizontalAdvance(index.data().toString()),
                                   small.horizontalAdvance(index.data(intervalRole).toString()));
        const int mark = index.data(colourRole).isValid() ? 2 * kSide : 0;
        return {words + mark + 2 * kSide, body.height() + small.height() + 10};
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
        const QString interval = index.data(intervalRole).toString();
        const auto aligned = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        const QString text =
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, place.width());
        if (interval.isEmpty()) {
            painter->drawText(place, int(aligned | Qt::AlignVCenter), text);
        } else {
            painter->drawText(place, int(aligned | Qt::AlignTop), text);
            painter->setFont(smallFont());
            painter->setPen(quietColor(option.palette));
            painter->drawText(place, int(aligned | Qt::AlignBottom), interval);
        }
        painter->restore();
    }
};
}  // namespace

ClassTable::ClassTable(SummaryPresenter& presenter, QWidget* parent)
    : QTableWidget(parent), m_presenter(presenter) {
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
    setAccessibleName(tr("Figures of each class"));
    const auto columns = SummaryPresenter::columns();
    setColumnCount(kFirstFigure + int(columns.size()));
    const auto head = [this](int column, const QString& name, const QString& tip) {
        auto* item = new QTableWidgetItem(name);
        item->setToolTip(tip);
        item->setTextAlignment(column == kNameColumn ? Qt::AlignLeft | Qt::AlignVCenter
                                                     : Qt::AlignRight | Qt::AlignVCenter);
        setHorizontalHeaderItem(column, item);
    };
    head(kNameColumn, tr("Class"), tr("By the reference"));
    head(kCountColumn, tr("n"), tr("How many there are with this reference"));
    for (std::size_t i = 0; i < columns.size(); ++i)
        head(kFirstFigure + int(i), columns[i].name, columns[i].tip);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(5 * kGrid);
    connect(&presenter, &SummaryPresenter::changed, this, &ClassTable::fill);
    fill();
}

void ClassTable::fill() {
    const auto& rows = m_presenter.rows();
    const auto columns = SummaryPresenter::columns();
    setRowCount(int(rows.size()));
    for (int r = 0; r < int(rows.size()); ++r) {
        const ClassRow& row = rows[std::size_t(r)];
        const auto put = [&](int column, const QString& text) {
            auto* cell = new QTableWidgetItem(text);
            cell->setTextAlignment(column == kNameColumn ? Qt::AlignLeft : Qt::AlignRight);
            setItem(r, column, cell);
            return cell;
        };
        QTableWidgetItem* name = put(kNameColumn, row.name);
        name->setData(colourRole, row.colour);
        name->setToolTip(plainToolTip(row.name));
        put(kCountColumn, countWords(row.count));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ClassCell& figure = row.cells[i];
            QTableWidgetItem* cell = put(kFirstFigure + int(i), figure.value);
            cell->setData(intervalRole, figure.interval);
            cell->setToolTip(columns[i].tip);
            cell->setData(
                Qt::AccessibleTextRole,
                tr("%1 of %2: %3 %4").arg(columns[i].name, row.name, figure.value, figure.interval));
        }
    }
    updateGeometry();
}

QSize ClassTable::sizeHint() const {
    return minimumSizeHint();
}

QSize ClassTable::minimumSizeHint() const {
    int width = 0;
    for (int c = 0; c < columnCount(); ++c)
        width += c == kNameColumn ? std::clamp(sizeHintForColumn(c), kNarrowestName, kWidestName)
                                  : std::max(sizeHintForColumn(c), horizontalHeader()->sectionSizeHint(c));
    const int below = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    return {std::min(width, kWidestTable),
            horizontalHeader()->sizeHint().height() + verticalHeader()->length() + below + 2};
}

void ClassTable::copy() {
    QGuiApplication::clipboard()->setText(m_presenter.table());
}

void ClassTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableWidget::keyPressEvent(event);
}

}  // namespace fovea::ui
