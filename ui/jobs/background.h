#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <utility>

namespace fovea::ui {

/// Runs `work` (which must not throw) on a thread of `pool` and `done(value)` on
/// the GUI thread, unless `receiver` is gone by then. For short reads that may
/// overlap; what has progress or can be cancelled is a job of the JobRunner.
template <class Work, class Done>
void inBackground(QThreadPool& pool, QObject* receiver, Work work, Done done) {
    const QPointer<QObject> guard(receiver);
    pool.start([guard, work = std::move(work), done = std::move(done)]() mutable {
        auto value = work();
        // To the application object, which outlives the pools; the guard is read
        // on the GUI thread, where the receiver lives and dies.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, done = std::move(done), value = std::move(value)]() mutable {
                if (guard) done(std::move(value));
            },
            Qt::QueuedConnection);
    });
}

}  // namespace fovea::ui
