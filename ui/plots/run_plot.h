#pragma once

#include <QWidget>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace fovea::ui {

/// What a training run has shown so far.
struct RunCurves {
    struct Round {
        double trainLoss = std::numeric_limits<double>::quiet_NaN();
        double validationLoss = std::numeric_limits<double>::quiet_NaN();
        double auc = std::numeric_limits<double>::quiet_NaN();
    };
    struct Memory {
        double seconds = 0;    ///< since the start
        double processMb = 0;  ///< the whole program
        double tensorsMb = 0;  ///< what the computation itself holds
    };
    std::vector<std::pair<double, double>> steps;  ///< (rounds passed, loss of the step)
    std::vector<Round> rounds;                     ///< [i] is round i + 1; NaN where not measured
    int plannedRounds = 0;                         ///< how far the axis reaches; 0: as the data do
    int bestRound = 0;                             ///< marked; 0: none
    std::vector<Memory> memory;
};

/// Live view of a run: error, separation (AUC) and memory. Hovering tells values.
/// Follows the palette. GUI thread only.
class RunPlot : public QWidget {
    Q_OBJECT
public:
    explicit RunPlot(QWidget* parent = nullptr);
    ~RunPlot() override;

    /// Shows these; drawn with the next frame, and only while someone can see it, so
    /// that it may be called often.
    void setCurves(const RunCurves& curves);
    /// The words of the values under a point of this widget; empty beside the plots.
    QString valueTextAt(const QPoint& position) const;
    QSize sizeHint() const override { return {720, 320}; }
    QSize minimumSizeHint() const override { return {420, 240}; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void restyle();
    void draw();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
