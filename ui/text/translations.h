#pragma once

#include <QString>
#include <vector>

class QCoreApplication;

namespace fovea::ui {

/// A language that the window speaks.
struct Language {
    QString code;  ///< of its file in ui/i18n: "de", "zh_CN"
    QString name;  ///< as its speakers call it: "Deutsch"
};

/// English, and the languages that were compiled in, by code.
std::vector<Language> languages();

/// Loads the words of a language, Qt's own included, and the English plurals ("1 image",
/// "2 images") beneath them. `language` is a code of languages(), and numbers and dates are then
/// that language's, too, by the system's country where it speaks it; anything else, as "system",
/// is the system's language where there are words of it, else English. Once, before the first
/// window. New languages: ui/i18n/README.md.
void installTranslations(QCoreApplication& application, const QString& language = QString());

}  // namespace fovea::ui
