// Decision curves, subgroups, external validation and what the audit found, as the report shows them.
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>

#include "report/model_card.h"
#include "report/report.h"
#include "report/sections.h"
#include "tests/evaluation/made_predictions.h"
#include "tests/report/sample_report.h"

using namespace fovea;
using namespace fovea::report;

class TestDecisionSections : public QObject {
    Q_OBJECT

    static QString rendered(const ReportData& data) {
        const QString html = QString::fromStdString(renderHtml(data));
        QXmlStreamReader xml(html);
        while (!xml.atEnd()) xml.readNext();
        if (xml.hasError()) qFatal("%s", qPrintable(xml.errorString()));
        return html;
    }
    static evaluation::Predictions predictions() {
        Random random(5);
        return test::twoClasses(80, 2, random);
    }
    static ReportData withCurve() {
        ReportData data = test::sampleReport();
        auto curve = evaluation::decisionCurve(predictions(), {.threshold = 0.31});
        if (!curve) qFatal("no curve");
        data.results.decision = {std::move(*curve)};
        return data;
    }
    static ReportData withSubgroups(const std::vector<std::string>& groups) {
        ReportData data = test::sampleReport();
        auto table = evaluation::figuresBySubgroup(predictions(), "site", groups, {}, {});
        if (!table) qFatal("no table");
        data.results.subgroups = {std::move(*table)};
        return data;
    }
    static std::vector<std::string> groups(int north) {
        std::vector<std::string> all;
        for (int i = 0; i < 80; ++i) all.push_back(i < north ? "North" : i < 78 ? "South" : "");
        return all;
    }

private Q_SLOTS:
    void readersStandBesideTheCurve() {
        ReportData data = test::sampleReport();
        QVERIFY(!rendered(data).contains("Readers beside the machine"));
        runs::ReaderBeside ann{"Ann", runs::ReaderReference::others, 97, 4, {}};
        ann.figures.sensitivity.b = {0.8137, 0.7019, 0.8912};
        ann.figures.specificity.b = {0.9021, 0.8013, 0.9571};
        ann.figures.sensitivity.difference = {-0.0341, -0.1217, 0.0543};
        runs::ReaderBeside self{"Bo & Co", runs::ReaderReference::own, 0, 0, {}};
        runs::ReaderBeside path{"/home/somebody/c", runs::ReaderReference::labels, 12, 0, {}};
        data.results.readers = {ann, self, path};
        const QString html = rendered(data);
        QVERIFY(html.contains("Readers beside the machine"));
        QVERIFY(html.contains(">97<"));
        QVERIFY(html.contains("81.4") && html.contains("90.2") && html.contains("-3.4"));
        // One point on the curve, with its name beside it and in the legend; none of whom nothing is known.
        QCOMPARE(html.count("reader “Ann”"), 2);
        QVERIFY(!html.contains("reader “Bo"));
        QVERIFY(html.contains("“Ann” among them"));
        QVERIFY(html.contains("On 4 more the others agree, but with “Ann” there is no consensus"));
        QVERIFY(html.contains("“Bo &amp; Co” alone: by that nothing can be said"));
        QVERIFY(html.contains("is judged by the labels"));
        QVERIFY(!html.contains("somebody"));
        // Of several classes no curve is theirs.
        data.results.roc.push_back(data.results.roc.front());
        QVERIFY(!rendered(data).contains("reader “Ann”"));
    }

