#include "plots/run_plot.h"

#include <qcustomplot.h>
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "plots/plot_style.h"

namespace fovea::ui {

struct RunPlot::Impl {
    QCPAxisRect *loss = nullptr, *auc = nullptr, *rate = nullptr, *throughput = nullptr, *memory = nullptr;
    QCPLayoutGrid* watched = nullptr;  ///< the lower row
    QCPGraph *stepLoss = nullptr, *trainLoss = nullptr, *validationLoss = nullptr, *aucGraph = nullptr,
             *rateGraph = nullptr, *throughputGraph = nullptr, *processGraph = nullptr,
             *tensorsGraph = nullptr;
    QCPItemStraightLine *bestInLoss = nullptr, *bestInAuc = nullptr, *chance = nullptr;
    QCPItemText* whyEmpty = nullptr;  ///< in place of an AUC
    RunCurves curves;
    PlotColours colours;
    double timeUnit = 1;  ///< seconds

    static void place(QCPItemStraightLine* line, int epoch) {
        line->setVisible(epoch > 0);
        line->point1->setCoords(epoch, 0);
        line->point2->setCoords(epoch, 1);
    }
    bool hasWatched() const { return !curves.memory.empty() || !curves.rates.empty(); }
};

namespace {
using Points = RunCurves::Points;

void setData(QCPGraph* graph, const Points& points, double xUnit = 1) {
    QVector<double> x, y;
    x.reserve(int(points.size()));
    y.reserve(int(points.size()));
    for (const auto& [a, b] : points) {
        x.push_back(a / xUnit);
        y.push_back(b);
    }
    graph->setData(x, y, true);
}

Points epochPoints(const std::vector<RunCurves::Epoch>& epochs, double RunCurves::Epoch::*value) {
    Points points;
    for (std::size_t i = 0; i < epochs.size(); ++i)
        if (std::isfinite(epochs[i].*value)) points.emplace_back(double(i) + 1, epochs[i].*value);
    return points;
}

Points memoryPoints(const std::vector<RunCurves::Memory>& memory, double RunCurves::Memory::*value) {
    Points points;
    for (const RunCurves::Memory& m : memory) points.emplace_back(m.seconds, m.*value);
    return points;
}

double highest(const Points& points, double least) {
    for (const auto& [x, y] : points) least = std::max(least, y);
    return least;
}

/// Nearest in x; null when there is none.
const std::pair<double, double>* nearest(const Points& points, double x) {
    const auto it = std::min_element(points.begin(), points.end(), [x](const auto& a, const auto& b) {
        return std::abs(a.first - x) < std::abs(b.first - x);
    });
    return it == points.end() ? nullptr : &*it;
}

QString number(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}
}  // namespace

RunPlot::RunPlot(QWidget* parent) : PlotPanel(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    setAccessibleName(tr("Course of the training: loss, AUC, learning rate, images per second and memory"));
    setSaveName({}, {tr("training")});
    d.loss = makeRect(tr("Epoch (one pass over all training images)"), tr("Loss"));
    d.auc = makeRect(tr("Epoch"), tr("AUC"));
    d.rate = makeRect(tr("Epoch"), tr("Learning rate"));
    d.throughput = makeRect(tr("Seconds"), tr("Images/s"));
    d.memory = makeRect(tr("Seconds"), tr("Memory, MB"));
    auto* above = new QCPLayoutGrid;
    above->addElement(0, 0, d.loss);
    above->addElement(0, 1, d.auc);
    above->setColumnStretchFactor(0, 1.5);
    d.watched = new QCPLayoutGrid;
    d.watched->addElement(0, 0, d.rate);
    d.watched->addElement(0, 1, d.throughput);
    d.watched->addElement(0, 2, d.memory);
    plot().plotLayout()->addElement(0, 0, above);
    plot().plotLayout()->addElement(1, 0, d.watched);
    plot().plotLayout()->setRowStretchFactor(0, 1.4);
    plot().plotLayout()->setRowSpacing(4);

    d.stepLoss = makeGraph(d.loss);
    d.trainLoss = makeGraph(d.loss);
    d.validationLoss = makeGraph(d.loss);
    d.aucGraph = makeGraph(d.auc);
    d.rateGraph = makeGraph(d.rate);
    d.throughputGraph = makeGraph(d.throughput);
    d.processGraph = makeGraph(d.memory);
    d.tensorsGraph = makeGraph(d.memory);
    d.bestInLoss = makeMarker(d.loss);
    d.bestInAuc = makeMarker(d.auc);
    d.chance = makeMarker(d.auc);
    d.chance->point1->setCoords(0, 0.5);
    d.chance->point2->setCoords(1, 0.5);
    d.chance->setVisible(true);
    d.whyEmpty = new QCPItemText(&plot());
    d.whyEmpty->setClipToAxisRect(false);
    d.whyEmpty->position->setType(QCPItemPosition::ptAxisRectRatio);
    d.whyEmpty->position->setAxisRect(d.auc);
    d.whyEmpty->position->setCoords(0.5, 0.5);
    d.whyEmpty->setTextAlignment(Qt::AlignCenter);
    d.whyEmpty->setPadding({6, 4, 6, 4});
    for (QCPAxisRect* rect : {d.loss, d.auc, d.rate}) {
        auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();  // there are no half epochs
        ticker->setTickStep(1);
        ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        rect->axis(QCPAxis::atBottom)->setTicker(ticker);
    }
    QCPAxis* rates = d.rate->axis(QCPAxis::atLeft);
    rates->setNumberFormat(QStringLiteral("g"));
    rates->setNumberPrecision(2);
    legend().setToolTip(
        tr("Loss: the error that training reduces, on the training images and on the validation images. "
           "Memory: of the whole program, and what the computation alone holds."));
    restyleAll(palette());
}

RunPlot::~RunPlot() = default;

void RunPlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    d.colours = c;
    for (QCPAxisRect* rect : {d.loss, d.auc, d.rate, d.throughput, d.memory}) {
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(rect == d.loss ? 5 : 3);
        rect->axis(QCPAxis::atBottom)->ticker()->setTickCount(rect == d.loss ? 6 : 3);
    }
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
    d.rateGraph->setPen(QPen(c.first, 2));
    d.throughputGraph->setPen(QPen(c.third, 2));
    d.processGraph->setPen(QPen(c.third, 2));
    d.tensorsGraph->setPen(QPen(c.fourth, 2, Qt::DashLine));
    for (QCPItemStraightLine* marker : {d.bestInLoss, d.bestInAuc})
        marker->setPen(QPen(c.axis, 1, Qt::DashLine));
    d.chance->setPen(QPen(c.axis, 1, Qt::DotLine));
    d.whyEmpty->setFont(legend().font());
    d.whyEmpty->setColor(c.text);
    d.whyEmpty->setBrush(c.ground);
}

