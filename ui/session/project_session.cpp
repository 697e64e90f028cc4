#include "session/project_session.h"

#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <mutex>

#include "dataset/class_order.h"
#include "dataset/positive_class.h"
#include "dataset/relink.h"
#include "jobs/background.h"
#include "project/confirmed_labels.h"
#include "project/copy_images.h"
#include "project/directory_lock.h"
#include "text/error_text.h"
#include "text/message_words.h"

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
    QThreadPool files;   ///< asks whether files are there: a network drive may let it wait
    QThreadPool audits;  ///< that writes need not wait for them
    QTimer problems;
    bool auditing = false, auditAgain = false;
    int waiting = 0;  ///< writes not yet on the disk
    /// The window may show something else than is stored once nothing waits: until it is read anew.
    bool outdated = false;
};

ProjectSession::ProjectSession(JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_lease(std::make_shared<Lease>()),
      m_closing(std::make_shared<Lease>()),
      m_writer(std::make_unique<Writer>()) {
    m_writer->pool.setMaxThreadCount(1);
    m_writer->files.setMaxThreadCount(1);
    m_writer->audits.setMaxThreadCount(1);
    m_writer->problems.setSingleShot(true);
    m_writer->problems.setInterval(300);
    connect(&m_writer->problems, &QTimer::timeout, this, &ProjectSession::readProblems);
}

QThreadPool& ProjectSession::writer() {
    return m_writer->pool;
}

std::shared_future<void> ProjectSession::stored() {
    const auto reached = std::make_shared<std::promise<void>>();
    m_writer->pool.start([reached] { reached->set_value(); });
    return reached->get_future().share();
}

ProjectSession::~ProjectSession() {
    // What is read in the background waits for the job that has the project, which is of no use any more.
    if (m_busy) m_jobs.cancel();
    m_looking.cancel();
    m_writer->files.waitForDone();
    m_writer->pool.waitForDone();
    m_writer->audits.waitForDone();
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

QString ProjectSession::runFolder(std::int64_t run) const {
    const auto project = m_lease->get();
    return project ? QString::fromStdString(project->runFolder(run)) : QString();
}

int ProjectSession::labelledImages(dataset::Split split) const {
    int images = 0;
    for (const auto& [label, parts] : m_data.counts)
        if (const auto part = parts.find(split); part != parts.end() && !label.empty())
            images += part->second;
    return images;
}

void ProjectSession::Data::count(const dataset::Sample& s, int by) {
    auto& parts = counts[s.label];
    if ((parts[s.split] += by) == 0) parts.erase(s.split);
    if (parts.empty()) counts.erase(s.label);
    if (!s.patient.empty() && (patients[s.patient] += by) == 0) patients.erase(s.patient);
    std::uint64_t hash = std::uint64_t(s.id) * 8 + std::uint64_t(s.split);
    for (const std::string* word : {&s.pixelHash, &s.path, &s.label, &s.patient, &s.study})
        hash = hash * 0x9e3779b97f4a7c15 + std::hash<std::string>()(*word);
    mark += by > 0 ? hash : -hash;
}

Result<ProjectSession::Data> ProjectSession::readData(project::Project& project, std::int64_t question) {
    Data data;
    data.readOnly = project.readOnly();
    FOVEA_TRY(data.questions, project.questions());
    for (const dataset::Question& one : data.questions)
        if (one.id == question) FOVEA_CHECK(project.useQuestion(question));
    FOVEA_TRY(data.question, project.question());
    FOVEA_TRY(data.samples, project.samples());
    FOVEA_TRY(data.classes, project.classes());
    FOVEA_TRY(data.grades, project.grades());
    FOVEA_TRY(data.positive, project.positive());
    FOVEA_TRY(data.allRuns, project.runs());
    FOVEA_TRY(data.allEvaluations, project.evaluations());
    data.chooseRuns();
    FOVEA_TRY(data.history, project.history());
    FOVEA_TRY(data.window, project.networkWindow());
    FOVEA_TRY(const std::string key, project.setting(project::kKeyOfCopies));
    data.copies = !key.empty();
    for (std::size_t i = 0; i < data.samples.size(); ++i) {
        data.rows.emplace(data.samples[i].id, int(i));
        data.count(data.samples[i], 1);
    }
    return data;
}

void ProjectSession::setBusy(bool busy) {
    if (m_busy == busy) return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

bool ProjectSession::beginLoan() {
    if (!m_open || m_jobs.running()) return false;
    setBusy(true);
    return true;
}

void ProjectSession::endLoan() {
    setBusy(false);
    // Once what the job has left is taken.
    if (const std::int64_t wanted = std::exchange(m_wantedQuestion, 0))
        QTimer::singleShot(0, this, [this, wanted] {
            if (m_open) useQuestion(wanted);
        });
}

void ProjectSession::take(Data data) {
    const bool otherWindow = data.window != m_data.window;
    const bool otherQuestion =
        data.question.id != m_data.question.id || data.question.answerUnit != m_data.question.answerUnit;
    if (otherWindow || otherQuestion || data.mark != m_data.mark || data.grades != m_data.grades ||
        data.positive != m_data.positive)
        ++m_dataRevision;
    std::swap(m_data, data);
    m_writer->outdated = m_writer->waiting > 0;  // what is being written was not there to be read
    // Freeing many thousand samples takes a while, too.
    m_writer->pool.start([old = std::make_shared<Data>(std::move(data))] {});
    Q_EMIT historyChanged();
    if (otherQuestion) Q_EMIT questionChanged();
    if (otherWindow) Q_EMIT networkWindowChanged();
    lookForMissing();
}

void ProjectSession::lookForMissing() {
    m_looking.cancel();
    m_looking = CancelToken();
    const auto show = [this](int missing) {
        if (std::exchange(m_missing, missing) != missing) Q_EMIT missingChanged();
    };
    if (!m_open) {
        show(0);
        return;
    }
    JobContext job;
    job.cancel = m_looking;
    inBackground(
        m_writer->files, this,
        [lease = m_lease, job]() -> Result<int> {
            std::vector<dataset::Sample> samples;
            {
                const Lock lock(*lease);
                if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
                FOVEA_TRY(samples, lock.project()->samples());
            }
            return dataset::missingImages(samples, job);
        },
        [lease = m_lease, job, show, this](const Result<int>& missing) {
            if (missing && lease == m_lease && m_open && !job.cancel.cancelled()) show(*missing);
        });
}

bool ProjectSession::open(const QString& folder, bool create, bool takeOver) {
    if (m_jobs.running()) return false;
    close();
    setBusy(true);
    using Both = std::pair<std::shared_ptr<project::Project>, Data>;
    auto lease = m_lease;
    return m_jobs.start<Both>(
        create ? tr("Making the project") : tr("Opening the project"),
        [path = folder.toStdString(), create, takeOver, lease,
         closing = m_closing](const JobContext&) -> Result<Both> {
            // It may be the same project again: its lock must be gone.
            closing->release();
            const Lock lock(*lease);
            if (takeOver) FOVEA_CHECK(project::DirectoryLock::takeOver(path));
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
            ++m_dataRevision;
            take(std::move(both->second));
            Q_EMIT opened();
            Q_EMIT changed();
            if (readOnly()) Q_EMIT editRefused(messageWords(project::kReadOnly));
            readProblems();
        });
}

void ProjectSession::close() {
    if (!m_open || m_busy) return;
    // What is still being written keeps the old lease alive until it is done.
    m_closing = std::exchange(m_lease, std::make_shared<Lease>());
    m_writer->pool.start([old = m_closing] { old->release(); });
    m_writer->problems.stop();
    m_open = false;
    m_folder.clear();
    m_problems.clear();
    m_problemsKnown = false;
    ++m_dataRevision;
    take({});
    Q_EMIT closed();
}

void ProjectSession::refresh() {
    m_writer->outdated = true;
    if (!m_open || m_busy) return;
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
            // What is being written was not there to be read, and is shown already.
            if (m_writer->waiting > 0) return refresh();
            take(std::move(*data));
            Q_EMIT changed();
            readProblems();
        });
}

bool ProjectSession::importImages(const QString& folder, const project::ImportRequest& asked) {
    if (m_jobs.running()) return false;
    project::ImportRequest request = asked;
    // Folders of classes answer the question that is on the screen, where they can.
    const bool ofClasses =
        question().kind == dataset::QuestionKind::one || question().kind == dataset::QuestionKind::grades;
    if (m_open && request.question.empty() && questions().size() > 1 && ofClasses)
        request.question = question().name;
    setBusy(true);
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
        [target, request, lease, wasOpen, stored = stored(), inUse = m_data.question.id,
         closing = m_closing](const JobContext& job) -> Result<Imported> {
            stored.wait();
            closing->release();
            const Lock lock(*lease);
            // The import opens the project by itself, and only one may have it.
            lease->set(nullptr);
            Imported imported{project::importImages(target, request, job), {}, target, false};
            if (!imported.summary && !wasOpen) return imported;
            FOVEA_TRY(project::Project project, project::Project::open(target));
            auto shared = std::make_shared<project::Project>(std::move(project));
            FOVEA_TRY(imported.data, readData(*shared, inUse));
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
                if (!wasOpen) ++m_dataRevision;
                m_open = true;
                m_folder = QString::fromStdString(imported->folder);
                take(std::move(imported->data));
                if (imported->summary) {
                    m_problems = imported->summary->problems;
                    m_problemsKnown = true;
                }
                if (!wasOpen) Q_EMIT opened();
                Q_EMIT changed();
            }
            if (imported->summary)
                Q_EMIT importFinished(*imported->summary);
            else
                Q_EMIT importFailed(imported->summary.error());
            if (!m_problemsKnown) readProblems();
        });
}

