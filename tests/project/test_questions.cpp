#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "project/import_images.h"
#include "project/project.h"
#include "project/schema.h"
#include "project/splits.h"
#include "tests/project/plan_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::project;
using dataset::Question;
using dataset::QuestionKind;
using dataset::Sample;
using dataset::Split;
using fovea::test::makePlan;
using Words = std::vector<std::string>;

namespace {

Question findings(const std::string& name = "Lesions", Words names = {"haemorrhage", "exudate"}) {
    Question question;
    question.name = name;
    question.kind = QuestionKind::findings;
    question.answers = std::move(names);
    return question;
}

Question number(const std::string& name = "Age") {
    Question question;
    question.name = name;
    question.kind = QuestionKind::number;
    question.unit = "years";
    question.low = 0;
    question.high = 120;
    return question;
}

struct Fixture {
    test::TemporaryFolder folder;
    Project project = open();

    Project open() {
        auto opened = Project::createOrOpen(folder.path("p.fovea"));
        if (!opened) qFatal("%s", opened.error().detail.c_str());
        return std::move(*opened);
    }
    void reopen() {
        { const Project closed = std::move(project); }
        project = open();
    }
    std::vector<Sample> samples() { return project.samples().value(); }
    std::vector<std::int64_t> ids() {
        std::vector<std::int64_t> ids;
        for (const Sample& s : samples()) ids.push_back(s.id);
        return ids;
    }
    Words names() {
        Words names;
        for (const Question& question : project.questions().value()) names.push_back(question.name);
        return names;
    }
};

/// All that a change of questions and answers may concern.
Words stateOf(const Project& project) {
    Words state;
    for (const Question& q : project.questions().value()) {
        std::string text = std::to_string(q.id) + q.name + dataset::questionKindName(q.kind) + q.positive +
                           q.unit + (q.low ? dataset::numberText(*q.low) : "") +
                           (q.high ? dataset::numberText(*q.high) : "");
        for (const std::string& answer : q.answers) text += "," + answer;
        for (const auto& [sample, answer] : project.answers(q.id).value())
            text += ";" + std::to_string(sample) + answer;
        state.push_back(text);
    }
    for (const Sample& s : project.samples().value()) {
        std::string text = s.path + s.label;
        for (const auto& [name, answer] : s.answers) text += name + answer;
        state.push_back(text);
    }
    return state;
}

}  // namespace

