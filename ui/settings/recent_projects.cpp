#include "settings/recent_projects.h"

#include "settings/settings.h"

namespace fovea::ui {

namespace {
constexpr const char *kUsed = "used", *kImages = "images", *kAuc = "auc", *kOfTest = "ofTest";
}

std::vector<RecentProject> recentProjects(const Settings& settings) {
    const QVariantMap facts = settings.get(setting::recentFacts);
    std::vector<RecentProject> recent;
    for (const QString& folder : settings.get(setting::recentProjects)) {
        const QVariantMap known = facts.value(folder).toMap();
        RecentProject project;
        project.folder = folder;
        project.used = QDate::fromString(known.value(QLatin1String(kUsed)).toString(), Qt::ISODate);
        project.images = known.value(QLatin1String(kImages)).toInt();
        if (known.contains(QLatin1String(kAuc))) project.auc = known.value(QLatin1String(kAuc)).toDouble();
        project.aucOfTest = known.value(QLatin1String(kOfTest)).toBool();
        recent.push_back(project);
    }
    return recent;
}

void rememberProject(Settings& settings, const RecentProject& project) {
    if (!settings.get(setting::recentProjects).contains(project.folder)) return;
    QVariantMap known{{QLatin1String(kUsed), project.used.toString(Qt::ISODate)},
                      {QLatin1String(kImages), project.images}};
    if (project.auc) {
        known.insert(QLatin1String(kAuc), *project.auc);
        known.insert(QLatin1String(kOfTest), project.aucOfTest);
    }
    QVariantMap facts = settings.get(setting::recentFacts);
    facts.insert(project.folder, known);
    settings.set(setting::recentFacts, facts);
}

}  // namespace fovea::ui
