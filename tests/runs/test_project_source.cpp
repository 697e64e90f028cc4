#include "runs/project_source.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include "evaluation/clusters.h"
#include "runs/evaluate.h"
#include "runs/resolved_run.h"
#include "runs/unit_answers.h"
#include "tests/runs/study_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

class TestProjectSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Nobody knows the patients: what is surely of one patient counts as one all the same.
    void copiesAndFramesAreOfOnePatient() {
        std::vector<dataset::Sample> samples;
        const auto add = [&](const char* path, int frame, const char* pixels, const char* patient) {
            dataset::Sample s;
            s.path = path;
            s.frame = frame;
            s.pixelHash = pixels;
            s.patient = patient;
            s.label = samples.size() % 2 ? "ill" : "well";
            samples.push_back(s);
        };
        add("a.png", 0, "1", "");
        add("b.png", 0, "2", "");
        add("copy of a.png", 0, "1", "");
        add("c.tif", 0, "3", "");
        add("c.tif", 1, "4", "");
        add("d.png", 0, "5", "4711");
        add("copy of d.png", 0, "5", "4712");  // two that are known stay two
        add("e.png", 0, "", "");
        add("f.png", 0, "", "");  // hashes of nothing are not equal
        const auto predictions = runs::unpredicted(samples, {"ill", "well"});
        const std::vector<int> truth{1, 0, 1, 0, 1, 0, 1, 0, 1};
        QVERIFY(predictions.truth == truth);
        const evaluation::Clusters clusters = evaluation::clustersOf(predictions);
        QCOMPARE(clusters.patients, std::size_t(7));
        QCOMPARE(clusters.patientOf[0], clusters.patientOf[2]);
        QVERIFY(clusters.patientOf[0] != clusters.patientOf[1]);
        QCOMPARE(clusters.patientOf[3], clusters.patientOf[4]);
        QVERIFY(clusters.patientOf[5] != clusters.patientOf[6]);
        QVERIFY(clusters.patientOf[7] != clusters.patientOf[8]);
        QVERIFY(evaluation::somePatientsUnknown(predictions));
    }

    /// Of studies, or of each of their images in the order given.
    void whatIsLearnedIsAnsweredTogetherOrAlone() {
        std::vector<dataset::Sample> images(3);
        for (std::size_t i = 0; i < images.size(); ++i) images[i].id = std::int64_t(i) + 1;
        images[0].study = images[2].study = "a";
        dataset::Question question;
        question.answerUnit = dataset::AnswerUnit::study;
        const dataset::Units studies = dataset::unitsOf(images, question);
        QCOMPARE(runs::learnedUnits(studies, images, adapter::Pooling::attention).size(), std::size_t(2));
        const dataset::Units alone = runs::learnedUnits(studies, images, adapter::Pooling::images);
        QCOMPARE(alone.size(), images.size());
        for (std::size_t i = 0; i < images.size(); ++i) QCOMPARE(alone.rows[i].id, images[i].id);
    }

    /// Of long studies as many as of those with the most images that are taken whole, over their whole
    /// length.
    void baselinesAreFittedToImagesSpreadOverAStudy() {
        constexpr int kLong = 3 * runs::kMostImagesOfUnit + 1, kShort = runs::kMostImagesOfUnit;
        std::vector<dataset::Sample> images;
        for (int i = 0; i < kLong + kShort + 1; ++i) {
            dataset::Sample& s = images.emplace_back();
            s.id = i;
            s.study = i < kLong ? "long" : i < kLong + kShort ? "short" : "";
        }
        dataset::Question question;
        question.answerUnit = dataset::AnswerUnit::study;
        const auto taken = runs::imagesToFit(dataset::unitsOf(images, question));
        QCOMPARE(int(taken.size()), 2 * runs::kMostImagesOfUnit + 1);
        std::vector<int> steps;
        for (int i = 1; i < runs::kMostImagesOfUnit; ++i)
            steps.push_back(int(taken[std::size_t(i)].id - taken[std::size_t(i) - 1].id));
        const auto [least, most] = std::minmax_element(steps.begin(), steps.end());
        QVERIFY(*least >= 3 && *most <= 4);
        QVERIFY(taken.front().id <= 2 && taken[std::size_t(runs::kMostImagesOfUnit) - 1].id >= kLong - 3);
        for (int i = 0; i <= kShort; ++i)
            QCOMPARE(int(taken[std::size_t(runs::kMostImagesOfUnit + i)].id), kLong + i);
    }

    /// Of more images than an epoch learns from others are drawn each time; who judges reads all.
    void longStudiesAreSampledForTrainingAndReadWhole() {
        constexpr int kImages = runs::kMostImagesOfUnit + 1, kStudies = 4, kEpochs = 40;
        test::TemporaryFolder folder;
        QVERIFY(test::makeStudyProject(folder.path(),
                                       {.images = kImages, .train = 2, .validation = 2, .test = 2}));
        auto project = project::Project::open(folder.path("p.fovea"));
        QVERIFY(project.ok());
        runs::RunSettings settings = test::smallRun(folder.path());
        settings.epochs = 1;
        settings.head = runs::HeadKind::plain;
        const auto outcome = runs::runTraining(*project, settings, false, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());

        const auto run = runs::resolve(*project, settings);
        QVERIFY(run.ok());
        const auto store = runs::openStore(*project, *run, systemFileLayer());
        QVERIFY(store.ok());
        runs::ProjectSource source(*store, runs::learnedUnits(*run, dataset::Split::train),
                                   runs::learnedUnits(*run, dataset::Split::validation), run->task,
                                   run->backbone.normalisation, {}, 3);
        QCOMPARE(source.trainCount(), kStudies);
        QCOMPARE(source.validationCount(), kStudies);
        for (int study = 0; study < kStudies; ++study) {
            std::set<int> met;
            for (int epoch = 0; epoch < kEpochs; ++epoch) {
                const std::vector<int> images = source.trainImages(study, epoch);
                QCOMPARE(int(images.size()), runs::kMostImagesOfUnit);
                // Its own, none twice, and the same whenever they are asked for.
                QVERIFY(images.front() >= study * kImages && images.back() < (study + 1) * kImages);
                QVERIFY(std::adjacent_find(images.begin(), images.end(), std::greater_equal<int>()) ==
                        images.end());
                QVERIFY(source.trainImages(study, epoch) == images);
                met.insert(images.begin(), images.end());
            }
            QCOMPARE(int(met.size()), kImages);
            QCOMPARE(source.validationImages(study), kImages);
        }
        const auto whole = source.validationBatch(0, kImages);
        QVERIFY(whole.ok());
        QCOMPARE(whole->size, kImages);

        const auto e =
            runs::evaluateRun(*project, outcome->run, dataset::Split::test, {}, systemFileLayer(), {});
        QVERIFY2(e.ok(), e ? "" : e.error().detail.c_str());
        QCOMPARE(int(e->images.size()), kStudies);
        QCOMPARE(int(e->imageWeights.size()), kStudies * kImages);
        for (int study = 0; study < kStudies; ++study) {
            QCOMPARE(int(e->images[std::size_t(study)].size()), kImages);
            const auto first = e->imageWeights.begin() + study * kImages;
            // Attention gives each image that was read some weight.
            QVERIFY(std::all_of(first, first + kImages, [](double weight) { return weight > 0; }));
            QVERIFY(std::abs(std::accumulate(first, first + kImages, 0.0) - 1) < 1e-5);
        }
    }
};

QTEST_GUILESS_MAIN(TestProjectSource)
#include "test_project_source.moc"
