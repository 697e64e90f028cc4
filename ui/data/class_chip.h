#pragma once

#include <QAbstractButton>
#include <QColor>

namespace fovea::ui {

/// A diagnosis: its colour, name, number of images, and the key that gives it.
class ClassChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit ClassChip(QWidget* parent = nullptr);
    /// `key`: 1 to 9; 0 for none.
    void setContent(const QColor& color, const QString& name, const QString& count, int key);
    QColor colour() const { return m_color; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor m_color;
    QString m_count, m_key;
};

}  // namespace fovea::ui
