#include "inspect/confusion_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <numeric>

#include "questions/unit_name.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kMark = 10, kMarkGap = 6;
}

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Confusion matrix (reference against prediction)"));
    setCursor(Qt::PointingHandCursor);
}

void ConfusionView::setMatrix(const QStringList& classes, const std::vector<std::vector<int>>& counts,
                              dataset::AnswerUnit counted) {
    m_classes = classes;
    m_counted = counted;
    m_counts = counts;
    m_cursorRow = m_cursorColumn = 0;
    updateGeometry();
    describe();
    update();
}

void ConfusionView::setColours(const std::vector<int>& colours) {
    m_colours = colours;
    update();
}

void ConfusionView::setChosen(int truth, int predicted) {
    m_truth = truth;
    m_predicted = predicted;
    update();
}

int ConfusionView::rowHeight() const {
    return 2 * fontMetrics().height() + 12;
}

int ConfusionView::namesWidth() const {
    int widest = fontMetrics().horizontalAdvance(tr("reference ↓"));
    for (const QString& c : m_classes)
        widest = std::max(widest, kMark + kMarkGap + fontMetrics().horizontalAdvance(c));
    return std::min(widest + 12, std::max(80, width() / 3));
}

QSize ConfusionView::sizeHint() const {
    const int n = int(m_classes.size());
    return {std::max(240, 100 + (n + 1) * 52), fontMetrics().height() * 2 + 12 + n * rowHeight()};
}

QRect ConfusionView::cellRect(int truth, int predicted) const {
    const int n = std::max(1, int(m_classes.size())), left = namesWidth(),
              top = fontMetrics().height() * 2 + 8;
    const int cell = std::min(160, (width() - left) / (n + 1));  // one for the sums
    return {left + predicted * cell, top + truth * rowHeight(), cell - 2, rowHeight() - 2};
}

bool ConfusionView::cellAt(const QPoint& position, int& truth, int& predicted) const {
    for (truth = 0; truth < int(m_counts.size()); ++truth)
        for (predicted = 0; predicted < int(m_counts.size()); ++predicted)
            if (cellRect(truth, predicted).contains(position)) return true;
    return false;
}

QString ConfusionView::cellWords(int truth, int predicted) const {
    return tr("%1 with the reference “%2” and the prediction “%3”")
        .arg(countedWords(m_counts[std::size_t(truth)][std::size_t(predicted)], m_counted), m_classes[truth],
             m_classes[predicted]);
}

void ConfusionView::describe() {
    if (!m_counts.empty()) setAccessibleDescription(cellWords(m_cursorRow, m_cursorColumn));
}

void ConfusionView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);  // as in a paper, like the plots
    paintNames(painter);
    for (int t = 0; t < int(m_counts.size()); ++t) paintRow(painter, t);
}

void ConfusionView::paintNames(QPainter& painter) const {
    const int line = fontMetrics().height(), left = namesWidth();
    painter.setPen(quietColor(palette()));
    painter.drawText(QRect(left, 0, width() - left, line), Qt::AlignLeft, tr("prediction →"));
    painter.drawText(QRect(0, line + 4, left - 8, line), Qt::AlignLeft, tr("reference ↓"));
    const QRect sums = cellRect(0, int(m_classes.size()));
    painter.drawText(QRect(sums.left(), line + 4, sums.width(), line), Qt::AlignCenter, tr("all"));
    painter.setPen(palette().color(QPalette::WindowText));
    for (int c = 0; c < int(m_classes.size()); ++c) {
        const QRect column = cellRect(0, c), row = cellRect(c, 0);
        const QColor mark =
            classColor(palette(), std::size_t(c) < m_colours.size() ? m_colours[std::size_t(c)] : c);
        const int nameWidth = left - 8 - kMark - kMarkGap;
        painter.drawText(QRect(column.left(), line + 4, column.width(), line), Qt::AlignCenter,
                         fontMetrics().elidedText(m_classes[c], Qt::ElideMiddle, column.width() - 4));
        painter.fillRect(QRect(column.left(), 2 * line + 5, column.width(), 2), mark);
        painter.fillRect(QRect(0, row.center().y() - kMark / 2, kMark, kMark), mark);
        painter.drawText(QRect(kMark + kMarkGap, row.top(), nameWidth, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_classes[c], Qt::ElideMiddle, nameWidth));
    }
}

