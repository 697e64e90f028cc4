#pragma once

#include <QString>

#include "base/remark.h"

namespace fovea::ui {

/// A remark of core in words of the user's language: the one place where codes become text. A
/// technical detail that it may hold is left out.
QString remarkWords(const Remark& remark);

}  // namespace fovea::ui
