// Lists of labels to check on the Data page: labels that are probably wrong, and images to label next; by
// mouse and by keys, with Undo. What is advised is made up here; test_label_advisers asks a trained adapter.
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <atomic>
#include <thread>

#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "data/label_review.h"
#include "data/sample_filter.h"
#include "data/viewer_panel.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "viewer/viewer.h"
#include "widgets/elided_label.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;
using Kind = LabelReview::Kind;
using test::child;
using test::kPerClass;

namespace {

/// The page with its images: the first kPerClass of them healthy, the others with lesions.
struct Bench : test::DataPageBench {
    LabelAdvice next, suspects;
    QStringList said;

    Bench() {
        open();
        importFolders();
        LabelReview& review = page.review();
        QObject::connect(&review, &LabelReview::said, &page, [this](const DataNotice& n) { said << n.text; });
        review.setAdvisers({[this](const project::Project&, const JobContext&) { return answer(next); },
                            [this](const project::Project&, const JobContext&) { return answer(suspects); }});
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
    }
    static Result<LabelAdvice> answer(const LabelAdvice& advice) { return advice; }
    LabelReview& review() { return page.review(); }
    const dataset::Sample& sample(int row) const { return session.samples()[std::size_t(row)]; }
    std::string label(int row) const { return sample(row).label; }
    AdvisedImage doubted(int row) const {
        const bool healthy = label(row) == "healthy";
        return {sample(row).id, label(row), healthy ? "lesions" : "healthy", 0.1, 0.9, true, false};
    }
    /// A list of these rows of suspicious labels, which is there.
    void doubt(std::initializer_list<int> rows) {
        suspects = {};
        for (const int row : rows) suspects.images.push_back(doubted(row));
        suspects.of = 2 * kPerClass;
        review().ask(Kind::suspects);
        if (!until([this] { return review().kind() == Kind::suspects; })) qFatal("no list");
    }
    template <class Condition>
    bool until(Condition condition) {
        return QTest::qWaitFor([&] { return condition() && !jobs.running(); }, 60000);
    }
    QList<int> shown() {
        QList<int> rows;
        for (int i = 0; i < page.filter().rowCount(); ++i)
            rows << page.filter().sourceRow(page.filter().index(i, 0));
        return rows;
    }
    bool looksAt(int row) { return page.presenter().current() == &sample(row); }
    void chooseEntry(const char* name) {
        QTest::mouseClick(child<QPushButton>(page, "checkLabels"), Qt::LeftButton);
        auto* menu = child<QMenu>(page, "checkMenu");
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); })) qFatal("no menu");
        for (QAction* action : menu->actions())
            if (action->objectName() == QLatin1String(name))
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        page.activateWindow();  // offscreen, nobody brings it back when a menu is closed
    }
    project::ConfirmedLabels onDisk() {
        const auto labels = test::fromProject<project::ConfirmedLabels>(
            session, [](const project::Project& p) { return project::confirmedLabels(p); });
        return labels ? *labels : project::ConfirmedLabels();
    }
};

}  // namespace

class TestLabelReview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isThereWhereItCanBeAsked();
    void aListHasItsOrderAndWords();
    void noLabelIsWrongForCertain();
    void suspectsByKeys();
    void suspectsByMouse();
    void onTheFullScreen();
    void whatIsConfirmedStaysSo();
    void whatToLabelNextIsMeasured();
    void aListEnds();
    void saysWhatStandsInTheWay();
    void nothingToShowIsSaid();
};

void TestLabelReview::isThereWhereItCanBeAsked() {
    test::DataPageBench plain;
    plain.open();
    plain.importFolders();
    auto* button = child<QPushButton>(plain.page, "checkLabels");
    QVERIFY(!button->isVisible());
    plain.page.review().ask(Kind::suspects);  // nobody to ask
    QVERIFY(!plain.jobs.running());
    Bench b;
    button = child<QPushButton>(b.page, "checkLabels");
    QVERIFY(button->isVisible() && button->isEnabled());
    QVERIFY(!child<QPushButton>(b.page, "takeProposal")->isVisible());
}

