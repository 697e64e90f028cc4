// Measures how long the next image of a study takes, from the key to the picture with its map drawn, with a
// network so small that what the window does is what counts: bench_scrolling [IMAGES]  (300). Not a test.
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_images.h"
#include "settings/settings.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "viewer/viewer.h"

using namespace fovea;
using namespace fovea::ui;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    constexpr int kPatienceMs = 60000;
    const int count = argc > 1 ? std::atoi(argv[1]) : 300;
    test::TemporaryFolder folder;
    const std::string project = test::makeTrainedProject(folder.path("project"));
    if (project.empty()) return 1;
    std::vector<UnitImage> all;
    for (int i = 1; i <= count; ++i) {
        all.push_back({i, folder.path(std::to_string(i) + ".png"), {}, 1.0 / count});
        if (!imaging::writePng(all.back().path, test::spot(i % 2 == 0, i), *systemFileLayer())) return 1;
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
    images.show(QStringLiteral("study"), all);
    const auto there = [&] { return view.settled() && view.viewer().view().hasLayer(); };
    if (!QTest::qWaitFor(there, kPatienceMs)) return 1;
    std::vector<double> ms;
    for (int i = 1; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        images.next();
        while (!there() && timer.elapsed() < kPatienceMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        view.viewer().view().repaint();
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    if (ms.empty()) return 1;
    std::sort(ms.begin(), ms.end());
    std::printf("%d images with their maps: median %.1f ms each, 95th percentile %.1f\n", count,
                ms[ms.size() / 2], ms[ms.size() * 95 / 100]);
    return 0;
}
