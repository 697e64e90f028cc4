// All questions of a project are trained one after the other, and one table says what came of them.
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/train_presenters.h"
#include "tests/ui/support/train_window.h"
#include "train/question_results.h"
#include "train/question_runs.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kPatienceMs = 300000;
}

class TestQuestionRuns : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string project() const { return m_folder.path("p.fovea"); }
    runs::RunSettings settings(int epochs) const {
        auto s = test::smallRun(m_folder.path());
        s.epochs = epochs;
        return s;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::makeQuestionProject(m_folder.path(), 40)); }

    void everyQuestionIsTrained() {
        test::TrainPresenters b(m_folder.path("a.ini"));
        QVERIFY(b.open(project()));
        b.train.choices().setSettings(settings(0));
        QuestionRuns& questions = b.train.questions();
        QCOMPARE(questions.trainable(), 4);
        questions.start();
        QVERIFY(questions.active());
        QCOMPARE(questions.rows().size(), std::size_t(4));
        QTRY_VERIFY_WITH_TIMEOUT(!questions.active() && !b.jobs.running(), kPatienceMs);
        for (const QuestionRuns::Row& row : questions.rows())
            QVERIFY2(row.state == QuestionRuns::State::done && row.run > 0,
                     qPrintable(row.title + QStringLiteral(": ") + row.words));
        QVERIFY2(questions.rows()[0].words.startsWith(QStringLiteral("AUC ")),
                 qPrintable(questions.rows()[0].words));
        QVERIFY2(questions.rows()[1].words.startsWith(QStringLiteral("mean AUC ")),
                 qPrintable(questions.rows()[1].words));
        QVERIFY2(questions.rows()[2].words.startsWith(QStringLiteral("mean absolute error ")) &&
                     questions.rows()[2].words.contains(QStringLiteral("grey values")),
                 qPrintable(questions.rows()[2].words));
        // Each training is of its question, and stands in its list alone.
        QCOMPARE(b.session.allRuns().size(), std::size_t(4));
        for (const QuestionRuns::Row& row : questions.rows()) {
            QVERIFY(b.session.useQuestion(row.question));
            QCOMPARE(b.session.runs().size(), std::size_t(1));
            QCOMPARE(b.session.runs()[0].id, row.run);
        }
    }

    void aStopEndsIt() {
        test::TrainPresenters b(m_folder.path("b.ini"));
        QVERIFY(b.open(project()));
        b.train.choices().setSettings(settings(400));
        QuestionRuns& questions = b.train.questions();
        questions.start();
        QTRY_VERIFY_WITH_TIMEOUT(b.train.progress().figures().epoch >= 1, kPatienceMs);
        b.train.run().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!questions.active() && !b.jobs.running(), kPatienceMs);
        QCOMPARE(questions.rows()[0].state, QuestionRuns::State::stopped);
        QCOMPARE(questions.rows()[1].state, QuestionRuns::State::waiting);
        // It goes on like any other training.
        QVERIFY(b.train.run().interrupted().has_value());
    }

    void byItsButton() {
        test::TrainWindow w(m_folder.path("c.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        QVERIFY(w.show({1200, 800}));
        w.page.presenter().choices().setSettings(settings(0));
        auto* all = w.page.findChild<QPushButton*>(QStringLiteral("trainAllQuestions"));
        QTRY_VERIFY_WITH_TIMEOUT(all->isVisible() && all->isEnabled() && !w.jobs.running(), kPatienceMs);
        QCOMPARE(all->text(), QStringLiteral("Train the 4 &questions"));
        QTest::mouseClick(all, Qt::LeftButton);
        QuestionRuns& questions = w.page.presenter().questions();
        QTRY_VERIFY_WITH_TIMEOUT(!questions.active() && !questions.rows().empty() && !w.jobs.running(),
                                 kPatienceMs);
        auto* results = w.page.findChild<QuestionResults*>();
        QVERIFY(results->isVisible());
        QStringList said;
        for (const QLabel* label : results->findChildren<QLabel*>()) said << label->text();
        for (const QuestionRuns::Row& row : questions.rows()) {
            QVERIFY2(said.contains(row.title), qPrintable(row.title));
            QVERIFY2(said.contains(row.words), qPrintable(row.words));
        }
    }
};

QTEST_MAIN(TestQuestionRuns)
#include "test_question_runs.moc"
