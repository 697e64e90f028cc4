#include "case/probability_bars.h"

#include <QPainter>
#include <algorithm>

#include "text/words.h"
#include "widgets/mirrored.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kGap = 8, kBar = 6, kBelow = 8;  // logical pixels
}

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::Chart);
    setAccessibleName(tr("Probability of each class"));
}

void ProbabilityBars::setRows(std::vector<ProbabilityRow> rows) {
    m_rows = std::move(rows);
    QStringList words;
    for (const ProbabilityRow& r : m_rows) {
        words << r.name + QLatin1Char(' ') + probabilityWords(r.probability);
        if (r.threshold >= 0)
            words.back() = tr("%1 (called from %2 on)").arg(words.back(), probabilityWords(r.threshold));
        if (r.recorded) words.back() = tr("%1 (reference)").arg(words.back());
    }
    setAccessibleDescription(enumerationWords(words));
    updateGeometry();
    update();
}

int ProbabilityBars::rowHeight() const {
    return fontMetrics().height() + 2 + kBar + kBelow;
}

QSize ProbabilityBars::sizeHint() const {
    return {240, int(m_rows.size()) * rowHeight()};
}

QFont ProbabilityBars::boldFont() const {
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int ProbabilityBars::numbersWidth() const {
    return QFontMetrics(boldFont()).horizontalAdvance(probabilityWords(1)) + kGap;
}

int ProbabilityBars::tagsWidth() const {
    const bool any =
        std::any_of(m_rows.begin(), m_rows.end(), [](const ProbabilityRow& r) { return r.recorded; });
    return any ? QFontMetrics(smallFont()).horizontalAdvance(tr("reference")) + kGap : 0;
}

int ProbabilityBars::namesWidth() const {
    return width() - numbersWidth() - tagsWidth();
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (std::size_t i = 0; i < m_rows.size(); ++i) paintRow(painter, m_rows[i], int(i) * rowHeight());
}

void ProbabilityBars::paintRow(QPainter& painter, const ProbabilityRow& row, int top) const {
    const int line = fontMetrics().height();
    const QRect words(0, top, width(), line);
    painter.setFont(row.predicted ? boldFont() : font());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideMiddle, namesWidth()));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, probabilityWords(row.probability));
    if (row.recorded) {
        painter.setFont(smallFont());
        painter.setPen(quietColor(palette()));
        painter.drawText(mirrored(*this, words.adjusted(0, 0, -numbersWidth(), 0)),
                         Qt::AlignRight | Qt::AlignVCenter, tr("reference"));
    }
    QRectF bar(0, top + line + 2, width(), kBar);
    QColor track = palette().color(QPalette::WindowText);
    track.setAlpha(28);
    painter.fillRect(bar, track);
    bar.setWidth(bar.width() * std::clamp(row.probability, 0.0, 1.0));
    painter.fillRect(mirrored(*this, bar), classColor(palette(), row.colour));
    if (row.threshold < 0) return;
    const double at = std::clamp(row.threshold, 0.0, 1.0) * (width() - 2);
    painter.fillRect(mirrored(*this, QRectF(at, bar.top() - 2, 2, kBar + 4)),
                     palette().color(QPalette::WindowText));
}

}  // namespace fovea::ui
