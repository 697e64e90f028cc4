#include <QTest>
#include <algorithm>
#include <map>

#include "dataset/split.h"
#include "evaluation/metrics.h"
#include "runs/learning_curve.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "tests/runs/study_project.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "training/logistic_regression.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;
using dataset::Split;

class TestProjectLearningCurve : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    static LearningCurveOptions small() {
        LearningCurveOptions options;
        options.settings = test::quickSettings();
        options.repetitions = 2;
        options.seed = 3;
        return options;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!test::makeSmallProject(m_folder.path()).empty()); }

    void moreAndMorePatients() {
        auto project = project::Project::open(m_folder.path("spots.fovea"));
        QVERIFY(project.ok());
        const auto curve = learningCurve(*project, small(), systemFileLayer(), {});
        QVERIFY2(curve.ok(), curve.ok() ? "" : errorMessage(curve.error()).c_str());
        const auto samples = project->samples().value();
        const auto learnable = std::count_if(samples.begin(), samples.end(), [](const Sample& s) {
            return s.split == Split::train || s.split == Split::validation;
        });
        QCOMPARE(curve->images, int(learnable));
        QCOMPARE(curve->patients, int(learnable));  // unknown: each image is one
        QCOMPARE(curve->folds, 5);
        QCOMPARE(curve->levels.size(), std::size_t(4));
        for (std::size_t i = 0; i < 4; ++i) {
            const LearningCurveLevel& level = curve->levels[i];
            QCOMPARE(level.share, small().shares[i]);
            QCOMPARE(level.aucs.size(), std::size_t(i == 3 ? 5 : 10));
            QVERIFY(level.auc.low <= level.auc.value && level.auc.value <= level.auc.high);
            // Of four fifths of the patients; of each class a whole number.
            QVERIFY(std::abs(level.patients - level.share * 0.8 * double(learnable)) <= 1.5);
            if (i > 0) QVERIFY(level.patients > curve->levels[i - 1].patients);
        }
        QVERIFY(curve->law.has_value());
        QCOMPARE(curve->ahead.size(), std::size_t(3));
        QCOMPARE(curve->ahead[1].patients, 2.0 * double(learnable));
        // Test images take no part, and nothing was looked at.
        QCOMPARE(project->evaluations(Split::test).value(), 0);
        const auto again = learningCurve(*project, small(), systemFileLayer(), {});
        QVERIFY(again.ok());
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(again->levels[i].aucs, curve->levels[i].aucs);
    }

    /// All patients of four folds, judged by the fifth: done again here, fold by fold.
    void theLastLevelIsAPlainCrossValidation() {
        auto project = project::Project::open(m_folder.path("spots.fovea"));
        QVERIFY(project.ok());
        const auto curve = learningCurve(*project, small(), systemFileLayer(), {});
        QVERIFY(curve.ok());
        const auto run = resolve(*project, small().settings);
        QVERIFY(run.ok());
        const auto store = openStore(*project, *run, systemFileLayer());
        QVERIFY(store.ok());
        std::vector<Sample> samples = ofSplit(run->samples, Split::train);
        for (const Sample& s : ofSplit(run->samples, Split::validation)) samples.push_back(s);
        const auto fold = dataset::assignFolds(samples, 5, 3);
        QVERIFY(fold.ok());
        for (int f = 0; f < 5; ++f) {
            std::vector<float> learned, judged;
            std::vector<int> labels;
            evaluation::Predictions p;
            p.classes = 2;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const std::vector<float> state = store->tokens(samples[i].pixelHash)->classState;
                const int label = classIndex(run->classes, samples[i].label);
                (*fold)[i] == f ? p.truth.push_back(label) : labels.push_back(label);
                auto& to = (*fold)[i] == f ? judged : learned;
                to.insert(to.end(), state.begin(), state.end());
            }
            const auto model = training::LogisticRegression::fit(learned, int(learned.size() / labels.size()),
                                                                 labels, 2, training::kUsualPenalty);
            QVERIFY(model.ok());
            p.probabilities = model->probabilities(judged);
            QCOMPARE(curve->levels.back().aucs[std::size_t(f)], evaluation::computeMetrics(p)->auc);
        }
        double sum = 0;
        for (const double auc : curve->levels.back().aucs) sum += auc;
        QVERIFY(std::abs(curve->levels.back().auc.value - sum / 5) < 1e-12);
    }

    /// Two studies of a patient, of three images each: a fit reads the mean of a study's class tokens.
    void studiesAreLearnedAsOne() {
        const std::string root = m_folder.path("studies");
        constexpr int kTrain = 8, kValidation = 2, kStudiesOfPatient = 2;
        QVERIFY(test::makeStudyProject(
            root,
            {.train = kTrain, .validation = kValidation, .test = 2, .studiesOfPatient = kStudiesOfPatient}));
        auto project = project::Project::open(root + "/p.fovea");
        QVERIFY(project.ok());
        LearningCurveOptions options = small();
        options.settings = test::smallRun(root);
        options.shares = {0.5, 1};
        const auto curve = learningCurve(*project, options, systemFileLayer(), {});
        QVERIFY2(curve.ok(), curve.ok() ? "" : errorMessage(curve.error()).c_str());
        constexpr int kStudies = 2 * (kTrain + kValidation);
        QCOMPARE(curve->unit, dataset::AnswerUnit::study);
        QCOMPARE(curve->units, kStudies);
        QCOMPARE(curve->images, kStudies * test::kImagesOfStudy);
        QCOMPARE(curve->patients, kStudies / kStudiesOfPatient);
        const LearningCurveLevel& whole = curve->levels.back();
        QCOMPARE(whole.units, whole.patients * kStudiesOfPatient);
        QCOMPARE(whole.images, whole.units * test::kImagesOfStudy);

        // Done again here: all images of a study are in one fold, and one row of the fit.
        const auto run = resolve(*project, options.settings);
        QVERIFY(run.ok());
        const auto store = openStore(*project, *run, systemFileLayer());
        QVERIFY(store.ok());
        std::vector<Sample> samples = ofSplit(run->samples, Split::train);
        for (const Sample& s : ofSplit(run->samples, Split::validation)) samples.push_back(s);
        const auto fold = dataset::assignFolds(samples, curve->folds, options.seed, run->task.question);
        QVERIFY(fold.ok());
        struct Study {
            std::vector<double> sums;
            int label = 0, fold = 0;
        };
        std::vector<Study> studies;
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const auto [place, first] = places.try_emplace(samples[i].study, studies.size());
            const std::vector<float> state = store->tokens(samples[i].pixelHash)->classState;
            if (first)
                studies.push_back({std::vector<double>(state.size()),
                                   classIndex(run->classes, samples[i].label), (*fold)[i]});
            Study& study = studies[place->second];
            QCOMPARE((*fold)[i], study.fold);
            for (std::size_t k = 0; k < state.size(); ++k) study.sums[k] += double(state[k]);
        }
        for (int f = 0; f < curve->folds; ++f) {
            std::vector<float> learned, judged;
            std::vector<int> labels;
            evaluation::Predictions p;
            p.classes = 2;
            for (const Study& study : studies) {
                study.fold == f ? p.truth.push_back(study.label) : labels.push_back(study.label);
                for (const double sum : study.sums)
                    (study.fold == f ? judged : learned).push_back(float(sum / test::kImagesOfStudy));
            }
            const auto model = training::LogisticRegression::fit(learned, int(learned.size() / labels.size()),
                                                                 labels, 2, training::kUsualPenalty);
            QVERIFY(model.ok());
            p.probabilities = model->probabilities(judged);
            QCOMPARE(whole.aucs[std::size_t(f)], evaluation::computeMetrics(p)->auc);
        }
    }

    void aQuestionOfANumberIsRefused() {
        const std::string root = m_folder.path("number");
        QVERIFY(test::makeStudyProject(root));
        auto project = project::Project::open(root + "/p.fovea");
        QVERIFY(project.ok());
        const auto questions = project->questions();
        QVERIFY(questions.ok());
        for (const dataset::Question& question : *questions)
            if (question.kind == dataset::QuestionKind::number)
                QVERIFY(project->useQuestion(question.id).ok());
        LearningCurveOptions options = small();
        options.settings = test::smallRun(root);
        const auto refused = learningCurve(*project, options, systemFileLayer(), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QVERIFY(refused.error().detail.find("Grey") != std::string::npos);
    }

    void refusesNonsense() {
        auto project = project::Project::open(m_folder.path("spots.fovea"));
        QVERIFY(project.ok());
        for (const std::vector<double>& shares :
             std::vector<std::vector<double>>{{}, {0, 1}, {0.5, 0.25}, {0.5, 1.5}}) {
            LearningCurveOptions options = small();
            options.shares = shares;
            QCOMPARE(learningCurve(*project, options, systemFileLayer(), {}).error().code,
                     ErrorCode::invalidArgument);
        }
        LearningCurveOptions options = small();
        options.folds = 1;
        QVERIFY(!learningCurve(*project, options, systemFileLayer(), {}));
    }

    /// A share too small for a class is left out, and with too few points nothing is drawn on.
    void shareWithoutAClass() {
        auto project = project::Project::open(m_folder.path("spots.fovea"));
        QVERIFY(project.ok());
        LearningCurveOptions options = small();
        options.shares = {0.01, 0.5, 1};
        const auto curve = learningCurve(*project, options, systemFileLayer(), {});
        QVERIFY(curve.ok());
        QCOMPARE(curve->levels.size(), std::size_t(2));
        QVERIFY(!curve->law && curve->ahead.empty());
    }
};

QTEST_GUILESS_MAIN(TestProjectLearningCurve)
#include "test_project_learning_curve.moc"
