// What the Data page shows and does, without a window.
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <thread>

#include "data/data_presenter.h"
#include "data/import_flow.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/session_bench.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

using dataset::Split;
using test::kPerClass;

struct Bench : test::SessionBench {
    DataPresenter presenter{session, jobs};
    QList<DataNotice> said;
    std::vector<Error> failed;

    /// With the images in the project.
    Bench() {
        QObject::connect(&presenter, &DataPresenter::said, &presenter,
                         [this](const DataNotice& n) { said << n; });
        QObject::connect(&presenter, &DataPresenter::failed, &presenter,
                         [this](const Error& e) { failed.push_back(e); });
        open();
        ImportFlow flow(session, jobs);
        flow.importPaths({images});
        if (!has(2 * kPerClass)) qFatal("the images were not imported");
        said.clear();
    }
    /// Rows of the filter; the first of them is the current one.
    void choose(const QList<int>& rows) {
        QItemSelectionModel& selection = presenter.selection();
        selection.clear();
        for (const int row : rows)
            selection.select(presenter.filter().index(row, 0),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (!rows.isEmpty())
            selection.setCurrentIndex(presenter.filter().index(rows.first(), 0),
                                      QItemSelectionModel::NoUpdate);
    }
    QList<int> chosenRows() {
        QList<int> rows;
        for (const QModelIndex& row : presenter.selection().selectedRows()) rows << row.row();
        return rows;
    }
    const dataset::Sample& sample(int row) const { return session.samples()[std::size_t(row)]; }
    QString lastWords() const { return said.isEmpty() ? QString() : said.last().text; }
    int imagesIn(Split split) const {
        int images = 0;
        for (const DataPresenter::SplitCount& c : presenter.splits())
            if (c.split == split) images += c.images;
        return images;
    }
};

}  // namespace

class TestDataPresenter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheChosenImagesShare();
    void givesADiagnosisAndTakesItBack();
    void afterAKeyTheNextImageIsChosen();
    void excludesAndTakesInAgain();
    void withoutAChoiceAsksForOne();
    void refusesWhileTheProjectIsBusy();
    void filtersAndCounts();
    void leadsToAnImageThatFiltersHide();
    void anotherProjectBeginsUnfiltered();
    void knowsTheProblemsOfImages();
    void splitsAgain();
    void takesValidationImages();
    void namesPatients();
    void unreadableImagesKeepTheWindow();
    void changesWhatTheNetworkSees();
    void savesTheLabels();
};

void TestDataPresenter::saysWhatTheChosenImagesShare() {
    Bench b;
    QSignalSpy chosen(&b.presenter, &DataPresenter::chosenChanged);
    QSignalSpy current(&b.presenter, &DataPresenter::currentChanged);
    QCOMPARE(b.presenter.current(), nullptr);
    b.choose({1, 3});
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(current.size(), 1);
    QCOMPARE(b.presenter.current(), &b.sample(1));
    QCOMPARE(b.presenter.chosen().images, 2);
    QCOMPARE(b.presenter.chosen().label, std::string("healthy"));
    QVERIFY(!b.presenter.chosen().excluded);
    QCOMPARE(b.presenter.chosenIds(), (std::vector<std::int64_t>{b.sample(1).id, b.sample(3).id}));
    QCOMPARE(b.presenter.chosenFiles(), (QStringList{QString::fromStdString(b.sample(1).path),
                                                     QString::fromStdString(b.sample(3).path)}));
    b.choose({1, 2 * kPerClass - 1});
    QCOMPARE(b.presenter.chosen().images, 2);
    QCOMPARE(b.presenter.chosen().label, std::string());  // two different ones
    b.choose({});
    QCOMPARE(b.presenter.chosen().images, 0);
    QVERIFY(!b.presenter.chosen().excluded);
}

