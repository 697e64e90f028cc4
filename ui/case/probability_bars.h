#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QPainter;

namespace fovea::ui {

/// One class's probability.
struct ProbabilityRow {
    QString name;
    double probability = 0;  ///< 0..1
    bool predicted = false;
    bool recorded = false;  ///< the label in the data says so
    int colour = 0;         ///< the class's place, for classColor()
    /// From which on it is called, marked on the bar; negative: not marked.
    double threshold = -1;
};

/// Probabilities as bars, one below the other: the class's name and its number stand above its bar, and the
/// reference is marked.
class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    void setRows(std::vector<ProbabilityRow> rows);
    int namesWidth() const;  ///< room for a name
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    int tagsWidth() const;
    int numbersWidth() const;
    void paintRow(QPainter& painter, const ProbabilityRow& row, int top) const;
    QFont boldFont() const;
    std::vector<ProbabilityRow> m_rows;
};

}  // namespace fovea::ui
