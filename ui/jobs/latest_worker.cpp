#include "jobs/latest_worker.h"

#include <utility>

namespace fovea::ui {

LatestWorker::LatestWorker(QObject* parent) : QObject(parent) {
    connect(&m_runner, &JobRunner::finished, this, [this] {
        startNext();
        if (!busy()) Q_EMIT idle();
    });
}

void LatestWorker::drop() {
    ++m_newest;
    m_next = nullptr;
    m_runner.cancel();
}

void LatestWorker::startNext() {
    if (!m_next) return;
    if (m_runner.running()) {
        m_runner.cancel();
        return;
    }
    std::exchange(m_next, nullptr)();
}

}  // namespace fovea::ui
