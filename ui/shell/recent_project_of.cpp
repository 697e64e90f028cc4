#include "shell/recent_project_of.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "session/project_session.h"

namespace fovea::ui {

namespace {

/// The AUC that an evaluation has shown (RecordedEvaluation::figuresJson), if any.
std::optional<double> aucOf(const project::RecordedEvaluation& evaluation) {
    const QJsonObject figures =
        QJsonDocument::fromJson(QByteArray::fromStdString(evaluation.figuresJson)).object();
    const QJsonValue auc = figures.value(QStringLiteral("auc")).toObject().value(QStringLiteral("value"));
    return auc.isDouble() ? std::optional(auc.toDouble()) : std::nullopt;
}

}  // namespace

RecentProject recentProjectOf(const ProjectSession& session) {
    RecentProject project;
    project.folder = session.folder();
    project.used = QDate::currentDate();
    project.images = int(session.samples().size());
    const auto& runs = session.allRuns();
    const auto& all = session.allEvaluations();
    for (auto evaluation = all.rbegin(); evaluation != all.rend() && !project.auc; ++evaluation) {
        const bool test = evaluation->split == dataset::Split::test;
        if (!test && evaluation->split != dataset::Split::validation) continue;
        // Evaluations of a training that was deleted stay counted, but nothing has those figures any more.
        if (std::none_of(runs.begin(), runs.end(),
                         [&](const project::Run& run) { return run.id == evaluation->run; }))
            continue;
        project.auc = aucOf(*evaluation);
        project.aucOfTest = test;
    }
    return project;
}

}  // namespace fovea::ui
