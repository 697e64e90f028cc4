#include <QTest>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "backbone/threads.h"
#include "project/features_folder.h"
#include "runs/baseline.h"
#include "runs/rehearsal.h"
#include "runs/resolved_run.h"
#include "runs/run_messages.h"
#include "runs/run_plan.h"
#include "tests/runs/brightness_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;
namespace fs = std::filesystem;

class TestRunPlan : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string m_root = m_folder.path("w");

    project::Project open() const {
        auto p = project::Project::open(m_root + "/p.fovea");
        if (!p) qFatal("%s", p.error().detail.c_str());
        return std::move(*p);
    }
    /// Everything below a folder, by name.
    static QStringList content(const std::string& folder) {
        QStringList names;
        for (const auto& e : fs::recursive_directory_iterator(folder))
            if (e.is_regular_file()) names << QString::fromStdString(e.path().string());
        names.sort();
        return names;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::makeBrightnessProject(m_root)); }

    void itTellsWhatARunTakesAndLeavesNothingBehind() {
        auto project = open();
        RunSettings settings = test::smallRun(m_root);
        settings.epochs = 30;
        const auto plan = planRun(project, settings, {});
        QVERIFY2(plan.ok(), plan ? "" : plan.error().detail.c_str());
        QVERIFY(plan->fits);
        QCOMPARE(plan->toPreload, 20);
        QVERIFY(plan->adaptations.empty());
        QVERIFY(plan->preloadSeconds > 0 && plan->trainSeconds > 0);
        QVERIFY(plan->freeMemoryMb > 0);
        QCOMPARE(plan->featuresFolder, project.featuresFolder());
        QVERIFY(!fs::exists(plan->featuresFolder + "/rehearsal"));
        for (const QString& name : content(plan->featuresFolder))
            QVERIFY2(!name.endsWith(".bin"), qPrintable(name));
        QVERIFY(project.runs()->empty());

        RunObserver observer;
        observer.planned = {plan->preloadSeconds, plan->trainSeconds};
        const auto outcome = runTraining(project, plan->settings, false, systemFileLayer(), {}, observer);
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        std::printf("planned %.2f + %.2f s, took %.2f s: ratio %.2f\n", plan->preloadSeconds,
                    plan->trainSeconds, outcome->wholeSeconds,
                    (plan->preloadSeconds + plan->trainSeconds) / outcome->wholeSeconds);

        // Everything is read now.
        const auto again = planRun(project, settings, {});
        QVERIFY(again.ok());
        QCOMPARE(again->toPreload, 0);
        QVERIFY(again->preloadSeconds > 0);  // what is stored is read once, for damage
        QVERIFY(again->trainSeconds > 0);
        QCOMPARE(again->diskBytes, std::uint64_t(0));
    }

    void theBaselineIsInThePlan() {
        auto project = open();
        const auto run = resolve(project, test::smallRun(m_root));
        QVERIFY(run.ok());
        const auto store = openStore(project, *run, systemFileLayer());
        const auto costs = rehearse(*run, *store, m_folder.path("rehearsal"), 0, {});
        QVERIFY2(costs.ok(), costs ? "" : costs.error().detail.c_str());
        QVERIFY(costs->baselineSeconds > 0);
        // Where it needs more memory than the steps, that is what is promised.
        ResolvedRun large = *run;
        large.backbone.config.hiddenSize = 9'600;
        for (int i = 0; i < 12; ++i)
            large.samples.insert(large.samples.end(), run->samples.begin(), run->samples.end());
        const auto wide = rehearse(large, *store, m_folder.path("rehearsal"), 0, {});
        const auto shape = backbone::featureShape(large.backbone.config, large.extraction);
        QVERIFY(wide.ok() && shape.ok());
        const auto cost = Baseline::cost(countOf(large.samples, dataset::Split::train), *shape, 2, {});
        QVERIFY(cost.ok());
        QVERIFY(cost->memoryMb > 2 * costs->memoryMb);
        QVERIFY(wide->memoryMb >= cost->memoryMb);
    }

    void withoutATrialNothingIsTimed() {
        auto project = open();
        const auto plan = planRun(project, test::smallRun(m_root), {}, false);
        QVERIFY(plan.ok());
        QCOMPARE(plan->trainSeconds, 0.0);
    }

    void withoutRoomOnTheDiskItIsRefusedWithARemedy() {
        auto project = open();
        RunSettings settings = test::smallRun(m_root);
        settings.tokenRatio = 0.5;  // features of its own
        Room room;
        room.diskBytes = 1000;
        const auto plan = planRun(project, settings, {}, true, room);
        QVERIFY(plan.ok());
        QVERIFY(!plan->fits);
        QCOMPARE(plan->shortage, Shortage::disk);
        QVERIFY(messageText(plan->refusal).find("20 images") != std::string::npos);
        QVERIFY(messageText(plan->remedy).find("another disk") != std::string::npos);
        const auto refused = mustFit(*plan);
        QCOMPARE(refused.error().code, ErrorCode::diskFull);
        QVERIFY(refused.error().reasons == (std::vector<Message>{plan->refusal, plan->remedy}));
        QVERIFY(plan->refusal.number("free") == 1000 && plan->refusal.number("needed") > 1000);
        QVERIFY(plan->remedy.number("missing") > plan->refusal.number("needed"));  // some is left free
    }

    void withoutRoomForSixteenBitsEightAreTaken() {
        auto project = open();
        RunSettings settings = test::smallRun(m_root);
        settings.tokenRatio = 0.7;
        settings.store = adapter::StoreType::fp16;
        const auto roomy = planRun(project, settings, {}, false);
        QVERIFY(roomy.ok());
        QCOMPARE(roomy->store, adapter::StoreType::fp16);
        Room room;
        // One byte less than features, saved states and what is to stay free take.
        room.diskBytes = roomy->diskBytes + std::uint64_t(roomy->learnableParameters) * 4 * 22 + 99'999'999;
        const auto plan = planRun(project, settings, {}, false, room);
        QVERIFY(plan.ok());
        QVERIFY(plan->fits);
        QCOMPARE(plan->store, adapter::StoreType::int8);
        QVERIFY(plan->settings.adapted.store == adapter::StoreType::int8);
        QVERIFY(plan->diskBytes < roomy->diskBytes);
        QCOMPARE(plan->adaptations.size(), std::size_t(1));

        // What is asked for finds the run that was adapted, and goes on with the adaptation.
        RunSettings adapted = plan->settings;
        adapted.adapted.microBatch = 2;
        JobContext job;
        RunObserver observer;
        observer.onStep = [&](const training::StepEvent& e) {
            if (e.step == 4) job.cancel.cancel();
        };
        QVERIFY(!runTraining(project, adapted, false, systemFileLayer(), job, observer).ok());
        const std::int64_t begun = project.runs()->back().id;
        RunSettings other = settings;
        other.seed = 6;
        QVERIFY(!newestRunLike(project, other)->has_value());
        QCOMPARE((*newestRunLike(project, settings))->id, begun);
        const auto outcome = runTraining(project, settings, true, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QCOMPARE(outcome->run, begun);
        const auto record = settingsFromJson(project.run(begun)->settingsJson);
        QVERIFY(record->store == adapter::StoreType::int8 && !record->adapted.store);
        const auto undisturbed = runTraining(project, adapted, false, systemFileLayer(), {});
        QCOMPARE(outcome->losses, undisturbed->losses);
    }

    void withLittleMemoryMicroBatchesAreTaken() {
        auto project = open();
        RunSettings settings = test::smallRun(m_root);
        // So that an image in the side network takes more than one that waits.
        backbone::ViTConfig wide = test::tinyViT();
        wide.hiddenSize = 384;
        wide.numHeads = 6;
        QVERIFY(test::MadeUpBackbone(wide).write(m_root + "/wide"));
        settings.backbone = m_root + "/wide";
        settings.layers = {0, 1, 2, 3};
        settings.lowResolution = 256;
        settings.batch = 12;
        settings.epochs = 1;
        QVERIFY(
            runTraining(project, settings, false, systemFileLayer(), {}).ok());  // all is read: steps count
        const auto run = resolve(project, settings);
        const auto store = openStore(project, *run, systemFileLayer());
        constexpr double kPlenty = 20'000;
        const auto costs = rehearse(*run, *store, m_folder.path("rehearsal"), kPlenty, {});
        QVERIFY2(costs.ok(), costs ? "" : costs.error().detail.c_str());
        QCOMPARE(costs->microBatch, 0);
        QCOMPARE(costs->wholeBatchMb, 0.0);
        QVERIFY(costs->leastMb > 20);
        QVERIFY(costs->foreseenMb > 1.3 * costs->leastMb);
        // What is foreseen is counted, not measured: the same another time.
        const auto again = rehearse(*run, *store, m_folder.path("rehearsal"), kPlenty, {});
        QVERIFY(std::abs(again->foreseenMb - costs->foreseenMb) < 0.5);

        const auto planned = [&](double memoryMb) {
            Room room;
            room.memoryMb = memoryMb;
            return planRun(project, settings, {}, true, room);
        };
        constexpr double kUsable = 0.8;  // of what is free
        const auto roomy = planned(1.05 * costs->foreseenMb / kUsable);
        QVERIFY2(roomy.ok(), roomy ? "" : roomy.error().detail.c_str());
        QCOMPARE(roomy->settings.adapted.microBatch, 0);
        QVERIFY(roomy->adaptations.empty());
        // Less than that: first in parts, then one image at a time, then not even that.
        for (const auto& [memoryMb, most] :
             {std::pair(0.95 * costs->foreseenMb, 6), std::pair(1.05 * costs->leastMb, 1)}) {
            const auto plan = planned(memoryMb / kUsable);
            QVERIFY2(plan.ok(), plan ? "" : plan.error().detail.c_str());
            QVERIFY(plan->settings.adapted.microBatch > 0 && plan->settings.adapted.microBatch <= most);
            QCOMPARE(plan->adaptations.size(), std::size_t(1));
            QVERIFY(plan->adaptations[0].is(kBatchInMicroBatches));
            QCOMPARE(plan->adaptations[0].number("micro_batch"), double(plan->settings.adapted.microBatch));
        }
        const auto refused = planned(0.95 * costs->leastMb / kUsable);
        QVERIFY(refused.ok());
        QVERIFY(!refused->fits);
        QCOMPARE(refused->settings.adapted.microBatch, 0);
        QCOMPARE(refused->shortage, Shortage::memory);
        QVERIFY(refused->remedy.is(kUseLessMemory));
    }

    void askingWhatARunIsChangesNothing() {
        auto project = open();
        const backbone::Threads threads(3);
        RunSettings settings = test::smallRun(m_root);
        settings.threads = 2;
        const auto run = resolve(project, settings);
        QVERIFY(run.ok());
        QCOMPARE(run->threads, 2);
        QVERIFY(identityOf(project, settings).ok());
        QCOMPARE(backbone::kernelThreads(), 3);
        settings.epochs = 1;
        QVERIFY(planRun(project, settings, {}).ok());
        QVERIFY(runTraining(project, settings, false, systemFileLayer(), {}).ok());
        QCOMPARE(backbone::kernelThreads(), 3);  // the work itself took two
    }

    void featuresLieWhereTheUserWantsThem() {
        auto project = open();
        const auto files = systemFileLayer();
        QCOMPARE(*project::featuresFolder(project), project.featuresFolder());
        // Absent, another's files, a file.
        const auto refusedFor = [&](const std::string& folder) {
            const auto chosen = project::chooseFeaturesFolder(project, folder, *files);
            return chosen ? ErrorCode::internal : chosen.error().code;
        };
        QCOMPARE(refusedFor(m_folder.path("absent")), ErrorCode::fileNotFound);
        QCOMPARE(refusedFor(m_root + "/images"), ErrorCode::invalidArgument);
        QVERIFY(project::chosenFeaturesFolder(project)->empty());

        const std::string far = m_folder.path("far");
        fs::create_directory(far);
        QVERIFY(project::chooseFeaturesFolder(project, far, *files).ok());
        QCOMPARE(*project::featuresFolder(project), far);
        RunSettings settings = test::smallRun(m_root);
        settings.epochs = 1;
        const auto plan = planRun(project, settings, {}, false);
        QCOMPARE(plan->featuresFolder, far);
        QCOMPARE(plan->toPreload, 20);
        QVERIFY(runTraining(project, settings, false, systemFileLayer(), {}).ok());
        QVERIFY(!content(far).filter(".bin").empty());
        // Nothing there names an image.
        for (const QString& name : content(far)) {
            QVERIFY(!name.contains(".png"));
            const std::string bytes = *readTextFile(name.toStdString());
            QVERIFY2(bytes.find("images/") == std::string::npos, qPrintable(name));
            QVERIFY2(bytes.find(m_root) == std::string::npos, qPrintable(name));
        }

        // The disk is away, or another lies in its place.
        fs::rename(far, far + "-away");
        auto gone = planRun(project, settings, {}, false);
        QCOMPARE(gone.error().code, ErrorCode::fileNotFound);
        QVERIFY(errorMessage(gone.error()).find("Connect its disk") != std::string::npos);
        fs::create_directory(far);
        QCOMPARE(planRun(project, settings, {}, false).error().code, ErrorCode::fileNotFound);
        fs::remove(far);
        fs::rename(far + "-away", far);
        QVERIFY(planRun(project, settings, {}, false).ok());

        // Another project does not write into it.
        auto other = project::Project::createOrOpen(m_folder.path("other.fovea"));
        QVERIFY(other.ok());
        const auto taken = project::chooseFeaturesFolder(*other, far, *files);
        QCOMPARE(taken.error().code, ErrorCode::invalidArgument);
        QVERIFY(errorMessage(taken.error()).find("another project") != std::string::npos);

        // Back, and there again.
        QVERIFY(project::chooseFeaturesFolder(project, "", *files).ok());
        QCOMPARE(*project::featuresFolder(project), project.featuresFolder());
        QVERIFY(project::chooseFeaturesFolder(project, far, *files).ok());
        QCOMPARE(planRun(project, settings, {}, false)->toPreload, 0);
    }

    void aRehearsalCanBeCancelled() {
        auto project = open();
        RunSettings settings = test::smallRun(m_root);
        settings.tokenRatio = 0.6;
        JobContext job;
        job.cancel.cancel();
        QCOMPARE(planRun(project, settings, job).error().code, ErrorCode::cancelled);
        QVERIFY(!fs::exists(project.featuresFolder() + "/rehearsal"));
    }
};

QTEST_APPLESS_MAIN(TestRunPlan)
#include "test_run_plan.moc"
