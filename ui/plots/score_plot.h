#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "plots/handle_plot.h"

namespace fovea::ui {

/// How often which probability was given, of those that have the finding (upwards) and of the others
/// (downwards), each as a share of its own kind; and the threshold as a line.
class ScorePlot : public HandlePlot {
    Q_OBJECT
public:
    static constexpr int kBins = 20;

    explicit ScorePlot(QWidget* parent = nullptr);
    ~ScorePlot() override;

    /// One kind of case: its name, the probability of the finding of each, 0..1, its colour's number.
    struct Kind {
        QString name;
        std::vector<double> scores;
        int colour = 0;
    };
    void setKinds(const Kind& with, const Kind& without);
    /// Whether the threshold is shown, and whether the user may move it.
    void setThresholdShown(bool shown, bool movable);
    void setThreshold(double threshold);
    double threshold() const;
    /// How many scores of a kind (true: with the finding) lie in a bin; the last one holds 1, too.
    int count(bool with, int bin) const;

    QSize minimumSizeHint() const override { return {220, 220}; }

protected:
    void moveHandle(const QPoint& position) override;
    void moveHandleTo(double probability) override;
    double handleAt() const override;
    void stepHandle(int direction) override;
    QString valueTextAt(const QPoint& position) const override;
    void restyle(const PlotColours& colours) override;

private:
    void place(double threshold, bool byUser);
    QString shownWords() const;  ///< for who does not see it
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
