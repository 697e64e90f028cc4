#pragma once

#include <vector>

#include "plots/plot_panel.h"
#include "plots/run_curves.h"

namespace fovea::ui {

/// Several runs laid over each other: error and AUC on the tuning images, a colour and
/// a kind of line each, named in a legend.
class RunsPlot : public PlotPanel {
    Q_OBJECT
public:
    explicit RunsPlot(QWidget* parent = nullptr);
    ~RunsPlot() override;

    struct Series {
        QString name;
        RunCurves curves;
    };
    void setRuns(std::vector<Series> runs);
    QString valueTextAt(const QPoint& position) const override;
    /// One row an epoch: run, epoch, the errors, AUC.
    QString csv() const override;
    QSize sizeHint() const override { return {720, 320}; }
    QSize minimumSizeHint() const override { return {280, 260}; }

protected:
    void restyle(const PlotColours& colours) override;
    void draw() override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
