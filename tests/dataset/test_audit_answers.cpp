#include <QTest>

#include "dataset/audit.h"
#include "dataset/repair.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

Question lesions() {
    Question question;
    question.name = "Lesions";
    question.kind = QuestionKind::findings;
    question.answers = {"exudate", "drusen", "scar"};
    return question;
}

/// 36 images of 36 patients in all splits, with `answer(i)`.
template <class Answer>
std::vector<Sample> samples(Answer answer) {
    const Split splits[] = {Split::train, Split::validation, Split::test};
    std::vector<Sample> all(36);
    for (int i = 0; i < 36; ++i) {
        Sample& s = all[std::size_t(i)];
        s.path = "/d/" + std::to_string(i) + ".png";
        s.pixelHash = "h" + std::to_string(i);
        s.patient = "P" + std::to_string(i);
        s.split = splits[i % 3];
        s.label = answer(i);
    }
    return all;
}

QStringList said(const std::vector<Sample>& all, const Question& question, ProblemKind kind) {
    QStringList said;
    for (const Problem& p : ofKind(audit(all, question), kind))
        said << QString::fromStdString(messageText(p.message));
    return said;
}

}  // namespace

/// The audit of findings and numbers; that of classes is in test_audit.
class TestAuditAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingsThatNothingCanBeLearnedOf() {
        const auto all = samples(
            [](int i) { return std::string("exudate=") + (i % 2 ? "yes" : "no") + "|drusen=no|scar=yes"; });
        const QStringList nothing = said(all, lesions(), ProblemKind::tooFewClasses);
        QCOMPARE(nothing.size(), 2);
        QVERIFY(nothing[0].startsWith("No image is said to have 'drusen'"));
        QVERIFY(nothing[1].startsWith("No image is said to be without 'scar'"));
        QVERIFY(said(all, lesions(), ProblemKind::smallClass).isEmpty());
        QVERIFY(said(all, lesions(), ProblemKind::missingClass).isEmpty());
    }

    void findingsThatAreFewOrMissing() {
        // Drusen in five images, none of the test images; what is not stated counts for neither.
        auto all = samples([](int i) {
            return std::string("exudate=") + (i % 2 ? "yes" : "no") +
                   (i < 7 ? i % 3 == 2 ? "" : "|drusen=yes" : "|drusen=no");
        });
        Question question = lesions();
        question.answers.pop_back();
        QCOMPARE(said(all, question, ProblemKind::smallClass), QStringList{"Only 5 images with 'drusen'."});
        QCOMPARE(said(all, question, ProblemKind::missingClass),
                 QStringList{"No image with 'drusen' is among the test images."});
        for (Sample& s : all) s.label.clear();
        QCOMPARE(said(all, question, ProblemKind::tooFewClasses).last(),
                 QString("No image has an answer to the question yet."));
    }

    void oneImageWithAndWithoutAFinding() {
        auto all = samples([](int i) { return std::string("exudate=") + (i % 2 ? "yes" : "no"); });
        all[1].pixelHash = all[0].pixelHash;
        all[0].label = "exudate=yes|drusen=no";
        all[1].label = "drusen=yes|exudate=yes";
        QCOMPARE(said(all, lesions(), ProblemKind::labelConflict),
                 QStringList{"The same image is labelled 'drusen=no' and 'drusen=yes'."});
        // What one leaves open contradicts nothing.
        all[1].label = "exudate=yes";
        QVERIFY(said(all, lesions(), ProblemKind::labelConflict).isEmpty());
    }

    void numbers() {
        Question age;
        age.name = "Age";
        age.kind = QuestionKind::number;
        auto all = samples([](int i) { return std::to_string(i); });
        QVERIFY(said(all, age, ProblemKind::tooFewClasses).isEmpty());
        QVERIFY(said(all, age, ProblemKind::smallClass).isEmpty());
        age.high = 33;
        const auto outside = ofKind(audit(all, age), ProblemKind::outOfRange);
        QCOMPARE(outside.size(), std::size_t(1));
        QCOMPARE(outside[0].files, (std::vector<std::string>{"/d/34.png", "/d/35.png"}));
        QCOMPARE(int(repairFor(ProblemKind::outOfRange)), int(Repair::setAside));
        for (Sample& s : all) s.label = "7";
        QCOMPARE(said(all, age, ProblemKind::tooFewClasses),
                 QStringList{"All images have the number 7: there is nothing to learn to tell apart."});
        for (Sample& s : all) s.split = s.split == Split::test ? Split::train : s.split;
        QCOMPARE(said(all, age, ProblemKind::emptyPart).size(), 1);
    }

    void aFindingToldByTheDevice() {
        auto all = samples([](int i) { return std::string("exudate=") + (i % 2 ? "yes" : "no"); });
        for (std::size_t i = 0; i < all.size(); ++i) all[i].facts["StationName"] = i % 2 ? "A" : "B";
        QVERIFY(!said(all, lesions(), ProblemKind::acquisitionShortcut).isEmpty());
        for (std::size_t i = 0; i < all.size(); ++i) all[i].facts["StationName"] = "A";
        QVERIFY(said(all, lesions(), ProblemKind::acquisitionShortcut).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestAuditAnswers)
#include "test_audit_answers.moc"