    /// In report and card: of studies and patients no images are counted.
    void whereAThresholdWasChosenNamesTheUnit() {
        ReportData data = test::sampleReport();
        data.results.thresholds = {
            {evaluation::ThresholdRule::youden, 0}, {{"referable", 0.4, {}, {}}}, {"val", 24, 12}, false};
        const auto chosen = [&](const char* unit) {
            data.results.answerUnit = unit;
            return QString::fromStdString(chosenText(data.results, {}));
        };
        QVERIFY(chosen("").endsWith(QLatin1String("on the validation images: 24 images of 12 patients.")));
        QVERIFY(
            chosen("study").endsWith(QLatin1String("on the validation images: 24 studies of 12 patients.")));
        data.results.thresholds.chosenOn = {"out_of_fold", 1, 0};
        QVERIFY(chosen("patient").endsWith(QLatin1String("held out in turn: 1 patient, patients unknown.")));
        data.results.thresholds.chosenOn = {"out_of_fold", 24, 24};
        QVERIFY(chosen("patient").endsWith(QLatin1String("held out in turn: 24 patients.")));
        data.results.thresholds.chosenOn = {"out_of_fold", 24, 12};
        data.results.answerUnit = "study";
        QVERIFY(
            QString::fromStdString(renderCard(data)).contains(QLatin1String("24 studies of 12 patients")));
    }
    /// Wherever the point is told, but for images that had no part in it.
    void aPointChosenAfterTheTestIsMarked() {
        ReportData data = test::sampleReport();
        data.results.thresholds = {
            {evaluation::ThresholdRule::byHand, 0.4}, {{"referable", 0.4, {}, {}}}, {"val", 24, 12}, false};
        evaluation::PointFigures here;
        here.sensitivity = {0.8, 0.7, 0.9};
        here.specificity = {0.6, 0.5, 0.7};
        data.results.atThreshold = {here};
        const auto pages = [&] {
            return std::vector{rendered(data), QString::fromStdString(renderCard(data))};
        };
        const QLatin1String point("figures of these at this point are too good"),
            caution("The operating point was chosen after the test images had been seen"),
            external("own test images had been seen, which none of these images is");
        for (const QString& page : pages()) QVERIFY(!page.contains(point) && !page.contains(caution));
        data.results.thresholds.afterTest = true;
        for (const QString& page : pages()) QVERIFY(page.contains(point) && page.contains(caution));
        data.data.externalOnly = true;
        data.results.split = "external";
        data.external = External{true, 0, 0, true};
        const QString page = rendered(data);
        QVERIFY(page.contains(external) && !page.contains(point) && !page.contains(caution));
    }
    void theDecisionCurveIsDrawn() {
        const ReportData data = withCurve();
        const QString html = rendered(data);
        QVERIFY(html.contains("Net benefit of acting on “referable”"));
        QVERIFY(html.contains("threshold 0.31"));
        for (const char* line : {"acting on the adapter", "acting on every image", "acting on none"})
            QVERIFY2(html.contains(QString("<span>%1</span>").arg(line)), line);
        const evaluation::NetBenefit& at = data.results.decision.front().atThreshold;
        for (const double value : {at.model.value, at.model.low, at.model.high, at.minusTreatAll.value})
            QVERIFY2(html.contains(QString::number(value, 'f', 3)), qPrintable(QString::number(value)));
        QVERIFY(!rendered(test::sampleReport()).contains("Net benefit"));
    }

    /// Acting always falls without end: its line stops where the chart does.
    void linesStopAtTheChartsEdge() {
        const QString html = rendered(withCurve());
        const QRegularExpression path("<path class=\"series s1\" d=\"([^\"]*)\"");
        int lines = 0;
        auto matches = path.globalMatch(html.mid(html.indexOf("Net benefit of acting")));
        while (matches.hasNext()) {
            const QString d = matches.next().captured(1);
            if (d.count('L') < 3) continue;  // a swatch of the legend
            ++lines;
            QVERIFY(d.count('L') < 95);
        }
        QCOMPARE(lines, 1);
    }

    void whatActingIsWorthInWords() {
        ReportData data = withCurve();
        evaluation::NetBenefit& at = data.results.decision.front().atThreshold;
        at.model = {0.3, 0.2, 0.4};
        at.minusTreatAll = {0.1, 0.02, 0.18};
        QVERIFY(rendered(data).contains("is shown to be worth more than acting on every image"));
        at.minusTreatAll = {0.1, -0.02, 0.22};
        QVERIFY(rendered(data).contains("is not shown to be worth more than both"));
        at.minusTreatAll = {-0.1, -0.2, -0.01};
        QVERIFY(rendered(data).contains("is worth more than acting on the adapter"));
    }

    void subgroupsHaveTheirTable() {
        const ReportData data = withSubgroups(groups(40));
        const QString html = rendered(data);
        QVERIFY(html.contains("<h3>Subgroups</h3>"));
        QVERIFY(html.contains("By site; of 2 images it is not stated."));
        QVERIFY(html.contains("3 differences were compared"));
        QVERIFY(html.contains("by chance alone about one in twenty does"));
        for (const evaluation::Subgroup& group : data.results.subgroups.front().groups) {
            QVERIFY(html.contains(QString::fromStdString(">" + group.name)));
            for (const double value : {group.auc.value.value, group.auc.value.low, group.auc.minusRest.high})
                QVERIFY2(html.contains(QString::number(value, 'f', 3)), qPrintable(QString::number(value)));
        }
        QVERIFY(!html.contains("nothing can be concluded"));
        QVERIFY(!rendered(test::sampleReport()).contains("Subgroups"));
    }

