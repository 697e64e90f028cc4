#pragma once

#include "plots/plot_panel.h"
#include "plots/run_curves.h"

namespace fovea::ui {

/// One run, live or recorded: error and separation (AUC), and below them, where they
/// were watched, step size, speed and memory.
class RunPlot : public PlotPanel {
    Q_OBJECT
public:
    explicit RunPlot(QWidget* parent = nullptr);
    ~RunPlot() override;

    /// Shows these; drawn with the next frame, and only while someone can see it, so
    /// that it may be called often.
    void setCurves(const RunCurves& curves);
    QString valueTextAt(const QPoint& position) const override;
    /// One row a value: curve, x, unit of x, value.
    QString csv() const override;
    QSize sizeHint() const override { return {720, 400}; }
    QSize minimumSizeHint() const override { return {280, 320}; }

protected:
    void restyle(const PlotColours& colours) override;
    void draw() override;
    void layOutRows();
    QStringList epochWords(int epoch) const;  ///< from 1; its figures, a line each

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
