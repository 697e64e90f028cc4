#pragma once

#include <QString>
#include <limits>
#include <vector>

#include "plots/plot_panel.h"

namespace fovea::ui {

/// Numbers against numbers, in their unit: agreement (Bland and Altman) and calibration of a predicted
/// number. What PlotPanel has (zoom, values on hovering, picture, table), straight lines to compare with, and
/// points, some of them with intervals.
class NumberPlot : public PlotPanel {
    Q_OBJECT
public:
    /// What stands at the axes, how a screen reader names it, and what a saved file is called.
    struct Words {
        QString name, x, y, file;
    };
    explicit NumberPlot(const Words& words, QWidget* parent = nullptr);
    ~NumberPlot() override;

    struct Point {
        double x = 0, y = 0;
        /// Ends of the interval of y; NaN: none is drawn.
        double low = std::numeric_limits<double>::quiet_NaN(), high = low;
        QString words;  ///< said on hovering
    };
    /// y = intercept + slope x.
    struct Line {
        double intercept = 0, slope = 0;
        bool dashed = false;
        QString words;  ///< said above the plot
    };
    void setAxes(const QString& x, const QString& y);
    /// Single images, small; and means of several, large, with their intervals.
    void setPoints(std::vector<Point> images, std::vector<Point> means = {});
    void setLines(std::vector<Line> lines);

    QString valueTextAt(const QPoint& position) const override;
    /// Columns x, y, low, high, kind (image or mean).
    QString csv() const override;
    QSize sizeHint() const override { return {360, 300}; }
    QSize minimumSizeHint() const override { return {220, 220}; }

protected:
    void restyle(const PlotColours& colours) override;
    void draw() override;

private:
    void describe();  ///< for who does not see it
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