    void fewPatientsAndGapsAreTold() {
        QVERIFY(
            rendered(withSubgroups(groups(9))).contains("Fewer than 10 patients: nothing can be concluded."));
        ReportData data = withSubgroups(groups(40));
        const auto cautioned = [&] { return rendered(data).contains("The AUC is lower in “North” (site)"); };
        data.results.subgroups.front().groups.front().auc.minusRest = {-0.2, -0.3, -0.1};
        QVERIFY(cautioned());
        data.results.subgroups.front().groups.front().few = true;
        QVERIFY(!cautioned());
        data.results.subgroups.front().groups.front().few = false;
        data.results.subgroups.front().groups.front().auc.minusRest = {-0.2, -0.5, 0.1};
        QVERIFY(!cautioned());
    }

    void shortcutsAndLookAlikesAreCautions() {
        ReportData data = test::sampleReport();
        data.data.shortcuts = {"Image size alone tells class 'normal' from the rest in 97 of 100 pairs."};
        data.data.lookAlikesOfTest = 3;
        data.data.exclusions = {{"acquisition_shortcut", 0, false}};
        const QString html = rendered(data);
        const auto cautions = html.indexOf("Before you rely on these figures"),
                   results = html.indexOf("id=\"use\"");
        for (const char* said : {"97 of 100 pairs. The network may have learned this instead of the disease.",
                                 "3 test images look like images of training or validation"}) {
            QVERIFY2(html.contains(said), said);
            QVERIFY(html.indexOf(said) > cautions && html.indexOf(said) < results);
        }
        // Nothing is of 0 images.
        QVERIFY(html.contains(">the data as a whole</td>"));
    }

    /// Each item of the guidelines leads to a section that there is, or is to be completed.
    void guidelineItemsStandSomewhere() {
        ReportData data = test::sampleReport();
        const auto list = [](const QString& html) { return html.mid(html.indexOf("id=\"checklist\"")); };
        const auto open = [](const QString& part) { return part.count("<strong>To be completed</strong>"); };
        const QString html = rendered(data), part = list(html);
        QVERIFY(part.contains("CLAIM 2024: ") && part.contains("TRIPOD+AI: "));
        const QRegularExpression link("href=\"#([a-z]+)\"");
        auto links = link.globalMatch(part);
        int leading = 0;
        while (links.hasNext()) {
            ++leading;
            QVERIFY(html.contains("id=\"" + links.next().captured(1) + "\""));
        }
        QCOMPARE(leading + open(part), 44 + 27);
        data.statements.ethics = "Approved.";
        QCOMPARE(open(list(rendered(data))), open(part) - 1);
        data.external = External{true, 0, 0, true};
        const QRegularExpression external(
            "Testing on external data</th>\\s*<td>\\s*<a href=\"#results\">Results</a>");
        QVERIFY(list(rendered(data)).contains(external));
    }

    void externalValidation() {
        ReportData data = test::sampleReport();
        data.title = "External validation";
        data.data.externalOnly = true;
        data.results.split = "external";
        data.external = External{true, 4, 2, true};
        QString html = rendered(data);
        QVERIFY(html.contains("<h1>External validation</h1>"));
        QVERIFY(html.contains("4 images and 2 patients were in common, and were left out"));
        QVERIFY(html.contains("Results on external images, from another source"));
        QVERIFY(!html.contains("How the data was split"));
        QVERIFY(!html.contains("never seen before") && !html.contains("Validation images"));
        QVERIFY(!html.contains("All figures are for images from the same source"));
        QVERIFY(html.contains("All figures are for images of this one source"));
        data.external = External{true, 0, 0, false};
        html = rendered(data);
        QVERIFY(html.contains("Nothing was found"));
        QVERIFY(html.contains("patients could be compared by images of equal pixels only"));
        data.external = External{};
        QVERIFY(rendered(data).contains("It cannot be told whether the adapter has learned"));
    }

