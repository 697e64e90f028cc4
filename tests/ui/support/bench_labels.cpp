// What one label costs on the window's thread while every page of the window is there, the project having
// a run: bench_labels [IMAGES]  (100,000). Prints figures and, of what takes longer than 50 ms, the stack.
// Not a test.
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "jobs/job_runner.h"
#include "pages.h"
#include "phantoms/phantom_samples.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/gui_watchdog.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kImages = 100'000;
constexpr int kLabels = 15;
constexpr int kPatienceMs = 300'000;

bool makeProject(const std::string& folder, int images) {
    auto project = project::Project::createOrOpen(folder);
    if (!project) return false;
    dataset::ImportPlan plan;
    plan.samples = phantoms::phantomSamples(images);
    if (!project->import(plan, "/phantoms")) return false;
    const auto run = project->addRun("{}");
    return run && project->finishRun(*run, "{}", "runs/1/adapter.safetensors").ok();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int images = argc > 1 ? std::atoi(argv[1]) : kImages;
    test::TemporaryFolder temporary;
    const std::string folder = temporary.path("many.fovea");
    if (!makeProject(folder, images)) return 1;
    Settings settings(QString::fromStdString(temporary.path("settings.ini")));
    JobRunner jobs;
    ProjectSession session(jobs);
    MainWindow window(session, jobs, settings);
    window.setPages(gui::makePageFactory());
    window.resize(1280, 800);
    window.show();
    for (const auto page : {StepRail::train, StepRail::inspect, StepRail::apply}) window.goTo(page);
    session.open(QString::fromStdString(folder));
    if (!QTest::qWaitFor([&] { return session.problemsKnown() && !jobs.running(); }, kPatienceMs)) return 1;
    window.goTo(StepRail::data);

    test::GuiWatchdog watchdog;
    std::vector<double> ms;
    for (int i = 0; i < kLabels; ++i) {
        const auto& sample = session.samples()[std::size_t(i) * 7];
        const std::string label = session.classes()[sample.label == session.classes()[0] ? 1 : 0];
        QElapsedTimer clock;
        clock.start();
        session.relabel({sample.id}, label);
        ms.push_back(double(clock.nsecsElapsed()) * 1e-6);
        QTest::qWait(100);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("one label among %d images: %.1f ms on the window's thread (median of %d, %.1f at worst)\n",
                images, ms[ms.size() / 2], kLabels, ms.back());
    // The problems are looked for again after the last of them.
    QTest::qWait(1000);
    if (!QTest::qWaitFor([&] { return session.problemsKnown(); }, kPatienceMs)) return 1;
    QTest::qWait(5000);
    std::printf(
        "with what follows it: the window stood still for %.0f ms at worst, %d times for more than 50 ms; "
        "its "
        "thread computed for %.0f ms in one go at worst\n",
        watchdog.longestMs(), watchdog.blocks(), watchdog.longestOwnMs());
    return 0;
}
