#include "case/probability_bars.h"

#include <QPainter>
#include <algorithm>

#include "runs/figure_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kGap = 12, kLeastBar = 64;
}

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

QFont ProbabilityBars::boldFont() const {
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int ProbabilityBars::numbersWidth() const {
    return QFontMetrics(boldFont()).horizontalAdvance(percentWords(1)) + 8;
}

int ProbabilityBars::tagsWidth() const {
    const bool any =
        std::any_of(m_rows.begin(), m_rows.end(), [](const ProbabilityRow& r) { return r.recorded; });
    return any ? fontMetrics().horizontalAdvance(tr("reference")) + 16 : 0;
}

int ProbabilityBars::namesWidth() const {
    const QFontMetrics metrics(boldFont());
    int widest = 0;
    for (const ProbabilityRow& r : m_rows) widest = std::max(widest, metrics.horizontalAdvance(r.name));
    // Two more than it takes: of exactly its own width a text is shortened where widths are rounded.
    return std::min(widest + 2,
                    std::max(width() / 3, width() - numbersWidth() - tagsWidth() - kGap - kLeastBar));
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont bold = boldFont();
    const QString tag = tr("reference");
    const int names = namesWidth(), numbers = numbersWidth(), tags = tagsWidth();
    const int left = names + kGap, right = width() - numbers - tags;
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
        painter.fillRect(bar, classColor(palette(), r.colour));
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
