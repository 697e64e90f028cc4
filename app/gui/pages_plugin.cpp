#include "pages.h"

/// What `fovea` looks for in this library once its window is on the screen.
extern "C" Q_DECL_EXPORT void fovea_make_pages(fovea::ui::PageFactory* factory) {
    *factory = fovea::gui::makePageFactory();
}
