// What a study is and what has one answer: chosen in a window, taken back; and the images by study.
#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <set>

#include "data/data_presenter.h"
#include "data/data_windows.h"
#include "data/grid_view.h"
#include "data/label_table_dialog.h"
#include "data/studies_dialog.h"
#include "data/study_groups.h"
#include "project/consensus.h"
#include "project/studies.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "text/translations.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::AnswerUnit;
using dataset::Sample;
using By = dataset::StudyRule::By;
using test::kPerClass;

namespace {

constexpr int kPatienceMs = 60000;
constexpr int kImages = 2 * kPerClass;

/// The images in the project, two of a patient, of whom one eye each is known.
struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        bool done = false;
        session.startOnProject<bool>(
            QStringLiteral("naming"),
            [](project::Project& project, const JobContext&) -> Result<bool> {
                FOVEA_TRY(std::vector<Sample> samples, project.samples());
                for (std::size_t i = 0; i < samples.size(); ++i) {
                    samples[i].patient = "p" + std::to_string(i / 2);
                    samples[i].facts["Laterality"] = "L";
                }
                FOVEA_CHECK(project.setSampleLabels(samples));
                return true;
            },
            [&](const Result<bool>& named) { done = named.ok(); });
        if (!QTest::qWaitFor([&] { return done && idle(); }, kPatienceMs)) qFatal("not named");
    }
    bool idle() const { return !jobs.running() && !session.busy(); }
    StudiesDialog* dialog() { return page.window()->findChild<StudiesDialog*>(); }
    template <class T>
    T* inDialog(const char* name) {
        return test::child<T>(*dialog(), name);
    }
    void openDialog() {
        page.windows().arrangeStudies();
        QVERIFY(dialog());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog()->presenter().busy(), kPatienceMs);
    }
    void arrange(By by, AnswerUnit unit) {
        page.presenter().arrangeStudies({by, {}}, unit);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatienceMs);
        QCOMPARE(rule().by, by);
    }
    int rows() { return page.filter().rowCount(); }
    int studies() { return page.presenter().studies(); }
    dataset::StudyRule rule() {
        return test::fromProject<dataset::StudyRule>(
                   session, [](const project::Project& project) { return project::studyRule(project); })
            .value();
    }
};

}  // namespace

class TestStudiesDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }  // the English plurals

    void groupsAreStudiesOfSeveralImages() {
        std::vector<Sample> samples(5);
        samples[0].study = samples[3].study = "a";
        samples[1].study = "b";
        samples[4].study = "a";
        samples[4].patient = "p";  // of another patient it is another study
        StudyGroups groups;
        QVERIFY(!groups.known() && !groups.of(0));
        groups.follow(samples);
        QVERIFY(groups.of(0));
        QCOMPARE(*groups.of(3), (std::vector<int>{0, 3}));
        for (const int alone : {1, 2, 4}) QVERIFY(!groups.of(alone));
        QCOMPARE(groups.firstOf(3), 0);
        QCOMPARE(groups.firstOf(4), 4);
        groups.setOpen(3, true);
        groups.setOpen(2, true);
        QVERIFY(groups.isOpen(0) && !groups.isOpen(2));
        samples[2].study = "a";
        groups.follow(samples);
        QVERIFY(groups.isOpen(2));  // what was open stays so
        groups.forget();
        QVERIFY(!groups.of(0) && !groups.isOpen(0));
    }

    /// What would come of each choice, without a window.
    void saysWhatWouldComeOfIt() {
        Bench b;
        StudiesPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        // Of what is known something is proposed; nothing is stored.
        QCOMPARE(p.rule().by, By::patientSide);
        QCOMPARE(p.unit(), AnswerUnit::image);
        QVERIFY(b.rule().by == By::none);
        QVERIFY(p.possible({By::patientSide, {}}) && p.possible({}) && !p.possible({By::series, {}}));
        QVERIFY(!p.possible({By::file, {}}));  // each is a file of its own
        for (const StudiesPresenter::Made& made : p.rules())
            if (made.rule.by == By::patientSide) {
                QCOMPARE(made.images, kImages);
                QCOMPARE(made.studies, kImages / 2);
                QCOMPARE(p.madeWords(made),
                         QStringLiteral("%1 studies of %2 images").arg(kImages / 2).arg(kImages));
            }
        p.setUnit(AnswerUnit::study);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QCOMPARE(p.outcome().units, kImages / 2);
        QCOMPARE(p.outcome().largest, 2);
        QCOMPARE(p.outcome().conflicting, 0);
        QVERIFY(p.ready());
        // Without studies none has an answer.
        p.setRule({});
        QCOMPARE(p.unit(), AnswerUnit::image);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY(!p.ready());  // it is so already
        p.setByTable();
        QVERIFY(p.ready());
    }

    /// Labels that are made of what readers say are made anew of what they say of a study.
    void takesInWhatReadersSay() {
        Bench b;
        bool done = false;
        b.session.startOnProject<bool>(
            QStringLiteral("reading"),
            [](project::Project& project, const JobContext&) -> Result<bool> {
                FOVEA_TRY(std::vector<Sample> samples, project.samples());
                samples[0].readings = {{"Ann", "healthy"}, {"Bo", "healthy"}};
                samples[1].readings = {{"Cem", "lesions"}};
                FOVEA_CHECK(project.setSampleLabels(samples));
                FOVEA_CHECK(project::changeConsensus(project, {dataset::ConsensusRule::Kind::majority, {}}));
                return true;
            },
            [&](const Result<bool>& read) { done = read.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(done && b.idle(), kPatienceMs);
        QTRY_COMPARE(b.session.samples()[1].label, std::string("lesions"));
        StudiesPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QCOMPARE(p.outcome().byReaders, 0);
        p.setUnit(AnswerUnit::study);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QCOMPARE(p.outcome().byReaders, 1);
        QCOMPARE(p.outcome().conflicting, 0);
        QVERIFY2(p.outcomeWords().contains(QStringLiteral("1 image")) &&
                     p.outcomeWords().contains(QStringLiteral("readers")),
                 qPrintable(p.outcomeWords()));
        // So it comes.
        b.arrange(By::patientSide, AnswerUnit::study);
        QTRY_COMPARE(b.session.samples()[1].label, std::string("healthy"));
    }

    /// By mouse, and taken back in one step.
    void isChosenInAWindowAndTakenBack() {
        Bench b;
        b.openDialog();
        QVERIFY(!b.inDialog<QAbstractButton>("by:series")->isEnabled());
        QVERIFY(b.inDialog<QAbstractButton>("by:patient-side")->isChecked());
        QTest::mouseClick(b.inDialog<QAbstractButton>("unitStudy"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!b.dialog()->presenter().busy(), kPatienceMs);
        const QString outcome = b.inDialog<QLabel>("studiesOutcome")->text();
        QVERIFY2(outcome.startsWith(QStringLiteral("%1 images in %2 studies").arg(kImages).arg(kImages / 2)),
                 qPrintable(outcome));
        QTest::mouseClick(b.inDialog<QAbstractButton>("useStudies"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(b.session.question().answerUnit == AnswerUnit::study && b.idle(),
                                 kPatienceMs);
        QVERIFY(b.rule().by == By::patientSide);
        QCOMPARE(b.studies(), kImages / 2);
        QVERIFY(b.page.presenter().countWords().contains(QStringLiteral("%1 studies").arg(kImages / 2)));
        // What is said of one image is said of its study.
        const Sample first = b.session.samples().front();
        QVERIFY(b.session.relabel({first.id}, "other"));
        QCOMPARE(b.session.samples()[1].label, std::string("other"));
        b.session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(b.session.samples()[1].label, first.label, kPatienceMs);
        b.session.undo();
        QTRY_VERIFY_WITH_TIMEOUT(b.session.question().answerUnit == AnswerUnit::image, kPatienceMs);
        QVERIFY(b.rule().by == By::none);
        QTRY_COMPARE_WITH_TIMEOUT(b.studies(), 0, kPatienceMs);
        b.session.redo();
        QTRY_COMPARE_WITH_TIMEOUT(b.studies(), kImages / 2, kPatienceMs);
        QVERIFY(b.session.question().answerUnit == AnswerUnit::study);
    }

    void aTableNamesTheStudies() {
        Bench b;
        QFile file(b.images + QStringLiteral("/studies.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray table = "file,exam\n";
        for (const char* folder : {"healthy", "lesions"})
            for (int i = 1; i <= kPerClass; ++i)
                table += QByteArray(folder) + "/" + QByteArray::number(i) + "," + folder[0] +
                         QByteArray::number(i / 4) + "\n";
        QVERIFY(file.write(table) == table.size());
        file.close();
        b.openDialog();
        QTest::mouseClick(b.inDialog<QAbstractButton>("byTable"), Qt::LeftButton);
        setNextChosenFiles({file.fileName()});
        QTest::mouseClick(b.inDialog<QAbstractButton>("useStudies"), Qt::LeftButton);
        QTRY_VERIFY(b.page.window()->findChild<LabelTableDialog*>());
        auto* dialog = b.page.window()->findChild<LabelTableDialog*>();
        LabelTablePresenter& taken = dialog->presenter();
        QTRY_VERIFY_WITH_TIMEOUT(!taken.busy(), kPatienceMs);
        QCOMPARE(taken.images(), LabelTablePresenter::Images::inProject);
        taken.setRole(LabelTablePresenter::Role::label, LabelTablePresenter::kNone);
        taken.setRole(LabelTablePresenter::Role::study, 1);
        QCOMPARE(taken.role(LabelTablePresenter::Role::study), 1);
        QTRY_VERIFY_WITH_TIMEOUT(taken.ready(), kPatienceMs);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(b.studies() > 0 && b.idle(), kPatienceMs);
        QVERIFY(b.rule().by == By::column);
        QCOMPARE(b.rule().column, std::string("exam"));
        // It can be chosen from then on.
        StudiesPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY(std::any_of(p.rules().begin(), p.rules().end(),
                            [](const StudiesPresenter::Made& made) { return made.rule.column == "exam"; }));
    }

    /// Without a window's help: which rows there are, and what is done with them.
    void aClosedStudyStandsForItsImages() {
        Bench b;
        auto* byStudy = test::child<QAbstractButton>(b.page, "byStudy");
        QVERIFY(!byStudy->isVisible());
        b.arrange(By::patientSide, AnswerUnit::image);
        QTRY_VERIFY(byStudy->isVisible());
        SampleFilter& filter = b.page.filter();
        DataPresenter& data = b.page.presenter();
        QCOMPARE(b.rows(), kImages);
        QTest::mouseClick(byStudy, Qt::LeftButton);
        QCOMPARE(b.rows(), kImages / 2);
        const QModelIndex first = filter.index(0, 0);
        QCOMPARE(filter.imagesOfStudy(first), 2);
        QVERIFY(first.data().toString().endsWith(QStringLiteral("2 images")));
        // What is done with it is done with all its images, though the question asks of each.
        data.selection().setCurrentIndex(first,
                                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(data.chosen().images, 2);
        QVERIFY(data.relabel("other"));
        QCOMPARE(b.session.samples()[0].label, std::string("other"));
        QCOMPARE(b.session.samples()[1].label, std::string("other"));
        QVERIFY(b.session.samples()[2].label != "other");
        // Opened its images stand one after the other.
        data.toggleStudy();
        QCOMPARE(b.rows(), kImages / 2 + 1);
        QVERIFY(filter.isOpen(filter.index(1, 0)));
        QCOMPARE(data.chosen().images, 1);
        // An image in a closed study is led to all the same.
        data.show(b.session.samples()[3].id);
        QCOMPARE(data.current()->id, b.session.samples()[3].id);
        QCOMPARE(b.rows(), kImages / 2 + 2);
        data.toggleStudy();
        QCOMPARE(data.current()->id, b.session.samples()[2].id);
        QCOMPARE(b.rows(), kImages / 2 + 1);
        // A study passes where any of its images does; one by one they do as ever.
        filter.setText(QStringLiteral("2.png"));
        for (int row = 0; row < b.rows(); ++row) {
            const auto images = filter.sourceRows(filter.index(row, 0));
            QVERIFY(std::any_of(images.begin(), images.end(), [&](int i) {
                return filter.samples().fileName(i).contains(QStringLiteral("2.png"));
            }));
        }
        filter.clear();
        // In another order, too, studies do not mix.
        filter.sort(SampleModel::splitColumn);
        std::set<std::string> seen;
        for (int row = 0; row < b.rows(); ++row) {
            const std::string& patient =
                filter.samples().sample(filter.sourceRow(filter.index(row, 0))).patient;
            const bool before =
                row > 0 &&
                filter.samples().sample(filter.sourceRow(filter.index(row - 1, 0))).patient == patient;
            QVERIFY(before || seen.insert(patient).second);
        }
        // Without studies there is nothing to group.
        b.arrange(By::none, AnswerUnit::image);
        QTRY_VERIFY(!byStudy->isVisible());
        QCOMPARE(b.rows(), kImages);
        QVERIFY(!filter.grouped());
    }

    /// A closed study does not say of all its images what is so of its first one.
    void whatItsImagesDifferInIsSeveral() {
        Bench b;
        b.arrange(By::patientSide, AnswerUnit::image);
        auto* byStudy = test::child<QAbstractButton>(b.page, "byStudy");
        QTRY_VERIFY(byStudy->isVisible());
        QTest::mouseClick(byStudy, Qt::LeftButton);
        QTRY_COMPARE(b.rows(), kImages / 2);
        SampleFilter& filter = b.page.filter();
        DataPresenter& data = b.page.presenter();
        const auto words = [&](int row, int column) { return filter.index(row, column).data().toString(); };
        const auto spoken = [&](int row) {
            return filter.index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        const std::string label = b.session.samples()[1].label;
        QCOMPARE(words(0, SampleModel::labelColumn), QString::fromStdString(label));
        QVERIFY(b.session.relabel({b.session.samples()[0].id}, "other"));
        QCOMPARE(words(0, SampleModel::labelColumn), QStringLiteral("several"));
        QVERIFY(words(1, SampleModel::labelColumn) != QStringLiteral("several"));
        QVERIFY(spoken(0).contains(QStringLiteral("closed")) &&
                spoken(0).contains(QStringLiteral("several")));
        QVERIFY(!filter.oneLabel(filter.index(0, 0)) && filter.oneLabel(filter.index(1, 0)));
        // Opened while a filter is on, the first image that passes is looked at.
        filter.setLabel(label);
        data.selection().setCurrentIndex(filter.index(0, 0),
                                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        data.toggleStudy();
        QVERIFY(data.current());
        QCOMPARE(data.current()->id, b.session.samples()[1].id);
        QVERIFY(spoken(0).contains(QStringLiteral("open study")));
    }

    void theBadgeOpensAndCloses() {
        Bench b;
        b.arrange(By::patientSide, AnswerUnit::study);
        QTest::mouseClick(test::child<QAbstractButton>(b.page, "byStudy"), Qt::LeftButton);
        GridView& grid = b.page.grid();
        QTRY_COMPARE(b.rows(), kImages / 2);
        QSignalSpy pressed(&grid, &GridView::badgePressed);
        const QRect cell = grid.visualRect(grid.model()->index(0, 0));
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 18, cell.top() + 18));
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(b.rows(), kImages / 2 + 1);
        // And its key.
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_E);
        QCOMPARE(b.rows(), kImages / 2);
        QTest::keyClick(&grid, Qt::Key_E);
        QCOMPARE(b.rows(), kImages / 2 + 1);
    }
};

QTEST_MAIN(TestStudiesDialog)
#include "test_studies_dialog.moc"
