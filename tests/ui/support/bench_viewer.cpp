// Measures how long the viewer takes to draw a frame of a large photograph while it is panned and zoomed, and
// what opening it keeps the window's thread: bench_viewer [WIDTH HEIGHT]
#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

#include "base/file_layer.h"
#include "imaging/write_image.h"
#include "tests/ui/support/gui_watchdog.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kFrames = 200;

/// Texture at all sizes, in colour.
imaging::Pixels photograph(int width, int height) {
    imaging::Pixels pixels{width, height, 3, {}};
    pixels.data.reserve(std::size_t(width) * std::size_t(height) * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int channel : {0, 1, 2})
                pixels.data.push_back(
                    std::uint8_t(128 + 60 * std::sin(x * 0.002 * (channel + 1)) * std::cos(y * 0.003) +
                                 ((x * 7 + y * 13) & 63) - 32));
    return pixels;
}

/// `frame` draws one.
template <class Frame>
void measure(const QString& what, Frame frame) {
    std::vector<double> ms;
    const std::clock_t begun = std::clock();  // of all threads of this process
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer timer;
        timer.start();
        frame(i);
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double computed = 1e3 * double(std::clock() - begun) / CLOCKS_PER_SEC / kFrames;
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s median %6.2f ms, 95th percentile %6.2f; %6.2f ms of the processor\n", qPrintable(what),
                ms[ms.size() / 2], ms[ms.size() * 95 / 100], computed);
}

void measureAt(Viewer& viewer, QSize size) {
    ImageView& view = viewer.view();
    viewer.resize(size);
    QTest::qWait(50);
    std::printf("image %d x %d, drawn into %d x %d\n", view.image().width(), view.image().height(),
                view.width(), view.height());
    view.zoomToFit();
    const double fit = view.zoom();
    const auto at = [&](ImagePlace place) {
        view.setPlace(place);
        view.repaint();
    };
    measure(QStringLiteral("fit, drawn again"), [&](int) { view.repaint(); });
    QImage screen(view.size(), QImage::Format_RGB32);
    const QImage whole = view.image();
    measure(QStringLiteral("the same without smaller images"), [&](int) {
        QPainter painter(&screen);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(QPointF(), QSizeF(whole.size()) * fit), whole);
    });
    measure(QStringLiteral("zoom from fit to 100 % and back"), [&](int i) {
        at({std::pow(1 / fit, 1 - std::abs(2.0 * i / kFrames - 1)), {0.4, 0.6}});
    });
    const auto pan = [&](double zoom) {
        return [&at, zoom, fit](int i) {
            at({zoom / fit, {0.3 + 0.4 * i / kFrames, 0.7 - 0.4 * i / kFrames}});
        };
    };
    for (const double zoom : {1.5 * fit, 0.7, 1.0, 2.0})
        measure(QStringLiteral("pan at %1 %").arg(100 * zoom, 0, 'f', 0), pan(zoom));
    QImage layer(512, 340, QImage::Format_ARGB32);
    layer.fill(QColor(250, 220, 30, 120));
    viewer.setLayer(layer);
    measure(QStringLiteral("pan at 70 % under a map"), pan(0.7));
    viewer.setLayer({});
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int width = argc > 2 ? std::atoi(argv[1]) : 4288, height = argc > 2 ? std::atoi(argv[2]) : 2848;
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("photograph.png")).toStdString();
    if (!imaging::writePng(path, photograph(width, height), *systemFileLayer())) return 1;
    ViewerPresenter presenter;
    Viewer viewer(presenter);
    viewer.setLayerOffered(true);
    viewer.setLayerShown(true);
    viewer.resize(1000, 800);
    viewer.show();
    auto watchdog = std::make_unique<test::GuiWatchdog>();
    QElapsedTimer timer;
    timer.start();
    presenter.open(path, {});
    if (!QTest::qWaitFor([&] { return viewer.view().hasImage(); }, 60000)) return 1;
    std::printf("opened in %lld ms\n", static_cast<long long>(timer.elapsed()));
    timer.start();
    const QImage before = viewer.view().image();
    presenter.setWindow(100, 200);
    if (!QTest::qWaitFor([&] { return viewer.view().image() != before; }, 60000)) return 1;
    std::printf("another window drawn in %lld ms\n", static_cast<long long>(timer.elapsed()));
    std::printf("the window's thread computed for %.0f ms in one go at worst\n", watchdog->longestOwnMs());
    watchdog.reset();
    for (const QSize size : {QSize(776, 776), QSize(1264, 812), QSize(1920, 1080)}) measureAt(viewer, size);
    return 0;
}