void TestLabelReview::aListHasItsOrderAndWords() {
    Bench b;
    b.doubt({5, 20, 2});
    QCOMPARE(b.shown(), (QList<int>{5, 20, 2}));
    QVERIFY(b.looksAt(5));
    SampleFilter& filter = b.page.filter();
    QVERIFY(filter.note(filter.index(0, 0)).contains(QStringLiteral("lesions")));
    QVERIFY(filter.index(1, SampleModel::splitColumn).data().toString().contains(QStringLiteral("healthy")));
    QVERIFY(filter.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("perhaps")));
    auto* text = child<ElidedLabel>(b.page, "reviewText");
    QVERIFY(text->isVisible());
    for (const char* part : {"Probably", "healthy", "lesions", "90"})
        QVERIFY2(text->fullText().contains(QLatin1String(part)), qPrintable(text->fullText()));
    QVERIFY(b.review().titleWords().contains(QStringLiteral("0 of 3")));
    // A column that is sorted by comes before the list's order; the next list begins with its own.
    filter.sort(SampleModel::labelColumn);
    QCOMPARE(b.shown(), (QList<int>{5, 2, 20}));
    b.doubt({20, 5});
    QCOMPARE(b.shown(), (QList<int>{20, 5}));
    // Other filters work within it.
    filter.setLabel("healthy");
    QCOMPARE(b.shown(), QList<int>{5});
}

/// Neither "0 %" nor "100 %".
void TestLabelReview::noLabelIsWrongForCertain() {
    Bench b;
    b.suspects.images = {b.doubted(3)};
    b.suspects.images[0].given = 0.001;
    b.suspects.images[0].probability = 0.999;
    b.review().ask(Kind::suspects);
    for (const char* part : {"<\u00a01\u202f%", ">\u00a099\u202f%"})
        QTRY_VERIFY2(b.review().currentWords().contains(QString::fromUtf8(part)),
                     qPrintable(b.review().currentWords()));
}

void TestLabelReview::suspectsByKeys() {
    Bench b;
    b.doubt({5, 20, 2, 21});
    GridView& grid = b.page.grid();
    QTRY_VERIFY(grid.hasFocus());
    QTest::keyClick(&grid, Qt::Key_Return);  // takes what is proposed, and goes on
    QCOMPARE(b.label(5), std::string("lesions"));
    QVERIFY(b.looksAt(20));
    QTest::keyClick(&grid, Qt::Key_Return, Qt::ShiftModifier);  // the label is right
    QCOMPARE(b.label(20), std::string("lesions"));
    QVERIFY(b.review().confirmed(b.review().images()[1]));
    QVERIFY(b.looksAt(2));
    QTest::keyClick(&grid, Qt::Key_J);
    QVERIFY(b.looksAt(21));
    QTest::keyClick(&grid, Qt::Key_K);
    QTest::keyClick(&grid, Qt::Key_2);  // any other label, as ever
    QCOMPARE(b.label(2), std::string("lesions"));
    QVERIFY(b.review().titleWords().contains(QStringLiteral("3 of 4")));
    QCOMPARE(b.shown(), (QList<int>{5, 20, 2, 21}));  // nothing vanishes from below the hand
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&grid, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(b.review().titleWords().contains(QStringLiteral("%1 of 4").arg(2 - i)));
    }
    QCOMPARE(b.label(5), std::string("healthy"));
    QCOMPARE(b.label(2), std::string("healthy"));
    QVERIFY(!b.review().confirmed(b.review().images()[1]));
    QVERIFY(b.onDisk().empty());
    // Without a list Enter is the grid's again.
    b.review().end();
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(b.label(5), std::string("healthy"));
}

