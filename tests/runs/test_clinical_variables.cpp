#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "adapter/adapter_file.h"
#include "inference/case_evidence.h"
#include "inference/predictor.h"
#include "runs/baseline.h"
#include "runs/evaluate.h"
#include "runs/run_messages.h"
#include "runs/validate.h"
#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::runs;

/// A read-out that reads more than the image. "Rough" asks for what the pictures' brightness does not tell.
class TestClinicalVariables : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    std::string root() const { return m_folder.path("work"); }
    project::Project open() const {
        auto project = project::Project::open(root() + "/p.fovea");
        if (!project) qFatal("%s", project.error().detail.c_str());
        return std::move(*project);
    }
    RunSettings settings(const std::string& variables, int epochs = 0) const {
        RunSettings s = test::smallRun(root());
        s.epochs = epochs;
        s.variables = variables;
        return s;
    }
    RunOutcome trained(project::Project& project, const RunSettings& s) const {
        auto outcome = runTraining(project, s, true, systemFileLayer(), {});
        if (!outcome) qFatal("%s", outcome.error().detail.c_str());
        return std::move(*outcome);
    }
    static bool says(const RunOutcome& outcome, const MessageKind& kind) {
        return std::any_of(outcome.notices.begin(), outcome.notices.end(),
                           [&](const Message& m) { return m.is(kind); });
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::makeQuestionProject(root()));
        auto project = open();
        using dataset::QuestionKind;
        for (const char* name : {"Ward", "Coin"})
            QVERIFY(project.addQuestion({.name = name, .kind = QuestionKind::one}).ok());
        auto samples = project.samples();
        QVERIFY(samples.ok());
        Random random(1);
        for (std::size_t i = 0; i < samples->size(); ++i) {
            dataset::Sample& s = (*samples)[i];
            s.answers["Coin"] = random.below(2) ? "heads" : "tails";
            // The sick lie in the north ward, but for one of twenty.
            s.answers["Ward"] = (s.label == "bright") == (i % 20 != 0) ? "north" : "south";
        }
        QVERIFY(project.setSampleLabels(*samples).ok());
    }

    /// It is known where the answer is: an adapter that learned it would know nothing.
    void aPlantedConfounderIsReported() {
        auto project = open();
        const RunOutcome outcome = trained(project, settings("Coin, Grade"));
        QVERIFY(outcome.variables.has_value());
        QVERIFY(says(outcome, kVariableGivesAway));
        QVERIFY(says(outcome, kVariablesAlone));
        for (const Message& m : outcome.notices)
            if (m.is(kVariableGivesAway)) QVERIFY(messageText(m).find("Grade") != std::string::npos);
        QCOMPARE(outcome.variables->each.size(), std::size_t(2));
        QVERIFY(outcome.variables->each[0].auc.value < 0.75);
        QVERIFY(outcome.variables->each[1].auc.value > 0.99);
        const auto known = outcomeOf(project, *project.run(outcome.run));
        QVERIFY(known.ok() && known->variables);
        QCOMPARE(known->variables->both.value, outcome.variables->both.value);
        QCOMPARE(known->variables->each[1].name, std::string("Grade"));
    }

    /// Labels that the pictures know nothing of, and a variable that tells them: the baseline knows it as the
    /// adapter does, or it would be a straw man.
    void theBaselineReadsThem() {
        const std::string folder = m_folder.path("told");
        QVERIFY(test::makeQuestionProject(folder));
        auto project = project::Project::open(folder + "/p.fovea");
        QVERIFY(project.ok());
        QVERIFY(project->addQuestion({.name = "Told", .kind = dataset::QuestionKind::one}).ok());
        auto samples = project->samples();
        Random random(2);
        for (dataset::Sample& s : *samples) {
            s.label = random.below(2) ? "bright" : "dark";
            s.answers["Told"] = s.label == "bright" ? "yes" : "no";
        }
        QVERIFY(project->setSampleLabels(*samples).ok());
        RunSettings s = test::smallRun(folder);
        s.epochs = 0;
        const RunOutcome without = trained(*project, s);
        QVERIFY(without.baseline && !without.baseline->variables);
        QVERIFY(without.baseline->auc.value < 0.9);
        QVERIFY(!(*Baseline::left(project->runFolder(without.run)))->readsVariables());
        s.variables = "Told";
        const RunOutcome outcome = trained(*project, s);
        const auto known = outcomeOf(*project, *project->run(outcome.run));
        QVERIFY(known.ok() && known->baseline && outcome.baseline);
        for (const BaselineFigures& figures : {*outcome.baseline, *known->baseline}) {
            QVERIFY(figures.variables);
            QCOMPARE(figures.auc.value, 1.0);
        }
        const auto e = evaluateRun(*project, outcome.run, dataset::Split::test, {}, systemFileLayer(), {});
        QVERIFY(e.ok() && e->baseline && e->baseline->variables);
        QCOMPARE(e->baseline->estimates.at("auc").value, 1.0);
        // Its file of words that are not understood.
        const std::string path = project->runFolder(outcome.run) + "/baseline.safetensors";
        auto text = readTextFile(path);
        QVERIFY(text.ok());
        text->replace(text->find("missing_share"), 13, "missing_shape");
        QVERIFY(systemFileLayer()->writeAtomically(path, *text).ok());
        QCOMPARE(Baseline::left(project->runFolder(outcome.run)).error().code, ErrorCode::corruptFile);
    }

    void oneThatIsNearlyTheAnswerIsReportedToo() {
        auto project = open();
        QVERIFY(says(trained(project, settings("Ward")), kVariableGivesAway));
    }

    /// Brightness is what the image itself shows; a coin adds nothing to it.
    void aVariableThatKnowsNothingIsNoCause() {
        auto project = open();
        const RunOutcome outcome = trained(project, settings("Coin"));
        QVERIFY(says(outcome, kVariablesBesideImage));
        QVERIFY(!says(outcome, kVariableGivesAway) && !says(outcome, kVariablesAlone));
        QVERIFY(std::abs(outcome.variables->bothMinusImage.value) < 0.1);
        QVERIFY(outcome.variables->imageMinusVariables.low > 0);
    }

    void whoeverUsesTheAdapterSaysTheSame_data() {
        QTest::addColumn<int>("epochs");
        QTest::newRow("alone") << 0;
        QTest::newRow("beside a side network") << 1;
    }
    void whoeverUsesTheAdapterSaysTheSame() {
        QFETCH(const int, epochs);
        auto project = open();
        const RunOutcome outcome = trained(project, settings("Grey,Ward", epochs));
        QCOMPARE(says(outcome, kVariablesNotForSideNetwork), epochs > 0);
        // Where both together are better by no more than one standard error, the simpler one is named.
        const auto& adds = outcome.sideNetworkAdds;
        QCOMPARE(adds.has_value(), epochs > 0);
        const bool asGood = adds && adds->value <= (adds->high - adds->low) / (2 * 1.96);
        QCOMPARE(says(outcome, kReadOutIsAsGood), asGood);
        for (const Message& m : outcome.notices)
            if (m.is(kReadOutIsAsGood)) QVERIFY(messageText(m).find('{') == std::string::npos);
        const auto e = evaluateRun(project, outcome.run, dataset::Split::test, {}, systemFileLayer(), {});
        QVERIFY(e.ok());
        const auto predictor = inference::Predictor::load(
            outcome.adapterPath, {.device = "cpu", .backbone = root() + "/backbone"});
        QVERIFY2(predictor.ok(), predictor ? "" : predictor.error().detail.c_str());
        const adapter::VariableCoding& coding = predictor->info().variables;
        QCOMPARE(coding.variables.size(), std::size_t(2));
        QVERIFY(coding.variables[0].isNumber() && coding.variables[0].missingShare > 0);
        QCOMPARE(coding.variables[1].words, (std::vector<std::string>{"north", "south"}));
        bool matters = false;
        for (std::size_t i = 0; i < e->samples.size(); ++i) {
            const dataset::Sample& s = e->samples[i];
            const auto said = predictor->predict(s.path, {}, true, {}, variableValues(s));
            QVERIFY(said.ok());
            for (std::size_t c = 0; c < 2; ++c)
                QCOMPARE(said->probabilities[c], e->predictions.probabilities[2 * i + c]);
            QCOMPARE(said->unknownVariables.empty(),
                     s.answers.count("Grey") && !s.answers.at("Grey").empty());
            // As a table of elsewhere writes them.
            adapter::VariableValues written = variableValues(s);
            std::replace(written["Grey"].begin(), written["Grey"].end(), '.', ',');
            written["Ward"] = written["Ward"] == "north" ? "North" : "SOUTH ";
            const auto elsewhere = predictor->predict(s.path, {}, false, {}, written);
            QVERIFY(elsewhere.ok());
            QVERIFY(elsewhere->probabilities == said->probabilities);
            // The parts of the logit add up with them.
            const auto evidence = inference::caseEvidence(predictor->onRecords(), *said, 1);
            QVERIFY(evidence.ok());
            if (epochs == 0) QVERIFY(std::abs(evidence->sideNetworkLogit) < 1e-4);
            const auto without = predictor->predict(s.path, {}, false);
            QVERIFY(without.ok());
            QCOMPARE(without->unknownVariables, (std::vector<std::string>{"Grey", "Ward"}));
            matters = matters || std::abs(without->probabilities[0] - said->probabilities[0]) > 0.01;
        }
        QVERIFY(matters);
        // What a validation says of variables that its images lack.
        ExternalValidation external;
        external.adapter = predictor->info();
        external.samples = e->samples;
        std::map<std::string, int> unknown;
        for (const dataset::Sample& s : e->samples)
            if (!s.answers.count("Grey") || s.answers.at("Grey").empty()) ++unknown["Grey"];
        QVERIFY(unknownVariables(external) == unknown);
        for (dataset::Sample& s : external.samples) s.answers.clear();
        const int images = int(external.samples.size());
        QVERIFY(unknownVariables(external) ==
                (std::map<std::string, int>{{"Grey", images}, {"Ward", images}}));
    }

    void whatCannotBeReadIsRefused_data() {
        QTest::addColumn<QString>("variables");
        QTest::addColumn<int>("head");
        QTest::newRow("no such one") << "Weight" << int(HeadKind::readOut);
        QTest::newRow("the question itself") << "Diagnosis" << int(HeadKind::readOut);
        QTest::newRow("findings") << "Findings" << int(HeadKind::readOut);
        QTest::newRow("the header says no age") << "age" << int(HeadKind::readOut);
        QTest::newRow("a plain head") << "Coin" << int(HeadKind::plain);
    }
    void whatCannotBeReadIsRefused() {
        QFETCH(const QString, variables);
        QFETCH(const int, head);
        auto project = open();
        RunSettings s = settings(variables.toStdString(), 1);
        s.head = HeadKind(head);
        const auto outcome = runTraining(project, s, true, systemFileLayer(), {});
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::invalidArgument);
    }

    /// Other values are other data: a run of before is not taken for this one.
    void anotherValueIsAnotherRun() {
        auto project = open();
        const auto before = identityOf(project, settings("Coin")), none = identityOf(project, settings(""));
        auto samples = project.samples();
        dataset::Sample& s = samples->front();
        s.answers["Coin"] = s.answers["Coin"] == "heads" ? "tails" : "heads";
        QVERIFY(project.setSampleLabels({s}).ok());
        QVERIFY(identityOf(project, settings("Coin"))->requestHash != before->requestHash);
        QCOMPARE(identityOf(project, settings(""))->requestHash, none->requestHash);
    }
};

QTEST_GUILESS_MAIN(TestClinicalVariables)
#include "test_clinical_variables.moc"
