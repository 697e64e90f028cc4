#include "viewer/viewer_presenter.h"

#include <algorithm>
#include <utility>

#include "imaging/colour_as_grey.h"
#include "imaging/display.h"
#include "jobs/background.h"
#include "widgets/image_view.h"

namespace fovea::ui {

namespace {
constexpr double kDragForDouble = 256;  // pixels that move level by one window width, or add one to it
}

struct ViewerPresenter::Loaded {
    std::shared_ptr<const imaging::Image> image, shown;
    QImage picture;
    std::optional<Error> error;
};

ViewerPresenter::ViewerPresenter(QObject* parent)
    : QObject(parent), m_file(std::make_shared<imaging::FrameReader>()) {
    m_pool.setMaxThreadCount(1);
}
ViewerPresenter::~ViewerPresenter() {
    m_pool.waitForDone();
}

void ViewerPresenter::open(const std::string& path, const imaging::ReadOptions& where) {
    if (path == m_path && where == m_own && m_where == m_own && (m_image || m_loading)) return;
    m_path = path;
    m_where = m_own = where;
    m_windowChanged = false;
    read();
}

void ViewerPresenter::setFrame(int frame) {
    if (m_path.empty() || frame == m_where.frame) return;
    m_where.frame = frame;
    read();
}

void ViewerPresenter::clear() {
    ++m_wish;
    m_path.clear();
    m_image.reset();
    m_shown.reset();
    m_loading = m_rendering = m_renderAgain = false;
    m_pool.clear();
    // On the worker, which may be reading it.
    m_pool.start([file = m_file] { file->close(); });
}

ViewerPresenter::Look ViewerPresenter::look() const {
    if (m_asNetwork) return {{}, m_networkWindow};
    return {m_windowChanged ? std::optional(m_window) : std::nullopt, {}};
}

QImage ViewerPresenter::pictureOf(const imaging::Image& image, const imaging::Image& shown,
                                  const Look& look) {
    return toImage(look.network ? imaging::networkPixels(image, *look.network)
                                : imaging::display(shown, look.window));
}

void ViewerPresenter::read() {
    const quint64 wish = ++m_wish;
    m_loading = true;
    // What waits in the pool was asked for before this.
    m_pool.clear();
    m_rendering = m_renderAgain = false;
    inBackground(
        m_pool, this,
        [file = m_file, path = m_path, where = m_where, look = look()]() -> Loaded {
            Loaded loaded;
            const auto done = guarded([&]() -> Result<void> {
                FOVEA_TRY(imaging::Image image, file->read(path, where));
                auto grey = imaging::colourAsGrey(image);
                loaded.image = std::make_shared<imaging::Image>(std::move(image));
                loaded.shown = grey ? std::make_shared<imaging::Image>(std::move(*grey)) : loaded.image;
                loaded.picture = pictureOf(*loaded.image, *loaded.shown, look);
                return {};
            });
            if (!done) loaded.error = done.error();
            return loaded;
        },
        [this, wish](const Loaded& loaded) {
            if (wish != m_wish) return;
            m_loading = false;
            m_image = loaded.image;
            m_shown = loaded.shown;
            if (loaded.error) {
                Q_EMIT failed(*loaded.error);
                return;
            }
            if (!m_windowChanged) m_window = m_shown->window;
            Q_EMIT opened();
            Q_EMIT rendered(loaded.picture);
        });
}

void ViewerPresenter::setWindow(double level, double width) {
    if (!windowAdjustable()) return;
    m_window = {level, std::max(1e-6, width), imaging::WindowSource::user};
    m_windowChanged = true;
    m_asNetwork = false;
    Q_EMIT windowEdited();
    render();
}

void ViewerPresenter::resetWindow() {
    if (!windowAdjustable()) return;
    m_window = m_shown->window;
    m_windowChanged = false;
    m_asNetwork = false;
    Q_EMIT windowEdited();
    render();
}

void ViewerPresenter::setWindowBy(std::function<imaging::Window(const imaging::Image&)> rule) {
    if (!windowAdjustable() || m_loading) return;
    inBackground(
        m_pool, this,
        [image = m_shown, rule = std::move(rule)]() -> std::optional<imaging::Window> {
            const auto window = guarded([&]() -> Result<imaging::Window> { return rule(*image); });
            return window ? std::optional(*window) : std::nullopt;
        },
        [this, wish = m_wish](const std::optional<imaging::Window>& window) {
            if (wish == m_wish && window) setWindow(window->level, window->width);
        });
}

void ViewerPresenter::drag(QPointF pixels) {
    if (!windowAdjustable()) return;
    const double step = m_shown->window.width / kDragForDouble;
    // Whole values are fine enough for whole-numbered pixels.
    const double least = m_shown->window.width >= 64 ? 1 : m_shown->window.width / 64;
    setWindow(m_window.level + pixels.y() * step, std::max(least, m_window.width + pixels.x() * step));
}

void ViewerPresenter::setAsNetwork(bool on) {
    if (on == m_asNetwork) return;
    m_asNetwork = on;
    Q_EMIT windowEdited();
    render();
}

void ViewerPresenter::setNetworkWindow(const imaging::WindowPolicy& window) {
    if (window == m_networkWindow) return;
    m_networkWindow = window;
    Q_EMIT windowEdited();
    if (m_asNetwork) render();
}

void ViewerPresenter::render() {
    if (m_loading) return read();  // what is being read is to be drawn in another way
    if (!m_image) return;
    if (m_rendering) {
        m_renderAgain = true;
        return;
    }
    m_rendering = true;
    inBackground(
        m_pool, this,
        [image = m_image, shown = m_shown, look = look()]() -> QImage {
            const auto picture = guarded([&]() -> Result<QImage> { return pictureOf(*image, *shown, look); });
            return picture ? *picture : QImage();
        },
        [this, wish = m_wish](const QImage& picture) {
            if (wish != m_wish) return;
            m_rendering = false;
            if (!picture.isNull()) Q_EMIT rendered(picture);
            if (std::exchange(m_renderAgain, false)) render();
        });
}

}  // namespace fovea::ui