bool ProjectSession::mayChoose() {
    if (m_open && m_busy)
        Q_EMIT editRefused(tr("This can be changed again when “%1” has ended.").arg(m_jobs.title()));
    return m_open && !m_busy;
}

bool ProjectSession::mayEdit() {
    if (!readOnly()) return mayChoose();
    Q_EMIT editRefused(messageWords(project::kReadOnly));
    return false;
}

bool ProjectSession::setSplits(std::vector<dataset::Sample> changed) {
    if (!mayEdit()) return false;
    if (changed.empty()) return true;
    const auto edited = std::make_shared<const std::vector<dataset::Sample>>(std::move(changed));
    store(
        [edited](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.setSplits(*edited));
            return project::Restored{};
        },
        {});
    show(*edited);
    return true;
}

bool ProjectSession::setGrades(const std::vector<std::string>& grades) {
    if (!mayEdit()) return false;
    if (grades == m_data.grades) return true;
    m_data.grades = grades;
    m_data.question.answers = grades;
    m_data.question.kind = grades.empty() ? dataset::QuestionKind::one : dataset::QuestionKind::grades;
    m_data.keepQuestion();
    store(
        [grades](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.setGrades(grades));
            return project::Restored{};
        },
        {});
    show({});
    return true;
}

std::string ProjectSession::positive() const {
    return dataset::positiveOf(m_data.classes, m_data.positive);
}

