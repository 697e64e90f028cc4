#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace fovea::ui {

/// One class's probability.
struct ProbabilityRow {
    QString name;
    double probability = 0;  ///< 0..1
    bool predicted = false;
    bool recorded = false;  ///< the label in the data says so
    int colour = 0;         ///< the class's place, for classColor()
};

/// Probabilities as bars with their numbers, one row a class.
class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    void setRows(std::vector<ProbabilityRow> rows);
    /// Room for the names: as wide as the widest, where there is room.
    int namesWidth() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {180, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    int tagsWidth() const;
    int numbersWidth() const;
    QFont boldFont() const;
    std::vector<ProbabilityRow> m_rows;
};

}  // namespace fovea::ui
