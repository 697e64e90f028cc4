#pragma once

class QCoreApplication;

namespace fovea::ui {

/// Loads the words of the system's language where there are some, Qt's own
/// included, and the English plurals ("1 image", "2 images") beneath them.
/// New languages: ui/i18n/README.md.
void installTranslations(QCoreApplication& application);

}  // namespace fovea::ui
