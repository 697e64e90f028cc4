#pragma once

#include <QAbstractButton>
#include <QColor>

namespace fovea::ui {

/// A diagnosis: its colour, name and number of images. The key that gives it stands in the tool tip: beside
/// the number it would be read as another one.
class ClassChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit ClassChip(QWidget* parent = nullptr);
    void setContent(const QColor& color, const QString& name, const QString& count);
    QColor colour() const { return m_color; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor m_color;
    QString m_count;
};

}  // namespace fovea::ui