void ConfusionView::paintRow(QPainter& painter, int truth) const {
    const auto& counts = m_counts[std::size_t(truth)];
    const QColor text = palette().color(QPalette::WindowText);
    const int all = std::accumulate(counts.begin(), counts.end(), 0);
    for (int p = 0; p < int(counts.size()); ++p) {
        const QRect cell = cellRect(truth, p);
        const int count = counts[std::size_t(p)];
        const double share = all > 0 ? double(count) / all : 0;
        // Right answers and mistakes differ in place and hue; the number says it all.
        QColor fill = truth == p ? accentColor(palette()) : warningColor(palette());
        fill.setAlphaF(float(0.06 + 0.34 * share));
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(cell, 4, 4);
        const bool chosen = truth == m_truth && p == m_predicted,
                   cursor = hasFocus() && truth == m_cursorRow && p == m_cursorColumn;
        if (chosen || cursor) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(
                QPen(chosen ? accentColor(palette()) : text, 2, chosen ? Qt::SolidLine : Qt::DotLine));
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4);
        }
        QFont number = font();
        number.setBold(truth == p);
        const int half = cell.height() / 2, line = fontMetrics().height();
        painter.setPen(count == 0 ? quietColor(palette()) : text);
        painter.setFont(number);
        painter.drawText(QRect(cell.left(), cell.top() + half - line, cell.width(), line), Qt::AlignCenter,
                         countWords(count));
        painter.setPen(count == 0 ? quietColor(palette()) : text);
        painter.setFont(smallFont());
        if (all > 0)
            painter.drawText(QRect(cell.left(), cell.top() + half, cell.width(), line), Qt::AlignCenter,
                             percentWords(share));
        painter.setFont(font());
    }
    painter.setPen(text);
    painter.drawText(cellRect(truth, int(counts.size())), Qt::AlignCenter, countWords(all));
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
    int truth = 0, predicted = 0;
    if (event->button() != Qt::LeftButton || !cellAt(event->pos(), truth, predicted)) return;
    press(truth, predicted);
}

void ConfusionView::press(int truth, int predicted) {
    m_cursorRow = truth;
    m_cursorColumn = predicted;
    describe();
    Q_EMIT cellClicked(truth, predicted);
    update();
}

// ---- to a screen reader --------------------------------------------------------

int ConfusionView::spokenItems() const {
    return int(m_counts.size() * m_counts.size());
}

int ConfusionView::spokenItem() const {
    return m_counts.empty() ? -1 : m_cursorRow * int(m_counts.size()) + m_cursorColumn;
}

QString ConfusionView::itemWords(int item) const {
    const int n = int(m_counts.size());
    return cellWords(item / n, item % n);
}

bool ConfusionView::itemChosen(int item) const {
    const int n = int(m_counts.size());
    return item / n == m_truth && item % n == m_predicted;
}

QRect ConfusionView::itemPlace(int item) const {
    const int n = int(m_counts.size());
    return cellRect(item / n, item % n);
}

void ConfusionView::pressItem(int item) {
    const int n = int(m_counts.size());
    press(item / n, item % n);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    const int last = int(m_counts.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left:
            m_cursorColumn = std::max(0, m_cursorColumn - 1);
            break;
        case Qt::Key_Right:
            m_cursorColumn = std::min(last, m_cursorColumn + 1);
            break;
        case Qt::Key_Up:
            m_cursorRow = std::max(0, m_cursorRow - 1);
            break;
        case Qt::Key_Down:
            m_cursorRow = std::min(last, m_cursorRow + 1);
            break;
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (last >= 0) Q_EMIT cellClicked(m_cursorRow, m_cursorColumn);
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    describe();
    itemSpoken(this);
    update();
}

void ConfusionView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ConfusionView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        int truth = 0, predicted = 0;
        if (cellAt(help->pos(), truth, predicted))
            QToolTip::showText(help->globalPos(),
                               plainToolTip(cellWords(truth, predicted) + QLatin1Char('\n') +
                                            tr("Click to show these cases")),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace fovea::ui
