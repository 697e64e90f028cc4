#include "plots/run_plot.h"

#include <qcustomplot.h>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "plots/plot_style.h"

namespace fovea::ui {

struct RunPlot::Impl {
    QCustomPlot* plot = nullptr;
    QCPAxisRect *loss = nullptr, *auc = nullptr, *memory = nullptr;
    QCPGraph *stepLoss = nullptr, *trainLoss = nullptr, *validationLoss = nullptr, *aucGraph = nullptr,
             *processGraph = nullptr, *tensorsGraph = nullptr;
    QLabel* legend = nullptr;
    QCPItemStraightLine *bestInLoss = nullptr, *bestInAuc = nullptr, *chance = nullptr;
    RunCurves curves;
    bool memoryInMinutes = false;

    QCPAxisRect* makeRect(const QString& xLabel, const QString& yLabel) const {
        auto* rect = new QCPAxisRect(plot);
        rect->axis(QCPAxis::atBottom)->setLabel(xLabel);
        rect->axis(QCPAxis::atLeft)->setLabel(yLabel);
        rect->setMinimumMargins({8, 10, 12, 8});
        for (QCPAxis* axis : rect->axes()) {
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        return rect;
    }
    QCPGraph* graph(QCPAxisRect* rect) const {
        return plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    }
    QCPItemStraightLine* marker(QCPAxisRect* rect) const {
        auto* line = new QCPItemStraightLine(plot);
        for (QCPItemPosition* p : line->positions()) {
            p->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
            p->setAxisRect(rect);
        }
        line->setClipAxisRect(rect);
        line->setVisible(false);
        return line;
    }
    static void place(QCPItemStraightLine* line, int round) {
        line->setVisible(round > 0);
        line->point1->setCoords(round, 0);
        line->point2->setCoords(round, 1);
    }
};

namespace {
void setData(QCPGraph* graph, const std::vector<std::pair<double, double>>& points, double xUnit = 1) {
    QVector<double> x, y;
    x.reserve(int(points.size()));
    y.reserve(int(points.size()));
    for (const auto& [a, b] : points) {
        x.push_back(a / xUnit);
        y.push_back(b);
    }
    graph->setData(x, y, true);
}

std::vector<std::pair<double, double>> roundPoints(const std::vector<RunCurves::Round>& rounds,
                                                   double RunCurves::Round::*value) {
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < rounds.size(); ++i)
        if (std::isfinite(rounds[i].*value)) points.emplace_back(double(i) + 1, rounds[i].*value);
    return points;
}

/// From 0 to a little above the highest value.
void fitFromZero(QCPAxisRect* rect, double highest, double least) {
    rect->axis(QCPAxis::atLeft)->setRange(0, std::max(least, highest * 1.08));
}

QString number(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}
}  // namespace

RunPlot::RunPlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    d.plot = new QCustomPlot(this);
    d.plot->setFocusPolicy(Qt::NoFocus);
    d.plot->setMouseTracking(true);
    d.plot->installEventFilter(this);
    d.plot->setAccessibleName(tr("Course of the training"));
    d.legend = new QLabel(this);  // above the curves, not over them
    d.legend->setTextFormat(Qt::RichText);
    layout->addWidget(d.legend);
    layout->addWidget(d.plot, 1);
    setAccessibleName(tr("Course of the training: error, separation and memory"));

    d.plot->setAutoAddPlottableToLegend(false);
    d.plot->plotLayout()->clear();
    d.loss = d.makeRect(tr("Rounds over all training images"), tr("Error"));
    d.auc = d.makeRect(tr("Rounds"), tr("AUC"));
    d.memory = d.makeRect(tr("Seconds"), tr("Memory, MB"));
    auto* right = new QCPLayoutGrid;
    right->addElement(0, 0, d.auc);
    right->addElement(1, 0, d.memory);
    right->setRowSpacing(4);
    d.plot->plotLayout()->addElement(0, 0, d.loss);
    d.plot->plotLayout()->addElement(0, 1, right);
    d.plot->plotLayout()->setColumnStretchFactor(0, 1.5);

