#include <QTest>
#include <algorithm>

#include "dataset/label_export.h"
#include "dataset/label_table.h"
#include "dataset/question_columns.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

using Words = std::vector<std::string>;

Table table(const std::string& text) {
    const auto parsed = parseTable(text, "/somewhere/t.csv");
    if (!parsed) qFatal("%s", parsed.error().detail.c_str());
    return *parsed;
}

QStringList listed(const Words& words) {
    QStringList list;
    for (const std::string& word : words) list << QString::fromStdString(word);
    return list;
}

Words files(std::size_t rows) {
    Words files;
    for (std::size_t i = 0; i < rows; ++i) files.push_back(std::to_string(i) + ".png");
    return files;
}

/// What rows "0,...", "1,..." answer to the question.
LabelMatch matched(const Table& t, QuestionColumns question) {
    LabelColumns columns;
    columns.file = 0;
    columns.questions = {std::move(question)};
    const auto match = matchLabels(t, columns, FileMatcher(files(t.rows.size())));
    if (!match) qFatal("%s", match.error().detail.c_str());
    return *match;
}

QStringList answers(const LabelMatch& match) {
    QStringList answers;
    for (const ImageLabels& image : match.images) answers << QString::fromStdString(image.answers.front());
    return answers;
}

}  // namespace

