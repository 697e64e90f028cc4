#include "train/run_feed.h"

namespace fovea::ui {

runs::RunObserver RunFeed::observer(const std::shared_ptr<RunFeed>& feed) {
    runs::RunObserver observer;
    observer.onStep = [feed](const training::StepEvent& step) {
        const std::lock_guard lock(feed->m_mutex);
        feed->m_news.steps.push_back(step);
    };
    observer.onEpoch = [feed](int epoch, const training::EpochRecord& record) {
        const std::lock_guard lock(feed->m_mutex);
        feed->m_news.epochs.emplace_back(epoch, record);
    };
    observer.onSideNetwork = [feed](int network, int of) {
        const std::lock_guard lock(feed->m_mutex);
        feed->m_news.steps.clear();
        feed->m_news.epochs.clear();
        feed->m_news.sideNetwork = {network, of};
    };
    observer.onMember = [feed](const runs::RunSettings& settings) {
        const std::lock_guard lock(feed->m_mutex);
        // What came of the one before is of no use to the live view any more.
        feed->m_news = {};
        feed->m_news.member = settings.assigned.series;
    };
    return observer;
}

void RunFeed::put(Earlier earlier) {
    const std::lock_guard lock(m_mutex);
    m_news.earlier = std::move(earlier);
}

RunFeed::News RunFeed::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

}  // namespace fovea::ui
