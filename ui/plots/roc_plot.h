#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

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

/// Receiver operating characteristic with its operating point, which mouse and
/// arrow keys move along the first curve. Hovering tells values. Follows the
/// palette. GUI thread only.
class RocPlot : public QWidget {
    Q_OBJECT
public:
    explicit RocPlot(QWidget* parent = nullptr);
    ~RocPlot() override;

    void setCurves(std::vector<RocCurve> curves);
    /// Whether a point is shown, and whether the user may move it.
    void setOperatingPoint(bool shown, bool movable);
    /// Puts the point at the last one of the first curve whose threshold is not below this.
    void setThreshold(double threshold);
    QColor curveColour(std::size_t index) const;
    /// The point where the marker stands.
    RocCurve::Point operatingPoint() const;
    QSize sizeHint() const override { return {320, 300}; }
    QSize minimumSizeHint() const override { return {240, 220}; }

Q_SIGNALS:
    /// By the user's hand. `threshold` is a finite probability.
    void thresholdMoved(double threshold);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void restyle();
    void moveTo(int index, bool byUser);
    void moveNear(const QPoint& position);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
