// The Data page with a project of 100,000 images.
#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QTest>

#include "data/sample_filter.h"
#include "phantoms/phantom_samples.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/gui_watchdog.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kImages = 100'000;

}  // namespace

class TestManyImages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsThemBeforeItHasLookedForProblems();
};

void TestManyImages::showsThemBeforeItHasLookedForProblems() {
    test::DataPageBench b;
    const std::string folder = b.temporary.path("many.fovea");
    {
        auto project = project::Project::createOrOpen(folder);
        QVERIFY(project.ok());
        dataset::ImportPlan plan;
        plan.samples = phantoms::phantomSamples(kImages);
        QVERIFY(project->import(plan, "/phantoms").ok());
    }
    auto* grid = b.page.findChild<QAbstractItemView*>("grid");
    auto* problems = b.page.findChild<QAbstractItemView*>("problems");
    test::GuiWatchdog watchdog;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(b.session.open(QString::fromStdString(folder)));
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), kImages, 60000);
    const auto rows = clock.elapsed();
    grid->viewport()->repaint();
    const auto shown = clock.elapsed();
    QVERIFY(!b.session.problemsKnown());
    QCOMPARE(problems->model()->rowCount(), 0);

    QTRY_VERIFY_WITH_TIMEOUT(b.session.problemsKnown(), 60000);
    const auto known = clock.elapsed();
    QVERIFY(problems->model()->rowCount() > kImages / 1000);
    qInfo("%d images: in the window after %lld ms, shown after %lld ms, problems known after %lld ms",
          kImages, (long long)rows, (long long)shown, (long long)known);

    clock.restart();
    QVERIFY(b.session.relabel({b.session.samples()[5].id}, "diseased"));
    const auto edited = clock.elapsed();
    QTRY_VERIFY(b.session.history().undo &&
                b.session.history().undo->action == fovea::project::Action::setLabel);
    qInfo("one label: %lld ms on the window's thread, on the disk after %lld ms", (long long)edited,
          (long long)clock.elapsed());
    qInfo("the window's thread computed for %.0f ms in one go at worst", watchdog.longestOwnMs());
}

QTEST_MAIN(TestManyImages)
#include "test_many_images.moc"
