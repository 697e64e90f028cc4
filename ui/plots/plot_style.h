#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QCPAxis;
class QCPAxisRect;
class QCPLegend;
class QCustomPlot;

namespace fovea::ui {

/// Colours of the plots for a palette, light or dark: Okabe-Ito hues, lightened
/// on dark ground so that every line keeps 3:1 against it.
struct PlotColours {
    QColor ground, text, axis, grid;
    QColor first, second, third, fourth, accent;
};
PlotColours plotColours(const QPalette& palette);
/// Hue `index` (from 0) for a line that is no class; those have classColor().
QColor seriesColour(const QPalette& palette, int index);

/// "83 %", without digits behind the point.
QString percentText(double share);

void styleAxis(QCPAxis& axis, const PlotColours& colours);
/// Bottom and left axes with a light grid, top and right hidden.
void styleRect(QCPAxisRect& rect, const PlotColours& colours);
void styleLegend(QCPLegend& legend, const PlotColours& colours);

}  // namespace fovea::ui
