#include "settings/settings.h"

namespace fovea::ui {

namespace {
constexpr int kRecentProjects = 8;
}

Settings::Settings(QObject* parent)
    : QObject(parent),
      m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("fovea"), QStringLiteral("fovea")) {}

Settings::Settings(const QString& iniFile, QObject* parent)
    : QObject(parent), m_store(iniFile, QSettings::IniFormat) {}

void Settings::addRecentProject(const QString& folder) {
    QStringList recent = get(setting::recentProjects);
    recent.removeAll(folder);
    recent.prepend(folder);
    set(setting::recentProjects, QStringList(recent.mid(0, kRecentProjects)));
}

void Settings::removeRecentProject(const QString& folder) {
    QStringList recent = get(setting::recentProjects);
    recent.removeAll(folder);
    set(setting::recentProjects, recent);
}

}  // namespace fovea::ui
