#pragma once

#include "widgets/plain_scroll.h"

namespace fovea::ui {

/// A column of cards that scrolls up and down and is never cut off at its sides.
class ColumnScroll : public PlainScroll {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget* inside, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    /// Not wider than this, unless what is inside needs it. It takes hold once this is polished: sizes of
    /// what is inside are not asked for before.
    void setWidest(int width);

protected:
    void fit() override;

private:
    int m_widest = 0;  ///< 0: any width
};

}  // namespace fovea::ui
