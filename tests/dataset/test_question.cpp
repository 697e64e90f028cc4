#include <QTest>

#include "dataset/question.h"

using namespace fovea;
using namespace fovea::dataset;

class TestQuestion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingsComeBackAsTheyWereStated() {
        const std::vector<std::string> names = {"effusion", "nodule", "Erguß"};
        const Findings stated = {{"Erguß", true}, {"effusion", false}};
        const std::string text = findingsText(stated, names);
        QCOMPARE(text, std::string("effusion=no|Erguß=yes"));
        const auto read = findingsFromText(text, names);
        QVERIFY(read.ok());
        QVERIFY(*read == stated);
        QVERIFY(findingsFromText("", names)->empty());
        for (const char* bad : {"effusion", "effusion=maybe", "mass=yes", "effusion=yes|effusion=no", "=yes"})
            QVERIFY2(!findingsFromText(bad, names).ok(), bad);
    }

    void numbersComeBackToTheLastBit() {
        for (const double number : {0.1, 1.0 / 3, -2.5e-7, 61.0})
            QCOMPARE(*numberFromText(numberText(number)), number);
        for (const char* bad : {"", "1,5", "12 mm", "nan", "inf"}) QVERIFY2(!numberFromText(bad).ok(), bad);
    }

    void answersAreOfTheQuestionsKind() {
        Question age{.name = "age", .kind = QuestionKind::number, .unit = "years", .low = 0, .high = 120};
        QVERIFY(checkQuestion(age).ok());
        QVERIFY(checkAnswer(age, "").ok());
        QVERIFY(checkAnswer(age, "61.5").ok());
        QVERIFY(!checkAnswer(age, "121").ok());
        QVERIFY(!checkAnswer(age, "old").ok());
        const Question seen{.name = "seen", .kind = QuestionKind::findings, .answers = {"a", "b"}};
        QVERIFY(checkAnswer(seen, "a=yes").ok());
        QVERIFY(!checkAnswer(seen, "c=yes").ok());
        QVERIFY(checkAnswer(Question{.name = "diagnosis"}, "anything").ok());
    }

    void questionsThatAreNoneAreRefused() {
        const auto refused = [](const Question& question) { return !checkQuestion(question).ok(); };
        QVERIFY(refused({}));
        QVERIFY(refused({.name = "two\nlines"}));
        QVERIFY(refused({.name = "f", .kind = QuestionKind::findings}));
        QVERIFY(refused({.name = "f", .kind = QuestionKind::findings, .answers = {"a", "a"}}));
        QVERIFY(refused({.name = "f", .kind = QuestionKind::findings, .answers = {"a=b"}}));
        QVERIFY(refused({.name = "g", .kind = QuestionKind::grades, .answers = {"0"}}));
        QVERIFY(refused({.name = "o", .answers = {"a", "b"}}));
        QVERIFY(refused({.name = "n", .kind = QuestionKind::number, .low = 2, .high = 1}));
    }

    void kindsHaveNames() {
        for (const QuestionKind kind :
             {QuestionKind::one, QuestionKind::grades, QuestionKind::findings, QuestionKind::number}) {
            QuestionKind read = QuestionKind::one;
            QVERIFY(questionKindFromName(questionKindName(kind), read));
            QVERIFY(read == kind);
        }
        QuestionKind untouched = QuestionKind::number;
        QVERIFY(!questionKindFromName("several", untouched));
        QVERIFY(untouched == QuestionKind::number);
    }
};

QTEST_GUILESS_MAIN(TestQuestion)
#include "test_question.moc"
