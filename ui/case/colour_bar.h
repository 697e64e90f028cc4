#pragma once

#include <QWidget>

namespace fovea::ui {

/// Legend of a map: its colours from 0 to the highest share, with a mark at the share under the pointer.
class ColourBar : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);
    void setHighest(double share);  ///< 0..1 of the attention; 0: there is no map, nothing is drawn
    void setShare(double share);    ///< where the mark stands; negative: none
    QSize sizeHint() const override { return {64, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_highest = 0, m_share = -1;
};

}  // namespace fovea::ui
