#include "text/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <algorithm>

#ifdef FOVEA_HAS_TRANSLATIONS
static void initTranslations() {
    Q_INIT_RESOURCE(fovea_translations);
}
#else
static void initTranslations() {}
#endif

namespace fovea::ui {

namespace {

const QLatin1String kFolder(":/fovea/i18n");

/// Of the language's own country, or of the system's where that speaks it: "1,5" and 29.11. in Austria, too.
QLocale localeOf(const QString& language) {
    const QLocale chosen(language);
    const QLocale system = QLocale::system();
    const bool same = system.language() == chosen.language() && system.script() == chosen.script();
    return same ? system : chosen;
}

}  // namespace

std::vector<Language> languages() {
    initTranslations();
    std::vector<Language> all{{QStringLiteral("en"), QStringLiteral("English")}};
    for (const QString& file :
         QDir(kFolder).entryList({QStringLiteral("fovea_*.qm")}, QDir::Files, QDir::Name)) {
        const QString code = file.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('_'), 1);
        if (code != all.front().code) all.push_back({code, QLocale(code).nativeLanguageName()});
    }
    return all;
}

void installTranslations(QCoreApplication& application, const QString& language) {
    const std::vector<Language> known = languages();
    if (std::any_of(known.begin(), known.end(), [&](const Language& l) { return l.code == language; }))
        QLocale::setDefault(localeOf(language));
    const auto install = [&application](auto... place) {
        auto* translator = new QTranslator(&application);
        if (translator->load(place...))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    install(QString(kFolder) + QLatin1String("/fovea_en.qm"));
    const QLocale locale;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) return;
    install(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("fovea"), QStringLiteral("_"), QString(kFolder));
}

}  // namespace fovea::ui