    /// For whom the net benefit is, stated or not.
    void thePrevalenceOfTheNetBenefitIsNamed() {
        ReportData data = withCurve();
        const double share = data.results.decision.front().atThreshold.prevalence;
        const QString percentText = QString::number(100 * share, 'f', 1);
        const QString html = rendered(data);
        QVERIFY(html.contains("in " + percentText) && html.contains("no other prevalence was stated"));
        auto curve = evaluation::decisionCurve(predictions(), {.threshold = 0.31, .prevalence = 0.05});
        data.results.decision = {std::move(*curve)};
        const QString stated = rendered(data);
        QVERIFY(stated.contains("in 5.0") && stated.contains("the prevalence that was stated"));
    }

    /// What is asked stands on the card, and for findings and numbers their own figures.
    void cardsOfOtherQuestions() {
        ReportData data;
        data.title = "Model card";
        data.results.split = "test";
        data.model.question = {{"Question", "what is there"},
                               {"Answers", "of each of these whether it is there: effusion, nodule"}};
        Random random(3);
        evaluation::FindingPredictions findings{{"effusion", "nodule"}, {}, {}, {}};
        evaluation::NumberPredictions numbers;
        for (int i = 0; i < 60; ++i) {
            for (int f = 0; f < 2; ++f) {
                findings.truth.push_back(int(random.below(2)));
                findings.probabilities.push_back(0.3 * findings.truth.back() + 0.7 * random.uniform());
            }
            numbers.truth.push_back(50 + 10 * random.normal());
            numbers.predicted.push_back(numbers.truth.back() + 3 * random.normal());
        }
        data.answers.emplace().findings = *evaluation::findingsFigures(findings);
        QString card = QString::fromStdString(renderCard(data));
        for (const char* words : {"what is there", "AUC, mean over findings", "effusion", "nodule",
                                  "from 0.500 on sensitivity", "test images, never seen before"})
            QVERIFY2(card.contains(QLatin1String(words)), words);
        QVERIFY(!card.contains(QLatin1String("holds no test")));

        data.model.question = {{"Question", "ejection fraction"}, {"Answers", "a number in %"}};
        data.answers->findings.reset();
        data.answers->unit = "%";
        data.answers->number = *evaluation::numberFigures(numbers);
        card = QString::fromStdString(renderCard(data));
        const QString mae = QString::number(data.answers->number->mae.value, 'f', 2);
        for (const QString& words : {QString("ejection fraction"), QString("a number in %"),
                                     QString("Mean absolute error"), mae, QString("Bias")})
            QVERIFY2(card.contains(words), qPrintable(words));
        QXmlStreamReader xml(card);
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    /// One page, by the same rules as the report: well-formed, without paths, open questions left open.
    void theCard() {
        ReportData data = withSubgroups(groups(70));
        data.title = "Model card";
        data.statements = {};
        data.statements.intendedUse = "Second reading of /home/somebody/secret images.";
        const std::string page = renderCard(data);
        QXmlStreamReader xml(QString::fromStdString(page));
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        const QString card = QString::fromStdString(page);
        for (const char* words :
             {"Research use only", "<h1>Model card</h1>", "Second reading of", "[path left out]",
              "Training data", "To be completed:", "test images, never seen before", "site: North",
              "site: South", "(too few patients)", "no diagnosis"})
            QVERIFY2(card.contains(QLatin1String(words)), words);
        QVERIFY(!card.contains(QLatin1String("somebody")));
        for (const std::string& caution : cautionsOf(data, {})) {
            HtmlWriter text;
            text.text(caution);
            const std::string safe = text.take();
            QVERIFY2(page.find(safe) != page.npos, safe.c_str());
        }
        // Of a file alone there are no figures, and none are made up.
        ReportData alone;
        alone.title = "Model card";
        alone.results.classNames = {"healthy", "ill"};
        alone.results.thresholds = evaluation::standardThresholds({"healthy", "ill"}, 1);
        const QString bare = QString::fromStdString(renderCard(alone));
        QVERIFY(bare.contains(QLatin1String("holds no test")) && !bare.contains(QLatin1String("AUC")));
        QVERIFY(bare.contains(QLatin1String("from 0.500 on")));
    }
};

QTEST_GUILESS_MAIN(TestDecisionSections)
#include "test_decision_sections.moc"
