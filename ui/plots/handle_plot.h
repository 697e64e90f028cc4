#pragma once

#include <QWidget>
#include <memory>

#include "widgets/screen_reader.h"

class QCustomPlot;

namespace fovea::ui {

struct PlotColours;

/// What the plots with a threshold have in common: one plot, and on it a handle that mouse and arrow keys
/// move and that shows when it has the keyboard; hovering tells values; the wheel is left to what scrolls
/// around it. Follows the palette. GUI thread only.
class HandlePlot : public QWidget, public SpokenValue {
    Q_OBJECT
public:
    ~HandlePlot() override;
    QSize sizeHint() const override { return {320, 300}; }
    /// To a screen reader the handle is a slider, in per cent of the probability.
    Range spokenRange() const override;
    QString spokenValue() const override;
    bool spokenMovable() const override;
    void moveSpoken(double percent) override;

Q_SIGNALS:
    /// By the user's hand. `threshold` is a finite probability.
    void thresholdMoved(double threshold);

protected:
    explicit HandlePlot(QWidget* parent);

    QCustomPlot& plot() const;
    /// Whether the handle is shown, and whether the user may move it, with this cursor over it.
    void setHandle(bool shown, bool movable, Qt::CursorShape cursor);
    bool handleShown() const;
    /// To be called at the end of the constructor, and when what is drawn has become another.
    void restyleAll();

    /// To as near a point of the plot as there is a place for it; thresholdMoved() follows.
    virtual void moveHandle(const QPoint& position) = 0;
    /// To a probability, or the nearest place before; thresholdMoved() follows.
    virtual void moveHandleTo(double probability) = 0;
    virtual double handleAt() const = 0;  ///< probability, 0..1
    /// Up (1) or down (-1) the probability.
    virtual void stepHandle(int direction) = 0;
    /// The words of the values under a point of the plot; empty where there are none.
    virtual QString valueTextAt(const QPoint& position) const = 0;
    /// What the plot's own ground, axes and fonts are not.
    virtual void restyle(const PlotColours& colours) = 0;

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
