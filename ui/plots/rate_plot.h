#pragma once

#include <QString>
#include <limits>
#include <vector>

#include "plots/plot_panel.h"

namespace fovea::ui {

/// A line of a RatePlot. Rates are shares, 0..1.
struct RateLine {
    struct Point {
        double x = 0, y = 0;
        /// Ends of the interval of y; NaN: none is drawn.
        double low = std::numeric_limits<double>::quiet_NaN(), high = low;
        QString words;  ///< said on hovering
    };
    QString name;
    std::vector<Point> points;
    int colour = 0;     ///< of the class, for classColor()
    bool dots = false;  ///< points to be seen, with their intervals; otherwise the line alone
};

/// One rate against another, both in per cent: the precision-recall curve, the reliability diagram, the
/// decision curve.
/// What PlotPanel has (zoom, values on hovering, picture, table) and a line to compare with.
class RatePlot : public PlotPanel {
    Q_OBJECT
public:
    /// What stands at the axes, how a screen reader names it, and what a saved file is called.
    struct Words {
        QString name, x, y, file;
    };
    explicit RatePlot(const Words& words, QWidget* parent = nullptr);
    ~RatePlot() override;

    /// What stands at the vertical axis from now on.
    void setVerticalWords(const QString& words);
    QString verticalWords() const;
    void setLines(std::vector<RateLine> lines);
    /// A dashed line from (0, from) to (1, to), as shares: the diagonal of perfect calibration, the
    /// prevalence.
    void setReference(double from, double to);
    /// What of the vertical axis is shown, as shares; until it is said, 0 to 1.
    void setRange(double low, double high);
    /// A dotted line across, at a share of the horizontal axis; NaN takes it away.
    void setMark(double x);

    QString valueTextAt(const QPoint& position) const override;
    /// Columns line, x, y, low, high, as shares.
    QString csv() const override;
    QSize sizeHint() const override { return {320, 300}; }
    QSize minimumSizeHint() const override { return {220, 220}; }

protected:
    void restyle(const PlotColours& colours) override;
    void draw() override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