    d.stepLoss = d.graph(d.loss);
    d.trainLoss = d.graph(d.loss);
    d.validationLoss = d.graph(d.loss);
    d.aucGraph = d.graph(d.auc);
    d.processGraph = d.graph(d.memory);
    d.tensorsGraph = d.graph(d.memory);
    d.bestInLoss = d.marker(d.loss);
    d.bestInAuc = d.marker(d.auc);
    d.chance = d.marker(d.auc);
    d.chance->point1->setCoords(0, 0.5);
    d.chance->point2->setCoords(1, 0.5);
    d.chance->setVisible(true);
    for (QCPAxisRect* rect : {d.loss, d.auc}) {
        auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();  // there are no half rounds
        ticker->setTickStep(1);
        ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        rect->axis(QCPAxis::atBottom)->setTicker(ticker);
    }
    d.plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    restyle();
}

RunPlot::~RunPlot() = default;

void RunPlot::restyle() {
    Impl& d = *m_impl;
    const PlotColours c = plotColours(palette());
    d.plot->setBackground(c.ground);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (QCPAxisRect* rect : {d.loss, d.auc, d.memory}) {
        styleRect(*rect, c);
        for (QCPAxis* axis : rect->axes()) {
            axis->setTickLabelFont(small);
            axis->setLabelFont(font());
        }
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(rect == d.loss ? 5 : 3);
        rect->axis(QCPAxis::atBottom)->ticker()->setTickCount(rect == d.loss ? 6 : 4);
    }
    d.legend->setFont(small);
    d.legend->setText(tr("Error: <span style='color:%1'>●</span> on images it learns from &nbsp; <span "
                         "style='color:%2'>■</span> on tuning images &nbsp; &nbsp; Memory: <span "
                         "style='color:%3'>━</span> whole program &nbsp; <span style='color:%4'>╍</span> "
                         "computation alone")
                          .arg(c.first.name(), c.second.name(), c.third.name(), c.fourth.name()));
    QColor faint = c.first;
    faint.setAlpha(80);
    d.stepLoss->setPen(QPen(faint, 1));
    const auto line = [](QCPGraph* graph, const QColor& colour, QCPScatterStyle::ScatterShape shape) {
        graph->setPen(QPen(colour, 2));
        graph->setScatterStyle(QCPScatterStyle(shape, colour, colour, 5));
    };
    line(d.trainLoss, c.first, QCPScatterStyle::ssDisc);
    line(d.validationLoss, c.second, QCPScatterStyle::ssSquare);
    line(d.aucGraph, c.second, QCPScatterStyle::ssSquare);
    d.processGraph->setPen(QPen(c.third, 2));
    d.tensorsGraph->setPen(QPen(c.fourth, 2, Qt::DashLine));
    for (QCPItemStraightLine* marker : {d.bestInLoss, d.bestInAuc})
        marker->setPen(QPen(c.axis, 1, Qt::DashLine));
    d.chance->setPen(QPen(c.axis, 1, Qt::DotLine));
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

void RunPlot::setCurves(const RunCurves& curves) {
    m_impl->curves = curves;
    if (isVisible()) draw();
}

void RunPlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    draw();
}

