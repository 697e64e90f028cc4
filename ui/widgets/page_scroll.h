#pragma once

#include "widgets/plain_scroll.h"

namespace fovea::ui {

/// What does not fit a small screen is scrolled to. Where it fits, what is inside takes all the room, as if
/// nothing were around it: unlike Qt's own, this one goes by what the inside needs, not by what it would
/// like.
class PageScroll : public PlainScroll {
    Q_OBJECT
public:
    explicit PageScroll(QWidget* inside, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void fit() override;
    /// What is inside needs at that width, in logical pixels.
    int leastHeight(int width) const;
};

}  // namespace fovea::ui
