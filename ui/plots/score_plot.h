#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

namespace fovea::ui {

/// How often which probability was given, of those that have the finding (upwards) and of the others
/// (downwards), each as a share of its own kind; and the threshold as a line that mouse and arrow keys
/// move. GUI thread only.
class ScorePlot : public QWidget {
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

    QSize sizeHint() const override { return {320, 300}; }
    QSize minimumSizeHint() const override { return {220, 220}; }

Q_SIGNALS:
    void thresholdMoved(double threshold);  ///< by the user's hand

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void restyle();
    void place(double threshold, bool byUser);
    void say(const QPoint& position, const QPoint& global);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::ui
