#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "dataset/label_export.h"
#include "project/consensus.h"
#include "project/import_images.h"
#include "project/project.h"
#include "project/reader_agreement.h"
#include "project/schema.h"
#include "project/studies.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::ConsensusRule;
using dataset::Sample;
using Words = std::vector<std::string>;

namespace {

/// Six images without labels.
struct Fixture {
    test::TemporaryFolder folder;
    Project project = open();

    Project open() {
        auto opened = Project::createOrOpen(folder.path("p.fovea"));
        if (!opened) qFatal("%s", opened.error().detail.c_str());
        return std::move(*opened);
    }
    void fill(const std::string& label = {}) {
        dataset::ImportPlan plan = test::makePlan(6);
        for (Sample& s : plan.samples) s.label = label;
        QVERIFY(project.import(plan, "/data").ok());
    }
    Words labels() const {
        Words all;
        for (const Sample& s : project.samples().value()) all.push_back(s.label);
        return all;
    }
    std::string rule() const { return project.question()->consensus; }
};

const char* const kTable =
    "file,A,B,C\n0.png,ill,ill,ill\n1.png,ill,ill,well\n2.png,well,well,ill\n"
    "3.png,well,Well,\n4.png,ill,well,\n";

dataset::LabelTable tableOf(const std::string& text, dataset::LabelColumns columns) {
    const auto parsed = dataset::parseTable(text, "readers.csv");
    if (!parsed) qFatal("%s", parsed.error().detail.c_str());
    return {std::make_shared<dataset::Table>(*parsed), std::move(columns)};
}
dataset::LabelTable readers(std::optional<ConsensusRule> rule = {}) {
    return tableOf(kTable, {.file = 0, .readers = {{"A", 1}, {"B", 2}, {"C", 3}}, .consensus = rule});
}

}  // namespace

