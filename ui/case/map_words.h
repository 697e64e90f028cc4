#pragma once

#include <QString>

#include "explain/token_map.h"

namespace fovea::ui {

/// explain::mapKindCaption() in the user's language: the same sentences.
QString mapCaption(explain::MapKind kind);

}  // namespace fovea::ui
