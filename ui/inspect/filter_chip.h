#pragma once

#include <QAbstractButton>

namespace fovea::ui {

/// A filter to press: its name, how many pass it, and the colour of a class where it is one of a class.
/// As wide as its words where there is room; where there is less, the name is shortened.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 26;

    explicit FilterChip(QWidget* parent = nullptr);
    /// `colour`: for classColor(); -1: none.
    void setContent(const QString& name, int count, int colour, const QString& tip);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_count;
    int m_colour = -1;
};

}  // namespace fovea::ui
