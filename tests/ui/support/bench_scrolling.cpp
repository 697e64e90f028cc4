// Measures how long the next image of a study takes, from the key to the picture with its map drawn, and how
// long the window's thread computes for it, with a network so small that what the window does is what counts:
// a study of small files, and one that is the slices of one volume of 512 x 512 pixels.
// bench_scrolling [IMAGES]  (300). Not a test.
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <vector>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_images.h"
#include "settings/settings.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "viewer/viewer.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kPatienceMs = 60000;
constexpr int kSide = 512;  // pixels of a slice

/// Processor time of this thread.
double ownMs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
}

bool writeVolume(const std::string& path, int slices) {
    std::ofstream file(path, std::ios::binary);
    file << test::VolumeMaker{{kSide, kSide, slices}}.nifti();  // the header alone: it has no values
    std::vector<std::int16_t> slice(std::size_t(kSide) * kSide);
    for (int z = 0; z < slices; ++z) {
        Random random{std::uint64_t(z + 1)};
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x)
                slice[std::size_t(y * kSide + x)] =
                    std::int16_t((x / 8 * 5 + y / 8 * 3 + z * 7) % 900 + int(random.below(100)));
        file.write(reinterpret_cast<const char*>(slice.data()), std::streamsize(slice.size() * 2));
    }
    return bool(file.flush());
}

void print(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    std::printf("  %s: median %.1f ms, 95th percentile %.1f, at most %.1f\n", what, ms[ms.size() / 2],
                ms[ms.size() * 95 / 100], ms.back());
}

/// From the first image to the last. False where one does not come.
bool scroll(CaseView& view, UnitImages& images, const char* what, const std::vector<UnitImage>& study) {
    const auto there = [&] { return view.settled() && view.viewer().view().hasLayer(); };
    images.show(QString::fromUtf8(what), study);
    if (!QTest::qWaitFor(there, kPatienceMs)) return false;
    std::vector<double> whole, own;
    for (std::size_t i = 1; i < study.size(); ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = ownMs();
        images.next();
        while (!there() && timer.elapsed() < kPatienceMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        view.viewer().view().repaint();
        own.push_back(ownMs() - before);
        whole.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    if (whole.empty()) return false;
    std::printf("%zu %s, each with its map\n", study.size(), what);
    print("from the key to picture and map", std::move(whole));
    print("computed by the window's thread", std::move(own));
    return there();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 300;
    test::TemporaryFolder folder;
    const std::string project = test::makeTrainedProject(folder.path("project"));
    const std::string volume = folder.path("volume.nii");
    if (project.empty() || !writeVolume(volume, count)) return 1;
    std::vector<UnitImage> files, slices;
    for (int i = 1; i <= count; ++i) {
        files.push_back({i, folder.path(std::to_string(i) + ".png"), {}, 1.0 / count});
        slices.push_back({count + i, volume, {i - 1}, 1.0 / count});
        if (!imaging::writePng(files.back().path, test::spot(i % 2 == 0, i), *systemFileLayer())) return 1;
    }
    Settings settings(QString::fromStdString(folder.path("bench.ini")));
    CasePresenter presenter;
    UnitImages images;
    CaseView view(presenter, settings);
    QObject::connect(&images, &UnitImages::positionChanged, &view, [&] {
        presenter.show({QString::fromStdString(images.image()->path), images.image()->where, {}, {}});
    });
    view.resize(1264, 812);
    view.show();
    presenter.setAdapter(QString::fromStdString(project + "/runs/1/adapter.safetensors"));
    view.viewer().setLayerShown(true);
    const bool done = scroll(view, images, "small files", files) &&
                      scroll(view, images, "slices of a volume of 512 x 512", slices);
    return done ? 0 : 1;
}
