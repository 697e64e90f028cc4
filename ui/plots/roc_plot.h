#pragma once

#include <QColor>
#include <QString>
#include <memory>
#include <vector>

#include "plots/handle_plot.h"

namespace fovea::ui {

/// One curve: rates 0..1, from (0, 0) to (1, 1), thresholds descending.
struct RocCurve {
    struct Point {
        double falsePositiveRate = 0, truePositiveRate = 0, threshold = 0;
    };
    QString name;
    std::vector<Point> points;
    int colour = 0;  ///< of the class, for classColor()
};

/// Who answered the same images: a point beside the curve.
struct RocReader {
    QString name;
    double falsePositiveRate = 0, truePositiveRate = 0;
};

/// Receiver operating characteristic with its operating point, which is moved along the first curve.
class RocPlot : public HandlePlot {
    Q_OBJECT
public:
    explicit RocPlot(QWidget* parent = nullptr);
    ~RocPlot() override;

    void setCurves(std::vector<RocCurve> curves);
    void setReaders(const std::vector<RocReader>& readers);
    /// Whether a point is shown, and whether the user may move it.
    void setOperatingPoint(bool shown, bool movable);
    /// Puts the point at the last one of the first curve whose threshold is not below this.
    void setThreshold(double threshold);
    QColor curveColour(std::size_t index) const;
    /// The point where the marker stands.
    RocCurve::Point operatingPoint() const;
    QSize minimumSizeHint() const override { return {240, 220}; }

protected:
    void moveHandle(const QPoint& position) override;
    void moveHandleTo(double probability) override;
    double handleAt() const override;
    void stepHandle(int direction) override;
    QString valueTextAt(const QPoint& position) const override;
    void restyle(const PlotColours& colours) override;

private:
    int indexAt(double threshold) const;
    void moveTo(int index, bool byUser);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
