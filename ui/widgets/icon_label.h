#pragma once

#include <QIcon>
#include <QWidget>

namespace fovea::ui {

/// An icon that is no button, in the quiet colour; follows light and dark.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const QString& name, int size, QWidget* parent = nullptr);
    void setIconName(const QString& name);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_size;
};

}  // namespace fovea::ui