void TestDataPresenter::givesADiagnosisAndTakesItBack() {
    Bench b;
    b.choose({0, 2});
    QSignalSpy chosen(&b.presenter, &DataPresenter::chosenChanged);
    QVERIFY(b.presenter.relabel("unclear"));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(b.presenter.chosen().label, std::string("unclear"));
    QCOMPARE(b.sample(2).label, std::string("unclear"));
    QCOMPARE(b.sample(1).label, std::string("healthy"));
    QCOMPARE(test::samplesOnDisk(b.session)[2].label, std::string("unclear"));
    b.presenter.undo();
    QTRY_COMPARE(b.sample(2).label, std::string("healthy"));
    QTRY_VERIFY2(b.lastWords().startsWith(QStringLiteral("Taken back: ")), qPrintable(b.lastWords()));
    b.presenter.redo();
    QTRY_COMPARE(b.sample(2).label, std::string("unclear"));
    QTRY_VERIFY2(b.lastWords().startsWith(QStringLiteral("Made again: ")), qPrintable(b.lastWords()));
}

void TestDataPresenter::afterAKeyTheNextImageIsChosen() {
    Bench b;
    QSignalSpy led(&b.presenter, &DataPresenter::ledTo);
    b.choose({0});
    b.presenter.answerByKey(2);
    QCOMPARE(b.sample(0).label, std::string("lesions"));
    QCOMPARE(b.chosenRows(), QList<int>{1});
    QCOMPARE(led.size(), 1);
    QCOMPARE(b.presenter.current(), &b.sample(1));
    b.presenter.answerByKey(3);  // there is no third class
    b.presenter.answerByKey(0);
    QCOMPARE(b.sample(1).label, std::string("healthy"));
    // Several stay chosen, and so does the last.
    b.choose({4, 6});
    b.presenter.answerByKey(2);
    QCOMPARE(b.sample(6).label, std::string("lesions"));
    QCOMPARE(b.chosenRows(), (QList<int>{4, 6}));
    b.choose({2 * kPerClass - 1});
    b.presenter.answerByKey(1);
    QCOMPARE(b.sample(2 * kPerClass - 1).label, std::string("healthy"));
    QCOMPARE(b.chosenRows(), QList<int>{2 * kPerClass - 1});
    QVERIFY(b.said.isEmpty());
}

void TestDataPresenter::excludesAndTakesInAgain() {
    Bench b;
    b.choose({1, 5});
    b.presenter.setExcluded(true);
    QCOMPARE(b.sample(5).split, Split::excluded);
    QVERIFY(b.presenter.chosen().excluded);
    QCOMPARE(b.imagesIn(Split::excluded), 2);
    b.choose({0, 1});
    QVERIFY(!b.presenter.chosen().excluded);  // not all of them
    b.choose({1, 5});
    b.presenter.setExcluded(false);
    QVERIFY(b.sample(1).split != Split::excluded);
    QVERIFY(!b.presenter.chosen().excluded);
    QCOMPARE(b.imagesIn(Split::excluded), 0);
}

void TestDataPresenter::withoutAChoiceAsksForOne() {
    Bench b;
    QVERIFY(!b.presenter.relabel("lesions"));
    QCOMPARE(b.said.size(), 1);
    QCOMPARE(b.lastWords(), QStringLiteral("Choose one or more images first."));
    b.presenter.setExcluded(true);
    QCOMPARE(b.said.size(), 2);
    QCOMPARE(b.imagesIn(Split::excluded), 0);
}

void TestDataPresenter::refusesWhileTheProjectIsBusy() {
    Bench b;
    b.choose({0});
    std::atomic<bool> go = false;
    QVERIFY(b.session.startOnProject<int>(
        QStringLiteral("A long job"),
        [&go](project::Project&, const JobContext&) -> Result<int> {
            while (!go) std::this_thread::yield();
            return 1;
        },
        [](Result<int>) {}));
    QVERIFY(!b.presenter.relabel("lesions"));
    QCOMPARE(b.said.size(), 1);
    QVERIFY2(b.lastWords().contains(QStringLiteral("“A long job”")), qPrintable(b.lastWords()));
    b.presenter.takeValidation();
    b.presenter.resplit({});
    b.presenter.namePatients({});
    b.presenter.changeNetworkWindow({imaging::WindowPolicy::Kind::percentile});
    b.presenter.writeLabels(b.path("labels.csv"));
    QCOMPARE(b.said.size(), 6);
    for (const DataNotice& notice : b.said) QVERIFY(notice.text.contains(QStringLiteral("“A long job”")));
    go = true;
    QTRY_VERIFY(!b.session.busy());
    QCOMPARE(b.sample(0).label, std::string("healthy"));
    QVERIFY(!QFile::exists(b.path("labels.csv")));
    QVERIFY(b.presenter.relabel("lesions"));
    QVERIFY(b.failed.empty());
}

