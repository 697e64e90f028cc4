#include "text/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#ifdef FOVEA_HAS_TRANSLATIONS
static void initTranslations() {
    Q_INIT_RESOURCE(fovea_translations);
}
#else
static void initTranslations() {}
#endif

namespace fovea::ui {

void installTranslations(QCoreApplication& application) {
    initTranslations();
    const auto install = [&application](auto... place) {
        auto* translator = new QTranslator(&application);
        if (translator->load(place...))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    install(QStringLiteral(":/fovea/i18n/fovea_en.qm"));
    const QLocale locale;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) return;
    install(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("fovea"), QStringLiteral("_"), QStringLiteral(":/fovea/i18n"));
}

}  // namespace fovea::ui