/// Questions in tables: what a column is read as, and what it then says.
class TestQuestionColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void proposesTheKind_data() {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* column, const char* expected) {
            QTest::newRow(name) << column << expected;
        };
        row("two words", "x:well,ill,ill,well", "one");
        row("0 and 1", "x:0,1,1,0", "one");
        row("whole numbers from 0", "x:0,2,1,4,3,0,1", "grades");
        row("as spreadsheets have them", "x:0.0,2.0,1.0,0.0", "grades");
        row("named a grade", "stage:I,II,III,II", "grades");
        row("two grades", "risk:0,1,0,1", "grades");
        row("with a gap", "count:0,7,31,2", "number");
        row("ages", "age:61,44,70,61", "number");
        row("a decimal point", "ef:55.5,60,42.1", "number");
        row("a decimal comma", "ef:\"55,5\",60,\"42,1\"", "number");
        row("one that is missing", "ef:55.5,NA,42.1,", "number");
        row("words between signs", "x:a|b,b,,a", "findings");
        row("words between commas", "x:\"a, b\",b,\"b,c\",c", "findings");
        row("sentences", "x:\"first, then\",\"other, more\",nothing", "one");
    }
    void proposesTheKind() {
        QFETCH(const QString, column);
        QFETCH(const QString, expected);
        const std::string text = column.toStdString();
        const std::size_t colon = text.find(':');
        std::string csv = "file," + text.substr(0, colon) + "\n";
        int row = 0;
        bool quoted = false;
        csv += "0,";
        for (const char c : text.substr(colon + 1)) {
            quoted = c == '"' ? !quoted : quoted;
            if (c == ',' && !quoted)
                csv += "\n" + std::to_string(++row) + ",";
            else
                csv += c;
        }
        QCOMPARE(QString::fromLatin1(questionKindName(proposedKind(table(csv + "\n"), {1}))), expected);
    }

    void severalColumnsAreFindingsUnlessEachRowMarksOne() {
        QCOMPARE(int(proposedKind(table("f,a,b\n0,1,1\n1,0,0\n"), {1, 2})), int(QuestionKind::findings));
        QCOMPARE(int(proposedKind(table("f,a,b\n0,1,0\n1,0,1\n"), {1, 2})), int(QuestionKind::one));
    }

    void proposesQuestions() {
        const Table t = table(
            "image,site,split,retinopathy_grade,age,effusion,nodule,remark\n"
            "0,A,train,0,61,1,0,fine\n1,B,train,2,44,1,1,seen\n2,A,val,1,70,0,,again\n"
            "3,B,test,4,61,,1,twice\n4,A,train,3,50,0,0,old\n5,A,train,0,33,0,1,new\n"
            "6,A,train,1,35,0,1,bad\n7,A,train,2,38,0,1,good\n8,A,train,0,77,0,1,poor\n9,A,train,0,18,0,0,"
            "weak\n");
        LabelColumns columns;
        columns.file = 0;
        columns.split = 2;
        const auto proposed = proposedQuestions(t, columns);
        QStringList shown;
        for (const QuestionColumns& question : proposed)
            shown << QString::fromStdString(question.name) + " " + questionKindName(question.kind) + " " +
                         QString::number(question.columns.size());
        QCOMPARE(shown, (QStringList{"retinopathy_grade grades 1", "age number 1", "Findings findings 2"}));
    }

    void wordsBetweenSigns() {
        const Table t = table("f,x\n0,effusion|nodule\n1,Nodule\n2,\n3,no finding\n4,uncertain\n5,NA\n");
        const LabelMatch match = matched(t, {"Chest", QuestionKind::findings, {1}, false, {}});
        QCOMPARE(listed(match.questions.front().answers), (QStringList{"effusion", "nodule"}));
        QCOMPARE(answers(match), (QStringList{"effusion=yes|nodule=yes", "effusion=no|nodule=yes", "",
                                              "effusion=no|nodule=no", "", ""}));
        // It is told that one cell was empty, and one uncertain.
        QStringList said;
        for (const Problem& p : match.problems)
            if (p.kind == ProblemKind::classNotStated)
                said << QString::fromStdString(messageText(p.message)).section(" in ", 0, 0);
        QCOMPARE(said, (QStringList{"1 cell is empty", "1 cell says uncertain"}));
    }

    void anEmptyCellSaysWhatWasSaidOfIt() {
        const Table t = table("f,x\n0,a\n1,\n2,\"b, a\"\n");
        const QuestionColumns unstated{"Q", QuestionKind::findings, {1}, false, {}};
        QCOMPARE(emptyCells(t, unstated), 1);
        QCOMPARE(answers(matched(t, unstated)), (QStringList{"a=yes|b=no", "", "a=yes|b=yes"}));
        QuestionColumns none = unstated;
        none.emptyIsNone = true;
        QCOMPARE(answers(matched(t, none)), (QStringList{"a=yes|b=no", "a=no|b=no", "a=yes|b=yes"}));
    }

    void columnsOfMarks() {
        const Table t =
            table("f,Effusion,Nodule\n0,1.0,0.0\n1,-1.0,1\n2,,yes\n3,nan,uncertain\n4,perhaps,1\n");
        const QuestionColumns question{"Chest", QuestionKind::findings, {1, 2}, false, {}};
        const LabelMatch match = matched(t, question);
        QCOMPARE(listed(match.questions.front().answers), (QStringList{"Effusion", "Nodule"}));
        QCOMPARE(answers(match), (QStringList{"Effusion=yes|Nodule=no", "Nodule=yes", "Nodule=yes", ""}));
        QCOMPARE(match.counts.badRows, 1);
        // A single one is a finding, too.
        const LabelMatch one = matched(t, {"Chest", QuestionKind::findings, {2}, false, {}});
        QCOMPARE(answers(one), (QStringList{"Nodule=no", "Nodule=yes", "Nodule=yes", "", "Nodule=yes"}));
    }

    void numbers() {
        const Table t = table("f;x\n0;12,5\n1;+3\n2;\n3;n/a\n4;1.234,5\n5;-1\n6;unknown\n");
        const LabelMatch match = matched(t, {"Size", QuestionKind::number, {1}, false, {}});
        QCOMPARE(answers(match), (QStringList{"12.5", "3", "", "", "-1", ""}));
        QCOMPARE(match.counts.badRows, 1);
    }

    void gradesAndClassesInOneSpelling() {
        const Table t = table("f,g,c\n0,10,Ill\n1,2,ill \n2,1.0,well\n3,1,ill\n");
        const LabelMatch grades = matched(t, {"G", QuestionKind::grades, {1}, false, {}});
        QCOMPARE(listed(grades.questions.front().answers), (QStringList{"1", "2", "10"}));
        QCOMPARE(answers(grades), (QStringList{"10", "2", "1", "1"}));
        const LabelMatch classes = matched(t, {"C", QuestionKind::one, {2}, false, {}});
        QCOMPARE(answers(classes), (QStringList{"ill", "ill", "well", "ill"}));
        QVERIFY(classes.questions.front().answers.empty());
    }

    void whatIsKnownComesFirst() {
        const Table t = table("f,x\n0,c\n1,B\n");
        const LabelMatch match = matched(t, {"Q", QuestionKind::findings, {1}, false, {"z", "b"}});
        QCOMPARE(listed(match.questions.front().answers), (QStringList{"z", "b", "c"}));
        QCOMPARE(answers(match), (QStringList{"z=no|b=no|c=yes", "z=no|b=yes|c=no"}));
    }

    void rowsThatAnswerDifferentlyTakeNoPart() {
        const Table t = table("f,x\n0,a\n0,b\n1,a\n1,a\n");
        const LabelMatch match = matched(t, {"Q", QuestionKind::one, {1}, false, {}});
        QCOMPARE(answers(match), QStringList{"a"});
        QCOMPARE(match.counts.conflictingRows, 2);
    }

    void refusesColumns() {
        const Table t = table("f,x,y\n0,a,b\n");
        const auto code = [&](const QuestionColumns& question) {
            return checkQuestionColumns(t, question).error().code;
        };
        QCOMPARE(code({"", QuestionKind::one, {1}, false, {}}), ErrorCode::invalidArgument);
        QCOMPARE(code({"Q", QuestionKind::one, {}, false, {}}), ErrorCode::invalidArgument);
        QCOMPARE(code({"Q", QuestionKind::one, {3}, false, {}}), ErrorCode::invalidArgument);
        QCOMPARE(code({"Q", QuestionKind::number, {1, 2}, false, {}}), ErrorCode::invalidArgument);
        LabelColumns columns;
        columns.file = 0;
        columns.questions = {{"P", QuestionKind::one, {1}, false, {}},
                             {"Q", QuestionKind::one, {1}, false, {}}};
        QCOMPARE(checkColumns(t, columns).error().code, ErrorCode::unusableTable);
    }

    /// What is exported is read back to the last answer.
    void exportedItReadsBack() {
        Asked asked;
        asked.questions = {
            Question{.id = 1, .name = "Grade", .kind = QuestionKind::grades, .answers = {"mild", "severe"}},
            Question{.id = 2,
                     .name = "Lesions",
                     .kind = QuestionKind::findings,
                     .answers = {"exudate", "split", "a, b"}},
            Question{.id = 3, .name = "Age", .kind = QuestionKind::number}};
        asked.inUse = 1;
        const Words lesions = {"exudate=yes|split=no|a, b=yes", "", "split=yes", "exudate=no"};
        const Words ages = {"61.25", "-3", "", "0"}, grades = {"mild", "severe", "", "mild"};
        std::vector<Sample> samples(4);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i].path = "/d/" + std::to_string(i) + ".png";
            samples[i].label = lesions[i];
            samples[i].answers = {{"Age", ages[i]}, {"Grade", grades[i]}};
        }
        const auto text = labelsCsv(samples, asked);
        QVERIFY(text.ok());
        const Table t = table(*text);
        QCOMPARE(listed(t.columns), (QStringList{"file", "Grade", "exudate", "Lesions: split", "a, b", "Age",
                                                 "patient", "split"}));
        LabelColumns columns;
        columns.file = 0;
        columns.questions = {{"Grade", QuestionKind::grades, {1}, false, {"mild", "severe"}},
                             {"Lesions", QuestionKind::findings, {2, 3, 4}, false, {}},
                             {"Age", QuestionKind::number, {5}, false, {}}};
        const auto match = matchLabels(t, columns, FileMatcher(files(4)));
        QVERIFY(match.ok());
        QCOMPARE(match->images.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE(match->images[i].answers[0], grades[i]);
            QCOMPARE(match->images[i].answers[2], ages[i]);
            std::string found = match->images[i].answers[1];
            if (const auto at = found.find("Lesions: "); at != found.npos) found.erase(at, 9);
            QCOMPARE(found, lesions[i]);
        }
    }
};

QTEST_APPLESS_MAIN(TestQuestionColumns)
#include "test_question_columns.moc"
