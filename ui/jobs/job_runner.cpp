#include "jobs/job_runner.h"

#include <QMetaObject>
#include <QTimer>
#include <mutex>
#include <thread>
#include <vector>

namespace fovea::ui {

namespace {
constexpr int kReportEveryMs = 50;

/// What the worker leaves for the GUI thread to pick up.
struct Mailbox {
    std::mutex mutex;
    std::optional<Progress> progress;
};
}  // namespace

struct JobRunner::Impl {
    QString title;
    WorkStep step = WorkStep::data;
    CancelToken cancel;
    PauseToken pause;
    std::function<void()> endEarly;
    std::shared_ptr<Mailbox> mailbox;
    std::thread worker;
    QTimer timer;
    bool running = false;
    bool disposable = false;
    bool heldWhenSeen = false;  ///< so that pauseChanged() tells of every change
};

JobRunner::JobRunner(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {
    m_impl->timer.setInterval(kReportEveryMs);
    connect(&m_impl->timer, &QTimer::timeout, this, &JobRunner::deliver);
}

JobRunner::~JobRunner() {
    m_impl->cancel.cancel();
    if (m_impl->worker.joinable()) m_impl->worker.join();
}

bool JobRunner::running() const {
    return m_impl->running;
}
QString JobRunner::title() const {
    return m_impl->title;
}
WorkStep JobRunner::step() const {
    return m_impl->step;
}

void JobRunner::setDisposable() {
    m_impl->disposable = m_impl->running;
}
bool JobRunner::disposable() const {
    return m_impl->running && m_impl->disposable;
}

bool JobRunner::cancelling() const {
    return m_impl->running && m_impl->cancel.cancelled();
}

void JobRunner::cancel() {
    if (!m_impl->running || m_impl->cancel.cancelled()) return;
    m_impl->cancel.cancel();
    Q_EMIT cancelRequested();
}

void JobRunner::pause() {
    if (!m_impl->running || m_impl->pause.wanted() || m_impl->cancel.cancelled()) return;
    m_impl->pause.pause();
    Q_EMIT pauseChanged();
}

void JobRunner::resume() {
    if (!m_impl->pause.wanted()) return;
    m_impl->pause.resume();
    m_impl->heldWhenSeen = false;
    Q_EMIT pauseChanged();
}

bool JobRunner::pauseWanted() const {
    return m_impl->running && m_impl->pause.wanted();
}

bool JobRunner::holding() const {
    return pauseWanted() && m_impl->pause.holding();
}

bool JobRunner::standingStill() const {
    return m_impl->running && m_impl->pause.holding();
}

double JobRunner::pausedSeconds() const {
    return m_impl->pause.pausedSeconds();
}

void JobRunner::setEndEarly(std::function<void()> end) {
    if (m_impl->running) m_impl->endEarly = std::move(end);
}

bool JobRunner::canEndEarly() const {
    return m_impl->running && m_impl->endEarly != nullptr;
}

void JobRunner::endEarly() {
    if (!canEndEarly()) return;
    m_impl->endEarly();
    resume();
}

void JobRunner::deliver() {
    if (!m_impl->mailbox) return;
    if (const bool held = holding(); held != m_impl->heldWhenSeen) {
        m_impl->heldWhenSeen = held;
        Q_EMIT pauseChanged();
    }
    std::optional<Progress> last;
    {
        const std::lock_guard lock(m_impl->mailbox->mutex);
        last.swap(m_impl->mailbox->progress);
    }
    if (last) Q_EMIT progress(*last);
}

bool JobRunner::startErased(const QString& title, WorkStep step, std::function<void(const JobContext&)> work,
                            std::function<void()> done) {
    if (m_impl->running) return false;
    if (m_impl->worker.joinable()) m_impl->worker.join();
    m_impl->title = title;
    m_impl->step = step;
    m_impl->cancel = CancelToken();
    m_impl->pause = PauseToken();
    m_impl->endEarly = nullptr;
    m_impl->heldWhenSeen = false;
    m_impl->mailbox = std::make_shared<Mailbox>();
    m_impl->running = true;
    m_impl->disposable = false;

    JobContext context;
    context.cancel = m_impl->cancel;
    context.pause = m_impl->pause;
    context.progress = [box = m_impl->mailbox](const Progress& p) {
        const std::lock_guard lock(box->mutex);
        box->progress = p;
    };
    const auto finish = [this, done = std::move(done)] {
        m_impl->worker.join();
        m_impl->timer.stop();
        deliver();
        // Not running any more before `done`, so that it may start the next job.
        m_impl->running = false;
        m_impl->title.clear();
        m_impl->mailbox.reset();
        done();
        Q_EMIT finished();
    };
    m_impl->timer.start();
    // Events that are still queued when this object dies are dropped with it.
    m_impl->worker = std::thread([this, context = std::move(context), work = std::move(work), finish] {
        work(context);
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
    });
    Q_EMIT started(title);
    return true;
}

}  // namespace fovea::ui