void RunPlot::setCurves(const RunCurves& curves) {
    m_impl->curves = curves;
    const int last = int(curves.epochs.size()), best = curves.bestEpoch;
    QStringList shown;
    if (last > 0) shown << epochWords(last);
    if (best > 0 && best < last) shown << epochWords(best);
    setShownWords(shown);
    redraw();
}

void RunPlot::layOutRows() {
    Impl& d = *m_impl;
    // Of a recorded run there is nothing in the lower row: the upper one takes its place.
    QCPLayoutGrid& rows = *plot().plotLayout();
    const bool there = rows.rowCount() > 1;
    if (d.hasWatched() != there) {
        d.watched->setVisible(!there);
        for (QCPAxisRect* rect : {d.rate, d.throughput, d.memory}) rect->setVisible(!there);
        if (there) {
            rows.take(d.watched);
            rows.simplify();
        } else {
            rows.addElement(1, 0, d.watched);
        }
    }
}

void RunPlot::draw() {
    Impl& d = *m_impl;
    const RunCurves& curves = d.curves;
    const PlotColours& c = d.colours;
    const bool validated = curves.withoutValidation.isEmpty();
    QString words = validated ? tr("Loss: <span style='color:%1'>●</span> training &nbsp; <span "
                                   "style='color:%2'>■</span> validation")
                                    .arg(c.first.name(), c.second.name())
                              : tr("Loss: <span style='color:%1'>●</span> training").arg(c.first.name());
    d.whyEmpty->setVisible(!validated);
    d.whyEmpty->setText(curves.withoutValidation);
    if (!curves.memory.empty())
        words += tr(" &nbsp; &nbsp; Memory: <span style='color:%1'>━</span> program &nbsp; <span "
                    "style='color:%2'>╍</span> computation")
                     .arg(c.third.name(), c.fourth.name());
    legend().setText(words);

    layOutRows();
    setData(d.stepLoss, curves.steps);
    setData(d.trainLoss, epochPoints(curves.epochs, &RunCurves::Epoch::trainLoss));
    setData(d.validationLoss, epochPoints(curves.epochs, &RunCurves::Epoch::validationLoss));
    setData(d.aucGraph, epochPoints(curves.epochs, &RunCurves::Epoch::auc));
    setData(d.rateGraph, curves.rates);
    constexpr double kLongSeconds = 180;
    const double lastSecond = curves.memory.empty() ? 0 : curves.memory.back().seconds;
    d.timeUnit = lastSecond > kLongSeconds ? 60 : 1;
    const Points process = memoryPoints(curves.memory, &RunCurves::Memory::processMb),
                 tensors = memoryPoints(curves.memory, &RunCurves::Memory::tensorsMb);
    setData(d.throughputGraph, curves.throughput, d.timeUnit);
    setData(d.processGraph, process, d.timeUnit);
    setData(d.tensorsGraph, tensors, d.timeUnit);

    double epochs = std::max<double>({double(curves.plannedEpochs), double(curves.epochs.size()), 1});
    double highestLoss = -1, lowestLoss = 1e300;
    const auto seen = [&](double loss) {
        if (!std::isfinite(loss)) return;
        highestLoss = std::max(highestLoss, loss);
        lowestLoss = std::min(lowestLoss, loss);
    };
    for (const auto& [x, loss] : curves.steps) {
        seen(loss);
        epochs = std::max(epochs, x);
    }
    for (const RunCurves::Epoch& r : curves.epochs)
        for (const double loss : {r.trainLoss, r.validationLoss}) seen(loss);
    // As close as the curves need, but never so close that noise looks like a trend.
    if (highestLoss < 0) highestLoss = lowestLoss = 0.5;
    const double middle = (highestLoss + lowestLoss) / 2,
                 half = std::max(0.1, (highestLoss - lowestLoss) * 0.6),
                 lowest = std::max(0.0, middle - half);
    fit(d.loss->axis(QCPAxis::atLeft), lowest, lowest + 2 * half);
    for (QCPAxisRect* rect : {d.loss, d.auc, d.rate}) fit(rect->axis(QCPAxis::atBottom), 0, epochs * 1.02);
    // Half is chance; below it the adapter is no better than guessing.
    double lowestAuc = 0.5;
    for (const RunCurves::Epoch& r : curves.epochs)
        if (std::isfinite(r.auc)) lowestAuc = std::min(lowestAuc, r.auc);
    fit(d.auc->axis(QCPAxis::atLeft), lowestAuc < 0.45 ? 0 : 0.4, 1.02);
    constexpr double kRoom = 1.08;  // above the highest value
    fit(d.rate->axis(QCPAxis::atLeft), 0, highest(curves.rates, 1e-5) * kRoom);
    fit(d.throughput->axis(QCPAxis::atLeft), 0, highest(curves.throughput, 1) * kRoom);
    fit(d.memory->axis(QCPAxis::atLeft), 0, highest(tensors, highest(process, 100)) * kRoom);
    for (QCPAxisRect* rect : {d.throughput, d.memory}) {
        fit(rect->axis(QCPAxis::atBottom), 0,
            std::max(lastSecond / d.timeUnit * 1.02, d.timeUnit > 1 ? 3.0 : 10.0));
        rect->axis(QCPAxis::atBottom)->setLabel(d.timeUnit > 1 ? tr("Minutes") : tr("Seconds"));
    }
    Impl::place(d.bestInLoss, curves.bestEpoch);
    Impl::place(d.bestInAuc, curves.bestEpoch);
}

