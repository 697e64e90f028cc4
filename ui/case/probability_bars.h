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
};

/// Probabilities as bars with their numbers, one row a class.
class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    void setRows(std::vector<ProbabilityRow> rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {180, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    std::vector<ProbabilityRow> m_rows;
};

}  // namespace fovea::ui
