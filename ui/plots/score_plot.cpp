#include "plots/score_plot.h"

#include <qcustomplot.h>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kKeyStep = 0.01;
/// Above and below the bars, of what they take together: the names stand there, beside no bar.
constexpr double kNameRoom = 0.18;

/// Shares below the line are no less than none.
class WithoutSign : public QCPAxisTicker {
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        return QCPAxisTicker::getTickLabel(std::abs(tick), locale, format, precision);
    }
};
}  // namespace

struct ScorePlot::Impl {
    QCustomPlot* plot = nullptr;
    QCPBars *with = nullptr, *without = nullptr;
    QCPItemStraightLine* line = nullptr;
    QCPItemText *withName = nullptr, *withoutName = nullptr;
    std::array<Kind, 2> kinds;  ///< with, without
    std::array<std::array<int, kBins>, 2> counts{};
    double threshold = 0.5;

    double shareAt(const QPoint& position) const {
        return std::clamp(plot->xAxis->pixelToCoord(position.x()) / 100, 0.0, 1.0);
    }
};

ScorePlot::ScorePlot(QWidget* parent) : HandlePlot(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    d.plot = &plot();
    setAccessibleName(tr("How often which probability was given"));
    d.plot->xAxis->setLabel(tr("Probability of the finding, %"));
    d.plot->yAxis->setLabel(tr("Share of each class, %"));
    d.plot->yAxis->setTicker(QSharedPointer<WithoutSign>::create());
    d.plot->xAxis->setRange(-3, 103);
    for (QCPBars** bars : {&d.with, &d.without}) {
        *bars = new QCPBars(d.plot->xAxis, d.plot->yAxis);
        (*bars)->setWidth(100.0 / kBins);
    }
    d.line = new QCPItemStraightLine(d.plot);
    for (QCPItemText** name : {&d.withName, &d.withoutName}) {
        *name = new QCPItemText(d.plot);
        (*name)->position->setType(QCPItemPosition::ptAxisRectRatio);
        (*name)->setPadding({4, 2, 4, 2});
    }
    d.withName->position->setCoords(0, 0);
    d.withName->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    d.withoutName->position->setCoords(0, 1);
    d.withoutName->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    restyleAll();
    place(0.5, false);
}

ScorePlot::~ScorePlot() = default;

void ScorePlot::setKinds(const Kind& with, const Kind& without) {
    Impl& d = *m_impl;
    d.kinds = {with, without};
    double highest[2] = {1, 1};
    for (std::size_t k = 0; k < 2; ++k) {
        d.counts[k].fill(0);
        const std::vector<double>& scores = d.kinds[k].scores;
        for (const double s : scores) ++d.counts[k][std::size_t(std::clamp(int(s * kBins), 0, kBins - 1))];
        QVector<double> x, y;
        for (int bin = 0; bin < kBins; ++bin) {
            const double share = scores.empty() ? 0 : 100.0 * count(k == 0, bin) / double(scores.size());
            highest[k] = std::max(highest[k], share);
            x.push_back((bin + 0.5) * 100 / kBins);
            y.push_back(k == 0 ? share : -share);
        }
        (k == 0 ? d.with : d.without)->setData(x, y, true);
    }
    const double room = kNameRoom * (highest[0] + highest[1]);
    d.plot->yAxis->setRange(-highest[1] - room, highest[0] + room);
    d.withName->setText(with.name);
    d.withoutName->setText(without.name);
    restyleAll();
    place(d.threshold, false);
}

void ScorePlot::setThresholdShown(bool shown, bool movable) {
    setHandle(shown, movable, Qt::SplitHCursor);
    place(m_impl->threshold, false);
}

void ScorePlot::setThreshold(double threshold) {
    place(threshold, false);
}

double ScorePlot::threshold() const {
    return m_impl->threshold;
}

int ScorePlot::count(bool with, int bin) const {
    return m_impl->counts[with ? 0 : 1][std::size_t(bin)];
}

void ScorePlot::place(double threshold, bool byUser) {
    Impl& d = *m_impl;
    d.threshold = std::clamp(threshold, 0.0, 1.0);
    d.line->setVisible(handleShown());
    d.line->point1->setCoords(100 * d.threshold, 0);
    d.line->point2->setCoords(100 * d.threshold, 1);
    setAccessibleDescription(shownWords());
    valueSpoken(this);
    d.plot->replot(QCustomPlot::rpQueuedReplot);
    if (byUser) Q_EMIT thresholdMoved(d.threshold);
}

QString ScorePlot::shownWords() const {
    const Impl& d = *m_impl;
    QStringList words;
    if (handleShown()) words << tr("Threshold: %1").arg(percentText(d.threshold));
    for (const Kind& kind : d.kinds) {
        if (kind.scores.empty()) continue;
        const auto called = std::count_if(kind.scores.begin(), kind.scores.end(),
                                          [&](double score) { return score >= d.threshold; });
        words << tr("%1: %2 of %3 from there on").arg(kind.name).arg(called).arg(kind.scores.size());
    }
    return words.join(QLatin1Char('\n'));
}

void ScorePlot::moveHandle(const QPoint& position) {
    place(m_impl->shareAt(position), true);
}

void ScorePlot::moveHandleTo(double probability) {
    place(probability, true);
}

double ScorePlot::handleAt() const {
    return m_impl->threshold;
}

void ScorePlot::stepHandle(int direction) {
    place(m_impl->threshold + direction * kKeyStep, true);
}

QString ScorePlot::valueTextAt(const QPoint& position) const {
    const Impl& d = *m_impl;
    if (d.kinds[0].name.isEmpty()) return {};
    const int bin = std::min(int(d.shareAt(position) * kBins), kBins - 1);
    return tr("Probability %1 to %2\n%3: %4 of %5\n%6: %7 of %8")
        .arg(percentText(double(bin) / kBins), percentText(double(bin + 1) / kBins))
        .arg(d.kinds[0].name)
        .arg(count(true, bin))
        .arg(d.kinds[0].scores.size())
        .arg(d.kinds[1].name)
        .arg(count(false, bin))
        .arg(d.kinds[1].scores.size());
}

void ScorePlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (std::size_t k = 0; k < 2; ++k) {
        QCPBars* bars = k == 0 ? d.with : d.without;
        bars->setPen(QPen(c.ground, 1));
        bars->setBrush(classColor(palette(), d.kinds[k].colour));
        QCPItemText* name = k == 0 ? d.withName : d.withoutName;
        name->setColor(c.text);
        name->setFont(small);
        QColor behind = c.ground;
        behind.setAlpha(200);
        name->setBrush(behind);
    }
    d.line->setPen(QPen(hasFocus() ? c.accent : c.text, hasFocus() ? 3 : 2));
}

}  // namespace fovea::ui
