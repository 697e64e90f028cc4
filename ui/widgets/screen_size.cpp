#include "widgets/screen_size.h"

#include <QScreen>
#include <QWidget>

namespace fovea::ui {

namespace {
constexpr int kTitleBar = 40;
}

QSize fitting(const QSize& wanted, const QWidget& window) {
    const QScreen* screen = window.screen();
    if (!screen) return wanted;
    return wanted.boundedTo(screen->availableGeometry().size() - QSize(0, kTitleBar));
}

}  // namespace fovea::ui
