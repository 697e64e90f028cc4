#include "case/probability_bars.h"

#include <QPainter>
#include <algorithm>

#include "runs/figure_words.h"

namespace fovea::ui {

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Probability of each class"));
}

void ProbabilityBars::setRows(std::vector<ProbabilityRow> rows) {
    m_rows = std::move(rows);
    QStringList words;
    for (const ProbabilityRow& r : m_rows) words << r.name + QLatin1Char(' ') + percentWords(r.probability);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ProbabilityBars::rowHeight() const {
    return fontMetrics().height() + 8;
}

QSize ProbabilityBars::sizeHint() const {
    return {320, int(m_rows.size()) * rowHeight()};
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int names = 0;
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics boldMetrics(bold);
    const QString tag = tr("reference (recorded label)");
    for (const ProbabilityRow& r : m_rows) names = std::max(names, boldMetrics.horizontalAdvance(r.name));
    names = std::min(names, width() / 3);
    const int numbers = boldMetrics.horizontalAdvance(percentWords(1)) + 8,
              tags = fontMetrics().horizontalAdvance(tag) + 16;
    const bool anyTag =
        std::any_of(m_rows.begin(), m_rows.end(), [](const ProbabilityRow& r) { return r.recorded; });
    const int left = names + 12, right = width() - numbers - (anyTag ? tags : 0);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ProbabilityRow& r = m_rows[i];
        const QRect row(0, int(i) * rowHeight(), width(), rowHeight());
        painter.setFont(r.predicted ? bold : font());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, row.top(), names, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(r.name, Qt::ElideMiddle, names));
        QRectF bar(left, row.center().y() - 4, std::max(0, right - left), 8);
        QColor track = palette().color(QPalette::WindowText);
        track.setAlpha(28);
        painter.fillRect(bar, track);
        bar.setWidth(bar.width() * std::clamp(r.probability, 0.0, 1.0));
        QColor fill =
            r.predicted ? palette().color(QPalette::Highlight) : palette().color(QPalette::WindowText);
        if (!r.predicted) fill.setAlpha(120);
        painter.fillRect(bar, fill);
        painter.drawText(QRect(right, row.top(), numbers, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         percentWords(r.probability));
        if (r.recorded) {
            painter.setFont(font());
            painter.drawText(QRect(right + numbers, row.top(), tags, row.height()),
                             Qt::AlignRight | Qt::AlignVCenter, tag);
        }
    }
}

}  // namespace fovea::ui