bool ProjectSession::setPositive(const std::string& positive) {
    if (!mayEdit()) return false;
    if (positive == m_data.positive) return true;
    m_data.choosePositive(positive);
    store(
        [positive](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.setPositive(positive));
            return project::Restored{};
        },
        {});
    show({});
    return true;
}

bool ProjectSession::setStudy(const project::Study& study, const std::optional<std::string>& positive) {
    if (!mayEdit()) return false;
    if (positive) m_data.choosePositive(*positive);
    store(
        [study, positive](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project::setStudy(project, study, positive));
            return project::Restored{};
        },
        {});
    if (positive) show({});
    return true;
}

bool ProjectSession::confirmLabel(std::int64_t id, const std::string& label) {
    if (!mayEdit()) return false;
    store(
        [id, label](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project::setConfirmedLabel(project, id, label));
            return project::Restored{};
        },
        {});
    return true;
}

bool ProjectSession::setReading(std::int64_t id, const std::string& reader, const std::string& answer) {
    if (!mayEdit()) return false;
    const int row = rowOf(id);
    if (row < 0 || !dataset::checkAnswer(m_data.question, answer)) return false;
    dataset::Sample edited = m_data.samples[std::size_t(row)];
    // What the window shows may be older than what is stored by then: where something is taken back.
    const bool asStored = m_writer->waiting == 0 && !m_writer->outdated;
    store(
        [shown = edited, asStored, reader, answer](project::Project& project) -> Result<project::Restored> {
            dataset::Sample stored = shown;
            if (!asStored) {
                FOVEA_TRY(const std::vector<dataset::Sample> samples, project.samples());
                const auto it = std::find_if(samples.begin(), samples.end(),
                                             [&](const dataset::Sample& s) { return s.id == shown.id; });
                if (it == samples.end()) return project::Restored{};
                stored = *it;
            }
            stored.readings = {{reader, answer}};  // the others stay; where it is empty it is taken away
            FOVEA_CHECK(project.setSampleLabels({stored}));
            return project::Restored{};
        },
        {});
    edited.readings[reader] = answer;
    if (answer.empty()) edited.readings.erase(reader);
    show({edited});
    return true;
}

bool ProjectSession::setUserNote(std::int64_t run, const std::string& userNote) {
    if (!mayEdit()) return false;
    const auto it = std::find_if(m_data.allRuns.begin(), m_data.allRuns.end(),
                                 [run](const project::Run& r) { return r.id == run; });
    if (it == m_data.allRuns.end()) return false;
    if (it->userNote == userNote) return true;
    it->userNote = userNote;
    m_data.chooseRuns();
    store(
        [run, userNote](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.setUserNote(run, userNote));
            return project::Restored{};
        },
        {});
    return true;
}

void ProjectSession::undo() {
    swap(false);
}