void TestDataPresenter::filtersAndCounts() {
    Bench b;
    QCOMPARE(b.presenter.countWords(), QStringLiteral("24 image(s)"));
    QVERIFY(b.presenter.shownWords().isEmpty());
    int all = 0;
    std::vector<Split> order;
    for (const DataPresenter::SplitCount& c : b.presenter.splits()) {
        order.push_back(c.split);
        all += c.images;
    }
    QCOMPARE(order, (std::vector<Split>{Split::train, Split::validation, Split::test}));
    QCOMPARE(all, 2 * kPerClass);
    b.presenter.filter().setLabel(std::string("lesions"));
    QCOMPARE(b.presenter.filter().rowCount(), kPerClass);
    QCOMPARE(b.presenter.shownWords(), QStringLiteral("12 of 24 shown"));
    b.presenter.filter().setSplit(Split::test);
    QVERIFY(b.presenter.filter().rowCount() < kPerClass);
    QSignalSpy cleared(&b.presenter, &DataPresenter::filtersCleared);
    b.presenter.clearFilters();
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(b.presenter.filter().rowCount(), 2 * kPerClass);
    QVERIFY(b.presenter.shownWords().isEmpty());
    // A label counts anew.
    QSignalSpy counts(&b.presenter, &DataPresenter::countsChanged);
    b.choose({0});
    b.presenter.setExcluded(true);
    QVERIFY(!counts.isEmpty());
    QCOMPARE(b.presenter.splits().back().split, Split::excluded);
}

void TestDataPresenter::leadsToAnImageThatFiltersHide() {
    Bench b;
    QSignalSpy cleared(&b.presenter, &DataPresenter::filtersCleared);
    b.presenter.filter().setLabel(std::string("lesions"));
    b.presenter.show(b.sample(kPerClass + 2).id);
    QVERIFY(cleared.isEmpty());  // it is among those
    QCOMPARE(b.presenter.current(), &b.sample(kPerClass + 2));
    QCOMPARE(b.chosenRows(), QList<int>{2});
    b.presenter.show(b.sample(3).id);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!b.presenter.filter().active());
    QCOMPARE(b.presenter.current(), &b.sample(3));
    QCOMPARE(b.chosenRows(), QList<int>{3});
    b.presenter.show(4711);  // there is none
    QCOMPARE(b.chosenRows(), QList<int>{3});
}

void TestDataPresenter::anotherProjectBeginsUnfiltered() {
    Bench b;
    b.presenter.filter().setText(QStringLiteral("12"));
    b.choose({0});
    QVERIFY(b.session.open(b.path("other.fovea"), true));
    QTRY_VERIFY(b.session.isOpen() && !b.jobs.running());
    QVERIFY(!b.presenter.filter().active());
    QCOMPARE(b.presenter.chosen().images, 0);
    QCOMPARE(b.presenter.current(), nullptr);
    QVERIFY(b.presenter.splits().empty());
    QCOMPARE(b.presenter.countWords(), QStringLiteral("0 image(s)"));
}

void TestDataPresenter::knowsTheProblemsOfImages() {
    Bench b;
    QVERIFY(b.presenter.problemKinds().empty());  // patients unknown concerns no single image
    QVERIFY(QFile::copy(b.images + QStringLiteral("/healthy/1.png"),
                        b.images + QStringLiteral("/healthy/copy.png")));
    ImportFlow flow(b.session, b.jobs);
    flow.importPaths({b.images});
    QVERIFY(b.has(2 * kPerClass + 1));
    QTRY_COMPARE(b.presenter.problemKinds(),
                 std::vector<dataset::ProblemKind>{dataset::ProblemKind::exactDuplicate});
    b.presenter.filter().setProblem(dataset::ProblemKind::exactDuplicate);
    QCOMPARE(b.presenter.filter().rowCount(), 2);
}

