#pragma once

#include <QImage>
#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

class QCPAxis;
class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;
class QLabel;
class QMenu;

namespace fovea::ui {

struct PlotColours;

/// What all plots of trainings have in common: the mouse wheel and dragging zoom one
/// of the plots, keys (plus, minus, arrows, 0) all of them, a double click shows
/// everything again; hovering tells values; the menu saves a picture or the values.
/// Follows the palette. GUI thread only.
class PlotPanel : public QWidget {
    Q_OBJECT
public:
    ~PlotPanel() override;

    /// The words of the values under a point of this widget; empty beside the plots.
    virtual QString valueTextAt(const QPoint& position) const = 0;
    /// The values drawn, as a table (RFC 4180, UTF-8).
    virtual QString csv() const = 0;
    /// As it is now, at twice the size and on white, whatever the window's look.
    QImage picture();
    /// Where saved files are proposed to be kept, and the parts of their names, see proposedFile().
    void setSaveName(const QString& folder, const QStringList& parts);
    bool zoomed() const;

    // As the menu does them; a file name is asked for, said() follows.
    void showAll();
    void savePicture();
    void saveValues();
    QMenu* makeMenu();  ///< the caller's, or its parent's: this widget

Q_SIGNALS:
    /// A file was saved, or could not be: a sentence.
    void said(const QString& sentence);

protected:
    explicit PlotPanel(QWidget* parent);

    QCustomPlot& plot() const;
    QLabel& legend() const;  ///< above the plots, not over them
    QCPAxisRect* makeRect(const QString& xLabel, const QString& yLabel);
    QCPGraph* makeGraph(QCPAxisRect* rect);
    /// A line through a plot, hidden until placed.
    QCPItemStraightLine* makeMarker(QCPAxisRect* rect);
    /// The range that shows everything; not while the user has zoomed into its plot.
    void fit(QCPAxis* axis, double low, double high);
    /// Whether a point of this widget is inside the plot; then where on its x axis.
    bool inside(QCPAxisRect* rect, const QPoint& position, double& x) const;
    /// What is shown, for who does not see it: the keys are said after it.
    void setShownWords(const QStringList& words);
    /// A few places of so many, the first and the last among them: a curve is not read out point by point.
    static std::vector<std::size_t> someOf(std::size_t total);
    /// Draws what there is, soon, and only while someone can see it.
    void redraw();

    virtual void restyle(const PlotColours& colours) = 0;
    virtual void draw() = 0;  ///< data and ranges; the replot follows

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

    /// To be called at the end of the constructor.
    void restyleAll(const QPalette& palette);

private:
    void save(const QString& title, const QString& filter, const QString& suffix,
              std::function<bool(const QString& path)> write);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
