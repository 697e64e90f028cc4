#include "plots/plot_style.h"

#include <qcustomplot.h>

namespace fovea::ui {

namespace {
bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128;
}

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
    // Blue, vermillion, green, purple, orange, sky blue, grey.
    static const char* const light[] = {"#0072B2", "#C44E00", "#00795A", "#A8538A",
                                        "#996A00", "#2E86B8", "#555555"};
    static const char* const dark[] = {"#56B4E9", "#F08A4B", "#2CC49A", "#DE94BF",
                                       "#E69F00", "#9AD1F2", "#BBBBBB"};
    return QColor(isDark(palette) ? dark[index % 7] : light[index % 7]);
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