/// What readers say, in a project: stored, put together, taken back.
class TestReadersOfProject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereThereAreNoLabelsTheMajorityDecides() {
        Fixture f;
        f.fill();
        const auto summary = applyLabelTable(f.project, readers(), {});
        QVERIFY2(summary.ok(), summary ? "" : summary.error().detail.c_str());
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", ""}));
        QCOMPARE(f.rule(), std::string("majority"));
        QCOMPARE(summary->readers.images, (std::map<std::string, int>{{"A", 5}, {"B", 5}, {"C", 3}}));
        QCOMPARE(summary->readers.withoutConsensus, 1);
        const auto samples = f.project.samples();
        QCOMPARE(samples->front().readings.at("C"), std::string("ill"));
        QCOMPARE((*samples)[3].readings.at("B"), std::string("well"));  // as the others write it
        QVERIFY(!(*samples)[3].readings.contains("C"));
        QVERIFY(samples->back().readings.empty());
    }

    void labelsThatAreThereStayUnlessARuleIsSaid() {
        Fixture f;
        f.fill("well");
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        QCOMPARE(f.rule(), std::string("labels"));
        QCOMPARE(f.labels(), Words(6, "well"));
        using Kind = ConsensusRule::Kind;
        QVERIFY(applyLabelTable(f.project, readers(ConsensusRule{Kind::first, "C"}), {}).ok());
        QCOMPARE(f.labels(), (Words{"ill", "well", "ill", "well", "", "well"}));
        QCOMPARE(f.rule(), std::string("first:C"));
        // As it was said once.
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        QCOMPARE(f.rule(), std::string("first:C"));
        const auto nobody = applyLabelTable(f.project, readers(ConsensusRule{Kind::first, "D"}), {});
        QVERIFY(!nobody && nobody.error().reasons.at(0).code == "no_such_reader");
        // Labels of a table of their own are not made of what readers say.
        QVERIFY(applyLabelTable(f.project, tableOf("file,label\n0.png,well\n", {.file = 0, .label = {1}}), {})
                    .ok());
        QCOMPARE(f.rule(), std::string("labels"));
        QCOMPARE(f.project.samples()->front().readings.size(), std::size_t(3));
    }

    /// Who comes later is asked together with those who were there.
    void aFurtherReaderJoins() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        const auto more =
            tableOf("file,D\n1.png,well\n4.png,well\n5.png,ill\n", {.file = 0, .readers = {{"D", 1}}});
        QVERIFY(applyLabelTable(f.project, more, {}).ok());
        QCOMPARE(f.labels(), (Words{"ill", "", "well", "well", "well", "ill"}));
    }

    /// Labels that the rule before made are made by the new one, also where the table names others; those of
    /// a hand stay.
    void anotherRuleHoldsForAllThatWasRead() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        QVERIFY(f.project.setLabel({f.project.samples()->at(2).id}, "unclear").ok());
        const Words before = {"ill", "ill", "unclear", "well", "", ""};
        QCOMPARE(f.labels(), before);
        const ConsensusRule all{ConsensusRule::Kind::all, {}};
        const auto more =
            tableOf("file,D\n0.png,ill\n", {.file = 0, .readers = {{"D", 1}}, .consensus = all});
        QVERIFY(applyLabelTable(f.project, more, {}).ok());
        QCOMPARE(f.rule(), std::string("all"));
        QCOMPARE(f.labels(), (Words{"ill", "", "unclear", "well", "", ""}));
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.labels(), before);
    }

    /// A patient of two images (test::makePlan()) has one answer: what readers say of either counts for both.
    void readersOfAPatientDecideTogether() {
        Fixture f;
        f.fill();
        QVERIFY(changeAnswerUnit(f.project, dataset::AnswerUnit::patient).ok());
        const auto two = [](const char* rows, std::optional<ConsensusRule> rule = {}) {
            return tableOf(rows, {.file = 0, .readers = {{"A", 1}, {"B", 2}}, .consensus = rule});
        };
        // Image by image A and B would each have the say of one.
        QVERIFY(
            applyLabelTable(f.project, two("file,A,B\n0.png,ill,\n1.png,,well\n2.png,ill,ill\n"), {}).ok());
        QCOMPARE(f.labels(), (Words{"", "", "ill", "ill", "", ""}));
        // A third reader of one of the images decides it for both, of which the table names one.
        const auto third = tableOf("file,C\n1.png,well\n", {.file = 0, .readers = {{"C", 1}}});
        QVERIFY(applyLabelTable(f.project, third, {}).ok());
        QCOMPARE(f.labels(), (Words{"well", "well", "ill", "ill", "", ""}));
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.labels(), (Words{"", "", "ill", "ill", "", ""}));
        // Each image by itself: labels that the rule made become those of the images.
        QVERIFY(changeAnswerUnit(f.project, dataset::AnswerUnit::image).ok());
        QCOMPARE(f.labels(), (Words{"ill", "well", "ill", "ill", "", ""}));
        QVERIFY(changeAnswerUnit(f.project, dataset::AnswerUnit::patient).ok());
        QCOMPARE(f.labels(), (Words{"", "", "ill", "ill", "", ""}));
    }

    void anotherRuleIsChosenAndTakenBack() {
        Fixture f;
        f.fill("well");
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        QCOMPARE(f.labels(), Words(6, "well"));  // readers stand beside them
        using Kind = ConsensusRule::Kind;
        const auto samples = f.project.samples().value();
        const auto would = labelsByRule(samples, f.project.question().value(), {Kind::majority, {}});
        QVERIFY(would.ok());
        QCOMPARE(would->read, 5);
        QCOMPARE(would->withoutConsensus, 1);
        QCOMPARE(would->changed.size(), std::size_t(3));
        QCOMPARE(would->changedInUse, 3);
        // An excluded image gets its label, too, and is counted nowhere.
        auto fewer = samples;
        fewer[4].split = dataset::Split::excluded;
        const auto inUse = labelsByRule(fewer, f.project.question().value(), {Kind::majority, {}});
        QVERIFY(inUse.ok());
        QCOMPARE(inUse->read, 4);
        QCOMPARE(inUse->withoutConsensus, 0);
        QCOMPARE(inUse->changed.size(), std::size_t(3));
        QCOMPARE(inUse->changedInUse, 2);
        const auto changed = changeConsensus(f.project, {Kind::majority, {}});
        QVERIFY(changed.ok());
        QCOMPARE(*changed, 3);
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", "well"}));
        QCOMPARE(f.rule(), std::string("majority"));
        // What a hand says stays.
        QVERIFY(f.project.setLabel({samples[4].id}, "unclear").ok());
        QCOMPARE(changeConsensus(f.project, {Kind::all, {}}).value(), 2);
        QCOMPARE(f.labels(), (Words{"ill", "", "", "well", "unclear", "well"}));
        QVERIFY(f.project.undo().ok());
        QVERIFY(f.project.undo().ok());
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.labels(), Words(6, "well"));
        QCOMPARE(f.rule(), std::string("labels"));
        const auto nobody = changeConsensus(f.project, {Kind::first, "D"});
        QVERIFY(!nobody && nobody.error().reasons.at(0).code == "no_such_reader");
        // To labels nothing changes but the rule.
        QVERIFY(changeConsensus(f.project, {Kind::first, "C"}).ok());
        const Words before = f.labels();
        QCOMPARE(changeConsensus(f.project, {}).value(), 0);
        QCOMPARE(f.labels(), before);
        QCOMPARE(f.rule(), std::string("labels"));
    }

    /// A grade that never won a majority is one all the same.
    void gradesThatOnlyAReaderGaveAreDeclared() {
        Fixture f;
        f.fill();
        QVERIFY(f.project.setGrades({"1", "2"}).ok());
        const auto table = tableOf("file,A,B,C\n0.png,1,1,1\n1.png,2,2,10\n2.png,2,2,3\n",
                                   {.file = 0, .readers = {{"A", 1}, {"B", 2}, {"C", 3}}, .consensus = {}});
        QVERIFY(applyLabelTable(f.project, table, {}).ok());
        QCOMPARE(f.project.grades().value(), (Words{"1", "2", "3", "10"}));
        QVERIFY(agreementOfReaders(f.project)->value().ordinal);
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.project.grades().value(), (Words{"1", "2"}));
    }

    /// Who reads twice stands in pairs, and counts once.
    void secondReadingsAreComparedAndHaveNoVote() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        const Words labels = f.labels();
        const auto again = dataset::secondReadingOf("A");
        const auto table = tableOf("file,again\n0.png,ill\n1.png,well\n2.png,well\n4.png,well\n",
                                   {.file = 0, .readers = {{again, 1}}});
        const int readByAll = agreementOfReaders(f.project)->value().figures.readByAll;
        QVERIFY(applyLabelTable(f.project, table, {}).ok());
        QCOMPARE(f.labels(), labels);
        const AgreementOfReaders a = agreementOfReaders(f.project)->value();
        QCOMPARE(a.readers, (Words{"A", again, "B", "C"}));
        QCOMPARE(a.figures.readByAll, readByAll);
        QCOMPARE(a.figures.pairs.size(), std::size_t(6));
        QCOMPARE(a.figures.pairs[0].images, 4);
        QCOMPARE(a.figures.pairs[0].same.value, 0.5);
    }

    void oneChangeThatIsTakenBack() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        const auto undone = f.project.undo();
        QVERIFY(undone.ok());
        QCOMPARE(undone->change.images, 5);
        QCOMPARE(f.labels(), Words(6));
        QCOMPARE(f.rule(), std::string());
        QVERIFY(f.project.samples()->front().readings.empty());
        QVERIFY(f.project.redo().ok());
        QCOMPARE(f.labels(), (Words{"ill", "ill", "well", "well", "", ""}));
        QCOMPARE(f.rule(), std::string("majority"));
        QCOMPARE(f.project.samples()->front().readings.size(), std::size_t(3));
        QVERIFY(f.project.undo().ok());
        QVERIFY(f.project.undo().ok());  // the import: nothing may keep images that are gone
        QVERIFY(f.project.samples()->empty());
        QVERIFY(f.project.redo().ok());
        QVERIFY(f.project.redo().ok());
        QCOMPARE(f.project.samples()->front().readings.size(), std::size_t(3));
    }

    void readersAnswerTheQuestionInUse() {
        Fixture f;
        f.fill();
        const auto second = f.project.addQuestion({.name = "Side"});
        QVERIFY(second.ok());
        QVERIFY(f.project.useQuestion(*second).ok());
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        QVERIFY(f.project.useQuestion(1).ok());
        QVERIFY(f.project.samples()->front().readings.empty());
        QCOMPARE(f.labels(), Words(6));
        QVERIFY(!agreementOfReaders(f.project)->has_value());
        QVERIFY(f.project.removeQuestion(*second).ok());
        QVERIFY(f.project.undo().ok());
        QVERIFY(f.project.useQuestion(*second).ok());
        QCOMPARE(f.project.samples()->front().readings.size(), std::size_t(3));
        const auto number = f.project.addQuestion({.name = "Size", .kind = dataset::QuestionKind::number});
        QVERIFY(f.project.useQuestion(*number).ok());
        const auto refused = applyLabelTable(f.project, readers(), {});
        QVERIFY(!refused && refused.error().reasons.at(0).code == "readers_of_classes");
    }

    void howFarTheyAgree() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        const auto agreement = agreementOfReaders(f.project);
        QVERIFY(agreement.ok() && agreement->has_value());
        const AgreementOfReaders& a = **agreement;
        QCOMPARE(a.readers, (Words{"A", "B", "C"}));
        QCOMPARE(a.read, (std::vector<int>{5, 5, 3}));
        QCOMPARE(a.images, 5);
        QCOMPARE(a.withoutConsensus, 1);
        QCOMPARE(a.figures.pairs.size(), std::size_t(3));
        QCOMPARE(a.figures.pairs[0].images, 5);
        QCOMPARE(a.figures.pairs[0].same.value, 0.8);
        QCOMPARE(a.figures.pairs[0].kappa.value, (0.8 - 0.48) / 0.52);
        QCOMPARE(a.figures.readByAll, 3);
        QVERIFY(!a.ordinal);
        QVERIFY(f.project.setGrades({"well", "ill"}).ok());
        QVERIFY(agreementOfReaders(f.project)->value().ordinal);
        // A grade that nobody named lies between the others all the same.
        QVERIFY(f.project.setGrades({"well", "between", "ill"}).ok());
        QCOMPARE(agreementOfReaders(f.project)->value().classes, (Words{"well", "between", "ill"}));
    }

    void theExportedTableHasThem() {
        Fixture f;
        f.fill();
        QVERIFY(applyLabelTable(f.project, readers(), {}).ok());
        const auto csv = dataset::labelsCsv(f.project.samples().value());
        QVERIFY(csv.ok());
        QVERIFY2(csv->find("split,reader A,reader B,reader C\r\n0.png,ill,") != std::string::npos,
                 csv->c_str());
        QVERIFY2(csv->find(",well,well,\r\n") != std::string::npos, csv->c_str());
    }

    /// A project of schema version 6 with its history: nobody has read anything in it.
    void olderProjectsHaveNoReaders() {
        test::TemporaryFolder folder;
        std::filesystem::create_directory(folder.path("p.fovea"));
        {
            SQLite::Database old(folder.path("p.fovea/project.sqlite"),
                                 SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(old, 0, 6);
            old.exec("INSERT INTO change (at_utc, action, argument) VALUES ('', 'change_question', '')");
            old.exec("UPDATE open_change SET id = 1");
            old.exec("UPDATE question SET name = 'Lesion'");
        }
        auto opened = Project::open(folder.path("p.fovea"));
        QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
        QCOMPARE(opened->question()->consensus, std::string());
        QVERIFY(opened->undo().ok());
        QCOMPARE(opened->question()->name, std::string("Diagnosis"));
        QCOMPARE(opened->question()->consensus, std::string());
        QVERIFY(opened->redo().ok());
        QCOMPARE(opened->question()->name, std::string("Lesion"));
    }
};

QTEST_GUILESS_MAIN(TestReadersOfProject)
#include "test_readers_of_project.moc"
