// Questions and answers in words, what is typed, and what a draft still lacks.
#include <QLocale>
#include <QTest>

#include "questions/number_entry.h"
#include "questions/question_draft.h"
#include "questions/question_words.h"
#include "questions/unit_name.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Question;
using dataset::QuestionKind;

namespace {

Question findings() {
    Question question;
    question.name = "Lesions";
    question.kind = QuestionKind::findings;
    question.answers = {"effusion", "nodule", "mass"};
    return question;
}

Question fraction() {
    Question question;
    question.name = "EF";
    question.kind = QuestionKind::number;
    question.unit = "%";
    question.low = 0;
    question.high = 100;
    return question;
}

}  // namespace

class TestQuestionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void answersReadLikeWords() {
        Question diagnosis;
        QCOMPARE(answerWords(diagnosis, ""), QStringLiteral("no diagnosis"));
        QCOMPARE(answerWords(diagnosis, "healthy"), QStringLiteral("healthy"));
        QCOMPARE(answerWords(findings(), ""), QStringLiteral("nothing stated"));
        QCOMPARE(answerWords(findings(), "effusion=no|nodule=yes"), QStringLiteral("nodule, not effusion"));
        QCOMPARE(answerWords(findings(), "something else"), QStringLiteral("something else"));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(answerWords(fraction(), "61.5"), QStringLiteral("61,5") + QChar(0xa0) + QStringLiteral("%"));
        QCOMPARE(rangeWords(fraction()), QStringLiteral("0 to 100") + QChar(0xa0) + QStringLiteral("%"));
    }

    void aPressedFindingTurnsInACircle() {
        QCOMPARE(nextStated({std::nullopt, false}), std::optional(true));
        QCOMPARE(nextStated({true, false}), std::optional(false));
        QCOMPARE(nextStated({false, false}), std::optional<bool>());
        QCOMPARE(nextStated({false, true}), std::optional(true));
        const auto stated = statedOf(findings(), "mass=yes|effusion=no");
        QCOMPARE(stated, (std::vector<std::optional<bool>>{false, std::nullopt, true}));
    }

    void numbersAreReadAsTyped_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("point") << "61.5" << 61.5;
        QTest::newRow("comma") << "61,5" << 61.5;
        QTest::newRow("blanks") << " 7 " << 7.0;
        QTest::newRow("typographic minus") << QStringLiteral("−3") << -3.0;
        QTest::newRow("exponent") << "1e3" << 1000.0;
    }
    void numbersAreReadAsTyped() {
        QFETCH(QString, text);
        QFETCH(double, number);
        for (const auto language : {QLocale::English, QLocale::German}) {
            QLocale::setDefault(QLocale(language));
            QCOMPARE(typedNumber(text), std::optional(number));
        }
    }
    void whatIsNoNumberIsNone() {
        for (const char* text : {"", "  ", "many", "1 2", "nan", "inf", "1,2,3"})
            QVERIFY2(!typedNumber(QString::fromUtf8(text)), text);
    }

    void studiesAndPatientsHaveNames() {
        using dataset::AnswerUnit;
        dataset::Sample image;
        image.path = "/data/7.png";
        QCOMPARE(unitName(image, AnswerUnit::study), QStringLiteral("7.png"));
        QCOMPARE(unitName(image, AnswerUnit::patient), QStringLiteral("7.png"));
        image.study = "e12";
        QCOMPARE(unitName(image, AnswerUnit::study), QStringLiteral("e12"));
        image.patient = "p3";
        QCOMPARE(unitName(image, AnswerUnit::study), QStringLiteral("p3 · e12"));
        QCOMPARE(unitName(image, AnswerUnit::patient), QStringLiteral("p3"));
        // A UID is long, and its end tells it from others.
        image.study = "1.2.826.0.1.3680043.8.498.10265482915173046281";
        const QString whole = unitName(image, AnswerUnit::study);
        QVERIFY(whole.endsWith(QString::fromStdString(image.study)));
        QCOMPARE(withShortUids(whole), QStringLiteral("p3 · …5173046281"));
        for (const char* name : {"p3 · e12", "2024.11.30", "1234567890", ""})
            QCOMPARE(withShortUids(QString::fromUtf8(name)), QString::fromUtf8(name));
        image.study = image.path;  // a file is a study
        QCOMPARE(unitName(image, AnswerUnit::study), QStringLiteral("7.png"));
    }

    /// Where there is little room, what tells it apart stays: the patient's digits before the study's.
    void elidedNamesKeepWhatTellsThemApart() {
        const QFontMetrics metrics{QFont()};
        const QString patient = QStringLiteral("PHANTOM-0012"),
                      name = patient + QStringLiteral(" · 2.25.92865084717760056844034973116857508568");
        const auto wide = [&](const QString& text) { return metrics.horizontalAdvance(text); };
        const QString brief = withShortUids(name);
        QCOMPARE(elidedUnit(name, metrics, wide(brief)), brief);
        const int tight = wide(patient + QStringLiteral(" · …508568"));
        const QString both = elidedUnit(name, metrics, tight);
        QVERIFY2(both.startsWith(patient + QStringLiteral(" · …")) && both.endsWith(QStringLiteral("568")),
                 qPrintable(both));
        QVERIFY(wide(both) <= tight);
        QCOMPARE(elidedUnit(name, metrics, wide(patient)), patient);
        const QString end = elidedUnit(name, metrics, wide(QStringLiteral("…TOM-0012")));
        QVERIFY2(end.endsWith(QStringLiteral("0012")) && end != patient, qPrintable(end));
        QCOMPARE(elidedUnit(patient, metrics, wide(patient)), patient);
    }

    void aDraftSaysWhatItLacks_data() {
        QTest::addColumn<QuestionDraft>("draft");
        QTest::addColumn<QString>("missing");
        const auto draft = [](const char* name, QuestionKind kind, const char* answers = "") {
            return QuestionDraft{QString::fromUtf8(name), kind, QString::fromUtf8(answers), {}, {}, {}, 0};
        };
        QTest::newRow("nothing") << draft("  ", QuestionKind::one) << "Give the question a name.";
        QTest::newRow("fine") << draft("Age group", QuestionKind::one) << "";
        QTest::newRow("taken") << draft("Lesions", QuestionKind::one)
                               << "There is a question “Lesions” already. Choose another name.";
        QTest::newRow("one grade") << draft("Stage", QuestionKind::grades, "none\n\n")
                                   << "Write the grades down, one a line, the lowest first.";
        QTest::newRow("grades") << draft("Stage", QuestionKind::grades, "none\n mild \nsevere") << "";
        QTest::newRow("twice") << draft("Stage", QuestionKind::grades, "none\nnone")
                               << "“none” stands there twice.";
        QTest::newRow("no finding") << draft("Signs", QuestionKind::findings)
                                    << "Write the findings down, one a line.";
        QTest::newRow("sign") << draft("Signs", QuestionKind::findings, "a=b")
                              << "The name of a finding holds no “=” and no “|”: a=b";
        QuestionDraft number = draft("Age", QuestionKind::number);
        number.low = QStringLiteral("old");
        QTest::newRow("no number") << number << "“old” is no number.";
        number.low = QStringLiteral("10");
        number.high = QStringLiteral("2");
        QTest::newRow("turned round") << number << "The lowest possible number is above the highest.";
    }
    void aDraftSaysWhatItLacks() {
        QFETCH(QuestionDraft, draft);
        QFETCH(QString, missing);
        Question other = findings();
        other.id = 7;
        QCOMPARE(draft.missing({other}), missing);
        // What is not missed can be stored.
        if (missing.isEmpty()) QVERIFY(dataset::checkQuestion(draft.question()).ok());
    }

    void aDraftComesBackAsItWas() {
        for (Question question : {findings(), fraction()}) {
            question.id = 3;
            QCOMPARE(QuestionDraft::of(question).question(), question);
        }
        // What another kind has is gone.
        QuestionDraft draft = QuestionDraft::of(findings());
        draft.kind = QuestionKind::number;
        QVERIFY(draft.question().answers.empty());
    }

    void kindsChangeWhereNobodyAnswered() {
        Question grades;
        grades.kind = QuestionKind::grades;
        QCOMPARE(possibleKinds(grades, false).size(), std::size_t(4));
        QCOMPARE(possibleKinds(grades, true), (std::vector{QuestionKind::one, QuestionKind::grades}));
        QCOMPARE(possibleKinds(findings(), true), std::vector{QuestionKind::findings});
    }
};

QTEST_MAIN(TestQuestionWords)
#include "test_question_words.moc"
