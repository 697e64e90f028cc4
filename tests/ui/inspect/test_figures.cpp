#include <QTest>
#include <cmath>
#include <tuple>

#include "inspect/curves.h"
#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "inspect/people_view.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "train/presets.h"

using namespace fovea;

class TestFigures : public QObject {
    Q_OBJECT

    static runs::Evaluation evaluationOf(std::vector<int> truth, const std::vector<double>& ofOne) {
        runs::Evaluation e;
        e.classes = {"healthy", "dr"};
        e.predictions.classes = 2;
        e.samples.resize(truth.size());
        e.predictions.truth = std::move(truth);
        for (const double p : ofOne)
            e.predictions.probabilities.insert(e.predictions.probabilities.end(), {1 - p, p});
        e.estimates["auc"] = {0.75, 0.6, 0.9};
        e.estimates["sensitivity"] = {1, 1, 1};
        return e;
    }

private Q_SLOTS:
    void wordsNameTheClassAndNeverFeignCertainty() {
        const auto e = evaluationOf({0, 1}, {0.2, 0.9});
        const auto figures = ui::figureWords(e, e);
        QCOMPARE(figures.size(), std::size_t(2));
        QCOMPARE(figures[0].interval, QStringLiteral("0.60 to 0.90"));
        QVERIFY(figures[0].tooltip.contains(QStringLiteral("AUC")));
        QCOMPARE(figures[1].name, QStringLiteral("Sensitivity"));
        QVERIFY(figures[1].plain.contains(QStringLiteral("dr")));
        QVERIFY(!figures[1].hasInterval);
    }
    /// As the axis of the decision curve counts it.
    void netBenefitIsSaidInHundredImages() {
        evaluation::NetBenefit at;
        at.threshold = at.prevalence = 0.5;
        at.model = {0.334, 0.108, 0.562};
        at.minusTreatAll = {-0.002, -0.3, 0.63};
        const QString words = ui::benefitWords(at, dataset::AnswerUnit::image);
        QVERIFY2(
            words.contains(QStringLiteral("in 100 images is 33 (11 to 56); minus that of acting on every "
                                          "image, 0 (\u221230 to 63).")),
            qPrintable(words));
        at.model.low = at.model.high = evaluation::kUnknown;
        QVERIFY(ui::benefitWords(at, dataset::AnswerUnit::image)
                    .contains(QStringLiteral("in 100 images is 33; minus")));
    }
    void netBenefitIsOfWhatHasOneAnswer() {
        evaluation::NetBenefit at;
        at.model = {0.3, 0.2, 0.4};
        at.minusTreatAll = {-0.3, -0.4, -0.2};
        const evaluation::DecisionCurve curve{.points = {{.threshold = 0.5, .model = 0.3, .treatAll = 0.1}}};
        for (const auto& [unit, one, several] :
             {std::tuple(dataset::AnswerUnit::image, "image", "images"),
              std::tuple(dataset::AnswerUnit::study, "study", "studies"),
              std::tuple(dataset::AnswerUnit::patient, "patient", "patients")}) {
            const QString words = ui::benefitWords(at, unit);
            QVERIFY2(words.contains(QStringLiteral("in 100 %1 is").arg(QLatin1String(several))) &&
                         words.contains(QStringLiteral("acting on every %1,").arg(QLatin1String(one))),
                     qPrintable(words));
            const auto lines = ui::decisionLines(curve, 0, 1, unit).lines;
            QCOMPARE(lines[1].name, QStringLiteral("acting on every %1").arg(QLatin1String(one)));
            QVERIFY2(lines[0].points[0].words.contains(
                         QStringLiteral("in 100 %1: by").arg(QLatin1String(several))),
                     qPrintable(lines[0].points[0].words));
        }
    }
    void fewImagesAreSaidToBeFew() {
        std::vector<int> truth(20, 0);
        truth.insert(truth.end(), {1, 1});
        auto e = evaluationOf(truth, std::vector<double>(22, 0.5));
        QVERIFY(ui::fewWords(e, e).contains(QStringLiteral("2 image(s)")));
        truth.insert(truth.end(), 8, 1);
        e = evaluationOf(truth, std::vector<double>(30, 0.5));
        QVERIFY(ui::fewWords(e, e).isEmpty());
        // Of whole patients these are counted.
        e.perPatient.emplace();
        e.perPatient->predictions.classes = 2;
        e.perPatient->predictions.truth = {0, 0, 1};
        QVERIFY(ui::fewWords(e, *e.perPatient).contains(QStringLiteral("1 patient(s)")));
    }
    void saysWhyThereIsNoInterval() {
        auto e = evaluationOf({0, 1}, {0.2, 0.9});
        const auto why = [&e] { return ui::figureWords(e, e)[1].interval; };
        QCOMPARE(why(), QStringLiteral("no patient makes a difference"));
        e.estimates["accuracy"] = {0.9, 0.7, 1};
        QCOMPARE(why(), QStringLiteral("no patient makes a difference"));
        e.estimates["accuracy"] = {1, 0.7, 1};
        QCOMPARE(why(), QStringLiteral("every answer is right"));
        e.estimates["sensitivity"] = {1, NAN, NAN};
        QCOMPARE(why(), QStringLiteral("too few patients"));
        e.estimates["sensitivity"] = {NAN, NAN, NAN};
        QCOMPARE(why(), QStringLiteral("not estimable"));
    }
    /// As the figures themselves come: all right is not certain.
    void aPerfectAdapterHasIntervals() {
        auto e = evaluationOf({0, 0, 0, 1, 1, 1}, {0.1, 0.2, 0.3, 0.7, 0.8, 0.9});
        const auto estimates = evaluation::estimate(e.predictions, {});
        QVERIFY(estimates.ok());
        e.estimates = *estimates;
        for (const ui::FigureWords& f : ui::figureWords(e, e)) QVERIFY2(f.hasInterval, qPrintable(f.key));
    }
    void papersWordsComeFirst() {
        auto e = evaluationOf({0, 1}, {0.2, 0.9});
        for (const char* key : {"specificity", "accuracy", "balanced_accuracy", "kappa", "grade_error"})
            e.estimates[key] = {0.5, 0.4, 0.6};
        const std::vector<std::pair<QString, QString>> of{{"auc", "AUC"},
                                                          {"sensitivity", "Sensitivity"},
                                                          {"specificity", "Specificity"},
                                                          {"accuracy", "Accuracy"},
                                                          {"balanced_accuracy", "Balanced accuracy"},
                                                          {"kappa", "Cohen's kappa"},
                                                          {"grade_error", "Mean absolute error"}};
        for (const bool three : {false, true}) {
            if (three) e.classes.push_back("other");
            const auto figures = ui::figureWords(e, e);
            QCOMPARE(figures.size(), of.size());
            for (std::size_t i = 0; i < of.size(); ++i) {
                QCOMPARE(figures[i].key, of[i].first);
                QVERIFY2(figures[i].name.startsWith(of[i].second), qPrintable(figures[i].name));
                QVERIFY2(!figures[i].plain.isEmpty(), qPrintable(figures[i].name));
            }
        }
    }
    void gradesAndPatients() {
        auto e = evaluationOf({0, 1}, {0.2, 0.9});
        e.estimates["kappa"] = {0.5, 0.4, 0.6};
        QVERIFY(!ui::figureWords(e, e).back().tooltip.contains(QStringLiteral("quadratic")));
        e.ordinal = true;
        QVERIFY(ui::figureWords(e, e).back().tooltip.contains(QStringLiteral("quadratic")));
        e.estimates["grade_error"] = {0.25, 0.1, 0.4};
        QCOMPARE(ui::figureWords(e, e).back().value, QStringLiteral("0.25"));
        auto& patients = e.perPatient.emplace();
        patients.predictions = {2, {0}, {0.8, 0.2}, {"a"}};
        patients.estimates["auc"] = {0.9, 0.8, 0.95};
        patients.severalClasses = 1;
        QCOMPARE(ui::figureWords(e, patients).front().value, QStringLiteral("0.90"));
        QVERIFY(ui::basisWords(e, patients).contains(QStringLiteral("several diagnoses")));
        QVERIFY(!ui::basisWords(e, e).contains(QStringLiteral("several diagnoses")));
    }
    void oneStudyIsNotSeveral() {
        auto e = evaluationOf({1}, {0.9});
        e.task.question.answerUnit = dataset::AnswerUnit::study;
        e.images = {std::vector<dataset::Sample>(3)};
        QCOMPARE(ui::basisWords(e, e), QStringLiteral("1 study of 3 images, with one answer"));
        e.task.question.answerUnit = dataset::AnswerUnit::patient;
        e.images = {std::vector<dataset::Sample>(1)};
        QCOMPARE(ui::basisWords(e, e), QStringLiteral("1 patient with 1 image, with one answer"));
        e = evaluationOf({0, 1}, {0.2, 0.9});
        e.task.question.answerUnit = dataset::AnswerUnit::study;
        e.images.assign(2, std::vector<dataset::Sample>(2));
        QCOMPARE(ui::basisWords(e, e), QStringLiteral("2 studies of 4 images, each with one answer"));
    }
    void thePositiveClassIsFoundWhereverItStands() {
        auto e = evaluationOf({0, 1}, {0.2, 0.9});
        e.classes = {"diseased", "healthy"};
        e.positive = "diseased";
        e.estimates["sensitivity"] = e.estimates["specificity"] = {0.5, 0.4, 0.6};
        for (const ui::FigureWords& f : ui::figureWords(e, e)) {
            if (f.key == QLatin1String("sensitivity")) QCOMPARE(f.plain, QStringLiteral("finds “diseased”"));
            if (f.key == QLatin1String("specificity"))
                QCOMPARE(f.plain, QStringLiteral("recognises “healthy”"));
        }
    }
    /// test_guide finds the places.
    void everyFigureIsExplainedInTheGuide() {
        auto e = evaluationOf({0, 1}, {0.2, 0.9});
        for (const char* key : {"accuracy", "balanced_accuracy", "kappa", "grade_error", "within_one"})
            e.estimates[key] = {0.5, 0.4, 0.6};
        e.estimates["specificity"] = {0.5, 0.4, 0.6};
        const auto figures = ui::figureWords(e, e);
        QCOMPARE(figures.size(), std::size_t(8));
        for (const ui::FigureWords& f : figures)
            QVERIFY2(f.topic.startsWith(QStringLiteral("reading-the-figures#")), qPrintable(f.key));
    }
    void curvesOfAClassAgainstTheRest() {
        const auto e = evaluationOf({0, 0, 1, 0, 1, 1}, {0.1, 0.2, 0.3, 0.4, 0.6, 0.8});
        const auto images = evaluation::oneAgainstRest(e.predictions, 1);
        const ui::RocCurve roc = ui::rocCurve(images, QStringLiteral("dr"), 1);
        QCOMPARE(roc.points.size(), std::size_t(7));
        QCOMPARE(roc.points.back().truePositiveRate, 1.0);
        const auto precision = ui::precisionRecallLines(images, QStringLiteral("dr"), 1);
        QCOMPARE(precision.size(), std::size_t(1));
        QCOMPARE(precision[0].points.back().x, 1.0);
        QCOMPARE(precision[0].points.back().y, 0.5);
        const ui::ScoreKinds kinds =
            ui::scoreKinds(images, QStringLiteral("dr"), QStringLiteral("none"), 1, 0);
        QCOMPARE(kinds.with.scores, std::vector<double>({0.3, 0.6, 0.8}));
        QCOMPARE(kinds.without.scores.size(), std::size_t(3));
        QCOMPARE(ui::shareOf(images), 0.5);
        // Six images are one bin, with its mean and its share.
        const auto reliability =
            ui::reliabilityLines(images, QStringLiteral("dr"), 1, dataset::AnswerUnit::study);
        QCOMPARE(reliability[0].points.size(), std::size_t(1));
        QVERIFY(std::abs(reliability[0].points[0].x - 0.4) < 1e-12);
        QCOMPARE(reliability[0].points[0].y, 0.5);
        QVERIFY(reliability[0].points[0].low < 0.5 && reliability[0].points[0].high > 0.5);
        QVERIFY2(reliability[0].points[0].words.endsWith(QStringLiteral(": 6 studies.")),
                 qPrintable(reliability[0].points[0].words));
    }
    void whatFollowsInWords() {
        const QString words = ui::peopleWords({92, 8, 45, 855}, QStringLiteral("dr"));
        for (const char* part :
             {"1,000 people, “dr” in 100 of them", "Found: 92, missed: 8",
              "False alarms among the other 900: 45", "Called positive: 137, of whom rightly: 92",
              "Called negative: 863, of whom rightly: 855"})
            QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
        QVERIFY(!ui::peopleWords({0, 100, 0, 900}, QStringLiteral("dr"))
                     .contains(QStringLiteral("Called positive")));
        // Of one no plural is said.
        const QString one = ui::peopleWords({1, 1, 1, 997}, QStringLiteral("dr"));
        for (const char* wrong : {"1 are", "1 have", "1 false alarms"})
            QVERIFY2(!one.contains(QString::fromLatin1(wrong)), qPrintable(one));
    }
    /// Of studies and patients no images are counted.
    void whereAThresholdWasChosenNamesTheUnit() {
        evaluation::Thresholds thresholds{
            {evaluation::ThresholdRule::youden, 0}, {{"dr", 0.4, {}, {}}}, {"val", 24, 12}, false};
        const auto words = [&](dataset::AnswerUnit unit) { return ui::inUseWords(thresholds, "dr", unit); };
        using Unit = dataset::AnswerUnit;
        for (const char* part : {"val", "out_of_fold"}) {
            thresholds.chosenOn.part = part;
            QVERIFY(words(Unit::image).contains(QStringLiteral("images")));
            for (const auto& [unit, name] : {std::pair(Unit::study, QStringLiteral("24 studies")),
                                             std::pair(Unit::patient, QStringLiteral("24 patients"))}) {
                QVERIFY2(words(unit).contains(name), qPrintable(words(unit)));
                QVERIFY2(!words(unit).contains(QStringLiteral("images")), qPrintable(words(unit)));
            }
        }
        thresholds.rule = {evaluation::ThresholdRule::harm, 1};
        QVERIFY(words(Unit::image).contains(QStringLiteral("a miss counting as one false alarm,")));
        thresholds.rule.value = 5;
        QVERIFY(words(Unit::image).contains(QStringLiteral("false alarms,")));
        // Without a rule nothing was chosen.
        thresholds.rule.kind = evaluation::ThresholdRule::standard;
        QVERIFY(!words(Unit::study).contains(QStringLiteral("chosen")));
    }
    void numbers() {
        QCOMPARE(ui::clockWords(65), QStringLiteral("1:05"));
        QCOMPARE(ui::clockWords(3661), QStringLiteral("1:01:01"));
        QCOMPARE(ui::decimalWords(NAN, 2), QStringLiteral("–"));
        QVERIFY(ui::intervalWords({0.5, NAN, NAN}, true).isEmpty());
    }
    void presetsAreRecognised() {
        runs::RunSettings s;
        s.seed = 7;
        s.backbone = "untrained";
        for (const ui::Preset& p : ui::presets()) {
            ui::applyPreset(p, 100, s);
            QVERIFY(ui::isPreset(p, 100, s));
            QVERIFY(!ui::isPreset(p, 5000, s));  // other epochs for other numbers of images
        }
        QCOMPARE(s.seed, 7u);
        QCOMPARE(s.backbone, std::string("untrained"));
        s.batch = 3;
        for (const ui::Preset& p : ui::presets()) QVERIFY(!ui::isPreset(p, 100, s));
    }
    void damagedRecordsAreShownAsFarAsTheyGo() {
        project::Run run;
        run.id = 4;
        run.state = fovea::project::RunState::stopped;
        run.settingsJson = "{";
        const ui::RunSummary s = ui::summarise(run, QStringLiteral("/p"));
        QVERIFY(s.interrupted() && !s.usable());
        QVERIFY(std::isnan(s.record.validationAuc()));
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "test_figures.moc"