void ProjectSession::redo() {
    swap(true);
}

void ProjectSession::swap(bool again) {
    if (!mayEdit()) return;
    store(
        [again](project::Project& project) -> Result<project::Restored> {
            auto restored = again ? project.redo() : project.undo();
            if (!restored && restored.error().code == ErrorCode::notFound) return project::Restored{};
            return restored;
        },
        [this, again, shownFirst = m_shownFirst](const project::Restored& restored) {
            if (restored.change.id == 0) return;  // there was nothing to take back
            showStored(restored, shownFirst);
            lookForMissing();
            Q_EMIT undone(restored.change, again);
        });
}

void ProjectSession::showStored(const project::Restored& stored, quint64 shownFirst) {
    const auto known = [this](const dataset::Sample& s) { return rowOf(s.id) >= 0; };
    if (m_shownFirst == shownFirst && stored.removed.empty() &&
        std::all_of(stored.samples.begin(), stored.samples.end(), known))
        show(stored.samples);
    else
        refresh();
}

void ProjectSession::show(const std::vector<dataset::Sample>& edited) {
    QList<int> rows;
    for (const dataset::Sample& s : edited) {
        const int row = rowOf(s.id);
        if (row < 0) continue;
        m_data.count(m_data.samples[std::size_t(row)], -1);
        m_data.samples[std::size_t(row)] = s;
        m_data.count(s, 1);
        rows.append(row);
    }
    m_data.findClasses();
    ++m_dataRevision;
    Q_EMIT samplesEdited(rows);
}

void ProjectSession::store(std::function<Result<project::Restored>(project::Project&)> edit,
                           std::function<void(const project::Restored&)> done) {
    const auto lease = m_lease;
    ++m_writer->waiting;
    if (!done) ++m_shownFirst;
    struct Stored {
        project::Restored restored;
        project::History history;
        std::vector<dataset::Question> questions;
        dataset::Question question;
        imaging::WindowPolicy window;
    };
    inBackground(
        m_writer->pool, this,
        [lease, edit = std::move(edit)]() -> Result<Stored> {
            const Lock lock(*lease);
            if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
            return guarded([&]() -> Result<Stored> {
                Stored stored;
                FOVEA_TRY(stored.restored, edit(*lock.project()));
                FOVEA_TRY(stored.history, lock.project()->history());
                FOVEA_TRY(stored.questions, lock.project()->questions());
                FOVEA_TRY(stored.question, lock.project()->question());
                FOVEA_TRY(stored.window, lock.project()->networkWindow());
                return stored;
            });
        },
        [this, lease, done = std::move(done)](Result<Stored> stored) {
            --m_writer->waiting;
            if (lease != m_lease || !m_open) return;
            if (!stored) {
                // What is on the disk is what counts.
                Q_EMIT editRefused(errorSentence(stored.error()));
                refresh();
                return;
            }
            m_data.history = stored->history;
            // An older write does not take back what the next one, under way, has changed.
            if (m_writer->waiting == 0 &&
                (m_data.questions != stored->questions || m_data.question.id != stored->question.id))
                takeQuestions(std::move(stored->questions), stored->question);
            Q_EMIT historyChanged();
            if (stored->window != m_data.window) {
                m_data.window = stored->window;
                Q_EMIT networkWindowChanged();
            }
            m_writer->problems.start();
            if (done) done(stored->restored);
        });
}

void ProjectSession::readProblems() {
    if (!m_open || m_busy) return;
    if (m_writer->auditing) {
        m_writer->auditAgain = true;
        return;
    }
    m_writer->auditing = true;
    const auto lease = m_lease;
    using Problems = std::vector<dataset::Problem>;
    inBackground(
        m_writer->audits, this,
        [lease]() -> Result<Problems> {
            return guarded([&]() -> Result<Problems> {
                std::vector<dataset::Sample> samples;
                Problems problems;
                dataset::Question question;
                {
                    const Lock lock(*lease);
                    if (!lock.project()) return Error{ErrorCode::notAProject, "no project is open", {}};
                    FOVEA_TRY(samples, lock.project()->samples());
                    FOVEA_TRY(problems, lock.project()->importProblems());
                    FOVEA_TRY(question, lock.project()->question());
                }
                return project::summarise(samples, std::move(problems), question).problems;
            });
        },
        [this, lease](Result<Problems> problems) {
            m_writer->auditing = false;
            if (lease == m_lease && m_open && problems) {
                m_problems = std::move(*problems);
                m_problemsKnown = true;
                Q_EMIT problemsChanged();
            }
            if (std::exchange(m_writer->auditAgain, false) || lease != m_lease) readProblems();
        });
}

}  // namespace fovea::ui
