#include "apply/add_to_project.h"

#include <algorithm>
#include <utility>

#include "apply/apply_presenter.h"
#include "data/data_notice.h"
#include "imaging/plane.h"
#include "project/add_images.h"
#include "session/project_session.h"

namespace fovea::ui {

namespace {

/// Whether answers to one question can be answers to the other.
bool areAlike(const dataset::Question& one, const dataset::Question& other) {
    using Kind = dataset::QuestionKind;
    const auto hasClasses = [](const dataset::Question& q) {
        return q.kind == Kind::one || q.kind == Kind::grades;
    };
    if (hasClasses(one)) return hasClasses(other);
    if (one.kind != other.kind) return false;
    return one.kind == Kind::findings ? one.answers == other.answers : one.unit == other.unit;
}

}  // namespace

AddToProject::AddToProject(ApplyPresenter& apply, ProjectSession& session, QObject* parent)
    : QObject(parent), m_apply(apply), m_session(session) {}

bool AddToProject::possible() const {
    return m_session.isOpen() && !m_session.readOnly();
}

bool AddToProject::answers(const std::vector<qint64>& ids) const {
    return areAlike(m_apply.question(), m_session.question()) &&
           std::any_of(ids.begin(), ids.end(), [&](qint64 id) {
               const int row = m_apply.rowOf(id);
               return row >= 0 && !m_apply.files()[std::size_t(row)].reference.empty();
           });
}

void AddToProject::add(const std::vector<qint64>& ids, bool labelled) {
    std::vector<project::NewImage> images;
    const auto take = [&](const QString& path, int frame, const std::string& reference) {
        images.push_back({path.toStdString(), frame, labelled ? reference : std::string()});
    };
    for (const qint64 id : ids) {
        const int row = m_apply.rowOf(id);
        if (row < 0) continue;
        const AppliedFile& f = m_apply.files()[std::size_t(row)];
        if (f.parts.empty()) take(f.path, f.frame, f.reference);
        for (const AppliedPart& part : f.parts) take(part.path, part.frame, part.reference);
    }
    if (images.empty()) return;
    imaging::Plane plane = imaging::Plane::axial;
    if (m_apply.info()) imaging::planeFromName(m_apply.info()->plane, plane);
    const bool started = m_session.startOnProject<project::ProjectSummary>(
        tr("Adding images"),
        [images = std::move(images), plane, question = m_session.question().id](
            project::Project& project, const JobContext& job) -> Result<project::ProjectSummary> {
            FOVEA_CHECK(project.useQuestion(question));
            return project::addImages(project, images, plane, job);
        },
        [this](Result<project::ProjectSummary> summary) {
            if (summary)
                Q_EMIT added(summary->import.added, summary->import.alreadyThere);
            else
                Q_EMIT failed(summary.error());
        });
    if (!started) Q_EMIT refused(possibleLater(m_session.jobs()).text);
}

}  // namespace fovea::ui
