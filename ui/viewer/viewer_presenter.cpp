#include "viewer/viewer_presenter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "imaging/colour_as_grey.h"
#include "imaging/display.h"
#include "imaging/square_pixels.h"
#include "imaging/window.h"
#include "jobs/background.h"

namespace fovea::ui {

namespace {
constexpr double kDragForDouble = 256;  // pixels that move level by one window width, or add one to it
const imaging::Window kColourAsItIs;    // of brightness

struct CtPreset {
    const char* words;
    double level, width;
};
// Customary values in Hounsfield units.
constexpr CtPreset kCtPresets[] = {{QT_TRANSLATE_NOOP("fovea::ui::ViewerPresenter", "Soft tissue"), 40, 400},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPresenter", "Brain"), 40, 80},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPresenter", "Lung"), -600, 1500},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPresenter", "Bone"), 400, 1800}};

/// Colour has no window of its own: one over its display pixels makes it brighter or gives it more contrast.
void windowColour(imaging::Pixels& pixels, const imaging::Window& window) {
    std::array<std::uint8_t, 256> table;
    for (int value = 0; value < 256; ++value)
        table[std::size_t(value)] =
            std::uint8_t(std::clamp(std::lround(imaging::windowed(value, window)), 0L, 255L));
    for (std::uint8_t& value : pixels.data) value = table[value];
}
}  // namespace

struct ViewerPresenter::Loaded {
    std::shared_ptr<const imaging::Image> image, shown;
    ScaledImage picture;
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
    // A window that is chosen now would be of what is not seen any more.
    m_image.reset();
    m_shown.reset();
    m_windowChanged = false;
    m_preset = 0;
    Q_EMIT asked();
    read();
}

void ViewerPresenter::setFrame(int frame) {
    if (m_path.empty() || frame == m_where.frame) return;
    m_where.frame = frame;
    Q_EMIT asked();
    read();
}

void ViewerPresenter::clear() {
    ++m_wish;
    m_path.clear();
    m_image.reset();
    m_shown.reset();
    m_loading = m_rendering = m_renderAgain = m_windowChanged = false;
    m_preset = 0;
    m_pool.clear();
    // On the worker, which may be reading it.
    m_pool.start([file = m_file] { file->close(); });
    Q_EMIT cleared();
}

ViewerPresenter::Look ViewerPresenter::look() const {
    if (m_asNetwork) return {{}, m_networkWindow};
    return {m_windowChanged ? std::optional(m_window) : std::nullopt, {}};
}

ScaledImage ViewerPresenter::pictureOf(const imaging::Image& image, const imaging::Image& shown,
                                       const Look& look) {
    const auto picture = [&](imaging::Pixels pixels) {
        return ScaledImage(toImage(imaging::withSquarePixels(std::move(pixels), image.spacingMm)));
    };
    if (look.network) return picture(imaging::networkPixels(image, *look.network));
    imaging::Pixels pixels = imaging::display(shown, look.window);
    if (look.window && shown.channels == 3) windowColour(pixels, *look.window);
    return picture(std::move(pixels));
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
            if (!m_windowChanged) m_window = greyWindow() ? m_shown->window : kColourAsItIs;
            Q_EMIT opened();
            Q_EMIT rendered(loaded.picture);
        });
}

void ViewerPresenter::setWindow(double level, double width) {
    useWindow(level, width, kByHand);
}

void ViewerPresenter::useWindow(double level, double width, int preset) {
    if (!m_image) return;
    m_window = {level, std::max(1e-6, width), imaging::WindowSource::user};
    m_windowChanged = true;
    m_preset = preset;
    m_asNetwork = false;
    Q_EMIT windowEdited();
    render();
}

void ViewerPresenter::resetWindow() {
    if (!m_image) return;
    m_window = greyWindow() ? m_shown->window : kColourAsItIs;
    m_windowChanged = false;
    m_preset = 0;
    m_asNetwork = false;
    Q_EMIT windowEdited();
    render();
}

std::vector<ViewerPresenter::Preset> ViewerPresenter::presets() const {
    std::vector<Preset> all{{Preset::Kind::own, tr("As in the file"), {}}};
    if (!greyWindow()) return all;
    all.push_back({Preset::Kind::percentile, tr("Without outliers"),
                   tr("From the 0.5th to the 99.5th percentile of the values")});
    all.push_back({Preset::Kind::whole, tr("Whole range"), tr("From the least to the greatest value")});
    const auto modality = m_image->facts.find("Modality");
    if (modality == m_image->facts.end() || modality->second != "CT") return all;
    for (const CtPreset& p : kCtPresets)
        all.push_back({Preset::Kind::fixed, tr(p.words),
                       tr("Level %1, width %2 Hounsfield units").arg(p.level).arg(p.width), p.level,
                       p.width});
    return all;
}

void ViewerPresenter::choosePreset(int index) {
    const std::vector<Preset> all = presets();
    if (!m_image || index < 0 || std::size_t(index) >= all.size()) return;
    const Preset& chosen = all[std::size_t(index)];
    switch (chosen.kind) {
        case Preset::Kind::own:
            return resetWindow();
        case Preset::Kind::fixed:
            return useWindow(chosen.level, chosen.width, index);
        case Preset::Kind::percentile:
            return setWindowBy([](const imaging::Image& i) { return imaging::percentileWindow(i); }, index);
        case Preset::Kind::whole:
            return setWindowBy(
                [](const imaging::Image& i) {
                    const auto [low, high] = std::minmax_element(i.stored.begin(), i.stored.end());
                    return imaging::Window{(*low + *high) / 2, std::max(1.0, *high - *low)};
                },
                index);
    }
}

void ViewerPresenter::setWindowBy(std::function<imaging::Window(const imaging::Image&)> rule, int preset) {
    if (m_loading) return;
    inBackground(
        m_pool, this,
        [image = m_shown, rule = std::move(rule)]() -> std::optional<imaging::Window> {
            const auto window = guarded([&]() -> Result<imaging::Window> { return rule(*image); });
            return window ? std::optional(*window) : std::nullopt;
        },
        [this, preset, wish = m_wish](const std::optional<imaging::Window>& window) {
            if (wish == m_wish && window) useWindow(window->level, window->width, preset);
        });
}

void ViewerPresenter::drag(QPointF pixels) {
    if (!m_image) return;
    const double full = greyWindow() ? m_shown->window.width : kColourAsItIs.width;
    const double step = full / kDragForDouble;
    // Whole values are fine enough for whole-numbered pixels.
    const double least = full >= 64 ? 1 : full / 64;
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
        [image = m_image, shown = m_shown, look = look()]() -> ScaledImage {
            const auto picture =
                guarded([&]() -> Result<ScaledImage> { return pictureOf(*image, *shown, look); });
            return picture ? *picture : ScaledImage();
        },
        [this, wish = m_wish](const ScaledImage& picture) {
            if (wish != m_wish) return;
            m_rendering = false;
            if (!picture.isNull()) Q_EMIT rendered(picture);
            if (std::exchange(m_renderAgain, false)) render();
        });
}

}  // namespace fovea::ui
