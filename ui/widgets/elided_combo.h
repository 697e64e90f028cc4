#pragma once

#include <QComboBox>

namespace fovea::ui {

/// A list to choose from that is as wide as its longest entry where there is room. Where there is less it
/// shortens what is chosen in the middle, as its end may tell it from the others; the tooltip has it whole,
/// above a tooltip that it was given. The list that opens is as wide as its entries.
class ElidedCombo : public QComboBox {
    Q_OBJECT
public:
    explicit ElidedCombo(QWidget* parent = nullptr);
    /// What is chosen, as it is shown.
    QString shownText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int roomForText(const QRect& whole) const;
    QString m_ownTip;  ///< the tooltip where it was given none
};

}  // namespace fovea::ui
