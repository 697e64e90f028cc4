#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "jobs/job_runner.h"

namespace fovea::ui {

/// A worker thread for small things that follow the user's hand: the prediction of
/// the selected image, an overlay. Only the newest request counts: asking again
/// cancels what runs and drops what waits; only the newest one's `done` is called,
/// on the GUI thread. Runs beside the JobRunner of the whole window, of which it
/// uses a private one; must not touch the project.
class LatestWorker : public QObject {
    Q_OBJECT
public:
    explicit LatestWorker(QObject* parent = nullptr);

    template <class T>
    void ask(std::function<Result<T>(const JobContext&)> work, std::function<void(Result<T>)> done) {
        const auto number = ++m_newest;
        m_next = [this, number, work = std::move(work), done = std::move(done)] {
            m_runner.start<T>({}, work, [this, number, done](Result<T> result) {
                if (number == m_newest) done(std::move(result));
            });
        };
        startNext();
    }
    /// Cancels what runs; no `done` is called.
    void drop();
    bool busy() const { return m_runner.running() || m_next; }

Q_SIGNALS:
    void idle();

private:
    void startNext();

    JobRunner m_runner;
    std::function<void()> m_next;
    quint64 m_newest = 0;
};

}  // namespace fovea::ui
