#pragma once

#include <QSize>

class QWidget;

namespace fovea::ui {

/// `wanted`, but not larger than the screen of `window` has room for beside its bars and the window's own
/// title.
QSize fitting(const QSize& wanted, const QWidget& window);

}  // namespace fovea::ui