QStringList RunPlot::epochWords(int epoch) const {
    const Impl& d = *m_impl;
    const RunCurves::Epoch& r = d.curves.epochs[std::size_t(epoch) - 1];
    QStringList lines{epoch == d.curves.bestEpoch ? tr("Epoch %1 (the best so far)").arg(epoch)
                                                  : tr("Epoch %1").arg(epoch)};
    if (std::isfinite(r.trainLoss)) lines << tr("Training loss: %1").arg(number(r.trainLoss, 3));
    if (std::isfinite(r.validationLoss)) lines << tr("Validation loss: %1").arg(number(r.validationLoss, 3));
    if (std::isfinite(r.auc)) lines << tr("Validation AUC: %1").arg(number(r.auc, 3));
    return lines;
}

QString RunPlot::valueTextAt(const QPoint& position) const {
    const Impl& d = *m_impl;
    double x = 0;
    if (inside(d.loss, position, x) || inside(d.auc, position, x)) {
        const int epoch = int(std::lround(x));
        if (epoch < 1 || std::size_t(epoch) > d.curves.epochs.size()) return {};
        const QStringList lines = epochWords(epoch);
        return lines.size() > 1 ? lines.join(QLatin1Char('\n')) : QString();
    }
    if (inside(d.rate, position, x)) {
        const auto* point = nearest(d.curves.rates, x);
        if (!point) return {};
        return tr("Learning rate (step size): %1").arg(QLocale().toString(point->second, 'g', 3));
    }
    if (inside(d.throughput, position, x)) {
        const auto* point = nearest(d.curves.throughput, x * d.timeUnit);
        if (!point) return {};
        return tr("%1 images per second").arg(number(point->second, point->second < 10 ? 1 : 0));
    }
    if (inside(d.memory, position, x) && !d.curves.memory.empty()) {
        const double seconds = x * d.timeUnit;
        const auto at = std::min_element(
            d.curves.memory.begin(), d.curves.memory.end(), [&](const auto& a, const auto& b) {
                return std::abs(a.seconds - seconds) < std::abs(b.seconds - seconds);
            });
        return tr("Memory of the whole program: %1 MB").arg(number(at->processMb, 0)) + QLatin1Char('\n') +
               tr("Of that the computation itself (tensors): %1 MB").arg(number(at->tensorsMb, 0));
    }
    return {};
}

QString RunPlot::csv() const {
    const RunCurves& c = m_impl->curves;
    QString text = QStringLiteral("curve,x,x_unit,value\r\n");
    const auto add = [&text](const char* curve, const char* unit, const Points& points) {
        for (const auto& [x, y] : points)
            text += QStringLiteral("%1,%2,%3,%4\r\n")
                        .arg(QLatin1String(curve), QString::number(x, 'g', 10), QLatin1String(unit),
                             QString::number(y, 'g', 10));
    };
    add("loss_step", "round", c.steps);
    add("loss_learning", "round", epochPoints(c.epochs, &RunCurves::Epoch::trainLoss));
    add("loss_tuning", "round", epochPoints(c.epochs, &RunCurves::Epoch::validationLoss));
    add("auc_tuning", "round", epochPoints(c.epochs, &RunCurves::Epoch::auc));
    add("learning_rate", "round", c.rates);
    add("images_per_second", "second", c.throughput);
    add("memory_process_mb", "second", memoryPoints(c.memory, &RunCurves::Memory::processMb));
    add("memory_tensors_mb", "second", memoryPoints(c.memory, &RunCurves::Memory::tensorsMb));
    return text;
}

}  // namespace fovea::ui
