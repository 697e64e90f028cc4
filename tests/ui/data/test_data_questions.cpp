// The Data page with questions of every kind: labelling by keys and by mouse, bars, filters, and the switch.
#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "base/message.h"
#include "data/answer_bars.h"
#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "questions/finding_chip.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/data_page_bench.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Question;
using dataset::QuestionKind;
using test::ControlTour;
using test::kPerClass;

namespace {

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        page.grid().setFocus();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("no window");
        clearNotice();
    }
    /// It lies over what is below it.
    void clearNotice() { page.findChild<NoticeBar*>(QStringLiteral("notice"))->clear(); }
    void ask(Question question) {
        session.storeQuestion(question);
        if (!QTest::qWaitFor([&] { return session.question().name == question.name; })) qFatal("no question");
    }
    void askFindings() {
        ask({0, "Lesions", QuestionKind::findings, {"effusion", "nodule", "mass"}, {}, {}, {}, {}});
    }
    void askNumber() { ask({0, "EF", QuestionKind::number, {}, {}, "%", 0, 100}); }
    void choose(const QList<int>& rows) {
        QItemSelectionModel& selection = page.presenter().selection();
        selection.clear();
        for (const int row : rows)
            selection.select(page.filter().index(row, 0),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selection.setCurrentIndex(page.filter().index(rows.first(), 0), QItemSelectionModel::NoUpdate);
        page.grid().setFocus();
    }
    std::string label(int row) const { return session.samples()[std::size_t(row)].label; }
    template <class T = QWidget>
    T* find(const char* name) {
        auto* widget = page.findChild<T*>(QString::fromUtf8(name));
        if (!widget) qFatal("no %s", name);
        return widget;
    }
    QString shown(int row) { return page.filter().index(row, SampleModel::labelColumn).data().toString(); }
};

}  // namespace

class TestDataQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingsAreStatedByKeys() {
        Bench b;
        b.askFindings();
        b.choose({0});
        test::typeKey(Qt::Key_2);
        QCOMPARE(b.label(0), std::string("nodule=yes"));
        test::typeKey(Qt::Key_2);
        QCOMPARE(b.label(0), std::string("nodule=no"));
        test::typeKey(Qt::Key_2);
        QCOMPARE(b.label(0), std::string());
        test::typeKey(Qt::SHIFT | Qt::Key_1);
        test::typeKey(Qt::Key_3);
        test::typeKey(Qt::Key_4);  // there is no fourth
        QCOMPARE(b.label(0), std::string("effusion=no|mass=yes"));
        QCOMPARE(b.shown(0), QStringLiteral("mass, not effusion"));
        // The image stays: there may be more to say of it.
        QCOMPARE(b.page.presenter().chosen().images, 1);
        QCOMPARE(b.page.presenter().selection().currentIndex().row(), 0);
        // Several at once: what differs becomes yes of all.
        b.choose({0, 1, 2});
        QVERIFY(b.page.presenter().chosen().findings[2].mixed);
        test::typeKey(Qt::Key_3);
        QCOMPARE(b.label(2), std::string("mass=yes"));
        QCOMPARE(b.label(0), std::string("effusion=no|mass=yes"));
        QSignalSpy undone(&b.session, &ProjectSession::undone);
        test::typeKey(Qt::CTRL | Qt::Key_Z);
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(b.label(2), std::string());
        QCOMPARE(b.label(0), std::string("effusion=no|mass=yes"));
    }

    void findingsAreStatedAndFilteredByMouse() {
        Bench b;
        b.askFindings();
        b.choose({0, 1});
        ControlTour tour({QStringLiteral("findings")});
        const auto chip = [&](const char* name) { return b.find<FindingChip>(name); };
        tour.byMouse(chip("finding-effusion"), [&] { return b.label(1) == "effusion=yes"; });
        QCOMPARE(b.page.presenter().chosen().images, 2);
        QCOMPARE(b.page.presenter().chosen().findings[0], (StatedTogether{true, false}));
        QCOMPARE(chip("finding-effusion")->accessibleName(), QStringLiteral("effusion: yes"));
        tour.byMouse(chip("finding-nodule"), [&] { return b.label(1) == "effusion=yes|nodule=yes"; });
        tour.byMouse(chip("finding-mass"), [&] { return b.label(0) == "effusion=yes|nodule=yes|mass=yes"; });
        for (const char* name : {"finding-effusion", "finding-nodule", "finding-mass"}) {
            const std::string before = b.label(0);
            tour.byKey(chip(name), Qt::Key_Space, [&] { return b.label(0) != before; });
        }
        QCOMPARE(tour.takeWrong().join(u'\n'), QString());
        QCOMPARE(tour.left({}).join(u'\n'), QString());
        QCOMPARE(b.label(0), std::string("effusion=no|nodule=no|mass=no"));

        // A bar for each finding, which filters.
        b.choose({4});
        test::typeKey(Qt::Key_1);
        auto* bar = b.find<FindingBar>("findingBar-effusion");
        QCOMPARE(bar->accessibleName(), QStringLiteral("effusion: yes 1, no 2, not stated 21"));
        test::clickAt(bar, bar->rect().center());
        QCOMPARE(b.page.filter().rowCount(), 1);
        QCOMPARE(b.shown(0), QStringLiteral("effusion"));
        // Another question takes the filter away, and what was said is still there when it comes back.
        const std::int64_t lesions = b.session.question().id;
        QVERIFY(b.session.useQuestion(b.session.questions()[0].id));
        QCOMPARE(b.page.filter().rowCount(), 2 * kPerClass);
        QVERIFY(!b.page.filter().active());
        QCOMPARE(b.shown(4), QStringLiteral("healthy"));
        QVERIFY(!bar->isVisible());
        QVERIFY(b.session.useQuestion(lesions));
        QCOMPARE(b.shown(4), QStringLiteral("effusion"));
    }

    void aNumberIsTyped() {
        Bench b;
        b.askNumber();
        auto* field = b.find<QLineEdit>("numberAnswer");
        b.choose({0});
        test::typeKey(Qt::Key_6);
        QCOMPARE(QApplication::focusWidget(), field);
        for (const auto key : {Qt::Key_1, Qt::Key_Period, Qt::Key_5, Qt::Key_Return}) test::typeKey(key);
        QCOMPARE(b.label(0), std::string("61.5"));
        // The keyboard is with the images, and the next one is chosen.
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&b.page.grid()));
        QCOMPARE(b.page.presenter().selection().currentIndex().row(), 1);
        // A nought begins a number, too.
        for (const auto key : {Qt::Key_0, Qt::Key_Comma, Qt::Key_5, Qt::Key_Return}) test::typeKey(key);
        QCOMPARE(b.label(1), std::string("0.5"));
        // Escape leaves it as it was.
        b.choose({0});
        test::typeKey(Qt::Key_7);
        QCOMPARE(field->text(), QStringLiteral("7"));
        test::typeKey(Qt::Key_Escape);
        QCOMPARE(b.label(0), std::string("61.5"));
        QCOMPARE(field->text(), QStringLiteral("61.5"));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&b.page.grid()));
        // What is not possible is said, and stays in the field to be mended.
        QSignalSpy said(&b.page.presenter(), &DataPresenter::said);
        test::typeKey(Qt::Key_1);
        for (const auto key : {Qt::Key_2, Qt::Key_0, Qt::Key_Return}) test::typeKey(key);
        QCOMPARE(said.size(), 1);
        QCOMPARE(b.label(0), std::string("61.5"));
        QCOMPARE(QApplication::focusWidget(), field);
        test::typeKey(Qt::Key_Escape);
        // Several at once, by mouse; empty takes the number away.
        b.choose({2, 3});
        b.clearNotice();
        test::clickAt(field, field->rect().center());
        QCOMPARE(b.page.presenter().chosen().images, 2);
        for (const auto key : {Qt::Key_4, Qt::Key_0, Qt::Key_Return}) test::typeKey(key);
        QCOMPARE(b.label(3), std::string("40"));
        QCOMPARE(b.find<NumberHistogram>("numberHistogram")->bins().answered, 4);
        QCOMPARE(b.page.presenter().chosen().images, 2);
        field->setFocus();
        field->clear();
        test::typeKey(Qt::Key_Return);
        QCOMPARE(b.label(2), std::string());
        // Images without a number can be looked at alone.
        auto* none = b.find<QAbstractButton>("class-");
        test::clickAt(none, none->rect().center());
        QCOMPARE(b.page.filter().rowCount(), 2 * kPerClass - 2);
    }

    void gradesHaveTheirKeysBeforeAnyIsGiven() {
        Bench b;
        b.ask({0, "Stage", QuestionKind::grades, {"none", "mild", "severe"}, {}, {}, {}, {}});
        b.choose({0});
        test::typeKey(Qt::Key_3);
        QCOMPARE(b.label(0), std::string("severe"));
        test::typeKey(Qt::Key_1);
        QCOMPARE(b.label(1), std::string("none"));
        QCOMPARE(b.session.classes(), (std::vector<std::string>{"none", "severe"}));
        QCOMPARE(b.session.answers(), (std::vector<std::string>{"none", "mild", "severe"}));
        QVERIFY(b.find("class-mild")->isVisible());
        QCOMPARE(b.page.presenter().selection().currentIndex().row(), 2);
    }

    void problemsFollowTheQuestion() {
        Bench b;
        b.askFindings();
        const std::int64_t lesions = b.session.question().id;
        b.choose({0});
        test::typeKey(Qt::Key_2);
        // Nobody has an effusion: there is nothing to learn of it.
        const auto saidOfEffusion = [&] {
            const auto& problems = b.session.problems();
            return std::any_of(problems.begin(), problems.end(), [](const dataset::Problem& problem) {
                return messageText(problem.message).find("effusion") != std::string::npos;
            });
        };
        QTRY_VERIFY(b.session.problemsKnown() && saidOfEffusion());
        QTRY_VERIFY(b.session.useQuestion(b.session.questions()[0].id));
        QTRY_VERIFY(b.session.problemsKnown() && !saidOfEffusion());
        QTRY_VERIFY(b.session.useQuestion(lesions));
        QTRY_VERIFY(b.session.problemsKnown() && saidOfEffusion());
    }

    void sortedByTheirValue() {
        Bench b;
        b.askNumber();
        const std::vector<std::pair<int, const char*>> given{{0, "100"}, {1, "9"}, {2, "20"}};
        for (const auto& [row, number] : given)
            QVERIFY(b.session.relabel({b.session.samples()[std::size_t(row)].id}, number));
        b.page.filter().sort(SampleModel::labelColumn, Qt::DescendingOrder);
        QCOMPARE(b.shown(0), QStringLiteral("100") + QChar(0xa0) + QStringLiteral("%"));
        QCOMPARE(b.shown(1), QStringLiteral("20") + QChar(0xa0) + QStringLiteral("%"));
        QCOMPARE(b.shown(3), QStringLiteral("no number"));
    }
};

QTEST_MAIN(TestDataQuestions)
#include "test_data_questions.moc"
