// Brings many small DICOM files in through the window and scrolls them, with the watchdog on,
// and prints what it took: bench_many_files [IMAGES]  (10,000). Not a test.
#include <sys/resource.h>

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <cstdio>
#include <thread>

#include "data/grid_view.h"
#include "phantoms/phantom_slices.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/gui_watchdog.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kImages = 10'000;
constexpr int kPages = 200;
constexpr int kAPageMs = 30;
constexpr int kPatienceMs = 600'000;

double processorSeconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) { return double(t.tv_sec) + double(t.tv_usec) * 1e-6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void say(const char* what, const test::GuiWatchdog& watchdog) {
    std::printf(
        "%s: the window stood still for %.0f ms at worst, %d times for more than 50 ms; its thread "
        "computed for %.0f ms in one go at worst\n",
        what, watchdog.longestMs(), watchdog.blocks(), watchdog.longestOwnMs());
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int images = argc > 1 ? std::atoi(argv[1]) : kImages;
    test::DataPageBench b;
    const std::string folder = b.temporary.path("slices");
    if (!phantoms::writeSlices(folder, images, *systemFileLayer(), {})) return 1;
    b.open();
    auto* grid = b.page.findChild<GridView*>(QStringLiteral("grid"));
    const auto all = [&] { return int(b.session.samples().size()) == images && !b.jobs.running(); };
    {
        test::GuiWatchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        const double before = processorSeconds();
        b.page.importPaths({QString::fromStdString(folder)});
        if (!QTest::qWaitFor(all, kPatienceMs)) return 1;
        const double seconds = double(clock.elapsed()) * 1e-3;
        std::printf("%d files in %.1f s, %.0f a second, %.2f of %u cores used\n", images, seconds,
                    images / seconds, (processorSeconds() - before) / seconds,
                    std::thread::hardware_concurrency());
        say("bringing them in", watchdog);
        if (!QTest::qWaitFor([&] { return b.session.problemsKnown(); }, kPatienceMs)) return 1;
        std::printf("looked through after %.1f s\n", double(clock.elapsed()) * 1e-3);
    }
    test::GuiWatchdog watchdog;
    QScrollBar* bar = grid->verticalScrollBar();
    for (int page = 0; page < kPages; ++page) {
        bar->setValue(int(qint64(bar->maximum()) * page / kPages));
        QTest::qWait(kAPageMs);
    }
    say("scrolling through their pictures", watchdog);
    return 0;
}
