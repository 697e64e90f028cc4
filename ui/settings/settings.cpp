#include "settings/settings.h"

namespace fovea::ui {

namespace {
constexpr int kRecentProjects = 8;

/// What was remembered of those that are in the list no more is forgotten.
void setRecent(Settings& settings, const QStringList& folders) {
    QVariantMap facts = settings.get(setting::recentFacts);
    for (const QString& folder : facts.keys())
        if (!folders.contains(folder)) facts.remove(folder);
    settings.set(setting::recentFacts, facts);
    settings.set(setting::recentProjects, folders);
}
}  // namespace

Settings::Settings(QObject* parent)
    : QObject(parent),
      m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("fovea"), QStringLiteral("fovea")) {}

Settings::Settings(const QString& iniFile, QObject* parent)
    : QObject(parent), m_store(iniFile, QSettings::IniFormat) {}

void Settings::addRecentProject(const QString& folder) {
    QStringList recent = get(setting::recentProjects);
    recent.removeAll(folder);
    recent.prepend(folder);
    setRecent(*this, QStringList(recent.mid(0, kRecentProjects)));
}

void Settings::removeRecentProject(const QString& folder) {
    QStringList recent = get(setting::recentProjects);
    recent.removeAll(folder);
    setRecent(*this, recent);
}

}  // namespace fovea::ui
