#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "dataset/question.h"
#include "widgets/screen_reader.h"

class QPainter;

namespace fovea::ui {

/// Confusion matrix: rows reference, columns predicted, and at the right how many each row has. A cell
/// says how many and which share of its row. Clicking a cell, or moving with the arrow keys and pressing
/// Space, chooses it.
class ConfusionView : public QWidget, public SpokenItems {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);
    /// `counted`: what the counts are of.
    void setMatrix(const QStringList& classes, const std::vector<std::vector<int>>& counts,
                   dataset::AnswerUnit counted);
    /// Of the classes, for classColor(): a mark beside each name.
    void setColours(const std::vector<int>& colours);
    void setChosen(int truth, int predicted);  ///< -1, -1: none
    /// Where a cell lies, for tests and tooltips.
    QRect cellRect(int truth, int predicted) const;
    // To a screen reader it is a list of its cells, row by row.
    int spokenItems() const override;
    int spokenItem() const override;
    QString itemWords(int item) const override;
    bool itemChosen(int item) const override;
    QRect itemPlace(int item) const override;
    void pressItem(int item) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void cellClicked(int truth, int predicted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintNames(QPainter& painter) const;
    void paintRow(QPainter& painter, int truth) const;
    int rowHeight() const;
    int namesWidth() const;
    bool cellAt(const QPoint& position, int& truth, int& predicted) const;
    QString cellWords(int truth, int predicted) const;
    void describe();
    void press(int truth, int predicted);

    QStringList m_classes;
    std::vector<int> m_colours;
    dataset::AnswerUnit m_counted = dataset::AnswerUnit::image;
    std::vector<std::vector<int>> m_counts;
    int m_truth = -1, m_predicted = -1;  // chosen
    int m_cursorRow = 0, m_cursorColumn = 0;
};

}  // namespace fovea::ui
