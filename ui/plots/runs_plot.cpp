#include "plots/runs_plot.h"

#include <qcustomplot.h>
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "base/csv.h"
#include "plots/plot_style.h"

namespace fovea::ui {

struct RunsPlot::Impl {
    QCPAxisRect *loss = nullptr, *auc = nullptr;
    QCPLegend* names = nullptr;
    QCPItemStraightLine* chance = nullptr;
    struct Line {
        Series series;
        QCPGraph *loss, *auc;
    };
    std::vector<Line> lines;

    /// Empty where it has no such epoch.
    static QString words(const Line& line, int epoch) {
        const auto& epochs = line.series.curves.epochs;
        if (epoch < 1 || std::size_t(epoch) > epochs.size()) return {};
        const auto number = [](double value) {
            return std::isfinite(value) ? QLocale().toString(value, 'f', 3) : QStringLiteral("–");
        };
        const RunCurves::Epoch& r = epochs[std::size_t(epoch) - 1];
        return RunsPlot::tr("%1: loss %2, AUC %3")
            .arg(line.series.name, number(r.validationLoss), number(r.auc));
    }
};

namespace {
/// Told apart without colour, too.
QPen penOf(const PlotColours& colours, int index) {
    static const QVector<qreal> dashes[] = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}, {12, 4}, {1, 3}};
    const QColor all[] = {colours.first, colours.second, colours.third, colours.fourth};
    QPen pen(all[index % 4], 2);
    const QVector<qreal>& dash = dashes[index % 6];
    if (!dash.isEmpty()) pen.setDashPattern(dash);
    return pen;
}

void setData(QCPGraph* graph, const std::vector<RunCurves::Epoch>& epochs, double RunCurves::Epoch::*value) {
    QVector<double> x, y;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        if (!std::isfinite(epochs[i].*value)) continue;
        x.push_back(double(i) + 1);
        y.push_back(epochs[i].*value);
    }
    graph->setData(x, y, true);
}
}  // namespace

RunsPlot::RunsPlot(QWidget* parent) : PlotPanel(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    setAccessibleName(tr("The chosen trainings, one over the other: loss and AUC"));
    setSaveName({}, {tr("trainings")});
    legend().hide();
    d.loss = makeRect(tr("Epoch"), tr("Validation loss"));
    d.auc = makeRect(tr("Epoch"), tr("Validation AUC"));
    d.names = new QCPLegend;
    d.names->setFillOrder(QCPLegend::foColumnsFirst);
    d.names->setWrap(3);
    auto* plots = new QCPLayoutGrid;
    plots->addElement(0, 0, d.loss);
    plots->addElement(0, 1, d.auc);
    plot().plotLayout()->addElement(0, 0, d.names);
    plot().plotLayout()->addElement(1, 0, plots);
    plot().plotLayout()->setRowStretchFactor(0, 0.001);
    d.names->setLayer(QStringLiteral("legend"));
    d.chance = makeMarker(d.auc);
    d.chance->point1->setCoords(0, 0.5);
    d.chance->point2->setCoords(1, 0.5);
    d.chance->setVisible(true);
    restyleAll(palette());
}

RunsPlot::~RunsPlot() = default;

void RunsPlot::setRuns(std::vector<Series> runs) {
    Impl& d = *m_impl;
    d.names->clearItems();
    for (const Impl::Line& line : d.lines)
        for (QCPGraph* graph : {line.loss, line.auc}) plot().removeGraph(graph);
    d.lines.clear();
    for (Series& run : runs) {
        QCPGraph *loss = makeGraph(d.loss), *auc = makeGraph(d.auc);
        setData(loss, run.curves.epochs, &RunCurves::Epoch::validationLoss);
        setData(auc, run.curves.epochs, &RunCurves::Epoch::auc);
        loss->setName(run.name);
        loss->addToLegend(d.names);
        d.lines.push_back({std::move(run), loss, auc});
    }
    QStringList shown;
    for (const Impl::Line& line : d.lines)
        if (const int last = int(line.series.curves.epochs.size()); last > 0)
            shown << tr("Epoch %1").arg(last) << Impl::words(line, last);
    setShownWords(shown);
    restyleAll(palette());
    redraw();
}

void RunsPlot::restyle(const PlotColours& c) {
    Impl& d = *m_impl;
    styleLegend(*d.names, c);
    d.names->setFont(legend().font());
    for (std::size_t i = 0; i < d.lines.size(); ++i)
        for (QCPGraph* graph : {d.lines[i].loss, d.lines[i].auc}) graph->setPen(penOf(c, int(i)));
    for (int i = 0; i < d.names->itemCount(); ++i) {
        QCPAbstractLegendItem* name = d.names->item(i);
        if (!name) continue;  // a last row that is not full counts whole
        name->setTextColor(c.text);
        name->setFont(legend().font());
    }
    // Room for the pattern of the line, and for what of the letters goes below theirs: else it is cut off.
    d.names->setIconSize(36, QFontMetrics(legend().font()).height() + 3);
    for (QCPAxisRect* rect : {d.loss, d.auc})
        for (QCPAxis* axis : rect->axes()) axis->ticker()->setTickCount(5);
    d.chance->setPen(QPen(c.axis, 1, Qt::DotLine));
}

void RunsPlot::draw() {
    Impl& d = *m_impl;
    double epochs = 1, highest = 0.1, lowestAuc = 0.5;
    for (const Impl::Line& line : d.lines) {
        epochs = std::max(epochs, double(line.series.curves.epochs.size()));
        for (const RunCurves::Epoch& r : line.series.curves.epochs) {
            if (std::isfinite(r.validationLoss)) highest = std::max(highest, r.validationLoss);
            if (std::isfinite(r.auc)) lowestAuc = std::min(lowestAuc, r.auc);
        }
    }
    for (QCPAxisRect* rect : {d.loss, d.auc}) fit(rect->axis(QCPAxis::atBottom), 0, epochs * 1.02);
    fit(d.loss->axis(QCPAxis::atLeft), 0, highest * 1.08);
    fit(d.auc->axis(QCPAxis::atLeft), lowestAuc < 0.45 ? 0 : 0.4, 1.02);
}

QString RunsPlot::valueTextAt(const QPoint& position) const {
    const Impl& d = *m_impl;
    double x = 0;
    if (!inside(d.loss, position, x) && !inside(d.auc, position, x)) return {};
    const int epoch = int(std::lround(x));
    QStringList lines;
    for (const Impl::Line& line : d.lines)
        if (const QString words = Impl::words(line, epoch); !words.isEmpty()) lines << words;
    if (lines.isEmpty()) return {};
    return tr("Epoch %1").arg(epoch) + QLatin1Char('\n') + lines.join(QLatin1Char('\n'));
}

QString RunsPlot::csv() const {
    QString text = QStringLiteral("run,round,loss_learning,loss_tuning,auc_tuning\r\n");
    const auto number = [](double value) {
        return std::isfinite(value) ? QString::number(value, 'g', 10) : QString();
    };
    for (const Impl::Line& line : m_impl->lines) {
        const QString name = QString::fromStdString(csvField(line.series.name.toStdString()));
        const auto& epochs = line.series.curves.epochs;
        for (std::size_t i = 0; i < epochs.size(); ++i)
            text += name + QStringLiteral(",%1,").arg(i + 1) + number(epochs[i].trainLoss) +
                    QLatin1Char(',') + number(epochs[i].validationLoss) + QLatin1Char(',') +
                    number(epochs[i].auc) + QStringLiteral("\r\n");
    }
    return text;
}

}  // namespace fovea::ui
