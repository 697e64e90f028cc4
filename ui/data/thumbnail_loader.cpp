#include "data/thumbnail_loader.h"

#include <QThread>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "base/byte_budget.h"
#include "imaging/decoding_bytes.h"
#include "imaging/display.h"
#include "imaging/resize.h"
#include "imaging/square_pixels.h"
#include "jobs/background.h"
#include "widgets/scaled_image.h"

namespace fovea::ui {

namespace {
constexpr int kCacheKilobytes = 160 * 1024;
// More than fits on a large screen; older requests have been scrolled away.
constexpr std::size_t kWaiting = 400;

struct Request {
    qint64 id;
    std::string path;
    imaging::ReadOptions where;
};

/// Null when the frame cannot be decoded.
QImage thumbnailOf(const imaging::ImageFile& file, int frame, int edge) {
    const auto pixels = guarded([&]() -> Result<imaging::Pixels> {
        FOVEA_TRY(const imaging::Image image, file.preview(frame, edge));
        imaging::Pixels shown = imaging::withSquarePixels(imaging::display(image), image.spacingMm);
        const double scale = double(edge) / std::max(shown.width, shown.height);
        if (scale >= 1) return shown;
        return imaging::resize(shown, std::max(1, int(std::lround(shown.width * scale))),
                               std::max(1, int(std::lround(shown.height * scale))));
    });
    // The screen's own format, so that drawing converts nothing.
    return pixels ? toImage(*pixels).convertToFormat(QImage::Format_RGB32) : QImage();
}

}  // namespace

/// Guarded by its mutex, as far as workers see it.
struct ThumbnailLoader::Queue {
    std::mutex mutex;
    std::vector<Request> waiting;  ///< newest last
    QSet<qint64> known;            ///< waiting or being made
    quint64 generation = 0;
    int edge = 128;
    std::shared_ptr<ByteBudget> memory;    ///< given by setMemory()
    std::weak_ptr<ByteBudget> freeMemory;  ///< while some are being made

    std::shared_ptr<ByteBudget> budget() {
        if (memory) return memory;
        auto now = freeMemory.lock();
        if (!now) freeMemory = now = std::make_shared<ByteBudget>(ByteBudget::bytesOfFreeMemory());
        return now;
    }
};

ThumbnailLoader::ThumbnailLoader(QObject* parent)
    : QObject(parent), m_queue(std::make_shared<Queue>()), m_cache(kCacheKilobytes) {
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 6));
    m_pool.setThreadPriority(QThread::LowPriority);
}

ThumbnailLoader::~ThumbnailLoader() {
    clear();
    m_pool.waitForDone();
}

void ThumbnailLoader::setMemory(std::shared_ptr<ByteBudget> memory) {
    const std::lock_guard lock(m_queue->mutex);
    m_queue->memory = std::move(memory);
}

void ThumbnailLoader::setEdge(int pixels) {
    if (pixels == m_edge) return;
    m_edge = pixels;
    clear();
}

void ThumbnailLoader::clear() {
    m_cache.clear();
    m_failed.clear();
    const std::lock_guard lock(m_queue->mutex);
    m_queue->waiting.clear();
    m_queue->known.clear();
    m_queue->generation = ++m_generation;
    m_queue->edge = m_edge;
}

ThumbnailLoader::State ThumbnailLoader::get(qint64 id, const std::string& path,
                                            const imaging::ReadOptions& where, QImage* image) {
    if (const QImage* found = m_cache.object(id)) {
        if (image) *image = *found;
        return State::ready;
    }
    if (m_failed.contains(id)) return State::failed;
    {
        const std::lock_guard lock(m_queue->mutex);
        if (m_queue->known.contains(id)) return State::loading;
        m_queue->known.insert(id);
        m_queue->waiting.push_back({id, path, where});
        if (m_queue->waiting.size() > kWaiting) {
            m_queue->known.remove(m_queue->waiting.front().id);
            m_queue->waiting.erase(m_queue->waiting.begin());
        }
    }
    startOne();
    return State::loading;
}

void ThumbnailLoader::startOne() {
    struct Made {
        quint64 generation = 0;
        std::vector<std::pair<qint64, QImage>> images;
    };
    inBackground(
        m_pool, this,
        [queue = m_queue]() -> Made {
            std::vector<Request> batch;
            Made made;
            int edge = 0;
            std::shared_ptr<ByteBudget> memory;
            {
                const std::lock_guard lock(queue->mutex);
                if (queue->waiting.empty()) return made;
                // With what else is wanted of the same file: a volume is decoded once for all its slices.
                const Request newest = queue->waiting.back();
                const auto others = std::stable_partition(
                    queue->waiting.begin(), queue->waiting.end(), [&](const Request& r) {
                        return r.path != newest.path || r.where.plane != newest.where.plane;
                    });
                batch.assign(std::make_move_iterator(others), std::make_move_iterator(queue->waiting.end()));
                queue->waiting.erase(others, queue->waiting.end());
                made.generation = queue->generation;
                edge = queue->edge;
                memory = queue->budget();
            }
            const Request& first = batch.front();
            const ByteBudget::Share share(*memory, imaging::decodingBytes(first.path));
            {  // it may have waited for long
                const std::lock_guard lock(queue->mutex);
                if (made.generation != queue->generation) return made;
            }
            const auto file =
                guarded([&] { return imaging::ImageFile::open(first.path, first.where.plane); });
            for (const Request& request : batch)
                made.images.emplace_back(request.id,
                                         file ? thumbnailOf(*file, request.where.frame, edge) : QImage());
            return made;
        },
        [this](const Made& made) {
            for (const auto& [id, image] : made.images) take(made.generation, id, image);
        });
}

void ThumbnailLoader::take(quint64 generation, qint64 id, const QImage& image) {
    if (generation != m_generation) return;
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->known.remove(id);
    }
    if (image.isNull())
        m_failed.insert(id);
    else
        m_cache.insert(id, new QImage(image), std::max(1, int(image.sizeInBytes() / 1024)));
    Q_EMIT changed(id);
}

}  // namespace fovea::ui
