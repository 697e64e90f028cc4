#include "plots/score_plot.h"

#include <qcustomplot.h>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "plots/plot_style.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kKeyStep = 0.01;

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
    bool shown = false, movable = false, dragging = false;

    double shareAt(const QPoint& position) const {
        return std::clamp(plot->xAxis->pixelToCoord(position.x()) / 100, 0.0, 1.0);
    }
};

ScorePlot::ScorePlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    d.plot = new QCustomPlot(this);
    d.plot->setFocusPolicy(Qt::NoFocus);
    d.plot->setMouseTracking(true);
    d.plot->setAttribute(Qt::WA_NoMousePropagation, false);
    d.plot->installEventFilter(this);
    layout->addWidget(d.plot);
    setAccessibleName(tr("How often which probability was given"));
    d.plot->xAxis->setLabel(tr("Probability of the finding, %"));
    d.plot->yAxis->setLabel(tr("Share of the images, %"));
    d.plot->yAxis->setTicker(QSharedPointer<WithoutSign>::create());
    d.plot->xAxis->setRange(-3, 103);
    d.plot->axisRect()->setMinimumMargins({8, 8, 16, 8});
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
    d.plot->legend->setVisible(false);
    restyle();
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
    d.plot->yAxis->setRange(-1.15 * highest[1], 1.15 * highest[0]);
    d.withName->setText(with.name);
    d.withoutName->setText(without.name);
    restyle();
}

void ScorePlot::setThresholdShown(bool shown, bool movable) {
    m_impl->shown = shown;
    m_impl->movable = shown && movable;
    setFocusPolicy(m_impl->movable ? Qt::StrongFocus : Qt::NoFocus);
    m_impl->plot->setCursor(m_impl->movable ? Qt::SplitHCursor : Qt::ArrowCursor);
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
    d.line->setVisible(d.shown);
    d.line->point1->setCoords(100 * d.threshold, 0);
    d.line->point2->setCoords(100 * d.threshold, 1);
    setAccessibleDescription(tr("Threshold: %1").arg(percentText(d.threshold)));
    d.plot->replot(QCustomPlot::rpQueuedReplot);
    if (byUser) Q_EMIT thresholdMoved(d.threshold);
}

void ScorePlot::restyle() {
    Impl& d = *m_impl;
    const PlotColours c = plotColours(palette());
    d.plot->setBackground(c.ground);
    styleRect(*d.plot->axisRect(), c);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (QCPAxis* axis : {d.plot->xAxis, d.plot->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(font());
        axis->ticker()->setTickCount(5);
    }
    for (std::size_t k = 0; k < 2; ++k) {
        QColor colour = classColor(palette(), d.kinds[k].colour);
        QCPBars* bars = k == 0 ? d.with : d.without;
        bars->setPen(QPen(c.ground, 1));
        bars->setBrush(colour);
        QCPItemText* name = k == 0 ? d.withName : d.withoutName;
        name->setColor(c.text);
        name->setFont(small);
        colour = c.ground;
        colour.setAlpha(200);
        name->setBrush(colour);
    }
    d.line->setPen(QPen(hasFocus() ? c.accent : c.text, hasFocus() ? 3 : 2));
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScorePlot::say(const QPoint& position, const QPoint& global) {
    Impl& d = *m_impl;
    if (!d.plot->axisRect()->rect().contains(position) || d.kinds[0].name.isEmpty())
        return QToolTip::hideText();
    const int bin = std::min(int(d.shareAt(position) * kBins), kBins - 1);
    QToolTip::showText(global,
                       tr("Probability %1 to %2\n%3: %4 of %5\n%6: %7 of %8")
                           .arg(percentText(double(bin) / kBins), percentText(double(bin + 1) / kBins))
                           .arg(d.kinds[0].name)
                           .arg(count(true, bin))
                           .arg(d.kinds[0].scores.size())
                           .arg(d.kinds[1].name)
                           .arg(count(false, bin))
                           .arg(d.kinds[1].scores.size()),
                       d.plot);
}

void ScorePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

void ScorePlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    restyle();
}

void ScorePlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    restyle();
}

void ScorePlot::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_Right || event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Left || event->key() == Qt::Key_Down;
    if (!m_impl->movable || !(up || down)) return QWidget::keyPressEvent(event);
    place(m_impl->threshold + (up ? kKeyStep : -kKeyStep), true);
}

bool ScorePlot::eventFilter(QObject* object, QEvent* event) {
    Impl& d = *m_impl;
    if (object != d.plot) return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && d.movable) {
        setFocus(Qt::MouseFocusReason);
        d.dragging = true;
        place(d.shareAt(mouse->position().toPoint()), true);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        d.dragging = false;
    } else if (event->type() == QEvent::MouseMove) {
        if (d.dragging)
            place(d.shareAt(mouse->position().toPoint()), true);
        else
            say(mouse->position().toPoint(), mouse->globalPosition().toPoint());
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