void TestLabelReview::suspectsByMouse() {
    Bench b;
    b.suspects.images = {b.doubted(3), b.doubted(15)};
    b.chooseEntry("suspiciousLabels");
    QTRY_VERIFY(b.review().kind() == Kind::suspects && !b.jobs.running());
    auto* take = child<QPushButton>(b.page, "takeProposal");
    auto* confirm = child<QPushButton>(b.page, "confirmLabel");
    auto* leave = child<QPushButton>(b.page, "leaveList");
    QVERIFY(take->isVisible() && confirm->isVisible() && !confirm->isChecked());
    QTest::mouseClick(take, Qt::LeftButton);
    QCOMPARE(b.label(3), std::string("lesions"));
    QVERIFY(b.looksAt(15));
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY(confirm->isChecked());  // the last one stays
    QVERIFY(b.looksAt(15));
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY(!confirm->isChecked());
    QVERIFY(b.onDisk().empty());
    // Several chosen images have several proposals.
    b.page.grid().selectAll();
    QTest::mouseClick(take, Qt::LeftButton);
    QCOMPARE(b.label(15), std::string("lesions"));
    QCOMPARE(b.said.size(), 1);
    QTest::mouseClick(leave, Qt::LeftButton);
    QVERIFY(b.review().kind() == Kind::none);
    QVERIFY(!leave->isVisible());
    QCOMPARE(b.page.filter().rowCount(), 2 * kPerClass);
    QCOMPARE(b.label(3), std::string("lesions"));
}

