#include "session/project_session.h"

#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "jobs/background.h"
#include "session/relabel_command.h"
#include "text/error_text.h"

namespace fovea::ui {

struct ProjectSession::Lease {
    std::mutex work;             ///< held by the worker that uses the project
    mutable std::mutex pointer;  ///< held for a moment only, to read or set `project`
    std::shared_ptr<project::Project> project;

    /// Closes the project once nobody works with it any more. On a worker.
    void release() {
        const std::lock_guard lock(work);
        set(nullptr);
    }
    std::shared_ptr<project::Project> get() const {
        const std::lock_guard lock(pointer);
        return project;
    }
    void set(std::shared_ptr<project::Project> p) {
        const std::lock_guard lock(pointer);
        project.swap(p);
    }
};

ProjectSession::Lock::Lock(Lease& lease) : m_lease(lease) {
    m_lease.work.lock();
}
ProjectSession::Lock::~Lock() {
    m_lease.work.unlock();
}
project::Project* ProjectSession::Lock::project() const {
    return m_lease.get().get();
}

/// Short writes and reads, one after the other.
struct ProjectSession::Writer {
    QThreadPool pool;
    QTimer problems;
    int waiting = 0;  ///< writes not yet on the disk
};

ProjectSession::ProjectSession(JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_lease(std::make_shared<Lease>()),
      m_closing(std::make_shared<Lease>()),
      m_writer(std::make_unique<Writer>()) {
    m_writer->pool.setMaxThreadCount(1);
    m_writer->problems.setSingleShot(true);
    m_writer->problems.setInterval(300);
    connect(&m_writer->problems, &QTimer::timeout, this, &ProjectSession::readProblems);
}

ProjectSession::~ProjectSession() {
    m_writer->pool.waitForDone();
}

QString ProjectSession::name() const {
    QString name = QFileInfo(m_folder).fileName();
    if (name.endsWith(QLatin1String(".fovea"))) name.chop(6);
    return name;
}

int ProjectSession::rowOf(std::int64_t id) const {
    const auto it = m_data.rows.find(id);
    return it == m_data.rows.end() ? -1 : it->second;
}

std::shared_ptr<project::Project> ProjectSession::project() const {
    return m_lease->get();
}

Result<ProjectSession::Data> ProjectSession::readData(project::Project& project) {
    Data data;
    FOVEA_TRY(data.samples, project.samples());
    FOVEA_TRY(data.classes, project.classes());
    FOVEA_TRY(data.runs, project.runs());
    FOVEA_TRY(project::ProjectSummary summary, project::summarise(project));
    data.problems = std::move(summary.problems);
    for (std::size_t i = 0; i < data.samples.size(); ++i) data.rows.emplace(data.samples[i].id, int(i));
    return data;
}

void ProjectSession::setLent(bool lent) {
    if (m_lent == lent) return;
    m_lent = lent;
    Q_EMIT lentChanged(lent);
}

bool ProjectSession::beginLoan() {
    if (!m_open || m_jobs.running()) return false;
    setLent(true);
    return true;
}

void ProjectSession::endLoan() {
    setLent(false);
}

void ProjectSession::take(Data data) {
    std::swap(m_data, data);
    // Freeing many thousand samples takes a while, too.
    m_writer->pool.start([old = std::make_shared<Data>(std::move(data))] {});
    m_undo.clear();
}

bool ProjectSession::open(const QString& folder, bool create) {
    if (m_jobs.running()) return false;
    close();
    setLent(true);
    using Both = std::pair<std::shared_ptr<project::Project>, Data>;
    auto lease = m_lease;
    return m_jobs.start<Both>(
        create ? tr("Making the project") : tr("Opening the project"),
        [path = folder.toStdString(), create, lease, closing = m_closing](const JobContext&) -> Result<Both> {
            // It may be the same project again: its lock must be gone.
            closing->release();
            const Lock lock(*lease);
            FOVEA_TRY(project::Project project,
                      create ? project::Project::createOrOpen(path) : project::Project::open(path));
            auto shared = std::make_shared<project::Project>(std::move(project));
            FOVEA_TRY(Data data, readData(*shared));
            lease->set(shared);
            return Both{std::move(shared), std::move(data)};
        },
        [this](Result<Both> both) {
            endLoan();
            if (!both) {
                Q_EMIT openFailed(both.error());
                return;
            }
            m_folder = QString::fromStdString(both->first->folder());
            m_open = true;
            take(std::move(both->second));
            Q_EMIT opened();
            Q_EMIT changed();
        });
}

void ProjectSession::close() {
    if (!m_open || m_lent) return;
    // What is still being written keeps the old lease alive until it is done.
    m_closing = std::exchange(m_lease, std::make_shared<Lease>());
    m_writer->pool.start([old = m_closing] { old->release(); });
    m_writer->problems.stop();
    m_open = false;
    m_folder.clear();
    take({});
    Q_EMIT closed();
}

void ProjectSession::refresh() {
    if (!m_open || m_lent) return;
    const auto lease = m_lease;
    inBackground(
        m_writer->pool, this,
        [lease]() -> Result<Data> {
            const Lock lock(*lease);
            if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
            return guarded([&] { return readData(*lock.project()); });
        },
        [this, lease](Result<Data> data) {
            if (lease != m_lease || !m_open) return;
            if (!data) {
                Q_EMIT editRefused(errorSentence(data.error()));
                return;
            }
            take(std::move(*data));
            Q_EMIT changed();
        });
}

bool ProjectSession::importImages(const QString& folder, const project::ImportRequest& request) {
    if (m_jobs.running()) return false;
    setLent(true);
    struct Imported {
        Result<project::ProjectSummary> summary;
        Data data;
        std::string folder;
        bool open = false;
    };
    const auto lease = m_lease;
    const std::string target = m_open ? m_folder.toStdString() : folder.toStdString();
    const bool wasOpen = m_open;
    return m_jobs.start<Imported>(
        tr("Reading images"),
        [target, request, lease, wasOpen, closing = m_closing](const JobContext& job) -> Result<Imported> {
            closing->release();
            const Lock lock(*lease);
            // The import opens the project by itself, and only one may have it.
            lease->set(nullptr);
            Imported imported{project::importImages(target, request, job), {}, target, false};
            if (!imported.summary && !wasOpen) return imported;
            FOVEA_TRY(project::Project project, project::Project::open(target));
            auto shared = std::make_shared<project::Project>(std::move(project));
            FOVEA_TRY(imported.data, readData(*shared));
            imported.folder = shared->folder();
            imported.open = true;
            lease->set(shared);
            return imported;
        },
        [this, wasOpen](Result<Imported> imported) {
            endLoan();
            if (!imported) {
                // The import is over but the project cannot be opened again.
                if (wasOpen) close();
                Q_EMIT importFailed(imported.error());
                return;
            }
            if (imported->open) {
                m_open = true;
                m_folder = QString::fromStdString(imported->folder);
                take(std::move(imported->data));
                if (!wasOpen) Q_EMIT opened();
                Q_EMIT changed();
            }
            if (imported->summary)
                Q_EMIT importFinished(*imported->summary);
            else
                Q_EMIT importFailed(imported->summary.error());
        });
}

bool ProjectSession::relabel(const std::vector<std::int64_t>& ids, const std::string& label) {
    if (!m_open) return false;
    if (m_lent) {
        Q_EMIT editRefused(tr("Labels can be changed again when “%1” has ended.").arg(m_jobs.title()));
        return false;
    }
    RelabelCommand::Labels before, after;
    for (const std::int64_t id : ids) {
        const int row = rowOf(id);
        if (row < 0 || m_data.samples[std::size_t(row)].label == label) continue;
        before.emplace_back(id, m_data.samples[std::size_t(row)].label);
        after.emplace_back(id, label);
    }
    if (after.empty()) return true;
    m_undo.push(new RelabelCommand(
        *this, std::move(before), std::move(after),
        tr("label %n image(s) “%1”", nullptr, int(after.size())).arg(QString::fromStdString(label))));
    return true;
}

void ProjectSession::undo() {
    if (m_lent)
        Q_EMIT editRefused(tr("Labels can be changed again when “%1” has ended.").arg(m_jobs.title()));
    else
        m_undo.undo();
}

void ProjectSession::redo() {
    if (m_lent)
        Q_EMIT editRefused(tr("Labels can be changed again when “%1” has ended.").arg(m_jobs.title()));
    else
        m_undo.redo();
}

void ProjectSession::applyLabels(const std::vector<std::pair<std::int64_t, std::string>>& labels) {
    QList<int> rows;
    std::map<std::string, std::vector<std::int64_t>> byLabel;
    for (const auto& [id, label] : labels) {
        const int row = rowOf(id);
        if (row < 0) continue;
        m_data.samples[std::size_t(row)].label = label;
        rows.append(row);
        byLabel[label].push_back(id);
    }
    std::set<std::string> classes;
    for (const dataset::Sample& s : m_data.samples)
        if (!s.label.empty()) classes.insert(s.label);
    m_data.classes.assign(classes.begin(), classes.end());
    Q_EMIT labelsChanged(rows);
    store([byLabel = std::move(byLabel)](project::Project& project) -> Result<void> {
        for (const auto& [label, ids] : byLabel) FOVEA_CHECK(project.setLabel(ids, label));
        return {};
    });
}

void ProjectSession::store(std::function<Result<void>(project::Project&)> edit) {
    const auto lease = m_lease;
    ++m_writer->waiting;
    inBackground(
        m_writer->pool, this,
        [lease, edit = std::move(edit)]() -> Result<void> {
            const Lock lock(*lease);
            if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
            return guarded([&] { return edit(*lock.project()); });
        },
        [this, lease](Result<void> stored) {
            --m_writer->waiting;
            if (lease != m_lease || !m_open) return;
            if (!stored) {
                // What is on the disk is what counts.
                Q_EMIT editRefused(errorSentence(stored.error()));
                refresh();
                return;
            }
            m_writer->problems.start();
        });
}

void ProjectSession::readProblems() {
    if (!m_open || m_lent) return;
    const auto lease = m_lease;
    inBackground(
        m_writer->pool, this,
        [lease]() -> Result<project::ProjectSummary> {
            const Lock lock(*lease);
            if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
            return project::summarise(*lock.project());
        },
        [this, lease](Result<project::ProjectSummary> summary) {
            if (lease != m_lease || !m_open || !summary) return;
            m_data.problems = std::move(summary->problems);
            Q_EMIT problemsChanged();
        });
}

}  // namespace fovea::ui
