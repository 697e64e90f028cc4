#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <string>

#include "imaging/read_image.h"

namespace fovea {
class ByteBudget;
}

namespace fovea::ui {

/// Makes small pictures of image files on worker threads and keeps the latest in
/// memory (nothing is written to disk: thumbnails are patient data). What they are made from takes no more
/// of the memory than a ByteBudget allows. GUI thread only.
class ThumbnailLoader : public QObject {
    Q_OBJECT
public:
    enum class State { loading, ready, failed };

    explicit ThumbnailLoader(QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    /// What images that are decoded at once may take of the memory. None: ByteBudget::bytesOfFreeMemory(),
    /// asked for whenever some begin to be made.
    void setMemory(std::shared_ptr<ByteBudget> memory);

    /// Longest edge in device pixels. Another value drops what there is.
    void setEdge(int pixels);
    int edge() const { return m_edge; }

    /// The picture if there is one; else asks for it (newest request first) and
    /// answers `loading`; changed() follows. `failed`: the file cannot be decoded.
    State get(qint64 id, const std::string& path, const imaging::ReadOptions& where, QImage* image);
    /// Forgets everything, for another project.
    void clear();
    int cached() const { return int(m_cache.size()); }

Q_SIGNALS:
    void changed(qint64 id);

private:
    struct Queue;
    void startOne();
    void take(quint64 generation, qint64 id, const QImage& image);

    QThreadPool m_pool;
    std::shared_ptr<Queue> m_queue;
    QCache<qint64, QImage> m_cache;
    QSet<qint64> m_failed;
    int m_edge = 128;
    quint64 m_generation = 0;
};

}  // namespace fovea::ui