/// What is asked about the images of a project, and what they answer.
class TestQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewProjectHasOne() {
        Fixture f;
        QCOMPARE(f.names(), Words{kFirstQuestion});
        QCOMPARE(f.project.question()->kind, QuestionKind::one);
        QVERIFY(!f.project.history()->undo);
    }

    void eachHasAnswersOfItsOwn() {
        Fixture f;
        QVERIFY(f.project.import(makePlan(4, "ill"), "/data").ok());
        const auto lesions = f.project.addQuestion(findings());
        QVERIFY(lesions.ok());
        const auto age = f.project.addQuestion(number());
        QVERIFY(age.ok());
        QCOMPARE(f.names(), (Words{kFirstQuestion, "Lesions", "Age"}));
        QVERIFY(f.project.useQuestion(*lesions).ok());
        QVERIFY(f.samples()[0].label.empty());
        QCOMPARE(f.samples()[0].answers.at(kFirstQuestion), std::string("ill"));
        QVERIFY(f.project.setFinding({f.ids()[0], f.ids()[1]}, "exudate", true).ok());
        QVERIFY(f.project.setFinding({f.ids()[0]}, "haemorrhage", false).ok());
        QCOMPARE(f.samples()[0].label, std::string("haemorrhage=no|exudate=yes"));
        QCOMPARE(f.samples()[1].label, std::string("exudate=yes"));
        QVERIFY(f.project.setFinding({f.ids()[1]}, "exudate", {}).ok());
        QCOMPARE(f.samples()[1].label, std::string());
        QCOMPARE(f.project.classes().value(), (Words{"haemorrhage", "exudate"}));
        QVERIFY(f.project.useQuestion(*age).ok());
        QVERIFY(f.project.setLabel({f.ids()[2]}, "61.5").ok());
        QCOMPARE(f.project.classes().value(), Words());
        f.reopen();
        QCOMPARE(f.project.question()->name, std::string(kFirstQuestion));
        QCOMPARE(f.samples()[0].label, std::string("ill"));
        QCOMPARE(f.samples()[0].answers,
                 (std::map<std::string, std::string>{{"Lesions", "haemorrhage=no|exudate=yes"}}));
        QCOMPARE(f.samples()[2].answers, (std::map<std::string, std::string>{{"Age", "61.5"}}));
        QCOMPARE(f.project.answers(*age).value(),
                 (std::map<std::int64_t, std::string>{{f.ids()[2], "61.5"}}));
        QCOMPARE(f.project.classes().value(), Words{"ill"});
    }

    void whatIsNoAnswerIsRefused_data() {
        QTest::addColumn<QString>("answer");
        QTest::newRow("finding of no such name") << "nodule=yes";
        QTest::newRow("neither yes nor no") << "exudate=perhaps";
        QTest::newRow("stated twice") << "exudate=yes|exudate=no";
        QTest::newRow("a class") << "ill";
    }
    void whatIsNoAnswerIsRefused() {
        QFETCH(const QString, answer);
        Fixture f;
        QVERIFY(f.project.import(makePlan(2), "/data").ok());
        QVERIFY(f.project.useQuestion(f.project.addQuestion(findings()).value()).ok());
        const auto change = f.project.history()->undo->id;
        QCOMPARE(f.project.setLabel(f.ids(), answer.toStdString()).error().code, ErrorCode::invalidArgument);
        std::vector<Sample> samples = f.samples();
        samples[1].label = answer.toStdString();
        const auto refused = f.project.setSampleLabels(samples);
        QCOMPARE(refused.error().code, ErrorCode::invalidArgument);
        QCOMPARE(refused.error().file, samples[1].path);
        QCOMPARE(f.project.history()->undo->id, change);
    }

    void numbersStayInTheirRange() {
        Fixture f;
        QVERIFY(f.project.import(makePlan(2), "/data").ok());
        const auto id = f.project.addQuestion(number()).value();
        QVERIFY(f.project.useQuestion(id).ok());
        QCOMPARE(f.project.setLabel(f.ids(), "140").error().code, ErrorCode::invalidArgument);
        QVERIFY(f.project.setLabel(f.ids(), "90").ok());
        Question narrower = f.project.question().value();
        narrower.high = 80;
        QCOMPARE(f.project.changeQuestion(narrower).error().code, ErrorCode::invalidArgument);
        narrower.high = 95;
        QVERIFY(f.project.changeQuestion(narrower).ok());
    }

    void questionsAreRefused() {
        Fixture f;
        QVERIFY(f.project.import(makePlan(2), "/data").ok());
        QCOMPARE(f.project.addQuestion(findings(kFirstQuestion)).error().code, ErrorCode::invalidArgument);
        QCOMPARE(f.project.addQuestion(findings("None", {})).error().code, ErrorCode::invalidArgument);
        QCOMPARE(f.project.useQuestion(9).error().code, ErrorCode::notFound);
        QCOMPARE(f.project.removeQuestion(9).error().code, ErrorCode::notFound);
        // The only one stays, and one that a run belongs to.
        QCOMPARE(f.project.removeQuestion(1).error().code, ErrorCode::invalidArgument);
        const auto second = f.project.addQuestion(findings()).value();
        QVERIFY(f.project.useQuestion(second).ok());
        const auto run = f.project.addRun("{}");
        QCOMPARE(f.project.run(*run)->question, second);
        QCOMPARE(f.project.removeQuestion(second).error().code, ErrorCode::invalidArgument);
        // Neither is it taken back.
        QCOMPARE(f.project.undo().error().code, ErrorCode::invalidArgument);
        QCOMPARE(f.names().size(), std::size_t(2));
        QVERIFY(f.project.removeRun(*run).ok());
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.project.question()->name, std::string(kFirstQuestion));
        QVERIFY(f.project.redo().ok());
        QVERIFY(f.project.useQuestion(second).ok());
        QVERIFY(f.project.removeQuestion(second).ok());
        QCOMPARE(f.project.question()->name, std::string(kFirstQuestion));
        // What images answer keeps its kind.
        Question other = f.project.question().value();
        other.kind = QuestionKind::number;
        QCOMPARE(f.project.changeQuestion(other).error().code, ErrorCode::invalidArgument);
    }

    void findingsTakeAnotherOrderAndMore() {
        Fixture f;
        QVERIFY(f.project.import(makePlan(2), "/data").ok());
        QVERIFY(f.project.useQuestion(f.project.addQuestion(findings()).value()).ok());
        QVERIFY(f.project.setLabel(f.ids(), "haemorrhage=yes|exudate=no").ok());
        Question question = f.project.question().value();
        question.answers = {"exudate", "drusen", "haemorrhage"};
        QVERIFY(f.project.changeQuestion(question).ok());
        QCOMPARE(f.samples()[0].label, std::string("exudate=no|haemorrhage=yes"));
        question.answers = {"drusen", "haemorrhage"};
        QCOMPARE(f.project.changeQuestion(question).error().code, ErrorCode::invalidArgument);
        QVERIFY(f.project.undo().ok());
        QCOMPARE(f.samples()[0].label, std::string("haemorrhage=yes|exudate=no"));
    }

    void evaluationsCountForTheirQuestion() {
        Fixture f;
        const auto first = f.project.addRun("{}").value();
        const auto other = f.project.addQuestion(findings()).value();
        QVERIFY(f.project.useQuestion(other).ok());
        const auto second = f.project.addRun("{}").value();
        QVERIFY(f.project.recordEvaluation(first, Split::test).ok());
        QVERIFY(f.project.recordEvaluation(first, Split::test).ok());
        QVERIFY(f.project.recordEvaluation(second, Split::test).ok());
        QCOMPARE(f.project.evaluations(Split::test).value(), 1);
        QVERIFY(f.project.removeRun(first).ok());
        QVERIFY(f.project.useQuestion(1).ok());
        QCOMPARE(f.project.evaluations(Split::test).value(), 2);
        QCOMPARE(f.project.evaluations()->at(2).question, other);
    }

    void everyChangeGoesBackAndForth() {
        Fixture f;
        std::vector<Words> states{stateOf(f.project)};
        const auto did = [&](bool ok) {
            if (!ok) qFatal("change %zu failed", states.size());
            states.push_back(stateOf(f.project));
        };
        did(f.project.import(makePlan(5, "ill"), "/data").ok());
        const auto id = f.project.addQuestion(findings());
        did(id.ok());
        QVERIFY(f.project.useQuestion(*id).ok());
        did(f.project.setFinding(f.ids(), "exudate", true).ok());
        did(f.project.setFinding({f.ids()[2]}, "exudate", false).ok());
        Question question = f.project.question().value();
        question.name = "Retina";
        question.answers = {"drusen", "exudate", "haemorrhage"};
        did(f.project.changeQuestion(question).ok());
        dataset::ImportPlan plan = makePlan(8, "well");
        for (Sample& s : plan.samples) {
            s.label = "drusen=yes";
            s.answers = {{kFirstQuestion, "well"}, {"Age", "70"}};
        }
        did(f.project.import(plan, "/data", {}, {number()}).ok());
        did(f.project.removeQuestion(1).ok());
        std::vector<Sample> samples = f.samples();
        for (Sample& s : samples) s.answers["Age"] = "71";
        did(f.project.setSampleLabels(samples).ok());
        const auto use = [&] {
            for (const Question& q : f.project.questions().value())
                if (q.id == *id) static_cast<void>(f.project.useQuestion(*id));
        };
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t i = states.size() - 1; i > 0; --i) {
                QVERIFY(f.project.undo().ok());
                if (i - 1 >= 3) use();
                if (i - 1 != 2) QCOMPARE(stateOf(f.project), states[i - 1]);
            }
            QCOMPARE(f.project.undo().error().code, ErrorCode::notFound);
            for (std::size_t i = 1; i < states.size(); ++i) {
                QVERIFY(f.project.redo().ok());
                if (i >= 3) use();
                QCOMPARE(stateOf(f.project), states[i]);
            }
            f.reopen();
            use();
        }
    }

    /// Labels, grades and the positive class of a project of schema version 4, with its history.
    void olderProjectsBecomeOneQuestion() {
        test::TemporaryFolder folder;
        std::filesystem::create_directory(folder.path("p.fovea"));
        const std::string file = folder.path("p.fovea/project.sqlite");
        {
            SQLite::Database old(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(old, 0, 4);
            const auto begin = [&](const char* action, int id) {
                old.exec("INSERT INTO change (at_utc, action, argument) VALUES ('', '" + std::string(action) +
                         "', '')");
                old.exec("UPDATE open_change SET id = " + std::to_string(id));
            };
            const auto sample = [&](int id, const char* label) {
                old.exec("INSERT INTO sample VALUES (" + std::to_string(id) + ", '/d/" + std::to_string(id) +
                         ".png', 0, 'PNG', 5, 6, '" + label + "', 'P', 'val', 'h', '', '{}', 'axial')");
            };
            begin("import", 1);
            sample(1, "ill");
            sample(2, "ill");
            sample(3, "");
            begin("set label", 2);
            old.exec("UPDATE sample SET label = 'well' WHERE id = 2");
            old.exec("UPDATE sample SET label = 'well', split = 'train' WHERE id = 3");
            begin("set setting", 3);
            old.exec("INSERT INTO setting VALUES ('positive', 'ill')");
            begin("set setting", 4);
            old.exec("INSERT INTO setting VALUES ('grades', '[\"well\",\"ill\"]')");
            begin("import", 5);
            sample(4, "bad");
            // The last import is taken back.
            old.exec("DELETE FROM sample_before WHERE change = 5");
            old.exec("DELETE FROM sample WHERE id = 4");
            old.exec("UPDATE change SET undone = 1 WHERE id = 5");
            old.exec("INSERT INTO run (created_utc, state, settings) VALUES ('', 'done', '{}')");
            old.exec("INSERT INTO look (run, split, at_utc) VALUES (1, 'test', '')");
        }
        auto opened = Project::open(folder.path("p.fovea"));
        QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
        Project project = std::move(*opened);
        const Question question = project.question().value();
        QCOMPARE(question.name, std::string(kFirstQuestion));
        QCOMPARE(question.kind, QuestionKind::grades);
        QCOMPARE(question.positive, std::string("ill"));
        QCOMPARE(project.classes().value(), (Words{"well", "ill"}));
        QVERIFY(project.setting("grades")->empty());
        QCOMPARE(project.run(1)->question, question.id);
        QCOMPARE(project.evaluations(Split::test).value(), 1);
        const auto labels = [&] {
            Words labels;
            for (const Sample& s : project.samples().value()) labels.push_back(s.label);
            return labels;
        };
        QCOMPARE(labels(), (Words{"ill", "well", "well"}));
        QVERIFY(project.redo().ok());
        QCOMPARE(labels(), (Words{"ill", "well", "well", "bad"}));
        QVERIFY(project.undo().ok());
        QVERIFY(project.undo().ok());
        QVERIFY(project.grades()->empty());
        QCOMPARE(project.positive().value(), std::string("ill"));
        QVERIFY(project.undo().ok());
        QVERIFY(project.positive()->empty());
        QCOMPARE(project.history()->undo->images, 2);
        const auto restored = project.undo();
        QCOMPARE(restored->samples.size(), std::size_t(2));
        QCOMPARE(labels(), (Words{"ill", "ill", ""}));
        QVERIFY(project.undo().ok());
        QVERIFY(project.samples()->empty());
        for (int i = 0; i < 5; ++i) QVERIFY(project.redo().ok());
        QCOMPARE(labels(), (Words{"ill", "well", "well", "bad"}));
        QCOMPARE(project.classes().value(), (Words{"well", "ill", "bad"}));
        // As it was it stays beside.
        SQLite::Database backup(file + ".version-4");
        QCOMPARE(backup.execAndGet("SELECT label FROM sample WHERE id = 2").getString(), std::string("well"));
    }
};

QTEST_APPLESS_MAIN(TestQuestions)
#include "test_questions.moc"
