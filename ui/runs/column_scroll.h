#pragma once

#include <QScrollArea>

namespace fovea::ui {

/// A column of cards that scrolls up and down and is never cut off at its sides.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget* inside, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    /// Not wider than this, unless what is inside needs it. It takes hold in the next turn of the event loop:
    /// sizes of what is inside are not asked for before.
    void setWidest(int width);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void limit();
    int m_widest = 0;  ///< 0: any width
};

}  // namespace fovea::ui
