#include "data/import_flow.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "data/label_table_presenter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "text/error_text.h"

namespace fovea::ui {

namespace {

/// PNG and JPEG never say who the patients are: that alone does not take the image from view.
bool pressing(const std::vector<dataset::Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const dataset::Problem& p) {
        return p.kind != dataset::ProblemKind::patientsUnknown;
    });
}

}  // namespace

ImportFlow::ImportFlow(ProjectSession& session, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs) {
    connect(&session, &ProjectSession::importFinished, this, &ImportFlow::onImported);
    connect(&session, &ProjectSession::importFailed, this, &ImportFlow::onFailed);
    connect(&session, &ProjectSession::closed, this, &ImportFlow::drop);
}

void ImportFlow::importPaths(const QStringList& paths) {
    Q_EMIT begun();
    project::ImportRequest files;
    for (const QString& path : paths) {
        static const QStringList tables{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("xlsx"),
                                        QStringLiteral("ods")};
        if (tables.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive)) {
            Q_EMIT tableAsked(path);
        } else if (QFileInfo(path).isDir()) {
            project::ImportRequest folder;
            folder.source = path.toStdString();
            m_queue.push_back(std::move(folder));
        } else {
            files.files.push_back(path.toStdString());
        }
    }
    if (!files.files.empty()) m_queue.push_back(std::move(files));
    next();
}

void ImportFlow::takeTable(const LabelTablePresenter& table) {
    if (table.images() == LabelTablePresenter::Images::inFolder) {
        project::ImportRequest request;
        request.source = table.folder().toStdString();
        request.labels = table.labels();
        if (const int study = table.role(LabelTablePresenter::Role::study); study >= 0)
            request.studies = dataset::StudyRule{dataset::StudyRule::By::column,
                                                 table.table()->columns[std::size_t(study)]};
        add(std::move(request));
        return;
    }
    Q_EMIT begun();
    const bool started = m_session.startOnProject<project::ProjectSummary>(
        tr("Taking labels over"),
        [labels = table.labels()](project::Project& project, const JobContext& job) {
            return project::applyLabelTable(project, *labels, job);
        },
        [this](Result<project::ProjectSummary> summary) {
            if (summary)
                Q_EMIT said({false, tr("%n row(s) taken over.", nullptr, summary->labels.matchedRows)});
            else
                Q_EMIT failed(summary.error());
        });
    if (!started) Q_EMIT said(possibleLater(m_jobs));
}

void ImportFlow::takeHeaderField(const QString& folder, const std::string& attribute) {
    project::ImportRequest request;
    request.source = folder.toStdString();
    request.labelAttribute = attribute;
    add(std::move(request));
}

void ImportFlow::add(project::ImportRequest request) {
    Q_EMIT begun();
    m_queue.push_back(std::move(request));
    next();
}

void ImportFlow::next() {
    if (m_queue.empty()) {
        m_missed.clear();
        m_missedFolder.clear();
    }
    if (m_queue.empty() || m_asking) return;
    const project::ImportRequest& first = m_queue.front();
    const bool started = m_jobs.start<dataset::FramesFound>(
        tr("Looking into the files"),
        [options = dataset::ImportOptions{.source = first.source,
                                          .files = first.files,
                                          .labels = first.labels,
                                          .labelAttribute = first.labelAttribute}](const JobContext& job) {
            return dataset::lookForFrames(options, job);
        },
        [this](Result<dataset::FramesFound> found) {
            if (m_queue.empty()) return;
            if (!found && found.error().code == ErrorCode::cancelled) {
                sayStopped();
            } else if (found && found->asks()) {
                m_asking = true;
                Q_EMIT framesAsked(*found);
            } else {
                importFirst();  // which says what is wrong, if anything
            }
        });
    if (started)
        m_jobs.setDisposable();
    else
        Q_EMIT said(addLater());
}