void RunPlot::draw() {
    Impl& d = *m_impl;
    const RunCurves& curves = d.curves;
    setData(d.stepLoss, curves.steps);
    setData(d.trainLoss, roundPoints(curves.rounds, &RunCurves::Round::trainLoss));
    setData(d.validationLoss, roundPoints(curves.rounds, &RunCurves::Round::validationLoss));
    setData(d.aucGraph, roundPoints(curves.rounds, &RunCurves::Round::auc));
    d.memoryInMinutes = !curves.memory.empty() && curves.memory.back().seconds > 180;
    std::vector<std::pair<double, double>> process, tensors;
    for (const RunCurves::Memory& m : curves.memory) {
        process.emplace_back(m.seconds, m.processMb);
        tensors.emplace_back(m.seconds, m.tensorsMb);
    }
    setData(d.processGraph, process, d.memoryInMinutes ? 60 : 1);
    setData(d.tensorsGraph, tensors, d.memoryInMinutes ? 60 : 1);

    double rounds = std::max<double>({double(curves.plannedRounds), double(curves.rounds.size()), 1});
    double highestLoss = -1, lowestLoss = 1e300, highestMemory = 0;
    const auto seen = [&](double loss) {
        if (!std::isfinite(loss)) return;
        highestLoss = std::max(highestLoss, loss);
        lowestLoss = std::min(lowestLoss, loss);
    };
    for (const auto& [x, loss] : curves.steps) {
        seen(loss);
        rounds = std::max(rounds, x);
    }
    for (const RunCurves::Round& r : curves.rounds)
        for (const double loss : {r.trainLoss, r.validationLoss}) seen(loss);
    for (const RunCurves::Memory& m : curves.memory)
        highestMemory = std::max({highestMemory, m.processMb, m.tensorsMb});
    // As close as the curves need, but never so close that noise looks like a trend.
    if (highestLoss < 0) highestLoss = lowestLoss = 0.5;
    const double middle = (highestLoss + lowestLoss) / 2,
                 half = std::max(0.1, (highestLoss - lowestLoss) * 0.6);
    d.loss->axis(QCPAxis::atLeft)
        ->setRange(std::max(0.0, middle - half), std::max(0.0, middle - half) + 2 * half);
    d.loss->axis(QCPAxis::atBottom)->setRange(0, rounds * 1.02);
    d.auc->axis(QCPAxis::atBottom)->setRange(0, rounds * 1.02);
    // Half is chance; below it the adapter is no better than guessing.
    double lowestAuc = 0.5;
    for (const RunCurves::Round& r : curves.rounds)
        if (std::isfinite(r.auc)) lowestAuc = std::min(lowestAuc, r.auc);
    d.auc->axis(QCPAxis::atLeft)->setRange(lowestAuc < 0.45 ? 0 : 0.4, 1.02);
    fitFromZero(d.memory, highestMemory, 100);
    const double last =
        curves.memory.empty() ? 0 : curves.memory.back().seconds / (d.memoryInMinutes ? 60 : 1);
    d.memory->axis(QCPAxis::atBottom)->setRange(0, std::max(last * 1.02, d.memoryInMinutes ? 3.0 : 10.0));
    d.memory->axis(QCPAxis::atBottom)->setLabel(d.memoryInMinutes ? tr("Minutes") : tr("Seconds"));
    Impl::place(d.bestInLoss, curves.bestRound);
    Impl::place(d.bestInAuc, curves.bestRound);
    d.plot->replot(QCustomPlot::rpQueuedReplot);
}

QString RunPlot::valueTextAt(const QPoint& inThis) const {
    const Impl& d = *m_impl;
    const QPoint position = d.plot->mapFrom(this, inThis);
    const auto inside = [&](QCPAxisRect* rect) { return rect->rect().contains(position); };
    const auto xOf = [&](QCPAxisRect* rect) {
        return rect->axis(QCPAxis::atBottom)->pixelToCoord(position.x());
    };
    if (inside(d.loss) || inside(d.auc)) {
        const int round = int(std::lround(xOf(inside(d.loss) ? d.loss : d.auc)));
        if (round < 1 || std::size_t(round) > d.curves.rounds.size()) return {};
        const RunCurves::Round& r = d.curves.rounds[std::size_t(round) - 1];
        QStringList lines{round == d.curves.bestRound ? tr("Round %1 (the best so far)").arg(round)
                                                      : tr("Round %1").arg(round)};
        if (std::isfinite(r.trainLoss))
            lines << tr("Error on images it learns from: %1").arg(number(r.trainLoss, 3));
        if (std::isfinite(r.validationLoss))
            lines << tr("Error on tuning images: %1").arg(number(r.validationLoss, 3));
        if (std::isfinite(r.auc)) lines << tr("AUC on tuning images: %1").arg(number(r.auc, 3));
        return lines.size() > 1 ? lines.join(QLatin1Char('\n')) : QString();
    }
    if (inside(d.memory) && !d.curves.memory.empty()) {
        const double seconds = xOf(d.memory) * (d.memoryInMinutes ? 60 : 1);
        const auto nearest = std::min_element(
            d.curves.memory.begin(), d.curves.memory.end(), [&](const auto& a, const auto& b) {
                return std::abs(a.seconds - seconds) < std::abs(b.seconds - seconds);
            });
        return tr("Memory of the whole program: %1 MB").arg(number(nearest->processMb, 0)) +
               QLatin1Char('\n') +
               tr("Of that the computation itself (tensors): %1 MB").arg(number(nearest->tensorsMb, 0));
    }
    return {};
}

void RunPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

bool RunPlot::eventFilter(QObject* object, QEvent* event) {
    if (object == m_impl->plot && event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QString text = valueTextAt(m_impl->plot->mapTo(this, mouse->position().toPoint()));
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(mouse->globalPosition().toPoint(), text, m_impl->plot);
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