void TestLabelReview::onTheFullScreen() {
    Bench b;
    b.doubt({5, 20});
    ImageView& view = b.page.viewer().view();
    QTRY_VERIFY(view.hasImage());
    Viewer& viewer = b.page.viewer().viewer();
    viewer.setFullScreen(true);
    QVERIFY(QTest::qWaitForWindowActive(view.window()));
    QTRY_VERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(b.label(5), std::string("lesions"));
    QVERIFY(b.looksAt(20));
    QTest::keyClick(&view, Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(b.review().confirmed(b.review().images()[1]));
    viewer.setFullScreen(false);
}

void TestLabelReview::whatIsConfirmedStaysSo() {
    Bench b;
    b.doubt({5, 20});
    b.review().confirm();
    const std::int64_t id = b.sample(5).id;
    QTRY_VERIFY(b.onDisk() == (project::ConfirmedLabels{{id, "healthy"}}));
    // Of another label than the one that was confirmed nothing is known.
    QVERIFY(b.session.relabel({id}, "lesions"));
    QVERIFY(!b.review().confirmed(b.review().images()[0]));
    b.page.presenter().undo();
    QTRY_VERIFY(b.review().confirmed(b.review().images()[0]));
    b.page.presenter().undo();
    QTRY_VERIFY(!b.review().confirmed(b.review().images()[0]));
    b.page.presenter().redo();
    QTRY_VERIFY(b.review().confirmed(b.review().images()[0]));
}

void TestLabelReview::whatToLabelNextIsMeasured() {
    Bench b;
    std::vector<std::int64_t> ids;
    for (const int row : {0, 1, 2, 12, 13}) ids.push_back(b.sample(row).id);
    QVERIFY(b.session.relabel(ids, {}));
    // A training with an adapter, as far as the page knows.
    bool added = false;
    QVERIFY(b.session.startOnProject<int>(
        QStringLiteral("Training"),
        [](project::Project& project, const JobContext&) -> Result<int> {
            FOVEA_TRY(const std::int64_t run, project.addRun("{}"));
            FOVEA_CHECK(project.finishRun(run, "{}", "runs/1/adapter.safetensors"));
            return 1;
        },
        [&added](Result<int> run) { added = run.ok(); }));
    QVERIFY(b.until([&] { return added; }));
    for (std::size_t i = 0; i < ids.size(); ++i)
        b.next.images.push_back({ids[i], {}, "healthy", 0, 0.7, false, i % 2 == 1});
    b.chooseEntry("labelNext");
    QTRY_VERIFY(b.review().kind() == Kind::next && !b.jobs.running());
    QCOMPARE(b.shown(), (QList<int>{0, 1, 2, 12, 13}));
    QVERIFY(!child<QPushButton>(b.page, "confirmLabel")->isVisible());
    auto* measured = child<QLabel>(b.page, "reviewMeasured");
    QVERIFY(measured->isVisible() && measured->text().startsWith(QLatin1Char('2')));  // are drawn
    QTRY_VERIFY(b.page.grid().hasFocus());
    for (int i = 0; i < 3; ++i) QTest::keyClick(&b.page.grid(), Qt::Key_Return);
    for (const int row : {0, 1, 2}) QCOMPARE(b.label(row), std::string("healthy"));
    QVERIFY2(measured->text().contains(QStringLiteral("100")), qPrintable(measured->text()));
    QTest::keyClick(&b.page.grid(), Qt::Key_2);  // drawn at random, and otherwise than proposed
    QCOMPARE(b.label(12), std::string("lesions"));
    for (const char* part : {"2 image", "50", "95 %"})
        QVERIFY2(measured->text().contains(QLatin1String(part)), qPrintable(measured->text()));
    QVERIFY(b.review().titleWords().contains(QStringLiteral("4 of 5")));
    // Those that were ranked count in no figure.
    const QString before = measured->text();
    QTest::keyClick(&b.page.grid(), Qt::Key_2);
    QCOMPARE(b.label(13), std::string("lesions"));
    QCOMPARE(measured->text(), before);
    for (int i = 0; i < 2; ++i) QTest::keyClick(&b.page.grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(b.label(12), std::string());
    QVERIFY2(measured->text().contains(QStringLiteral("100")), qPrintable(measured->text()));
}

void TestLabelReview::aListEnds() {
    Bench b;
    b.doubt({5, 20});
    b.page.presenter().clearFilters();
    QVERIFY(b.review().kind() == Kind::none);
    QCOMPARE(b.page.filter().rowCount(), 2 * kPerClass);
    b.doubt({5, 20});
    b.page.presenter().show(b.sample(7).id);  // which it hides
    QVERIFY(b.review().kind() == Kind::none && b.looksAt(7));
    b.doubt({5, 20});
    dataset::Question other;
    other.name = "Side";
    QVERIFY(b.session.storeQuestion(other));
    QTRY_VERIFY(b.review().kind() == Kind::none);
    QVERIFY(!b.page.filter().listed());
}

void TestLabelReview::saysWhatStandsInTheWay() {
    Bench b;
    b.review().ask(Kind::next);
    QCOMPARE(b.said.size(), 1);  // every image has a label
    QVERIFY(b.session.relabel({b.sample(0).id}, {}));
    b.review().ask(Kind::next);
    QCOMPARE(b.said.size(), 2);  // nothing is trained
    QVERIFY(b.said[0] != b.said[1]);
    std::atomic<bool> go = false;
    QVERIFY(b.session.startOnProject<int>(
        QStringLiteral("A long job"),
        [&go](project::Project&, const JobContext&) -> Result<int> {
            while (!go) std::this_thread::yield();
            return 1;
        },
        [](Result<int>) {}));
    b.review().ask(Kind::suspects);
    QVERIFY(b.said.last().contains(QStringLiteral("“A long job”")));
    go = true;
    QTRY_VERIFY(!b.session.busy());
    dataset::Question age;
    age.name = "Age";
    age.kind = dataset::QuestionKind::number;
    QVERIFY(b.session.storeQuestion(age));
    QTRY_COMPARE(b.session.question().name, std::string("Age"));
    b.review().ask(Kind::suspects);
    QCOMPARE(b.said.size(), 4);
    QVERIFY(!b.jobs.running());
}

void TestLabelReview::nothingToShowIsSaid() {
    Bench b;
    b.suspects.of = 24;
    b.suspects.confirmed = 2;
    b.page.filter().setLabel(std::string("healthy"));
    b.review().ask(Kind::suspects);
    QTRY_COMPARE(b.said.size(), 1);
    QVERIFY(b.until([] { return true; }));
    QVERIFY(b.said[0].contains(QStringLiteral("24")) && b.said[0].contains(QLatin1Char('2')));
    QVERIFY(b.review().kind() == Kind::none);
    QVERIFY(b.page.filter().active());  // what one looked at stays
    // What cannot be asked is said as any error.
    std::vector<Error> failed;
    QObject::connect(&b.review(), &LabelReview::failed, &b.page,
                     [&failed](const Error& error) { failed.push_back(error); });
    const auto fails = [](const project::Project&, const JobContext&) -> Result<LabelAdvice> {
        return Error{ErrorCode::tooFewSamples, "one class alone", {}};
    };
    b.review().setAdvisers({fails, fails});
    b.review().ask(Kind::suspects);
    QTRY_COMPARE(failed.size(), std::size_t(1));
    QVERIFY(failed[0].code == ErrorCode::tooFewSamples);
}

QTEST_MAIN(TestLabelReview)
#include "test_label_review.moc"
