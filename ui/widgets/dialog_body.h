#pragma once

#include "widgets/page_scroll.h"

namespace fovea::ui {

/// What a dialog asks, between its head and its foot. Where it comes to need more height the dialog grows, as
/// far as the screen has room: a window does not go by itself by how often its words are broken. Beyond that,
/// and in a dialog that was made small, it is scrolled.
class DialogBody : public PageScroll {
    Q_OBJECT
public:
    using PageScroll::PageScroll;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void growDialog();
    int m_needed = 0;  ///< logical pixels
};

}  // namespace fovea::ui
