#pragma once

#include "shell/page_factory.h"

namespace fovea::gui {

/// The pages that compute, wired to each other's places. Whoever links this links
/// the numerical libraries.
ui::PageFactory makePageFactory();

}  // namespace fovea::gui
