#pragma once

#include <QWidget>

namespace fovea::ui {

/// Legend of a map: the colours from 0 to the highest value, with both ends named.
class ColourBar : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);
    void setHighest(double share);  ///< 0..1 of the attention; 0: nothing is drawn
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_highest = 0;
};

}  // namespace fovea::ui
