#include "data/answer_bars.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "questions/question_words.h"
#include "widgets/chip.h"
#include "widgets/mirrored.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kSide = 12, kBar = 6;
constexpr int kHistogram = 5 * kGrid;  // height of the bars
constexpr int kWidest = 60 * kGrid;
}  // namespace

// ---- a finding -----------------------------------------------------------------

FindingBar::FindingBar(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FindingBar::setContent(const QColor& color, const QString& name, const FindingCount& count) {
    m_color = color;
    m_count = count;
    QString shown = name;
    setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    const QLocale locale;
    setAccessibleName(tr("%1: yes %2, no %3, not stated %4")
                          .arg(name, locale.toString(count.yes), locale.toString(count.no),
                               locale.toString(count.notStated)));
    setToolTip(tr("%1. Press to see only the images that have it.").arg(accessibleName()));
    update();
}

QSize FindingBar::sizeHint() const {
    return {26 * kGrid, QFontMetrics(font()).height() + kBar + 2 * kGrid};
}

void FindingBar::enterEvent(QEnterEvent*) {
    update();
}
void FindingBar::leaveEvent(QEvent*) {
    update();
}

void FindingBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChipGround(painter, *this);
    const QFontMetrics body(font()), small(smallFont());
    const QLocale locale;
    const QString counts =
        tr("%1 yes · %2 no").arg(locale.toString(m_count.yes), locale.toString(m_count.no));
    const int countWidth = small.horizontalAdvance(counts), room = width() - 2 * kSide - countWidth - kGrid;
    QString name = text();
    name.replace(QLatin1String("&&"), QLatin1String("&"));
    const QRect line(kSide, kGrid / 2, width() - 2 * kSide, body.height());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(mirrored(*this, QRect(line.x(), line.y(), room, line.height())),
                     Qt::AlignLeft | Qt::AlignVCenter, body.elidedText(name, Qt::ElideRight, room));
    painter.setFont(smallFont());
    painter.setPen(quietColor(palette()));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, counts);
    const int total = std::max(1, m_count.yes + m_count.no + m_count.notStated);
    const QRectF bar(kSide, line.bottom() + kGrid / 2, width() - 2 * kSide, kBar);
    const double yes = bar.width() * m_count.yes / total, no = bar.width() * m_count.no / total;
    painter.setRenderHint(QPainter::Antialiasing, false);
    // What is not stated is the empty rest: the frame shows how much it is.
    painter.fillRect(mirrored(*this, QRectF(bar.left(), bar.top(), yes, kBar)), m_color);
    QColor pale = m_color;
    pale.setAlphaF(0.35f);
    const QRectF rest(bar.left() + yes + (yes > 0 ? 1 : 0), bar.top(), std::max(0.0, no - 1), kBar);
    painter.fillRect(mirrored(*this, rest), pale);
    painter.setPen(borderColor(palette()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
}

// ---- a number ------------------------------------------------------------------

NumberHistogram::NumberHistogram(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("numberHistogram"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::Chart);
    setAccessibleName(tr("How often which number was given"));
}

void NumberHistogram::setContent(const NumberBins& bins, const dataset::Question& question) {
    m_bins = bins;
    m_question = question;
    // As exact as it is of use: a tenth of a bin.
    const int places = std::clamp(int(std::ceil(-std::log10(bins.width))) + 1, 0, 9);
    const double mean = QString::number(bins.mean, 'f', places).toDouble();
    m_words = bins.answered == 0
                  ? tr("No image has a number yet. Choose images and type one.")
                  : tr("%n image(s) · mean %1 · from %2 to %3", nullptr, bins.answered)
                        .arg(quantityWords(mean, question), quantityWords(bins.lowest, question),
                             quantityWords(bins.highest, question));
    QStringList rows;
    for (std::size_t i = 0; i < bins.images.size(); ++i)
        if (bins.images[i] > 0 && rows.size() < 24)
            rows << (bins.images[i] == 1 ? tr("from %1: %2 image") : tr("from %1: %2 images"))
                        .arg(quantityWords(bins.from + double(i) * bins.width, question),
                             QLocale().toString(bins.images[i]));
    setToolTip(rows.join(QLatin1Char('\n')));
    setAccessibleDescription((QStringList(m_words) + rows).join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize NumberHistogram::sizeHint() const {
    return {30 * kGrid, (m_bins.images.empty() ? 0 : kHistogram + kGrid / 2) + QFontMetrics(font()).height()};
}

void NumberHistogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int wide = std::min(width(), kWidest);
    int y = 0;
    if (!m_bins.images.empty()) {
        const int most = *std::max_element(m_bins.images.begin(), m_bins.images.end());
        const double each = double(wide) / double(m_bins.images.size());
        for (std::size_t i = 0; i < m_bins.images.size(); ++i) {
            if (m_bins.images[i] == 0) continue;
            // One image is to be seen beside thousands.
            const double tall = std::max(1.0, (kHistogram - 1.0) * m_bins.images[i] / most);
            painter.fillRect(QRectF(double(i) * each, kHistogram - 1 - tall, std::max(1.0, each - 1), tall),
                             classColor(palette(), 0));
        }
        painter.setPen(borderColor(palette()));
        painter.drawLine(0, kHistogram - 1, wide, kHistogram - 1);
        y = kHistogram + kGrid / 2;
    }
    painter.setPen(quietColor(palette()));
    painter.drawText(QRect(0, y, width(), height() - y), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_words, Qt::ElideRight, width()));
}

}  // namespace fovea::ui