void TestDataPresenter::splitsAgain() {
    Bench b;
    b.presenter.resplit({0.25, 0.5});
    QTRY_VERIFY2(b.lastWords().contains(QStringLiteral("split again")), qPrintable(b.lastWords()));
    QCOMPARE(b.imagesIn(Split::validation), 6);
    QCOMPARE(b.imagesIn(Split::test), 12);
    b.presenter.resplit({0.5, 0.5});  // nothing would be left to learn from
    QTRY_COMPARE(b.failed.size(), std::size_t(1));
    QCOMPARE(b.failed[0].code, ErrorCode::invalidArgument);
    QCOMPARE(b.imagesIn(Split::test), 12);
}

void TestDataPresenter::takesValidationImages() {
    Bench b;
    b.presenter.resplit({0, 0.25});
    QTRY_COMPARE(b.imagesIn(Split::validation), 0);
    QTRY_VERIFY(!b.jobs.running());
    const int test = b.imagesIn(Split::test);
    b.presenter.takeValidation();
    QTRY_VERIFY(b.imagesIn(Split::validation) > 0);
    QTRY_COMPARE(b.lastWords(), QStringLiteral("%1 training image(s) are validation images from now on. The "
                                               "test images stay as they were.")
                                    .arg(b.imagesIn(Split::validation)));
    QCOMPARE(b.imagesIn(Split::test), test);
}

void TestDataPresenter::namesPatients() {
    Bench b;
    b.presenter.namePatients({dataset::PatientRule::From::name});
    QTRY_COMPARE(b.session.patients(), kPerClass);  // 1.png lies in both folders
    QTRY_VERIFY2(b.lastWords().startsWith(QStringLiteral("The patient of 24 more image(s) is known.")),
                 qPrintable(b.lastWords()));
    QCOMPARE(b.presenter.countWords(), QStringLiteral("24 image(s)  ·  12 patient(s)"));
    b.presenter.namePatients({dataset::PatientRule::From::pattern, 1, "("});
    QTRY_COMPARE(b.failed.size(), std::size_t(1));
    QCOMPARE(b.failed[0].code, ErrorCode::invalidArgument);
}

void TestDataPresenter::unreadableImagesKeepTheWindow() {
    Bench b;
    QVERIFY(QFile::remove(b.images + QStringLiteral("/healthy/3.png")));
    QVERIFY(QFile::remove(b.images + QStringLiteral("/lesions/5.png")));
    b.presenter.changeNetworkWindow({imaging::WindowPolicy::Kind::percentile});
    QTRY_VERIFY2(b.lastWords().startsWith(QStringLiteral("Nothing was changed: 2 image(s)")),
                 qPrintable(b.lastWords()));
    QVERIFY(b.said.last().warning);
    QCOMPARE(b.presenter.filter().rowCount(), 2);
    QCOMPARE(b.session.networkWindow(), imaging::WindowPolicy());
}

void TestDataPresenter::changesWhatTheNetworkSees() {
    Bench b;
    const imaging::WindowPolicy window{imaging::WindowPolicy::Kind::percentile};
    b.presenter.changeNetworkWindow(window);
    b.jobs.cancel();
    QTRY_COMPARE(b.lastWords(), QStringLiteral("Stopped. Nothing was changed."));
    QTRY_VERIFY(!b.jobs.running());
    QCOMPARE(b.session.networkWindow(), imaging::WindowPolicy());
    b.presenter.changeNetworkWindow(window);
    QTRY_VERIFY2(b.lastWords().startsWith(QStringLiteral("The network sees the images so from now on: ")),
                 qPrintable(b.lastWords()));
    QCOMPARE(b.session.networkWindow(), window);
    QVERIFY(!b.said.last().warning);
}

void TestDataPresenter::savesTheLabels() {
    Bench b;
    b.presenter.writeLabels(b.path("labels.csv"));
    QTRY_COMPARE(b.said.size(), 1);
    QCOMPARE(b.said[0].savedFile, b.path("labels.csv"));
    QFile file(b.path("labels.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed().count('\n'), 2 * kPerClass);  // and a row of names
    // A place where no file can be.
    b.presenter.writeLabels(b.path("labels.csv/below.csv"));
    QTRY_COMPARE(b.failed.size(), std::size_t(1));
    QCOMPARE(b.said.size(), 1);
}

QTEST_GUILESS_MAIN(TestDataPresenter)
#include "test_data_presenter.moc"