void ImportFlow::answerFrames(const dataset::FrameChoice& frames, imaging::Plane plane,
                              const std::optional<project::SeriesAsked>& series) {
    if (!std::exchange(m_asking, false)) return;
    m_queue.front().series = series;
    m_queue.front().frames = frames;
    m_queue.front().plane = plane;
    importFirst();
}

void ImportFlow::skip() {
    if (!std::exchange(m_asking, false)) return;
    m_queue.erase(m_queue.begin());
    next();
}

void ImportFlow::importFirst() {
    m_queue.front().copy = m_session.samples().empty() && m_copy;
    m_queue.front().question = questionOfClasses();
    m_folder = QString::fromStdString(m_queue.front().source);
    if (m_session.importImages(m_session.folder(), m_queue.front()))
        m_queue.erase(m_queue.begin());
    else
        Q_EMIT said(addLater());
}

/// What folders answer is a class: the question in use where it has classes, else the first that has.
std::string ImportFlow::questionOfClasses() const {
    const auto hasClasses = [](const dataset::Question& q) {
        return q.kind == dataset::QuestionKind::one || q.kind == dataset::QuestionKind::grades;
    };
    if (!m_session.isOpen() || hasClasses(m_session.question())) return m_session.question().name;
    for (const dataset::Question& question : m_session.questions())
        if (hasClasses(question)) return question.name;
    return {};
}

void ImportFlow::onImported(const project::ProjectSummary& summary) {
    QStringList parts{tr("%n image(s) added.", nullptr, summary.import.added)};
    if (summary.import.alreadyThere > 0)
        parts << tr("%n were there already.", nullptr, summary.import.alreadyThere);
    if (summary.import.copied > 0)
        parts << tr(
            "%n file(s) copied without patient data; what is written into the pictures was not removed.",
            nullptr, summary.import.copied);
    if (const int odd = summary.labels.rows - summary.labels.matchedRows; odd > 0)
        parts << tr("%n row(s) of the table took no part.", nullptr, odd);
    if (!summary.problems.empty())
        parts << tr("%n problem(s) to look at, on the right.", nullptr, int(summary.problems.size()));
    sayOutcome({pressing(summary.problems), parts.join(QLatin1Char(' '))});
    Q_EMIT imported(pressing(summary.problems));
    next();
}

void ImportFlow::onFailed(const Error& error) {
    if (error.code == ErrorCode::cancelled) {
        sayStopped();
        return;
    }
    const bool byHeader = error.code == ErrorCode::noImages && !m_folder.isEmpty();
    const QString noFolders =
        tr("No image lies in a folder named after a diagnosis. Of DICOM files the header may say it.");
    if (m_queue.empty() && m_missed.isEmpty()) {
        if (byHeader)
            Q_EMIT said({true, noFolders, {}, m_folder, errorSentence(error)});
        else
            Q_EMIT failed(error);
        return;
    }
    const QString why = byHeader ? noFolders : errorSentence(error);
    m_missed << (m_folder.isEmpty() ? tr("The single images were not added: %1").arg(why)
                                    : tr("“%1” was not added: %2").arg(QDir(m_folder).dirName(), why));
    if (byHeader) m_missedFolder = m_folder;
    sayOutcome({true, {}});
    // It did not fail for the others' sake, nor they for its.
    next();
}

void ImportFlow::sayOutcome(DataNotice notice) {
    if (!m_missed.isEmpty()) {
        QStringList lines = m_missed;
        if (!notice.text.isEmpty()) lines.prepend(notice.text);
        notice = {true, lines.join(QLatin1Char('\n')), {}, m_missedFolder};
    }
    Q_EMIT said(notice);
}

void ImportFlow::drop() {
    m_queue.clear();
    m_missed.clear();
    m_missedFolder.clear();
    if (std::exchange(m_asking, false)) Q_EMIT questionWithdrawn();
}

void ImportFlow::sayStopped() {
    drop();
    Q_EMIT said({false, tr("Stopped. Nothing was added.")});
}

DataNotice ImportFlow::addLater() const {
    return {false, tr("Images can be added when “%1” has ended.").arg(m_jobs.title())};
}

}  // namespace fovea::ui
