#include "plots/plot_style.h"

#include <qcustomplot.h>
#include <QLocale>

#include "widgets/theme.h"

namespace fovea::ui {

namespace {
QColor mixed(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}
}  // namespace

PlotColours plotColours(const QPalette& palette) {
    PlotColours c;
    c.ground = palette.color(QPalette::Button);  // plots stand on cards
    c.text = palette.color(QPalette::Text);
    c.axis = mixed(c.text, c.ground, 0.45);
    c.grid = mixed(c.text, c.ground, 0.86);
    c.first = seriesColour(palette, 0);
    c.second = seriesColour(palette, 1);
    c.third = seriesColour(palette, 2);
    c.fourth = seriesColour(palette, 3);
    c.accent = palette.color(QPalette::Highlight);
    return c;
}

QColor seriesColour(const QPalette& palette, int index) {
    return classColor(palette, index);
}

QString percentText(double share) {
    return QLocale().toString(100 * share, 'f', 0) + QChar(0x202F) + QLatin1Char('%');
}

void styleAxis(QCPAxis& axis, const PlotColours& c) {
    axis.setBasePen(QPen(c.axis));
    axis.setTickPen(QPen(c.axis));
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLabelColor(c.text);
    axis.setLabelColor(c.text);
    axis.grid()->setPen(QPen(c.grid));
    axis.grid()->setZeroLinePen(QPen(c.grid));
    axis.setTickLengthIn(0);
    axis.setTickLengthOut(4);
    axis.setSubTicks(false);
    axis.setLabelPadding(4);
}

void styleRect(QCPAxisRect& rect, const PlotColours& colours) {
    for (QCPAxis* axis : rect.axes()) styleAxis(*axis, colours);
    for (const auto side : {QCPAxis::atTop, QCPAxis::atRight})
        if (QCPAxis* axis = rect.axis(side)) axis->setVisible(false);
}

void styleLegend(QCPLegend& legend, const PlotColours& c) {
    QColor ground = c.ground;
    ground.setAlpha(220);
    legend.setBrush(ground);
    legend.setBorderPen(Qt::NoPen);
    legend.setTextColor(c.text);
    legend.setIconSize(20, 12);
}

}  // namespace fovea::ui
